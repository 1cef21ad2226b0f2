"""What somebody has said about a document, whatever the program that it was said in."""

from __future__ import annotations

from irdocs.frozen import frozen


@frozen
class ReviewComment:
    """A comment, or a change that somebody suggests."""

    says: str
    """What it says; of a suggested change, what was to go and what was to come."""
    words: str = ""
    """The words of the document that it is about; empty if it is about none in particular."""
    author: str = ""
    date: str = ""
    """The day on which it was made (ISO 8601); empty if the file does not say it."""
    page: int = 0
    """The page or slide, counted from 1; 0 if the file has none."""
    height: float = -1.0
    """How far down its page it is, from 0 to 1; below 0 if that is not known."""
    across: float = -1.0
    """The same from the left."""
    answer: str = ""
    """What its own program says of it, such as that it is resolved; empty if it is open."""


def one_line(text: str) -> str:
    """Return a text with single spaces for all white space."""
    return " ".join(text.split())


__all__ = ["ReviewComment", "one_line"]

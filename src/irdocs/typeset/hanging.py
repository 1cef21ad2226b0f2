"""Hang what is lighter than a letter into the margin, so that the edge of a text looks straight."""

from __future__ import annotations

from irdocs.typeset.runs import Line

HUNG = frozenset("“‘„‚«‹\"'")
"""Quotation marks that begin a line."""
NO_BREAK_SPACES = "\u00a0\u202f"
"""Spaces that stand within quotation marks in French: they hang too."""
MOST = 0.7
"""The width of a mark, as a multiple of the type size, beyond which it has a square of its own, as
in Chinese, and stands in line with the letters."""


def hung(line: Line) -> Line:
    """Return a line whose opening quotation marks stand left of its start."""
    if not line.runs:
        return line
    first = line.runs[0]
    if first.text[:1] not in HUNG:
        return line
    words = first.text.lstrip("".join(HUNG))
    if len(words) < len(first.text):
        words = words.lstrip(NO_BREAK_SPACES)
    marks = first.text[: len(first.text) - len(words)]
    width = first.fragment.style.width(marks)
    if not words or width > MOST * len(marks) * first.fragment.style.size:
        return line
    return line.moved(-width)

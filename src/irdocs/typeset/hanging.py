"""Hang what is lighter than a letter into the margin, so that the edge of a text looks straight."""

from __future__ import annotations

from irdocs.typeset.runs import Line

HUNG = frozenset("“‘„‚«‹\"'")
"""Quotation marks that begin a line."""


def hung(line: Line) -> Line:
    """Return a line whose opening quotation marks stand left of its start."""
    if not line.runs:
        return line
    first = line.runs[0]
    words = first.text.lstrip("".join(HUNG))
    marks = first.text[: len(first.text) - len(words)]
    if not marks or not words:
        return line
    return line.moved(-first.fragment.style.width(marks))

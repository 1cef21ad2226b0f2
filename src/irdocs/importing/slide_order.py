"""The order in which a slide is read: rows from the top, each from the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from irdocs.units import Rect

_MOST_TERM_WORDS = 5


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """What a shape shows: Markdown or a block, with its place on the slide."""

    box: Rect
    markdown: str = ""
    block: dict[str, Any] | None = None
    is_text: bool = False
    words: int = 0


def rows_of(pieces: Sequence[ShownPiece]) -> list[list[ShownPiece]]:
    """Return pieces in reading order: rows from the top, each from the left."""
    left = sorted(pieces, key=lambda one: (one.box.y, one.box.x))
    rows = []
    while left:
        first = left[0]
        row = [one for one in left if one is first or _beside(first.box, one.box)]
        rows.append(sorted(row, key=lambda one: one.box.x))
        left = [one for one in left if one not in row]
    return rows


def is_pair(row: Sequence[ShownPiece]) -> bool:
    """Whether a row is a short text with one line beside it."""
    return (
        len(row) == 2
        and all(one.is_text and "\n" not in one.markdown for one in row)
        and row[0].words <= _MOST_TERM_WORDS
        and "](" not in row[0].markdown
    )


def _beside(one: Rect, other: Rect) -> bool:
    """Whether two boxes stand side by side, or are one."""
    overlap = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    least = min(one.height, other.height)
    return overlap > 0.5 * least and across < 0.1 * min(one.width, other.width)


__all__ = ["ShownPiece", "is_pair", "rows_of"]

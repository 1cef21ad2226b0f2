"""The order in which a slide is read: rows from the top, each from the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from irdocs.units import Rect

_MOST_TERM_WORDS, _MOST_HEAD_WORDS = 5, 8
_MARK = 2
"""A text of so many letters, a number or a letter, may stand within the box of another."""
_ASIDE = 0.12
"""How far the middles of two texts may be apart that stand below one another, as a part of the
slide's width."""


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
        row = [one for one in left if one is first or _beside(first, one)]
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


def is_grid(upper: Sequence[ShownPiece], lower: Sequence[ShownPiece], width: float) -> bool:
    """Whether each text of a row, at most four, has one of the next row below it."""
    return (
        2 <= len(upper) == len(lower) <= 4
        and all(one.is_text and "\n" not in one.markdown.strip() for one in (*upper, *lower))
        and all(one.words <= _MOST_HEAD_WORDS for one in upper)
        and all(
            abs(_middle(above.box) - _middle(below.box)) < _ASIDE * width
            for above, below in zip(upper, lower, strict=True)
        )
    )


def _middle(box: Rect) -> float:
    return box.x + box.width / 2


def _beside(first: ShownPiece, second: ShownPiece) -> bool:
    """Whether two pieces stand side by side, or one is a mark at the edge of the other."""
    one, other = first.box, second.box
    overlap = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    least = min(one.height, other.height)
    narrow = min(one.width, other.width)
    is_mark = min(len(first.markdown.strip()), len(second.markdown.strip())) <= _MARK and (
        first.is_text and second.is_text and abs(_middle(one) - _middle(other)) > narrow / 2
    )
    return overlap > 0.5 * least and (across < 0.1 * narrow or is_mark)


__all__ = ["ShownPiece", "is_grid", "is_pair", "rows_of"]

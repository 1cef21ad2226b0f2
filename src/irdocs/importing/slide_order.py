"""The order in which a slide is read: rows from the top, each from the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from irdocs.frozen import frozen
from irdocs.units import Rect

_MOST_TERM_WORDS, _MOST_HEAD_WORDS = 5, 8
_MARK = 2
"""A text of so many letters, a number or a letter, may stand within the box of another."""
_ASIDE = 0.12
"""How far the middles of two texts may be apart that stand below one another, as a part of the
slide's width."""


@frozen
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


def below(
    upper: Sequence[ShownPiece], rows: Sequence[Sequence[ShownPiece]], width: float
) -> tuple[int, list[list[ShownPiece]]]:
    """Return how many rows stand below the texts of a row, and the texts below each of these.

    Each text of such a row stands in the middle below one of the row, at most six; `width` is that
    of the slide.
    """
    columns: list[list[ShownPiece]] = [[] for _ in upper]
    heads = all(one.is_text and "\n" not in one.markdown.strip() for one in upper)
    if not (heads and 2 <= len(upper) <= 6 and all(o.words <= _MOST_HEAD_WORDS for o in upper)):
        return 0, columns
    count = 0
    for row in rows:
        places = [_column(one, upper, width) for one in row]
        if None in places or len(set(places)) < len(places) or len(row) < 2:
            break
        if count and all(map(_is_alike, row, upper)):
            break  # another row of heads, with texts of their own
        for one, place in zip(row, places, strict=True):
            columns[place or 0].append(one)
        count += 1
    return count, columns


def _column(piece: ShownPiece, upper: Sequence[ShownPiece], width: float) -> int | None:
    """Return the number of the text that a text stands below; None if it stands below none."""
    if not piece.is_text:
        return None
    near = min(range(len(upper)), key=lambda n: abs(_middle(upper[n].box) - _middle(piece.box)))
    is_near = abs(_middle(upper[near].box) - _middle(piece.box)) < _ASIDE * width / 2
    return near if is_near or _within(piece.box, upper[near].box) else None


def _is_alike(piece: ShownPiece, head: ShownPiece) -> bool:
    """Whether a text has a box of the size of a head's."""
    one, other = piece.box, head.box
    return abs(one.height - other.height) < 0.2 * other.height and (
        abs(one.width - other.width) < 0.2 * other.width
    )


def _within(one: Rect, other: Rect) -> bool:
    """Whether a box is within another from left to right, with a little slack."""
    slack = 0.15 * other.width
    return other.x - slack <= one.x and one.x + one.width <= other.x + other.width + slack


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


__all__ = ["ShownPiece", "below", "is_pair", "rows_of"]

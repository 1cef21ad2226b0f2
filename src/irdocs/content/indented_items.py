"""Find items of a list in a text that stand too far right: they are printed as words of the item
above them, or as the only point below it.

CommonMark reads a sign that stands four spaces too far right as words (0.31, 4.4), and one that
stands two too far right as the first item of a list within the item above (5.2). Somebody who
writes a list within an item writes several points, or ends the item with a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from irdocs.frozen import frozen

_ITEM = re.compile(r"(?P<indent> *)(?P<sign>[-*•]|\d{1,2}[.)])[ \t]+(?P<first>\S)")
_TOO_FAR = 4
"""So many spaces behind the place of a text make a sign of an item words."""
_SENTENCE_ENDS = (".", "!")


class IndentedItem(NamedTuple):
    """A line that stands too far right, from 0, and whether it is an item of a list all the same:
    the only point of the item above it."""

    line: int
    is_point: bool


@frozen
class _TypedItem:
    line: int
    column: int
    """Where its words begin."""
    parent: int
    """The line of the item that it is a point of; -1 for one that is a point of none."""
    first: str
    """The character with which its words begin."""


def indented_item(source: str) -> IndentedItem | None:
    """Return the first line of a text that begins as an item does and stands too far right."""
    lines = source.split("\n")
    items: dict[int, _TypedItem] = {}
    opened: list[_TypedItem] = []
    for number, line in enumerate(lines):
        match = _ITEM.match(line)
        indent = len(line) - len(line.lstrip(" "))
        is_apart = not number or not lines[number - 1].strip()
        if line.strip() and (match or is_apart):
            opened = [item for item in opened if item.column <= indent]
        if match is None:
            continue
        if indent - (opened[-1].column if opened else 0) >= _TOO_FAR:
            return IndentedItem(number, False)
        item = _TypedItem(
            number, match.start("first"), opened[-1].line if opened else -1, match["first"]
        )
        items[number] = item
        opened.append(item)
    points = Counter(item.parent for item in items.values())
    alone = (item for item in items.values() if points[item.parent] == 1)
    found = next((item for item in alone if _is_slip(item, items, points, lines)), None)
    return IndentedItem(found.line, True) if found else None


def _is_slip(
    item: _TypedItem, items: dict[int, _TypedItem], points: Counter[int], lines: Sequence[str]
) -> bool:
    """Whether the only point of an item, or of a text, was probably meant as an item beside it."""
    if not item.line or points[item.line]:
        return False
    before = lines[item.line - 1].rstrip()
    above = items.get(item.parent)
    if above is None:
        return before.endswith(_SENTENCE_ENDS)
    is_like = above.first.isupper() == item.first.isupper()
    is_whole = before.endswith(_SENTENCE_ENDS) or before[-1:].isalnum()
    return is_like and is_whole and points[above.parent] > 1


__all__ = ["IndentedItem", "indented_item"]

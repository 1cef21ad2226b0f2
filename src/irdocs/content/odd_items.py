"""Find items of lists that are not printed as they are written: another number, or a lost sign.

CommonMark counts the items of a numbered list from the first, whatever the others say (5.3), and
takes a plus or minus at the head of a line for the sign of an item (5.2).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_NUMBERED = re.compile(r"([ \t]*)(\d{1,9})[.)][ \t]+(?=\S)")
_SIGNED = re.compile(r"[ \t]*([-+])[ \t]+(?=\d)")
_MARK = re.compile(r"[ \t]*([-+])[ \t]+\S")
_PLUS = re.compile(r"[ \t]*\+[ \t]+\S")
_ITEM = re.compile(r"[ \t]*(?:[-+*•▪◦‣–—]|\d{1,9}[.)])[ \t]+\S")
_ENDED = tuple(".:;!?")


class RenumberedItem(NamedTuple):
    """An item by its line, from 0, its number as it is written, and as it is printed."""

    line: int
    written: int
    printed: int


def renumbered_item(source: str) -> RenumberedItem | None:
    """Return the first item of a numbered list whose number is not the next one.

    A list may have one number throughout, as many write it.
    """
    lists: dict[int, tuple[int, int]] = {}  # the first and the last number, by the indent
    is_apart = True
    for line, text in enumerate(source.split("\n")):
        indent = len(text) - len(text.lstrip())
        item = _NUMBERED.match(text)
        if not text.strip():
            is_apart = True
            continue
        lists = {column: found for column, found in lists.items() if column <= indent}
        if item and (indent in lists or is_apart or item[2] == "1"):
            number = int(item[2])
            first, last = lists.get(indent, (number, number - 1))
            if number != last + 1 and number != first:
                return RenumberedItem(line, number, last + 1)
            lists[indent] = first, last + 1
        elif not item and is_apart:
            lists = {column: found for column, found in lists.items() if column < indent}
        is_apart = False
    return None


def lost_sign(source: str) -> tuple[int, str] | None:
    """Return the line, from 0, and the sign of a number that a list takes for the sign of an item.

    That is a sign that no other item of the text has: a plus, and a minus that a text without an
    end goes on with, or with which a text begins. A plus that a text goes on with is one without a
    number, too: "aspirin + clopidogrel".
    """
    lines = source.split("\n")
    marks = Counter(match[1] for line in lines if (match := _MARK.match(line)))
    before = ""
    for number, line in enumerate(lines):
        signed = _SIGNED.match(line)
        goes_on = bool(before) and not before.endswith(_ENDED) and not _ITEM.match(before)
        if signed and marks[signed[1]] == 1 and (signed[1] == "+" or goes_on or not number):
            return number, line.strip()[:20]
        if goes_on and marks["+"] == 1 and _PLUS.match(line):
            return number, line.strip()[:20]
        before = line.rstrip()
    return None


__all__ = ["RenumberedItem", "lost_sign", "renumbered_item"]

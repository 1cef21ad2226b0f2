"""Find items of a list in a text that lost their sign: they are printed as more of the item above
them, or as a paragraph above the list.

Both are good CommonMark. An item that goes on in a second line looks the same as one below which a
hyphen is missing; what tells them apart is that the second line begins with a capital, although the
first one does not end a sentence and had room for more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ITEM = re.compile(r"(?P<indent>[ \t]*)[-+*][ \t]+(?=\S)")
_GLUED = re.compile(r"[ \t]*-(?=[^\W\d_])")
_ENDED = re.compile(r"[.:;!?,…–—-][\"'”’»)]*\Z")
_BEGINNING = re.compile(r"[^\W\d_][^\W_]*")
_WIDTH = 60
"""Nobody breaks shorter lines because they are full."""
LEAST_ITEMS = 1
"""How many items of one line a list has at least beside one that may be two."""


class LostItem(NamedTuple):
    """A line that should be an item, from 0, and whether a hyphen without a space begins it."""

    line: int
    is_glued: bool


def lost_item(source: str) -> LostItem | None:
    """Return the first line of a text that seems to be an item of a list and is none."""
    lines = source.split("\n")
    width = max(_WIDTH, *map(len, lines))
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if _GLUED.match(line) and not before.strip() and _ITEM.match(after):
            return LostItem(number, True)
        item = _ITEM.match(before)
        if item is None or _indent(line) != item.end() or not _is_beginning(line):
            continue
        has_room = len(before.rstrip()) + 1 + len(line.split()[0]) <= width
        goes_on = has_room and not _ENDED.search(before.rstrip())
        if goes_on and _others(lines, number, item["indent"]) >= LEAST_ITEMS:
            return LostItem(number, False)
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_beginning(line: str) -> bool:
    """Whether a line begins with a word that has a capital and then small letters: "Your", "I"."""
    word = _BEGINNING.match(line.strip())
    return word is not None and word[0].istitle()


def _others(lines: Sequence[str], number: int, indent: str) -> int:
    """Return how many items of the list round a line are one line each; 0 if another is not, as
    its author breaks lines."""
    count = 0
    for step, start in ((-1, number - 2), (1, number + 1)):
        place = start
        while 0 <= place < len(lines) and lines[place].strip():
            item = _ITEM.match(lines[place])
            if item is None or item["indent"] != indent:
                return 0
            count += 1
            place += step
    return count


__all__ = ["LostItem", "lost_item"]

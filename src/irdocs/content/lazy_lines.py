"""Find lines that join the last item of a list although they stand outside of it.

CommonMark takes a line right below an item's text for more of it, however far left it begins (5.1,
"laziness"). Somebody who writes a paragraph below a list mostly means a paragraph.
"""

from __future__ import annotations

import re

_ITEM = re.compile(r"([ \t]*)(?:([-+*•▪◦‣–—])|(\d{1,9})[.)])[ \t]+(?=\S)")
_NOTE = re.compile(r"\[\^[\w-]+\]:")
WRAPPED = 50
"""A line of so many characters was probably broken by an editor, if the next goes on in small
letters."""


def lazy_line(source: str) -> int | None:
    """Return the number, from 0, of the first line that joins an item from outside, or None."""
    opened: list[int] = []  # the columns at which the texts of open items begin
    room: int | None = None  # the column of the text that the next line would join
    before = ""
    for number, line in enumerate(source.split("\n")):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        item = _ITEM.match(line)
        if not words:
            room = None
        elif item and (opened or item[3] in (None, "1")):
            opened = [column for column in opened if column <= indent]
            opened.append(item.end())
            room = item.end()
        elif room is None or _NOTE.match(words):
            opened = [column for column in opened if column <= indent]
            room = opened[-1] if opened else None
        elif indent < room and not (len(before) >= WRAPPED and words[0].islower()):
            return number
        before = line
    return None

"""Refuse a key that has lost its colon, or the space behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from irdocs.content.syntax.fault import YamlLines
from irdocs.content.syntax.outliers import Level, LevelKind

_WORD = re.compile(r" *([A-Za-z_][\w-]*)\s*")
_GLUED = re.compile(r"([A-Za-z_][\w-]*):(?=[\"'][^\"':]*:\s)")
_KEY = re.compile(r"[ -]*([A-Za-z_][\w-]*):(?:\s|$)")


def check_lost_colons(lines: YamlLines, levels: Sequence[Level], number: int) -> None:
    """Refuse the word of a line that is a key beside those of one of the levels."""
    column = lines.indent(number)
    for level in levels:
        beside = _KEY.match(lines[level.first_line])
        if level.kind is LevelKind.KEYS and level.indent == column and beside:
            check_lost_colon(lines, number, column, beside[1])


def check_lost_colon(lines: YamlLines, number: int, column: int, beside: str) -> None:
    """Refuse the word of a line that stands at the column of the key `beside`, and is another key
    of its mapping, if what stands below is indented further, as under a key."""
    word, following = _WORD.fullmatch(lines[number]), lines.next_line(number)
    if word is None or lines.indent(number) != column or word[1] == beside:
        return
    indent = lines.indent(following)
    has_more = indent > column or (indent == column and lines[following].startswith("-", column))
    if has_more and lines.begins_entry(following) and lines.are_siblings(beside, word[1]):
        lines.reject(
            "this key has no colon", number, column, f"write {word[1]}:",
            {number: f"{lines[number].rstrip()}:"}, length=len(word[1]),
        )  # fmt: skip


def check_glued_text(lines: YamlLines, number: int, column: int) -> None:
    """Refuse a key before a text in quotes, with a colon in it, without a space between them."""
    if glued := _GLUED.match(lines[number], column):
        line, end = lines[number], glued.end()
        lines.reject(
            "a space is missing after the colon", number, end - 1,
            f"write {glued[1]}: and a space before the value",
            {number: f"{line[:end]} {line[end:]}"},
        )  # fmt: skip

"""Find the one line that is indented otherwise than those around it.

A key that begins too far to the left closes the mappings and lists that are open. What follows is
right, but the parser stops there. So the lines behind a key show where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from irdocs.content.syntax.fault import YamlLines
from irdocs.content.syntax.line_parts import ODD_COLON, key_end, without_comment
from irdocs.frozen import frozen


class LevelKind(StrEnum):
    """What the entries of a level are."""

    KEYS = "keys"
    LIST = "list"


@dataclass(slots=True)
class Level:
    """A mapping or list that is open at a line of the file."""

    indent: int
    kind: LevelKind
    first_line: int
    """The line of its first entry."""
    may_be_odd: bool = True
    """Whether the first entry is the only one so far, and on a line of its own."""
    awaits_value: bool = False
    """Whether nothing follows the last key or hyphen yet, so that deeper lines are its value."""
    is_in_item: bool = False
    """Whether its first entry stands behind a hyphen."""
    is_begun_by_hyphen: bool = False
    """Whether its only entry so far stands behind a hyphen."""

    def may_lack_hyphen(self, column: int) -> bool:
        """Whether it may be the first item of a list whose other hyphens stand at a column."""
        is_keys = self.kind is LevelKind.KEYS and not self.is_in_item
        return is_keys and self.indent == column + len("- ")


_HYPHEN = re.compile(r"-( +|$)")
_KEY = re.compile(r"[A-Za-z_][\w-]*(?=:([ \t]|$))")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*[ \t]*(#.*)?$")


def expected_indent(lines: YamlLines, number: int, levels: Sequence[Level]) -> int | None:
    """Return the indentation that a line should have, or None if its own fits what follows it.

    `levels` are those that are open before the line. It is too far to the left if a later line,
    which cannot be a part of its value, stands at a level that the line has closed, or within the
    key above it.
    """
    right = _expected(lines, number, levels)
    return _indent_of_second_item(lines, number, levels) if right is None else right


def _indent_of_second_item(lines: YamlLines, number: int, levels: Sequence[Level]) -> int | None:
    """Return where the second item of a list stands if the first, in a line, is indented less than
    the key above it, where no list is open; else None."""
    top, column = levels[-1], lines.indent(number)
    following = lines.next_line(number)
    right = lines.indent(following)
    are_items = lines[number].startswith("- ", column) and lines[following].startswith("- ", right)
    if not (top.awaits_value and are_items and right >= top.indent > column):
        return None
    lists = {level.indent for level in levels if level.kind is LevelKind.LIST}
    return None if column in lists else right


def _expected(lines: YamlLines, number: int, levels: Sequence[Level]) -> int | None:
    """Return the same, but for the first item of a list."""
    column = lines.indent(number)
    if lines[number].startswith("-", column) and not _HYPHEN.match(lines[number], column):
        return None
    value = _value_of(lines, number)
    following = _next_entry(lines, number, value.indent)
    if following is None:
        return None
    least, innermost = lines.indent(following), levels[-1]
    if value.item_indent is not None and least != value.item_indent:
        # An item whose hyphen would stand in a list if its keys stood like those below it.
        meant = column + least - value.item_indent
        if least > column and any(
            level.kind is LevelKind.LIST and level.indent == meant for level in levels
        ):
            return meant
        if innermost.awaits_value and least > innermost.indent <= meant:
            is_odd = _is_first_odd(lines, following, value.item_indent, innermost.indent, meant)
            return meant if is_odd else None
    if least <= column or least == value.item_indent:
        return None
    if levels[-1].awaits_value:
        return least if least > levels[-1].indent >= column else None
    closed = [level for level in levels if level.indent > column]
    if (least, _kind(lines, following)) not in {(level.indent, level.kind) for level in closed}:
        return None
    kind = _kind(lines, number)
    alike = [
        level.indent for level in closed
        if level.kind is kind and level.indent >= least and _may_belong(lines, number, level)
    ]  # fmt: skip
    # Beside what follows it, or in the innermost mapping or list above it.
    nearest = min if _kind(lines, following) is kind else max
    return nearest(alike, default=None)


def _is_first_odd(
    lines: YamlLines, following: int, item_indent: int, outer: int, meant: int
) -> bool:
    """Return whether the first item of a list is the line that is wrong, and not a key below it.

    That is so if no key stands where the hyphen asks for it, up to the next item or to what is
    indented no more than `outer`; and if the next item is at the column `meant`, or two keys or
    more stand like the one in the line `following`.
    """
    least, keys = lines.indent(following), 0
    for number in range(following, len(lines)):
        if not lines.begins_entry(number):
            continue
        indent = lines.indent(number)
        is_item = _is_item(lines, number)
        if is_item and indent == meant:
            return True
        if indent <= outer or (is_item and indent < max(least, item_indent)):
            break
        if indent == item_indent and not is_item:
            return False
        keys += indent == least and not is_item
    return keys > 1


def _is_item(lines: YamlLines, number: int) -> bool:
    """Return whether a line begins an item of a list."""
    return _kind(lines, number) is LevelKind.LIST


def _kind(lines: YamlLines, number: int) -> LevelKind:
    """Return what kind of entry a line begins."""
    is_item = lines[number].startswith("-", lines.indent(number))
    return LevelKind.LIST if is_item else LevelKind.KEYS


def _may_belong(lines: YamlLines, number: int, level: Level) -> bool:
    """Return whether a line may be an entry of a level, by the keys that belong together."""
    key = _KEY.match(lines[number], lines.indent(number))
    first = _KEY.match(lines[level.first_line], level.indent)
    return not key or not first or lines.are_siblings(key[0], first[0])


@frozen
class _Value:
    """Where the value of a line stands."""

    indent: int | None
    """The indentation of the lines below that are its value; None if it is in the line."""
    item_indent: int | None
    """The indentation of the keys of the item that the line begins; None if it begins none."""


def _value_of(lines: YamlLines, number: int) -> _Value:
    """Return where the value of a key or an item stands."""
    line, column = lines[number], lines.indent(number)
    item_indent = None
    while hyphen := _HYPHEN.match(line, column):
        column = item_indent = hyphen.end()
    if column < len(line):
        end = key_end(line, column)
        value = line[end:].strip() if end is not None else line[column:]
        if without_comment(value) and not _BLOCK_TEXT.match(value):
            return _Value(None, item_indent)
    for following in range(number + 1, len(lines)):
        if not lines.is_blank(following) and not lines[following].lstrip().startswith("#"):
            return _Value(lines.indent(following), item_indent)
    return _Value(None, item_indent)


def _next_entry(lines: YamlLines, number: int, value_indent: int | None) -> int | None:
    """Return the first line behind a line and its value that begins an entry, or None.

    `value_indent` is the indentation of the lines that are its value, or None if they are none.
    """
    for following in range(number + 1, len(lines)):
        if not (lines.begins_entry(following) or ODD_COLON.match(lines[following])):
            continue
        if value_indent is None or lines.indent(following) < value_indent:
            return following
    return None

"""Read a text under | or > to its end, and find lines that are not indented as they should be."""

from __future__ import annotations

import re

from irdocs.content.syntax.fault import YamlLines, spaces
from irdocs.content.syntax.hyphens import is_odd_item
from irdocs.content.syntax.line_parts import ODD_COLON
from irdocs.content.syntax.lost_colons import check_lost_colon

_HEADER = re.compile(r"[|>](?:[+-]?([1-9])?|([1-9])[+-])\s*(?:\s#.*)?$")

_WORDS_BEHIND = re.compile(r"\|[-+]?[ \t]+\S|>[-+]?[ \t]+[^\W\d]")
"""The sign of a text with words behind it: not > 5 mm, which begins a text."""

_KEY = re.compile(r"([A-Za-z_][\w-]*):(?=[ \t]|$)")
_OWN_KEY = re.compile(rf" *(?:- +)*{_KEY.pattern}")
_GLUED_ITEM = re.compile(r"-(?! )\s?[A-Za-z_][\w-]*:(?:\s|$)")
"""An item of a mapping, whose hyphen has no space behind it."""


def end_of_block_text(
    lines: YamlLines, number: int, column: int, parent: int, lists: frozenset[int]
) -> int | None:
    """Return the number of the line behind a text whose | or > is at a place.

    `lists` are the columns at which the hyphens of the lists around it stand. None says that the
    sign is the beginning of the text itself, as in `> 5 mm`. All lines of the
    text must be indented at least like its first (YAML 1.2, 8.1.1.1).
    """
    header = _HEADER.match(lines[number], column)
    if header is None:
        return None
    digit = header[1] or header[2]
    width = max(parent, 0) + int(digit) if digit else None
    line = number + 1
    while line < len(lines):
        if lines.is_blank(line):
            line += 1
            continue
        indent = lines.indent(line)
        if indent <= parent:
            if own := _OWN_KEY.match(lines[number]):
                check_lost_colon(lines, line, parent, own[1])
            if width is None and not lines.begins_entry(line):
                _refuse_outdented(lines, line, parent)
            elif width is not None and _is_text(lines, line, width, lists):
                lines.reject(
                    "this line is indented less than the first line of its text", line, 0,
                    f"indent it by {spaces(width)}, as line {number + 2}",
                    lines.moved(line, width), length=max(1, indent),
                )  # fmt: skip
            return line
        width = indent if width is None else width
        if indent < width:
            if lines[line].lstrip().startswith("#"):
                return line
            _refuse_key_in_text(lines, number, line, parent)
            if digit is None and _is_first_odd(lines, number + 1, line, parent):
                lines.reject(
                    "this line is indented further than the lines of its text below", number + 1,
                    0, f"indent it by {spaces(indent)}, as line {line + 1}",
                    lines.moved(number + 1, indent), length=width,
                )  # fmt: skip
            lines.reject(
                "this line is indented less than the first line of its text", line, 0,
                f"indent it by {spaces(width)}, as line {number + 2}",
                lines.moved(line, width), length=max(1, indent),
            )  # fmt: skip
        line += 1
    return line


def _refuse_key_in_text(lines: YamlLines, number: int, line: int, parent: int) -> None:
    """Refuse a key that belongs beside that of the text in the line `number`, as it is indented
    further than that, if less than the text."""
    if _belong_together(lines, number, _KEY.match(lines[line].lstrip(" "))):
        indent = lines.indent(line)
        lines.reject(
            f"this line is indented by {spaces(indent)}, and its neighbours by {parent}", line, 0,
            f"indent it by {spaces(parent)}", lines.moved(line, parent), length=max(1, indent),
        )  # fmt: skip


def _belong_together(lines: YamlLines, number: int, key: re.Match[str] | None) -> bool:
    """Whether a key may stand beside that of the text in the line `number`."""
    own = _OWN_KEY.match(lines[number])
    return key is not None and own is not None and lines.are_siblings(own[1], key[1])


def refuse_words_behind(lines: YamlLines, number: int, column: int) -> None:
    """Refuse words behind the | or > of a text whose other lines stand below it."""
    before, text = lines[number][:column], lines[number][column:]
    if _WORDS_BEHIND.match(text):
        lines.reject(
            f"words stand behind the {text[0]} of a text", number, column,
            "begin them on the line below, indented as the others", {number: before + text[0]},
        )  # fmt: skip


def _is_first_odd(lines: YamlLines, first: int, second: int, parent: int) -> bool:
    """Return whether the first line of a text is indented wrongly, and not its line `second`.

    More lines then stand like that one, down to what is indented no more than the key, at `parent`.
    """
    if any(not lines.is_blank(line) for line in range(first + 1, second)):
        return False
    indent, like_first, like_second = lines.indent(second), 1, 1
    for line in range(second + 1, len(lines)):
        if lines.is_blank(line):
            continue
        if lines.indent(line) <= parent:
            break
        like_first += lines.indent(line) == lines.indent(first)
        like_second += lines.indent(line) == indent
    return like_second > like_first


def _is_text(lines: YamlLines, line: int, width: int, lists: frozenset[int]) -> bool:
    """Return whether a line behind a text indented by `width` is a part of it, though outdented.

    It is if it is no entry, if the text goes on behind it, or if an item of its own list follows.
    """
    if (
        lines.is_marker(line)
        or lines.is_fence(line)
        or ODD_COLON.match(lines[line])
        or lines[line].lstrip().startswith("#")
    ):
        return False
    indent = lines.indent(line)
    if is_odd_item(lines[line], lists):
        return False
    if indent in lists and _GLUED_ITEM.match(lines[line], indent):
        return False
    if not lines.begins_entry(line):
        return True
    following = lines.next_line(line)
    if following == line or lines.indent(following) < width or lines[line].rstrip().endswith(":"):
        return False
    is_item = lines[line].lstrip().startswith("-") and indent not in lists
    return is_item or not lines.begins_entry(following)


def _refuse_outdented(lines: YamlLines, line: int, parent: int) -> None:
    """Refuse the text under | or > that is not indented further than its key."""
    edits, number = {}, line
    while number < len(lines) and not lines.begins_entry(number):
        edits[number] = " " * (parent + 2) + lines[number].lstrip()
        number += 1
    lines.reject(
        "the text under | or > is not indented further than its key", line, 0,
        f"indent each of its lines by {spaces(parent + 2)}", edits,
    )  # fmt: skip

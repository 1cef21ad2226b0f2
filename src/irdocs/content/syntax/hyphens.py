"""Refuse hyphens where no list item begins, and signs that only look like a colon or a space."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from irdocs.content.syntax.fault import YamlLines, in_quotes, spaces
from irdocs.content.syntax.line_parts import COLON, ODD_COLON
from irdocs.content.syntax.outliers import Level, LevelKind

_GLUED_HYPHEN = re.compile(r"-[^ -]")
_ODD_HYPHEN = re.compile(r" *([–—‒−•*+·◦▪●‣➢])[ \t]+\S")
"""A line that begins with a sign for items of word processors, or with a dash."""
_ODD_ITEM = re.compile(r" *[–—‒−•*+·◦▪●‣➢][ \t]+(?:[A-Za-z_][\w-]*:(?:\s|$)|[\[{])")
"""The same before a key, or before brackets or braces."""
_WORDS = re.compile(r"[^\W\d_][\w'’-]*(?: |[.,;!?]|$)(?![=|>])")
"""A line that begins with a word."""
_KEY = re.compile(r"[A-Za-z_][\w-]*:(?: |$)")
_GLUED_KEY = re.compile(r"-(?! )\s?(?:[A-Za-z_][\w-]*:(\s|$)|[\[{])")


def is_odd_hyphen(lines: YamlLines, top: Level, number: int) -> bool:
    """Return whether the only hyphen of a list stands before keys that are side by side."""
    if not top.may_be_odd:
        return False
    first, column = lines[top.first_line], top.indent
    if not first[column + 1 :].strip():
        return True
    if lines.indent(lines.next_line(top.first_line)) > column:
        return False  # it begins an item of several lines
    keys = 0
    for index in range(number, len(lines)):
        line = lines[index]
        if lines.is_blank(index) or lines.indent(index) > column:
            continue
        if lines.indent(index) < column:
            break
        if line.startswith("-", column):
            return False
        keys += 1
    return keys > 1


def refuse_hyphen(lines: YamlLines, number: int, column: int) -> None:
    """Refuse a hyphen that stands where keys do."""
    line = lines[number]
    rest = line[column + 1 :].lstrip(" ")
    remedies: list[Mapping[int, str]] = [
        {number: f"{line[:column]}{rest}"},
        {number: f"{line[:column]} {line[column + 1 :]}"},
    ]
    following = lines.next_line(number)
    if COLON.search(line) and rest[-1:] != ":" and lines.indent(following) == column + 2:
        remedies.reverse()
    lines.reject(
        "this hyphen stands at the indentation of keys", number, column,
        f"remove it, or indent the item by {column + 2} spaces, under the key of its list"
        if rest
        else "remove it",
        *((*remedies, *lines.moves(number, column + 2)) if rest else ({number: ""},)),
    )  # fmt: skip


def check_hyphen(lines: YamlLines, levels: Sequence[Level], number: int, column: int) -> None:
    """Refuse an item of a list whose hyphen has no space behind it."""
    line = lines[number]
    is_item = any(level.indent == column and level.kind is LevelKind.LIST for level in levels)
    top = levels[-1] if levels else None
    is_first = top is not None and top.awaits_value and _GLUED_KEY.match(line, column)
    if (is_item and _GLUED_HYPHEN.match(line, column)) or is_first:
        sign = line[column + 1]
        what = "a space is missing after the hyphen"
        if sign.isspace():
            name = "tab" if sign == "\t" else "no-break space"
            what = f"a {name} follows the hyphen"
        lines.reject(
            what, number, column, "write - and an ordinary space",
            {number: f"{line[:column]}- {line[column + 1 :].lstrip()}"},
        )  # fmt: skip


def refuse_missing_hyphen(lines: YamlLines, number: int, column: int) -> None:
    """Refuse the first key of an item of a list that has no hyphen at the column of the others'."""
    text = lines[number].lstrip()
    lines.reject(
        "a hyphen is missing before this key, which begins an item of a list", number,
        lines.indent(number), f"write - and a space before it, behind {column} spaces",
        {number: f"{' ' * column}- {text}"},
    )  # fmt: skip


def refuse_outdented_value(lines: YamlLines, top: Level, number: int, column: int) -> None:
    """Refuse words below a key without a value that are not indented further than it.

    They are its value if they are a sentence's, as nothing else may stand there.
    """
    text = lines[number][column:].rstrip()
    is_words = _WORDS.match(text) and not COLON.search(text)
    if top.awaits_value and top.indent >= column and is_words:
        right = top.indent + 2
        lines.reject(
            "this text belongs to the key above it, and is not indented further than that", number,
            column, f"indent it by {spaces(right)}, or write it behind the colon",
            lines.moved(number, right), length=len(text),
        )  # fmt: skip


def is_odd_item(line: str, lists: Collection[int]) -> bool:
    """Return whether a line stands where the hyphens of a list do, at one of the columns `lists`,
    and begins with another sign for items."""
    return bool(_ODD_HYPHEN.match(line)) and len(line) - len(line.lstrip(" ")) in lists


def check_item_sign(lines: YamlLines, levels: Sequence[Level], number: int) -> None:
    """Refuse an item that begins with another sign than a hyphen, as word processors make them."""
    line, column = lines[number], lines.indent(number)
    columns = {level.indent for level in levels if level.kind is LevelKind.LIST}
    is_first = bool(levels) and levels[-1].awaits_value and bool(_ODD_ITEM.match(line))
    if is_first or is_odd_item(line, columns):
        lines.reject(
            f"an item of a list begins with a hyphen, and this one with {line[column]}",
            number, column, f"write - in place of {line[column]}",
            {number: f"{line[:column]}-{line[column + 1 :]}"},
        )  # fmt: skip


def check_lost_hyphen(lines: YamlLines, levels: Sequence[Level], number: int) -> None:
    """Refuse a key where the hyphens of a list stand, if keys below it stand as behind one."""
    column, following = lines.indent(number), lines.next_line(number)
    here = {level.kind for level in levels if level.indent == column}
    is_first = bool(levels) and levels[-1].awaits_value and levels[-1].indent < column
    is_of_list = here == {LevelKind.LIST} or (is_first and _goes_on(lines, number, column))
    if is_of_list and lines.indent(following) == column + 2:
        line = lines[number]
        is_key = _KEY.match(line, column) and not line.startswith("-", column)
        if is_key and _KEY.match(lines[following], column + 2):
            refuse_missing_hyphen(lines, number, column)


def _goes_on(lines: YamlLines, number: int, column: int) -> bool:
    """Return whether the next line that is indented no further than a column begins an item there,
    and the key in a line has a value, so that no keys stand under it."""
    if lines[number].rstrip().endswith(":"):
        return False
    behind = (
        line for line in range(number + 1, len(lines))
        if not lines.is_blank(line) and lines.indent(line) <= column
    )  # fmt: skip
    line = next(behind, None)
    return line is not None and lines[line].startswith(f"{' ' * column}- ")


def check_first_item(lines: YamlLines, number: int, column: int) -> None:
    """Refuse a value without a hyphen below which the hyphens of a list stand: its first item.

    In braces or brackets it may stand where the others begin behind theirs.
    """
    advice = "write - and a space before it"
    if _goes_on(lines, number, column):
        refuse_missing_item_hyphen(lines, number, column, advice)
    elif lines[number][column] in "{[" and _goes_on(lines, number, column - 2):
        _refuse_behind_hyphen(lines, number, column)


def check_next_item(lines: YamlLines, levels: Sequence[Level], number: int) -> None:
    """Refuse an item without a hyphen that begins where the one above does behind its own.

    That one is whole, so what begins with a key, a brace or a bracket can be no more of it.
    """
    top = levels[-1] if levels else None
    if top is None or top.kind is not LevelKind.LIST or top.awaits_value:
        return
    column = lines.indent(number)
    is_item = lines[number][column] in "{[" or _KEY.match(lines[number], column)
    if is_item and column == top.indent + 2:
        _refuse_behind_hyphen(lines, number, column)


def _refuse_behind_hyphen(lines: YamlLines, number: int, column: int) -> None:
    text = lines[number][column:]
    lines.reject(
        "a hyphen is missing before this item of the list", number, column,
        f"write - and a space before it, behind {spaces(column - 2)}",
        {number: f"{' ' * (column - 2)}- {text}"}, length=len(text.rstrip()),
    )  # fmt: skip


def refuse_missing_item_hyphen(
    lines: YamlLines,
    number: int,
    column: int,
    advice: str = "write - and a space before it, or indent it further if it goes on with the text "
    "above",
) -> None:
    """Refuse an item that stands where the hyphens of a list do, and has none."""
    text, before = lines[number][column:].rstrip(), " " * column
    lines.reject(
        "a hyphen is missing before this item of the list", number, column, advice,
        {number: f"{before}- {text}"}, {number: f"{before}- {in_quotes(text)}"}, length=len(text),
    )  # fmt: skip


def check_second_hyphen(lines: YamlLines, number: int) -> None:
    """Refuse the second of two hyphens before a key, if the keys below stand as behind one."""
    match = _TWO_HYPHENS.match(lines[number])
    following = lines.next_line(number)
    if match is None or following == number or lines.indent(following) != match.start(2):
        return
    if lines[following].startswith("-", lines.indent(following)):
        return
    lines.reject(
        "one hyphen is too many here", number, match.start(2), "write one hyphen before the key",
        {number: f"{match[1]}{lines[number][match.end(2) :]}"},
    )  # fmt: skip


_TWO_HYPHENS = re.compile(r"( *- +)(- +)(?=[A-Za-z_][\w-]*:(?:\s|$))")


def check_key_sign(lines: YamlLines, number: int) -> None:
    """Refuse a sign that looks like a colon, or a space behind the colon that YAML takes none.

    Both come along when one copies from a web page or a word processor.
    """
    line = lines[number]
    match = ODD_COLON.match(line)
    if match is None:
        return
    sign = line[match.end(1)]
    what = (
        "a no-break space follows the colon"
        if sign == ":"
        else f"the sign {sign} is not a colon to YAML"
    )
    lines.reject(
        what, number, match.end() - 1, f"write {match[2]}: and an ordinary space",
        {number: f"{line[: match.end(1)]}: {line[match.end() :].lstrip()}"},
    )  # fmt: skip

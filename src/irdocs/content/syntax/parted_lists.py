"""Put a key that stands between a list's key and its first item above the list, and take away what
stands behind the list's key.

To YAML the list is empty then, and the items go on with the text of the key between; or the file
cannot be read from there on. One line would be as many errors as there are lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from irdocs.content.syntax.fault import spaces
from irdocs.content.syntax.own_names import Aligned
from irdocs.diagnostics import Diagnostic, Severity, Span

_STRAY = re.compile(r"(?P<indent> *)(?P<key>[A-Za-z_][\w-]*):[ \t]+[^\s|>#][^\n]*")
_BLOCK_TEXT = re.compile(r".*(?::|-)[ \t]+[|>][-+0-9]*[ \t]*")


def rejoined(text: str, file: str, lists: Collection[str]) -> Aligned:
    """Return a file in which the items of each list follow its key; `lists` are such keys."""
    lines = text.split("\n")
    diagnostics: list[Diagnostic] = []
    moved: dict[int, str] = {}
    for match in _pattern(tuple(sorted(lists))).finditer(text):
        first = text.count("\n", 0, match.start())
        rows = match["rows"].rstrip("\n").split("\n")
        head = match["head"]
        column, deeper = len(head), len(match["deeper"])
        strays = [_STRAY.fullmatch(row) for row in rows]
        indents = {len(stray["indent"]) for stray in strays if stray}
        if None in strays or not indents <= {column, deeper} or deeper < column:
            continue
        if _is_in_text(lines, first, column):
            continue
        keys = [row.strip() for row in (*rows, lines[first][column:])]
        for number, row in enumerate(keys, first):
            moved[number] = (head if number == first else " " * column) + row
        for number, stray in enumerate(strays, first + 1):
            if stray:
                diagnostics.append(_fault(stray, match["list"], column, file, number))
    for match in _sign_pattern(tuple(sorted(lists))).finditer(text):
        number, column = text.count("\n", 0, match.start()), len(match["head"])
        is_above = len(match["deeper"]) >= column  # else it is empty, and another entry follows
        if is_above and not _is_in_text(lines, number, column):
            moved[number] = f"{match['head']}{match['list']}:"
            diagnostics.append(_sign_fault(match, file, number))
    mended = "\n".join(moved.get(number, line) for number, line in enumerate(lines))
    return Aligned(mended, tuple(diagnostics), frozenset(number + 1 for number in moved))


@lru_cache(maxsize=8)
def _pattern(lists: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a list's key without a value, up to three keys that have one, and the
    hyphen of an item."""
    names = "|".join(map(re.escape, lists))
    return re.compile(
        rf"^(?P<head> *(?:- +)?)(?P<list>{names}):[ \t]*(?:#[^\n]*)?\n"
        rf"(?P<rows>(?:{_STRAY.pattern.replace('?P<indent>', '').replace('?P<key>', '')}\n){{1,3}})"
        r"(?P<deeper> *)-[ \t]",
        re.MULTILINE,
    )


@lru_cache(maxsize=8)
def _sign_pattern(lists: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a list's key with a hyphen or brackets behind it, above its items."""
    names = "|".join(map(re.escape, lists))
    return re.compile(
        rf"^(?P<head> *(?:- +)?)(?P<list>{names}):(?P<sign>-|[ \t]+(?:-|\[\]?|\{{\}}?))[ \t]*"
        r"(?=\n(?P<deeper> *)- +\S)",
        re.MULTILINE,
    )


def _sign_fault(match: re.Match[str], file: str, number: int) -> Diagnostic:
    name, sign = match["list"], match["sign"].strip()
    begin = len(match["head"]) + len(name) + 2 + match["sign"].index(sign)
    return Diagnostic(
        "yaml-syntax", Severity.ERROR, f"{sign} stands behind {name}:, and its items below",
        Span(file, number + 1, begin, number + 1, begin + len(sign)), f"write {name}: alone",
    )  # fmt: skip


def _fault(stray: re.Match[str], name: str, column: int, file: str, number: int) -> Diagnostic:
    begin = len(stray["indent"]) + 1
    return Diagnostic(
        "misplaced-key", Severity.ERROR, f'"{stray["key"]}" stands between {name}: and its items',
        Span(file, number + 1, begin, number + 1, begin + len(stray["key"])),
        f"write it above {name}:, indented by {spaces(column)}",
    )  # fmt: skip


def _is_in_text(lines: Sequence[str], number: int, column: int) -> bool:
    """Whether a line belongs to a text below | or >, such as code."""
    least = column
    for line in reversed(lines[:number]):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < least:
            if _BLOCK_TEXT.fullmatch(line):
                return True
            least = indent
    return False


__all__ = ["rejoined"]

"""Find what YAML reads otherwise than it looks: a comma within a number or a sentence that parts a
list in brackets, an item of a list that joins the text above it, as it is indented further or
stands below >, a # that makes a comment of a text's end, and a cell of a table that is Null.

All are good YAML, and what is printed would be wrong: two items of "up to 1,000 mg", one item,
"Warfarin - Aspirin", "Ward" for "Ward # 5", and an empty cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from irdocs.content.cut_texts import tell_cut
from irdocs.content.parted_texts import tell_parted
from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.content.typed_lines import BOXES
from irdocs.diagnostics import Report, Span

_BULLETS = "•◦▪●‣➢"
JOINED = "joined-item"
"""The code of a line that joins the text above it, which may be an error for another reason."""
_ITEM = re.compile(rf" *(?P<sign>[-*+–{_BULLETS}{BOXES}]|(?P<number>\d{{1,2}})[.)])\s+\S")
_GLUED = re.compile(rf" *(?P<sign>[-{_BULLETS}{BOXES}])(?P<number>)[^\W\d]")
"""The same without a space, which begins a line of a sentence, too, but hardly of an item."""
_QUOTES = ("'", '"')
_NOTHING = re.compile("~|null|Null|NULL")
_SURE_SIGNS = f"-{_BULLETS}{BOXES}"
"""Signs of which one is told; others begin a line of a sentence, too."""
_LEFT = re.compile(r"(?<![\w.:/-])(?<!\d )\d{1,3}(?:\.\d{3})*\Z")
_RIGHT = re.compile(r"(?:(?P<thousand>\d{3}(?:\.\d+)?)|\d{1,2})(?![\w:/-]|\.\d| \d)")


def tell(data: Any, texts: Mapping[str, str], report: Report) -> None:
    """Report such places in values; `texts` has those of the files that are looked through, by the
    names that messages give them."""
    lines = {file: text.split("\n") for file, text in texts.items()}
    for value in _values(data):
        if isinstance(value, SourceMapping):
            _tell_nothing(value, lines, report)
            tell_parted(value, lines.get(value.span.file, ()), report)
        elif isinstance(value, SourceList):
            _tell_parted(value, lines.get(value.span.file, ()), report)
        else:
            _tell_joined(value, lines.get(value.span.file, ()), report)
            tell_cut(value, lines.get(value.span.file, ()), report)


def _values(value: Any) -> Iterator[SourceMapping | SourceList | SourceText]:
    """Yield all mappings, lists and texts in a value."""
    match value:
        case SourceMapping():
            yield value
            for inner in value.values():
                yield from _values(inner)
        case SourceList():
            yield value
            for inner in value:
                yield from _values(inner)
        case SourceText():
            yield value
        case _:
            pass


def _tell_nothing(block: SourceMapping, lines: Mapping[str, Sequence[str]], report: Report) -> None:
    """Warn of each cell of a table that is empty since YAML reads its word, such as Null, or its ~
    for nothing (YAML 1.2, 10.3.2)."""
    rows = block.get("rows")
    rows = list(rows) if isinstance(rows, SourceList) else []
    cells = [row.get("cells") if isinstance(row, SourceMapping) else row for row in rows]
    for row in (block.get("header"), *cells):
        if not isinstance(row, SourceList) or not any(isinstance(one, str) for one in row):
            continue
        for cell, span in zip(row, row.spans, strict=True):
            texts = lines.get(span.file, ())
            if cell is not None or span.line > len(texts) or span.line != span.end_line:
                continue
            word = texts[span.line - 1][span.column - 1 : span.end_column - 1]
            if _NOTHING.fullmatch(word):
                report.warning(
                    "empty-cell", f"YAML reads {word} for nothing, so this cell is empty", span,
                    f'write "{word}" for the word, or "" for an empty cell',
                )  # fmt: skip


def _tell_parted(items: SourceList, lines: Sequence[str], report: Report) -> None:
    """Report the first number that a comma parts in a list in brackets.

    A comma without a space may part two items, where all of a list stand so: [8,9,10 am]. Three
    digits behind one are a number of thousands even there, unless all items are numbers: [60,400].
    """
    gaps = [_gap(one, other, lines) for one, other in pairwise(items.spans)]
    are_close = all(gap in (",", "") for gap in gaps)
    for number, gap in enumerate(gaps):
        if gap != ",":
            continue
        one, other = items.spans[number : number + 2]
        line = lines[one.line - 1]
        left = _LEFT.search(line[one.column - 1 : one.end_column - 1])
        right = _RIGHT.match(line[other.column - 1 : other.end_column - 1])
        shown = line[one.column - 1 : other.end_column - 1]
        is_text = any(letter.isalpha() for letter in shown)
        if not left or not right or (are_close and not (is_text and right["thousand"])):
            continue
        report.error(
            "parted-number", f'the comma makes two items of "{shown}"',
            Span(one.file, one.line, one.column, one.line, other.end_column),
            f'put it in quotes: "{shown}"' if is_text
            else "write a number without a comma, as 1200 or 4.5, or a space after each comma that "
            "parts two numbers",
        )  # fmt: skip
        return


def _gap(one: Span, other: Span, lines: Sequence[str]) -> str:
    """Return what stands between two items of a line; empty if they stand in different lines."""
    if one.end_line != other.line or one.line != one.end_line or other.line > len(lines):
        return ""
    return lines[other.line - 1][one.end_column - 1 : other.column - 1]


def _tell_joined(text: SourceText, lines: Sequence[str], report: Report) -> None:
    """Warn of a line of a text, in quotes or without, or below >, that begins as a list's item
    does; below | lines are lines."""
    span = text.span
    if span.end_line == span.line or span.end_line > len(lines):
        return
    first = lines[span.line - 1]
    sign = first[span.column - 1 : span.column]
    if sign == "|":
        return
    is_folded = sign == ">"
    is_item = not is_folded and first[: span.column - 1].rstrip().endswith("-")
    found = [
        (number, match)
        for number in range(span.line, span.end_line)
        if (match := _ITEM.match(lines[number]) or (is_item and _GLUED.match(lines[number])))
        and not (is_folded and not _is_folded(lines, span.line, number))
    ]
    is_sure = sign not in _QUOTES  # in quotes a line may begin with a dash
    told = next(
        (one for one in found if (is_sure and one[1]["sign"] in _SURE_SIGNS) or _is_run(found)),
        None,
    )
    if told is None:
        return
    number, match = told
    report.warning(
        JOINED,
        f'"{match["sign"]}" is no item here: the line goes on with the text above it',
        Span(span.file, number + 1, match.start("sign") + 1, number + 1,
             len(lines[number].rstrip()) + 1),
        "indent it as the item above; a point below that one stands in its items:, with text: above"
        if is_item and match["sign"] == "-"
        else "write | behind the key for a text with a list; or, if it is no item, write the text "
        "in one line, or in quotes",
    )  # fmt: skip


def _is_run(found: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether lines begin with the same sign, or are numbered one by one."""
    signs = [match["sign"] for _, match in found]
    if len(signs) < 2:
        return False
    numbers = [int(match["number"]) for _, match in found if match["number"]]
    if not numbers:
        return len(set(signs)) == 1
    return len(numbers) == len(signs) and numbers == [numbers[0] + at for at in range(len(numbers))]


def _is_folded(lines: Sequence[str], first: int, number: int) -> bool:
    """Whether a line below > joins the one above it: neither is blank, or indented further than
    the first line, by number from 0 (YAML 1.2, 8.1.3)."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines[first : number + 1]]
    return (
        number > first
        and bool(lines[number - 1].strip())
        and indents[-1] == indents[-2] == indents[0]
    )


__all__ = ["JOINED", "tell"]

"""Find what YAML reads otherwise than it looks: a comma within a number that parts a list in
brackets, and an item of a list that joins the text above it, as it is indented further.

Both are good YAML, and what is printed would be wrong: two items of "up to 1,000 mg", and one item,
"Warfarin - Aspirin".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from irdocs.content.source import SourceList, SourceMapping, SourceText
from irdocs.diagnostics import Report, Span

_ITEM = re.compile(r"\s*(?P<sign>-|\d{1,2}[.)])\s+\S")
_QUOTES = ("'", '"', "|", ">")


def tell(data: Any, texts: Mapping[str, str], report: Report) -> None:
    """Report such places in values; `texts` has those of the files that are looked through, by the
    names that messages give them."""
    lines = {file: text.split("\n") for file, text in texts.items()}
    for value in _values(data):
        if isinstance(value, SourceList):
            _tell_parted(value, lines.get(value.span.file, ()), report)
        else:
            _tell_joined(value, lines.get(value.span.file, ()), report)


def _values(value: Any) -> Iterator[SourceList | SourceText]:
    """Yield all lists and texts in a value."""
    match value:
        case SourceMapping():
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


def _tell_parted(items: SourceList, lines: Sequence[str], report: Report) -> None:
    """Report the first number that a comma parts in a list in brackets.

    Commas without a space part numbers, too, where all of a list stand so: [60,40].
    """
    gaps = [_gap(one, other, lines) for one, other in pairwise(items.spans)]
    for number, gap in enumerate(gaps):
        if gap != ",":
            continue
        one, other = items.spans[number : number + 2]
        line = lines[one.line - 1]
        end, start = one.end_column - 1, other.column - 1
        if not (line[end - 1].isdigit() and line[start].isdigit()):
            continue
        shown = line[one.column - 1 : other.end_column - 1]
        is_text = any(letter.isalpha() for letter in shown)
        if not is_text and all(another in (",", "") for another in gaps):
            continue
        whole = shown.replace(",", "")
        advice = (
            f'put it in quotes: "{shown}"' if is_text
            else f"write {whole}, or a space after each comma that parts two numbers"
        )  # fmt: skip
        report.error(
            "parted-number", f'the comma makes two items of "{shown}"',
            Span(one.file, one.line, one.column, one.line, other.end_column), advice,
        )  # fmt: skip
        return


def _gap(one: Span, other: Span, lines: Sequence[str]) -> str:
    """Return what stands between two items of a line; empty if they stand in different lines."""
    if one.end_line != other.line or one.line != one.end_line or other.line > len(lines):
        return ""
    return lines[other.line - 1][one.end_column - 1 : other.column - 1]


def _tell_joined(text: SourceText, lines: Sequence[str], report: Report) -> None:
    """Report a line of a text without quotes that begins as an item of a list does."""
    span = text.span
    if span.end_line == span.line or span.end_line > len(lines):
        return
    first = lines[span.line - 1]
    if first[span.column - 1 : span.column] in _QUOTES:
        return
    matches = [_ITEM.match(lines[number]) for number in range(span.line, span.end_line)]
    signs = [match["sign"] for match in matches if match]
    for number, match in enumerate(matches, start=span.line):
        # A line may begin with the number that ends a sentence.
        is_first = match is not None and match["sign"] in ("-", "1.", "1)")
        if match is None or not (is_first or len(signs) > 1):
            continue
        start = match.start("sign")
        is_item = first[: span.column - 1].rstrip().endswith("-")
        report.error(
            "joined-item",
            f'"{match["sign"]}" is no item here: the line goes on with the text above it',
            Span(span.file, number + 1, start + 1, number + 1, len(lines[number].rstrip()) + 1),
            "indent it as the item above"
            if is_item and match["sign"] == "-"
            else "write | behind the key for a text with a list; or, if it is no item, write the "
            "text in one line, or in quotes",
        )
        return


__all__ = ["tell"]

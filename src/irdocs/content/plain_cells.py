"""Read numbers in the cells of tables, and in lists of words, as they were typed.

A table of numbers is what authors type most, and a cell prints no number but a text; so do the
names below a chart, the options of a quiz and the items of a list. So 140 needs no quotes, 1.10
stays 1.10, and 012 keeps its nought; translators get 4.5 as they get "4.5".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from irdocs.content.source import (
    SourceDecimal,
    SourceInteger,
    SourceList,
    SourceMapping,
    SourceText,
)
from irdocs.diagnostics import Report, Span


def read(value: Any, report: Report) -> None:
    """Put texts in place of the numbers in all tables and lists of words of a value, and report
    what is no text.

    A truth value does not say how it was typed; those of a table are one error.
    """
    if isinstance(value, SourceMapping):
        kind = value.get("type")
        if kind == "table":
            _read_table(value, report)
        elif isinstance(kind, str) and kind in _LISTS:
            _read_list(value.get(_LISTS[kind]))
        for inner in value.values():
            read(inner, report)
    elif isinstance(value, SourceList):
        for inner in value:
            read(inner, report)


_LISTS = {"chart": "categories", "quiz": "options", "points": "items"}
"""The lists of words of blocks, by the type of the block."""


def _read_list(words: Any) -> None:
    for number, one in enumerate(words if isinstance(words, SourceList) else ()):
        if isinstance(one, SourceInteger | SourceDecimal):
            words[number] = SourceText(one.written, words.spans[number])


def _read_table(table: SourceMapping, report: Report) -> None:
    truths: list[Span] = []
    rows = table.get("rows")
    rows = rows if isinstance(rows, SourceList) else ()
    cells_of_rows = (row.get("cells") if isinstance(row, SourceMapping) else row for row in rows)
    for cells in (table.get("header"), *cells_of_rows):
        if isinstance(cells, SourceList):
            for number, (cell, span) in enumerate(zip(cells, cells.spans, strict=True)):
                if isinstance(cell, SourceMapping) and "text" in cell:
                    cell["text"] = _as_typed(cell["text"], cell.value_spans["text"], truths)
                else:
                    cells[number] = _as_typed(cell, span, truths)
    if truths:
        _report(truths, report)


def _as_typed(value: Any, span: Span, truths: list[Span]) -> Any:
    """Return a number as a text, also a truth value, whose place is added to `truths`; anything
    else as it is."""
    if isinstance(value, SourceInteger | SourceDecimal):
        return SourceText(value.written, span)
    if isinstance(value, bool):
        truths.append(span)
        return SourceText(str(value).lower(), span)  # so that it is not told of again
    return value


def _report(truths: Sequence[Span], report: Report) -> None:
    *others, last = dict.fromkeys(str(span.line) for span in truths)
    lines = f"lines {', '.join(others)} and {last}" if others else f"line {last}"
    count = "a cell" if len(truths) == 1 else f"{len(truths)} cells"
    report.error(
        "text-expected",
        f"{count} of this table must be text, not a truth value: {lines}",
        truths[0],
        'put true and false in quotes there: "true"',
    )

"""Tell of rows that do not fill the columns of their table."""

from __future__ import annotations

from typing import Any

from irdocs.content.blocks.table_grid import CellSize, place
from irdocs.content.hints import HINTS
from irdocs.content.source import SourceMapping
from irdocs.diagnostics import Report


def length_as_written(items: Any) -> int:
    """Return the number of items of a list, with those that were refused when it was read."""
    return len(items) + getattr(items, "refused", 0)


def report_ragged_rows(table: Any, report: Report) -> None:
    """Report each row of a table that does not fill the header's columns, at its line."""
    rows = table["rows"]
    sizes = [_sizes_as_written(row) for row in rows]
    placement = place(sizes, length_as_written(table["header"]))
    for number, fault in placement.faults:
        report.error(
            "bad-table",
            f"row {number + 1} {fault}",
            rows.spans[number],
            _hint(sizes[number], len(rows) - number, len(table["header"])),
        )


def _hint(row: list[CellSize] | None, below: int, count: int) -> str:
    """Return what to do about a faulty row, of `below` rows to the end of a table of `count`
    columns; a heading is None."""
    if row is None:
        return "write its rows below it, or leave the heading out"
    if any(down > below for _, down in row):
        return f"write rows: {below} at most there, as {_counted(below, 'row')} left, or add rows"
    if len(row) > count:
        return "give the row a cell for each column; a text with a comma in it stands in quotes"
    if sum(across for across, _ in row) > count:
        return "leave cells out, or write a smaller columns: in one that takes several"
    return HINTS["bad-table"]


def _counted(number: int, name: str) -> str:
    return f"1 {name} is" if number == 1 else f"{number} {name}s are"


def _sizes_as_written(row: Any) -> list[CellSize] | None:
    """Return the columns and rows that each cell of a row takes; None for a heading."""
    if isinstance(row, SourceMapping) and "group" in row:
        return None
    cells = row["cells"] if isinstance(row, SourceMapping) else row
    sizes = [
        (_count(cell, "columns", "colspan", "span"), _count(cell, "rows", "rowspan"))
        if isinstance(cell, SourceMapping)
        else (1, 1)
        for cell in cells
    ]
    return [*sizes, *((1, 1),) * (length_as_written(cells) - len(cells))]


def _count(cell: SourceMapping, *names: str) -> int:
    """Return how many columns or rows a cell takes, by what these are called here or elsewhere."""
    value = next((cell[name] for name in names if name in cell), 1)
    return int(value) if str(value).isdecimal() else 1


__all__ = ["length_as_written", "report_ragged_rows"]

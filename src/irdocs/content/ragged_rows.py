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
        message, size = f"row {number + 1} {fault}", sizes[number]
        is_long = size is not None and len(size) > len(table["header"])
        hint = "give the row a cell for each column; a text with a comma in it stands in quotes"
        report.error(
            "bad-table", message, rows.spans[number], hint if is_long else HINTS["bad-table"]
        )


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

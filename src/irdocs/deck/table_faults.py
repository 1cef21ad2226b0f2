"""Say what of a table has no room on slides, at its line."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import NEVER
from irdocs.deck.measured_table import Columns, MeasuredTable
from irdocs.diagnostics import Span


def report_faults(
    fitter: TextFitter, table: MeasuredTable, columns: Columns, heights: Sequence[float]
) -> bool:
    """Report each row that is too tall for a slide, and the word that is too wide for its column by
    most; return whether there is one."""
    has_errors = False
    block, room = table.block, table.placeholder.box.height
    crowded = [number for number, height in enumerate(heights) if height == NEVER]
    if crowded:
        has_errors = True
        _report_widest_word(fitter, table, columns, crowded)
    for number, height in enumerate(heights):
        if height == NEVER or height <= room - (heights[0] if number else 0.0):
            continue
        has_errors = True
        row_name = f"row {number} of the table" if number else "the header of the table"
        span = (block.grid[number - 1].span if number else None) or block.header[0].span
        hint = "shorten its cells, split the row, or show fewer columns"
        _report(fitter, f"{row_name} is taller than a slide", span, hint)
    return has_errors


def _report(fitter: TextFitter, what: str, span: Span, hint: str) -> None:
    fitter.report.error("slide-overflow", what, span, hint)


def _report_widest_word(
    fitter: TextFitter, table: MeasuredTable, columns: Columns, rows: Sequence[int]
) -> None:
    """Report the word in some rows that is too wide for its column by most."""
    (_, word), cell = max(
        (
            (
                fitter.excess(
                    cell.paragraph, table.placeholder, columns.room(cell.grid), columns.size
                ),
                cell,
            )
            for number in rows
            for cell in table.rows[number]
        ),
        key=lambda found: found[0],
    )
    header = table.block.header[cell.grid.column]
    named = f', "{header}"' if header else ""
    own = cell.grid.text.span if cell.grid.row >= 0 else header.span
    what = f'"{word}" is wider than column {cell.grid.column + 1} of the table{named}'
    _report(fitter, what, own, "use a shorter word or a soft hyphen, or show fewer columns")

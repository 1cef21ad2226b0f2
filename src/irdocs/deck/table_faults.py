"""Say what of a table has no room on slides: one error for each fault, at its line."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import NEVER
from irdocs.deck.measured_table import MeasuredTable, SizedColumns
from irdocs.diagnostics import Span


def report_faults(
    fitter: TextFitter, table: MeasuredTable, columns: SizedColumns, heights: Sequence[float]
) -> bool:
    """Report the word that is too wide for its column by most, or the rows that are too tall.

    Where a word is too wide, or the header too tall, heights of rows mean nothing, as the widths of
    columns will be others when that is mended. Return whether there is an error.
    """
    crowded = [number for number, height in enumerate(heights) if height == NEVER]
    if crowded:
        _report_widest_word(fitter, table, columns, crowded)
        return True
    block, room = table.block, table.placeholder.box.height
    if heights[0] > room:
        what = "the header of the table is taller than a slide"
        hint = "shorten its names, or show fewer columns"
        _report(fitter, what, block.header[0].span, hint)
        return True
    below = room - heights[0]
    tall = [number for number, height in enumerate(heights) if number and height > below]
    if tall and below < room / 2:
        rows = "a row" if len(tall) == 1 else f"{len(tall)} rows"
        what = f"the header of the table leaves no room on a slide for {rows} below it"
        hint = "shorten its names or the cells of the tallest rows, or show fewer columns"
        _report(fitter, what, block.header[0].span, hint)
        return True
    for number in tall:
        what = f"row {number} of the table is taller than a slide"
        hint = "shorten its cells, split the row, or show fewer columns"
        _report(fitter, what, block.grid[number - 1].span or block.header[0].span, hint)
    return bool(tall)


def _report(fitter: TextFitter, what: str, span: Span, hint: str) -> None:
    fitter.report.error("slide-overflow", what, span, hint)


def _report_widest_word(
    fitter: TextFitter, table: MeasuredTable, columns: SizedColumns, rows: Sequence[int]
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

"""Plan a table: column widths, row heights, type size, and which rows stand on which slide.

Every slide repeats the header. PowerPoint makes a row taller when its text needs more room than
the file says, so rows are measured as carefully as other text, cell by cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irdocs.content.blocks import Table
from irdocs.deck import inlines
from irdocs.deck.fit import NEVER, HeightGauge, TextFitter, even_runs
from irdocs.deck.layout import Placeholder
from irdocs.deck.model import SlideParagraph, TableSlot, TextRun
from irdocs.deck.paragraph_metrics import CELL_ACROSS, CELL_DOWN
from irdocs.typeset.columns import column_widths

EDGE = 2.0
"""Height added to each row for its rules, in pt."""


def placed(
    fitter: TextFitter, block: Table, placeholder: Placeholder, citations: Mapping[str, str]
) -> list[TableSlot]:
    """Return a table as parts for as few slides as possible, of similar height and one type size.

    If a row fits on no slide, report an error at its line and return no part.
    """
    head = [SlideParagraph((TextRun(str(name), bold=True),)) for name in block.header]
    rows = [
        tuple(
            SlideParagraph(inlines.runs(cell.paragraphs[0], citations) if cell.paragraphs else ())
            for cell in row
        )
        for row in block.rows
    ]
    for name, paragraph in zip(block.header, head, strict=True):
        fitter.report_missing_glyphs([paragraph], name.span)
    for cells, row in zip(block.rows, rows, strict=True):
        for cell, paragraph in zip(cells, row, strict=True):
            fitter.report_missing_glyphs([paragraph], cell.span)
    gauges = [[fitter.gauge([cell], placeholder) for cell in row] for row in (head, *rows)]
    size, widths, heights = _fitting_size(block, placeholder, gauges)
    if _report_rows_too_tall(fitter, block, placeholder, [head, *rows], widths, heights, size):
        return []
    room = placeholder.box.height - heights[0]
    return [
        TableSlot(
            placeholder.name,
            tuple(str(name) for name in block.header),
            tuple(rows[part]),
            tuple(widths),
            (heights[0], *heights[1:][part]),
            size,
            str(block.caption),
        )
        for part in even_runs(heights[1:], 0.0, room)
    ]


def _fitting_size(
    block: Table, placeholder: Placeholder, gauges: Sequence[Sequence[HeightGauge]]
) -> tuple[float, list[float], list[float]]:
    """Return a type size with its column widths and row heights, all in pt.

    It is the largest size at which the whole table fits on one slide, otherwise the smallest.
    """
    size, widths, heights = 0.0, [0.0], [0.0]
    for size in placeholder.sizes:
        # A column is at least as wide as its widest word: a broken word is worse than small type.
        least = [
            max(row[column].widest(size) for row in gauges) + 2 * CELL_ACROSS
            for column in range(len(block.header))
        ]
        widths = column_widths(block.lengths, placeholder.box.width, least)
        heights = [_height(row, widths, size) for row in gauges]
        if sum(heights) <= placeholder.box.height:
            break
    return size, widths, heights


def _height(row: Sequence[HeightGauge], widths: Sequence[float], size: float) -> float:
    """Return the height in pt of a row whose columns have the given widths in pt."""
    tallest = max(
        gauge.height(width - 2 * CELL_ACROSS, size)
        for gauge, width in zip(row, widths, strict=True)
    )
    return tallest + 2 * CELL_DOWN + EDGE


def _report_rows_too_tall(
    fitter: TextFitter,
    block: Table,
    placeholder: Placeholder,
    rows: Sequence[Sequence[SlideParagraph]],
    widths: Sequence[float],
    heights: Sequence[float],
    size: float,
) -> bool:
    """Report each row that is too tall for a slide; return whether there is one."""
    has_errors = False
    for number, height in enumerate(heights):
        if height <= placeholder.box.height - (heights[0] if number else 0.0):
            continue
        has_errors = True
        row_name = f"row {number} of the table" if number else "the header of the table"
        filled = [cell.span for cell in block.rows[number - 1] if cell.parts] if number else []
        span = filled[0] if filled else block.header[0].span
        reason = "is taller than a slide"
        if height == NEVER:
            wide_words = (
                fitter.too_wide([cell], placeholder, width - 2 * CELL_ACROSS, size)
                for cell, width in zip(rows[number], widths, strict=True)
            )
            word = next((word for word in wide_words if word), "")
            reason = f'has a word that is wider than its column: "{word}"'
        fitter.report.error(
            "slide-overflow", f"{row_name} {reason}", span,
            "shorten its cells, split the row, or show fewer columns",
        )  # fmt: skip
    return has_errors

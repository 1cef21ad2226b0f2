"""Plan a table: column widths, row heights, type size, and which rows stand on which slide.

Every slide repeats the header. PowerPoint makes a row taller when its text needs more room than
the file says, so rows are measured as carefully as other text, cell by cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from irdocs.content.blocks import Table
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout import Align, Placeholder
from irdocs.deck.measured_table import PADDING, MeasuredTable, SizedColumns, header_paragraph
from irdocs.deck.paragraph_metrics import CELL_DOWN
from irdocs.deck.slots import SlideCell, TableSlot
from irdocs.deck.table_faults import report_faults
from irdocs.deck.table_parts import TablePart, loss, parted
from irdocs.frozen import replace
from irdocs.locale import Locale
from irdocs.typeset.binding import bound
from irdocs.typeset.columns import column_widths, lacking, shared_widths


def placed(
    fitter: TextFitter,
    block: Table,
    placeholder: Placeholder,
    citations: Mapping[str, str],
    locale: Locale,
) -> list[TableSlot]:
    """Return a table as parts for as few slides as possible, of similar height and one type size.

    If a row fits on no slide, report an error at its line and return no part.
    """
    for name in block.header:
        fitter.report_missing_glyphs([header_paragraph(name)], name.span)
    measured = MeasuredTable.of(fitter, block, placeholder, citations, locale)
    for cell in measured.cells:
        fitter.report_missing_glyphs([cell.paragraph], cell.grid.text.span)
    columns, down, heights = _fitting_size(measured)
    if report_faults(fitter, measured, columns, heights):
        return []
    rows = _slide_rows(measured, columns)
    parts = [TablePart(slice(0, len(rows)))]
    if sum(heights) > placeholder.box.height:
        parts = _parted(measured, columns)
        down, heights = _roomiest(measured, columns, parts)
    return [
        TableSlot(
            placeholder.name,
            tuple(map(bound, block.header)),
            _shown(rows, part),
            columns.widths,
            (heights[0], *(heights[1 + row] for row in part.all_rows)),
            columns.size,
            str(block.caption),
            tuple(_ALIGNS[align] for align in block.aligns),
            block.row_headers,
            down=down,
            gutters=columns.gutters,
        )
        for part in parts
    ]


_ALIGNS: Mapping[str, Align] = {"left": "l", "right": "r", "centre": "ctr", "decimal": "r"}
"""How texts of a column are aligned in PowerPoint, which shifts numbers by the cell's margin."""


ROOMY, TIGHT = (12.0, 10.0, 8.0, 6.0, CELL_DOWN), 1.5
"""Margins above and below the text of cells, in pt: from those of a table with much room to the
usual, and the least, of a table that has no room on one slide otherwise."""


def _fitting_size(table: MeasuredTable) -> tuple[SizedColumns, float, list[float]]:
    """Return the columns at a type size, the margin of cells and row heights, all in pt.

    It is the largest size at which the whole table fits on one slide, with rows as high as can be,
    otherwise the smallest. Rows are tightened before a table is parted.
    """
    columns, heights, room = SizedColumns(0.0, (), ()), [0.0], table.placeholder.box
    for size in table.placeholder.all_sizes:
        least = table.least_widths(size, roomy=True)
        if sum(least) > room.width:
            least = table.least_widths(size)
        if sum(least) > room.width and size in table.placeholder.larger:
            continue
        widths = shared_widths(table.block.lengths, room.width, least, table.block.widths)
        shared = _evened(table, _lower(table, widths, least, size), least, size)
        columns = table.columns(shared, size)
        for down in ROOMY:
            heights = table.heights(columns, down)
            if sum(heights) <= room.height:
                return columns, down, heights
    tight = table.heights(columns, TIGHT)
    if sum(tight) <= room.height:
        return columns, TIGHT, tight
    return columns, CELL_DOWN, heights


STEPS = 12
"""In how many steps the tallest name of a column is given what the others can spare."""


def _lower(
    table: MeasuredTable, widths: Sequence[float], least: Sequence[float], size: float
) -> Sequence[float]:
    """Return widths of columns with which a table is lower, if its names take several lines.

    The column of the tallest name takes from the others what these have beyond their names on one
    line or, where that is not enough, beyond their `least`; what an author asked for stays.
    """
    whole = {cell.grid.column: cell.gauge.one_line(size) + PADDING for cell in table.rows[0]}
    for _ in widths:
        kept = [max(need, whole[column]) if whole[column] <= widths[column] else need
                for column, need in enumerate(least)]  # fmt: skip
        found = _one_lower(table, widths, kept, size) or _one_lower(table, widths, least, size)
        if found is None:
            break
        widths = found
    return widths


def _evened(
    table: MeasuredTable, widths: Sequence[float], least: Sequence[float], size: float
) -> Sequence[float]:
    """Return widths of columns with which the table is lower since short texts keep their line.

    The columns that an author gave no width are given what their texts need on one line each: all
    of them, or those of the shortest texts, of which the others then share what is left. A row of
    two lines among rows of one, for a word that the next column had room for, looks like a mistake.
    """
    free = [column for column, part in enumerate(table.block.widths) if part is None]
    need = table.whole_widths(size)
    room = sum(widths[column] for column in free)
    best, lowest = widths, sum(table.heights(table.columns(widths, size), CELL_DOWN)) - 1
    by_need = sorted(free, key=lambda column: need[column])
    for count in range(len(free), 0, -1):
        kept, others = by_need[:count], by_need[count:]
        rest = room - sum(max(need[column], least[column]) for column in kept)
        if rest < sum(least[column] for column in others):
            continue
        tried = list(widths)
        for column in kept:
            tried[column] = max(need[column], least[column])
        # What is left goes to those that had more, so that columns change as little as can be.
        wants = {column: max(0.0, widths[column] - tried[column]) for column in kept}
        if others:
            shared = column_widths(
                [table.block.lengths[column] for column in others],
                rest,
                [least[column] for column in others],
            )
            for column, width in zip(others, shared, strict=True):
                tried[column] = width
        elif total := sum(wants.values()):
            for column in kept:
                tried[column] += rest * wants[column] / total
        height = sum(table.heights(table.columns(tried, size), CELL_DOWN))
        if height < lowest:
            best, lowest = tried, height - 1
    return best


def _one_lower(
    table: MeasuredTable, widths: Sequence[float], least: Sequence[float], size: float
) -> Sequence[float] | None:
    """Return widths of which the column of the tallest name has taken what makes a table lower."""
    free = [column for column, part in enumerate(table.block.widths) if part is None]
    columns = table.columns(widths, size)
    names = {cell.grid.column: cell.gauge.height(columns.room(cell.grid), size)
             for cell in table.rows[0]}  # fmt: skip
    if not free or max(names[column] for column in free) <= min(names.values()):
        return None
    tallest = max(free, key=lambda column: names[column])
    spare = {column: max(0.0, widths[column] - least[column]) for column in free}
    spare[tallest] = 0.0
    now = sum(table.heights(columns, CELL_DOWN))
    given = (_given(widths, spare, tallest, step / STEPS) for step in range(1, STEPS + 1))
    return next(
        (
            tried
            for tried in given
            if sum(table.heights(table.columns(tried, size), CELL_DOWN)) < now - 1
        ),
        None,
    )


def _given(
    widths: Sequence[float], spare: Mapping[int, float], taker: int, share: float
) -> list[float]:
    """Return widths of which one has taken a share of what others can spare."""
    given = [width - share * spare.get(column, 0.0) for column, width in enumerate(widths)]
    given[taker] += share * sum(spare.values())
    return given


def _parted(table: MeasuredTable, columns: SizedColumns) -> list[TablePart]:
    """Return the parts of a table that is too tall for a slide.

    Rows are tightened before a row is left alone, a group is parted, or a slide more is needed.
    """
    ways = []
    for down in (CELL_DOWN, TIGHT):
        header, *heights = table.heights(columns, down)
        ways.append(parted(table.block, heights, table.placeholder.box.height - header))
    return min(ways, key=lambda parts: loss(table.block, parts))


def _roomiest(
    table: MeasuredTable, columns: SizedColumns, parts: Sequence[TablePart]
) -> tuple[float, list[float]]:
    """Return the largest margin of cells at which all parts of a table fit, and the rows' heights.

    Both are in pt. A part that fits at no margin has been made as small as can be.
    """
    down, heights = CELL_DOWN, [0.0]
    for down in (*ROOMY, TIGHT):
        heights = table.heights(columns, down)
        tallest = max(sum(heights[1 + row] for row in part.all_rows) for part in parts)
        if heights[0] + tallest <= table.placeholder.box.height:
            break
    return down, heights


def _slide_rows(table: MeasuredTable, columns: SizedColumns) -> list[tuple[SlideCell | None, ...]]:
    """Return the rows below the header, with None where a cell beside or above reaches."""
    number_widths = table.number_widths
    rows: list[list[SlideCell | None]] = []
    for row in table.rows[1:]:
        placed: list[SlideCell | None] = [None] * len(table.block.header)
        for cell in row:
            grid = cell.grid
            is_heading = table.block.grid[grid.row].group is not None
            align = "left" if is_heading else table.block.aligns[grid.column]
            if grid.columns > 1 and align == "decimal":
                align = "left"
            # A number ends so far from the right edge that decimal signs are aligned.
            after = number_widths[grid.column][1] - cell.after if cell.is_number else 0.0
            hang = after * columns.size + (columns.gutters[grid.column] if grid.columns == 1 else 0)
            placed[grid.column] = SlideCell(
                cell.paragraph, grid.columns, grid.rows, grid.shade, _ALIGNS[align],
                hang, lacking(cell.rest, table.longest[grid.column]) if cell.is_number else "",
                grid.is_row_header, is_heading,
            )  # fmt: skip
        rows.append(placed)
    return [tuple(row) for row in rows]


def _shown(
    rows: Sequence[tuple[SlideCell | None, ...]], whole: TablePart
) -> tuple[tuple[SlideCell | None, ...], ...]:
    """Return the rows of one slide; a cell that goes on over slides stands on each of them, as does
    the name of a group."""
    part = whole.rows
    clipped = [list(row) for row in rows[part]]
    for number, row in enumerate(rows[: part.stop]):
        for column, cell in enumerate(row):
            if cell is None or number + cell.rows <= part.start:
                continue
            first, last = max(number, part.start), min(number + cell.rows, part.stop)
            clipped[first - part.start][column] = replace(cell, rows=last - first)
    named = [] if whole.heading is None else [rows[whole.heading]]
    return (*named, *(tuple(row) for row in clipped))

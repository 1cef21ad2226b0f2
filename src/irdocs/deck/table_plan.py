"""Plan a table: column widths, row heights, type size, and which rows stand on which slide.

Every slide repeats the header. PowerPoint makes a row taller when its text needs more room than
the file says, so rows are measured as carefully as other text, cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from irdocs.content.blocks import GridCell, Table
from irdocs.content.markup import Plain, Text
from irdocs.content.source import SourceText
from irdocs.deck import inlines
from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import NEVER, HeightGauge
from irdocs.deck.layout import Align, Placeholder
from irdocs.deck.paragraph_metrics import CELL_ACROSS, CELL_DOWN
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import SlideCell, TableSlot
from irdocs.deck.table_parts import parted
from irdocs.frozen import frozen
from irdocs.locale import Locale
from irdocs.typeset.columns import after_whole_number, shared_widths, with_spans

EDGE = 2.0
"""Height added to each row for its rules, in pt."""


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
        fitter.report_missing_glyphs([_header_paragraph(name)], name.span)
    measured = _MeasuredTable.of(fitter, block, placeholder, citations, locale)
    for cell in measured.cells:
        fitter.report_missing_glyphs([cell.paragraph], cell.grid.text.span)
    size, widths, down, heights = _fitting_size(measured)
    if _report_rows_too_tall(fitter, measured, widths, heights, size):
        return []
    rows = _slide_rows(measured, size)
    parts = parted(block, heights[1:], placeholder.box.height - heights[0])
    if len(parts) > 1:
        down, heights = _roomiest(measured, widths, size, parts)
    return [
        TableSlot(
            placeholder.name,
            tuple(str(name) for name in block.header),
            _clipped(rows, part),
            tuple(widths),
            (heights[0], *heights[1:][part]),
            size,
            str(block.caption),
            tuple(_ALIGNS[align] for align in block.aligns),
            block.row_headers,
            down=down,
        )
        for part in parts
    ]


_ALIGNS: Mapping[str, Align] = {"left": "l", "right": "r", "centre": "ctr", "decimal": "r"}
"""How texts of a column are aligned in PowerPoint, which shifts numbers by the cell's margin."""


def _header_paragraph(name: str) -> SlideParagraph:
    return SlideParagraph((TextRun(str(name), bold=True),))


@frozen
class _MeasuredCell:
    """A cell of the table or of its header, with its text measured."""

    grid: GridCell
    paragraph: SlideParagraph
    gauge: HeightGauge
    is_number: bool
    """Whether it is aligned at its decimal sign."""
    whole: float
    """The width of a number as far as its decimal sign, in pt at a size of 1 pt."""
    after: float
    """The width of what follows."""
    sign: float
    """The width of the sign of its shade and of the space before it, at a size of 1 pt."""


@frozen
class _MeasuredTable:
    """A table whose cells are measured; row 0 is the header, the heading of a group one cell."""

    block: Table
    placeholder: Placeholder
    rows: tuple[tuple[_MeasuredCell, ...], ...]

    @classmethod
    def of(
        cls, fitter: TextFitter, block: Table, placeholder: Placeholder,
        citations: Mapping[str, str], locale: Locale,
    ) -> _MeasuredTable:  # fmt: skip
        """Measure all cells of a table for a placeholder."""

        def measured(cell: GridCell, paragraph: SlideParagraph) -> _MeasuredCell:
            gauge = fitter.gauge([paragraph], placeholder)
            is_number = (
                cell.row >= 0 and cell.columns == 1 and block.aligns[cell.column] == "decimal"
            )
            whole = after = 0.0
            if is_number:
                text = paragraph.text[: after_whole_number(paragraph.text, locale.decimal)]
                whole = fitter.width(text, 1.0, bold=cell.is_row_header)
                after = sum(fitter.run_width(run, 1.0) for run in paragraph.runs) - whole
            # The last two runs of a cell with a sign are a space and the sign.
            signs = paragraph.runs[-2:] if cell.is_marked and len(paragraph.runs) > 2 else ()
            sign = sum(fitter.run_width(run, 1.0) for run in signs)
            return _MeasuredCell(cell, paragraph, gauge, is_number, whole, max(0.0, after), sign)

        rows = [
            tuple(
                measured(GridCell(_text_of(name), -1, column), _header_paragraph(name))
                for column, name in enumerate(block.header)
            )
        ]
        for number, row in enumerate(block.grid):
            if row.group is not None:
                heading = GridCell(_text_of(row.group), number, 0, len(block.header))
                rows.append((measured(heading, _header_paragraph(row.group)),))
                continue
            rows.append(
                tuple(measured(cell, _cell_paragraph(cell, citations)) for cell in row.cells)
            )
        return cls(block, placeholder, tuple(rows))

    @property
    def cells(self) -> Iterator[_MeasuredCell]:
        """Every cell below the header."""
        for row in self.rows[1:]:
            yield from row

    def least_widths(self, size: float, *, with_signs: bool = False) -> list[float]:
        """Return the least width of each column in pt: that of its widest word.

        A broken word is worse than small type. `with_signs` keeps a sign on the line of its word.
        """
        least = [0.0] * len(self.block.header)
        spanning = []
        for row in self.rows:
            for cell in row:
                wanted = cell.gauge.widest(size) + 2 * CELL_ACROSS
                if with_signs and cell.sign:
                    wanted += cell.sign * size
                column, columns = cell.grid.column, cell.grid.columns
                if columns == 1:
                    least[column] = max(least[column], wanted)
                else:
                    spanning.append((column, columns, wanted))
        for column, (whole, after) in self.number_widths.items():
            least[column] = max(least[column], (whole + after) * size + 2 * CELL_ACROSS)
        return with_spans(least, spanning)

    @property
    def number_widths(self) -> dict[int, tuple[float, float]]:
        """The greatest widths before and after the decimal sign, by column, at a size of 1 pt."""
        widths: dict[int, tuple[float, float]] = {}
        for cell in self.cells:
            if cell.is_number:
                whole, after = widths.get(cell.grid.column, (0.0, 0.0))
                widths[cell.grid.column] = (max(whole, cell.whole), max(after, cell.after))
        return widths


def _text_of(name: SourceText) -> Text:
    """Return a text without markup as one paragraph."""
    return Text(((Plain(str(name)),),), name.span)


def _cell_paragraph(cell: GridCell, citations: Mapping[str, str]) -> SlideParagraph:
    """Return the text of a cell as a paragraph; a header of a row is bold."""
    paragraphs = cell.shown.paragraphs
    runs = inlines.runs(paragraphs[0], citations) if paragraphs else ()
    if cell.is_row_header:
        runs = tuple(replace(run, bold=True) for run in runs)
    return SlideParagraph(runs)


ROOMY, TIGHT = (12.0, 10.0, 8.0, 6.0, CELL_DOWN), 1.5
"""Margins above and below the text of cells, in pt: from those of a table with much room to the
usual, and the least, of a table that has no room on one slide otherwise."""


def _fitting_size(table: _MeasuredTable) -> tuple[float, list[float], float, list[float]]:
    """Return a type size, column widths, the margin of cells and row heights, all in pt.

    It is the largest size at which the whole table fits on one slide, with rows as high as can be,
    otherwise the smallest. Rows are tightened before a table is parted.
    """
    size, widths, heights, room = 0.0, [0.0], [0.0], table.placeholder.box
    for size in table.placeholder.all_sizes:
        least = table.least_widths(size, with_signs=True)
        if sum(least) > room.width:
            least = table.least_widths(size)
        if sum(least) > room.width and size in table.placeholder.larger:
            continue
        widths = shared_widths(table.block.lengths, room.width, least, table.block.widths)
        for down in ROOMY:
            heights = _heights(table, widths, size, down)
            if sum(heights) <= room.height:
                return size, widths, down, heights
    tight = _heights(table, widths, size, TIGHT)
    if sum(tight) <= room.height:
        return size, widths, TIGHT, tight
    return size, widths, CELL_DOWN, heights


def _roomiest(
    table: _MeasuredTable, widths: Sequence[float], size: float, parts: Sequence[slice]
) -> tuple[float, list[float]]:
    """Return the largest margin of cells at which all parts of a table fit, and the rows' heights.

    Both are in pt. A part that fits at no margin has been made as small as can be.
    """
    down, heights = CELL_DOWN, [0.0]
    for down in ROOMY:
        heights = _heights(table, widths, size, down)
        tallest = max(sum(heights[1:][part]) for part in parts)
        if heights[0] + tallest <= table.placeholder.box.height:
            break
    return down, heights


def _heights(
    table: _MeasuredTable, widths: Sequence[float], size: float, down: float
) -> list[float]:
    """Return the height of each row in pt, the header first, for given widths and margins `down`.

    A row that ends a taller cell of several rows grows; one without a cell has a line's height.
    """

    def height(cell: _MeasuredCell) -> float:
        start, columns = cell.grid.column, cell.grid.columns
        width = sum(widths[start : start + columns]) - 2 * CELL_ACROSS
        return cell.gauge.height(width, size) + 2 * down + EDGE

    line = size * table.placeholder.spacing.pitch + 2 * down + EDGE
    heights = [
        max((height(cell) for cell in row if cell.grid.rows == 1), default=line)
        for row in table.rows
    ]
    for cell in table.cells:
        if cell.grid.rows > 1:
            first, last = cell.grid.row + 1, cell.grid.row + cell.grid.rows
            heights[last] += max(0.0, height(cell) - sum(heights[first : last + 1]))
    return heights


def _slide_rows(table: _MeasuredTable, size: float) -> list[tuple[SlideCell | None, ...]]:
    """Return the rows below the header, with None where a cell beside or above reaches."""
    columns = len(table.block.header)
    number_widths = table.number_widths
    rows: list[list[SlideCell | None]] = []
    for row in table.rows[1:]:
        placed: list[SlideCell | None] = [None] * columns
        for cell in row:
            grid = cell.grid
            is_heading = table.block.grid[grid.row].group is not None
            align = "left" if is_heading else table.block.aligns[grid.column]
            if grid.columns > 1 and align == "decimal":
                align = "left"
            # A number ends so far from the right edge that decimal signs are aligned.
            hang = (number_widths[grid.column][1] - cell.after) * size if cell.is_number else 0.0
            placed[grid.column] = SlideCell(
                cell.paragraph, grid.columns, grid.rows, grid.shade, _ALIGNS[align],
                hang, grid.is_row_header, is_heading,
            )  # fmt: skip
        rows.append(placed)
    return [tuple(row) for row in rows]


def _clipped(
    rows: Sequence[tuple[SlideCell | None, ...]], part: slice
) -> tuple[tuple[SlideCell | None, ...], ...]:
    """Return the rows of one slide; a cell that goes on over slides stands on each of them."""
    clipped = [list(row) for row in rows[part]]
    for number, row in enumerate(rows[: part.stop]):
        for column, cell in enumerate(row):
            if cell is None or number + cell.rows <= part.start:
                continue
            first, last = max(number, part.start), min(number + cell.rows, part.stop)
            clipped[first - part.start][column] = replace(cell, rows=last - first)
    return tuple(tuple(row) for row in clipped)


def _report_rows_too_tall(
    fitter: TextFitter,
    table: _MeasuredTable,
    widths: Sequence[float],
    heights: Sequence[float],
    size: float,
) -> bool:
    """Report each row that is too tall for a slide, and the word that is too wide for its column
    by most; return whether there is one."""
    has_errors = False
    block, placeholder = table.block, table.placeholder
    crowded = [number for number, height in enumerate(heights) if height == NEVER]
    if crowded:
        has_errors = True
        _report_widest_word(fitter, table, widths, size, crowded)
    for number, height in enumerate(heights):
        if height == NEVER:
            continue
        if height <= placeholder.box.height - (heights[0] if number else 0.0):
            continue
        has_errors = True
        row_name = f"row {number} of the table" if number else "the header of the table"
        span = (block.grid[number - 1].span if number else None) or block.header[0].span
        fitter.report.error(
            "slide-overflow", f"{row_name} is taller than a slide", span,
            "shorten its cells, split the row, or show fewer columns",
        )  # fmt: skip
    return has_errors


def _report_widest_word(
    fitter: TextFitter,
    table: _MeasuredTable,
    widths: Sequence[float],
    size: float,
    rows: Sequence[int],
) -> None:
    """Report the word in some rows that is too wide for its column by most."""
    (_, word), cell = max(
        (
            (
                fitter.excess(
                    cell.paragraph,
                    table.placeholder,
                    sum(widths[cell.grid.column : cell.grid.column + cell.grid.columns])
                    - 2 * CELL_ACROSS,
                    size,
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
    fitter.report.error(
        "slide-overflow",
        f'"{word}" is wider than column {cell.grid.column + 1} of the table{named}', own,
        "use a shorter word or a soft hyphen, or show fewer columns",
    )  # fmt: skip

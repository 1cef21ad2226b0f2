"""A table for slides whose cells are measured: how wide columns must be, and how high rows are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from irdocs.content.blocks import GridCell, Table
from irdocs.content.markup import Plain, Text
from irdocs.content.source import SourceText
from irdocs.deck import inlines
from irdocs.deck.fit import TextFitter
from irdocs.deck.height_gauge import HeightGauge
from irdocs.deck.layout import Placeholder
from irdocs.deck.paragraph_metrics import CELL_ACROSS
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.frozen import frozen, replace
from irdocs.locale import Locale
from irdocs.typeset.binding import bound
from irdocs.typeset.columns import after_whole_number, gutter, with_spans

EDGE = 2.0
"""Height added to each row for its rules, in pt."""
PADDING = 2 * CELL_ACROSS + 0.01
"""The margins at both sides of a cell in pt, with a little against rounding: a word that a column
was made for would else be wider than it."""
GUTTER, MOST_GUTTER = 0.6, 2.0
"""The white space between texts that end and others that begin where their columns meet, beside the
margins of cells: the usual, and the most, as multiples of the type size."""


@frozen
class MeasuredCell:
    """A cell of the table or of its header, with its text measured."""

    grid: GridCell
    paragraph: SlideParagraph
    gauge: HeightGauge
    is_number: bool
    """Whether it is aligned at its decimal sign."""
    whole: float
    """The width of a number as far as its decimal sign, in pt at a size of 1 pt."""
    rest: str
    """What follows: the sign and all after it."""
    after: float
    """The width of that."""
    sign: float
    """The width of the sign of its shade and of the space before it, at a size of 1 pt."""


@frozen
class SizedColumns:
    """The columns of a table at one type size, in pt."""

    size: float
    """The type size."""
    widths: tuple[float, ...]
    gutters: tuple[float, ...]
    """How far from the margin of its cells the texts of each column end."""

    def room(self, cell: GridCell) -> float:
        """Return the width of the lines of a cell."""
        width = sum(self.widths[cell.column : cell.column + cell.columns])
        return width - 2 * CELL_ACROSS - (self.gutters[cell.column] if cell.columns == 1 else 0.0)


@frozen(slots=False)
class MeasuredTable:
    """A table whose cells are measured; row 0 is the header, the heading of a group one cell."""

    block: Table
    placeholder: Placeholder
    rows: tuple[tuple[MeasuredCell, ...], ...]
    meeting: frozenset[int]
    """The columns whose texts end where those of the next column begin."""

    @classmethod
    def of(
        cls, fitter: TextFitter, block: Table, placeholder: Placeholder,
        citations: Mapping[str, str], locale: Locale,
    ) -> MeasuredTable:  # fmt: skip
        """Measure all cells of a table for a placeholder."""

        def measured(cell: GridCell, paragraph: SlideParagraph) -> MeasuredCell:
            gauge = fitter.gauge([paragraph], placeholder)
            is_number = (
                cell.row >= 0 and cell.columns == 1 and block.aligns[cell.column] == "decimal"
            )
            whole = after = 0.0
            rest = ""
            if is_number:
                end = after_whole_number(paragraph.text, locale.decimal)
                rest = paragraph.text[end:]
                whole = fitter.width(paragraph.text[:end], 1.0, bold=cell.is_row_header)
                after = sum(fitter.run_width(run, 1.0) for run in paragraph.runs) - whole
            # The last two runs of a cell with a sign are a space and the sign.
            signs = paragraph.runs[-2:] if cell.is_marked and len(paragraph.runs) > 2 else ()
            sign = sum(fitter.run_width(run, 1.0) for run in signs)
            return MeasuredCell(
                cell, paragraph, gauge, is_number, whole, rest, max(0.0, after), sign
            )

        rows = [
            tuple(
                measured(GridCell(_text_of(name), -1, column), header_paragraph(name))
                for column, name in enumerate(block.header)
            )
        ]
        for number, row in enumerate(block.grid):
            if row.group is not None:
                heading = GridCell(_text_of(row.group), number, 0, len(block.header))
                rows.append((measured(heading, header_paragraph(row.group)),))
                continue
            rows.append(
                tuple(measured(cell, _cell_paragraph(cell, citations)) for cell in row.cells)
            )
        # From right to left, numbers keep their right edge and end where their column does.
        meeting = frozenset() if locale.direction == "rtl" else block.meeting
        return cls(block, placeholder, tuple(rows), meeting)

    @property
    def cells(self) -> Iterator[MeasuredCell]:
        """Every cell below the header."""
        for row in self.rows[1:]:
            yield from row

    def least_widths(self, size: float, *, roomy: bool = False) -> list[float]:
        """Return the least width of each column in pt: that of its widest word.

        A broken word is worse than small type. `roomy` keeps a sign on the line of its word, and
        columns that meet apart.
        """
        least = [0.0] * len(self.block.header)
        spanning = []
        for row in self.rows:
            for cell in row:
                wanted = cell.gauge.widest(size) + PADDING
                if roomy and cell.sign:
                    wanted += cell.sign * size
                column, columns = cell.grid.column, cell.grid.columns
                if columns == 1:
                    least[column] = max(least[column], wanted)
                else:
                    spanning.append((column, columns, wanted))
        for column, (whole, after) in self.number_widths.items():
            least[column] = max(least[column], (whole + after) * size + PADDING)
        for column in self.meeting if roomy else ():
            least[column] += GUTTER * size
        return with_spans(least, spanning)

    def whole_widths(self, size: float) -> list[float]:
        """Return the width in pt at which each column has all its own texts on one line."""
        whole = [0.0] * len(self.block.header)
        for row in self.rows:
            for cell in row:
                if cell.grid.columns == 1:
                    column = cell.grid.column
                    whole[column] = max(whole[column], cell.gauge.one_line(size) + PADDING)
        for column, (before, after) in self.number_widths.items():
            whole[column] = max(whole[column], (before + after) * size + PADDING)
        for column in self.meeting:
            whole[column] += GUTTER * size
        return whole

    @cached_property
    def number_widths(self) -> dict[int, tuple[float, float]]:
        """The greatest widths before and after the decimal sign, by column, at a size of 1 pt."""
        widths: dict[int, tuple[float, float]] = {}
        for cell in self.cells:
            if cell.is_number:
                whole, after = widths.get(cell.grid.column, (0.0, 0.0))
                widths[cell.grid.column] = (max(whole, cell.whole), max(after, cell.after))
        return widths

    @cached_property
    def longest(self) -> dict[int, str]:
        """What follows the decimal sign's place in the number of each column whose is widest."""
        found: dict[int, MeasuredCell] = {}
        for cell in self.cells:
            known = found.get(cell.grid.column)
            if cell.is_number and (known is None or cell.after > known.after):
                found[cell.grid.column] = cell
        return {column: cell.rest for column, cell in found.items()}

    def columns(self, widths: Sequence[float], size: float) -> SizedColumns:
        """Return columns of given widths in pt, with the white space where two meet."""
        gutters = [
            self._gutter(column, width - 2 * CELL_ACROSS, size) if column in self.meeting else 0.0
            for column, width in enumerate(widths)
        ]
        return SizedColumns(size, tuple(widths), tuple(gutters))

    def _gutter(self, column: int, room: float, size: float) -> float:
        usual = GUTTER * size
        needed = sum(self.number_widths.get(column, (0.0, 0.0))) * size
        for row in self.rows:
            for cell in row:
                if cell.grid.column == column and cell.grid.columns == 1:
                    # The name of a column may rather have two lines than stand too near the next.
                    most = room - usual if cell.grid.row < 0 else room
                    whole = cell.gauge.one_line(size)
                    needed = max(needed, whole if whole <= most else cell.gauge.widest(size))
        return gutter(room - needed, usual, MOST_GUTTER * size)

    def heights(self, columns: SizedColumns, down: float) -> list[float]:
        """Return the height of each row in pt, the header first, for margins `down` of cells.

        A row that ends a taller cell of several rows grows; one without a cell has a line's height.
        """

        def height(cell: MeasuredCell) -> float:
            room = columns.room(cell.grid)
            return cell.gauge.height(room, columns.size) + 2 * down + EDGE

        line = columns.size * self.placeholder.spacing.pitch + 2 * down + EDGE
        heights = [
            max((height(cell) for cell in row if cell.grid.rows == 1), default=line)
            for row in self.rows
        ]
        for cell in self.cells:
            if cell.grid.rows > 1:
                first, last = cell.grid.row + 1, cell.grid.row + cell.grid.rows
                heights[last] += max(0.0, height(cell) - sum(heights[first : last + 1]))
        return heights


def header_paragraph(name: str) -> SlideParagraph:
    """Return the name of a column, or the heading of a group of rows, as a paragraph."""
    return SlideParagraph((TextRun(bound(name), bold=True),))


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

"""Find the widths of a table's columns: by the words of their cells, and by what is to be written
into them by hand."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import GridCell, Table
from irdocs.content.markup import Paragraph
from irdocs.frozen import frozen, replace
from irdocs.leaflet.compose import measured_paragraph
from irdocs.leaflet.story.fewer_lines import with_fewer_lines
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.short_cells import HEADER, SetCell, relieved
from irdocs.leaflet.story.writing_room import (
    WRITING,
    is_to_fill_in,
    shared_with_writers,
    with_room_to_write,
)
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.typeset.blanks import shortest
from irdocs.typeset.columns import (
    after_whole_number,
    gutter,
    is_range,
    shared_widths,
    with_spans,
)
from irdocs.typeset.lines import MeasuredParagraph

LEAST_COLUMN = 30.0
"""The least width of a table's column, in pt at a scale of 1."""
SHORT_TEXT = 0.2
"""A text that takes no more than this part of a table's width stays on one line, if possible."""
GUTTER, MOST_GUTTER = 7.0, 24.0
"""The white space between numbers and words at their right, beside the padding: the usual, and the
most, in pt at a scale of 1."""
MOST_AIR = 36.0
"""The white space between the longest texts of two columns, beside the padding, from which on a
table is narrower than the text around it, in pt at a scale of 1."""
NEARLY_ALL = 0.85
"""A table that would take more than this part of the width takes all of it, to end in one line with
what stands above and below."""
ACROSS = 4.0
"""The padding of a cell at its sides, in pt at a scale of 1."""


@frozen
class TableType:
    """The type of a table's cells, and of its header and headings."""

    body: ParagraphStyle
    strong: ParagraphStyle

    @property
    def size(self) -> float:
        """The type size in pt."""
        return self.body.size

    def smaller(self, size: float) -> TableType:
        """Return the same type at another size in pt."""
        factor = size / self.size
        return TableType(
            replace(self.body, size=size, pitch=self.body.pitch * factor),
            replace(self.strong, size=size, pitch=self.strong.pitch * factor),
        )


@frozen
class TableColumns:
    """What the columns of one table are measured with."""

    setting: ColumnSetting
    block: Table
    type: TableType

    def least_widths(self, *, whole_ranges: bool = False) -> list[float]:
        """Return the least width of each column in pt, with the padding of the cell.

        It holds the widest word, with `whole_ranges` also ranges of numbers and short texts with
        their sign in one piece, and of longer texts the last word with its sign. It is no narrower
        than `LEAST_COLUMN` unless all its cells are.
        """
        styles = self.setting.setter.styles
        by_column: list[list[MeasuredParagraph]] = [
            [measured_paragraph(styles.plain(name, self.type.strong))] for name in self.block.header
        ]
        spanning: list[tuple[int, int, float]] = []
        whole = [0.0] * len(by_column)
        for cell in self.block.cells:
            measured = [self.measured(cell, part) for part in cell.shown.paragraphs]
            if cell.columns == 1:
                by_column[cell.column] += measured
                if whole_ranges and (cell.is_marked or is_range(cell.text.plain)) and measured:
                    last_word = self.measured(cell, cell.bound.paragraphs[-1]).widest
                    whole[cell.column] = max(
                        whole[cell.column], self._whole(measured[0]), last_word
                    )
            elif measured:
                widest = max(paragraph.widest for paragraph in measured)
                spanning.append((cell.column, cell.columns, widest + self._padding(0)))
        for column, numbers in self.numbers().items():
            before = max(number.before for number in numbers.values())
            after = max(number.after for number in numbers.values())
            whole[column] = max(whole[column], before + after)
        minimums = []
        for column, measured in enumerate(by_column):
            padding = self._padding(column)
            widest_word = max(whole[column], *(part.widest for part in measured)) + padding
            widest_cell = max(paragraph.full_width for paragraph in measured) + padding
            minimums.append(max(widest_word, min(self.setting.pt(LEAST_COLUMN), widest_cell)))
        return with_spans(minimums, spanning)

    def longest_words(self) -> list[str]:
        """Return the words that make each column as wide as it must be, the longest first."""
        styles = self.setting.setter.styles
        by_column = [
            [measured_paragraph(styles.plain(name, self.type.strong))] for name in self.block.header
        ]
        for cell in self.block.cells:
            by_column[cell.column] += [
                self.measured(cell, part) for part in cell.shown.paragraphs
            ]  # fmt: skip
        found = {
            word.text.strip(".,;:()"): word.width
            for measured in by_column
            if (word := max(measured, key=lambda part: part.widest).widest_word)
        }
        return sorted(found, key=lambda word: -found[word])

    def _whole(self, paragraph: MeasuredParagraph) -> float:
        """Return the width in pt of a text that should stay on one line; 0 of a long one."""
        width = paragraph.full_width
        return width if width <= self.setting.width * SHORT_TEXT else 0.0

    def _padding(self, column: int) -> float:
        """Return the padding at both sides of a column's cells, in pt.

        The 0.1 pt more keeps rounding from breaking a word.
        """
        return self.setting.pt(2 * ACROSS + 0.1) + self._gutter(column)

    def _gutter(self, column: int) -> float:
        """Return the least white space that keeps a column off the next one, in pt."""
        is_meeting = column in self.block.meeting and not self.setting.setter.styles.right_to_left
        return self.setting.pt(GUTTER) if is_meeting else 0.0

    def gutters(self, widths: Sequence[float]) -> list[float]:
        """Return the white space that keeps each column's right edge off the next one's left.

        What is aligned at the right would otherwise seem to be one with what follows at the left.
        All lengths are in pt.
        """
        usual = [self._gutter(column) for column in range(len(widths))]
        if not any(usual):
            return usual
        needed = self._whole_widths(self.least_widths(whole_ranges=True))
        most = self.setting.pt(MOST_GUTTER)
        found = [
            max(least, gutter(width - whole + least, least, most)) if least else 0.0
            for width, whole, least in zip(widths, needed, usual, strict=True)
        ]
        # Numbers of columns beside one another move together: all stand equally far apart.
        for column in reversed(range(len(found) - 1)):
            is_number = self.block.aligns[column] in ("right", "decimal")
            if is_number and not found[column]:
                spare = max(0.0, widths[column] - needed[column])
                found[column] = min(found[column + 1], spare)
        return found

    def style(self, cell: GridCell) -> ParagraphStyle:
        return self.type.strong if cell.is_row_header else self.type.body

    def measured(self, cell: GridCell, paragraph: Paragraph) -> MeasuredParagraph:
        fragments = self.setting.setter.styles.fragments(
            paragraph, self.style(cell), self.setting.citations
        )
        return measured_paragraph(tuple(shortest(fragments)))

    def widths(self) -> list[float]:
        """Return the width of each column in pt; together they are no wider than the text.

        They are narrower where its width would part what stands in a row: a number is read with its
        name. A table to be filled in takes all of it.
        """
        width = self.setting.width
        least = self.least_widths(whole_ranges=True)
        if sum(least) > width:
            least = self.least_widths()
        if not any(self.block.widths):
            whole = self._whole_widths(least)
            for writing in (self.setting.pt(WRITING), WRITING):
                if shared := shared_with_writers(self.block, whole, writing, width):
                    return shared
        if not any(self.block.widths) and not is_to_fill_in(self.block):
            enough = sum(whole) + self.setting.pt(MOST_AIR) * (len(whole) - 1)
            if enough < width * NEARLY_ALL:
                air = self.setting.pt(MOST_AIR) * (len(whole) - 1) / len(whole)
                return [column + air for column in whole]
        least = with_room_to_write(self.block, least, self.setting.pt(WRITING), width)
        lengths, parts, cells = self.block.lengths, self.block.widths, self._set_cells()
        widths = relieved(cells, least, lambda mins: shared_widths(lengths, width, mins, parts))
        if any(parts) or sum(least) > width:
            return widths
        return list(with_fewer_lines(cells, tuple(least), tuple(widths)))

    def _set_cells(self) -> tuple[SetCell, ...]:
        """Return the names of the columns and the cells below them."""
        styles, strong = self.setting.setter.styles, self.type.strong
        header = (
            SetCell(
                HEADER, column, (measured_paragraph(styles.plain(name, strong)),),
                self._padding(column),
            )
            for column, name in enumerate(self.block.header)
        )  # fmt: skip
        below = (
            SetCell(
                cell.row, cell.column,
                tuple(self.measured(cell, part) for part in cell.shown.paragraphs),
                self._padding(cell.column), cell.columns, sets_height=cell.rows == 1,
            )
            for cell in self.block.cells
        )  # fmt: skip
        return (*header, *below)

    def _whole_widths(self, least: Sequence[float]) -> list[float]:
        """Return the width of each column in pt with which no cell has more than one line, and no
        column is narrower than its `least`."""
        styles, count = self.setting.setter.styles, len(self.block.header)
        names = [styles.plain(name, self.type.strong) for name in self.block.header]
        groups = (styles.plain(row.group, self.type.strong) for row in self.block.grid if row.group)
        columns = [
            max(width, measured_paragraph(name).full_width + self._padding(column))
            for column, (name, width) in enumerate(zip(names, least, strict=True))
        ]
        spanning: list[tuple[int, int, float]] = [
            (0, count, measured_paragraph(group).full_width + self._padding(count - 1))
            for group in groups
        ]
        for cell in self.block.cells:
            for part in cell.shown.paragraphs:
                whole = self.measured(cell, part).full_width
                if cell.columns == 1:
                    columns[cell.column] = max(
                        columns[cell.column], whole + self._padding(cell.column)
                    )
                else:
                    spanning.append((cell.column, cell.columns, whole + self._padding(0)))
        return with_spans(columns, spanning)

    def numbers(self) -> dict[int, dict[int, CellNumber]]:
        """Return the numbers that are aligned at their decimal signs, by column and row."""
        styles, sign = self.setting.setter.styles, self.setting.locale.decimal
        numbers: dict[int, dict[int, CellNumber]] = {}
        for cell in self.block.cells:
            if self.block.aligns[cell.column] == "decimal" and cell.columns == 1:
                text = cell.shown.plain
                end = after_whole_number(text, sign)
                whole = text[:end]
                before = styles.run(self.style(cell)).width(whole) if whole else 0.0
                all_of_it = sum(
                    self.measured(cell, part).full_width for part in cell.shown.paragraphs
                )
                number = CellNumber(before, max(0.0, all_of_it - before), text[end:])
                numbers.setdefault(cell.column, {})[cell.row] = number
        return numbers


@frozen
class CellNumber:
    """A number in a column that is aligned at the decimal sign."""

    before: float
    """The width as far as its decimal sign, in pt."""
    after: float
    """The width of the sign and of all that follows, in pt."""
    rest: str
    """The sign and what follows."""

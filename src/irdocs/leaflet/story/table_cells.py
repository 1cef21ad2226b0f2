"""Set the cells of a table: their type, the widths of columns, alignment, rows and grounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irdocs.content.blocks import ColumnAlign, GridCell, Table
from irdocs.content.markup import Paragraph
from irdocs.drawing import Path, line, rectangle
from irdocs.frozen import frozen
from irdocs.leaflet.boxes import Box, Mark, PathMark, TextMark
from irdocs.leaflet.compose import measured_paragraph, stack
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.short_cells import SetCell, relieved
from irdocs.leaflet.story.writing_room import WRITING, is_to_fill_in, with_room_to_write
from irdocs.leaflet.styles import ParagraphStyle
from irdocs.page.tags import Look, Tag
from irdocs.theme import status_colours
from irdocs.typeset.blanks import is_blank, shortest
from irdocs.typeset.columns import (
    after_whole_number,
    gutter,
    is_range,
    lacking,
    shared_widths,
    with_spans,
)
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment, Line

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
RULE = 0.5
"""The thickness of the hairline below a row, in pt."""
ACROSS, DOWN = 4.0, 3.0
"""The padding of a cell at its sides and above and below its text, in pt at a scale of 1."""


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
class TableSetting:
    """What the cells of one table are set with."""

    setting: ColumnSetting
    block: Table
    type: TableType

    def least_widths(self, *, whole_ranges: bool = False) -> list[float]:
        """Return the least width of each column in pt, with the padding of the cell.

        It holds the widest word, with `whole_ranges` also ranges of numbers and short texts with
        their sign in one piece, and is no narrower than `LEAST_COLUMN` unless all its cells are.
        """
        styles = self.setting.setter.styles
        by_column: list[list[MeasuredParagraph]] = [
            [measured_paragraph(styles.plain(name, self.type.strong))] for name in self.block.header
        ]
        spanning: list[tuple[int, int, float]] = []
        whole = [0.0] * len(by_column)
        for cell in self.block.cells:
            measured = [self._measured(cell, part) for part in cell.shown.paragraphs]
            if cell.columns == 1:
                by_column[cell.column] += measured
                if whole_ranges and (cell.is_marked or is_range(cell.text.plain)) and measured:
                    whole[cell.column] = max(whole[cell.column], self._whole(measured[0]))
            elif measured:
                widest = max(paragraph.widest for paragraph in measured)
                spanning.append((cell.column, cell.columns, widest + self._padding(0)))
        for column, numbers in self._numbers().items():
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
        is_meeting = column in self.block.meeting and not self._from_right
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

    def _style(self, cell: GridCell) -> ParagraphStyle:
        return self.type.strong if cell.is_row_header else self.type.body

    def _measured(self, cell: GridCell, paragraph: Paragraph) -> MeasuredParagraph:
        fragments = self.setting.setter.styles.fragments(
            paragraph, self._style(cell), self.setting.citations
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
        if not any(self.block.widths) and not is_to_fill_in(self.block):
            whole = self._whole_widths(least)
            enough = sum(whole) + self.setting.pt(MOST_AIR) * (len(whole) - 1)
            if enough < width * NEARLY_ALL:
                air = self.setting.pt(MOST_AIR) * (len(whole) - 1) / len(whole)
                return [column + air for column in whole]
        least = with_room_to_write(self.block, least, self.setting.pt(WRITING), width)
        lengths, parts = self.block.lengths, self.block.widths
        return relieved(
            self._set_cells(), least, lambda mins: shared_widths(lengths, width, mins, parts)
        )

    def _set_cells(self) -> list[SetCell]:
        """Return the cells that take one column and one row."""
        return [
            SetCell(
                cell.row, cell.column,
                tuple(self._measured(cell, part) for part in cell.shown.paragraphs),
                self._padding(cell.column),
            )
            for cell in self.block.cells
            if cell.columns == 1 and cell.rows == 1
        ]  # fmt: skip

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
                whole = self._measured(cell, part).full_width
                if cell.columns == 1:
                    columns[cell.column] = max(
                        columns[cell.column], whole + self._padding(cell.column)
                    )
                else:
                    spanning.append((cell.column, cell.columns, whole + self._padding(0)))
        return with_spans(columns, spanning)

    def header(self, row: Tag, widths: Sequence[float], gutters: Sequence[float]) -> list[Box]:
        """Return the names of the columns, each in an element TH."""
        scope = (("Table", "Scope", "Column"),)
        boxes: list[Box] = []
        for name, width, align in zip(self.block.header, widths, self.block.aligns, strict=True):
            room = width - self.setting.pt(2 * ACROSS) - gutters[len(boxes)]
            box = stack(
                self.setting.setter.plain(
                    str(name) or " ",
                    self.type.strong,
                    room,
                    Tag("TH", row, attributes=scope, look=Look(align)),
                    name.span,
                )
            )
            boxes.append(self._aligned(box, room, align))
        return boxes

    def cell(self, cell: GridCell, row: Tag, width: float, hangs: DecimalHangs) -> Box:
        """Return the text of a cell; an empty one is an element too, as a row has all its cells.

        `width` is that of the columns that it takes, without the white space to the next, in pt.
        """
        styles = self.setting.setter.styles
        room = width - self.setting.pt(2 * ACROSS)
        tag = Tag(
            "TH" if cell.is_row_header else "TD", row,
            attributes=attributes_of(cell), look=self._look(cell, hangs),
        )  # fmt: skip
        text, style = cell.shown, self._style(cell)
        if not text.parts or is_blank(text.plain):  # the rule below the row is the line
            space = [Fragment(" ", styles.run(style))]
            return stack(self.setting.setter.paragraph(space, style, room, tag, text.span))
        box = stack(prose.text(self.setting, text, style, tag, room))
        hang, _ = hangs.get((cell.row, cell.column), (0.0, ""))
        return self._aligned(box, room, tag.look.align, hang)

    def _look(self, cell: GridCell, hangs: DecimalHangs) -> Look:
        """Return what a cell says by its look."""
        align = self.block.aligns[cell.column]
        if cell.columns > 1 and align == "decimal":
            align = "left"
        _, lacks = hangs.get((cell.row, cell.column), (0.0, ""))
        return Look(align, lacks, cell.shade)

    @property
    def _from_right(self) -> bool:
        return self.setting.setter.styles.right_to_left

    def _aligned(self, box: Box, width: float, align: ColumnAlign, hang: float = 0.0) -> Box:
        """Return a box whose lines are aligned in `width` pt; `hang` is left free at their right.

        Only a single line hangs: of a text of several lines nobody compares decimal signs. Numbers
        keep their right edge in a language from right to left, where lines begin at the right.
        """
        part = {"left": 0.0, "centre": 0.5, "right": 1.0, "decimal": 1.0}[align]
        lines = sum(len(mark.lines) for mark in box.marks if isinstance(mark, TextMark))
        free = hang if lines == 1 else 0.0

        def start(line: Line) -> float:
            if part == 1.0 and self._from_right:
                return free
            return part * max(0.0, width - free - line.width)

        marks = tuple(
            TextMark(mark.owner, tuple((x + start(line), y, line) for x, y, line in mark.lines))
            if isinstance(mark, TextMark)
            else mark
            for mark in box.marks
        )
        return replace(box, marks=marks) if part else box

    def hangs(self) -> DecimalHangs:
        """Return how far from the right edge each number ends so that decimal signs align, in pt,
        and what it lacks.

        The number with the longest fraction of its column ends at the edge.
        """
        hangs: DecimalHangs = {}
        for column, numbers in self._numbers().items():
            longest = max(numbers.values(), key=lambda number: number.after)
            for row, number in numbers.items():
                lacks = lacking(number.rest, longest.rest)
                hangs[row, column] = (longest.after - number.after, lacks)
        return hangs

    def _numbers(self) -> dict[int, dict[int, _Number]]:
        """Return the numbers that are aligned at their decimal signs, by column and row."""
        styles, sign = self.setting.setter.styles, self.setting.locale.decimal
        numbers: dict[int, dict[int, _Number]] = {}
        for cell in self.block.cells:
            if self.block.aligns[cell.column] == "decimal" and cell.columns == 1:
                text = cell.shown.plain
                end = after_whole_number(text, sign)
                whole = text[:end]
                before = styles.run(self._style(cell)).width(whole) if whole else 0.0
                all_of_it = sum(
                    self._measured(cell, part).full_width for part in cell.shown.paragraphs
                )
                number = _Number(before, max(0.0, all_of_it - before), text[end:])
                numbers.setdefault(cell.column, {})[cell.row] = number
        return numbers

    def row(
        self, cells: Sequence[tuple[GridCell, Box]], widths: Sequence[float],
        heights: Sequence[float],
        open_columns: frozenset[int],
    ) -> Box:  # fmt: skip
        """Return a row of set cells above a rule, which cells that go on below interrupt.

        `heights` are those of the rows from this one on, as far as its cells reach; `open_columns`
        are the columns whose cell goes on below.
        """
        palette = self.setting.setter.styles.theme.palette
        starts = [sum(widths[:column]) for column in range(len(widths) + 1)]
        height = heights[0]
        grounds = tuple(
            Path(
                rectangle(
                    starts[cell.column], 0,
                    starts[cell.column + cell.columns] - starts[cell.column],
                    sum(heights[: cell.rows]),
                ),
                fill=palette[status_colours.ground_of(cell.shade)],
            )
            for cell, _ in cells
            if cell.shade is not None
        )  # fmt: skip
        # The ground of the next row, painted later, begins where this rule ends.
        rule = self._rule(widths, open_columns, height - RULE / 2)
        marks: list[Mark] = [PathMark((*grounds, rule))]
        for cell, box in cells:
            x = starts[cell.column] + self.setting.pt(ACROSS)
            marks += [mark.moved(x, self.setting.pt(DOWN)) for mark in box.marks]
        span = next((box.span for _, box in cells if box.span), None)
        return Box(height, tuple(marks), span=span)

    def _rule(self, widths: Sequence[float], open_columns: frozenset[int], y: float) -> Path:
        """Return the hairline below a row, without the columns whose cell goes on below."""
        palette = self.setting.setter.styles.theme.palette
        pieces: list[tuple[float, float]] = []
        x = 0.0
        for column, width in enumerate(widths):
            if column not in open_columns:
                if pieces and pieces[-1][1] == x:
                    pieces[-1] = (pieces[-1][0], x + width)
                else:
                    pieces.append((x, x + width))
            x += width
        commands = [command for left, right in pieces for command in line((left, y), (right, y))]
        return Path(tuple(commands), stroke=palette["rule"], stroke_width=RULE)


@frozen
class _Number:
    """A number in a column that is aligned at the decimal sign."""

    before: float
    """The width as far as its decimal sign, in pt."""
    after: float
    """The width of the sign and of all that follows, in pt."""
    rest: str
    """The sign and what follows."""


DecimalHangs = dict[tuple[int, int], tuple[float, str]]
"""The white space at the right of numbers, in pt, and what they lack of the longest, by their row
and column."""


def attributes_of(cell: GridCell) -> tuple[tuple[str, str, object], ...]:
    """Return the attributes of a cell's element (ISO 32000-1, 14.8.5.7)."""
    attributes: list[tuple[str, str, object]] = []
    if cell.is_row_header:
        attributes.append(("Table", "Scope", "Row"))
    if cell.columns > 1:
        attributes.append(("Table", "ColSpan", cell.columns))
    if cell.rows > 1:
        attributes.append(("Table", "RowSpan", cell.rows))
    return tuple(attributes)

"""Set the cells of a table: their words, alignment, rows and grounds."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import ColumnAlign, GridCell, Table
from irdocs.drawing import Path, line, rectangle
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Mark, PathMark, TextMark
from irdocs.leaflet.compose import stack
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import ColumnSetting
from irdocs.leaflet.story.table_widths import ACROSS, TableColumns, TableType
from irdocs.page.tags import Look, Tag
from irdocs.theme import status_colours
from irdocs.typeset.blanks import is_blank
from irdocs.typeset.columns import (
    lacking,
)
from irdocs.typeset.runs import Fragment, Line

RULE = 0.5
"""The thickness of the hairline below a row, in pt."""
DOWN = 3.0
"""The padding of a cell above and below its text, in pt at a scale of 1."""


@frozen
class TableSetting:
    """What the cells of one table are set with."""

    columns: TableColumns

    @property
    def setting(self) -> ColumnSetting:
        """What its column is set with."""
        return self.columns.setting

    @property
    def block(self) -> Table:
        """The table."""
        return self.columns.block

    @property
    def type(self) -> TableType:
        """The type of its cells."""
        return self.columns.type

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
        text, style = cell.shown, self.columns.style(cell)
        if not text.parts or is_blank(text.plain):  # the rule below the row is the line
            space = [Fragment(" ", styles.run(style))]
            return stack(self.setting.setter.paragraph(space, style, room, tag, text.span))
        if cell.is_marked and self.columns.measured(cell, cell.bound.paragraphs[-1]).widest <= room:
            text = cell.bound
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
        for column, numbers in self.columns.numbers().items():
            longest = max(numbers.values(), key=lambda number: number.after)
            for row, number in numbers.items():
                lacks = lacking(number.rest, longest.rest)
                hangs[row, column] = (longest.after - number.after, lacks)
        return hangs

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

"""Turn the native table of a slide into page items with tags (ISO 32000-1, 14.8.4.3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import Stem
from irdocs.deck.paragraph_metrics import CELL_ACROSS
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import SlideCell, TableSlot
from irdocs.drawing import Path, line, rectangle
from irdocs.frozen import frozen, replace
from irdocs.handout.paragraphs import SetParagraph
from irdocs.handout.slide_frame import SlideFrame
from irdocs.page.items import LAYOUT, EmptyItem, Item
from irdocs.page.tags import Tag
from irdocs.theme import status_colours
from irdocs.units import Rect


class CellSetter(Protocol):
    """Sets paragraphs in a box at a size in pt, in a colour role; see `_SlideItems._set`."""

    def __call__(
        self, placeholder: Placeholder, box: Rect, texts: Sequence[SlideParagraph], size: float,
        role: str | None = None,
    ) -> list[SetParagraph]: ...  # fmt: skip


@frozen
class SlideTable:
    """Makes the items of one table."""

    frame: SlideFrame
    set: CellSetter
    slot: TableSlot
    part: Tag
    """The structure element that the table is put into."""

    def items(self, origin: Rect) -> Iterator[Item]:
        """Yield the rows of the table from the upper left corner of a box; in pt on the slide."""
        slot = self.slot
        table = Tag("Table", self.part)
        head, body = Tag("THead", table), Tag("TBody", table)
        tops = [origin.y + sum(slot.heights[:row]) for row in range(len(slot.heights) + 1)]
        for number, cells in enumerate((slot.names, *slot.rows)):
            if number > 1 and any(cell and cell.is_heading for cell in cells):
                body = Tag("TBody", table)  # of a group of rows
            row = Tag("TR", body if number else head)
            yield from self._grounds(cells, number, tops, origin.x)
            for column, cell in enumerate(cells):
                if cell is not None:
                    box = Rect(
                        origin.x + sum(slot.widths[:column]), tops[number],
                        sum(slot.widths[column : column + cell.columns]),
                        tops[number + cell.rows] - tops[number],
                    )  # fmt: skip
                    yield from self._cell(cell, row, box, is_header=number == 0)

    def _grounds(
        self, cells: Sequence[SlideCell | None], number: int, tops: Sequence[float], left: float
    ) -> Iterator[Item]:
        """Yield what is painted behind the text of a row, and the rule below it."""
        slot, colours = self.slot, self.frame.colours
        top, bottom, width = tops[number], tops[number + 1], sum(slot.widths)
        if number == 0:
            ground = rectangle(left, top, width, bottom - top)
            yield self.frame.paths(LAYOUT, [Path(ground, fill=colours["primary"])])
        for column, cell in enumerate(cells):
            role = _ground(cell) if cell else None
            if cell and role:
                x = left + sum(slot.widths[:column])
                across = sum(slot.widths[column : column + cell.columns])
                ground = rectangle(x, top, across, tops[number + cell.rows] - top)
                yield self.frame.paths(LAYOUT, [Path(ground, fill=colours[role])])
        rule, weight = ("signal", 2.0) if number == 0 else ("rule", 0.75)
        for start, end in self._closed(number):
            below = line((left + start, bottom), (left + end, bottom))
            stroke = Path(below, stroke=colours[rule], stroke_width=weight)
            yield self.frame.paths(LAYOUT, [stroke])

    def _closed(self, number: int) -> list[tuple[float, float]]:
        """Return where a row has a rule below it: where no cell goes on below it, in pt."""
        pieces: list[tuple[float, float]] = []
        x = 0.0
        for column, width in enumerate(self.slot.widths):
            if not self._goes_on(number, column):
                if pieces and pieces[-1][1] == x:
                    pieces[-1] = (pieces[-1][0], x + width)
                else:
                    pieces.append((x, x + width))
            x += width
        return pieces

    def _goes_on(self, number: int, column: int) -> bool:
        """Whether a cell that covers a column in a row, the header being 0, goes on below it."""
        return any(
            cell is not None
            and left <= column < left + cell.columns
            and row <= number < row + cell.rows - 1
            for row, cells in enumerate(self.slot.rows, start=1)
            for left, cell in enumerate(cells)
        )

    def _cell(self, cell: SlideCell, row: Tag, box: Rect, *, is_header: bool) -> Iterator[Item]:
        element = Tag(
            "TH" if is_header or cell.is_row_header or cell.is_heading else "TD",
            row,
            attributes=_attributes(cell, is_header=is_header),
        )
        yield EmptyItem(element)  # an empty cell needs its element too, or the columns would shift
        room, align = replace(box, width=box.width - cell.hang), cell.align
        if self.frame.from_right and align == "r":  # numbers keep their right edge
            room, align = room.moved(cell.hang, 0), "l"
        placeholder = Placeholder(
            Stem.BOX.single,
            "body",
            room,
            self.slot.size,
            bold=is_header,
            align=align,
            inset=CELL_ACROSS,
            inset_down=self.slot.down,
        )
        colour = "on-primary" if is_header else "ink"
        for text in self.set(placeholder, room, [cell.paragraph], self.slot.size, colour):
            yield from self.frame.text(element, text.lines)


def _ground(cell: SlideCell) -> str | None:
    """Return the colour role of a cell's ground; None if it has none of its own."""
    if cell.shade is not None:
        return status_colours.ground_of(cell.shade)
    return "tint" if cell.is_heading else None


def _attributes(cell: SlideCell, *, is_header: bool) -> tuple[tuple[str, str, object], ...]:
    """Return the attributes of a cell's element (14.8.5.7)."""
    attributes: list[tuple[str, str, object]] = []
    if is_header:
        attributes.append(("Table", "Scope", "Column"))
    elif cell.is_row_header or cell.is_heading:
        attributes.append(("Table", "Scope", "Row"))
    if cell.columns > 1:
        attributes.append(("Table", "ColSpan", cell.columns))
    if cell.rows > 1:
        attributes.append(("Table", "RowSpan", cell.rows))
    return tuple(attributes)

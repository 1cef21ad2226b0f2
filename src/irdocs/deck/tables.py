"""Write native tables with a header row, in our own table style (ECMA-376, 21.1.3)."""

from __future__ import annotations

from irdocs.deck import shapes, text
from irdocs.deck.colours import SchemePaint
from irdocs.deck.layout import Align, Placeholder
from irdocs.deck.paragraph_metrics import CELL_ACROSS, CELL_DOWN
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import SlideCell, TableSlot
from irdocs.ooxml.xml import Element, el
from irdocs.theme import status_colours
from irdocs.units import Rect, emu

TABLE_STYLE = "{6F4E0C7A-5D5B-4C58-9F0B-1B5D0A7C9E21}"
"""The id of our table style, which `template.table_style` defines."""
TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def frame(
    identifier: int,
    slot: TableSlot,
    placeholder: Placeholder | None,
    room: Rect,
    context: text.RunContext,
    paint: SchemePaint,
) -> Element:
    """Return a planned table at the head of a room in pt, in a placeholder or by itself."""
    writer = _TableWriter(slot, context, paint)
    header_height, *heights = (emu(height) for height in slot.heights)
    header = el(
        "a:tr",
        *(writer.cell(name.paragraph, name.align, name) for name in slot.names),
        h=header_height,
    )
    rows = [el("a:tr", *writer.row(number), h=height) for number, height in enumerate(heights)]
    table = el(
        "a:tbl",
        el(
            "a:tblPr",
            el("a:tableStyleId", TABLE_STYLE),
            firstRow=1,
            firstCol=1 if slot.has_row_headers else None,
            rtl=1 if context.direction == "rtl" else None,
        ),
        el("a:tblGrid", *(el("a:gridCol", w=emu(width)) for width in slot.widths)),
        header,
        *rows,
    )
    box = Rect(room.x, room.y, sum(slot.widths), sum(slot.heights))
    graphic = el("a:graphic", el("a:graphicData", table, uri=TABLE_URI))
    return shapes.graphic_frame(identifier, "Table", placeholder, box, slot.alt, graphic)


class _TableWriter:
    """Writes the cells of one table."""

    def __init__(self, slot: TableSlot, context: text.RunContext, paint: SchemePaint) -> None:
        self._slot, self._context, self._paint = slot, context, paint

    def row(self, number: int) -> list[Element]:
        """Return the cells of a row, a merged one for each place that another cell reaches into.

        A place right of a cell's first column is merged horizontally, one below its first row
        vertically; the first place of a lower row states the columns again (21.1.3.16).
        """
        cells: list[Element] = []
        for column, cell in enumerate(self._slot.rows[number]):
            if cell is not None:
                cells.append(
                    self.cell(
                        cell.paragraph, cell.align, cell,
                        gridSpan=cell.columns if cell.columns > 1 else None,
                        rowSpan=cell.rows if cell.rows > 1 else None,
                    )
                )  # fmt: skip
                continue
            owner_row, owner_column, owner = self._owner(number, column)
            is_below, is_beside = number > owner_row, column > owner_column
            cells.append(
                self.cell(
                    SlideParagraph(()), "l", owner,
                    gridSpan=owner.columns
                    if is_below and not is_beside and owner.columns > 1 else None,
                    rowSpan=owner.rows
                    if is_beside and not is_below and owner.rows > 1 else None,
                    hMerge=1 if is_beside else None,
                    vMerge=1 if is_below else None,
                )
            )  # fmt: skip
        return cells

    def _owner(self, number: int, column: int) -> tuple[int, int, SlideCell]:
        """Return the place of the cell that reaches into a place of the grid, and the cell."""
        for row in range(number, -1, -1):
            for left in range(column, -1, -1):
                cell = self._slot.rows[row][left]
                if cell and left + cell.columns > column and row + cell.rows > number:
                    return row, left, cell
        raise LookupError(f"no cell reaches into row {number}, column {column}")

    def cell(
        self, paragraph: SlideParagraph, align: Align, cell: SlideCell, **spans: int | None
    ) -> Element:
        """Return a cell with a text; it looks like `cell`."""
        element = text.paragraph_of(paragraph, self._slot.size, self._context)
        if self._context.direction == "rtl":
            # Numbers keep their right edge, by which they are aligned in any language.
            side = "ctr" if align == "ctr" else "r"
            text.turn(element, side, words=not text.runs_right(paragraph, self._context))
        elif align != "l":
            text.align(element, align)
        text.space(element, self._context.pitch, self._slot.size)
        return el(
            "a:tc",
            el("a:txBody", el("a:bodyPr"), el("a:lstStyle"), element),
            self._properties(cell),
            **spans,
        )

    def _properties(self, cell: SlideCell) -> Element:
        """Return a cell's margins and fill, as far as the table style does not give them."""
        own_down = emu(self._slot.down) if self._slot.down != CELL_DOWN else None
        fills = []
        if cell.shade is not None:
            fills = [self._paint.fill(status_colours.ground_of(cell.shade))]
        elif cell.is_heading:
            fills = [self._paint.fill("tint")]
        margin = emu(CELL_ACROSS + cell.hang) if cell.hang else None
        return el("a:tcPr", *fills, marR=margin, marT=own_down, marB=own_down)

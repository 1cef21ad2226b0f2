"""Write native tables with a header row, in our own table style (ECMA-376, 21.1.3)."""

from __future__ import annotations

from irdocs.deck import shapes, text
from irdocs.deck.layout import Placeholder
from irdocs.deck.model import SlideParagraph, TableSlot, TextRun
from irdocs.ooxml.xml import Element, el
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
) -> Element:
    """Return a planned table at the head of a room in pt, in a placeholder or by itself."""
    head = tuple(SlideParagraph((TextRun(name),)) for name in slot.header)
    heights = [emu(height) for height in slot.heights]
    rows = [
        el(
            "a:tr",
            *(
                el(
                    "a:tc",
                    el(
                        "a:txBody",
                        el("a:bodyPr"),
                        el("a:lstStyle"),
                        text.paragraph_of(paragraph, slot.size, context),
                    ),
                    el("a:tcPr"),
                )
                for paragraph in cells
            ),
            h=height,
        )
        for cells, height in zip((head, *slot.rows), heights, strict=True)
    ]
    table = el(
        "a:tbl",
        el("a:tblPr", el("a:tableStyleId", TABLE_STYLE), firstRow=1),
        el("a:tblGrid", *(el("a:gridCol", w=emu(width)) for width in slot.widths)),
        *rows,
    )
    box = Rect(room.x, room.y, sum(slot.widths), sum(slot.heights))
    graphic = el("a:graphic", el("a:graphicData", table, uri=TABLE_URI))
    return shapes.graphic_frame(identifier, "Table", placeholder, box, slot.alt, graphic)

"""Native tables with a header row, in our own table style."""

from __future__ import annotations

from typing import Any

from irdocs.deck import template, text
from irdocs.deck.model import Paragraph, Run, TableSlot
from irdocs.deck.xml import Element, el, qname
from irdocs.units import emu


def insert(placeholder: Any, slot: TableSlot, language: str, relate: text.Relate) -> Element:
    """Put a table into a placeholder and return its frame."""
    frame = placeholder.insert_table(rows=len(slot.rows) + 1, cols=len(slot.header))
    frame.name = slot.place
    element = frame._element
    element.nvGraphicFramePr.cNvPr.set("descr", slot.alt)
    table = frame.table
    for column, width in zip(table.columns, slot.widths, strict=True):
        column.width = emu(width)
    for row, height in zip(table.rows, slot.heights, strict=True):
        row.height = emu(height)
    element.xfrm.ext.cy = sum(row.height for row in table.rows)
    head = tuple(Paragraph((Run(name),)) for name in slot.header)
    for number, cells in enumerate((head, *slot.rows)):
        for cell, paragraph in zip(table.rows[number].cells, cells, strict=True):
            _fill(cell._tc, paragraph, language, slot.size, relate)
    properties = table._tbl.tblPr
    properties.set("firstRow", "1")
    properties.set("bandRow", "0")
    for old in properties.findall(qname("a:tableStyleId")):
        properties.remove(old)
    properties.append(el("a:tableStyleId", template.TABLE_STYLE))
    return element


def _fill(
    cell: Element, paragraph: Paragraph, language: str, size: float, relate: text.Relate
) -> None:
    body = cell.find(qname("a:txBody"))
    for old in body.findall(qname("a:p")):
        body.remove(old)
    body.append(text.paragraph_of(paragraph, language, size, relate))

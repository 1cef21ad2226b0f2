"""What pages say beside the content: their numbers, and what a draft still waits for."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.model import Document, Statistics
from irdocs.content.product import LEAFLET
from irdocs.leaflet.boxes import FilledPanel, PlacedBox, TextMark
from irdocs.leaflet.compose import stack
from irdocs.leaflet.formats import SAFE, Format, Panel, Side
from irdocs.leaflet.story import ColumnSetting, prose
from irdocs.page.tags import Tag
from irdocs.units import Rect, mm, to_mm


def page_number(
    document: Document, at: ColumnSetting, format: Format, panel: Panel
) -> tuple[TextMark, ...]:
    """Return the title and the page's number, to stand at its foot; none on the first page."""
    if not format.page_numbers or panel.side == 0:
        return ()
    styles, setter = at.setter.styles, at.setter
    number, span = str(panel.side + 1), document.document.title.span
    words = at.locale.words.leaflet_page(title=document.document.title, number=number)
    if styles.run(styles.small).width(words) > at.width:
        words = number
    line = setter.lines(styles.plain(words, styles.small), at.width, span)[0]
    font, size = styles.run(styles.small).font, styles.small.size
    y = panel.box.bottom - mm(SAFE) - font.descent * size
    needed = (font.ascent + font.descent) * size
    if panel.live.bottom > panel.box.bottom - mm(SAFE) - needed:
        setter.report.error(
            "no-room-for-page-number",
            f"the page numbers of {format.name} need a bottom margin of "
            f"{to_mm(mm(SAFE) + needed):.1f} mm",
            span,
            "enlarge margin: bottom: in the format's file, or take page-numbers: away",
        )
    return (TextMark("Pagination", ((panel.live.right - line.width, y, line),)),)


def draft_sheet(
    document: Document, at: ColumnSetting, format: Format, root: Tag
) -> tuple[Format, list[FilledPanel]]:
    """Return a format with the sides on which a draft shows what has no value yet."""
    waiting = [
        (block, item)
        for section in document.sections_for(LEAFLET)
        for block in section.blocks
        if isinstance(block, Statistics)
        for item in block.items
        if item.pending
    ]
    if not waiting:
        return format, []
    styles, setter = at.setter.styles, at.setter
    part = Tag("Sect", root)
    heading = setter.plain(
        at.locale.words.draft_heading, styles.heading, at.width, Tag("H2", part), document.span
    )
    rows = [stack(heading)]
    for block, item in waiting:
        words = stack(prose.text(at, item.label, styles.body, part))
        rows.append(replace(words, block=str(block.id), space_before=at.gap))
    filled: list[FilledPanel] = []
    placed: list[PlacedBox] = []
    y = 0.0
    for row in rows:
        panel = _draft_panel(format)
        if not placed or y + row.space_before + row.height > panel.live.bottom:
            y, placed = panel.live.y, []
        else:
            y += row.space_before
        placed.append(PlacedBox(row, panel.live.x, y))
        y += row.height
        if len(placed) == 1:
            side = Side("draft", panel.box.width, panel.box.height, ())
            format = replace(format, sides=(*format.sides, side), panels=(*format.panels, panel))
            filled.append(FilledPanel(panel, ()))
        filled[-1] = replace(filled[-1], placed=tuple(placed))
    return format, filled


def _draft_panel(format: Format) -> Panel:
    """Return a panel as large as a side, its text as wide as the last panel's."""
    model, first = format.panels[-1], format.sides[0]
    order = max(panel.order for panel in format.panels) + 1
    box = Rect(0, 0, first.width, first.height)
    top, bottom = model.live.y - model.box.y, model.box.bottom - model.live.bottom
    live = Rect(model.live.x - model.box.x, top, model.live.width, first.height - top - bottom)
    return Panel(f"draft-{order}", len(format.sides), order, "body", "ground", box, live)

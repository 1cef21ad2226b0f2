"""Set what pages bear beside the content: page numbers, lines for notes, the sides of a draft."""

from __future__ import annotations

from irdocs.content.blocks import Columns, Statistics
from irdocs.content.model import Document
from irdocs.content.product import LEAFLET
from irdocs.drawing import Path, line
from irdocs.frozen import replace
from irdocs.leaflet.boxes import FilledPanel, Mark, PathMark, PlacedBox, TextMark
from irdocs.leaflet.compose import stack
from irdocs.leaflet.formats import SAFE, Format, Panel, Side
from irdocs.leaflet.story import ColumnSetting, prose
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Tag
from irdocs.units import Rect, mm, to_mm


def page_number(
    document: Document, setting: ColumnSetting, format: Format, panel: Panel
) -> tuple[TextMark, ...]:
    """Return the line with the title and the page's number at the foot of a panel.

    It is empty on the first side and in formats without page numbers, and it is the number alone if
    the title is too long. It stands at the right; in a booklet at the outer edge. A bottom margin
    too narrow for the line is an error in the report.
    """
    if not format.page_numbers or panel.side == 0:
        return ()
    styles, setter = setting.setter.styles, setting.setter
    number, span = str(panel.side + 1), document.document.title.span
    text = setting.locale.words.leaflet_page(title=document.document.title, number=number)
    if styles.run(styles.small).width(text) > setting.width:
        text = number
    line = setter.lines(styles.plain(text, styles.small), setting.width, span)[0]
    font, size = styles.run(styles.small).font, styles.small.size
    y = panel.box.bottom - mm(SAFE) - font.descent * size
    text_height = (font.ascent + font.descent) * size
    if panel.live.bottom > panel.box.bottom - mm(SAFE) - text_height:
        setter.report.error(
            "no-room-for-page-number",
            f"the page numbers of {format.name} need a bottom margin of "
            f"{to_mm(mm(SAFE) + text_height):.1f} mm",
            span,
            "increase margin: bottom: in the format's file, or remove page-numbers:",
        )
    is_left = format.is_booklet and panel.side % 2 == 1
    x = panel.live.x if is_left else panel.live.right - line.width
    return (TextMark("Pagination", ((x, y, line),)),)


NOTES_PITCH = 9.0
"""The distance of lines to write on, in mm: that of wide-ruled paper."""
NOTES_WEIGHT = 0.6
"""Their thickness in pt."""


def notes(document: Document, setting: ColumnSetting, panel: Panel) -> tuple[Mark, ...]:
    """Return a heading and lines to write on, for a page that the content leaves to the reader.

    Nothing of it is read aloud: there is nothing to hear on it.
    """
    styles, live = setting.setter.styles, panel.live
    words = styles.plain(setting.locale.words.notes, styles.subheading)
    (heading, *_) = setting.setter.lines(words, live.width, document.span)
    font, size = styles.run(styles.subheading).font, styles.subheading.size
    pitch = mm(NOTES_PITCH)
    first = live.y + styles.subheading.pitch + pitch
    count = int((live.bottom - first) / pitch) + 1
    heights = [first + number * pitch for number in range(count)]
    colour = styles.theme.palette["rule"]
    ruled = tuple(
        Path(line((live.x, y), (live.right, y)), stroke=colour, stroke_width=NOTES_WEIGHT)
        for y in heights
    )
    baseline = live.y + font.ascent * size
    return (TextMark(LAYOUT, ((live.x, baseline, heading),)), PathMark(ruled))


def draft_sheet(
    document: Document, setting: ColumnSetting, format: Format, root: Tag
) -> tuple[Format, list[FilledPanel]]:
    """Return a format with added sides, and their panels, for the pending statistics of a draft.

    A pending statistic has no value yet and is missing in the leaflet proper; the draft lists what
    is to be filled in. Without pending statistics the format is returned as it is.
    """
    pending = [
        (block, item)
        for section in document.sections_for(LEAFLET)
        for block in section.blocks
        for part in (block, *(block.blocks if isinstance(block, Columns) else ()))
        if isinstance(part, Statistics)
        for item in part.items
        if item.pending
    ]
    if not pending:
        return format, []
    styles, setter = setting.setter.styles, setting.setter
    element = Tag("Sect", root)
    heading = setter.plain(
        setting.locale.words.draft_heading,
        styles.heading,
        setting.width,
        Tag("H2", element),
        document.span,
    )
    rows = [stack(heading)]
    for block, item in pending:
        label = stack(prose.text(setting, item.label, styles.body, element))
        rows.append(replace(label, block=str(block.id), space_before=setting.gap))
    draft_panels: list[FilledPanel] = []
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
            draft_panels.append(FilledPanel(panel, ()))
        draft_panels[-1] = replace(draft_panels[-1], placed=tuple(placed))
    return format, draft_panels


def _draft_panel(format: Format) -> Panel:
    """Return a panel as large as a side, with the margins and text width of the last panel."""
    last_panel, first_side = format.panels[-1], format.sides[0]
    order = max(panel.order for panel in format.panels) + 1
    box = Rect(0, 0, first_side.width, first_side.height)
    top, bottom = (
        last_panel.live.y - last_panel.box.y,
        last_panel.box.bottom - last_panel.live.bottom,
    )
    live = Rect(
        last_panel.live.x - last_panel.box.x,
        top,
        last_panel.live.width,
        first_side.height - top - bottom,
    )
    return Panel(f"draft-{order}", len(format.sides), order, "body", "ground", box, live)

"""The cover: who the leaflet is for, its title, one line, and a drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from irdocs.content.assets import Picture
from irdocs.content.illustration import Illustration
from irdocs.content.markup import sentences
from irdocs.content.model import Document
from irdocs.drawing import Path, rectangle
from irdocs.leaflet.boxes import Box, PathMark, PlacedBox
from irdocs.leaflet.compose import stack
from irdocs.leaflet.formats import Panel
from irdocs.leaflet.story import ColumnSetting
from irdocs.page.tags import Tag
from irdocs.theme import ACCENT
from irdocs.units import Rect, mm


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover's words, and the drawing behind or beside them."""

    placed: tuple[PlacedBox, ...]
    art: tuple[PathMark, ...]


WIDE = 1.1
"""A cover wider than its height by this has its drawing beside the words, not below them."""
BLOCK = 0.36
"""The most of the cover's width that drawing takes; it is as wide as shows all of it."""
IN_BLOCK = 0.94
"""How much of that ground's width the drawing takes, so that its head is not cut."""
BLEED = mm(8)
"""How far art reaches over the panel's edges; the page, or its bleed, cuts it."""


def cover(document: Document, at: ColumnSetting, panel: Panel, root: Tag) -> Cover:
    """Return the cover: who it is for, the title, one line, and the drawing."""
    about, box, live = document.document, panel.box, panel.live
    drawn = about.cover and isinstance(about.cover.content, Illustration)
    art = about.cover if drawn else None
    wide = box.width > box.height * WIDE
    block = min(box.height * art.ratio, box.width * BLOCK) if art and wide else 0.0
    width = min(live.width, box.right - block - at.mm(6) - live.x) if block else live.width
    words = _title(document, at, width, panel, root)
    above = 0.0 if wide else mm(4)
    over = words.height + above - live.height
    if over > 0.01:
        at.setter.report.error(
            "leaflet-overflow",
            f"the title and subtitle run {over:.0f} pt beyond the foot of "
            f"panel {panel.id} ({at.format_name})",
            about.title.span,
            "shorten them",
        )
    top = live.y + (max(0.0, live.height - words.height) / 2 if wide else above)
    placed = (PlacedBox(words, live.x, top),)
    if art is None:
        return Cover(placed, ())
    if block:
        return Cover(placed, (_block(art, at, Rect(box.right - block, box.y, block, box.height)),))
    room = box.bottom - top - words.height - mm(6)
    across = max(0.0, min(box.width, room * art.ratio))
    mark = _drawn(art, at, across)
    return Cover(placed, (mark.moved(box.right - across, box.bottom - across / art.ratio),))


def _drawn(art: Picture, at: ColumnSetting, width: float) -> PathMark:
    assert isinstance(art.content, Illustration)
    palette = at.setter.styles.theme.palette
    return PathMark(art.content.paths({**palette, ACCENT: palette["signal"]}, width))


def _block(art: Picture, at: ColumnSetting, box: Rect) -> PathMark:
    """A drawing that fills a box of its own ground from the foot up, and what is outside it cut."""
    primary = at.setter.styles.theme.palette["primary"]
    bled = Rect(box.x, box.y - BLEED, box.width + BLEED, box.height + 2 * BLEED)
    ground = Path(rectangle(bled.x, bled.y, bled.width, bled.height), fill=primary)
    width = box.width * IN_BLOCK
    left, top = box.x + (box.width - width) / 2, box.bottom - width / art.ratio
    drawn = (path.moved(left, top) for path in _drawn(art, at, width).paths)
    return PathMark((ground, *drawn), within=bled)


def _title(document: Document, at: ColumnSetting, width: float, panel: Panel, root: Tag) -> Box:
    about, styles, setter = document.document, at.setter.styles, at.setter
    dark = panel.ground == "primary"
    small, display, lead = (
        styles.on_dark(style) if dark else style
        for style in (styles.display_small, styles.display, styles.display_lead)
    )
    part = Tag("Sect", root)
    promise = Tag("P", part)
    audience = setter.plain(about.audience, small, width, Tag("P", part), about.audience.span)
    title = setter.plain(about.title, display, width, Tag("H1", part), about.title.span)
    sentence = [
        line
        for words in sentences(about.subtitle)
        for line in setter.plain(f"{words} ", lead, width, promise, about.subtitle.span)
    ]
    return stack([*audience, _first(title, at.pt(6)), _first(sentence, at.pt(9))])


def _first(boxes: list[Box], before: float) -> Box:
    return replace(stack(boxes), space_before=before)

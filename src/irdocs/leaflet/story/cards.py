"""Things side by side or one after another: cards, events, bands, resources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from irdocs.charts.qr_codes import QUIET_MODULES, qr_code
from irdocs.content.model import Callout, Card, Cards, Event, Resource, Resources, Timeline
from irdocs.diagnostics import Span
from irdocs.drawing import Path, rounded
from irdocs.leaflet import wire
from irdocs.leaflet.boxes import Box, Mark, MotifAnchor, PathMark
from irdocs.leaflet.compose import (
    beside,
    centred,
    grid,
    lowered,
    padded,
    row,
    shifted,
    shown,
    spaced,
    stack,
    together,
)
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.leaflet.styles import LeafletStyles, ParagraphStyle
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Tag
from irdocs.typeset.lines import Fragment, LinkTarget, MeasuredParagraph
from irdocs.units import Point, Rect

LEAST = 78.0
"""The least width of a card or a resource, in mm at a scale of 1."""
LEAST_EVENT = 75.0
"""The least width of an event's words where its date stands beside them, in mm likewise."""


def callout(setting: ColumnSetting, block: Callout, parent: Tag) -> list[Box]:
    """A strong band: reversed words, an icon."""
    styles = setting.setter.styles
    palette = styles.theme.palette
    parent = Tag("Sect", parent)
    white = replace(styles.body, colour=palette["on-primary"])
    title_style = replace(styles.subheading, colour=palette["signal-bright"])
    pad, icon_width = setting.mm(4), setting.mm(11) if block.icon else 0.0
    gap = setting.mm(4) if block.icon else 0.0
    inner = setting.width - 2 * pad - icon_width - gap
    words = stack(
        [
            *setting.setter.plain(
                block.title, title_style, inner, Tag("H3", parent), block.title.span
            ),
            *spaced(prose.text(setting, block.text, white, parent, inner), setting.pt(2)),
        ]
    )
    if block.icon:
        icon = shown(block.icon, icon_width, styles, LAYOUT, "on-primary-soft", on_dark=True)
        words = beside(lowered(icon, (words.height - icon.height) / 2), words, icon_width + gap)
    down = setting.mm(3.4)
    height = words.height + 2 * down
    ground = Path(rounded(0, 0, setting.width, height, setting.pt(7)), fill=palette["primary"])
    band = padded(words, ground, (pad, down))
    return [
        replace(
            band,
            span=block.span,
            anchors=(MotifAnchor("band", Point(0, height - setting.pt(wire.TAIL + 6))),),
        )
    ]


def timeline(setting: ColumnSetting, block: Timeline, parent: Tag) -> list[Box]:
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    styles = setting.setter.styles
    bold = styles.run(_date_style(styles))
    dates = max(bold.width(event.date) for event in block.items) + setting.mm(3)
    wide = setting.width - dates > setting.mm(LEAST_EVENT)
    boxes = []
    for number, event in enumerate(block.items):
        box = _event(setting, event, Tag("LBody", Tag("LI", parent)), dates if wide else 0.0)
        boxes.append(
            replace(
                box,
                space_before=setting.small_gap if number else 0.0,
                stretch=1.5 if number else 0.0,
            )
        )
    boxes[-1] = replace(boxes[-1], height=boxes[-1].height + setting.tail)
    ends: tuple[tuple[int, Literal["start", "end"]], ...] = ((0, "start"), (-1, "end"))
    for number, kind in ends:
        anchors = (*boxes[number].anchors, MotifAnchor(kind, boxes[number].anchors[0].at))
        boxes[number] = replace(boxes[number], anchors=anchors)
    return together(boxes)


def _date_style(styles: LeafletStyles) -> ParagraphStyle:
    return replace(styles.strong, weight="bold", colour=styles.theme.palette["signal"])


def _event(setting: ColumnSetting, event: Event, body: Tag, dates: float) -> Box:
    """An event on the wire: its date above its words or, in a wide column, left of the wire."""
    styles = setting.setter.styles
    indent = dates + setting.mm(9)
    date = setting.setter.plain(
        event.date, _date_style(styles), setting.width, Tag("P", body), event.date.span,
        indent=0.0 if dates else indent,
    )  # fmt: skip
    width = min(setting.width, indent + styles.measure(styles.body))
    said = setting.setter.plain(
        event.title, styles.strong, width, Tag("P", body), event.title.span, indent=indent
    )
    if event.text:
        said += prose.text(setting, event.text, styles.body, body, width, indent=indent)
    box = beside(stack(date), stack(said), 0) if dates else stack([*date, *said])
    centre = Point(dates + setting.mm(2.6), styles.strong.pitch / 2 + setting.pt(0.5))
    return replace(box, span=event.span, anchors=(MotifAnchor("event", centre),))


def cards(setting: ColumnSetting, block: Cards, parent: Tag) -> list[Box]:
    if not any(card.text for card in block.items) and _fit_tiles(setting, block):
        return [_tiles(setting, block, parent)]
    gap = setting.mm(GUTTER)
    count, width = setting.columns(len(block.items), setting.mm(LEAST), gap)
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    made = [
        _card(setting, card, number, Tag("LBody", Tag("LI", parent)), width)
        for number, card in enumerate(block.items)
    ]
    gap_down = setting.pt(6 if any(card.text for card in block.items) else 4)
    rows = []
    for start in range(0, len(made), count):
        group = made[start : start + count]
        height = max(box.height for box in group)
        rows += grid([card.box(setting, height) for card in group], count, width + gap)
    return together(
        [
            replace(box, space_before=gap_down if number else 0.0, stretch=0.7 if number else 0.0)
            for number, box in enumerate(rows)
        ]
    )


@dataclass(frozen=True, slots=True)
class _MeasuredCard:
    """A card's words and icon, measured; it is drawn when its row's height is known."""

    words: Box
    icon: Box | None
    accent: str
    left: float
    width: float
    pad: float
    span: Span

    @property
    def height(self) -> float:
        return max(self.words.height, self.icon.height if self.icon else 0.0)

    def box(self, setting: ColumnSetting, height: float) -> Box:
        """Return an icon in its accent beside the words, on a tint."""
        palette = setting.setter.styles.theme.palette
        height += 2 * self.pad
        # The accent is the card's own left edge, round corners and all.
        edge, shape = setting.pt(3.2), rounded(0, 0, self.width, height, setting.pt(7))
        marks: list[Mark] = [
            PathMark((Path(shape, fill=palette[self.accent]),), within=Rect(0, 0, edge, height)),
            PathMark(
                (Path(shape, fill=palette["tint"]),),
                within=Rect(edge, 0, self.width - edge, height),
            ),
        ]
        if self.icon:
            top = (height - self.icon.height) / 2
            marks += [mark.moved(setting.mm(4), top) for mark in self.icon.marks]
        # Side by side, words begin at one height; alone, they stand in the middle of their card.
        top = self.pad + max(0.0, self.height - self.words.height) / 2
        marks += [mark.moved(self.left, top) for mark in self.words.marks]
        return Box(height, tuple(marks), span=self.span)


def _card(
    setting: ColumnSetting, card: Card, number: int, body: Tag, width: float
) -> _MeasuredCard:
    styles = setting.setter.styles
    accent = styles.theme.accent(number) if card.text else "primary"
    title_style = replace(styles.subheading, colour=styles.theme.palette[accent])
    if not card.text:
        title_style = styles.body
    icon_width = setting.mm(11 if card.text else 8) if card.icon else 0.0
    left = setting.mm(4) + icon_width + (setting.mm(4) if card.icon else 0.0)
    inner = width - left - setting.mm(3)
    parts = setting.setter.plain(card.title, title_style, inner, Tag("P", body), card.title.span)
    if card.text:
        parts += prose.text(setting, card.text, styles.body, body, inner)
    icon = shown(card.icon, icon_width, styles, LAYOUT, accent) if card.icon else None
    pad = setting.mm(2 if card.text else 0.8)
    return _MeasuredCard(stack(parts), icon, accent, left, width, pad, card.span)


TILE_TEXT, TILE_WORD = 0.92, 0.86
"""How much of a tile's width its lines and its widest word take at most."""


def _fit_tiles(setting: ColumnSetting, block: Cards) -> bool:
    """Whether cards of a title alone go side by side, every word of them with room round it."""
    count = len(block.items)
    width = (setting.width - setting.mm(2) * (count - 1)) / count * TILE_WORD
    styles = setting.setter.styles
    names = (styles.plain(card.title, styles.body) for card in block.items)
    return count <= 4 and all(not MeasuredParagraph(name).too_wide(width) for name in names)


def _tiles(setting: ColumnSetting, block: Cards, parent: Tag) -> Box:
    """Cards of a title alone: icons in a row, words below, a plus between."""
    styles = setting.setter.styles
    palette = styles.theme.palette
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    tile_style = replace(styles.body, pitch=styles.body.size * 1.15)
    gap = setting.mm(2)
    count = len(block.items)
    width = (setting.width - gap * (count - 1)) / count
    tiles = []
    for card in block.items:
        body = Tag("P", Tag("LBody", Tag("LI", parent)))
        lines = setting.setter.plain(
            card.title, tile_style, width * TILE_TEXT, body, card.title.span
        )
        tile = stack([centred(box, width) for box in lines])
        top: float = setting.mm(3)
        marks: tuple[PathMark, ...] = ()
        if card.icon:
            size = setting.mm(11)
            icon = shown(card.icon, size, styles, LAYOUT, "primary")
            marks = tuple(
                m.moved((width - size) / 2, top) for m in icon.marks if isinstance(m, PathMark)
            )
            top += icon.height + setting.pt(3)
        tiles.append(
            Box(
                top + tile.height + setting.mm(2.4),
                (*marks, *(mark.moved(0, top) for mark in tile.marks)),
            )
        )
    height = max(tile.height for tile in tiles)
    tiles = [
        replace(
            tile,
            marks=(
                PathMark(
                    (Path(rounded(0, 0, width, height, setting.pt(7)), fill=palette["tint"]),)
                ),
                *tile.marks,
            ),
        )
        for tile in tiles
    ]
    return replace(row(tiles, width + gap), span=block.span, height=height)


def resources(setting: ColumnSetting, block: Resources, parent: Tag) -> list[Box]:
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    gap = setting.mm(GUTTER)
    count, width = setting.columns(len(block.items), setting.mm(LEAST), gap)
    made = [
        _resource(setting.narrower(width), resource, Tag("LBody", Tag("LI", parent)))
        for resource in block.items
    ]
    return together(
        [
            replace(
                box, space_before=setting.gap if number else 0.0, stretch=1.0 if number else 0.0
            )
            for number, box in enumerate(grid(made, count, width + gap))
        ]
    )


def _resource(setting: ColumnSetting, resource: Resource, body: Tag) -> Box:
    """A QR code, and beside it the name, what it offers, and the address in words."""
    styles = setting.setter.styles
    symbol = setting.mm(21)
    commands, modules = qr_code(resource.url)
    module = symbol / modules
    paths = (Path(commands, fill=styles.theme.palette["ink"]).mapped(module, 0, 0),)
    left = symbol + max(QUIET_MODULES * module, setting.mm(4))
    inner = setting.width - left
    shown_address = resource.url.split("://")[-1].removeprefix("www.").rstrip("/")
    locale = setting.locale
    link = LinkTarget(resource.url, locale.words.lead(label=resource.name) + shown_address)
    address_style = replace(styles.small_strong, colour=styles.theme.palette["primary"])
    address = (Fragment(shown_address, styles.run(address_style), link),)
    words = stack(
        [
            *setting.setter.plain(
                resource.name, styles.strong, inner, Tag("P", body), resource.name.span
            ),
            *prose.text(setting, resource.offers, styles.body, body, inner),
            *setting.setter.paragraph(
                address, address_style, inner, Tag("P", body), resource.url.span
            ),
        ]
    )
    alt = locale.words.qr_code(target=shown_address)
    figure = Tag("Figure", body, alt=alt, is_code=True)
    code = Box(symbol, (PathMark(paths, figure, Rect(0, 0, symbol, symbol)),))
    return replace(beside(shifted(words, left), code, 0), span=resource.span)

"""Things side by side or one after another: cards, events, bands, resources."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.model import (
    Callout,
    Card,
    Cards,
    Event,
    Resource,
    Resources,
    Timeline,
)
from irdocs.drawing import Path, rounded
from irdocs.leaflet import pictures, wire
from irdocs.leaflet.boxes import Anchor, Box, PathMark, Tag
from irdocs.leaflet.compose import (
    beside,
    centred,
    lowered,
    padded,
    row,
    shifted,
    shown,
    spaced,
    stack,
)
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.setting import GAP, SMALL_GAP, Setting
from irdocs.typeset.lines import Fragment, Link
from irdocs.units import Point, Rect, mm


def callout(s: Setting, block: Callout, parent: Tag) -> list[Box]:
    """A strong band: reversed words, an icon."""
    styles = s.setter.styles
    palette = styles.theme.palette
    parent = Tag("Sect", parent)
    white = replace(styles.body, colour=palette["on-primary"])
    title_style = replace(styles.subheading, colour=palette["signal-bright"])
    pad, icon_width = mm(4), mm(11) if block.icon else 0.0
    gap = mm(4) if block.icon else 0.0
    inner = s.width - 2 * pad - icon_width - gap
    words = stack(
        [
            *s.setter.plain(block.title, title_style, inner, Tag("H3", parent), block.title.span),
            *spaced(prose.text(s, block.text, white, parent, inner), 2),
        ]
    )
    if block.icon:
        icon = shown(block.icon, icon_width, styles, None, "on-primary-soft", on_dark=True)
        words = beside(lowered(icon, (words.height - icon.height) / 2), words, icon_width + gap)
    down = mm(3.4)
    height = words.height + 2 * down
    ground = Path(rounded(0, 0, s.width, height, 7), fill=palette["primary"])
    band = padded(words, ground, (pad, down))
    return [
        replace(band, span=block.span, anchors=(Anchor("band", Point(0, height - wire.TAIL - 6)),))
    ]


def timeline(s: Setting, block: Timeline, parent: Tag) -> list[Box]:
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    boxes = []
    for number, event in enumerate(block.items):
        box = _event(s, event, Tag("LBody", Tag("LI", parent)))
        boxes.append(
            replace(box, before=SMALL_GAP if number else 0.0, stretch=1.5 if number else 0.0)
        )
    # Room for the wire to leave below the last words.
    boxes[-1] = replace(boxes[-1], height=boxes[-1].height + wire.TAIL)
    return boxes


def _event(s: Setting, event: Event, body: Tag) -> Box:
    styles = s.setter.styles
    indent = mm(9)
    date = replace(styles.strong, weight="bold", colour=styles.theme.palette["signal"])
    boxes = s.setter.plain(
        event.date, date, s.width, Tag("P", body), event.date.span, indent=indent
    )
    boxes += s.setter.plain(
        event.title, styles.strong, s.width, Tag("P", body), event.title.span, indent=indent
    )
    if event.text:
        boxes += prose.text(s, event.text, styles.body, body, indent=indent)
    centre = styles.strong.pitch / 2 + 0.5
    box = stack(boxes)
    return replace(box, span=event.span, anchors=(Anchor("event", Point(mm(2.6), centre)),))


def cards(s: Setting, block: Cards, parent: Tag) -> list[Box]:
    if not any(card.text for card in block.items) and len(block.items) <= 4:
        return [_tiles(s, block, parent)]
    columns = s.card_columns
    gap = mm(4)
    width = (s.width - gap * (columns - 1)) / columns
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    made = [
        _card(s, card, number, Tag("LBody", Tag("LI", parent)), width)
        for number, card in enumerate(block.items)
    ]
    boxes = []
    for start in range(0, len(made), columns):
        group = made[start : start + columns]
        boxes.append(
            replace(
                row(group, width + gap) if len(group) > 1 else group[0],
                before=6.0 if start else 0.0,
                stretch=0.7 if start else 0.0,
            )
        )
    return boxes


def _card(s: Setting, card: Card, number: int, body: Tag, width: float) -> Box:
    """An icon in its accent beside a title and a text, on a tint."""
    styles = s.setter.styles
    palette = styles.theme.palette
    accent = styles.theme.accent(number)
    title_style = replace(styles.subheading, colour=palette[accent])
    icon_width = mm(11) if card.icon else 0.0
    left = mm(4) + icon_width + (mm(4) if card.icon else 0.0)
    inner = width - left - mm(3)
    parts = s.setter.plain(card.title, title_style, inner, Tag("P", body), card.title.span)
    if card.text:
        parts += prose.text(s, card.text, styles.body, body, inner)
    words = stack(parts)
    height = max(words.height, icon_width) + 2 * mm(2)
    marks = [
        PathMark(
            (
                Path(rounded(0, 0, width, height, 7), fill=palette["tint"]),
                Path(rounded(0, 0, 3.2, height, 1.6), fill=palette[accent]),
            )
        )
    ]
    if card.icon:
        icon = shown(card.icon, icon_width, styles, None, accent)
        top = (height - icon.height) / 2
        marks += [mark.moved(mm(4), top) for mark in icon.marks if isinstance(mark, PathMark)]
    top = (height - words.height) / 2
    return Box(height, (*marks, *(mark.moved(left, top) for mark in words.marks)), span=card.span)


def _tiles(s: Setting, block: Cards, parent: Tag) -> Box:
    """Cards of a title alone: icons in a row, words below, a plus between."""
    styles = s.setter.styles
    palette = styles.theme.palette
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    tile_style = replace(styles.body, pitch=styles.body.size * 1.15)
    gap = mm(2)
    count = len(block.items)
    width = (s.width - gap * (count - 1)) / count
    tiles = []
    for card in block.items:
        body = Tag("LBody", Tag("LI", parent))
        words = [
            centred(line_box, width)
            for line_box in s.setter.plain(card.title, tile_style, width - 2, body, card.title.span)
        ]
        tile = stack(words)
        top: float = mm(3)
        marks: tuple[PathMark, ...] = ()
        if card.icon:
            size = mm(11)
            icon = shown(card.icon, size, styles, None, "primary")
            marks = tuple(
                m.moved((width - size) / 2, top) for m in icon.marks if isinstance(m, PathMark)
            )
            top += icon.height + 3
        tiles.append(
            Box(
                top + tile.height + mm(2.4),
                (*marks, *(mark.moved(0, top) for mark in tile.marks)),
            )
        )
    height = max(tile.height for tile in tiles)
    tiles = [
        replace(
            tile,
            marks=(
                PathMark((Path(rounded(0, 0, width, height, 7), fill=palette["tint"]),)),
                *tile.marks,
            ),
        )
        for tile in tiles
    ]
    return replace(row(tiles, width + gap), span=block.span, height=height)


def resources(s: Setting, block: Resources, parent: Tag) -> list[Box]:
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    boxes = []
    for number, resource in enumerate(block.items):
        box = _resource(s, resource, Tag("LBody", Tag("LI", parent)))
        boxes.append(replace(box, before=GAP if number else 0.0, stretch=1.0 if number else 0.0))
    return boxes


def _resource(s: Setting, resource: Resource, body: Tag) -> Box:
    """A QR code, and beside it the name, what it offers, and the address in words."""
    styles = s.setter.styles
    symbol = mm(21)
    paths, quiet = pictures.qr(resource.url, symbol, styles.theme.palette["ink"])
    left = symbol + max(quiet, mm(4))
    inner = s.width - left
    shown_address = resource.url.split("://")[-1].removeprefix("www.").rstrip("/")
    link = Link(resource.url, f"{resource.name}: {shown_address}")
    address_style = replace(styles.small_strong, colour=styles.theme.palette["primary"])
    address = (Fragment(shown_address, styles.run(address_style), link),)
    words = stack(
        [
            *s.setter.plain(
                resource.name, styles.strong, inner, Tag("P", body), resource.name.span
            ),
            *prose.text(s, resource.offers, styles.body, body, inner),
            *s.setter.paragraph(address, address_style, inner, Tag("P", body), resource.url.span),
        ]
    )
    figure = Tag("Figure", body, alt=f"QR code for {shown_address}")
    code = Box(symbol, (PathMark(paths, figure, Rect(0, 0, symbol, symbol)),))
    return replace(beside(shifted(words, left), code, 0), span=resource.span)

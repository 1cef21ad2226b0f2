"""Set timelines, cards and resources."""

from __future__ import annotations

from typing import Literal

from irdocs.content.blocks import Card, Cards, Event, Resource, Resources, Timeline
from irdocs.diagnostics import Span
from irdocs.drawing import Path, rounded
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, Mark, MotifAnchor, Parting, PathMark
from irdocs.leaflet.compose import beside, centred, grid, row, shown, stack, together
from irdocs.leaflet.story import prose
from irdocs.leaflet.story.codes import code_with_words, quiet_zone, words_beside
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.leaflet.styles import LeafletStyles, ParagraphStyle
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Tag
from irdocs.theme import Theme
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment, LinkTarget
from irdocs.units import Point, Rect

LEAST = 78.0
"""The least width of a card or a resource, in mm at a scale of 1."""
IN_ROW, LEAST_IN_ROW = 3, 50.0
"""So many cards without icons stand side by side where each has so many mm at a scale of 1: in rows
of two one would be left alone."""
CORNER = 7.0
"""The radius of a card's corners, in pt at a scale of 1."""
LEAST_EVENT = 75.0
"""The least width of an event's text with the date beside it, in mm at a scale of 1."""


def timeline(setting: ColumnSetting, block: Timeline, parent: Tag) -> list[Box]:
    """Return a timeline, a box for each event.

    The anchors on the boxes tell the wire where to run, see wire.py.
    """
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    styles = setting.setter.styles
    date_style = styles.run(_date_style(styles))
    dates_width = max(date_style.width(event.date) for event in block.items) + setting.mm(3)
    is_wide = setting.width - dates_width > setting.mm(LEAST_EVENT)
    boxes = []
    for number, event in enumerate(block.items):
        box = _event(
            setting, event, Tag("LBody", Tag("LI", parent)), dates_width if is_wide else 0.0
        )
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
    return together(boxes, Parting.STEPS)


def _date_style(styles: LeafletStyles) -> ParagraphStyle:
    return replace(styles.strong, weight="bold", colour=styles.theme.palette["signal"])


def _event(setting: ColumnSetting, event: Event, body: Tag, dates_width: float) -> Box:
    """Return an event: its title and text, and its date above them or at the left of the wire.

    `dates_width` is the width of the column of dates in pt; at 0 the date stands above.
    """
    styles = setting.setter.styles
    indent = dates_width + setting.mm(9)
    date_boxes = setting.setter.plain(
        event.date, _date_style(styles), setting.width, Tag("P", body), event.date.span,
        indent=0.0 if dates_width else indent,
    )  # fmt: skip
    width = min(setting.width, indent + styles.measure(styles.body))
    text_boxes = setting.setter.plain(
        event.title, styles.strong, width, Tag("P", body), event.title.span, indent=indent
    )
    if event.text:
        text_boxes += prose.text(setting, event.text, styles.body, body, width, indent=indent)
    box = (
        beside(stack(date_boxes), stack(text_boxes), 0)
        if dates_width
        else stack([*date_boxes, *text_boxes])
    )
    ring_centre = Point(dates_width + setting.mm(2.6), styles.strong.pitch / 2 + setting.pt(0.5))
    return replace(box, span=event.span, anchors=(MotifAnchor("event", ring_centre),))


def cards(setting: ColumnSetting, block: Cards, parent: Tag) -> list[Box]:
    """Return cards in as many columns as fit, or a row of tiles if all are short titles alone."""
    if not any(card.text for card in block.items) and _fit_tiles(setting, block):
        return [_tiles(setting, block, parent)]
    gap = setting.mm(GUTTER)
    is_row = len(block.items) == IN_ROW and not any(card.icon for card in block.items)
    least = setting.mm(LEAST_IN_ROW if is_row else LEAST)
    count, width = setting.columns(len(block.items), least, gap)
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    measured_cards = [
        measured(setting, card, number, Tag("LBody", Tag("LI", parent)), width)
        for number, card in enumerate(block.items)
    ]
    gap_down = setting.pt(6 if any(card.text for card in block.items) else 4)
    rows = []
    for start in range(0, len(measured_cards), count):
        row_cards = measured_cards[start : start + count]
        height = max(box.height for box in row_cards)
        rows += grid([card.box(setting, height) for card in row_cards], count, width + gap)
    return together(
        [
            replace(box, space_before=gap_down if number else 0.0, stretch=0.7 if number else 0.0)
            for number, box in enumerate(rows)
        ],
        things=len(block.items),
        across=count,
    )


@frozen
class MeasuredCard:
    """A card's text and icon, measured; it is drawn when the height of its row is known."""

    text_box: Box
    icon: Box | None
    accent: str
    text_x: float
    width: float
    padding: float
    span: Span

    @property
    def height(self) -> float:
        """The height of text and icon in pt, without padding."""
        return max(self.text_box.height, self.icon.height if self.icon else 0.0)

    def box(self, setting: ColumnSetting, height: float) -> Box:
        """Return the card on a tint, `height` pt high plus its padding."""
        height += 2 * self.padding
        marks: list[Mark] = [*ground(setting, self.accent, self.width, height)]
        if self.icon:
            top = (height - self.icon.height) / 2
            marks += [mark.moved(setting.mm(4), top) for mark in self.icon.marks]
        # Texts of cards side by side begin at the same height; only a text that is lower than its
        # icon is centred beside it.
        top = self.padding + max(0.0, self.height - self.text_box.height) / 2
        marks += [mark.moved(self.text_x, top) for mark in self.text_box.marks]
        return Box(height, tuple(marks), span=self.span)


def ground(
    setting: ColumnSetting, accent: str, width: float, height: float, *, pictured: float = 0.0
) -> list[PathMark]:
    """Return the ground of a card, a tint whose left edge has the accent colour.

    The same rounded shape is drawn several times, clipped to the edge and to the rest, so that the
    accent follows the round corners. Behind a picture, in the topmost `pictured` pt, there is no
    accent, which would shine through at the picture's own corners.
    """
    palette = setting.setter.styles.theme.palette
    edge, shape = setting.pt(3.2), rounded(0, 0, width, height, setting.pt(CORNER))
    tint, accented = (Path(shape, fill=palette[role]) for role in ("tint", accent))
    above = [PathMark((tint,), within=Rect(0, 0, edge, pictured))] if pictured else []
    if pictured < height:
        beside = Rect(0, pictured, edge, height - pictured)
        above.append(PathMark((accented,), within=beside))
    return [*above, PathMark((tint,), within=Rect(edge, 0, width - edge, height))]


def accent_of(theme: Theme, card: Card, number: int) -> str:
    """Return the role of the colour that a card has by its number, counted from 0."""
    return theme.accent(number) if card.text else "primary"


def measured(
    setting: ColumnSetting, card: Card, number: int, body: Tag, width: float
) -> MeasuredCard:
    """Return a card measured at `width` pt; its accent colour follows from its number."""
    styles = setting.setter.styles
    accent = accent_of(styles.theme, card, number)
    title_style = replace(styles.subheading, colour=styles.theme.palette[accent])
    if not card.text:
        title_style = styles.body
    icon_width = setting.mm(11 if card.text else 8) if card.icon else 0.0
    text_x = setting.mm(4) + icon_width + (setting.mm(4) if card.icon else 0.0)
    text_width = width - text_x - setting.mm(3)
    text_boxes = setting.setter.plain(
        card.title, title_style, text_width, Tag("P", body), card.title.span
    )
    if card.text:
        text_boxes += prose.text(setting, card.text, styles.body, body, text_width)
    icon = shown(card.icon, icon_width, styles, LAYOUT, accent) if card.icon else None
    padding = setting.mm(2 if card.text else 0.8)
    return MeasuredCard(stack(text_boxes), icon, accent, text_x, width, padding, card.span)


TILE_TEXT, TILE_WORD = 0.92, 0.86
"""The greatest part of a tile's width that its lines, and its widest word, may take."""


def _fit_tiles(setting: ColumnSetting, block: Cards) -> bool:
    """Whether cards of a title alone fit side by side, with some space beside every word."""
    count = len(block.items)
    width = (setting.width - setting.mm(2) * (count - 1)) / count * TILE_WORD
    styles = setting.setter.styles
    titles = (styles.plain(card.title, styles.body) for card in block.items)
    return count <= 4 and all(not MeasuredParagraph(title).too_wide(width) for title in titles)


def _tiles(setting: ColumnSetting, block: Cards, parent: Tag) -> Box:
    """Return cards of a title alone as a row of tiles, each with its icon above its title."""
    styles = setting.setter.styles
    palette = styles.theme.palette
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    tile_style = replace(styles.body, pitch=styles.body.size * 1.15)
    gap = setting.mm(2)
    count = len(block.items)
    width = (setting.width - gap * (count - 1)) / count
    tiles = []
    for card in block.items:
        paragraph_tag = Tag("P", Tag("LBody", Tag("LI", parent)))
        lines = setting.setter.plain(
            card.title, tile_style, width * TILE_TEXT, paragraph_tag, card.title.span
        )
        title_box = stack([centred(box, width) for box in lines])
        text_y: float = setting.mm(3)
        icon_marks: list[Mark] = []
        if card.icon:
            icon_width = setting.mm(11)
            icon = shown(card.icon, icon_width, styles, LAYOUT, "primary")
            icon_marks = [mark.moved((width - icon_width) / 2, text_y) for mark in icon.marks]
            text_y += icon.height + setting.pt(3)
        tiles.append(
            Box(
                text_y + title_box.height + setting.mm(2.4),
                (*icon_marks, *(mark.moved(0, text_y) for mark in title_box.marks)),
            )
        )
    height = max(title_box.height for title_box in tiles)
    tiles = [
        replace(
            title_box,
            marks=(
                PathMark(
                    (Path(rounded(0, 0, width, height, setting.pt(7)), fill=palette["tint"]),)
                ),
                *title_box.marks,
            ),
        )
        for title_box in tiles
    ]
    return replace(row(tiles, width + gap), span=block.span, height=height)


def resources(setting: ColumnSetting, block: Resources, parent: Tag) -> list[Box]:
    """Return resources, each with the QR code of its address, in as many columns as fit."""
    parent = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    gap = setting.mm(GUTTER)
    count, width = setting.columns(len(block.items), setting.mm(LEAST), gap)
    resource_boxes = [
        _resource(setting.narrower(width), resource, Tag("LBody", Tag("LI", parent)))
        for resource in block.items
    ]
    # Nothing may stand in the quiet zone of a code, be it the block's title or another code.
    quiet = max(quiet_zone(setting, resource.url) for resource in block.items)
    return together(
        [
            replace(
                box,
                space_before=max(setting.gap, quiet) if number else quiet,
                stretch=1.0 if number else 0.0,
            )
            for number, box in enumerate(grid(resource_boxes, count, width + gap))
        ],
        things=len(block.items),
        across=count,
    )


def _resource(setting: ColumnSetting, resource: Resource, body: Tag) -> Box:
    """Return a resource: a QR code and, beside it, the name, what it offers, and the address."""
    styles = setting.setter.styles
    _, text_width = words_beside(setting, resource.url)
    shown_address = resource.shown_address
    locale = setting.locale
    link = LinkTarget(resource.url, locale.words.lead(label=resource.name) + shown_address)
    address_style = replace(styles.small_strong, colour=styles.theme.palette["primary"])
    address = (Fragment(shown_address, styles.run(address_style), link),)
    words = [
        *setting.setter.plain(
            resource.name, styles.strong, text_width, Tag("P", body), resource.name.span
        ),
        *prose.text(setting, resource.offers, styles.body, body, text_width),
        *setting.setter.paragraph(
            address, address_style, text_width, Tag("P", body), resource.url.span
        ),
    ]
    box = code_with_words(setting, resource.url, shown_address, words, body)
    return replace(box, span=resource.span)

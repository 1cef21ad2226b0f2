"""Set cards with pictures: at their heads, or in a wide column of single cards at their left.

The pictures of a block all have one form, and reach the edges of their cards. In a row with
pictures, an icon takes the place of one, and words alone begin at the head of their card. A card by
itself in its row that has no picture looks as it does in a block without any.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import Card, Cards
from irdocs.content.blocks.cards import RATIO
from irdocs.content.photographs import Photograph
from irdocs.content.placed_picture import CardPicture
from irdocs.drawing import rounded
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import Box, ImageMark, Mark
from irdocs.leaflet.compose import grid, shown, stack, together
from irdocs.leaflet.story import cards, prose
from irdocs.leaflet.story.setting import GUTTER, ColumnSetting
from irdocs.leaflet.styles import LeafletStyles
from irdocs.page.items import LAYOUT
from irdocs.page.tags import Owner, Tag
from irdocs.units import Rect

LEAST = 52.0
"""The least width of a card with a text, in mm at a scale of 1."""
LEAST_NAMED = 36.0
"""The same of cards that have titles alone."""
BESIDE = 95.0
"""From this width, in mm at a scale of 1, a card alone in its row has its picture at its left."""
BESIDE_SHARE = 0.38
"""The part of such a card that the picture takes."""
MOST_UPRIGHT = 1.2
"""The greatest height of a picture beside its words, as a multiple of its width."""
ICON_SHARE = 0.5
"""The size of an icon in place of a picture, as a part of that one's height."""


def picture_cards(setting: ColumnSetting, block: Cards, parent: Tag) -> list[Box]:
    """Return cards in as many columns as fit, those of a row as high as the highest."""
    gap = setting.mm(GUTTER)
    is_named_alone = not any(card.text for card in block.items)
    least = setting.mm(LEAST_NAMED if is_named_alone else LEAST)
    count, width = setting.columns(len(block.items), least, gap)
    items = Tag("L", parent, attributes=(("List", "ListNumbering", "None"),))
    bodies = [Tag("LBody", Tag("LI", items)) for _ in block.items]
    gap_down = setting.pt(8) if count == 1 else gap
    if count == 1:
        rows = _singles(setting, block, bodies)
    else:
        rows = []
        for start in range(0, len(block.items), count):
            numbers = range(start, min(start + count, len(block.items)))
            row = [_measured(setting, block.items[n], n, bodies[n], width) for n in numbers]
            rows += grid(_level(setting, row, width), count, width + gap)
    return together(
        [
            replace(box, space_before=gap_down if number else 0.0, stretch=0.7 if number else 0.0)
            for number, box in enumerate(rows)
        ],
        things=len(block.items),
        across=count,
    )


@frozen
class _CardWords:
    """The measured words of a card: its title and its text."""

    card: Card
    accent: str
    body: Tag
    title: Box
    text: Box | None

    @property
    def height(self) -> float:
        """The height of both in pt."""
        return self.title.height + (self.text.height if self.text else 0.0)


def _measured(
    setting: ColumnSetting, card: Card, number: int, body: Tag, width: float
) -> _CardWords:
    """Return a card's words measured at `width` pt of the card; its number gives its colour."""
    styles = setting.setter.styles
    accent = styles.theme.accent(number) if card.text else "primary"
    style = styles.subheading if card.text else styles.body
    if card.text:
        style = replace(style, colour=styles.theme.palette[accent])
    room = width - setting.mm(4) - setting.mm(3)
    title = stack(setting.setter.plain(card.title, style, room, Tag("P", body), card.title.span))
    text = stack(prose.text(setting, card.text, styles.body, body, room)) if card.text else None
    return _CardWords(card, accent, body, title, text)


def _level(setting: ColumnSetting, row: Sequence[_CardWords], width: float) -> list[Box]:
    """Return the cards of a row, with room at their heads if one of them has a picture."""
    head = width / RATIO if any(words.card.picture for words in row) else 0.0
    padding = setting.mm(2.4)
    heads = [head if words.card.picture or words.card.icon else 0.0 for words in row]
    height = max(top + words.height for top, words in zip(heads, row, strict=True)) + 2 * padding
    boxes = []
    for top, words in zip(heads, row, strict=True):
        room = Rect(0, 0, width, top)
        boxes.append(_card(setting, words, Rect(0, 0, width, height), room, padding))
    return boxes


def _singles(setting: ColumnSetting, block: Cards, bodies: Sequence[Tag]) -> list[Box]:
    """Return cards one below the other, each as wide as the column."""
    width, padding = setting.width, setting.mm(2.4)
    beside = width * BESIDE_SHARE if width >= setting.mm(BESIDE) else 0.0
    rows = [
        _measured(setting, card, number, body, width - (beside if card.picture else 0.0))
        for number, (card, body) in enumerate(zip(block.items, bodies, strict=True))
    ]
    pictured = [words for words in rows if words.card.picture]
    height = max(beside / RATIO, *(words.height + 2 * padding for words in pictured))
    if beside and height > beside * MOST_UPRIGHT:  # an upright strip beside a long text
        beside = 0.0
        rows = [
            _measured(setting, words.card, number, words.body, width)
            for number, words in enumerate(rows)
        ]
    boxes = []
    for number, words in enumerate(rows):
        if not words.card.picture:
            usual = cards.measured(setting, words.card, number, words.body, width)
            boxes.append(usual.box(setting, usual.height))
        elif beside:
            room = Rect(0, 0, beside, height)
            down = (height - words.height) / 2
            boxes.append(_card(setting, words, Rect(0, 0, width, height), room, down))
        else:
            room = Rect(0, 0, width, width / RATIO)
            whole = Rect(0, 0, width, room.height + words.height + 2 * padding)
            boxes.append(_card(setting, words, whole, room, padding))
    return boxes


def _card(
    setting: ColumnSetting, words: _CardWords, whole: Rect, room: Rect, padding: float
) -> Box:
    """Return a card: its ground, its title, what stands in its `room`, and its text.

    The room is at the head or at the left of the card. The words stand below or beside it,
    `padding` pt from its edge or, beside it, from the head of the card.
    """
    is_beside = room.width < whole.width
    x = (room.right if is_beside else 0.0) + setting.mm(4)
    y = padding if is_beside else room.bottom + padding
    pictured = room.height if words.card.picture else 0.0
    marks: list[Mark] = [
        *cards.ground(setting, words.accent, whole.width, whole.height, pictured=pictured)
    ]
    marks += [mark.moved(x, y) for mark in words.title.marks]
    if room.height:
        marks += _head(setting, words, whole, room)
    if words.text:
        marks += [mark.moved(x, y + words.title.height) for mark in words.text.marks]
    return Box(whole.height, tuple(marks), span=words.card.span)


def _head(setting: ColumnSetting, words: _CardWords, whole: Rect, room: Rect) -> list[Mark]:
    """Return the picture or icon of a card in its room."""
    styles, card = setting.setter.styles, words.card
    if card.picture:
        return _picture(setting, card.picture, words.body, whole, room)
    if card.icon:
        icon = shown(card.icon, room.height * ICON_SHARE, styles, LAYOUT, words.accent)
        return _centred(icon, room.height * ICON_SHARE, room)
    return []


def _picture(
    setting: ColumnSetting, picture: CardPicture, body: Tag, whole: Rect, room: Rect
) -> list[Mark]:
    """Return a picture in its room: a photograph fills it, a drawing is shown whole.

    The round corners of the card cut those of the photograph.
    """
    owner = setting.picture_owner(body, picture.alternative)
    content = picture.cut(room.width / room.height).content
    if picture.is_photograph and isinstance(content, Photograph):
        corner = setting.pt(cards.CORNER)
        # The outline reaches beyond the room on the sides where the card goes on.
        width = room.width + (2 * corner if room.width < whole.width else 0.0)
        height = room.height + (2 * corner if room.height < whole.height else 0.0)
        outline = rounded(0, 0, width, height, corner)
        return [ImageMark(content, room, owner, outline, picture.file.name)]
    return _drawing(setting.setter.styles, picture, owner, room, setting.mm(3))


def _drawing(
    styles: LeafletStyles, picture: CardPicture, owner: Owner, room: Rect, edge: float
) -> list[Mark]:
    """Return a drawing as large as its room lets it be, `edge` pt from the edges of that."""
    width = min(room.width - 2 * edge, (room.height - 2 * edge) * picture.file.ratio)
    return _centred(shown(picture.file, width, styles, owner), width, room)


def _centred(box: Box, width: float, room: Rect) -> list[Mark]:
    """Return the marks of a box, `width` pt wide, in the middle of a room."""
    x, y = room.x + (room.width - width) / 2, room.y + (room.height - box.height) / 2
    return [mark.moved(x, y) for mark in box.marks]

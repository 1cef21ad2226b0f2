"""The layouts of pictures: beside text, over the whole width, several side by side, and full."""

from __future__ import annotations

from irdocs.content.blocks.cards import RATIO
from irdocs.deck.arrangement_frame import GAP, ArrangementFrame, grid
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.frozen import replace
from irdocs.units import Rect

CAPTION_HEIGHTS = {1: 56.0, 2: 34.0}
"""The height of the caption below each of several pictures, in pt, by the number of rows."""
CREDIT_HEIGHT = 26.0
"""The height of the credit below several pictures, in pt."""


def picture_with_text(frame: ArrangementFrame) -> Layout:
    """Return a layout with a picture at the left and text beside it."""
    body = frame.body
    picture_box = Rect(body.x, body.y, body.width * 0.587, body.height - 6)
    text_box = Rect(
        picture_box.right + 30, body.y, body.right - picture_box.right - 30, body.height - 6
    )
    return frame.layout(
        LayoutKey(LayoutKind.PICTURE_WITH_TEXT), "picTx",
        [Placeholder(Stem.PICTURE.single, "pic", picture_box, frame.sizes.body),
         frame.text(Stem.TEXT.single, text_box, anchor="ctr", grows=True)],
        pictures=[picture_box],
    )  # fmt: skip


def video(frame: ArrangementFrame) -> Layout:
    """Return a layout with a video at the left, and words and a code of its address beside it.

    A video fills its box, so that it needs no panel on a dark ground, as drawings do.
    """
    body = frame.body
    height = body.height - 6
    video_box = Rect(body.x, body.y, body.width * 0.64, height)
    left = video_box.right + 30
    return frame.layout(
        LayoutKey(LayoutKind.VIDEO), None,
        [Placeholder(Stem.PICTURE.single, "pic", video_box, frame.sizes.body),
         frame.text(Stem.TEXT.single, Rect(left, body.y, body.right - left, height))],
    )  # fmt: skip


def wide_picture(frame: ArrangementFrame) -> Layout:
    """Return a layout with a picture over the whole width and a caption below."""
    body = frame.body
    picture_box = Rect(body.x, body.y, body.width, body.height - 72)
    caption_box = Rect(body.x, picture_box.bottom + 12, body.width, 62)
    return frame.layout(
        LayoutKey(LayoutKind.WIDE_PICTURE), None,
        [Placeholder(Stem.PICTURE.single, "pic", picture_box, frame.sizes.body),
         frame.text(Stem.TEXT.single, caption_box)],
        pictures=[picture_box],
    )  # fmt: skip


def pictures(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with pictures side by side, each above its caption; four or six in two rows.

    Below them is a line for their credit.
    """
    body, across = frame.body, count if count <= 3 else count // 2
    caption_height = CAPTION_HEIGHTS[count // across]
    room = Rect(body.x, body.y, body.width, body.height - CREDIT_HEIGHT)
    placeholders: list[Placeholder] = []
    for number, cell in enumerate(grid(count, across, 18.0, room), start=1):
        box = Rect(cell.x, cell.y, cell.width, cell.height - caption_height - 6)
        caption_box = Rect(cell.x, box.bottom + 6, cell.width, caption_height)
        placeholders += [
            Placeholder(Stem.PICTURE.numbered(number), "pic", box, frame.sizes.body),
            frame.text(Stem.CAPTION.numbered(number), caption_box, frame.sizes.body - 2,
                       centred=True),
        ]  # fmt: skip
    credit_box = Rect(body.x, body.bottom - CREDIT_HEIGHT + 2, body.width, CREDIT_HEIGHT)
    credit = frame.text(Stem.SOURCE.single, credit_box, frame.sizes.floor, "ink-soft", anchor="b")
    key = LayoutKey(LayoutKind.PICTURES, count)
    return frame.layout(key, None, [*placeholders, credit])


PICTURE_SHARE = 0.58
"""The greatest part of a card's height that the picture at its head takes."""
BESIDE_SHARE = 0.45
"""The greatest part of a card's width that the picture at its left takes."""
TILE_PICTURE_SHARE = 0.8
"""The same of a tile, which has a title alone."""
TITLE_HEIGHT = 36.0
"""The height in pt of a card's title of one line."""
SECOND_LINE = 30.0
"""The height in pt that a second line of it adds."""


def picture_cards(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with cards, each with a picture that reaches its edges.

    Two cards stand one below the other with their pictures at the left, as one by itself has its;
    more stand side by side with their pictures at their heads. A picture is as high as its
    proportions ask for, or flatter where the room is low.
    """
    room = frame.body
    if count == 1:
        room = replace(room, height=min(room.height, room.width * BESIDE_SHARE / RATIO))
    cells = grid(count, count if count > 2 else 1, GAP, room)
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        accent = frame.accent(number - 1)
        decorations += [
            Decoration("rect", cell, "tint"),
            Decoration("rect", Rect(cell.x, cell.y, 5, cell.height), accent),
        ]
        if count > 2:
            height = min(cell.width / RATIO, cell.height * PICTURE_SHARE)
            picture_box = Rect(cell.x, cell.y, cell.width, height)
            left, top = cell.x + 20, picture_box.bottom + 10
        else:
            width = min(cell.height * RATIO, cell.width * BESIDE_SHARE)
            picture_box = Rect(cell.x, cell.y, width, cell.height)
            left, top = picture_box.right + 22, cell.y + 10
        title_box = Rect(left, top, cell.right - left - 12, TITLE_HEIGHT)
        text_box = Rect(left, title_box.bottom + 2, title_box.width,
                        cell.bottom - title_box.bottom - 8)  # fmt: skip
        placeholders += [
            frame.text(Stem.CARD_TITLE.numbered(number), title_box, colour=accent, bold=True),
            Placeholder(Stem.PICTURE.numbered(number), "pic", picture_box, frame.sizes.floor),
            frame.text(Stem.CARD_TEXT.numbered(number), text_box),
        ]
    return frame.layout(LayoutKey(LayoutKind.PICTURE_CARDS, count), None, placeholders, decorations)


def words_of_card(layout: Layout, number: int, *, is_alone: bool, lines: int) -> tuple[Rect, Rect]:
    """Return where title and text of a card stand on such a layout; `number` counts from 1.

    Words that are alone in their card begin at its head. A title has one line or two.
    """
    picture_box = layout.placeholder(Stem.PICTURE.numbered(number)).box
    title = layout.placeholder(Stem.CARD_TITLE.numbered(number)).box
    text = layout.placeholder(Stem.CARD_TEXT.numbered(number)).box
    bottom = text.bottom
    if lines == 1 and not is_alone:
        return title, text
    if is_alone:
        left = picture_box.x + 20
        title = Rect(left, picture_box.y + 12, title.right - left, title.height)
    title = replace(title, height=title.height + SECOND_LINE * (lines - 1))
    return title, Rect(title.x, title.bottom + 2, title.width, bottom - title.bottom - 2)


def picture_tiles(frame: ArrangementFrame, count: int) -> Layout:
    """Return a layout with pictures side by side, each at the head of a tile with a title."""
    body = frame.body
    cells = grid(max(count, 2), max(count, 2), 24.0, body)[:count]
    height = min(cells[0].width / RATIO, body.height * TILE_PICTURE_SHARE)
    title_height = min(body.height - height, 84.0)
    top = body.y + (body.height - height - title_height) / 3
    placeholders: list[Placeholder] = []
    decorations = []
    for number, cell in enumerate(cells, start=1):
        card = Rect(cell.x, top, cell.width, height + title_height)
        picture_box = Rect(cell.x, top, cell.width, height)
        title_box = Rect(cell.x + 10, picture_box.bottom + 6, cell.width - 20, title_height - 12)
        decorations.append(Decoration("rect", card, "tint"))
        placeholders += [
            frame.text(Stem.TILE.numbered(number), title_box, frame.sizes.lead, "primary",
                       bold=True, anchor="ctr", centred=True),
            Placeholder(Stem.PICTURE.numbered(number), "pic", picture_box, frame.sizes.floor),
        ]  # fmt: skip
    return frame.layout(LayoutKey(LayoutKind.PICTURE_TILES, count), None, placeholders, decorations)


def tile_alone(layout: Layout, number: int) -> Rect:
    """Return where the title of a tile without picture stands on such a layout: in all of it."""
    picture_box = layout.placeholder(Stem.PICTURE.numbered(number)).box
    box = layout.placeholder(Stem.TILE.numbered(number)).box
    return Rect(box.x, picture_box.y + 6, box.width, box.bottom - picture_box.y - 6)


def picture_section(frame: ArrangementFrame) -> Layout:
    """Return a layout that opens a section in a template: its lead, and a picture beside it."""
    body = frame.body
    picture_box = Rect(body.right - body.width * 0.45, body.y, body.width * 0.45, body.height)
    lead_box = Rect(body.x, body.y, body.width * 0.55 - 30, body.height)
    return frame.layout(
        LayoutKey(LayoutKind.PICTURE_SECTION), None,
        [frame.text(Stem.LEAD.single, lead_box, frame.sizes.lead),
         Placeholder(Stem.PICTURE.single, "pic", picture_box, frame.sizes.floor)],
    )  # fmt: skip


def full_picture(frame: ArrangementFrame) -> Layout:
    """Return a layout with a picture in all the room below the title, and a line of words."""
    body = frame.body
    picture_box = Rect(body.x, body.y, body.width, body.height - 38)
    text_box = Rect(body.x, picture_box.bottom + 6, body.width, 32)
    return frame.layout(
        LayoutKey(LayoutKind.FULL_PICTURE), None,
        [frame.text(Stem.TEXT.single, text_box, frame.sizes.floor + 2),
         Placeholder(Stem.PICTURE.single, "pic", picture_box, frame.sizes.body)],
        pictures=[picture_box],
    )  # fmt: skip


def full_picture_beside(frame: ArrangementFrame) -> Layout:
    """Return a layout with a picture in all the room below the title, and words beside it."""
    body, width = frame.body, frame.body.width * 0.28
    picture_box = Rect(body.x, body.y, body.width - width - 24, body.height)
    text_box = Rect(picture_box.right + 24, body.y, width, body.height)
    return frame.layout(
        LayoutKey(LayoutKind.FULL_PICTURE_BESIDE), None,
        [frame.text(Stem.TEXT.single, text_box),
         Placeholder(Stem.PICTURE.single, "pic", picture_box, frame.sizes.body)],
        pictures=[picture_box],
    )  # fmt: skip

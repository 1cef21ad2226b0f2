"""The layouts of pictures: beside text, over the whole width, several side by side, and full."""

from __future__ import annotations

from irdocs.deck.arrangement_frame import ArrangementFrame, grid
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
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
         frame.text(Stem.TEXT.single, text_box)],
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

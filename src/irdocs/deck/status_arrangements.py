"""Arrange callouts that have a kind: a band in its colour with icon and word, and the text below.

On our own slides the band reaches from edge to edge and holds the title, and the slide has the pale
ground of the kind. In a user's template the title and the ground are the template's, so the band
stands below the title, as the head of a panel.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.content.status import StatusKind
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.layout import Decoration, Layout, Placeholder
from irdocs.deck.layout_names import STATUS_LAYOUTS, LayoutKey, Stem
from irdocs.theme.status_colours import ground_of
from irdocs.units import Rect, Size

_BAND, _ICON = 142.0, 80.0
"""The height of the band on our own slides, and the side of the icon in it, in pt."""
_HEAD = 48.0
"""The height of the band above a panel in a user's template, in pt."""
_PHONE = 124.0
"""The most height of the row with the telephone number, in pt."""


def key_of(kind: StatusKind, *, phone: bool) -> LayoutKey:
    """Return the key of the layout for a callout of a kind."""
    return LayoutKey(STATUS_LAYOUTS[kind], phone=phone)


def own(frame: ArrangementFrame, slide: Size) -> Iterator[Layout]:
    """Yield the layouts of our own template; `frame` is that of our slides."""
    for kind in STATUS_LAYOUTS:
        for phone in (False, True):
            yield _own(frame, slide, kind, phone=phone)


def _own(frame: ArrangementFrame, slide: Size, kind: StatusKind, *, phone: bool) -> Layout:
    body, band = frame.body, Rect(0, 0, slide.width, _BAND)
    icon = Rect(body.x, (_BAND - _ICON) / 2, _ICON, _ICON)
    left = icon.right + 24
    word_box = Rect(left, 22, body.right - left, 28)
    title_box = Rect(left, 49, body.right - left, 91)
    room = Rect(body.x, _BAND + 22, body.width, body.bottom - _BAND - 22)
    title = Placeholder(
        Stem.TITLE.single, "title", title_box, frame.sizes.heading, "ground", True,
        steps=frame.title.steps,
    )  # fmt: skip
    placeholders, decorations, pictures = _content(frame, room, kind, phone=phone)
    return Layout(
        key_of(kind, phone=phone),
        None,
        (title, _word(frame, word_box), *placeholders),
        (Decoration("rect", band, kind), *decorations),
        ground_of(kind),
        pictures=(icon, *pictures),
        room=room,
    )


def in_template(frame: ArrangementFrame) -> Iterator[Layout]:
    """Yield the layouts in the frame of a user's template."""
    for kind in STATUS_LAYOUTS:
        for phone in (False, True):
            yield _in_template(frame, kind, phone=phone)


def _in_template(frame: ArrangementFrame, kind: StatusKind, *, phone: bool) -> Layout:
    body = frame.body
    head = Rect(body.x, body.y, body.width, _HEAD)
    icon = Rect(body.x + 16, body.y + 9, _HEAD - 18, _HEAD - 18)
    word_box = Rect(icon.right + 14, head.y + 6, body.right - icon.right - 30, _HEAD - 12)
    panel = Rect(body.x, head.bottom, body.width, body.height - _HEAD)
    room = panel.inset(20, 12, 20, 12)
    placeholders, decorations, pictures = _content(frame, room, kind, phone=phone)
    return frame.layout(
        key_of(kind, phone=phone),
        None,
        [_word(frame, word_box), *placeholders],
        [
            Decoration("rect", panel, ground_of(kind)),
            Decoration("rect", head, kind),
            *decorations,
        ],
        [icon, *pictures],
    )


def _word(frame: ArrangementFrame, box: Rect) -> Placeholder:
    """Return the placeholder for the word that says what kind of callout it is."""
    return frame.text(
        Stem.STATUS.single, box, frame.sizes.floor + 4, "ground", bold=True, anchor="ctr"
    )


def _content(
    frame: ArrangementFrame, room: Rect, kind: StatusKind, *, phone: bool
) -> tuple[list[Placeholder], list[Decoration], list[Rect]]:
    """Return the text and, in a row below it, a telephone in a disc with the number beside it."""
    row = min(_PHONE, room.height * 0.34)
    text_height = room.height - (row + 10 if phone else 0)
    text_box = Rect(room.x, room.y, room.width, text_height)
    text = frame.text(
        Stem.BODY.single, text_box, frame.sizes.lead + 4, anchor="ctr", is_message=True
    )
    if not phone:
        return [text], [], []
    disc_size = row - 14
    disc = Rect(room.x, room.bottom - (row + disc_size) / 2, disc_size, disc_size)
    inner = disc.inset(*(disc_size * 0.24,) * 4)
    left = disc.right + 20
    number_box = Rect(left, room.bottom - row, room.right - left, row)
    number = Placeholder(
        Stem.PHONE.single, "body", number_box, frame.sizes.figure + 8, kind, True, anchor="ctr",
        steps=(frame.sizes.figure, frame.sizes.figure - 16, 60.0, 54.0, 48.0, 40.0, 36.0, 32.0,
               28.0, 24.0),
    )  # fmt: skip
    return [text, number], [Decoration("disc", disc, kind)], [inner]

"""Arrange title slide, section header, statement and closing slide in a user's template.

Our own template paints these slides on a dark ground of their own. In a user's template the ground
is the user's, so they are laid out in the room of its body like every other slide.
"""

from __future__ import annotations

from functools import partial

from irdocs.deck.arrangement_frame import ArrangementFrame, beside_disc
from irdocs.deck.layout import Decoration, Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.picture_arrangements import (
    full_picture,
    full_picture_beside,
    picture_section,
)
from irdocs.frozen import replace
from irdocs.units import Rect


def on_panel(layout: Layout, room: Rect) -> Layout:
    """Return a layout with a plain panel, a few pt larger than `room`, behind everything in it."""
    panel = Decoration("rect", Rect(room.x - 8, room.y - 6, room.width + 16, room.height + 10),
                       "ground")  # fmt: skip
    return replace(layout, decorations=(panel, *layout.decorations))


def _title_slide(frame: ArrangementFrame) -> Layout:
    return frame.layout(
        LayoutKey(LayoutKind.TITLE_SLIDE),
        None,
        [frame.text(Stem.SUBTITLE.single, frame.body, frame.sizes.lead)],
    )


def _section(frame: ArrangementFrame) -> Layout:
    disc, inner, lead = beside_disc(
        frame.body, min(220.0, frame.body.height * 0.8, frame.body.width * 0.32)
    )
    return frame.layout(
        LayoutKey(LayoutKind.SECTION_HEADER), None,
        [frame.text(Stem.LEAD.single, lead, frame.sizes.lead)],
        [Decoration("disc", disc, "primary")], [inner],
    )  # fmt: skip


def _statement(frame: ArrangementFrame, *, bare: bool = False) -> Layout:
    body = frame.body
    icon = min(140.0, body.height * 0.5, body.width * 0.22)
    width = body.width - 56 if bare else body.width - icon - 96
    text_box = Rect(body.x + 28, body.y + 14, width, body.height - 28)
    icon_box = Rect(body.right - icon - 34, body.y + (body.height - icon) / 2, icon, icon)
    text = frame.text(
        Stem.TEXT.single, text_box, frame.sizes.heading - 4, "on-primary", anchor="ctr"
    )
    return frame.layout(
        LayoutKey(LayoutKind.STATEMENT, bare=bare),
        None,
        [text],
        [Decoration("rect", body, "primary")],
        [] if bare else [icon_box],
    )


def _closing(frame: ArrangementFrame) -> Layout:
    return frame.layout(
        LayoutKey(LayoutKind.CLOSING),
        None,
        [frame.text(Stem.TEXT.single, frame.body, frame.sizes.lead)],
    )


ALL = (
    _title_slide,
    _section,
    _statement,
    _closing,
    partial(_statement, bare=True),
    full_picture,
    full_picture_beside,
    picture_section,
)
"""Functions that each make one of these layouts in a frame."""

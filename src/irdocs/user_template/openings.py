"""What our own template shows on a dark ground, set in the room of a user's template."""

from __future__ import annotations

from dataclasses import replace

from irdocs.deck.arrangement_frame import ArrangementFrame, beside_disc
from irdocs.deck.layout import Decoration, Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.units import Rect


def on_panel(layout: Layout, room: Rect) -> Layout:
    """Return a layout with a plain panel behind the room that it fills."""
    panel = Decoration("rect", Rect(room.x - 8, room.y - 6, room.width + 16, room.height + 10),
                       "ground")  # fmt: skip
    return replace(layout, decorations=(panel, *layout.decorations))


def _title_slide(f: ArrangementFrame) -> Layout:
    return f.layout(
        LayoutKey(LayoutKind.TITLE_SLIDE),
        None,
        [f.text(Stem.SUBTITLE.single, f.body, f.sizes.lead)],
    )


def _section(f: ArrangementFrame) -> Layout:
    disc, inner, lead = beside_disc(f.body, min(220.0, f.body.height * 0.8, f.body.width * 0.32))
    return f.layout(
        LayoutKey(LayoutKind.SECTION_HEADER), None, [f.text(Stem.LEAD.single, lead, f.sizes.lead)],
        [Decoration("disc", disc, "primary")], [inner],
    )  # fmt: skip


def _statement(f: ArrangementFrame) -> Layout:
    b = f.body
    icon = min(140.0, b.height * 0.5, b.width * 0.22)
    words = Rect(b.x + 28, b.y + 14, b.width - icon - 96, b.height - 28)
    shown = Rect(b.right - icon - 34, b.y + (b.height - icon) / 2, icon, icon)
    text = f.text(Stem.TEXT.single, words, f.sizes.heading - 4, "on-primary", anchor="ctr")
    return f.layout(
        LayoutKey(LayoutKind.STATEMENT), None, [text], [Decoration("rect", b, "primary")], [shown]
    )


def _closing(f: ArrangementFrame) -> Layout:
    return f.layout(
        LayoutKey(LayoutKind.CLOSING), None, [f.text(Stem.TEXT.single, f.body, f.sizes.floor + 2)]
    )


ALL = (_title_slide, _section, _statement, _closing)
"""Makes each of these layouts in a frame."""

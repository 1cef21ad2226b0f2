"""Pictures that fill places with a form of their own: title slide, section, card."""

from __future__ import annotations

from irdocs.content.placed_picture import PlacedPicture
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import PlaceholderName
from irdocs.deck.slots import PictureSlot

EDGE = 0.08
"""The space round a drawing, as a part of the shorter side of its place."""


def pictured(picture: PlacedPicture, layout: Layout, name: PlaceholderName) -> PictureSlot:
    """Return a picture in a placeholder: a photograph fills it, a drawing keeps off its edges."""
    box = layout.placeholder(name).box
    if not picture.is_photograph:
        edge = EDGE * min(box.width, box.height)
        box = box.inset(edge, edge, edge, edge)
    return PictureSlot(
        picture.cut(box.width / box.height),
        box,
        picture.alternative,
        on_dark=layout.is_dark,
        placeholder=name,
    )

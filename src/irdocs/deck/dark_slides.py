"""Give what was made for white paper a light ground where it stands on a dark one.

A QR code is read as dark on light. A drawing in colours of its own, or a picture with clear parts,
was drawn to be seen on white: it gets that behind it on dark slides, on a slide that is one
picture, and on the dark field of an opener. Drawings in the theme's roles need nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.assets import Picture
from irdocs.content.illustration import Illustration
from irdocs.content.photographs import Photograph
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout
from irdocs.deck.model import Slide
from irdocs.deck.slots import CodeSlot, PictureSlot, Slot
from irdocs.drawing import Colour
from irdocs.frozen import replace
from irdocs.theme import contrast
from irdocs.theme.logos import is_seen
from irdocs.units import Rect

LIGHT, PAPER = "light", "ground"
"""The colour roles of the ground that such things get, where the whole deck is dark, and on a dark
part of a light one."""
_FILLED = ("rect", "roundRect", "ellipse", "disc")
"""The shapes of decorations that hide what is behind them."""


def on_light(slides: Sequence[Slide], design: Design) -> Sequence[Slide]:
    """Return slides with a light ground behind what needs it."""
    return [
        replace(slide, slots=tuple(_on_light(slot, slide.layout, design) for slot in slide.slots))
        if any(isinstance(slot, CodeSlot | PictureSlot) for slot in slide.slots)
        else slide
        for slide in slides
    ]


def _on_light(slot: Slot, layout: Layout, design: Design) -> Slot:
    if isinstance(slot, CodeSlot) and design.is_dark:
        has_square = any(decoration.colour == LIGHT for decoration in layout.decorations)
        return slot if has_square else replace(slot, has_plate=True)
    if isinstance(slot, PictureSlot) and not slot.plate and not _is_opaque(slot.picture):
        behind, light = _behind(slot.box, layout, design), LIGHT if design.is_dark else PAPER
        if behind == design.palette[light]:
            return slot
        # Words may vanish, or a thin line, though most of a drawing is seen.
        may_vanish = slot.placeholder or slot.picture.words
        if not is_seen(slot.picture, behind, design.palette) or (
            may_vanish and not contrast.is_light(behind)
        ):
            return replace(slot, ground=light)
    return slot


def _is_opaque(picture: Picture) -> bool:
    """Whether a picture changes with the theme, or has no clear parts."""
    content = picture.content
    if isinstance(content, Photograph):
        return not content.is_clear
    return isinstance(content, Illustration)


def _behind(box: Rect, layout: Layout, design: Design) -> Colour:
    """Return the colour of a slide behind a box: of the last shape in whose middle it stands."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    for decoration in reversed(layout.decorations):
        field = decoration.box
        is_there = field.x <= x <= field.right and field.y <= y <= field.bottom
        if (
            is_there
            and decoration.shape in _FILLED
            and not (decoration.is_look and design.template)
        ):
            return design.palette[decoration.colour]
    return design.palette[layout.ground]


__all__ = ["on_light"]

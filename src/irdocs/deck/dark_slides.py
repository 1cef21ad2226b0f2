"""Give what was made for white paper a light ground on dark slides.

A QR code is read as dark on light. A drawing in colours of its own, or a picture with clear parts,
was drawn to be seen on white; where it stands on the slide itself it gets that behind it. Drawings
in the theme's roles change with the theme and need nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irdocs.content.illustration import Illustration
from irdocs.deck.design import Design
from irdocs.deck.layout import Layout
from irdocs.deck.model import Slide
from irdocs.deck.slots import CodeSlot, PictureSlot, Slot
from irdocs.theme.logos import is_seen

LIGHT = "light"
"""The colour role of the ground that such things get."""


def on_light(slides: Sequence[Slide], design: Design) -> Sequence[Slide]:
    """Return slides with a light ground behind what needs it; light slides as they are."""
    if not design.is_dark:
        return slides
    return [
        replace(slide, slots=tuple(_on_light(slot, slide.layout, design) for slot in slide.slots))
        for slide in slides
    ]


def _on_light(slot: Slot, layout: Layout, design: Design) -> Slot:
    if isinstance(slot, CodeSlot):
        has_square = any(decoration.colour == LIGHT for decoration in layout.decorations)
        return slot if has_square else replace(slot, has_plate=True)
    if isinstance(slot, PictureSlot) and not slot.plate:
        picture, ground = slot.picture, design.palette[layout.ground]
        is_ours = isinstance(picture.content, Illustration)
        if not is_ours and (slot.placeholder or not is_seen(picture, ground, design.palette)):
            return replace(slot, ground=LIGHT)
    return slot

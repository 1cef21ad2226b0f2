"""Enlarge slides of our own with all places on them, for words that have no room otherwise.

Type keeps its size in pt, so that it is smaller in relation to the slide, as on a template that is
enlarged (`user_template.slide_sizes`).
"""

from __future__ import annotations

from irdocs.deck.design import Design
from irdocs.deck.layout import Decoration, Layout
from irdocs.frozen import replace
from irdocs.units import Size


def enlarged(plain: Design, factor: float) -> Design:
    """Return a design of our own with slides larger by a factor."""
    return replace(
        plain,
        layouts={key: _layout(layout, factor) for key, layout in plain.layouts.items()},
        size=Size(plain.size.width * factor, plain.size.height * factor),
        art=plain.art and plain.art.scaled(factor),
        art_field=plain.art_field and _decoration(plain.art_field, factor),
    )


def _layout(plain: Layout, factor: float) -> Layout:
    """Return a layout with all its places larger by a factor."""
    return replace(
        plain,
        placeholders=tuple(
            replace(held, box=held.box.scaled(factor)) for held in plain.placeholders
        ),
        decorations=tuple(_decoration(item, factor) for item in plain.decorations),
        pictures=tuple(box.scaled(factor) for box in plain.pictures),
        room=plain.room and plain.room.scaled(factor),
        logos=plain.logos and replace(plain.logos, box=plain.logos.box.scaled(factor)),
    )


def _decoration(plain: Decoration, factor: float) -> Decoration:
    return replace(plain, box=plain.box.scaled(factor))

"""The templates that decks are written in: our own, which is made by code, or a user's.

Our own is not kept as a file: it is generated from the same layouts and theme that the plan
measures with, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Collection

from irdocs.content.illustration import Illustration
from irdocs.deck import colours
from irdocs.deck.design import Design
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.slide_grids import grid_of
from irdocs.deck.template import base
from irdocs.deck.template.layout_parts import own_footers
from irdocs.deck.template.opened_template import OpenedTemplate


def open_template(
    design: Design, language: str, cover: Illustration | None, wanted: Collection[LayoutKey]
) -> OpenedTemplate:
    """Return the template of a design, ready to be filled.

    `cover` is the drawing on the title and closing slides of our own template. A user's template
    gets, beside its own layouts, those of ours that are `wanted`, and our own template those of
    them that have no places for icons.
    """
    if design.template is not None:
        return design.template.opened(design, language, wanted)
    package, layouts, notes_master = base.make(design, language, cover, wanted)
    own = own_footers(grid_of(design.size), language)
    footers = {key: own if layout.footers else () for key, layout in design.layouts.items()}
    by_ground = {
        is_dark: colours.override(on_primary=is_dark, dark=design.is_dark)
        for is_dark in (False, True)
    }
    overrides = {key: by_ground[layout.is_dark] for key, layout in design.layouts.items()}
    return OpenedTemplate(package, layouts, footers, overrides, notes_master)

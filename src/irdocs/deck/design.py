"""What a deck is planned and drawn with: layouts, faces, colours; our own or a template's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from irdocs.deck import faces, layouts
from irdocs.deck.colours import OWN, Paint
from irdocs.deck.faces import Faces
from irdocs.deck.layout import Layout
from irdocs.drawing import Colour
from irdocs.theme import ACCENT, Theme
from irdocs.units import Size

if TYPE_CHECKING:
    from irdocs.deck.borrowed.reading import Borrowed


@dataclass(frozen=True, slots=True)
class Design:
    """A look: every layout by name, what its words are measured with, what its roles look like."""

    layouts: Mapping[str, Layout]
    minor: Faces
    major: Faces
    paint: Paint
    palette: Mapping[str, Colour]
    """The colour of each role, for pictures, which know no colour scheme."""
    theme: Theme
    size: Size
    """Of a slide, in pt."""
    template: Borrowed | None = None
    """The user's template; None for our own."""

    def palette_of(self, accent: str) -> Mapping[str, Colour]:
        """Return the colours in which drawings' `accent` is a role."""
        return {**self.palette, ACCENT: self.palette[accent]}


def own(theme: Theme) -> Design:
    """Return our own look, of a theme."""
    made = faces.own(theme.slides)
    return Design(
        layouts.build(theme.slides.sizes, theme.accents),
        made,
        made,
        Paint(OWN),
        theme.palette,
        theme,
        Size(layouts.WIDTH, layouts.HEIGHT),
    )

"""What a deck is planned and drawn with: layouts, faces, colours; our own or a template's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from irdocs.deck import faces, own_layouts
from irdocs.deck.colours import OWN, SchemePaint
from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey
from irdocs.drawing import Colour
from irdocs.theme import ACCENT, Theme
from irdocs.units import Size

if TYPE_CHECKING:
    from irdocs.deck.template.opened_template import OpenedTemplate


class Template(Protocol):
    """A user's template, as far as a deck must know of it."""

    @property
    def data(self) -> bytes:
        """The template's file, without its slides."""

    def opened(
        self, design: Design, language: str, wanted: Collection[LayoutKey]
    ) -> OpenedTemplate:
        """Return the template ready to be filled, with the layouts that are wanted."""


@dataclass(frozen=True, slots=True)
class Design:
    """A look: every layout by key, what its words are measured with, what its roles look like."""

    layouts: Mapping[LayoutKey, Layout]
    minor: MeasuringFaces
    major: MeasuringFaces
    paint: SchemePaint
    palette: Mapping[str, Colour]
    """The colour of each role, for pictures, which know no colour scheme."""
    theme: Theme
    size: Size
    """Of a slide, in pt."""
    template: Template | None = None
    """The user's template; None for our own."""

    def palette_of(self, accent: str) -> Mapping[str, Colour]:
        """Return the colours in which drawings' `accent` is a role."""
        return {**self.palette, ACCENT: self.palette[accent]}


def own(theme: Theme) -> Design:
    """Return our own look, of a theme."""
    made = faces.own(theme.slides)
    return Design(
        own_layouts.build(theme.slides.sizes, theme.accents),
        made,
        made,
        SchemePaint(OWN),
        theme.palette,
        theme,
        Size(own_layouts.WIDTH, own_layouts.HEIGHT),
    )

"""The look of a deck: layouts, measuring faces and colours, of our own template or a user's.

`plan` and `slides` work with a `Design` alone, so that neither knows whose template it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from irdocs.caching.by_identity import cached_by_identity
from irdocs.content.about import Aspect
from irdocs.content.illustration import Illustration
from irdocs.deck import colours, cover_art, faces, motifs, own_layouts, slide_grids
from irdocs.deck.colours import SchemePaint
from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.footer_lines import FooterLine, own_footer_line
from irdocs.deck.layout import Decoration, Layout
from irdocs.deck.layout_names import LayoutKey
from irdocs.deck.own_shades import own_shades, with_extremes
from irdocs.drawing import Colour
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import Direction
from irdocs.ooxml.xml import Element
from irdocs.theme import ACCENT, Theme, code_colours
from irdocs.units import Rect, Size

if TYPE_CHECKING:
    from irdocs.deck.template.opened_template import OpenedTemplate


class Template(Protocol):
    """A user's template, as far as writing a deck needs to know it.

    It is a protocol, so that this package does not depend on the one that reads templates.
    """

    @property
    def data(self) -> bytes:
        """The bytes of the template's file without its slides."""

    @property
    def direction(self) -> Direction:
        """Which way the text of its master runs."""

    def footer_lines(self, key: LayoutKey) -> Sequence[FooterLine]:
        """Return the places and looks of a layout's footers, as far as they are known."""

    def opened(
        self, design: Design, language: str, wanted: Collection[LayoutKey]
    ) -> OpenedTemplate:
        """Return the template ready to be filled, with the layouts of the `wanted` keys."""


@frozen
class Design:
    """The look of a deck."""

    layouts: Mapping[LayoutKey, Layout] = field(hash=False)
    minor: MeasuringFaces
    """The faces of running text."""
    major: MeasuringFaces
    """The faces of titles."""
    paint: SchemePaint = field(hash=False)
    """How each colour role is written as a colour of the theme part."""
    palette: Mapping[str, Colour] = field(hash=False)
    """The colour of each role, for pictures, which cannot refer to the colour scheme."""
    theme: Theme = field(hash=False)
    size: Size
    """The size of a slide, in pt."""
    template: Template | None = field(default=None, hash=False)
    """The user's template; None for our own."""
    roomier: tuple[Mapping[LayoutKey, Layout], ...] = field(default=(), hash=False)
    """Further sets of layouts, each with more room than the one before, for slides whose text has
    no room in `layouts`. Each set has the keys of `layouts`, and a layout of it may be one of an
    earlier set; the layout's own key says of which (`LayoutKey.room`)."""
    lines: float = 1.0
    """How far apart lines of text are, as a multiple of what they are in Latin letters."""
    art: Rect | None = None
    """Where our own layouts show the drawing of the cover, if there is one."""
    art_field: Decoration | None = None
    """What they paint under it."""

    @property
    def rooms(self) -> tuple[Mapping[LayoutKey, Layout], ...]:
        """All sets of layouts, the first choice first."""
        return (self.layouts, *self.roomier)

    @property
    def is_dark(self) -> bool:
        """Whether the plain ground of slides is dark."""
        return colours.has_dark_ground(self.palette)

    def every_layout(self) -> Iterator[Layout]:
        """Yield the layouts of all sets, each once."""
        yield from {layout.key: layout for room in self.rooms for layout in room.values()}.values()

    def footer_lines(self, layout: Layout) -> Sequence[FooterLine]:
        """Return the places and looks of a layout's footers, as far as they are known.

        Ours are seen from where lines start, those of a template as they are.
        """
        if self.template is not None:
            return self.template.footer_lines(layout.key)
        grid = slide_grids.grid_of(self.size)
        return [own_footer_line(grid, kind) for kind in grid.footers] if layout.footers else []

    def palette_of(self, accent: str) -> Mapping[str, Colour]:
        """Return the palette with the drawings' accent colour set to that of the role `accent`."""
        return {**self.palette, ACCENT: self.palette[accent]}

    def text_role(self, role: str) -> str:
        """Return a colour role for text, or "ink" if it cannot be read on the slide's ground."""
        return code_colours.legible(role, self.palette, "ground")

    def text_colour(self, role: str) -> Element:
        """Return the same role as a colour of the colour scheme."""
        return self.paint.colour(self.text_role(role))

    def spoken(self, language: str) -> Design:
        """Return the design for a deck in a language (BCP 47)."""
        minor = self.minor.spoken(language)
        major = minor if self.major is self.minor else self.major.spoken(language)
        return replace(self, minor=minor, major=major)

    def drawing_palette(self, accent: str, *, on_dark: bool) -> Mapping[str, Colour]:
        """Return the same; on the primary colour, with what can be seen there.

        The signal colour becomes its bright form, and the primary colour that of text.
        """
        palette = self.palette_of(accent)
        if not on_dark:
            return palette
        seen = {"signal": "signal-bright", "primary": "on-primary"}
        return {**palette, **{role: palette[other] for role, other in seen.items()}}


THEMES = 16
"""For how many themes are designs kept, so that all editions have the same layouts."""


@cached_by_identity(THEMES)
def own(
    theme: Theme,
    aspect: Aspect = "16:9",
    cover: Illustration | None = None,
    *,
    words_first: bool = False,
) -> Design:
    """Return the design of our own template in a theme, with slides of an aspect ratio.

    Beside the drawing of a `cover`, words have the room that it leaves; with `words_first` they
    have all that there is, and the drawing is smaller.
    """
    typeface = faces.with_code(faces.own(theme.slides), theme)
    grid, palette = slide_grids.GRIDS[aspect], with_extremes(theme.slide_palette)
    motif, field = theme.motif, None
    if cover:
        gap = cover_art.GAP + motifs.art_gap(motif)
        if words_first:
            grid = cover_art.beside_words(grid, gap)
        else:
            grid = cover_art.beside(grid, cover, gap)
        left = cover_art.left_edge(grid, cover) - motifs.art_gap(motif)
        field = motifs.art_field(motif, grid.size, left)
    else:
        grid = cover_art.without(grid)
    return Design(
        own_layouts.build(
            theme.slides.sizes, theme.accents, grid, motif, is_dark=colours.has_dark_ground(palette)
        ),
        typeface,
        typeface,
        SchemePaint(own_shades(palette)),
        palette,
        theme,
        grid.size,
        art=cover_art.box(grid, cover) if cover else None,
        art_field=field,
    )

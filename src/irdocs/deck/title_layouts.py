"""The layouts of a title slide that says more than a title: authors, event, logos, a photograph.

They stand on the same ground as the plain title slide. The words keep to the left half and the
cover drawing, or a photograph in a box of its own, takes the right (`cover_art` makes the words as
narrow as a drawing needs): so words never stand on a picture, and their contrast is that of the
theme, which is checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from irdocs.deck import motifs
from irdocs.deck.layout import Layout, LogoRoom, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.theme import SlideSizes
from irdocs.theme.motif import Motif
from irdocs.units import Rect

if TYPE_CHECKING:
    from irdocs.deck.own_layouts import SlideGrid


@dataclass(frozen=True, slots=True)
class TitleGrid:
    """Where things stand on such a slide; all lengths are in pt."""

    logos: Rect
    """On the closing slide they stand there too."""
    audience: Rect
    """Whom the talk is for, above the title."""
    title: Rect
    wire: float
    """The height of the line below the title, from the top."""
    subtitle: Rect
    authors: Rect
    occasion: Rect
    """The event at which the talk is given."""
    version: Rect
    photograph: Rect


WIDE = TitleGrid(
    logos=Rect(54, 10, 520, 48), audience=Rect(54, 58, 540, 46), title=Rect(54, 106, 540, 114),
    wire=234, subtitle=Rect(54, 246, 500, 72), authors=Rect(54, 326, 520, 100),
    occasion=Rect(54, 430, 520, 56), version=Rect(54, 488, 500, 28),
    photograph=Rect(632, 0, 328, 540),
)  # fmt: skip
"""On slides of 16:9."""
NARROW = TitleGrid(
    logos=Rect(42, 10, 380, 48), audience=Rect(42, 60, 400, 46), title=Rect(42, 108, 400, 128),
    wire=250, subtitle=Rect(42, 262, 360, 72), authors=Rect(42, 340, 360, 86),
    occasion=Rect(42, 428, 360, 58), version=Rect(42, 488, 360, 28),
    photograph=Rect(480, 0, 240, 540),
)  # fmt: skip
"""On slides of 4:3."""


def large_steps(size: float, sizes: SlideSizes) -> tuple[float, ...]:
    """Return the sizes in pt that a large title may shrink to: a little at a time, as its lines
    are balanced at any of them."""
    between = range(int(size) - 2, int(sizes.heading), -3)
    return (*(float(step) for step in between if step < size), sizes.heading, sizes.lead)


def credited(sizes: SlideSizes, grid: SlideGrid, motif: Motif) -> Layout:
    """Return the title slide with authors and event."""
    return _layout(LayoutKey(LayoutKind.CREDITED_TITLE), sizes, grid, motif)


def with_photograph(sizes: SlideSizes, grid: SlideGrid, motif: Motif) -> Layout:
    """Return the same with a photograph at its right edge, from top to bottom."""
    place = Placeholder(Stem.PICTURE.single, "pic", grid.titles.photograph, sizes.floor)
    return _layout(LayoutKey(LayoutKind.PHOTO_TITLE), sizes, grid, motif, place)


def _layout(
    key: LayoutKey, sizes: SlideSizes, slide: SlideGrid, motif: Motif, *pictures: Placeholder
) -> Layout:
    """Return the layout of a key with placeholders for all words, and those for pictures."""
    grid, small = slide.titles, (20.0, sizes.floor)
    surface = motifs.surfaces(motif).title
    return Layout(
        key, None,
        (
            Placeholder(Stem.TITLE.single, "ctrTitle", grid.title, sizes.display + 4, surface.title,
                        True, anchor="b", steps=large_steps(sizes.display + 4, sizes)),
            Placeholder(Stem.SUBTITLE.single, "subTitle", grid.subtitle, sizes.lead,
                        surface.text, steps=(sizes.body, *small)),
            Placeholder(Stem.AUDIENCE.single, "body", grid.audience, sizes.body - 4,
                        surface.mark, True, anchor="b", steps=(sizes.floor,)),
            Placeholder(Stem.AUTHORS.single, "body", grid.authors, 20.0, surface.text,
                        steps=(sizes.floor,)),
            Placeholder(Stem.OCCASION.single, "body", grid.occasion, 20.0, surface.mark, True,
                        steps=(sizes.floor,)),
            Placeholder(Stem.VERSION.single, "body", grid.version, sizes.floor,
                        surface.soft, anchor="b"),
            *pictures,
        ),
        motifs.opening_mark(motif, surface, slide.size, slide.margin, grid.wire),
        ground=surface.ground, footers=False, art=not pictures, logos=LogoRoom(grid.logos),
    )  # fmt: skip

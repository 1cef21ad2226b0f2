"""The layouts of a title slide that says more than a title: authors, event, logos, a photograph.

They stand on the same ground as the plain title slide. The words keep to the left half and the
cover drawing, or a photograph in a box of its own, takes the right (`cover_art` makes the words as
narrow as a drawing needs): so words never stand on a picture, and their contrast is that of the
theme, which is checked.
"""

from __future__ import annotations

from irdocs.deck import motifs
from irdocs.deck.layout import Layout, LogoRoom, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.slide_grids import SlideGrid
from irdocs.frozen import replace
from irdocs.theme.motif import Motif
from irdocs.theme.sizes import SlideSizes
from irdocs.units import Rect

BESIDE = 38.0
"""The least distance of words from a photograph, in pt."""


def large_steps(size: float, sizes: SlideSizes) -> tuple[float, ...]:
    """Return the sizes in pt that a large title may shrink to: a little at a time, as its lines
    are balanced at any of them."""
    between = range(int(size) - 2, int(sizes.lead), -2)
    return (*(float(step) for step in between if step < size), sizes.lead)


def credited(sizes: SlideSizes, grid: SlideGrid, motif: Motif) -> Layout:
    """Return the title slide with authors and event."""
    return _layout(LayoutKey(LayoutKind.CREDITED_TITLE), sizes, grid, motif)


def with_photograph(sizes: SlideSizes, grid: SlideGrid, motif: Motif) -> Layout:
    """Return the same with a photograph at its right edge, from top to bottom."""
    photograph = grid.titles.photograph

    def beside(words: Rect) -> Rect:
        return replace(words, width=min(words.width, photograph.x - BESIDE - words.x))

    made = _layout(LayoutKey(LayoutKind.PHOTO_TITLE), sizes, grid, motif)
    words = (replace(place, box=beside(place.box)) for place in made.placeholders)
    picture = Placeholder(Stem.PICTURE.single, "pic", photograph, sizes.floor)
    logos = LogoRoom(beside(grid.titles.logos))
    return replace(made, placeholders=(*words, picture), art=False, logos=logos)


def _layout(key: LayoutKey, sizes: SlideSizes, slide: SlideGrid, motif: Motif) -> Layout:
    """Return the layout of a key with placeholders for all words."""
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
        ),
        motifs.opening_mark(motif, surface, slide.size, slide.margin, grid.wire),
        ground=surface.ground, footers=False, art=True, logos=LogoRoom(grid.logos),
    )  # fmt: skip

"""Compose the slides of our own that open a deck or a section, and the last one.

Each motif has a composition of its own for a section: the wire leads to a disc, the bar stands
beside a soft block, the edge has the whole slide in its colour. Whatever stands in a disc or on a
block has the primary colour behind it, so that drawings look the same in all of them.
"""

from __future__ import annotations

from typing import assert_never

from irdocs.deck import motifs
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.layout import Anchor, Decoration, Layout, LogoRoom, Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.slide_grids import SlideGrid
from irdocs.deck.title_layouts import large_steps
from irdocs.frozen import frozen
from irdocs.theme.motif import Motif
from irdocs.theme.sizes import SlideSizes
from irdocs.units import Rect

EDGE = 0.05
"""How far logos stay from the upper edge of a slide, as a part of its height."""
HUGE = (10.0, 16.0)
"""How much larger than the theme's display type titles of openings are, in pt: usually, and where
the motif is type alone."""


def title(sizes: SlideSizes, grid: SlideGrid, motif: Motif) -> Layout:
    """Return the layout of the title slide."""
    surface = motifs.surfaces(motif).title
    return Layout(
        LayoutKey(LayoutKind.TITLE_SLIDE), "title",
        (
            Placeholder(Stem.TITLE.single, "ctrTitle", grid.opening,
                        sizes.display + HUGE[0], surface.title, True, anchor="b",
                        steps=large_steps(sizes.display + HUGE[0], sizes)),
            Placeholder(Stem.SUBTITLE.single, "subTitle", grid.subtitle, sizes.lead,
                        surface.text, steps=(sizes.body, 20.0, sizes.floor)),
            Placeholder(Stem.AUDIENCE.single, "body", grid.audience, sizes.body - 4,
                        surface.mark, True, anchor="b", steps=(sizes.floor,)),
            Placeholder(Stem.VERSION.single, "body", grid.version, sizes.floor,
                        surface.soft, anchor="b"),
        ),
        motifs.opening_mark(motif, surface, grid.size, grid.margin, 284),
        ground=surface.ground, footers=False, art=True,
    )  # fmt: skip


@frozen
class _OpeningPlaces:
    """Where things stand on the opening slide of a section."""

    title: Rect
    lead: Rect
    picture: Rect
    """The drawing or number, or the photograph that reaches the edges of the slide."""
    decorations: tuple[Decoration, ...] = ()
    lead_anchor: Anchor = "t"
    larger: float = HUGE[0]
    footers: bool = True
    """Whether date, title and number of the slide have a plain ground at its foot."""


def section(own_frame: ArrangementFrame, grid: SlideGrid, motif: Motif) -> Layout:
    """Return the layout that opens a section with a drawing, or with its number."""
    made = _section(grid, motif)
    return _section_layout(LayoutKind.SECTION_HEADER, own_frame, made, motif, photograph=False)


def picture_section(own_frame: ArrangementFrame, grid: SlideGrid, motif: Motif) -> Layout:
    """Return the layout that opens a section with a photograph up to the edges of the slide."""
    made = _picture_section(grid, motif)
    return _section_layout(LayoutKind.PICTURE_SECTION, own_frame, made, motif, photograph=True)


def _section(grid: SlideGrid, motif: Motif) -> _OpeningPlaces:
    size, margin, disc = grid.size, grid.margin, grid.section_disc
    surface = motifs.surfaces(motif).section
    lead = Rect(margin, 296, grid.section.width, 190)
    in_disc = disc.inset(*(disc.width * 0.2,) * 4)
    round_it = Decoration("disc", disc, "vessel")
    match motif:
        case "wire":
            wire = (
                Decoration("line", Rect(0, 270, disc.x, 0), surface.mark, 3),
                Decoration("ellipse", Rect(margin - 8, 262, 16, 16), surface.mark),
            )
            return _OpeningPlaces(grid.section, lead, in_disc, (*wire, round_it))
        case "none":
            return _OpeningPlaces(grid.section, lead, in_disc, (round_it,))
        case "bar":
            side = size.width * 0.34
            block = Decoration("roundRect", Rect(-120, 0, side + 120, size.height), "primary")
            drawing = side * 0.6
            picture = Rect((side - drawing) / 2, (size.height - drawing) / 2, drawing, drawing)
            left = side + margin
            width = size.width - margin - left
            mark = motifs.opening_mark(motif, surface, size, left, 274)
            return _OpeningPlaces(Rect(left, 84, width, 172), Rect(left, 298, width, 188), picture,
                            (block, *mark), footers=False)  # fmt: skip
        case "edge":
            side = size.width * 0.31
            picture = Rect(size.width - margin - side, 54, side, side)
            width = size.width - 2 * margin
            edge = motifs.closing_mark(motif, surface, size, lead, 0)
            return _OpeningPlaces(Rect(margin, 120, width - side - 24, 250),
                            Rect(margin, 388, width - side / 2, 104), picture, edge,
                            larger=HUGE[1])  # fmt: skip
        case _:
            assert_never(motif)


def _picture_section(grid: SlideGrid, motif: Motif) -> _OpeningPlaces:
    size, margin, picture = grid.size, grid.margin, grid.section_picture
    surface = motifs.surfaces(motif).section
    width = picture.x - 24 - margin
    words = (Rect(margin, grid.section.y, width, grid.section.height),
             Rect(margin, 296, width, 190))  # fmt: skip
    match motif:
        case "wire":
            wire = (
                Decoration("line", Rect(0, 270, picture.x, 0), surface.mark, 3),
                Decoration("ellipse", Rect(margin - 8, 262, 16, 16), surface.mark),
            )
            return _OpeningPlaces(*words, picture, wire)
        case "none":
            return _OpeningPlaces(*words, picture)
        case "bar":
            left = picture.width + margin
            width = size.width - margin - left
            mark = motifs.opening_mark(motif, surface, size, left, 274)
            return _OpeningPlaces(Rect(left, 84, width, 172), Rect(left, 298, width, 188),
                            Rect(0, 0, picture.width, size.height), mark)  # fmt: skip
        case "edge":
            band = size.height - 190
            half = (size.width - 2 * margin - 30) / 2
            return _OpeningPlaces(Rect(margin, band + 14, half, 162),
                            Rect(margin + half + 30, band + 14, half, 162),
                            Rect(0, 0, size.width, band), lead_anchor="ctr", larger=0)  # fmt: skip
        case _:
            assert_never(motif)


def _section_layout(
    kind: LayoutKind,
    own_frame: ArrangementFrame,
    made: _OpeningPlaces,
    motif: Motif,
    *,
    photograph: bool,
) -> Layout:
    sizes, surface = own_frame.sizes, motifs.surfaces(motif).section
    anchor: Anchor = "b" if made.lead_anchor == "t" else made.lead_anchor
    steps = large_steps(sizes.display + made.larger, sizes)
    placeholders = [
        Placeholder(Stem.TITLE.single, "title", made.title, sizes.display + made.larger,
                    surface.title, True, anchor=anchor, steps=steps),
        Placeholder(Stem.LEAD.single, "body", made.lead, sizes.lead, surface.text,
                    anchor=made.lead_anchor, steps=own_frame.steps(sizes.lead)),
    ]  # fmt: skip
    if photograph:
        picture = Placeholder(Stem.PICTURE.single, "pic", made.picture, sizes.floor)
        placeholders.append(picture)
    return Layout(
        LayoutKey(kind), None if photograph else "secHead", tuple(placeholders), made.decorations,
        ground=surface.ground, footers=made.footers and not photograph,
        pictures=() if photograph else (made.picture,),
    )  # fmt: skip


def closing(own_frame: ArrangementFrame, grid: SlideGrid, motif: Motif) -> Layout:
    """Return the layout of the last slide: one thing to take away, and whom to ask."""
    sizes, surface = own_frame.sizes, motifs.surfaces(motif).closing
    above = grid.size.height * EDGE
    logos = Rect(grid.margin, above, grid.closing.width, grid.closing.y - above - 2)
    return Layout(
        LayoutKey(LayoutKind.CLOSING), None,
        (
            Placeholder(Stem.TITLE.single, "title", grid.closing, sizes.display + HUGE[0],
                        surface.title, True, anchor="b",
                        steps=large_steps(sizes.display + HUGE[0], sizes)),
            Placeholder(Stem.TEXT.single, "body", grid.closing_text, sizes.lead,
                        surface.text, steps=own_frame.steps(sizes.lead)),
        ),
        motifs.closing_mark(motif, surface, grid.size, grid.closing_text, grid.closing_wire),
        ground=surface.ground, footers=False, art=True, logos=LogoRoom(logos),
    )  # fmt: skip

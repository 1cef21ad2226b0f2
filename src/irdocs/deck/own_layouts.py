"""The layouts of our own template as data: what stands where, how large and in which colour.

The layouts with a body below a title come from `arrangements`, those of the opening and the end
from `own_openings`; the large statement and the large picture are described here. What marks a
title is the theme's motif (`motifs`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from irdocs.deck import (
    arrangements,
    motifs,
    number_arrangements,
    own_openings,
    quiz_arrangements,
    row_arrangements,
    status_arrangements,
    title_layouts,
)
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.layout import Decoration, Layout, Placeholder, numbered
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.motifs import Surface
from irdocs.deck.slide_grids import SlideGrid
from irdocs.frozen import replace
from irdocs.theme.motif import Motif
from irdocs.theme.sizes import SlideSizes
from irdocs.units import Rect


def _title_steps(sizes: SlideSizes, grid: SlideGrid) -> tuple[float, ...]:
    """Return the sizes in pt that a title may shrink to."""
    more = (size for size in grid.title_steps if sizes.floor <= size < sizes.lead)
    return (sizes.heading - 4, sizes.lead, *more)


def title(sizes: SlideSizes, grid: SlideGrid, motif: Motif) -> Placeholder:
    """Return the placeholder of a title above a body."""
    mark = motifs.title_mark(motif, grid.size, grid.margin)
    return Placeholder(
        Stem.TITLE.single, "title", mark.box, sizes.heading, mark.role, True,
        anchor=mark.anchor, steps=_title_steps(sizes, grid),
    )  # fmt: skip


def frame(
    sizes: SlideSizes, accents: tuple[str, ...], grid: SlideGrid, motif: Motif
) -> ArrangementFrame:
    """Return the frame of our own slides: a title of up to two lines, its mark and the body."""
    return ArrangementFrame(
        title(sizes, grid, motif),
        grid.body,
        sizes,
        accents,
        motifs.title_mark(motif, grid.size, grid.margin).decorations,
        runs_off=motif == "wire",
        line=motifs.WIRE_Y if motif == "wire" else None,
        caption=4.0,
    )


@lru_cache(maxsize=16)
def build(
    sizes: SlideSizes,
    accents: tuple[str, ...],
    grid: SlideGrid,
    motif: Motif,
    *,
    is_dark: bool = False,
) -> Mapping[LayoutKey, Layout]:
    """Return every layout by its key, in the order in which the template lists them.

    Those that a deck has only if it needs them come last. `is_dark` says that the ground of plain
    slides is dark.
    """
    picture = motifs.picture_surface(motif, is_dark=is_dark)
    own_frame = frame(sizes, accents, grid, motif)
    layouts = [
        own_openings.title(sizes, grid, motif),
        own_openings.section(own_frame, grid, motif),
        *arrangements.all_in(own_frame),
        _statement(own_frame, grid, motif),
        own_openings.closing(own_frame, grid, motif),
        *arrangements.all_bare(own_frame),
        _statement(own_frame, grid, motif, bare=True),
        *arrangements.all_on_demand(own_frame),
        _full_picture(own_frame, grid, motif, picture, beside=False),
        _full_picture(own_frame, grid, motif, picture, beside=True),
        *status_arrangements.own(own_frame, grid.size),
        *number_arrangements.noted_tables(own_frame),
        own_openings.picture_section(own_frame, grid, motif),
        *arrangements.all_with_pictures(own_frame),
        number_arrangements.tall_chart(own_frame),
        *row_arrangements.all_rows(own_frame),
        *quiz_arrangements.cases(own_frame),
        title_layouts.credited(sizes, grid, motif),
        title_layouts.with_photograph(sizes, grid, motif),
    ]
    return MappingProxyType({layout.key: numbered(layout) for layout in layouts})


def _full_picture(
    own_frame: ArrangementFrame, grid: SlideGrid, motif: Motif, surface: Surface, *, beside: bool
) -> Layout:
    """Return a layout with a picture on a dark ground from edge to edge, and words on a band.

    The band is below the picture or, for one that is not wide, `beside` it.
    """
    sizes, size, margin = own_frame.sizes, grid.size, grid.margin
    if beside:
        picture_box = Rect(0, 0, size.width - grid.picture_band, size.height)
        left, width = picture_box.right + 24, grid.picture_band - 48
        title_box, text_box = Rect(left, 40, width, 200), Rect(left, 264, width, 226)
        mark = (left, 252.0)
    else:
        picture_box = Rect(0, 0, size.width, size.height - 120)
        title_box = Rect(margin, picture_box.bottom + 8, grid.live, 52)
        text_box = Rect(margin, title_box.bottom + 12, grid.live, 30)
        mark = (margin, title_box.bottom + 4)
    kind = LayoutKind.FULL_PICTURE_BESIDE if beside else LayoutKind.FULL_PICTURE
    return Layout(
        LayoutKey(kind), None,
        (
            Placeholder(Stem.TITLE.single, "title", title_box, sizes.heading, surface.mark, True,
                        anchor="b", steps=(*_title_steps(sizes, grid), 24.0)),
            Placeholder(Stem.TEXT.single, "body", text_box, sizes.body, surface.text,
                        steps=own_frame.steps(sizes.body)),
            Placeholder(Stem.PICTURE.single, "pic", picture_box, sizes.body),
        ),
        motifs.picture_mark(motif, surface, size, *mark),
        ground=surface.ground, footers=False, pictures=(picture_box,),
    )  # fmt: skip


def _statement(
    own_frame: ArrangementFrame, grid: SlideGrid, motif: Motif, *, bare: bool = False
) -> Layout:
    sizes, disc, body = own_frame.sizes, grid.statement_disc, grid.body
    width = grid.live if bare else grid.statement_width
    text_box = Rect(body.x, body.y, width, body.height - 16)
    edge = (disc.width - grid.statement_icon) / 2
    discs = () if bare else (Decoration("disc", disc, "vessel"),)
    return Layout(
        LayoutKey(LayoutKind.STATEMENT, bare=bare), None,
        (
            replace(own_frame.title, colour="signal-bright"),
            Placeholder(Stem.TEXT.single, "body", text_box,
                        sizes.heading - 4, "on-primary", anchor="ctr",
                        steps=own_frame.steps(sizes.heading - 4),
                        larger=own_frame.larger(sizes.heading - 4, is_message=True),
                        is_message=True),
        ),
        (*motifs.statement_mark(motif, grid.size, grid.margin), *discs),
        ground="primary", pictures=() if bare else (disc.inset(*(edge,) * 4),),
    )  # fmt: skip

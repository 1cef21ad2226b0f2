"""The layouts of our own template as data: what stands where, how large and in which colour.

The layouts with a body below a title come from `arrangements`, those of the opening and the end
from `own_openings`; the large statement and the large picture are described here. All lengths are
in pt from the top left corner of the slide. A `SlideGrid` holds those that differ between slides of
16:9 and of 4:3: the latter are as high and narrower, so columns and pictures become narrower, and
type stays as large. What marks a title is the theme's motif (`motifs`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from irdocs.content.about import Aspect
from irdocs.deck import (
    arrangements,
    motifs,
    number_arrangements,
    own_openings,
    status_arrangements,
    title_layouts,
)
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.layout import Decoration, Layout, Placeholder, numbered
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.title_layouts import TitleGrid
from irdocs.theme import SlideSizes
from irdocs.theme.motif import Motif
from irdocs.units import Rect, Size

BLEED = 24.0
"""How far the cover drawing extends beyond the right edge of the slide, in pt."""


@dataclass(frozen=True, slots=True)
class SlideGrid:
    """Where things stand on our own slides of one aspect ratio; all lengths are in pt."""

    size: Size
    margin: float
    """White space at the left and right edge of a slide."""
    opening: Rect
    """The title of the title slide."""
    audience: Rect
    """Whom the talk is for, above that title."""
    subtitle: Rect
    """The subtitle below that title."""
    version: Rect
    """The version at the foot of the title slide."""
    section: Rect
    """The title of a section's opener."""
    section_disc: Rect
    """The disc on a section's opener, for its drawing or number."""
    section_picture: Rect
    """The side of a section's opener that a photograph fills."""
    closing: Rect
    """The title of the closing slide."""
    closing_wire: float
    """The height of the line below that title, from the top."""
    closing_text: Rect
    """The small print of the closing slide."""
    statement_width: float
    """The width of a large statement."""
    statement_disc: Rect
    """The disc beside it."""
    statement_icon: float
    """The size of the drawing in that disc."""
    art_width: float
    """The greatest width of what a cover drawing paints, on the title and the closing slide."""
    picture_band: float
    """The width of the band beside a full picture."""
    titles: TitleGrid
    """Where things stand on a title slide that says more than a title."""
    title_steps: tuple[float, ...] = ()
    """Further, smaller sizes of titles, where lines are short."""
    code: str | None = None
    """The name of the size in the file, if it has one (ECMA-376, 19.7.18)."""

    @property
    def live(self) -> float:
        """The width between the margins."""
        return self.size.width - 2 * self.margin

    @property
    def body(self) -> Rect:
        """The room below a title."""
        return Rect(self.margin, 144.0, self.live, 344.0)

    @property
    def footers(self) -> Mapping[str, Rect]:
        """The boxes of date, footer and slide number, by the types of their placeholders."""
        width, margin = self.size.width, self.margin
        return {
            "dt": Rect(width - margin - 260, 502, 190, 22),
            "ftr": Rect(margin, 502, width / 2 - 40, 22),
            "sldNum": Rect(width - margin - 60, 502, 60, 22),
        }

    def art_box(self, ratio: float, reach: float = 0.0) -> Rect:
        """Return the box of a cover drawing whose width is `ratio` times its height.

        It stands on the lower edge of the slide, is as tall as the slide unless it would become
        too wide, and extends BLEED beyond the right edge, which cuts it off. `reach` is how far
        the drawing paints beyond the left of its box, as a part of its width.
        """
        width = min(self.size.height * ratio, self.art_width / (1 + reach))
        height = width / ratio
        return Rect(self.size.width - width + BLEED, self.size.height - height, width, height)


GRIDS: Mapping[Aspect, SlideGrid] = {
    "16:9": SlideGrid(
        Size(960.0, 540.0), margin=54.0,
        opening=Rect(54.0, 128, 560, 142), audience=Rect(54.0, 36, 540, 64),
        subtitle=Rect(54.0, 300, 500, 90), version=Rect(54.0, 446, 500, 56),
        section=Rect(54.0, 80, 530, 172), section_disc=Rect(610, 120, 300, 300),
        section_picture=Rect(580, 0, 380, 540),
        closing=Rect(54.0, 40, 452, 216), closing_wire=274,
        closing_text=Rect(54.0, 296, 440, 206),
        statement_width=600, statement_disc=Rect(672, 176, 236, 236), statement_icon=140,
        art_width=498.0, picture_band=300, titles=title_layouts.WIDE,
    ),
    "4:3": SlideGrid(
        Size(720.0, 540.0), margin=42.0,
        opening=Rect(42.0, 110, 400, 160), audience=Rect(42.0, 36, 400, 64),
        subtitle=Rect(42.0, 300, 360, 118), version=Rect(42.0, 434, 360, 68),
        section=Rect(42.0, 80, 400, 172), section_disc=Rect(462, 162, 216, 216),
        section_picture=Rect(440, 0, 280, 540),
        closing=Rect(42.0, 36, 400, 160), closing_wire=216,
        closing_text=Rect(42.0, 234, 330, 278),
        statement_width=420, statement_disc=Rect(494, 224, 184, 184), statement_icon=110,
        art_width=336.0, picture_band=252, titles=title_layouts.NARROW,
        title_steps=(24.0, 22.0), code="screen4x3",
    ),
}  # fmt: skip
"""The grid of each aspect ratio: slides of 13.333 by 7.5 and of 10 by 7.5 inches."""


def grid_of(size: Size) -> SlideGrid:
    """Return the grid of our own slides of a size. Raises StopIteration if there is none."""
    return next(grid for grid in GRIDS.values() if grid.size == size)


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
        grows=True,
        caption=4.0,
    )


def build(
    sizes: SlideSizes, accents: tuple[str, ...], grid: SlideGrid, motif: Motif
) -> dict[LayoutKey, Layout]:
    """Return every layout by its key, in the order in which the template lists them.

    Those that a deck has only if it needs them come last.
    """
    own_frame = frame(sizes, accents, grid, motif)
    layouts = [
        own_openings.title(sizes, grid, motif),
        own_openings.section(own_frame, grid, motif),
        *arrangements.all_in(own_frame),
        _statement(own_frame, grid, motif),
        own_openings.closing(own_frame, grid, motif),
        *arrangements.all_bare(own_frame),
        _statement(own_frame, grid, motif, bare=True),
        *arrangements.all_low(own_frame),
        *arrangements.all_on_demand(own_frame),
        _full_picture(own_frame, grid, motif, beside=False),
        _full_picture(own_frame, grid, motif, beside=True),
        *status_arrangements.own(own_frame, grid.size),
        *number_arrangements.noted_tables(own_frame),
        own_openings.picture_section(own_frame, grid, motif),
        *arrangements.all_with_pictures(own_frame),
        number_arrangements.tall_chart(own_frame),
        title_layouts.credited(sizes, grid, motif),
        title_layouts.with_photograph(sizes, grid, motif),
    ]
    return {layout.key: numbered(layout) for layout in layouts}


def _full_picture(
    own_frame: ArrangementFrame, grid: SlideGrid, motif: Motif, *, beside: bool
) -> Layout:
    """Return a layout with a picture on a dark ground from edge to edge, and words on a band.

    The band is below the picture or, for one that is not wide, `beside` it.
    """
    sizes, size, margin = own_frame.sizes, grid.size, grid.margin
    surface = motifs.surfaces(motif).picture
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
        motifs.picture_mark(motif, size, *mark),
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
                        larger=own_frame.larger(sizes.heading - 4)),
        ),
        (*motifs.statement_mark(motif, grid.size, grid.margin), *discs),
        ground="primary", pictures=() if bare else (disc.inset(*(edge,) * 4),),
    )  # fmt: skip

"""The layouts of our own template as data: what stands where, how large and in which colour.

The layouts with a body below a title come from `arrangements`; those of the opening and the end,
and the large statement, which are on a dark ground, are described here. All lengths are in pt from
the top left corner of the slide. A `SlideGrid` holds those that differ between slides of 16:9 and
of 4:3: the latter are as high and narrower, so columns and pictures become narrower, and type stays
as large. "The wire" is the line in the signal colour under every title; a dot marks its start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from irdocs.content.about import Aspect
from irdocs.deck import (
    arrangements,
    number_arrangements,
    row_arrangements,
    status_arrangements,
    title_layouts,
)
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.layout import Decoration, Layout, LogoRoom, Placeholder, numbered
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.title_layouts import TitleGrid
from irdocs.theme import SlideSizes
from irdocs.units import Rect, Size

BLEED = 24.0
"""How far the cover drawing extends beyond the right edge of the slide, in pt."""
WIRE_Y = 120.0
"""The height at which the wire runs under every title, in pt from the top."""


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
    def title(self) -> Rect:
        """The box of a title above a body."""
        return Rect(self.margin, 16.0, self.live, 94.0)

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
        closing=Rect(54.0, 60, 452, 190), closing_wire=270,
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
        closing=Rect(42.0, 36, 400, 150), closing_wire=204,
        closing_text=Rect(42.0, 222, 330, 290),
        statement_width=420, statement_disc=Rect(494, 224, 184, 184), statement_icon=110,
        art_width=336.0, picture_band=252, titles=title_layouts.NARROW,
        title_steps=(24.0, 22.0), code="screen4x3",
    ),
}  # fmt: skip
"""The grid of each aspect ratio: slides of 13.333 by 7.5 and of 10 by 7.5 inches."""


def grid_of(size: Size) -> SlideGrid:
    """Return the grid of our own slides of a size. Raises StopIteration if there is none."""
    return next(grid for grid in GRIDS.values() if grid.size == size)


def _wire(grid: SlideGrid, colour: str, *, is_look: bool) -> tuple[Decoration, ...]:
    """Return the wire that runs under a title to the right edge of the slide, and its dot."""
    margin = grid.margin
    line = Rect(margin, WIRE_Y, grid.size.width - margin, 0)
    return (
        Decoration("line", line, colour, 3, is_look=is_look),
        Decoration("ellipse", Rect(margin - 6, WIRE_Y - 6, 12, 12), colour, is_look=is_look),
    )


def _title_steps(sizes: SlideSizes, grid: SlideGrid) -> tuple[float, ...]:
    """Return the sizes in pt that a title may shrink to."""
    more = (size for size in grid.title_steps if sizes.floor <= size < sizes.lead)
    return (sizes.heading - 4, sizes.lead, *more)


def frame(sizes: SlideSizes, accents: tuple[str, ...], grid: SlideGrid) -> ArrangementFrame:
    """Return the frame of our own slides: a title of up to two lines, the wire and the body."""
    title = Placeholder(
        Stem.TITLE.single, "title", grid.title, sizes.heading, "primary", True,
        anchor="b", steps=_title_steps(sizes, grid),
    )  # fmt: skip
    return ArrangementFrame(
        title,
        grid.body,
        sizes,
        accents,
        _wire(grid, "signal", is_look=True),
        caption=4.0,
    )


@lru_cache(maxsize=16)
def build(
    sizes: SlideSizes, accents: tuple[str, ...], grid: SlideGrid
) -> Mapping[LayoutKey, Layout]:
    """Return every layout by its key, in the order in which the template lists them.

    Those that a deck has only if it needs them come last.
    """
    own_frame = frame(sizes, accents, grid)
    layouts = [
        _title(sizes, grid),
        _section(own_frame, grid),
        *arrangements.all_in(own_frame),
        _statement(own_frame, grid),
        _closing(own_frame, grid),
        *arrangements.all_bare(own_frame),
        _statement(own_frame, grid, bare=True),
        *arrangements.all_on_demand(own_frame),
        _full_picture(own_frame, grid, beside=False),
        _full_picture(own_frame, grid, beside=True),
        *status_arrangements.own(own_frame, grid.size),
        *number_arrangements.noted_tables(own_frame),
        _picture_section(own_frame, grid),
        *arrangements.all_with_pictures(own_frame),
        number_arrangements.tall_chart(own_frame),
        *row_arrangements.all_rows(own_frame),
        title_layouts.credited(sizes, grid.titles),
        title_layouts.with_photograph(sizes, grid.titles),
    ]
    return MappingProxyType({layout.key: numbered(layout) for layout in layouts})


def _full_picture(own_frame: ArrangementFrame, grid: SlideGrid, *, beside: bool) -> Layout:
    """Return a layout with a picture on a dark ground from edge to edge, and words on a band.

    The band is below the picture or, for one that is not wide, `beside` it.
    """
    sizes, size, margin = own_frame.sizes, grid.size, grid.margin
    if beside:
        picture_box = Rect(0, 0, size.width - grid.picture_band, size.height)
        left, width = picture_box.right + 24, grid.picture_band - 48
        title_box, text_box = Rect(left, 40, width, 200), Rect(left, 264, width, 226)
        wire = Rect(left, 252, size.width - left, 0)
    else:
        picture_box = Rect(0, 0, size.width, size.height - 120)
        title_box = Rect(margin, picture_box.bottom + 8, grid.live, 52)
        text_box = Rect(margin, title_box.bottom + 12, grid.live, 30)
        wire = Rect(margin, title_box.bottom + 4, size.width - margin, 0)
    kind = LayoutKind.FULL_PICTURE_BESIDE if beside else LayoutKind.FULL_PICTURE
    return Layout(
        LayoutKey(kind), None,
        (
            Placeholder(Stem.TITLE.single, "title", title_box, sizes.heading, "signal-bright", True,
                        anchor="b", steps=(*_title_steps(sizes, grid), 24.0)),
            Placeholder(Stem.TEXT.single, "body", text_box, sizes.body, "on-primary",
                        steps=own_frame.steps(sizes.body)),
            Placeholder(Stem.PICTURE.single, "pic", picture_box, sizes.body),
        ),
        (Decoration("line", wire, "signal-bright", 3),
         Decoration("ellipse", Rect(wire.x - 6, wire.y - 6, 12, 12), "signal-bright")),
        ground="primary", footers=False, pictures=(picture_box,),
    )  # fmt: skip


def _title(sizes: SlideSizes, grid: SlideGrid) -> Layout:
    return Layout(
        LayoutKey(LayoutKind.TITLE_SLIDE), "title",
        (
            Placeholder(Stem.TITLE.single, "ctrTitle", grid.opening,
                        sizes.display + 10, "on-primary", True, anchor="b",
                        steps=(sizes.display + 4, sizes.display, sizes.heading, sizes.lead)),
            Placeholder(Stem.SUBTITLE.single, "subTitle", grid.subtitle, sizes.lead,
                        "on-primary", steps=(sizes.body, 20.0, sizes.floor)),
            Placeholder(Stem.AUDIENCE.single, "body", grid.audience, sizes.body - 4,
                        "signal-bright", True, anchor="b", steps=(sizes.floor,)),
            Placeholder(Stem.VERSION.single, "body", grid.version, sizes.floor,
                        "on-primary-soft", anchor="b"),
        ),
        (Decoration("line", Rect(0, 284, 200, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(194, 278, 12, 12), "signal-bright")),
        ground="primary", footers=False, art=True,
    )  # fmt: skip


def _section(own_frame: ArrangementFrame, grid: SlideGrid) -> Layout:
    sizes, disc = own_frame.sizes, grid.section_disc
    lead_box = Rect(grid.margin, 296, grid.section.width, 190)
    return Layout(
        LayoutKey(LayoutKind.SECTION_HEADER), "secHead",
        (
            Placeholder(Stem.TITLE.single, "title", grid.section, sizes.display + 10,
                        "on-primary", True, anchor="b",
                        steps=(sizes.display, sizes.heading, sizes.lead)),
            Placeholder(Stem.LEAD.single, "body", lead_box, sizes.lead,
                        "on-primary", steps=own_frame.steps(sizes.lead)),
        ),
        (Decoration("line", Rect(0, 270, disc.x, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(grid.margin - 8, 262, 16, 16), "signal-bright"),
         Decoration("disc", disc, "vessel")),
        ground="primary", pictures=(disc.inset(*(disc.width * 0.2,) * 4),),
    )  # fmt: skip


def _picture_section(own_frame: ArrangementFrame, grid: SlideGrid) -> Layout:
    """Return the section header with a picture at its right, from edge to edge."""
    sizes, picture_box = own_frame.sizes, grid.section_picture
    width = picture_box.x - 24 - grid.margin
    title_box = Rect(grid.margin, grid.section.y, width, grid.section.height)
    lead_box = Rect(grid.margin, 296, width, 190)
    return Layout(
        LayoutKey(LayoutKind.PICTURE_SECTION), None,
        (
            Placeholder(Stem.TITLE.single, "title", title_box, sizes.display + 10,
                        "on-primary", True, anchor="b",
                        steps=(sizes.display, sizes.heading, sizes.lead)),
            Placeholder(Stem.LEAD.single, "body", lead_box, sizes.lead,
                        "on-primary", steps=own_frame.steps(sizes.lead)),
            Placeholder(Stem.PICTURE.single, "pic", picture_box, sizes.floor),
        ),
        (Decoration("line", Rect(0, 270, picture_box.x, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(grid.margin - 8, 262, 16, 16), "signal-bright")),
        ground="primary", footers=False,
    )  # fmt: skip


def _closing(own_frame: ArrangementFrame, grid: SlideGrid) -> Layout:
    sizes = own_frame.sizes
    wire = Rect(grid.margin, grid.closing_wire, grid.closing_text.width - 20, 0)
    logos = Rect(grid.margin, 8.0, grid.closing.width, min(40.0, grid.closing.y - 10.0))
    return Layout(
        LayoutKey(LayoutKind.CLOSING), None,
        (
            Placeholder(Stem.TITLE.single, "title", grid.closing, sizes.display,
                        "on-primary", True, anchor="b", steps=(sizes.heading, sizes.lead)),
            Placeholder(Stem.TEXT.single, "body", grid.closing_text, sizes.floor + 2,
                        "on-primary-soft", steps=(sizes.floor,)),
        ),
        (Decoration("line", wire, "signal-bright", 3),
         Decoration("ellipse", Rect(wire.x - 8, wire.y - 8, 16, 16), "signal-bright")),
        ground="primary", footers=False, art=True, logos=LogoRoom(logos),
    )  # fmt: skip


def _statement(own_frame: ArrangementFrame, grid: SlideGrid, *, bare: bool = False) -> Layout:
    sizes, disc, body = own_frame.sizes, grid.statement_disc, grid.body
    width = grid.live if bare else grid.statement_width
    text_box = Rect(body.x, body.y, width, body.height - 16)
    edge = (disc.width - grid.statement_icon) / 2
    discs = () if bare else (Decoration("disc", disc, "vessel"),)
    return Layout(
        LayoutKey(LayoutKind.STATEMENT, bare=bare), None,
        (
            Placeholder(Stem.TITLE.single, "title", grid.title, sizes.heading, "signal-bright",
                        True, anchor="b", steps=_title_steps(sizes, grid)),
            Placeholder(Stem.TEXT.single, "body", text_box,
                        sizes.heading - 4, "on-primary", anchor="ctr",
                        steps=own_frame.steps(sizes.heading - 4),
                        larger=own_frame.larger(sizes.heading - 4, is_message=True),
                        is_message=True),
        ),
        (*_wire(grid, "signal-bright", is_look=False), *discs),
        ground="primary", pictures=() if bare else (disc.inset(*(edge,) * 4),),
    )  # fmt: skip

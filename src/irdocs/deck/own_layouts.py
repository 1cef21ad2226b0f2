"""The layouts of our own template as data: what stands where, how large and in which colour.

The layouts with a body below a title come from `arrangements`; those of the opening and the end,
and the large statement, which are on a dark ground, are described here. All lengths are in pt from
the top left corner of a 960 by 540 pt slide. "The wire" is the line in the signal colour under
every title; a dot marks its start.
"""

from __future__ import annotations

from irdocs.deck import arrangements
from irdocs.deck.arrangement_frame import ArrangementFrame
from irdocs.deck.layout import Decoration, Layout, Placeholder, numbered
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.theme import SlideSizes
from irdocs.units import Rect

WIDTH, HEIGHT = 960.0, 540.0
"""A 16:9 slide of 13.333 by 7.5 inches, in pt."""
MARGIN = 54.0
"""White space at the left and right edge of a slide, in pt."""
LIVE = WIDTH - 2 * MARGIN
"""The width between the margins, in pt."""
WIRE_Y = 120.0
"""The height at which the wire runs under every title, in pt from the top."""
BODY = Rect(MARGIN, 144.0, LIVE, 344.0)
TITLE = Rect(MARGIN, 16.0, LIVE, 94.0)

_WIRE = (
    Decoration("line", Rect(MARGIN, WIRE_Y, WIDTH - MARGIN, 0), "signal", 3, is_look=True),
    Decoration("ellipse", Rect(MARGIN - 6, WIRE_Y - 6, 12, 12), "signal", is_look=True),
)


def art_box(ratio: float) -> Rect:
    """Return the box in pt of a cover drawing whose width is `ratio` times its height.

    It is as tall as the slide and reaches 24 pt beyond its right edge, which cuts it off.
    """
    width = HEIGHT * ratio
    return Rect(WIDTH - width + 24, 0, width, HEIGHT)


def frame(sizes: SlideSizes, accents: tuple[str, ...]) -> ArrangementFrame:
    """Return the frame of our own slides: a title of up to two lines, the wire and the body."""
    title = Placeholder(
        Stem.TITLE.single, "title", TITLE, sizes.heading, "primary", True,
        anchor="b", steps=(sizes.heading - 4, sizes.lead),
    )  # fmt: skip
    return ArrangementFrame(title, BODY, sizes, accents, _WIRE, caption=4.0)


def build(sizes: SlideSizes, accents: tuple[str, ...]) -> dict[LayoutKey, Layout]:
    """Return every layout by its key, in the order in which the template lists them."""
    own_frame = frame(sizes, accents)
    layouts = [
        _title(sizes),
        _section(own_frame),
        *arrangements.all_in(own_frame),
        _statement(own_frame),
        _closing(own_frame),
    ]
    return {layout.key: numbered(layout) for layout in layouts}


def _title(sizes: SlideSizes) -> Layout:
    return Layout(
        LayoutKey(LayoutKind.TITLE_SLIDE), "title",
        (
            Placeholder(Stem.TITLE.single, "ctrTitle", Rect(MARGIN, 128, 560, 142),
                        sizes.display + 10, "on-primary", True, anchor="b",
                        steps=(sizes.display + 4, sizes.display, sizes.heading, sizes.lead)),
            Placeholder(Stem.SUBTITLE.single, "subTitle", Rect(MARGIN, 300, 500, 90), sizes.lead,
                        "on-primary", steps=(sizes.body, 20.0, sizes.floor)),
            Placeholder(Stem.AUDIENCE.single, "body", Rect(MARGIN, 64, 540, 36), sizes.body - 4,
                        "signal-bright", True, anchor="b", steps=(sizes.floor,)),
            Placeholder(Stem.VERSION.single, "body", Rect(MARGIN, 446, 500, 56), sizes.floor,
                        "on-primary-soft", anchor="b"),
        ),
        (Decoration("line", Rect(0, 284, 200, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(194, 278, 12, 12), "signal-bright")),
        ground="primary", footers=False, art=True,
    )  # fmt: skip


def _section(own_frame: ArrangementFrame) -> Layout:
    sizes = own_frame.sizes
    return Layout(
        LayoutKey(LayoutKind.SECTION_HEADER), "secHead",
        (
            Placeholder(Stem.TITLE.single, "title", Rect(MARGIN, 80, 530, 172), sizes.display + 10,
                        "on-primary", True, anchor="b",
                        steps=(sizes.display, sizes.heading, sizes.lead)),
            Placeholder(Stem.LEAD.single, "body", Rect(MARGIN, 296, 530, 190), sizes.lead,
                        "on-primary", steps=own_frame.steps(sizes.lead)),
        ),
        (Decoration("line", Rect(0, 270, 610, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(MARGIN - 8, 262, 16, 16), "signal-bright"),
         Decoration("disc", Rect(610, 120, 300, 300), "vessel")),
        ground="primary", pictures=(Rect(670, 180, 180, 180),),
    )  # fmt: skip


def _closing(own_frame: ArrangementFrame) -> Layout:
    sizes = own_frame.sizes
    return Layout(
        LayoutKey(LayoutKind.CLOSING), None,
        (
            Placeholder(Stem.TITLE.single, "title", Rect(MARGIN, 60, 452, 190), sizes.display,
                        "on-primary", True, anchor="b", steps=(sizes.heading, sizes.lead)),
            Placeholder(Stem.TEXT.single, "body", Rect(MARGIN, 296, 440, 206), sizes.floor + 2,
                        "on-primary-soft", steps=(sizes.floor,)),
        ),
        (Decoration("line", Rect(MARGIN, 270, 420, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(MARGIN - 8, 262, 16, 16), "signal-bright")),
        ground="primary", footers=False, art=True,
    )  # fmt: skip


def _statement(own_frame: ArrangementFrame) -> Layout:
    sizes = own_frame.sizes
    return Layout(
        LayoutKey(LayoutKind.STATEMENT), None,
        (
            Placeholder(Stem.TITLE.single, "title", TITLE, sizes.heading, "signal-bright", True,
                        anchor="b", steps=(sizes.heading - 4, sizes.lead)),
            Placeholder(Stem.TEXT.single, "body", Rect(MARGIN, BODY.y, 600, BODY.height - 16),
                        sizes.heading - 4, "on-primary", anchor="ctr",
                        steps=own_frame.steps(sizes.heading - 4)),
        ),
        (Decoration("line", Rect(MARGIN, WIRE_Y, WIDTH - MARGIN, 0), "signal-bright", 3),
         Decoration("ellipse", Rect(MARGIN - 6, WIRE_Y - 6, 12, 12), "signal-bright"),
         Decoration("disc", Rect(672, 176, 236, 236), "vessel")),
        ground="primary", pictures=(Rect(720, 224, 140, 140),),
    )  # fmt: skip

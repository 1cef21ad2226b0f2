"""What each motif of a theme draws on slides of our own: the one place in the deck that knows.

A motif decides what marks a title, which grounds the opening slides have, and what stands between
a large title and the words below it. How the opening slides are composed of that is said in
`own_openings`. All of it is ornament: decorations of layouts, which assistive technology skips.
"""

from __future__ import annotations

from typing import assert_never

from irdocs.deck.layout import Anchor, Decoration
from irdocs.frozen import frozen
from irdocs.theme.motif import Motif
from irdocs.units import Rect, Size


@frozen
class Surface:
    """A ground, and the colour roles of what stands on it."""

    ground: str
    title: str
    text: str
    soft: str
    mark: str
    """Of the ornament, and of words that are set off from others."""


PLAIN = Surface("ground", "primary", "ink", "ink-soft", "signal")
ON_TINT = Surface("tint", "primary", "ink", "ink-soft", "signal")
ON_PRIMARY = Surface("primary", "on-primary", "on-primary", "on-primary-soft", "signal-bright")


@frozen
class Surfaces:
    """The grounds of the slides that are not plain."""

    title: Surface
    section: Surface
    closing: Surface


def surfaces(motif: Motif) -> Surfaces:
    """Return the grounds that a motif gives to the slides that open and end."""
    match motif:
        case "wire" | "none" | "edge":
            return Surfaces(ON_PRIMARY, ON_PRIMARY, ON_PRIMARY)
        case "bar":
            return Surfaces(ON_TINT, ON_TINT, ON_TINT)
        case _:
            assert_never(motif)


def picture_surface(motif: Motif, *, is_dark: bool) -> Surface:
    """Return the ground of a picture from edge to edge, beside which nothing else has a colour.

    It is dark: the primary colour, or that of the other slides where these are dark.
    """
    return PLAIN if is_dark or motif == "edge" else ON_PRIMARY


WIRE_Y = 120.0
"""The height at which the wire runs under every title, in pt from the top."""
EDGE = 14.0
"""The width of the edge of colour on a slide with a body, in pt."""
WIDE_EDGE = 30.0
"""The same on the slides that open and end a deck."""
BAR = (64.0, 8.0)
"""The width and height of a bar, in pt."""
BAR_Y = 34.0
"""The upper edge of the bar above a title with a body, in pt from the top."""


@frozen
class TitleMark:
    """How the title above a body stands, and what marks it."""

    box: Rect
    anchor: Anchor
    role: str
    """The colour role of its words."""
    decorations: tuple[Decoration, ...]


def title_mark(motif: Motif, slide: Size, margin: float) -> TitleMark:
    """Return the place of titles of up to two lines on slides of a size, and their ornament."""
    width = slide.width - 2 * margin
    low = Rect(margin, 16.0, width, 94.0)
    match motif:
        case "wire":
            return TitleMark(low, "b", "primary", wire(slide, margin, WIRE_Y, 6, "signal"))
        case "none":
            return TitleMark(low, "b", "primary", ())
        case "bar":
            box = Rect(margin, 52.0, width, 88.0)
            return TitleMark(box, "t", "primary", (_bar(margin, BAR_Y, "signal"),))
        case "edge":
            box = Rect(margin, 24.0, width, 102.0)
            edge = Decoration("rect", Rect(0, 0, EDGE, slide.height), "primary", is_look=True)
            return TitleMark(box, "t", "ink", (edge,))
        case _:
            assert_never(motif)


def wire(
    slide: Size, x: float, y: float, radius: float, role: str, *, is_look: bool = True
) -> tuple[Decoration, ...]:
    """Return the wire from its dot at `x` to the right edge of a slide."""
    line = Rect(x, y, slide.width - x, 0)
    dot = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    return (
        Decoration("line", line, role, 3, is_look=is_look),
        Decoration("ellipse", dot, role, is_look=is_look),
    )


def statement_mark(motif: Motif, slide: Size, margin: float) -> tuple[Decoration, ...]:
    """Return the ornament of a large statement, which is on the primary colour."""
    match motif:
        case "wire":
            return wire(slide, margin, WIRE_Y, 6, "signal-bright", is_look=False)
        case "bar":
            return (_bar(margin, BAR_Y, "signal-bright", is_look=False),)
        case "edge" | "none":
            return ()
        case _:
            assert_never(motif)


def picture_mark(
    motif: Motif, surface: Surface, slide: Size, x: float, y: float
) -> tuple[Decoration, ...]:
    """Return the ornament between the title and the words beside a picture from edge to edge."""
    match motif:
        case "wire":
            return wire(slide, x, y, 6, surface.mark, is_look=False)
        case "bar" | "edge" | "none":
            return ()
        case _:
            assert_never(motif)


def opening_mark(
    motif: Motif, surface: Surface, slide: Size, margin: float, y: float
) -> tuple[Decoration, ...]:
    """Return the ornament of a title slide; `y` is between its title and the words below it."""
    match motif:
        case "wire":
            return (
                Decoration("line", Rect(0, y, 200, 0), surface.mark, 3),
                Decoration("ellipse", Rect(194, y - 6, 12, 12), surface.mark),
            )
        case "bar":
            return (_bar(margin, y - BAR[1] / 2, surface.mark, is_look=False),)
        case "edge":
            return (Decoration("rect", Rect(0, 0, WIDE_EDGE, slide.height), surface.text),)
        case "none":
            return ()
        case _:
            assert_never(motif)


def closing_mark(
    motif: Motif, surface: Surface, slide: Size, words: Rect, y: float
) -> tuple[Decoration, ...]:
    """Return the ornament of the last slide; `words` are those below its title, `y` is between."""
    match motif:
        case "wire":
            line = Rect(words.x, y, words.width - 20, 0)
            return (
                Decoration("line", line, surface.mark, 3),
                Decoration("ellipse", Rect(line.x - 8, y - 8, 16, 16), surface.mark),
            )
        case "bar":
            return (_bar(words.x, y - BAR[1] / 2, surface.mark, is_look=False),)
        case "edge":
            return (Decoration("rect", Rect(0, 0, WIDE_EDGE, slide.height), surface.text),)
        case "none":
            return ()
        case _:
            assert_never(motif)


def art_field(motif: Motif, slide: Size, left: float) -> Decoration | None:
    """Return what is painted under the drawing of the cover, which begins at `left`; often nothing.

    Such a drawing has colours for the primary colour; on a pale slide it has a field of that, with
    round corners at its left. The others are beyond the edge of the slide.
    """
    match motif:
        case "wire" | "edge" | "none":
            return None
        case "bar":
            return Decoration("roundRect", Rect(left, 0, slide.width + 120 - left, slide.height),
                              "primary")  # fmt: skip
        case _:
            assert_never(motif)


def art_gap(motif: Motif) -> float:
    """Return the white in pt between a cover drawing and the edge of its field."""
    match motif:
        case "wire" | "edge" | "none":
            return 0.0
        case "bar":
            return 32.0
        case _:
            assert_never(motif)


def _bar(x: float, y: float, role: str, *, is_look: bool = True) -> Decoration:
    return Decoration("roundRect", Rect(x, y, *BAR), role, is_look=is_look)

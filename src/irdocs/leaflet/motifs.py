"""What each motif of a theme draws in a leaflet: the one place in the leaflet that knows.

A motif decides how the heading of a section is set, how the events of a timeline are joined, which
ground the cover has, and what stands on it beside the words. All of it is ornament and drawn as
artifacts, except that the words of a heading stand where the ornament leaves them room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from irdocs.drawing import Colour, Path, rectangle, rounded
from irdocs.frozen import replace
from irdocs.leaflet import wire
from irdocs.leaflet.boxes import Box, FilledPanel, MotifAnchor, PathMark
from irdocs.leaflet.compose import lowered, padded
from irdocs.leaflet.formats import Format, Panel
from irdocs.leaflet.styles import LeafletStyles, ParagraphStyle
from irdocs.theme import Theme
from irdocs.theme.motif import Motif
from irdocs.units import Point, Rect, mm

BAR = (30.0, 5.0)
"""The length and height of a bar, in pt at a scale of 1."""
ABOVE_BAR = 4.0
"""The space between the words above a title and its bar, more than there is without one, in pt at
a scale of 1."""
ABOVE_WORDS = 6.0
"""The space between a bar and the words below it, in pt at a scale of 1."""
PADDING = (8.0, 4.0)
"""The space beside, and above and below, the words of a heading in a block, in pt at a scale of
1."""
EDGE = mm(4)
"""The width of the edge of colour on a cover, in pt."""
FIELD = mm(6)
"""The white between a cover's words and the field of its drawing, and the radius of its corner."""


def heading(
    styles: LeafletStyles, width: float, words: Callable[[ParagraphStyle, float], Box]
) -> Box:
    """Return the heading of a section with its ornament, as high as both.

    `words` sets its words in a style and a width in pt, as one box.
    """
    scale, palette, style = styles.scale, styles.theme.palette, styles.heading
    motif: Motif = styles.theme.motif
    match motif:
        case "wire":
            box = words(style, width)
            rule_y = box.height + 5 * scale
            anchors = (MotifAnchor("heading", Point(0, rule_y)),)
            return replace(box, height=rule_y + 7 * scale + styles.rise, anchors=anchors)
        case "bar":
            box = _below_bar(words(style, width), styles, palette["signal"])
            return replace(box, height=box.height + 4 * scale)
        case "edge":
            across, down = (length * scale for length in PADDING)
            on_block = replace(style, colour=palette["on-primary"])
            box = words(on_block, width - 2 * across)
            block = Path(rectangle(0, 0, width, box.height + 2 * down), fill=palette["primary"])
            box = padded(box, block, (across, down))
            return replace(box, height=box.height + 6 * scale)
        case "none":
            box = words(style, width)
            return replace(box, height=box.height + 4 * scale)
        case _:
            assert_never(motif)


def title(box: Box, styles: LeafletStyles, *, is_dark: bool) -> Box:
    """Return the title of a cover with what stands above it."""
    motif: Motif = styles.theme.motif
    match motif:
        case "wire" | "edge" | "none":
            return box
        case "bar":
            role = "signal-bright" if is_dark else "signal"
            barred = _below_bar(box, styles, styles.theme.palette[role])
            down = ABOVE_BAR * styles.scale
            return replace(lowered(barred, down), height=barred.height + down)
        case _:
            assert_never(motif)


def _below_bar(box: Box, styles: LeafletStyles, colour: Colour) -> Box:
    """Return a box lowered below a bar with round ends."""
    length, height = (side * styles.scale for side in BAR)
    drop = height + ABOVE_WORDS * styles.scale
    bar = PathMark((Path(rounded(0, 0, length, height, height / 2), fill=colour),))
    moved = lowered(box, drop)
    return replace(moved, height=box.height + drop, marks=(bar, *moved.marks))


def dressed(format: Format, motif: Motif) -> Format:
    """Return a format whose cover has the ground that a motif gives it."""
    match motif:
        case "wire" | "edge" | "none":
            return format
        case "bar":
            panels = (
                replace(panel, ground="ground") if panel.holds == "cover" else panel
                for panel in format.panels
            )
            return replace(format, panels=tuple(panels))
        case _:
            assert_never(motif)


def cover_field(panel: Panel, room: Rect, theme: Theme) -> Rect | None:
    """Return the field that the drawing of an upright cover stands on; None for the plain ground.

    `room` is below the words. Drawings of covers have colours for the primary colour, so on a pale
    cover they have a field of it.
    """
    motif: Motif = theme.motif
    match motif:
        case "wire" | "edge" | "none":
            return None
        case "bar":
            left = panel.live.x
            return Rect(left, room.y, room.right - left, room.bottom - room.y)
        case _:
            assert_never(motif)


def beyond(field: Rect) -> Rect:
    """Return a field as it is painted: over the right and the lower edge of its panel."""
    return field.inset(0, 0, -2 * FIELD, -2 * FIELD)


def field_mark(field: Rect, theme: Theme) -> PathMark:
    """Return a field, with a round corner at its upper left and beyond the panel elsewhere."""
    box = beyond(field)
    shape = rounded(box.x, box.y, box.width, box.height, FIELD)
    return PathMark((Path(shape, fill=theme.palette["primary"]),))


def cover_edge(panel: Panel, theme: Theme) -> tuple[PathMark, ...]:
    """Return what stands at the edge of a cover, from top to bottom; often nothing."""
    motif: Motif = theme.motif
    match motif:
        case "wire" | "bar" | "none":
            return ()
        case "edge":
            box, beyond = panel.box, mm(8)
            role = "signal-bright" if panel.ground == "primary" else "primary"
            shape = rectangle(
                box.x - beyond, box.y - beyond, EDGE + beyond, box.height + 2 * beyond
            )
            return (PathMark((Path(shape, fill=theme.palette[role]),)),)
        case _:
            assert_never(motif)


def on_sheet(panels: Sequence[FilledPanel], theme: Theme, scale: float) -> tuple[Path, ...]:
    """Return what joins the boxes on one side of the paper: the wire, or the lines of timelines.

    `panels` are those of the side from left to right; `scale` is 1 beside 12 pt type.
    """
    motif: Motif = theme.motif
    match motif:
        case "wire":
            return wire.on_sheet(panels, theme, scale)
        case "bar" | "none":
            return wire.timelines(panels, theme, scale, wire.ROUND)
        case "edge":
            return wire.timelines(panels, theme, scale, wire.SQUARE)
        case _:
            assert_never(motif)

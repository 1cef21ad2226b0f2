"""Draw the wire: an ornamental line, the leaflet's motif, that runs past its headings.

The motif is a wire that goes in through a pinhole. It starts with a dot, the pinhole, under a
section's heading and runs as a rule to the edge of the text. If the panel to the right has a
heading at the same height, the rule runs on over the fold and that heading has no pinhole of its
own, so that on the opened side both show one line. In a timeline the wire runs downwards through
the events, each marked by a ring, the last by a filled dot; where the timeline is the last thing
on its panel and a callout (a band of colour) stands on the panel to the right, the wire bends over
the fold and ends in the band.

The wire depends on what stands side by side on one side of the paper, which is known only when all
boxes have their places. Therefore the boxes carry anchors (`MotifAnchor`), points which the wire
passes, and this module, last of all, joins the anchors of a whole side. The wire is ornament: it is
drawn as an artifact, and a screen reader never meets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.drawing import Colour, Command, Path, circle, line, rectangle
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import FilledPanel, MotifAnchor
from irdocs.theme import Theme
from irdocs.units import Point, mm

WIDTH = 2.0
"""The stroke width of the wire, in pt at a scale of 1."""
DOT = 3.4
"""The radius of a pinhole or of an event's ring, in pt at a scale of 1."""
TAIL = 14.0
"""The height below a timeline's last line in which the wire leaves, in pt at a scale of 1."""
RUN_OFF = mm(8)
"""How far the wire of a timeline that continues on another panel overshoots its panel, in pt. The
page's edge or bleed clips it."""
_BEND_RADIUS = mm(4)
"""The radius of the bend with which the wire leaves a timeline, in pt."""


def on_sheet(panels: Sequence[FilledPanel], theme: Theme, scale: float) -> tuple[Path, ...]:
    """Return the paths of the wire on one side of the paper.

    `panels` are those of the side from left to right. The wire's stroke width and its dots are
    multiplied by `scale`, which is 1 beside 12 pt type.
    """
    signal, ground = theme.palette["signal"], theme.palette["ground"]
    paths: list[Path] = []
    for number, filled in enumerate(panels):
        following = panels[number + 1] if number + 1 < len(panels) else None
        previous = panels[number - 1] if number else None
        for anchor in _anchors(filled):
            if anchor.kind == "heading":
                paths += _heading_wire(anchor.at, filled, previous, following, signal, DOT * scale)
        for timeline in _timeline_runs(filled):
            paths.append(timeline.path(following if timeline.is_last else None))
            paths += _dots(timeline, signal, ground, scale)
    return tuple(_stroked(path, signal, WIDTH * scale) for path in paths)


@frozen
class TimelineLook:
    """How the events of a timeline are joined where the wire is not the motif."""

    role: str
    """The colour role of its line."""
    width: float
    """The stroke width of the line, in pt at a scale of 1."""
    square: bool
    """Whether its events are marked by squares, and not by discs."""


ROUND = TimelineLook("rule", 2.0, square=False)
SQUARE = TimelineLook("primary", 4.0, square=True)


def timelines(
    panels: Sequence[FilledPanel], theme: Theme, scale: float, look: TimelineLook
) -> tuple[Path, ...]:
    """Return the lines and marks of the timelines on one side of the paper, see `on_sheet`."""
    signal, radius = theme.palette["signal"], DOT * scale * (1.25 if look.square else 1.1)
    paths: list[Path] = []
    for timeline in (run for filled in panels for run in _timeline_runs(filled)):
        paths.append(_stroked(timeline.path(None), theme.palette[look.role], look.width * scale))
        for at in timeline.events:
            mark = circle(at.x, at.y, radius)
            if look.square:
                mark = rectangle(at.x - radius, at.y - radius, 2 * radius, 2 * radius)
            paths.append(Path(mark, fill=signal))
    return tuple(paths)


@frozen
class _TimelineRun:
    """The part of a timeline that stands on one panel; lengths in pt."""

    events: tuple[Point, ...]
    """The centres of the events' rings, from top to bottom."""
    top: float
    """The y at which the wire begins."""
    bottom: float
    """The y of the foot of the last event's box or, if the timeline continues on another panel,
    the y at which the wire ends."""
    ends: bool
    """Whether the timeline's last event is on this panel."""
    is_last: bool
    """Whether nothing stands below the timeline on its panel."""

    def path(self, following: FilledPanel | None) -> Path:
        """Return the wire through the events.

        If the timeline ends here and the panel `following` it to the right has a band, the wire
        runs on over the fold into the band.
        """
        first, last = self.events[0], self.events[-1]
        points = [Point(first.x, self.top), *self.events]
        if not self.ends:
            points.append(Point(last.x, self.bottom))
        commands: list[Command] = list(line(*((p.x, p.y) for p in points)))
        band = next((a.at for a in _anchors(following) if a.kind == "band"), None)
        if self.ends and band is not None and following is not None:
            commands += _crossing(last.x, self.bottom - WIDTH, following.panel.box.x, band)
        return Path(tuple(commands))


def _timeline_runs(filled: FilledPanel) -> Iterator[_TimelineRun]:
    """Yield the timelines of a panel, or their parts on it.

    The wire of a timeline that comes from, or continues on, another panel runs to the edge.
    """
    events: list[Point] = []
    starts, bottom = False, 0.0
    for placed in filled.placed:
        kinds = {anchor.kind: anchor.at for anchor in placed.anchors}
        if "event" not in kinds:
            continue
        starts = starts or "start" in kinds
        events.append(kinds["event"])
        bottom = placed.y + placed.box.height
        if "end" in kinds:
            yield _timeline_run(
                filled, events, starts, bottom, ends=True, is_last=placed is filled.placed[-1]
            )
            events, starts = [], False
    if events:
        yield _timeline_run(filled, events, starts, bottom, ends=False, is_last=False)


def _timeline_run(
    filled: FilledPanel,
    events: list[Point],
    starts: bool,
    bottom: float,
    *,
    ends: bool,
    is_last: bool,
) -> _TimelineRun:
    """Return the part of a timeline on a panel, given its events and the foot of the last."""
    box = filled.panel.box
    top = events[0].y if starts else box.y - RUN_OFF
    bottom = bottom if ends else box.bottom + RUN_OFF
    return _TimelineRun(tuple(events), top, bottom, ends, is_last)


def _dots(timeline: _TimelineRun, signal: Colour, ground: Colour, scale: float) -> list[Path]:
    """Return a ring for each event, filled in at the timeline's last event.

    A slightly larger disc in the ground's colour lies under each ring and interrupts the wire.
    """
    radius = DOT * scale
    paths = [Path(circle(p.x, p.y, radius + 1.2 * scale), fill=ground) for p in timeline.events]
    ring_width = 1.8 * scale
    paths += [
        Path(circle(p.x, p.y, radius), stroke=signal, stroke_width=ring_width)
        for p in timeline.events
    ]
    if timeline.ends:
        paths.append(
            Path(circle(timeline.events[-1].x, timeline.events[-1].y, radius), fill=signal)
        )
    return paths


def _anchors(filled: FilledPanel | None) -> Iterator[MotifAnchor]:
    """Yield the anchors on a panel, placed on its side; none if there is no panel."""
    for placed in filled.placed if filled else ():
        yield from placed.anchors


def _stroked(path: Path, signal: Colour, width: float) -> Path:
    """Return a path with the wire's stroke; one that is painted already stays as it is."""
    if path.fill or path.stroke:
        return path
    return replace(path, stroke=signal, stroke_width=width)


def _has_heading_at(panel: FilledPanel | None, y: float) -> bool:
    """Whether a panel has a heading whose rule lies at the same height."""
    return any(a.kind == "heading" and abs(a.at.y - y) < 0.5 for a in _anchors(panel))


def _heading_wire(
    heading: Point,
    panel: FilledPanel,
    previous: FilledPanel | None,
    following: FilledPanel | None,
    signal: Colour,
    dot_radius: float,
) -> list[Path]:
    """Return the wire under a heading: from its pinhole to the right edge of the text.

    If the following panel has a heading at the same height, the wire runs on to the fold; if the
    previous panel has one, the wire begins at the fold and has no pinhole.
    """
    right = panel.panel.live.right
    if _has_heading_at(following, heading.y):
        right = panel.panel.box.right
    if _has_heading_at(previous, heading.y):
        return [Path(line((panel.panel.box.x, heading.y), (right, heading.y)))]
    pinhole = Path(circle(heading.x + dot_radius, heading.y, dot_radius), fill=signal)
    return [Path(line((heading.x + dot_radius, heading.y), (right, heading.y))), pinhole]


def _crossing(x: float, foot_y: float, fold_x: float, band: Point) -> list[Command]:
    """Return the commands that lead the wire from a timeline into a band beside it.

    From the current point the wire runs down at `x`, round a bend to the right at `foot_y`, and
    to the fold at `fold_x`, where an S-shaped curve takes it to the height of the band.
    """
    # A cubic Bézier curve imitates a quarter of a circle if its control points lie at 0.5523 of the
    # radius from its ends, that is, at 1 - 0.5523 from the corner.
    control = _BEND_RADIUS * 0.4477
    return [
        ("L", (x, foot_y - _BEND_RADIUS)),
        ("C", (x, foot_y - control, x + control, foot_y, x + _BEND_RADIUS, foot_y)),
        ("L", (fold_x - _BEND_RADIUS, foot_y)),
        ("C", (fold_x, foot_y, fold_x, band.y, band.x, band.y)),
    ]

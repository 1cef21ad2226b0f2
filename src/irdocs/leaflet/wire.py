"""The wire: one drawn line from the pinhole under each heading, through the timeline, onwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from irdocs.drawing import Colour, Command, Path, circle, line
from irdocs.leaflet.boxes import FilledPanel, MotifAnchor
from irdocs.theme import Theme
from irdocs.units import Point, mm

WIDTH = 2.0
"""Of the wire, in pt at a scale of 1."""
DOT = 3.4
"""Radius of a pinhole or an event, in pt at a scale of 1."""
TAIL = 14.0
"""Room in pt below a timeline's last words, where the wire leaves, at a scale of 1."""
OFF = mm(8)
"""How far a wire that goes on elsewhere runs off its panel; the page, or its bleed, cuts it."""
_BEND = mm(4)


def on_sheet(panels: Sequence[FilledPanel], theme: Theme, scale: float) -> tuple[Path, ...]:
    """Return the wire on one side's panels, given from left to right.

    Its weight and its dots are `scale` times what they are beside 12 pt type.
    """
    signal, ground = theme.palette["signal"], theme.palette["ground"]
    paths: list[Path] = []
    for number, filled in enumerate(panels):
        following = panels[number + 1] if number + 1 < len(panels) else None
        before = panels[number - 1] if number else None
        for anchor in _anchors(filled):
            if anchor.kind == "heading":
                paths += _rule(anchor.at, filled, before, following, signal, DOT * scale)
        for run in _runs(filled):
            paths.append(run.path(following if run.is_last else None))
            paths += _dots(run, signal, ground, scale)
    return tuple(_coloured(path, signal, WIDTH * scale) for path in paths)


@dataclass(frozen=True, slots=True)
class _TimelineRun:
    """A timeline on one panel: its events, and how far the wire reaches above and below them."""

    events: tuple[Point, ...]
    top: float
    bottom: float
    ends: bool
    """Whether its last event is here."""
    is_last: bool
    """Whether nothing stands below it on its panel."""

    def path(self, following: FilledPanel | None) -> Path:
        """Return the wire through the events and, where a band waits beside, across into it."""
        first, last = self.events[0], self.events[-1]
        points = [Point(first.x, self.top), *self.events]
        if not self.ends:
            points.append(Point(last.x, self.bottom))
        commands: list[Command] = list(line(*((p.x, p.y) for p in points)))
        band = next((a.at for a in _anchors(following) if a.kind == "band"), None)
        if self.ends and band is not None and following is not None:
            commands += _across(last.x, self.bottom - WIDTH, following.panel.box.x, band)
        return Path(tuple(commands))


def _runs(filled: FilledPanel) -> Iterator[_TimelineRun]:
    """Yield a panel's timelines; one that goes on from or to another panel runs to its edge."""
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
            yield _run(
                filled, events, starts, bottom, ends=True, is_last=placed is filled.placed[-1]
            )
            events, starts = [], False
    if events:
        yield _run(filled, events, starts, bottom, ends=False, is_last=False)


def _run(
    filled: FilledPanel,
    events: list[Point],
    starts: bool,
    bottom: float,
    *,
    ends: bool,
    is_last: bool,
) -> _TimelineRun:
    box = filled.panel.box
    top = events[0].y if starts else box.y - OFF
    bottom = bottom if ends else box.bottom + OFF
    return _TimelineRun(tuple(events), top, bottom, ends, is_last)


def _dots(run: _TimelineRun, signal: Colour, ground: Colour, scale: float) -> list[Path]:
    """A ring at each event, filled at the last of all."""
    dot = DOT * scale
    paths = [Path(circle(p.x, p.y, dot + 1.2 * scale), fill=ground) for p in run.events]
    rim = 1.8 * scale
    paths += [Path(circle(p.x, p.y, dot), stroke=signal, stroke_width=rim) for p in run.events]
    if run.ends:
        paths.append(Path(circle(run.events[-1].x, run.events[-1].y, dot), fill=signal))
    return paths


def _anchors(filled: FilledPanel | None) -> Iterator[MotifAnchor]:
    for placed in filled.placed if filled else ():
        yield from placed.anchors


def _coloured(path: Path, signal: Colour, width: float) -> Path:
    if path.fill or path.stroke:
        return path
    return replace(path, stroke=signal, stroke_width=width)


def _heading_at(panel: FilledPanel | None, y: float) -> bool:
    """Whether a panel has a heading whose rule lies at the same height."""
    return any(a.kind == "heading" and abs(a.at.y - y) < 0.5 for a in _anchors(panel))


def _rule(
    heading: Point,
    panel: FilledPanel,
    before: FilledPanel | None,
    after: FilledPanel | None,
    signal: Colour,
    dot: float,
) -> list[Path]:
    """The wire under a heading; it runs on over the fold where the next panel takes it up."""
    right = panel.panel.live.right
    if _heading_at(after, heading.y):
        right = panel.panel.box.right
    if _heading_at(before, heading.y):
        return [Path(line((panel.panel.box.x, heading.y), (right, heading.y)))]
    pinhole = Path(circle(heading.x + dot, heading.y, dot), fill=signal)
    return [Path(line((heading.x + dot, heading.y), (right, heading.y))), pinhole]


def _across(x: float, foot: float, fold: float, band: Point) -> list[Command]:
    """Down below the last words, round a bend, over the fold, and into the band."""
    bend = _BEND * 0.4477
    return [
        ("L", (x, foot - _BEND)),
        ("C", (x, foot - bend, x + bend, foot, x + _BEND, foot)),
        ("L", (fold - _BEND, foot)),
        ("C", (fold, foot, fold, band.y, band.x, band.y)),
    ]

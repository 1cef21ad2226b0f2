"""The wire: one drawn line from the pinhole under each heading, through the timeline, onwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from irdocs.drawing import Colour, Command, Path, circle, line
from irdocs.leaflet.boxes import Anchor, FilledPanel
from irdocs.theme import Theme
from irdocs.units import Point, mm

WIDTH = 2.0
"""Of the wire, in pt."""
DOT = 3.4
"""Radius of a pinhole or an event, in pt."""
TAIL = 14.0
"""Room in pt below a timeline's last words, where the wire leaves."""
_BEND = mm(4)


def on_sheet(panels: Sequence[FilledPanel], theme: Theme) -> tuple[Path, ...]:
    """Return the wire on one sheet's panels, given from left to right."""
    signal, ground = theme.palette["signal"], theme.palette["ground"]
    paths: list[Path] = []
    for number, filled in enumerate(panels):
        anchors = [anchor for placed in filled.placed for anchor in placed.anchors]
        headings = [a.at for a in anchors if a.kind == "heading"]
        events = [a.at for a in anchors if a.kind == "event"]
        following = panels[number + 1] if number + 1 < len(panels) else None
        before = panels[number - 1] if number else None
        for heading in headings:
            paths += _rule(heading, filled, before, following, signal)
        if events:
            bottom = max(
                placed.y + placed.box.height
                for placed in filled.placed
                if any(a.kind == "event" for a in placed.anchors)
            )
            last = filled.placed[-1]
            ends = any(a.kind == "event" for a in last.anchors)
            paths.append(_through(events, bottom, following if ends else None))
            paths += [Path(circle(p.x, p.y, DOT + 1.2), fill=ground) for p in events]
            paths += [Path(circle(p.x, p.y, DOT), stroke=signal, stroke_width=1.8) for p in events]
            paths.append(Path(circle(events[-1].x, events[-1].y, DOT), fill=signal))
    return tuple(_coloured(path, signal) for path in paths)


def _coloured(path: Path, signal: Colour) -> Path:
    if path.fill or path.stroke:
        return path
    return replace(path, stroke=signal, stroke_width=WIDTH)


def _heading_at(panel: FilledPanel | None, y: float) -> bool:
    """Whether a panel has a heading whose rule lies at the same height."""
    anchors: Iterable[Anchor] = (
        (a for placed in panel.placed for a in placed.anchors) if panel else ()
    )
    return any(a.kind == "heading" and abs(a.at.y - y) < 0.5 for a in anchors)


def _rule(
    heading: Point,
    panel: FilledPanel,
    before: FilledPanel | None,
    after: FilledPanel | None,
    signal: Colour,
) -> list[Path]:
    """The wire under a heading; it runs on over the fold where the next panel takes it up."""
    right = panel.panel.live.right
    if _heading_at(after, heading.y):
        right = panel.panel.box.right
    if _heading_at(before, heading.y):
        return [Path(line((panel.panel.box.x, heading.y), (right, heading.y)))]
    pinhole = Path(circle(heading.x + DOT, heading.y, DOT), fill=signal)
    return [Path(line((heading.x + DOT, heading.y), (right, heading.y))), pinhole]


def _through(events: Sequence[Point], bottom: float, following: FilledPanel | None) -> Path:
    """The wire through the events and, where a band waits in the next panel, across into it."""
    commands: list[Command] = list(line(*((p.x, p.y) for p in events)))
    band = next(
        (
            a.at
            for placed in (following.placed if following else ())
            for a in placed.anchors
            if a.kind == "band"
        ),
        None,
    )
    if band is not None and following is not None:
        # Down below the last words, round a bend, over the fold, and into the band.
        x, foot, fold = events[-1].x, bottom - WIDTH, following.panel.box.x
        bend = _BEND * 0.4477
        commands += [
            ("L", (x, foot - _BEND)),
            ("C", (x, foot - bend, x + bend, foot, x + _BEND, foot)),
            ("L", (fold - _BEND, foot)),
            ("C", (fold, foot, fold, band.y, band.x, band.y)),
        ]
    return Path(tuple(commands))

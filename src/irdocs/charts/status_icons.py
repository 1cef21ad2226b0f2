"""The icons of the kinds of status, and a telephone, drawn once for paper, slides and handouts.

Each icon is one colour, with its sign cut out as a hole, so that it is seen on any ground. A hole
is an outline that runs the other way round than the shape that it is in, which leaves it empty by
the nonzero winding rule (ISO 32000-1, 8.5.3.3.2) as well as by the even-odd rule.
"""

from __future__ import annotations

from functools import cache
from typing import assert_never

from irdocs.content.assets import Picture
from irdocs.content.illustration import DrawnPath, Illustration
from irdocs.content.source import SourceText
from irdocs.content.status import StatusKind
from irdocs.content.values import NOWHERE
from irdocs.drawing import Command, Commands, circle, polygon, rounded
from irdocs.theme import ACCENT

SIDE = 64.0
"""The side of the square in which each icon is drawn, in units of its own."""


@cache
def status_icon(kind: StatusKind) -> Picture:
    """Return the icon of a kind of status, in the accent colour."""
    return Picture(SourceText(kind, NOWHERE), _drawing(_outline(kind)))


@cache
def telephone_icon() -> Picture:
    """Return a telephone receiver, in the accent colour."""
    return Picture(SourceText("telephone", NOWHERE), _drawing(_receiver()))


def _drawing(outline: Commands) -> Illustration:
    return Illustration(SIDE, SIDE, (DrawnPath(outline, ACCENT, None, 1.0),))


def _outline(kind: StatusKind) -> Commands:
    """Return the outline of an icon, its holes included."""
    match kind:
        case "emergency":
            return _beacon()
        case "warning":
            return (*_triangle(), *_hole(_exclamation_mark(23.0, 43.0, 51.0)))
        case "information":
            disc = circle(32, 32, 29)
            return (*disc, *_hole(circle(32, 18.5, 4.2)), *_hole(rounded(28, 27, 8, 22, 3)))
        case "success":
            tick = ((16, 33), (22, 27), (28.5, 33.5), (43, 19), (49, 25), (28.5, 45.5))
            return (*circle(32, 32, 29), *_hole(polygon(tick)))
        case _:
            assert_never(kind)


def _triangle() -> Commands:
    """Return a triangle with round corners, standing on its side."""
    return (
        ("M", (32.0, 5.0)),
        ("C", (34.0, 5.0, 35.8, 6.0, 36.9, 7.8)),
        ("L", (61.6, 51.6)),
        ("C", (63.8, 55.4, 61.0, 60.0, 56.7, 60.0)),
        ("L", (7.3, 60.0)),
        ("C", (3.0, 60.0, 0.2, 55.4, 2.4, 51.6)),
        ("L", (27.1, 7.8)),
        ("C", (28.2, 6.0, 30.0, 5.0, 32.0, 5.0)),
        ("Z", ()),
    )


def _exclamation_mark(top: float, foot: float, dot: float) -> Commands:
    """Return a wedge from `top` to `foot`, and a dot whose centre is at `dot`; all at x = 32."""
    wedge = polygon(((28.0, top), (36.0, top), (34.6, foot), (29.4, foot)))
    return (*wedge, *circle(32, dot, 3.4))


def _beacon() -> Commands:
    """Return a beacon: a lamp on a base, with a gleam in it, and rays above."""
    lamp: Commands = (
        ("M", (14.0, 47.0)),
        ("L", (14.0, 36.0)),
        ("C", (14.0, 26.06, 22.06, 18.0, 32.0, 18.0)),
        ("C", (41.94, 18.0, 50.0, 26.06, 50.0, 36.0)),
        ("L", (50.0, 47.0)),
        ("Z", ()),
    )
    gleam: Commands = (
        ("M", (21.0, 41.0)),
        ("L", (21.0, 36.0)),
        ("C", (21.0, 29.9, 25.9, 25.0, 32.0, 25.0)),
        ("L", (32.0, 29.0)),
        ("C", (28.1, 29.0, 25.0, 32.1, 25.0, 36.0)),
        ("L", (25.0, 41.0)),
        ("Z", ()),
    )
    rays = (
        *rounded(29.2, 2, 5.6, 10, 2.8),
        *polygon(((8.1, 13.2), (12.0, 9.2), (18.0, 15.2), (14.1, 19.2))),
        *polygon(((52.0, 9.2), (55.9, 13.2), (49.9, 19.2), (46.0, 15.2))),
    )
    return (*lamp, *_hole(gleam), *rounded(8, 51, 48, 9, 2.5), *rays)


def _receiver() -> Commands:
    """Return a telephone receiver: a curved handle between an ear piece and a mouth piece."""
    return (
        ("M", (20.2, 6.6)),
        ("L", (27.4, 20.4)),
        ("C", (28.4, 22.4, 28.0, 24.8, 26.4, 26.3)),
        ("L", (21.9, 30.4)),
        ("C", (25.0, 36.3, 27.7, 39.0, 33.6, 42.1)),
        ("L", (37.7, 37.6)),
        ("C", (39.2, 36.0, 41.6, 35.6, 43.6, 36.6)),
        ("L", (57.4, 43.8)),
        ("C", (59.6, 45.0, 60.6, 47.6, 59.6, 49.9)),
        ("C", (57.2, 55.6, 52.2, 60.2, 45.8, 59.6)),
        ("C", (23.8, 57.2, 6.8, 40.2, 4.4, 18.2)),
        ("C", (3.8, 11.8, 8.4, 6.8, 14.1, 4.4)),
        ("C", (16.4, 3.4, 19.0, 4.4, 20.2, 6.6)),
        ("Z", ()),
    )


def _hole(outlines: Commands) -> Commands:
    """Return closed outlines that run the other way round."""
    reversed_outlines: list[Command] = []
    outline: list[Command] = []
    for command in outlines:
        if command[0] == "Z":
            reversed_outlines += _backwards(outline)
            outline = []
        else:
            outline.append(command)
    return tuple(reversed_outlines)


def _backwards(outline: list[Command]) -> list[Command]:
    """Return one outline, without its close, from its last point to its first, then closed."""
    backwards: list[Command] = [("M", outline[-1][1][-2:])]
    for (_, before), (name, values) in zip(outline[-2::-1], outline[:0:-1], strict=True):
        start = before[-2:]
        if name == "C":
            backwards.append(("C", (*values[2:4], *values[0:2], *start)))
        else:
            backwards.append(("L", start))
    return [*backwards, ("Z", ())]

"""Arcs of ellipses as cubic Bézier curves, the only curves that PDF has.

A cubic curve cannot follow an ellipse exactly. For an arc of the angle a, the curve whose control
points lie 4/3 tan(a/4) radii along the tangents of both ends meets the arc at its ends and in its
middle, and is nearest to it. For 45 degrees it is off by less than a 200,000th of the radius.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin, tan

from irdocs.drawing import Command


def elliptic(
    x: float, y: float, wide: float, tall: float, start: float, sweep: float
) -> Iterator[Command]:
    """Yield an elliptic arc as curves of 45 degrees at most, without a move to its first point.

    `x` and `y` are the centre, `wide` and `tall` the radii. `start` and `sweep` are in radians, as
    angles on the circle that is stretched into the ellipse; with y growing downwards they run
    clockwise.
    """
    pieces = max(1, int(abs(sweep) // (pi / 4)) + 1)
    step = sweep / pieces
    tangent = 4 / 3 * tan(step / 4)
    angle = start
    for _ in range(pieces):
        cos0, sin0, cos1, sin1 = cos(angle), sin(angle), cos(angle + step), sin(angle + step)
        yield "C", (
            x + wide * (cos0 - tangent * sin0), y + tall * (sin0 + tangent * cos0),
            x + wide * (cos1 + tangent * sin1), y + tall * (sin1 - tangent * cos1),
            x + wide * cos1, y + tall * sin1,
        )  # fmt: skip
        angle += step

"""Arcs of ellipses as cubic curves."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin, tan

from irdocs.drawing import Command


def elliptic(
    x: float, y: float, wide: float, tall: float, start: float, sweep: float
) -> Iterator[Command]:
    """Yield an elliptic arc round a centre, in pieces of 45 degrees at most."""
    pieces = max(1, int(abs(sweep) // (pi / 4)) + 1)
    step = sweep / pieces
    reach = 4 / 3 * tan(step / 4)
    angle = start
    for _ in range(pieces):
        c0, s0, c1, s1 = cos(angle), sin(angle), cos(angle + step), sin(angle + step)
        yield "C", (
            x + wide * (c0 - reach * s0), y + tall * (s0 + reach * c0),
            x + wide * (c1 + reach * s1), y + tall * (s1 - reach * c1),
            x + wide * c1, y + tall * s1,
        )  # fmt: skip
        angle += step

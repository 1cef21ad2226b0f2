"""Colours and painted paths, independent of any library.

Illustrations and charts are turned into these values once. The PDF side paints them with ReportLab
and the deck turns them into DrawingML shapes, so that both products show the same drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import cos, radians, sin
from typing import Literal

from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen, replace

Command = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""One step of a path: move, line, cubic Bézier curve or close, with its coordinates x, y, … in pt.

The operands are those of ISO 32000-1, 8.5.2 (a curve has two control points and an end point), but
y grows downwards.
"""

Commands = tuple[Command, ...]


@frozen
class Colour:
    """An sRGB colour, each component from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Colour:
        """Return the colour written #RRGGBB. Raises ValueError."""
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
            raise ValueError(f'"{text}" is not a colour such as #0B3C6F')
        return cls(int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))

    def mixed(self, other: Colour, part: float) -> Colour:
        """Return the colour with a share of another mixed in; `part` runs from 0 to 1.

        The sRGB components are interpolated as they are, without going through linear light.
        """
        pairs = zip(
            (self.red, self.green, self.blue), (other.red, other.green, other.blue), strict=True
        )
        return Colour(*(round(mine + (theirs - mine) * part) for mine, theirs in pairs))

    @property
    def hex(self) -> str:
        """The colour as RRGGBB, as Office writes it (ECMA-376, 20.1.2.3.32)."""
        return f"{self.red:02X}{self.green:02X}{self.blue:02X}"

    def __str__(self) -> str:
        return f"#{self.hex}"


def linear(part: float) -> float:
    """Return the linear light of a component of an sRGB colour, both 0 to 1 (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def nonlinear(light: float) -> float:
    """Return the sRGB component for an amount of linear light, both 0 to 1 (IEC 61966-2-1)."""
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


BLACK = Colour(0, 0, 0)
SOLID = 0.95
"""The opacity from which on a colour is taken to hide what is behind it."""


@frozen
class Path:
    """A path to paint; lengths in pt, line joins and caps round."""

    commands: tuple[Command, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1.0
    opacity: float = 1.0
    """From 0, invisible, to 1; of fill and stroke alike."""
    even_odd: bool = False
    """Whether the inside is found by the even-odd rule (ISO 32000-1, 8.5.3.3.3): a point that lies
    inside an even number of outlines is in a hole, whichever way the outlines run. Otherwise the
    nonzero winding number rule holds (8.5.3.3.2)."""

    def moved(self, dx: float, dy: float) -> Path:
        """Return the path moved right by dx and down by dy, in pt."""
        return self.mapped(1.0, dx, dy)

    def mapped(self, scale: float, dx: float, dy: float) -> Path:
        """Return the path scaled about the origin, then moved."""
        return _mapped(self, scale, dx, dy)


@cached_by_value(4096)
def _mapped(path: Path, scale: float, dx: float, dy: float) -> Path:
    """Return a path scaled and moved: most stand where they stood in the plan before."""
    steps = (dx, dy) * 3  # values alternate between x and y, and are six at most
    commands = tuple(
        (operator, tuple([v * scale + step for v, step in zip(values, steps, strict=False)]))
        for operator, values in path.commands
    )
    return replace(path, commands=commands, stroke_width=path.stroke_width * scale)


def mirrored(commands: Commands, width: float) -> Commands:
    """Return a path with left and right exchanged within a width in pt."""
    return tuple(
        (operator, tuple(value if at % 2 else width - value for at, value in enumerate(values)))
        for operator, values in commands
    )


_KAPPA = 0.5522847498
"""4/3 · (√2 − 1): how long the handles of a cubic Bézier curve are, as a multiple of the radius, so
that it approximates a quarter circle. No cubic is an exact arc; this one is 0.03 per cent off."""


def line(*points: tuple[float, float]) -> tuple[Command, ...]:
    """Return an open path of straight lines through points."""
    first, *rest = points
    return (("M", first), *(("L", point) for point in rest))


def polygon(points: Iterable[tuple[float, float]]) -> tuple[Command, ...]:
    """Return a closed path of straight lines through points."""
    return (*line(*points), ("Z", ()))


def rectangle(x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return a box."""
    return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def rounded(x: float, y: float, width: float, height: float, radius: float) -> tuple[Command, ...]:
    """Return a box with round corners; the radius is at most half of the shorter side."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _KAPPA)  # from a corner of the box to the control point on its side
    right, bottom = x + width, y + height
    return (
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, bottom - r)),
        ("C", (right, bottom - k, right - k, bottom, right - r, bottom)),
        ("L", (x + r, bottom)),
        ("C", (x + k, bottom, x, bottom - k, x, bottom - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("Z", ()),
    )


def circle(x: float, y: float, radius: float) -> tuple[Command, ...]:
    """Return a circle round the centre x, y."""
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def arc(
    x: float, y: float, radius: float, start: float, sweep: float, *, move: bool = True
) -> tuple[Command, ...]:
    """Return an arc round the centre x, y as cubic Bézier curves.

    `start` and `sweep` are degrees, clockwise from twelve o'clock, as the slices of a pie chart
    are. With `move` the path begins with a step to the start of the arc.

    PDF has no operator for arcs, so an arc is approximated by curves, each of at most 45 degrees.
    A curve over the angle θ meets the arc and its tangents at both ends if its handles are
    4/3 · (1 − cos(θ/2)) / sin(θ/2) radii long.
    """
    pieces = max(1, int(abs(sweep) // 45) + 1)
    step = radians(sweep) / pieces
    handle = 4 / 3 * (1 - cos(step / 2)) / sin(step / 2) if step else 0.0
    angle = radians(start)
    commands: list[Command] = []

    def at(a: float) -> tuple[float, float]:
        return x + radius * sin(a), y - radius * cos(a)

    if move:
        commands.append(("M", at(angle)))
    for _ in range(pieces):
        (x0, y0), (x3, y3) = at(angle), at(angle + step)
        h = handle * radius
        commands.append(
            (
                "C",
                (
                    x0 + h * cos(angle),
                    y0 + h * sin(angle),
                    x3 - h * cos(angle + step),
                    y3 - h * sin(angle + step),
                    x3,
                    y3,
                ),
            )
        )
        angle += step
    return tuple(commands)


def slice_of(x: float, y: float, radius: float, start: float, sweep: float) -> tuple[Command, ...]:
    """Return a slice of a pie round the centre x, y; degrees clockwise from twelve o'clock."""
    return (("M", (x, y)), *_reached_by_line(arc(x, y, radius, start, sweep)), ("Z", ()))


def _reached_by_line(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """Return a path whose first step, a move, is turned into a line from where the pen is."""
    return (("L", commands[0][1]), *commands[1:])

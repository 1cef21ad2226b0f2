"""Colours and painted paths: the drawing words that both products and both libraries share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, radians, sin
from typing import Literal

Command = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""Move, line, cubic curve, close; numbers as in ISO 32000-1, 8.5.2, with y growing downwards."""

Commands = tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Colour:
    """An sRGB colour, each part from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Colour:
        """Return the colour written #RRGGBB. Raises ValueError."""
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
            raise ValueError(f'"{text}" is not a colour such as #0B3C6F')
        return cls(int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))

    @property
    def hex(self) -> str:
        """RRGGBB, as Office writes it (ECMA-376, 20.1.2.3.32)."""
        return f"{self.red:02X}{self.green:02X}{self.blue:02X}"

    def __str__(self) -> str:
        return f"#{self.hex}"


def linear(part: float) -> float:
    """Return the light of a part of an sRGB colour, both 0 to 1 (IEC 61966-2-1)."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def nonlinear(light: float) -> float:
    """Return the part of an sRGB colour that has so much light, both 0 to 1 (IEC 61966-2-1)."""
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


BLACK = Colour(0, 0, 0)
SOLID = 0.95
"""From which opacity on a colour hides what is behind it."""


@dataclass(frozen=True, slots=True)
class Path:
    """A path to paint; lengths in pt, joins and caps round."""

    commands: tuple[Command, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1.0
    opacity: float = 1.0
    even_odd: bool = False
    """Whether what lies inside of an even number of its outlines is a hole, whichever way these
    run (ISO 32000-1, 8.5.3.3.3)."""

    def moved(self, dx: float, dy: float) -> Path:
        """Return the path moved right and down by pt."""
        return self.mapped(1.0, dx, dy)

    def mapped(self, scale: float, dx: float, dy: float) -> Path:
        """Return the path scaled about the origin, then moved."""
        commands = tuple(
            (name, tuple(v * scale + (dy if i % 2 else dx) for i, v in enumerate(values)))
            for name, values in self.commands
        )
        return replace(self, commands=commands, stroke_width=self.stroke_width * scale)


_KAPPA = 0.5522847498
"""How far a cubic's handles reach to make a quarter circle."""


def line(*points: tuple[float, float]) -> tuple[Command, ...]:
    """Return straight strokes through points."""
    first, *rest = points
    return (("M", first), *(("L", point) for point in rest))


def polygon(points: Iterable[tuple[float, float]]) -> tuple[Command, ...]:
    """Return a closed shape through points."""
    return (*line(*points), ("Z", ()))


def rectangle(x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return a box."""
    return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def rounded(x: float, y: float, width: float, height: float, radius: float) -> tuple[Command, ...]:
    """Return a box with round corners."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _KAPPA)
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
    """Return a circle round a centre."""
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def arc(
    x: float, y: float, radius: float, start: float, sweep: float, *, move: bool = True
) -> tuple[Command, ...]:
    """Return an arc; degrees clockwise from twelve o'clock, in pieces of at most 45 degrees."""
    pieces = max(1, int(abs(sweep) // 45) + 1)
    step = radians(sweep) / pieces
    handle = 4 / 3 * (1 - cos(step / 2)) / sin(step / 2) if step else 0.0
    angle = radians(start)
    found: list[Command] = []

    def at(a: float) -> tuple[float, float]:
        return x + radius * sin(a), y - radius * cos(a)

    if move:
        found.append(("M", at(angle)))
    for _ in range(pieces):
        (x0, y0), (x3, y3) = at(angle), at(angle + step)
        h = handle * radius
        found.append(
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
    return tuple(found)


def slice_of(x: float, y: float, radius: float, start: float, sweep: float) -> tuple[Command, ...]:
    """Return a slice of a pie; degrees clockwise from twelve o'clock."""
    return (("M", (x, y)), *_joined(arc(x, y, radius, start, sweep)), ("Z", ()))


def _joined(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    return (("L", commands[0][1]), *commands[1:])


QUIET_MODULES = 4
"""The quiet zone on each side of a QR code, in modules (ISO/IEC 18004, 9.1)."""


@lru_cache(maxsize=256)
def qr(address: str) -> tuple[Commands, int]:
    """Return a QR code of level Q, in units of a module, and how many modules wide it is.

    Modules that touch in a row are one bar, so that no hairline shows between them.
    """
    import segno

    matrix = segno.make_qr(address, error="q", boost_error=False).matrix
    commands: list[Command] = []
    for row, modules in enumerate(matrix):
        column = 0
        while column < len(modules):
            start = column
            while column < len(modules) and modules[column]:
                column += 1
            if column > start:
                commands += rectangle(start, row, column - start, 1)
            column += 1
    return tuple(commands), len(matrix)


PEOPLE = 10
"""How many people stand for the whole in a picture of a percentage."""


def person(x: float, size: float) -> tuple[Command, ...]:
    """Return one person, `size` pt wide and 2.2 times as tall: a head and a body."""
    head = size * 0.3
    return (
        *circle(x + size / 2, head, head),
        *rounded(x + size * 0.06, head * 2.3, size * 0.88, size * 1.5, size * 0.36),
    )


def shares(percent: float) -> tuple[float, ...]:
    """Return how much of each of ten people a percentage fills: all, half or nothing.

    Smaller parts look like a fault of the press; the figure itself carries the decimals.
    """
    halves = round(percent / 5)
    return tuple(min(1.0, max(0.0, halves / 2 - number)) for number in range(PEOPLE))


def left_of(commands: Iterable[Command], limit: float) -> tuple[Command, ...]:
    """Return the part of closed shapes that lies left of x = limit, curves as short strokes."""
    found: list[Command] = []
    for shape in _flattened(commands):
        kept: list[tuple[float, float]] = []
        for (x0, y0), (x1, y1) in zip(shape, [*shape[1:], shape[0]], strict=True):
            if x0 <= limit:
                kept.append((x0, y0))
            if (x0 <= limit) != (x1 <= limit):
                kept.append((limit, y0 + (y1 - y0) * (limit - x0) / (x1 - x0)))
        if kept:
            found += polygon(kept)
    return tuple(found)


def _flattened(commands: Iterable[Command], pieces: int = 12) -> list[list[tuple[float, float]]]:
    shapes: list[list[tuple[float, float]]] = []
    for name, values in commands:
        points = list(zip(values[::2], values[1::2], strict=True))
        if name == "M":
            shapes.append(points)
        elif name == "L":
            shapes[-1] += points
        elif name == "C":
            start = shapes[-1][-1]
            shapes[-1] += [
                _on_curve((start, points[0], points[1], points[2]), step / pieces)
                for step in range(1, pieces + 1)
            ]
    return shapes


def _on_curve(points: Sequence[tuple[float, float]], t: float) -> tuple[float, float]:
    """Return the place at t, 0 to 1, on a cubic of four points (Bernstein's form)."""
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(w * p[i] for w, p in zip(weights, points, strict=True)) for i in (0, 1))
    return (x, y)


def people(percent: float, pitch: float, size: float) -> tuple[tuple[Commands, Commands], ...]:
    """Return ten people `pitch` pt apart: of each the whole, and the part a percentage fills."""
    found = []
    for number, share in enumerate(shares(percent)):
        x = number * pitch + (pitch - size) / 2
        whole = person(x, size)
        part = whole if share == 1 else left_of(whole, x + size * share) if share else ()
        found.append((whole, part))
    return tuple(found)


RING = 0.16
"""How thick a ring is, as a part of its width."""


def ring(percent: float, size: float) -> tuple[Commands, Commands]:
    """Return a ring `size` pt wide as shapes to fill: the whole, the part a percentage fills.

    The part begins exactly at twelve o'clock and ends where the percentage does.
    """
    centre, outer = size / 2, size / 2
    inner = outer - size * RING
    whole = (
        *_closed(arc(centre, centre, outer, 0, 360)),
        *_closed(arc(centre, centre, inner, 0, -360)),
    )
    sweep = min(360.0, max(0.0, percent * 3.6))
    if sweep in (0.0, 360.0):
        return whole, whole if sweep else ()
    back = arc(centre, centre, inner, sweep, -sweep)
    part = (*arc(centre, centre, outer, 0, sweep), *_closed(_joined(back)))
    return whole, part


def _closed(commands: Commands) -> Commands:
    return (*commands, ("Z", ()))

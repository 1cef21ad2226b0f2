"""Colours and painted paths: the drawing words that both products and both libraries share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
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

    def mixed(self, other: Colour, part: float) -> Colour:
        """Return the colour with a part of another in it, 0 to 1, part by part of sRGB."""
        pairs = zip(
            (self.red, self.green, self.blue), (other.red, other.green, other.blue), strict=True
        )
        return Colour(*(round(own + (its - own) * part) for own, its in pairs))

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

"""Paths of a shape as DrawingML writes them, and the outlines they are (ECMA-376, 20.1.9.15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import atan2, cos, pi, sin
from typing import Literal, assert_never

from irdocs.drawing import Command, Commands
from irdocs.ooxml.arcs import elliptic
from irdocs.ooxml.guides import FULL_TURN, GuideError, GuideValues, to_radians
from irdocs.units import pt

FARTHEST = 20_000.0
"""How far from the slide in pt anything may stand; what is farther is a slip."""

StepKind = Literal["M", "L", "C", "Q", "A", "Z"]
"""Move, line, cubic curve, quadratic curve, elliptic arc, close."""
OPERAND_COUNTS: Mapping[StepKind, int] = {"M": 2, "L": 2, "C": 6, "Q": 4, "A": 4, "Z": 0}
"""Points as x and y; of an arc its two radii, its start and its sweep."""

SHADES: Mapping[str, float] = {
    "lighten": 0.4, "lightenLess": 0.2, "darken": -0.4, "darkenLess": -0.2,
}  # fmt: skip
"""How much white, or black if less than 0, is mixed into the fill of a path (20.1.10.37).

The standard gives no numbers; these look as LibreOffice's do.
"""


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step of a path; its operands are numbers or names of guides."""

    kind: StepKind
    operands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PathDefinition:
    """A path whose coordinates are not computed yet."""

    steps: tuple[PathStep, ...]
    width: float = 0.0
    """How wide the shape's box is in the path's own units; 0 where these are EMU."""
    height: float = 0.0
    fill: str = "norm"
    """norm, none or one of SHADES."""
    stroked: bool = True


@dataclass(frozen=True, slots=True)
class ShapeOutline:
    """A part of a shape's outline, and what it takes part in."""

    commands: Commands
    filled: bool = True
    stroked: bool = True
    shade: float = 0.0
    """How much white, or black if less than 0, is mixed into its fill."""


def outlines(
    paths: tuple[PathDefinition, ...], values: GuideValues, width: float, height: float
) -> tuple[ShapeOutline, ...]:
    """Return the outlines of paths in a box of a size in pt from 0, 0 on.

    Paths that do not begin with a move are left out. Raises GuideError where a coordinate has no
    value or is too far away.
    """
    drawn = []
    for path in paths:
        across = width / path.width if path.width else pt(1)
        down = height / path.height if path.height else pt(1)
        commands = tuple(
            (name, tuple(v * (down if i % 2 else across) for i, v in enumerate(coordinates)))
            for name, coordinates in _commands(path.steps, values)
        )
        # Written so that a coordinate that is no number is refused, too.
        if not all(abs(value) <= FARTHEST for _, point in commands for value in point):
            raise GuideError("a point that is too far away")
        if commands and commands[0][0] == "M":
            shade = SHADES.get(path.fill, 0.0)
            drawn.append(ShapeOutline(commands, path.fill != "none", path.stroked, shade))
    return tuple(drawn)


def _commands(steps: tuple[PathStep, ...], values: GuideValues) -> Iterator[Command]:
    """Yield the commands of a path in its own units."""
    x = y = 0.0
    start, closed = (x, y), False
    for step in steps:
        numbers = tuple(map(values.of, step.operands))
        if closed and step.kind not in "MZ":
            yield "M", start  # a path goes on from where the part that was closed began
        closed = step.kind == "Z"
        match step.kind:
            case "M":
                start = (numbers[0], numbers[1])
                yield "M", start
            case "L" | "C":
                yield step.kind, numbers
            case "Q":
                yield "C", _cubic(x, y, numbers)
            case "A":
                curves = tuple(_arc(x, y, numbers))
                yield from curves
                numbers = curves[-1][1]
            case "Z":
                yield "Z", ()
                numbers = start
            case _:
                assert_never(step.kind)
        x, y = numbers[-2:]


def _cubic(x: float, y: float, numbers: tuple[float, ...]) -> tuple[float, ...]:
    """Return the cubic curve that equals a quadratic one from x, y on."""
    cx, cy, end_x, end_y = numbers
    return (
        x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y),
        end_x + 2 / 3 * (cx - end_x), end_y + 2 / 3 * (cy - end_y), end_x, end_y,
    )  # fmt: skip


def _arc(x: float, y: float, numbers: tuple[float, ...]) -> Iterator[Command]:
    """Yield the curves of an elliptic arc that begins at x, y (20.1.9.4).

    Its angles are those of rays from the ellipse's centre, as they are seen. Curves are made from
    the ellipse's parameter, the angle on a circle that is stretched into the ellipse.
    """
    wide, tall, start, sweep = numbers
    start %= FULL_TURN
    sweep = min(FULL_TURN, max(-FULL_TURN, sweep))
    first = _parameter(wide, tall, to_radians(start))
    last = _parameter(wide, tall, to_radians(start + sweep))
    centre = (x - wide * cos(first), y - tall * sin(first))
    yield from elliptic(*centre, wide, tall, first, last - first)


def _parameter(wide: float, tall: float, angle: float) -> float:
    """Return the parameter of an ellipse's point in the direction of an angle, both in radians.

    It is in the same quarter of the same turn as the angle.
    """
    if wide <= 0 or tall <= 0:
        return angle  # the ellipse is a line or a point: no ray meets it between its ends
    parameter = atan2(wide * sin(angle), tall * cos(angle))
    return parameter + 2 * pi * round((angle - parameter) / (2 * pi))

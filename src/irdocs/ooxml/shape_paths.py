"""From a shape's paths, as DrawingML states them, to outlines in pt (ECMA-376, 20.1.9.15).

The coordinates of a path are numbers or names of guides, in EMU or in units of the path's own. Here
guides are replaced by their values, units by pt, and quadratic curves and arcs by cubic curves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import atan2, cos, pi, sin
from typing import Literal, assert_never

from irdocs.drawing import Command, Commands
from irdocs.frozen import frozen
from irdocs.ooxml.arcs import elliptic
from irdocs.ooxml.guides import FULL_TURN, GuideError, GuideValues, to_radians
from irdocs.units import pt

FARTHEST = 20_000.0
"""The limit in pt for coordinates. What is farther away, 7 m, is an error in the file."""

StepKind = Literal["M", "L", "C", "Q", "A", "Z"]
"""Move, line, cubic curve, quadratic curve, elliptic arc, close."""
OPERAND_COUNTS: Mapping[StepKind, int] = {"M": 2, "L": 2, "C": 6, "Q": 4, "A": 4, "Z": 0}
"""The number of operands of each kind: x and y of its points; of an arc radii, start and sweep."""

_SHADES: Mapping[str, float] = {
    "lighten": 0.4, "lightenLess": 0.2, "darken": -0.4, "darkenLess": -0.2,
}  # fmt: skip
"""The share of white, or black if less than 0, that is mixed into the fill of a path (20.1.10.37).

The standard gives no numbers; these look like LibreOffice's.
"""


@frozen
class PathStep:
    """A step of a path; each operand is a number or the name of a guide."""

    kind: StepKind
    operands: tuple[str, ...] = ()


@frozen
class PathDefinition:
    """A path whose guides are not yet replaced by their values."""

    steps: tuple[PathStep, ...]
    width: float = 0.0
    """The width of the shape's box in the path's own units; 0 if its units are EMU."""
    height: float = 0.0
    """The same for the height."""
    fill: str = "norm"
    """norm, none or one of _SHADES."""
    stroked: bool = True
    """Whether the shape's line is drawn along it."""


@frozen
class ShapeOutline:
    """One path of a shape's outline: whether it is filled and stroked, and how light its fill is.

    A can, say, has a filled body, a lighter filled lid, and a stroked path round both.
    """

    commands: Commands
    filled: bool = True
    stroked: bool = True
    shade: float = 0.0
    """The share of white, or black if less than 0, that is mixed into its fill."""


def outlines(
    paths: tuple[PathDefinition, ...], values: GuideValues, width: float, height: float
) -> tuple[ShapeOutline, ...]:
    """Return the outlines of paths, in pt, for a shape of a size in pt whose box begins at 0, 0.

    Paths that do not begin with a move are left out. Raises GuideError if a coordinate has no value
    or is too far away.
    """
    result = []
    for path in paths:
        scale_x = width / path.width if path.width else pt(1)
        scale_y = height / path.height if path.height else pt(1)
        commands = tuple(
            (name, tuple(v * (scale_y if i % 2 else scale_x) for i, v in enumerate(coordinates)))
            for name, coordinates in _commands(path.steps, values)
        )
        # `not all` and not `any`: a coordinate that is NaN compares as False and must be refused.
        if not all(abs(value) <= FARTHEST for _, point in commands for value in point):
            raise GuideError("a point that is too far away")
        if commands and commands[0][0] == "M":
            shade = _SHADES.get(path.fill, 0.0)
            result.append(ShapeOutline(commands, path.fill != "none", path.stroked, shade))
    return tuple(result)


def _commands(steps: tuple[PathStep, ...], values: GuideValues) -> Iterator[Command]:
    """Yield the drawing commands of a path, in its own units."""
    x = y = 0.0
    start, closed = (x, y), False
    for step in steps:
        numbers = tuple(map(values.of, step.operands))
        if closed and step.kind not in "MZ":
            yield "M", start  # after a close, a path goes on from where the closed part began
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
    """Return the operands of the cubic curve that equals a quadratic one which begins at x, y."""
    cx, cy, end_x, end_y = numbers
    return (
        x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y),
        end_x + 2 / 3 * (cx - end_x), end_y + 2 / 3 * (cy - end_y), end_x, end_y,
    )  # fmt: skip


def _arc(x: float, y: float, numbers: tuple[float, ...]) -> Iterator[Command]:
    """Yield the curves of an elliptic arc that begins at x, y (20.1.9.4).

    DrawingML states where an arc begins by the angle of a ray from the ellipse's centre, as one
    sees it on the page. Curves are computed from the parameter of the ellipse: the angle on a
    circle that is stretched into the ellipse. Both are equal only at multiples of 90 degrees, so
    the angles must be converted, or arcs of flat ellipses would end in wrong places.
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

    The parameter is in the same quarter of the same turn as the angle, so that the difference of
    two parameters has the sign and the full turns of the sweep.
    """
    if wide <= 0 or tall <= 0:
        return angle  # a flat ellipse is a line or a point, and no ray meets it between its ends
    parameter = atan2(wide * sin(angle), tall * cos(angle))
    return parameter + 2 * pi * round((angle - parameter) / (2 * pi))

"""A percentage as a picture: ten people, or a ring, filled as far as it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from irdocs.drawing import Command, Commands, arc, circle, polygon, rounded
from irdocs.units import Rect

PEOPLE = 10
"""How many people stand for the whole."""
PERSON_WIDTH, PERSON_HEIGHT = 0.78, 2.2
"""A person's width as a part of the room for one, and the height as a multiple of the width."""
RING = 0.16
"""How thick a ring is, as a part of its width."""

FigurePicture = Literal["people", "ring"]
Medium = Literal["paper", "slide"]


@dataclass(frozen=True, slots=True)
class FigureShape:
    """A closed shape, filled or outlined in a colour role."""

    name: str
    commands: Commands
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


FILLED = "signal"
"""The role of the part that counts."""
OUTLINES: dict[Medium, float] = {"paper": 0.75, "slide": 1.25}
"""How thick the outline of what does not count is, in pt: a hairline is sharp on paper, and lost
on a projector."""


def figure_shapes(
    picture: FigurePicture, percent: float, width: float, height: float, medium: Medium
) -> tuple[FigureShape, ...]:
    """Return the shapes of a figure in a box of that size in pt, from 0, 0 on."""
    match picture:
        case "people":
            return _people(percent, width, height, medium)
        case "ring":
            return _ring(percent, height, medium)
        case _:
            assert_never(picture)


def figure_box(picture: FigurePicture, box: Rect) -> Rect:
    """Return the part of a box that a figure takes."""
    match picture:
        case "people":
            return Rect(
                box.x, box.y, box.width, person_width(box.width, box.height) * PERSON_HEIGHT
            )
        case "ring":
            return Rect(box.x, box.y, box.height, box.height)
        case _:
            assert_never(picture)


def people_height(width: float) -> float:
    """Return how tall a row of people `width` pt wide is."""
    return width / PEOPLE * PERSON_WIDTH * PERSON_HEIGHT


def person_width(width: float, height: float) -> float:
    """Return how wide one person of a row is, in a box of that size."""
    return min(width / PEOPLE * PERSON_WIDTH, height / PERSON_HEIGHT)


def _people(percent: float, width: float, height: float, medium: Medium) -> tuple[FigureShape, ...]:
    """Return ten people in a row; one who is filled in part is two shapes."""
    shapes = []
    row = people(percent, width / PEOPLE, person_width(width, height))
    for number, (whole, part) in enumerate(row, start=1):
        name = f"Person {number}"
        if part:
            shapes.append(FigureShape(name, part, fill=FILLED))
        if part != whole:
            shapes.append(
                FigureShape(name, whole, stroke="ink-soft", stroke_width=OUTLINES[medium])
            )
    return tuple(shapes)


def _ring(percent: float, size: float, medium: Medium) -> tuple[FigureShape, ...]:
    """Return a ring, filled clockwise from the top.

    Its rest is an outline on paper, where a pale tint is printed in coarse dots, and a pale track
    on slides.
    """
    whole, part = ring(percent, size)
    rest = (
        FigureShape("Whole", whole, stroke="ink-soft", stroke_width=OUTLINES[medium])
        if medium == "paper"
        else FigureShape("Whole", whole, fill="rule")
    )
    return (rest, FigureShape("Part", part, fill=FILLED)) if part else (rest,)


def person(x: float, size: float) -> Commands:
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


def people(percent: float, pitch: float, size: float) -> tuple[tuple[Commands, Commands], ...]:
    """Return ten people `pitch` pt apart: of each the whole, and the part a percentage fills."""
    row = []
    for number, share in enumerate(shares(percent)):
        x = number * pitch + (pitch - size) / 2
        whole = person(x, size)
        part = whole if share == 1 else left_of(whole, x + size * share) if share else ()
        row.append((whole, part))
    return tuple(row)


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
    return whole, (*arc(centre, centre, outer, 0, sweep), ("L", back[0][1]), *_closed(back[1:]))


def _closed(commands: Commands) -> Commands:
    return (*commands, ("Z", ()))


def left_of(commands: Iterable[Command], limit: float) -> Commands:
    """Return the part of closed shapes that lies left of x = limit, curves as short strokes."""
    kept: list[Command] = []
    for shape in _flattened(commands):
        points: list[tuple[float, float]] = []
        for (x0, y0), (x1, y1) in zip(shape, [*shape[1:], shape[0]], strict=True):
            if x0 <= limit:
                points.append((x0, y0))
            if (x0 <= limit) != (x1 <= limit):
                points.append((limit, y0 + (y1 - y0) * (limit - x0) / (x1 - x0)))
        if points:
            kept += polygon(points)
    return tuple(kept)


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

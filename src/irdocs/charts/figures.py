"""Draw a percentage as a picture: ten people or a ring, of which a part is filled.

The shapes are the same in leaflet, deck and handout; only outlines and the unfilled part of the
ring differ between paper and slides (`Medium`). All shapes are closed paths in pt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, assert_never

from irdocs.drawing import Command, Commands, arc, circle, polygon, rounded
from irdocs.frozen import frozen
from irdocs.units import Rect

PEOPLE = 10
"""The number of people that are 100 %."""
PERSON_WIDTH, PERSON_HEIGHT = 0.78, 2.2
"""A person's width as a part of the pitch of the row, and height as a multiple of that width."""
RING = 0.16
"""The thickness of a ring as a part of its outer diameter."""

FigurePicture = Literal["people", "ring"]
Medium = Literal["paper", "slide"]


@frozen
class FigureShape:
    """A closed shape, filled or outlined in a colour role."""

    name: str
    """Its name in the deck, such as "Person 3"."""
    commands: Commands
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


FILLED = "signal"
"""The colour role of the part that the percentage fills."""
OUTLINES: dict[Medium, float] = {"paper": 0.75, "slide": 1.25}
"""The thickness in pt of the outline of unfilled shapes.

A thin line is sharp in print but is lost on a projector."""


def figure_shapes(
    picture: FigurePicture, percent: float, width: float, height: float, medium: Medium
) -> tuple[FigureShape, ...]:
    """Return the shapes of a figure in a box whose upper left corner is the origin; sizes in pt."""
    match picture:
        case "people":
            return _people(percent, width, height, medium)
        case "ring":
            return _ring(percent, height, medium)
        case _:
            assert_never(picture)


def figure_box(picture: FigurePicture, box: Rect) -> Rect:
    """Return the part of a box that a figure fills, at the box's upper left corner."""
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
    """Return the height in pt of a row of people `width` pt wide."""
    return width / PEOPLE * PERSON_WIDTH * PERSON_HEIGHT


def person_width(width: float, height: float) -> float:
    """Return the width in pt of one person of a row in a box of a size in pt."""
    return min(width / PEOPLE * PERSON_WIDTH, height / PERSON_HEIGHT)


def _people(percent: float, width: float, height: float, medium: Medium) -> tuple[FigureShape, ...]:
    """Return ten people in a row; a person who is half filled is two shapes of the same name."""
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

    The whole ring is drawn behind the filled part: on slides in a pale tint; on paper as an
    outline, because a printer shows a pale tint as coarse dots.
    """
    whole, part = ring(percent, size)
    track = (
        FigureShape("Whole", whole, stroke="ink-soft", stroke_width=OUTLINES[medium])
        if medium == "paper"
        else FigureShape("Whole", whole, fill="rule")
    )
    return (track, FigureShape("Part", part, fill=FILLED)) if part else (track,)


def person(x: float, size: float) -> Commands:
    """Return one person, a head and a body, `size` pt wide and 2.2 times as tall."""
    head = size * 0.3
    return (
        *circle(x + size / 2, head, head),
        *rounded(x + size * 0.06, head * 2.3, size * 0.88, size * 1.5, size * 0.36),
    )


def shares(percent: float) -> tuple[float, ...]:
    """Return the part of each of ten people that a percentage fills: 0, 0.5 or 1.

    Smaller parts would look like a printing fault; the number beside the picture is exact. Some
    are never shown as nobody, nor most as all.
    """
    least, most = (1 if percent > 0 else 0), (19 if percent < 100 else 20)
    halves = min(most, max(least, round(percent / 5)))
    return tuple(min(1.0, max(0.0, halves / 2 - number)) for number in range(PEOPLE))


def people(percent: float, pitch: float, size: float) -> tuple[tuple[Commands, Commands], ...]:
    """Return ten people `pitch` pt apart: of each the whole shape and the filled part of it.

    The filled part is the whole shape again if it is full, and empty if nothing is filled.
    """
    row = []
    for number, share in enumerate(shares(percent)):
        x = number * pitch + (pitch - size) / 2
        whole = person(x, size)
        part = whole if share == 1 else left_of(whole, x + size * share) if share else ()
        row.append((whole, part))
    return tuple(row)


def ring(percent: float, size: float) -> tuple[Commands, Commands]:
    """Return a ring `size` pt wide as two shapes to fill: the whole, and the filled part.

    The inner circle of the whole runs against the outer one, so that by the nonzero winding rule
    (ISO 32000-1, 8.5.3.3.2) the inside stays empty. The filled part begins at twelve o'clock and
    runs clockwise: along the outer arc, across, and back along the inner arc.
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
    """Return an outline with the command that closes it."""
    return (*commands, ("Z", ()))


def left_of(commands: Iterable[Command], limit: float) -> Commands:
    """Return the part of closed shapes that is left of x = limit, with curves as short lines.

    Each outline becomes a polygon, which is clipped at the vertical line as Sutherland and Hodgman
    (1974) do: points left of it are kept, and a point is added wherever an edge crosses it.
    """
    clipped: list[Command] = []
    for outline in _flattened(commands):
        points: list[tuple[float, float]] = []
        for (x0, y0), (x1, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
            if x0 <= limit:
                points.append((x0, y0))
            if (x0 <= limit) != (x1 <= limit):
                points.append((limit, y0 + (y1 - y0) * (limit - x0) / (x1 - x0)))
        if points:
            clipped += polygon(points)
    return tuple(clipped)


def _flattened(commands: Iterable[Command], pieces: int = 12) -> list[list[tuple[float, float]]]:
    """Return each outline as points; a curve becomes as many lines as `pieces` says."""
    outlines: list[list[tuple[float, float]]] = []
    for name, values in commands:
        points = list(zip(values[::2], values[1::2], strict=True))
        if name == "M":
            outlines.append(points)
        elif name == "L":
            outlines[-1] += points
        elif name == "C":
            start = outlines[-1][-1]
            outlines[-1] += [
                _on_curve((start, points[0], points[1], points[2]), step / pieces)
                for step in range(1, pieces + 1)
            ]
    return outlines


def _on_curve(points: Sequence[tuple[float, float]], t: float) -> tuple[float, float]:
    """Return the point at t, 0 to 1, of a cubic Bézier curve given by its four control points."""
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(w * p[i] for w, p in zip(weights, points, strict=True)) for i in (0, 1))
    return (x, y)

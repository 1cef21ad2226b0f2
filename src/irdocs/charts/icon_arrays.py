"""Draw a risk as an array of 100 or 1,000 dots, of which those of people affected are filled.

The dots of people affected are squares in the signal colour, all others are small and round: they
differ in shape as well as in colour. The squares begin at the upper left and fill row after row, so
that they are seen as a part of the whole. All shapes of one state are one outline with many parts,
since programs are slow with a thousand shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from irdocs.charts.figures import FILLED, OUTLINES, FigureShape, Medium
from irdocs.drawing import Command, circle, rectangle
from irdocs.units import Size

PeopleCount = Literal[100, 1000]
COLUMNS = {100: 10, 1000: 40}
"""The number of dots in a row of an array."""
BLOCK = 10
"""After so many rows or columns there is a gap, so that the dots can be counted in hundreds."""
GAP = 0.5
"""The width of such a gap, as a part of the pitch of the dots."""
SQUARE, RING, DISC = 0.8, 0.3, 0.2
"""The side of a square, the radius of a ring, of which 100 are drawn, and that of a disc, of which
1,000 are: so many rings would be dark. All are parts of the pitch."""


def array_size(of: PeopleCount, pitch: float) -> Size:
    """Return the size in pt of an array whose dots are `pitch` pt apart."""
    columns = COLUMNS[of]
    rows = of // columns
    return Size(_offset(columns - 1, pitch) + pitch, _offset(rows - 1, pitch) + pitch)


def pitch_within(of: PeopleCount, room: Size) -> float:
    """Return the greatest pitch in pt at which an array fits into a size in pt."""
    unit = array_size(of, 1.0)
    return min(room.width / unit.width, room.height / unit.height)


def array_shapes(
    of: PeopleCount, affected: int, pitch: float, medium: Medium
) -> tuple[FigureShape, ...]:
    """Return the shapes of an array whose upper left corner is the origin; lengths in pt."""
    squares: list[Command] = []
    others: list[Command] = []
    radius = (RING if of == 100 else DISC) * pitch
    for number, (x, y) in enumerate(_places(of, pitch)):
        if number < affected:
            edge = (1 - SQUARE) / 2 * pitch
            squares += rectangle(x + edge, y + edge, SQUARE * pitch, SQUARE * pitch)
        else:
            others += circle(x + pitch / 2, y + pitch / 2, radius)
    shapes = (
        FigureShape("Affected", tuple(squares), fill=FILLED),
        FigureShape(NAME, tuple(others), stroke="ink-soft", stroke_width=OUTLINES[medium])
        if of == 100
        else FigureShape(NAME, tuple(others), fill="ink-soft"),
    )
    return tuple(shape for shape in shapes if shape.commands)


NAME = "Not affected"
"""The name in the deck of the shape of those who are not affected."""


def _offset(number: int, pitch: float) -> float:
    """Return how far the row or column of a number from 0 is from the first, in pt."""
    return (number + GAP * (number // BLOCK)) * pitch


def _places(of: PeopleCount, pitch: float) -> Iterator[tuple[float, float]]:
    """Yield the upper left corner of each dot's cell, row after row."""
    for number in range(of):
        row, column = divmod(number, COLUMNS[of])
        yield _offset(column, pitch), _offset(row, pitch)

"""The shapes of marks at points, of dashed lines and of error bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, pairwise
from math import hypot
from typing import assert_never

from irdocs.charts.palette import Dash, MarkForm
from irdocs.drawing import Commands, circle, line, polygon, rectangle

Point = tuple[float, float]
"""A point within the frame of a chart, in pt."""


def mark(form: MarkForm, x: float, y: float, radius: float) -> Commands:
    """Return the outline of a mark round a point. All forms look equally large."""
    match form:
        case "circle":
            return circle(x, y, radius)
        case "square":
            side = radius * 1.8
            return rectangle(x - side / 2, y - side / 2, side, side)
        case "triangle":
            return polygon(
                [(x, y - radius * 1.2), (x + radius * 1.15, y + radius * 0.8),
                 (x - radius * 1.15, y + radius * 0.8)]
            )  # fmt: skip
        case "diamond":
            reach = radius * 1.3
            return polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)])
        case _:
            assert_never(form)


def dashed(points: Sequence[Point], dash: Dash, width: float) -> Commands:
    """Return a line through points in dashes, for a stroke of a width in pt with round ends.

    A round end adds half of the width at either end of a dash, so each is drawn shorter by one
    width, and each gap longer.
    """
    if not dash.lengths:
        return line(*points)
    lengths = [
        (length + (1 if number % 2 else -1)) * width for number, length in enumerate(dash.lengths)
    ]
    return tuple(command for piece in _pieces(points, lengths) for command in line(*piece))


def _pieces(points: Sequence[Point], lengths: Sequence[float]) -> Iterator[list[Point]]:
    """Yield the points of each dash along a line, whose corners a dash may bend round."""
    turns = cycle(enumerate(lengths))
    number, left = next(turns)
    piece: list[Point] = [points[0]]
    for (x, y), (end_x, end_y) in pairwise(points):
        length = hypot(end_x - x, end_y - y)
        passed = 0.0
        while length - passed > left:
            passed += left
            share = passed / length
            corner = (x + (end_x - x) * share, y + (end_y - y) * share)
            if number % 2 == 0:
                yield [*piece, corner]
            piece = [corner]
            number, left = next(turns)
        left -= length - passed
        piece.append((end_x, end_y))
    if number % 2 == 0 and len(piece) > 1:
        yield piece


def error_bar(low: Point, high: Point, half_cap: float) -> Commands:
    """Return an error bar between two points, upright or level, with a cap at either end."""
    if low[0] == high[0]:
        caps = [line((x - half_cap, y), (x + half_cap, y)) for x, y in (low, high)]
    else:
        caps = [line((x, y - half_cap), (x, y + half_cap)) for x, y in (low, high)]
    return (*line(low, high), *caps[0], *caps[1])

"""Places on a PDF's pages: boxes, and the matrices that put things into them (ISO 32000-1, 8.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PathPoint = tuple[float, float]
"""The x and y of a place, in pt from the lower left."""
Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageArea:
    """A box as PDF has it: left, bottom, right, top, in pt from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def grown(self, by: float) -> PageArea:
        return PageArea(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def holds(self, other: PageArea, slack: float = 0.0) -> bool:
        """Whether another box lies within this one, or sticks out by no more than `slack`."""
        return (
            other.left >= self.left - slack
            and other.bottom >= self.bottom - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    def meets(self, other: PageArea) -> bool:
        """Whether two boxes share more than an edge."""
        return min(self.right, other.right) > max(self.left, other.left) and min(
            self.top, other.top
        ) > max(self.bottom, other.bottom)

    def cut(self, other: PageArea | None) -> PageArea:
        """Return what lies within another box; inside out if nothing does."""
        if other is None:
            return self
        return PageArea(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


def matrix(numbers: Iterable[float]) -> Matrix:
    """Return the matrix of six numbers, such as the operands of `cm`."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return (a, b, c, d, e, f)


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies one, then the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def scale(matrix: Matrix) -> float:
    """Return how many times longer a matrix makes lengths, the mean of both directions."""
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def bounds(points: Sequence[PathPoint], matrix: Matrix) -> PageArea:
    """Return the box round some points, once a matrix has put them on the page."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return PageArea(min(xs), min(ys), max(xs), max(ys))


def coverage(path: Sequence[PathPoint]) -> float:
    """Return how much of its box a polygon covers, 0 to 1 (the shoelace formula)."""
    box = bounds(path, IDENTITY)
    if not box.width or not box.height:
        return 0.0
    twice = sum(a * d - c * b for (a, b), (c, d) in pairwise([*path, path[0]]))
    return abs(twice) / 2 / (box.width * box.height)


def least_step(path: Sequence[PathPoint]) -> float:
    """Return the least difference between two heights of a path, at least 0.01; else 0."""
    heights = sorted({round(y, 2) for _, y in path})
    return min((upper - lower for lower, upper in pairwise(heights)), default=0.0)

"""Boxes and transformation matrices on PDF pages (ISO 32000-1, 8.3).

Lengths are in pt; x grows to the right and y upwards, as PDF has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from irdocs.frozen import frozen

PathPoint = tuple[float, float]
"""The x and y of a point, before a matrix is applied."""
Matrix = tuple[float, float, float, float, float, float]
"""The numbers a to f of a matrix, which maps (x, y) to (ax + cy + e, bx + dy + f) (8.3.4)."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@frozen
class PageArea:
    """A rectangle with upright sides, in pt from the origin at the lower left of the page."""

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
        """Return the box with each side moved outwards by `by` pt; inwards if it is negative."""
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
        """Return the intersection with another box, or the box itself if that is None.

        If the boxes do not touch, the result has its right edge left of its left one, or its top
        below its bottom.
        """
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
    """Return the product of two matrices, which applies `first`, then `second` (8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def scale(matrix: Matrix) -> float:
    """Return the factor by which a matrix enlarges lengths.

    It is the square root of the determinant, so the geometric mean if x and y differ.
    """
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def bounds(points: Sequence[PathPoint], matrix: Matrix) -> PageArea:
    """Return the bounding box of points that a matrix has mapped onto the page."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in points]
    ys = [b * x + d * y + f for x, y in points]
    return PageArea(min(xs), min(ys), max(xs), max(ys))

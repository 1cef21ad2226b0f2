"""Paths as far as the audit needs them: the box, the parts and the steps of their points.

A path is built by the operators of ISO 32000-1, 8.5.2, and lives until it is painted. What painting
asks of it follows from its points alone, so it is found out once for paths that are painted again,
in another copy of a leaflet say.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from irdocs.audit.reading.page_geometry import IDENTITY, Matrix, PageArea, PathPoint, bounds
from irdocs.frozen import frozen

POINTS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"re": 4, b"h": 0}
"""How many numbers each operator takes that builds a path (table 59)."""
_BEGINNING = (b"m", b"re")
"""The operators that begin a part of a path, which is called a subpath."""


@frozen(eq=False, slots=False)
class PagePath:
    """The points of a path in user space; control points of curves count as points."""

    xs: array[float]
    ys: array[float]
    subpaths: int

    def __bool__(self) -> bool:
        return bool(self.xs)

    @property
    def points(self) -> Iterator[PathPoint]:
        return zip(self.xs, self.ys, strict=True)

    @cached_property
    def _box(self) -> PageArea:
        return PageArea(min(self.xs), min(self.ys), max(self.xs), max(self.ys))

    def bounds(self, matrix: Matrix) -> PageArea:
        """Return the bounding box of the path that a matrix has mapped onto the page."""
        if matrix == IDENTITY:
            return self._box
        a, b, c, d, e, f = matrix
        if b or c:  # the path is turned or skewed
            return bounds(tuple(self.points), matrix)
        box = self._box
        x, y = (a * box.left + e, a * box.right + e), (d * box.bottom + f, d * box.top + f)
        return PageArea(min(x), min(y), max(x), max(y))

    @cached_property
    def cover(self) -> float:
        """The share of its box that the polygon covers, 0 to 1; 0 if there are several parts.

        The area is found by the shoelace formula.
        """
        box = self._box
        if self.subpaths != 1 or not box.width or not box.height:
            return 0.0
        corners = list(self.points)
        twice_the_area = sum(a * d - c * b for (a, b), (c, d) in pairwise([*corners, corners[0]]))
        return abs(twice_the_area) / 2 / (box.width * box.height)

    @cached_property
    def least_step(self) -> float:
        """The smallest difference between the heights of two points.

        Heights are rounded to 0.01; it is 0 if all points have the same height. In a path drawn of
        squares on a grid, such as a QR code's, this is the side of a square.
        """
        heights = sorted({round(y, 2) for y in self.ys})
        return min((upper - lower for lower, upper in pairwise(heights)), default=0.0)


def path_of(operator: bytes, numbers: Sequence[float]) -> PagePath:
    """Return the path that one operator of POINTS builds. `numbers` are as many as it takes."""
    if operator == b"re":
        x, y, width, height = numbers
        numbers = (x, y, x + width, y, x + width, y + height, x, y + height)
    return PagePath(
        array("d", numbers[::2]), array("d", numbers[1::2]), int(operator in _BEGINNING)
    )


def joined(paths: Sequence[PagePath]) -> PagePath:
    """Return the path that several stretches of operators build, one after the other."""
    if len(paths) == 1:
        return paths[0]
    xs, ys = array("d"), array("d")
    for path in paths:
        xs += path.xs
        ys += path.ys
    return PagePath(xs, ys, sum(path.subpaths for path in paths))


__all__ = ["POINTS", "PagePath", "joined", "path_of"]

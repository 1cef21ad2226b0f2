"""Tell which cells of a slide are touched by what a layout and its master paint.

The slide is divided into small cells. Outlines are followed exactly, so that the bounding box of a
slanted band does not count as painted, only the band itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, hypot

from irdocs.drawing import Command, Path, rectangle
from irdocs.frozen import frozen
from irdocs.ooxml.art_items import ArtItem, GradientFill, LayoutText, PictureFill
from irdocs.units import Rect

_CURVE_STEPS = 10
"""Into how many lines a curve is parted."""
Point2 = tuple[float, float]


@frozen
class CellGrid:
    """A box divided into cells."""

    box: Rect
    across: int
    down: int

    @property
    def width(self) -> float:
        """The width of a cell in pt."""
        return self.box.width / self.across

    @property
    def height(self) -> float:
        """The height of a cell in pt."""
        return self.box.height / self.down

    def touched(self, item: ArtItem) -> set[tuple[int, int]]:
        """Return the cells, as column and row, that an item paints in."""
        match item:
            case Path():
                return self._of_path(item.commands, filled=item.fill is not None)
            case GradientFill():
                return self._of_path(item.outline.commands, filled=True)
            case PictureFill():
                outline = item.outline or Path(item.to_page.of(rectangle(0, 0, 1, 1)))
                return self._of_path(outline.commands, filled=True)
            case LayoutText():
                box = item.box
                inside = rectangle(box.x, box.y, box.width, box.height)
                return self._of_path(inside, filled=True)

    def _of_path(self, commands: Sequence[Command], *, filled: bool) -> set[tuple[int, int]]:
        cells: set[tuple[int, int]] = set()
        crossings: list[list[float]] = [[] for _ in range(self.down)]
        for start, end in _edges(commands):
            cells |= set(self._along(start, end))
            for row in self._rows_crossed(start[1], end[1]) if filled else ():
                y = self.box.y + (row + 0.5) * self.height
                share = (y - start[1]) / (end[1] - start[1])
                crossings[row].append(start[0] + share * (end[0] - start[0]))
        for row, places in enumerate(crossings):
            places.sort()
            for left, right in zip(places[::2], places[1::2], strict=False):
                first = max(0, int((left - self.box.x) // self.width))
                last = min(self.across - 1, int((right - self.box.x) // self.width))
                cells.update((column, row) for column in range(first, last + 1))
        return cells

    def _rows_crossed(self, start: float, end: float) -> range:
        """Return the rows whose middle lies between two heights in pt."""
        low, high = sorted((start - self.box.y, end - self.box.y))
        first = max(0, ceil(low / self.height - 0.5))
        return range(first, min(self.down, ceil(high / self.height - 0.5)))

    def _along(self, start: Point2, end: Point2) -> Iterator[tuple[int, int]]:
        """Yield the cells on a line, by small steps; lines far beyond the box take no longer."""
        length = hypot(end[0] - start[0], end[1] - start[1])
        width, height = self.width, self.height
        steps = min(4 * (self.across + self.down), 1 + int(2 * length / height))
        for step in range(steps + 1):
            x = start[0] + (end[0] - start[0]) * step / steps - self.box.x
            y = start[1] + (end[1] - start[1]) * step / steps - self.box.y
            column, row = int(x // width), int(y // height)
            if 0 <= column < self.across and 0 <= row < self.down:
                yield column, row


def _edges(commands: Sequence[Command]) -> Iterator[tuple[Point2, Point2]]:
    """Yield the edges of a path, its curves as lines and its outlines closed."""
    first: Point2 = (0.0, 0.0)
    last = first
    for operator, values in commands:
        if operator == "M":
            if last != first:
                yield last, first
            first = last = (values[0], values[1])
        elif operator == "L":
            yield last, (values[0], values[1])
            last = (values[0], values[1])
        elif operator == "C":
            for point in _curve(last, values):
                yield last, point
                last = point
        elif last != first:
            yield last, first
            last = first
    if last != first:
        yield last, first


def _curve(start: Point2, values: Sequence[float]) -> Iterator[Point2]:
    """Yield points on a cubic Bézier curve from `start`, the last being its end."""
    x1, y1, x2, y2, x3, y3 = values
    for step in range(1, _CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3

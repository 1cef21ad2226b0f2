"""Lay the cells of a tiling side by side as groups of their own.

Programs for slides differ in whether they show the pattern element of SVG; all show shapes.
"""

from __future__ import annotations

from math import ceil, floor

from irdocs.drawing import Commands
from irdocs.vector_art import (
    AffineMap,
    ClippingPath,
    Tiling,
    VectorElement,
    VectorGroup,
    VectorPath,
    inverse,
    mapped,
    transformed,
)

MOST = 2000
"""The most elements that a tiling is unfolded into."""


def unfolded(path: VectorPath, tiling: Tiling) -> VectorGroup | None:
    """Return a fill as the cells that it shows; None for a stroke, and for too many cells."""
    if path.stroke or not path.commands:
        return None
    across, down = _points(mapped(path.commands, inverse(tiling.to_drawing)))
    columns = range(floor(min(across) / tiling.width), ceil(max(across) / tiling.width))
    rows = range(floor(min(down) / tiling.height), ceil(max(down) / tiling.height))
    if len(columns) * len(rows) * _count(tiling.children) > MOST:
        return None
    cell = _cell(tiling)
    children = tuple(
        element
        for row in rows
        for column in columns
        for element in transformed(cell, _moved(tiling, column, row))
    )
    return VectorGroup(children, (ClippingPath(path.commands, path.even_odd),), path.opacity)


def _cell(tiling: Tiling) -> tuple[VectorElement, ...]:
    """Return what one cell shows, cut to the cell if it reaches beyond."""
    width, height = tiling.width, tiling.height
    within = all(
        isinstance(child, VectorPath)
        and not child.stroke
        and all(0 <= x <= width for x in _points(child.commands)[0])
        and all(0 <= y <= height for y in _points(child.commands)[1])
        for child in tiling.children
    )
    if within:
        return tiling.children
    edges: Commands = (
        ("M", (0.0, 0.0)), ("L", (width, 0.0)), ("L", (width, height)), ("L", (0.0, height)),
        ("Z", ()),
    )  # fmt: skip
    return (VectorGroup(tiling.children, (ClippingPath(edges),)),)


def _moved(tiling: Tiling, column: int, row: int) -> AffineMap:
    """Return the map of one cell to the drawing."""
    a, b, c, d, e, f = tiling.to_drawing
    x, y = column * tiling.width, row * tiling.height
    return a, b, c, d, a * x + c * y + e, b * x + d * y + f


def _points(commands: Commands) -> tuple[list[float], list[float]]:
    across = [x for _, values in commands for x in values[::2]]
    return across, [y for _, values in commands for y in values[1::2]]


def _count(elements: tuple[VectorElement, ...]) -> int:
    return sum(
        _count(element.children) if isinstance(element, VectorGroup) else 1 for element in elements
    )

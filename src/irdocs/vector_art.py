"""Any vector drawing as values: paths, gradients, tilings, clipping, translucent groups.

These are the graphics objects that PDF and SVG have in common (ISO 32000-1, 8.5 and 8.7.4; SVG 1.1,
9 to 14), so one reading of a drawing is written as either. Lengths are in the drawing's own units
and y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot, sqrt
from typing import Literal, assert_never

from irdocs.drawing import Colour, Command, Commands
from irdocs.frozen import frozen, replace

AffineMap = tuple[float, float, float, float, float, float]
"""The numbers a to f of an affine map: x' = ax + cy + e, y' = bx + dy + f."""

IDENTITY: AffineMap = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@frozen
class ShadingStop:
    """One colour of a gradient."""

    at: float
    """Its position between the gradient's start, 0, and its end, 1."""
    colour: Colour
    opacity: float = 1.0


@frozen
class Shading:
    """A gradient, which goes on beyond its ends in the colours of these (ISO 32000-1, 8.7.4.5)."""

    coordinates: tuple[float, ...]
    """Of an axial gradient x0, y0, x1, y1; of a radial one x0, y0, r0, x1, y1, r1."""
    stops: tuple[ShadingStop, ...]
    """In ascending order, the first at 0 and the last at 1."""
    to_drawing: AffineMap
    """Maps `coordinates` to those of the drawing."""

    @property
    def radial(self) -> bool:
        """Whether the colours run between two circles instead of along a line."""
        return len(self.coordinates) == 6

    @property
    def translucent(self) -> bool:
        """Whether what is behind shows through some part of it."""
        return any(stop.opacity < 1 for stop in self.stops)


@frozen
class Tiling:
    """A cell that is painted again and again, edge to edge (ISO 32000-1, 8.7.3)."""

    children: tuple[VectorElement, ...]
    """What a cell shows; what reaches beyond it is not painted."""
    width: float
    height: float
    """Of the cell, from 0, 0, in the units of its children."""
    to_drawing: AffineMap
    """Maps the first cell to the drawing."""

    @property
    def to_scale(self) -> Tiling:
        """The same tiling, its cell as large as in the drawing: files round what is small."""
        a, b, c, d, e, f = self.to_drawing
        scale = sqrt(abs(a * d - b * c))
        return Tiling(
            placed(self.children, scale),
            self.width * scale,
            self.height * scale,
            (a / scale, b / scale, c / scale, d / scale, e, f),
        )


Paint = Colour | Shading | Tiling


@frozen
class StrokeStyle:
    """How a path is stroked (ISO 32000-1, 8.4.3)."""

    width: float
    cap: Literal[0, 1, 2] = 0
    """Butt, round, or projecting square."""
    join: Literal[0, 1, 2] = 0
    """Miter, round, or bevel."""
    miter_limit: float = 4.0
    dashes: tuple[float, ...] = ()
    """The lengths of dashes and gaps in turns; empty for a solid line."""
    phase: float = 0.0
    """How far into the dashes the line starts."""

    def scaled(self, scale: float) -> StrokeStyle:
        """Return the style for a drawing that is `scale` times as large."""
        dashes = tuple(length * scale for length in self.dashes)
        return replace(self, width=self.width * scale, dashes=dashes, phase=self.phase * scale)


@frozen
class VectorPath:
    """A path that is filled, or that is stroked."""

    commands: Commands
    paint: Paint
    opacity: float = 1.0
    even_odd: bool = False
    """Whether the even-odd rule finds the inside of a fill (ISO 32000-1, 8.5.3.3.3)."""
    stroke: StrokeStyle | None = None
    """None for a fill."""
    to_drawing: AffineMap = IDENTITY
    """Maps a stroke's path and its pen to the drawing: a pen may be wider across than down."""


@frozen
class ClippingPath:
    """An outline beyond which nothing is painted (ISO 32000-1, 8.5.4)."""

    commands: Commands
    even_odd: bool = False


@frozen
class EmbeddedImage:
    """A picture within a drawing."""

    data: bytes
    """A PNG of its pixels alone."""
    to_drawing: AffineMap
    """Maps the unit square to the drawing; the picture stands upright in it as y grows upwards
    (ISO 32000-1, 8.9.4)."""
    opacity: float = 1.0


@frozen
class VectorGroup:
    """Elements that are clipped together, and are translucent together (ISO 32000-1, 11.4)."""

    children: tuple[VectorElement, ...]
    clips: tuple[ClippingPath, ...] = ()
    opacity: float = 1.0


VectorElement = VectorPath | VectorGroup | EmbeddedImage


def product(first: AffineMap, then: AffineMap) -> AffineMap:
    """Return the map that maps by `first` and its result by `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s,
        c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def inverse(matrix: AffineMap) -> AffineMap:
    """Return the map that undoes another, which must not flatten the plane."""
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return (
        d / area, -b / area, -c / area, a / area,
        (c * f - d * e) / area, (b * e - a * f) / area,
    )  # fmt: skip


def similarity(matrix: AffineMap) -> float | None:
    """Return by how much a map scales, or None if not all directions are scaled alike."""
    a, b, c, d, _, _ = matrix
    across, down = hypot(a, b), hypot(c, d)
    if abs(across - down) > 1e-4 * max(across, down) or abs(a * c + b * d) > 1e-4 * across * down:
        return None
    return across


def mapped(commands: Commands, matrix: AffineMap) -> Commands:
    """Return a path whose points are mapped."""
    if matrix == IDENTITY:
        return commands
    a, b, c, d, e, f = matrix
    result: list[Command] = []
    for name, values in commands:
        pairs = zip(values[::2], values[1::2], strict=True)
        result.append(
            (
                name,
                tuple(v for x, y in pairs for v in (a * x + c * y + e, b * x + d * y + f)),
            )
        )
    return tuple(result)


def placed(
    elements: tuple[VectorElement, ...], scale: float, dx: float = 0.0, dy: float = 0.0
) -> tuple[VectorElement, ...]:
    """Return elements scaled about the origin, then moved."""
    return transformed(elements, (scale, 0.0, 0.0, scale, dx, dy))


def transformed(
    elements: tuple[VectorElement, ...], matrix: AffineMap
) -> tuple[VectorElement, ...]:
    """Return elements whose points are mapped, with their pens and paints."""
    return tuple(_transformed(element, matrix) for element in elements)


def _transformed(element: VectorElement, matrix: AffineMap) -> VectorElement:
    match element:
        case VectorGroup():
            clips = (ClippingPath(mapped(c.commands, matrix), c.even_odd) for c in element.clips)
            children = transformed(element.children, matrix)
            return replace(element, children=children, clips=tuple(clips))
        case EmbeddedImage():
            return replace(element, to_drawing=product(element.to_drawing, matrix))
        case VectorPath():
            return _transformed_path(element, matrix)
        case _:
            assert_never(element)


def _transformed_path(path: VectorPath, matrix: AffineMap) -> VectorPath:
    paint, stroke, scale = path.paint, path.stroke, similarity(matrix)
    if not isinstance(paint, Colour):
        paint = replace(paint, to_drawing=product(paint.to_drawing, matrix))
    if stroke and (path.to_drawing != IDENTITY or scale is None):
        return replace(path, paint=paint, to_drawing=product(path.to_drawing, matrix))
    return replace(
        path,
        commands=mapped(path.commands, matrix),
        paint=paint,
        stroke=stroke.scaled(scale) if stroke and scale is not None else stroke,
    )


def recoloured(
    elements: tuple[VectorElement, ...], change: Callable[[Colour], Colour]
) -> tuple[VectorElement, ...]:
    """Return elements with each colour replaced by what `change` returns for it."""

    def paint(old: Paint) -> Paint:
        match old:
            case Colour():
                return change(old)
            case Shading():
                stops = (replace(stop, colour=change(stop.colour)) for stop in old.stops)
                return replace(old, stops=tuple(stops))
            case Tiling():
                return replace(old, children=recoloured(old.children, change))
            case _:
                assert_never(old)

    def changed(element: VectorElement) -> VectorElement:
        match element:
            case VectorPath():
                return replace(element, paint=paint(element.paint))
            case VectorGroup():
                return replace(element, children=recoloured(element.children, change))
            case EmbeddedImage():
                return element
            case _:
                assert_never(element)

    return tuple(changed(element) for element in elements)

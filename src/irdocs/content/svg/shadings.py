"""Read colours and gradients of the page that svg2pdf writes (ISO 32000-1, 8.7.4.5 and 7.10)."""

from __future__ import annotations

from typing import Any

from irdocs.content.svg.faults import NotVectorsError
from irdocs.drawing import Colour
from irdocs.vector_art import AffineMap, Shading, ShadingStop


def affine(numbers: Any) -> AffineMap:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def colour(components: Any) -> Colour:
    red, green, blue = (round(float(part) * 255) for part in components)
    return Colour(red, green, blue)


def shading_of(shading: Any, to_drawing: AffineMap) -> Shading:
    """Return an axial or radial shading (ISO 32000-1, 8.7.4.5.3 and 8.7.4.5.4)."""
    stops = tuple(ShadingStop(at, colour(parts)) for at, parts in _function_stops(shading.Function))
    coordinates = tuple(float(number) for number in shading.Coords)
    return Shading(coordinates, stops, to_drawing)


def _function_stops(function: Any) -> list[tuple[float, tuple[float, ...]]]:
    """Return the values of a function and where it has them: both ends of each of its pieces."""
    if int(function.FunctionType) == 2:
        pieces, edges = [function], [0.0, 1.0]
    else:
        pieces = list(function.Functions)
        edges = [0.0, *(float(bound) for bound in function.Bounds), 1.0]
    stops: list[tuple[float, tuple[float, ...]]] = []
    for piece, start, end in zip(pieces, edges[:-1], edges[1:], strict=True):
        for at, values in ((start, piece.C0), (end, piece.C1)):
            stop = (at, tuple(float(value) for value in values))
            if stop not in stops[-1:]:
                stops.append(stop)
    return stops


def fading_of(mask: Any) -> tuple[tuple[float, float], ...]:
    """Return the opacities of a soft mask that is one gradient. Raises NotVectorsError if not."""
    import pikepdf

    if isinstance(mask, pikepdf.Name):
        return ()
    if str(mask.S) != "/Luminosity":
        raise NotVectorsError("a clipping path of several parts")
    operators = [str(step.operator) for step in pikepdf.parse_content_stream(mask.G)]
    if "sh" not in operators or not set(operators) <= {"cm", "sh", "q", "Q"}:
        raise NotVectorsError("a mask")
    (shading,) = mask.G.Resources.Shading.values()
    return tuple((at, values[0]) for at, values in _function_stops(shading.Function))

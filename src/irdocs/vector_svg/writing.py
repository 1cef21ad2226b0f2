"""Write vector drawings as SVG 1.1 that programs for slides show: paths, gradients, clips, groups.

Nothing of the author's file is copied, so no script, reference or editor's data can come along.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import assert_never

from irdocs.drawing import Colour, Commands
from irdocs.vector_art import (
    IDENTITY,
    AffineMap,
    ClippingPath,
    EmbeddedImage,
    Paint,
    Shading,
    StrokeStyle,
    Tiling,
    VectorElement,
    VectorGroup,
    VectorPath,
    inverse,
    product,
)
from irdocs.vector_svg import tiles

_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")


def written(
    elements: Sequence[VectorElement],
    width: float,
    height: float,
    ground: Colour | None = None,
    *,
    names: str = "d",
) -> str:
    """Return elements as an SVG file of a width and height in their units, on a ground or none.

    Its ids begin with `names`: several drawings in one page need ids that differ.
    """
    writer = _SvgWriter(names)
    body = "".join(writer.element(element) for element in elements)
    if ground:
        body = f'<rect width="100%" height="100%" fill="{ground}"/>{body}'
    definitions = f"<defs>{''.join(writer.definitions)}</defs>" if writer.definitions else ""
    links = ' xmlns:xlink="http://www.w3.org/1999/xlink"' if "xlink:href" in body else ""
    size = f'width="{number(width)}" height="{number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"{links} {size} '
        f'viewBox="0 0 {number(width)} {number(height)}">{definitions}{body}</svg>'
    )


class _SvgWriter:
    """Writes elements, and collects what they refer to."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.definitions: list[str] = []
        self._names: dict[str, str] = {}

    def element(self, element: VectorElement) -> str:
        """Return an element with all in it."""
        if isinstance(element, VectorGroup):
            inner = "".join(self.element(child) for child in element.children)
            opacity = f' opacity="{number(element.opacity)}"' if element.opacity < 1 else ""
            group = f"<g{opacity}>{inner}</g>" if opacity else inner
            for clip in reversed(element.clips):
                group = f'<g clip-path="url(#{self._clip(clip)})">{group}</g>'
            return group
        if isinstance(element, EmbeddedImage):
            return _image(element)
        if isinstance(element.paint, Tiling) and (cells := tiles.unfolded(element, element.paint)):
            return self.element(cells)
        return self._path(element)

    def _path(self, path: VectorPath) -> str:
        fine = path.to_drawing != IDENTITY
        data = path_data(path.commands, fine=fine)
        if path.stroke is None:
            rule = ' fill-rule="evenodd"' if path.even_odd else ""
            paint = self._paint(path.paint, IDENTITY)
            return f'<path d="{data}" fill="{paint}"{rule}{_opacity(path, "fill")}/>'
        paint = self._paint(path.paint, path.to_drawing)
        transform = f' transform="{_matrix(path.to_drawing)}"' if fine else ""
        return (
            f'<path d="{data}" fill="none" stroke="{paint}"{_stroke(path.stroke)}'
            f"{_opacity(path, 'stroke')}{transform}/>"
        )

    def _paint(self, paint: Paint, within: AffineMap) -> str:
        match paint:
            case Colour():
                return f"#{paint.hex}"
            case Shading():
                return f"url(#{self._gradient(paint, within)})"
            case Tiling():
                return f"url(#{self._pattern(paint, within)})"
            case _:
                assert_never(paint)

    def _pattern(self, tiling: Tiling, within: AffineMap) -> str:
        """Return the id of a pattern; an element's transform is taken out of its own."""
        cell = tiling.to_scale
        matrix = product(cell.to_drawing, inverse(within))
        size = f'width="{_fine(cell.width)}" height="{_fine(cell.height)}"'
        children = "".join(self.element(child) for child in cell.children)
        place = f'{size} patternUnits="userSpaceOnUse" patternTransform="{_matrix(matrix)}"'
        return self._defined("pattern", f"{place}>{children}")

    def _gradient(self, shading: Shading, within: AffineMap) -> str:
        """Return the id of a gradient; an element's transform is taken out of its own."""
        stops = "".join(
            f'<stop offset="{_fine(stop.at)}" stop-color="#{stop.colour.hex}"'
            + (f' stop-opacity="{number(stop.opacity)}"' if stop.opacity < 1 else "")
            + "/>"
            for stop in shading.stops
        )
        matrix = product(shading.to_drawing, inverse(within))
        common = f'gradientUnits="userSpaceOnUse" gradientTransform="{_matrix(matrix)}"'
        values = [_fine(value) for value in shading.coordinates]
        if shading.radial:
            fx, fy, _, cx, cy, r = values
            place = f'cx="{cx}" cy="{cy}" r="{r}" fx="{fx}" fy="{fy}"'
            return self._defined("radialGradient", f"{place} {common}>{stops}")
        x1, y1, x2, y2 = values
        place = f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
        return self._defined("linearGradient", f"{place} {common}>{stops}")

    def _clip(self, clip: ClippingPath) -> str:
        rule = ' clip-rule="evenodd"' if clip.even_odd else ""
        return self._defined("clipPath", f'><path d="{path_data(clip.commands)}"{rule}/>')

    def _defined(self, element: str, content: str) -> str:
        """Return the id of a definition, the same for equal ones."""
        key = f"{element} {content}"
        if key not in self._names:
            name = self._names[key] = f"{self._prefix}{len(self._names)}"
            self.definitions.append(f'<{element} id="{name}" {content}</{element}>')
        return self._names[key]


def _image(image: EmbeddedImage) -> str:
    """Return a picture in the unit square, which has y growing downwards in SVG."""
    matrix = _matrix(product((1.0, 0.0, 0.0, -1.0, 0.0, 1.0), image.to_drawing))
    data = base64.b64encode(image.data).decode("ascii")
    opacity = f' opacity="{number(image.opacity)}"' if image.opacity < 1 else ""
    return (
        f'<image width="1" height="1" preserveAspectRatio="none" transform="{matrix}"{opacity} '
        f'xlink:href="data:image/png;base64,{data}"/>'
    )


def _stroke(style: StrokeStyle) -> str:
    text = (
        f' stroke-width="{_fine(style.width)}" stroke-linecap="{_CAPS[style.cap]}" '
        f'stroke-linejoin="{_JOINS[style.join]}" stroke-miterlimit="{number(style.miter_limit)}"'
    )
    if style.dashes:
        dashes = " ".join(_fine(length) for length in style.dashes)
        text += f' stroke-dasharray="{dashes}" stroke-dashoffset="{_fine(style.phase)}"'
    return text


def _opacity(path: VectorPath, what: str) -> str:
    return f' {what}-opacity="{number(path.opacity)}"' if path.opacity < 1 else ""


def _matrix(matrix: AffineMap) -> str:
    return f"matrix({' '.join(_fine(value) for value in matrix)})"


def path_data(commands: Commands, *, fine: bool = False) -> str:
    """Return the data of a path to a thousandth, or to a millionth if `fine` (SVG 1.1, 8.3)."""
    shown = _fine if fine else number
    return "".join(
        command + " ".join(shown(value) for value in values) for command, values in commands
    )


def number(value: float) -> str:
    """Return a number to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _fine(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")

"""SVG drawings → paths whose colours are roles of the theme, so that both products draw the same.

A drawing names its colours by class: `fill-primary`, `stroke-signal`. Shapes, paths, groups and
transforms are read (SVG 1.1, 8 and 9); anything else is refused, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from math import isfinite, radians
from typing import Any

from irdocs.content import limits
from irdocs.drawing import Colour, Command, Path


@dataclass(frozen=True, slots=True)
class DrawnPath:
    """One painted path; points in the drawing's own units, y downwards."""

    commands: tuple[Command, ...]
    fill: str | None
    """A colour role, or None for no fill."""
    stroke: str | None
    stroke_width: float
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Illustration:
    """A drawing: its size in its own units and its outlines, back to front."""

    width: float
    height: float
    outlines: tuple[DrawnPath, ...]

    def paths(self, colours: Mapping[str, Colour], width: float) -> tuple[Path, ...]:
        """Return the outlines as paths `width` pt wide, their roles looked up in `colours`."""
        scale = width / self.width
        return tuple(
            Path(
                outline.commands,
                fill=colours[outline.fill] if outline.fill else None,
                stroke=colours[outline.stroke] if outline.stroke else None,
                stroke_width=outline.stroke_width,
                opacity=outline.opacity,
            ).mapped(scale, 0, 0)
            for outline in self.outlines
        )

    @property
    def roles(self) -> frozenset[str]:
        """The colour roles that the drawing names."""
        return frozenset(r for o in self.outlines for r in (o.fill, o.stroke) if r)


class UnsupportedDrawingError(ValueError):
    """The SVG holds something that would be lost."""


_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = {
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
_SHARED = {"id", "class", "transform", "opacity", "stroke-width"}
_ROOT = {"id", "viewBox", "width", "height", "version", "role"}
_SILENT = {"title", "desc", "style", "metadata"}
"""Elements that draw nothing; a style only helps other programs to show the file."""
_ROLE_PREFIXES = ("fill-", "stroke-")
_SIZES = {"r", "rx", "ry", "width", "height"}


def read(data: bytes) -> Illustration:
    """Return the drawing in an SVG file. Raises UnsupportedDrawingError, saying what and why."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnsupportedDrawingError(f"not well-formed XML: {error.msg}") from None
    if root.getroottree().docinfo.doctype:
        raise UnsupportedDrawingError("a DOCTYPE is not read; take it out")
    if root.tag != f"{_SVG}svg":
        raise UnsupportedDrawingError("the root element is not svg")
    _check_attributes(root, _ROOT)
    box = _numbers(str(root.get("viewBox", "")))
    if len(box) != 4 or min(box[2:]) <= 0 or not 0.02 < box[2] / box[3] < 50:
        raise UnsupportedDrawingError("the svg element needs a viewBox of a usual shape")
    outlines: list[DrawnPath] = []
    start = _PathStyle(fill="ink", stroke=None, width=1.0, opacity=1.0)
    for child in root:
        _walk(child, start, (1.0, 0.0, 0.0, 1.0, -box[0], -box[1]), outlines)
    if sum(len(values) for outline in outlines for _, values in outline.commands) > limits.POINTS:
        raise UnsupportedDrawingError(f"it has more than {limits.POINTS:,} points")
    return Illustration(box[2], box[3], tuple(outlines))


def _numbers(text: str) -> list[float]:
    """Return the numbers of a list. Raises UnsupportedDrawingError for any that is none."""
    try:
        numbers = [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        raise UnsupportedDrawingError(f'"{text[:40]}" is not a list of numbers') from None
    if not all(isfinite(number) and abs(number) <= limits.COORDINATE for number in numbers):
        raise UnsupportedDrawingError(f"a number is larger than {limits.COORDINATE:,.0f}")
    return numbers


def _check_attributes(element: Any, known: set[str]) -> None:
    for name in element.attrib:
        if name.endswith("}href"):
            raise UnsupportedDrawingError("a reference to something else is not read")
        if name.startswith(("{", "aria-")):
            continue
        if name not in known:
            raise UnsupportedDrawingError(f"the attribute {name} is not read")
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        raise UnsupportedDrawingError("loose text is not read")


@dataclass(frozen=True, slots=True)
class _PathStyle:
    fill: str | None
    stroke: str | None
    width: float
    opacity: float


_Matrix = tuple[float, float, float, float, float, float]


def _walk(element: Any, style: _PathStyle, matrix: _Matrix, outlines: list[DrawnPath]) -> None:
    if not isinstance(element.tag, str):
        return
    name = element.tag.removeprefix(_SVG)
    if name == "style" and re.search(r"url\s*\(|@import", "".join(element.itertext())):
        raise UnsupportedDrawingError(f"line {element.sourceline}: a style refers to other files")
    if name in _SILENT:
        return
    if name != "g" and name not in _SHAPES:
        raise UnsupportedDrawingError(f"line {element.sourceline}: the element {name} is not read")
    try:
        _check_attributes(element, _SHARED | _SHAPES.get(name, set()))
        style = _styled(element, style)
        matrix = _times(matrix, _transform(element))
        if name != "g":
            if len(outlines) >= limits.SHAPES:
                raise UnsupportedDrawingError(f"it has more than {limits.SHAPES:,} shapes")
            outlines.append(_outline(element, style, matrix))
    except _FAULTS as error:
        why = str(error) if isinstance(error, UnsupportedDrawingError) else "a number is wrong"
        raise UnsupportedDrawingError(f"line {element.sourceline}, {name}: {why}") from None
    if name == "g":
        for child in element:
            _walk(child, style, matrix, outlines)


_FAULTS = (ValueError, TypeError, LookupError, ArithmeticError, AssertionError)
"""What the path parser raises for data that is none."""


def _outline(element: Any, style: _PathStyle, matrix: _Matrix) -> DrawnPath:
    commands = _commands(element, matrix)
    if not all(
        isfinite(v) and abs(v) <= limits.COORDINATE for _, values in commands for v in values
    ):
        raise UnsupportedDrawingError(f"a number is larger than {limits.COORDINATE:,.0f}")
    scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
    return DrawnPath(commands, style.fill, style.stroke, style.width * scale, style.opacity)


def _styled(element: Any, style: _PathStyle) -> _PathStyle:
    fill, stroke = style.fill, style.stroke
    for name in str(element.get("class", "")).split():
        if not name.startswith(_ROLE_PREFIXES):
            raise UnsupportedDrawingError(f'the class "{name}" is no fill- or stroke- role')
        role: str | None = name.split("-", 1)[1]
        role = None if role == "none" else role
        if name.startswith("fill-"):
            fill = role
        else:
            stroke = role
    (width,) = _numbers(str(element.get("stroke-width", style.width)))
    (opacity,) = _numbers(str(element.get("opacity", 1)))
    if width < 0 or not 0 <= opacity <= 1:
        raise UnsupportedDrawingError("a stroke-width is below 0, or an opacity not from 0 to 1")
    return _PathStyle(fill, stroke, width, opacity * style.opacity)


_TRANSFORMS = re.compile(r"\s*(?:\w+\s*\([^()]*\)[\s,]*)*\Z")


def _transform(element: Any) -> _Matrix:
    from fontTools.misc.transform import Transform

    text = element.get("transform", "")
    if not _TRANSFORMS.match(text):
        raise UnsupportedDrawingError(f'the transform "{text[:40]}" is not read')
    result = Transform()
    for name, numbers in re.findall(r"(\w+)\s*\(([^()]*)\)", text):
        result = _applied(result, name, _numbers(numbers))
    return tuple(result)


def _applied(matrix: Any, name: str, values: list[float]) -> Any:
    match name:
        case "translate" if len(values) in (1, 2):
            return matrix.translate(*values)
        case "scale" if len(values) in (1, 2):
            return matrix.scale(*values)
        case "rotate" if len(values) == 1:
            return matrix.rotate(radians(values[0]))
        case "rotate" if len(values) == 3:
            turned = matrix.translate(values[1], values[2]).rotate(radians(values[0]))
            return turned.translate(-values[1], -values[2])
        case "matrix" if len(values) == 6:
            return matrix.transform(tuple(values))
    raise UnsupportedDrawingError(f"the transform {name} of {len(values)} numbers is not read")


def _times(outer: _Matrix, inner: _Matrix) -> _Matrix:
    from fontTools.misc.transform import Transform

    return tuple(Transform(*outer).transform(inner))


def _commands(element: Any, matrix: _Matrix) -> tuple[Command, ...]:
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.svgLib.path import parse_path
    from fontTools.svgLib.path.shapes import PathBuilder

    shape = deepcopy(element)
    shape.attrib.pop("transform", None)  # it is in the matrix already
    for name in _SHAPES[shape.tag.removeprefix(_SVG)] - {"d", "points"}:
        if name not in ("rx", "ry") and name not in shape.attrib:
            shape.set(name, "0")
        elif name in shape.attrib and min(_numbers(shape.get(name)) or [0]) < 0 and name in _SIZES:
            raise UnsupportedDrawingError(f"{name} is below 0")
    builder = PathBuilder()
    builder.add_path_from_element(shape)
    pen = DecomposingRecordingPen({})
    for path in builder.paths:
        parse_path(path, TransformPen(pen, matrix))
    return tuple(_from_pen(pen.value))


def _from_pen(operations: list[Any]) -> list[Command]:
    found: list[Command] = []
    here = (0.0, 0.0)
    for name, points in operations:
        match name:
            case "moveTo":
                found.append(("M", tuple(points[0])))
            case "lineTo":
                found.append(("L", tuple(points[0])))
            case "curveTo":
                found.append(("C", tuple(c for point in points for c in point)))
            case "qCurveTo":
                (qx, qy), (x, y) = points
                first = (here[0] + 2 / 3 * (qx - here[0]), here[1] + 2 / 3 * (qy - here[1]))
                second = (x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y))
                found.append(("C", (*first, *second, x, y)))
            case "closePath":
                found.append(("Z", ()))
            case _:
                pass  # fontTools records no other operator
        if points:
            here = points[-1]
    return found

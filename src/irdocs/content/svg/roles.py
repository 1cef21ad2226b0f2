"""Read SVG drawings into paths whose colours are roles of the theme.

Shapes, paths, groups and transforms are read (SVG 1.1, 8 and 9). A drawing that holds anything else
(text, gradients, clipping, style attributes) is read by `svg_files` as one in its own colours.
"""

from __future__ import annotations

import re
from copy import deepcopy
from math import isfinite, radians
from typing import Any

from lxml import etree

from irdocs.caching.on_disk import cached_on_disk
from irdocs.content import limits
from irdocs.content.illustration import DrawnPath, Illustration
from irdocs.content.svg.faults import UnsupportedDrawingError
from irdocs.content.svg.parsing import elements_of
from irdocs.drawing import Command
from irdocs.frozen import frozen

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
"""The shapes of SVG 1.1, 8 and 9, and the attributes of each that are read."""
_SHARED = {"id", "class", "transform", "opacity", "stroke-width"}
_ROOT = {"id", "viewBox", "width", "height", "version", "role"}
_SILENT = {"title", "desc", "style", "metadata"}
"""Elements that draw nothing; a style only helps other programs to show the file."""
ROLE_PREFIXES = ("fill-", "stroke-")
"""What the classes of elements begin with that name a role of the theme."""
_SIZES = {"r", "rx", "ry", "width", "height"}
"""Attributes of shapes that must not be negative (SVG 1.1, 9)."""


def read_roles(root: Any) -> Illustration:
    """Return the drawing in a tree of SVG whose colours are roles.

    Raises UnsupportedDrawingError for anything else that it holds.
    """
    data = cached_on_disk("drawing", (etree.tostring(root),), lambda: _read(root).as_json())
    return Illustration.from_json(data)


def has_roles(root: Any) -> bool:
    """Whether some element names its colour by a role of the theme."""
    return any(
        name.startswith(ROLE_PREFIXES)
        for element in elements_of(root)
        for name in element.get("class", "").split()
    )


def _read(root: Any) -> Illustration:
    _check_attributes(root, _ROOT)
    box = _numbers(str(root.get("viewBox", "")))
    if len(box) != 4 or min(box[2:]) <= 0 or not 0.02 < box[2] / box[3] < 50:
        raise UnsupportedDrawingError(
            "the svg element needs a viewBox with a longer side below 50 times the shorter one"
        )
    outlines: list[DrawnPath] = []
    # SVG fills in black by default; here the default is the colour of text.
    initial_style = _PathStyle(fill="ink", stroke=None, width=1.0, opacity=1.0)
    for child in root:
        _walk(child, initial_style, (1.0, 0.0, 0.0, 1.0, -box[0], -box[1]), outlines)
    if sum(len(values) for outline in outlines for _, values in outline.commands) > limits.POINTS:
        raise UnsupportedDrawingError(f"it has more than {limits.POINTS:,} coordinates")
    if not outlines:
        raise UnsupportedDrawingError("it paints nothing")
    return Illustration(box[2], box[3], tuple(outlines))


def _numbers(text: str) -> list[float]:
    """Return the numbers of a text such as "0 0 24,24".

    Raises UnsupportedDrawingError for a part that is not a finite number within the limit.
    """
    try:
        numbers = [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        raise UnsupportedDrawingError(f'"{text[:40]}" is not a list of numbers') from None
    if not all(isfinite(number) and abs(number) <= limits.COORDINATE for number in numbers):
        raise UnsupportedDrawingError(f"a number is larger than {limits.COORDINATE:,.0f}")
    return numbers


def _check_attributes(element: Any, known: set[str]) -> None:
    """Raise UnsupportedDrawingError if an element has an attribute or a text that is not read.

    Attributes of other namespaces (editors save their own), aria- and data- attributes draw
    nothing.
    """
    for name in element.attrib:
        if name.endswith("}href"):
            raise UnsupportedDrawingError("a reference (href) to something else is not read")
        if name.startswith(("{", "aria-", "data-")):
            continue
        if name not in known:
            raise UnsupportedDrawingError(f"the attribute {name} is not read")
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        raise UnsupportedDrawingError("text is not read; turn it into paths")


@frozen
class _PathStyle:
    """The properties that an element inherits from the groups around it."""

    fill: str | None
    stroke: str | None
    width: float
    opacity: float


_Matrix = tuple[float, float, float, float, float, float]
"""An affine map a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f (SVG 1.1, 7.4)."""


def _walk(element: Any, style: _PathStyle, matrix: _Matrix, outlines: list[DrawnPath]) -> None:
    """Append the paths of an element and of all inside it, with the inherited style and matrix.

    Raises UnsupportedDrawingError with the line of the element at fault.
    """
    if not isinstance(element.tag, str):  # a comment or a processing instruction
        return
    name = element.tag.removeprefix(_SVG)
    if name == "style" and re.search(r"url\s*\(|@import", "".join(element.itertext())):
        raise UnsupportedDrawingError(f"line {element.sourceline}: a style refers to other files")
    if name in _SILENT or name.startswith("{"):  # of another namespace: an editor's own data
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
        reason = (
            str(error)
            if isinstance(error, UnsupportedDrawingError)
            else "a number is missing or wrong"
        )
        raise UnsupportedDrawingError(f"line {element.sourceline}, {name}: {reason}") from None
    if name == "g":
        for child in element:
            _walk(child, style, matrix, outlines)


_FAULTS = (ValueError, TypeError, LookupError, ArithmeticError, AssertionError)
"""What fontTools' path parser raises, undocumented, for data that it cannot parse."""


def _outline(element: Any, style: _PathStyle, matrix: _Matrix) -> DrawnPath:
    """Return the path of one shape, in the coordinates of the whole drawing.

    A stroke's width must be scaled as the shape is. A transform may scale the two directions
    differently, while a path has one width; the square root of the determinant, the side of the
    square into whose area the matrix maps the unit square, is a fair mean.
    """
    commands = _commands(element, matrix)
    if not all(
        isfinite(value) and abs(value) <= limits.COORDINATE
        for _, values in commands
        for value in values
    ):
        raise UnsupportedDrawingError(f"a number is larger than {limits.COORDINATE:,.0f}")
    scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
    return DrawnPath(commands, style.fill, style.stroke, style.width * scale, style.opacity)


def _styled(element: Any, style: _PathStyle) -> _PathStyle:
    """Return the inherited style with what an element itself sets; opacities multiply."""
    fill, stroke = style.fill, style.stroke
    for name in str(element.get("class", "")).split():
        if not name.startswith(ROLE_PREFIXES):
            raise UnsupportedDrawingError(
                f'the class "{name}" begins with neither fill- nor stroke-'
            )
        role: str | None = name.split("-", 1)[1]
        role = None if role == "none" else role
        if name.startswith("fill-"):
            fill = role
        else:
            stroke = role
    (width,) = _numbers(str(element.get("stroke-width", style.width)))
    (opacity,) = _numbers(str(element.get("opacity", 1)))
    if width < 0 or not 0 <= opacity <= 1:
        raise UnsupportedDrawingError("a stroke-width must be at least 0, an opacity from 0 to 1")
    return _PathStyle(fill, stroke, width, opacity * style.opacity)


_TRANSFORMS = re.compile(r"\s*(?:\w+\s*\([^()]*\)[\s,]*)*\Z")


def _transform(element: Any) -> _Matrix:
    """Return the matrix of an element's transform attribute, a list of functions (SVG 1.1, 7.6)."""
    from fontTools.misc.transform import Transform

    text = element.get("transform", "")
    if not _TRANSFORMS.match(text):
        raise UnsupportedDrawingError(f'the transform "{text[:40]}" is not read')
    result = Transform()
    for name, numbers in re.findall(r"(\w+)\s*\(([^()]*)\)", text):
        result = _applied(result, name, _numbers(numbers))
    return tuple(result)


def _applied(matrix: Any, name: str, values: list[float]) -> Any:
    """Return a fontTools Transform with one function of a transform attribute applied first."""
    match name:
        case "translate" if len(values) in (1, 2):
            return matrix.translate(*values)
        case "scale" if len(values) in (1, 2):
            return matrix.scale(*values)
        case "rotate" if len(values) == 1:
            return matrix.rotate(radians(values[0]))
        case "rotate" if len(values) == 3:
            # Rotate about a point: move it to the origin, rotate, and move back.
            rotated = matrix.translate(values[1], values[2]).rotate(radians(values[0]))
            return rotated.translate(-values[1], -values[2])
        case "matrix" if len(values) == 6:
            return matrix.transform(tuple(values))
    raise UnsupportedDrawingError(f"the transform {name} of {len(values)} numbers is not read")


def _times(outer: _Matrix, inner: _Matrix) -> _Matrix:
    """Return the matrix that maps by `inner` first, then by `outer`."""
    from fontTools.misc.transform import Transform

    return tuple(Transform(*outer).transform(inner))


def _commands(element: Any, matrix: _Matrix) -> tuple[Command, ...]:
    """Return the path of a shape, mapped by a matrix.

    fontTools turns circles, rectangles and the like into path data, parses it, elliptical arcs
    included, and sends it through a chain of pens. It requires attributes that are optional in SVG,
    so those that are missing are set to 0 first, except rx and ry: each takes the other's value
    where it is missing (SVG 1.1, 9.2).
    """
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.svgLib.path import parse_path
    from fontTools.svgLib.path.shapes import PathBuilder

    shape = deepcopy(element)
    shape.attrib.pop("transform", None)  # it is in `matrix` already
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
    """Return the operations that a fontTools pen has recorded, as our commands.

    PDF has cubic curves only, so a quadratic one is raised to a cubic: each control point lies two
    thirds of the way from an end of the curve to the quadratic's control point. The result is the
    same curve, exactly.
    """
    commands: list[Command] = []
    current = (0.0, 0.0)
    for name, points in operations:
        match name:
            case "moveTo":
                commands.append(("M", tuple(points[0])))
            case "lineTo":
                commands.append(("L", tuple(points[0])))
            case "curveTo":
                commands.append(("C", tuple(value for point in points for value in point)))
            case "qCurveTo":
                (qx, qy), (x, y) = points
                first = (
                    current[0] + 2 / 3 * (qx - current[0]),
                    current[1] + 2 / 3 * (qy - current[1]),
                )
                second = (x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y))
                commands.append(("C", (*first, *second, x, y)))
            case "closePath":
                commands.append(("Z", ()))
            case _:
                pass  # fontTools records no other operator
        if points:
            current = points[-1]
    return commands

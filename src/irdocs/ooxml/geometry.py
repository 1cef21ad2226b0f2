"""A shape's outline as a path, where its transforms put it (ECMA-376, 20.1.7 and 20.1.9).

A shape has a box with an offset and an extent. It is mirrored and turned about its box's middle, in
this order. A group has a second box, in the units in which its children are placed; the children
are moved and scaled so that this box fills the group's own. Groups may be nested, so the place of
a shape is the product of the transforms of all groups that it is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import atan2, cos, degrees, hypot, radians, sin

from irdocs.drawing import Commands
from irdocs.frozen import frozen
from irdocs.ooxml import presets, shape_paths
from irdocs.ooxml.guides import Guide, GuideError, GuideValues, built_in
from irdocs.ooxml.namespaces import A
from irdocs.ooxml.package import whole
from irdocs.ooxml.shape_paths import (
    FARTHEST,
    OPERAND_COUNTS,
    PathDefinition,
    PathStep,
    ShapeOutline,
    StepKind,
)
from irdocs.ooxml.xml import Element
from irdocs.units import Rect, pt


@frozen
class Affine:
    """An affine transform of the plane: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where the transform puts a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Affine) -> Affine:
        """Return the transform that applies `first` and then this one."""
        (e, f) = self.at(first.e, first.f)
        return Affine(
            self.a * first.a + self.c * first.b, self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d, self.b * first.c + self.d * first.d, e, f,
        )  # fmt: skip

    def of(self, commands: Commands) -> Commands:
        """Return a path's commands with all points transformed."""
        return tuple(
            (name, tuple(v for i in range(0, len(values), 2) for v in self.at(*values[i : i + 2])))
            for name, values in commands
        )

    @property
    def scale(self) -> float:
        """The factor by which lengths grow: the mean of both axes' factors."""
        return (hypot(self.a, self.b) + hypot(self.c, self.d)) / 2

    @property
    def angle(self) -> float:
        """The angle in degrees, clockwise, by which text in the shape is turned.

        It is that of the y axis, which a horizontal mirroring leaves alone: Office does not mirror
        a shape's text.
        """
        turned = degrees(atan2(-self.c, self.d))
        return turned if abs(turned) > 1e-6 else 0.0


@frozen
class PlacedShape:
    """The size of a shape in pt, and the transform from its own coordinates to the page's.

    The origin of its own coordinates is the top left corner of its box.
    """

    width: float
    height: float
    to_page: Affine

    @property
    def unit(self) -> Affine:
        """The transform that puts the unit square where the shape's box is."""
        return self.to_page.after(Affine(a=self.width, d=self.height))

    @property
    def upright(self) -> Rect:
        """The shape's box on the page as it would be if nothing were turned."""
        x, y = self.to_page.at(self.width / 2, self.height / 2)
        wide = self.width * hypot(self.to_page.a, self.to_page.b)
        tall = self.height * hypot(self.to_page.c, self.to_page.d)
        return Rect(x - wide / 2, y - tall / 2, wide, tall)


def placed(transform: Element, parent: Affine) -> PlacedShape | None:
    """Return where an a:xfrm (20.1.7.6) puts a shape.

    `parent` is the transform of the group that the shape is in. None is returned for a transform
    without an offset or an extent, and for a place or size that is far too large.
    """
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    x, y = pt(whole(offset, "x")), pt(whole(offset, "y"))
    width, height = pt(whole(extent, "cx")), pt(whole(extent, "cy"))
    if max(map(abs, (x, y, width, height))) > FARTHEST:
        return None
    angle = radians(whole(transform, "rot") / 60_000)
    flip_x, flip_y = (transform.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    centred = Affine(e=-width / 2, f=-height / 2)
    flipped = Affine(a=-1.0 if flip_x else 1.0, d=-1.0 if flip_y else 1.0)
    turned = Affine(cos(angle), sin(angle), -sin(angle), cos(angle), x + width / 2, y + height / 2)
    own = turned.after(flipped.after(centred))
    return PlacedShape(width, height, parent.after(own))


def inner(transform: Element, group: PlacedShape) -> Affine:
    """Return the transform from the coordinates of a group's children to the page (20.1.7.5).

    Where the children's box is not given, they have the group's own coordinates; an extent of zero
    is not scaled.
    """
    offset, extent = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    if offset is None or extent is None:
        return group.to_page
    child_width, child_height = pt(whole(extent, "cx")), pt(whole(extent, "cy"))
    scale_x = group.width / child_width if child_width else 1.0
    scale_y = group.height / child_height if child_height else 1.0
    x, y = pt(whole(offset, "x")), pt(whole(offset, "y"))
    return group.to_page.after(Affine(scale_x, 0, 0, scale_y, -x * scale_x, -y * scale_y))


def outlines(properties: Element, width: float, height: float) -> tuple[ShapeOutline, ...] | None:
    """Return the outlines of a shape of a size in pt, in its own coordinates.

    `properties` is its p:spPr; a shape without a geometry is a rectangle. None is returned for a
    preset that is not known, and for coordinates that have no value or are too far away.
    """
    custom = properties.find(f"{A}custGeom")
    if custom is not None:
        return _custom(custom, width, height)
    preset = properties.find(f"{A}prstGeom")
    name = preset.get("prst", "rect") if preset is not None else "rect"
    adjustments = _guides(preset, "avLst") if preset is not None else ()
    return presets.outlines(name, width, height, adjustments)


def _guides(geometry: Element, group: str) -> Iterator[Guide]:
    """Yield the guides of a list: of an a:avLst, which adjusts a shape, or of an a:gdLst."""
    for guide in geometry.iterfind(f"{A}{group}/{A}gd"):
        yield guide.get("name", ""), guide.get("fmla", "")


def _custom(custom: Element, width: float, height: float) -> tuple[ShapeOutline, ...] | None:
    """Return the outlines of a freeform (20.1.9.8), or None if they cannot be computed."""
    try:
        values = GuideValues(built_in(width, height))
        values = values.extended(_guides(custom, "avLst")).extended(_guides(custom, "gdLst"))
        paths = tuple(map(_path, custom.iterfind(f"{A}pathLst/{A}path")))
        return shape_paths.outlines(paths, values, width, height) or None
    except GuideError:
        return None


_FALSE = ("0", "false")
_STEP_KINDS: Mapping[str, StepKind] = {
    "moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q", "arcTo": "A", "close": "Z",
}  # fmt: skip
_ARC_ATTRIBUTES = ("wR", "hR", "stAng", "swAng")


def _path(path: Element) -> PathDefinition:
    """Return a path (20.1.9.15).

    Raises GuideError if a step has a wrong number of coordinates, or the size is no number.
    """
    literal = GuideValues({})  # a path's size is given by numbers, not by guides
    return PathDefinition(
        tuple(_path_steps(path)), literal.of(path.get("w", "0")), literal.of(path.get("h", "0")),
        path.get("fill", "norm"), path.get("stroke") not in _FALSE,
    )  # fmt: skip


def _path_steps(path: Element) -> Iterator[PathStep]:
    """Yield the steps of a path; elements that are not known are skipped."""
    for element in path:
        kind = _STEP_KINDS.get(element.tag.removeprefix(A) if isinstance(element.tag, str) else "")
        if kind is None:
            continue
        if kind == "A":
            operands = tuple(element.get(name, "") for name in _ARC_ATTRIBUTES)
        else:
            points = element.iterfind(f"{A}pt")
            operands = tuple(point.get(name, "") for point in points for name in ("x", "y"))
        if len(operands) != OPERAND_COUNTS[kind]:
            raise GuideError(f"{element.tag.removeprefix(A)} with {len(operands)} coordinates")
        yield PathStep(kind, operands)

"""A shape's outline as a path, where its transforms put it (ECMA-376, 20.1.7 and 20.1.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from irdocs.drawing import Commands
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


@dataclass(frozen=True, slots=True)
class Affine:
    """x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Affine) -> Affine:
        """Return what does `first`, then this."""
        (e, f) = self.at(first.e, first.f)
        return Affine(
            self.a * first.a + self.c * first.b, self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d, self.b * first.c + self.d * first.d, e, f,
        )  # fmt: skip

    def of(self, commands: Commands) -> Commands:
        return tuple(
            (name, tuple(v for i in range(0, len(values), 2) for v in self.at(*values[i : i + 2])))
            for name, values in commands
        )

    @property
    def scale(self) -> float:
        """How much longer lines become, on the mean of both directions."""
        return (hypot(self.a, self.b) + hypot(self.c, self.d)) / 2

    @property
    def angle(self) -> float:
        """By how many degrees clockwise words are turned: mirrored ones stand upright."""
        turned = degrees(atan2(-self.c, self.d))
        return turned if abs(turned) > 1e-6 else 0.0


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape's own box from 0, 0 on, and what puts it on the page; lengths in pt."""

    width: float
    height: float
    to_page: Affine

    @property
    def unit(self) -> Affine:
        """What puts a unit square in its place."""
        return self.to_page.after(Affine(a=self.width, d=self.height))

    @property
    def upright(self) -> Rect:
        """Where it stands before it is turned."""
        x, y = self.to_page.at(self.width / 2, self.height / 2)
        wide = self.width * hypot(self.to_page.a, self.to_page.b)
        tall = self.height * hypot(self.to_page.c, self.to_page.d)
        return Rect(x - wide / 2, y - tall / 2, wide, tall)


def placed(transform: Element, parent: Affine) -> PlacedShape | None:
    """Return where an a:xfrm puts a shape, or None if it says no place."""
    off, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if off is None or extent is None:
        return None
    x, y = pt(whole(off, "x")), pt(whole(off, "y"))
    width, height = pt(whole(extent, "cx")), pt(whole(extent, "cy"))
    if max(map(abs, (x, y, width, height))) > FARTHEST:
        return None
    turn = radians(whole(transform, "rot") / 60_000)
    across, down = (transform.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    about = Affine(e=-width / 2, f=-height / 2)
    flipped = Affine(a=-1.0 if across else 1.0, d=-1.0 if down else 1.0)
    turned = Affine(cos(turn), sin(turn), -sin(turn), cos(turn), x + width / 2, y + height / 2)
    own = turned.after(flipped.after(about))
    return PlacedShape(width, height, parent.after(own))


def inner(transform: Element, group: PlacedShape) -> Affine:
    """Return what puts the children of a group on the page (20.1.7.5)."""
    off, extent = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    if off is None or extent is None:
        return group.to_page
    wide, tall = pt(whole(extent, "cx")), pt(whole(extent, "cy"))
    across = group.width / wide if wide else 1.0
    down = group.height / tall if tall else 1.0
    x, y = pt(whole(off, "x")), pt(whole(off, "y"))
    return group.to_page.after(Affine(across, 0, 0, down, -x * across, -y * down))


def outlines(properties: Element, width: float, height: float) -> tuple[ShapeOutline, ...] | None:
    """Return a shape's outlines from 0, 0 on, or None where they cannot be computed."""
    custom = properties.find(f"{A}custGeom")
    if custom is not None:
        return _custom(custom, width, height)
    preset = properties.find(f"{A}prstGeom")
    name = preset.get("prst", "rect") if preset is not None else "rect"
    adjustments = _guides(preset, "avLst") if preset is not None else ()
    return presets.outlines(name, width, height, adjustments)


def _guides(geometry: Element, group: str) -> Iterator[Guide]:
    """Yield the guides of an a:avLst or an a:gdLst."""
    for guide in geometry.iterfind(f"{A}{group}/{A}gd"):
        yield guide.get("name", ""), guide.get("fmla", "")


def _custom(custom: Element, width: float, height: float) -> tuple[ShapeOutline, ...] | None:
    """Return the outlines of a freeform (20.1.9.8), or None where they cannot be computed."""
    try:
        values = GuideValues(built_in(width, height))
        values = values.extended(_guides(custom, "avLst")).extended(_guides(custom, "gdLst"))
        paths = tuple(map(_path, custom.iterfind(f"{A}pathLst/{A}path")))
        return shape_paths.outlines(paths, values, width, height) or None
    except GuideError:
        return None


_FALSE = ("0", "false")
_STEPS: Mapping[str, StepKind] = {
    "moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q", "arcTo": "A", "close": "Z",
}  # fmt: skip
_ARC = ("wR", "hR", "stAng", "swAng")


def _path(path: Element) -> PathDefinition:
    """Return a path (20.1.9.15). Raises GuideError for a step that is not written as it must be."""
    literal = GuideValues({})  # a path's own size has no names
    return PathDefinition(
        tuple(_path_steps(path)), literal.of(path.get("w", "0")), literal.of(path.get("h", "0")),
        path.get("fill", "norm"), path.get("stroke") not in _FALSE,
    )  # fmt: skip


def _path_steps(path: Element) -> Iterator[PathStep]:
    for element in path:
        kind = _STEPS.get(element.tag.removeprefix(A) if isinstance(element.tag, str) else "")
        if kind is None:
            continue
        if kind == "A":
            operands = tuple(element.get(name, "") for name in _ARC)
        else:
            points = element.iterfind(f"{A}pt")
            operands = tuple(point.get(name, "") for point in points for name in ("x", "y"))
        if len(operands) != OPERAND_COUNTS[kind]:
            raise GuideError(f"{element.tag.removeprefix(A)} with {len(operands)} coordinates")
        yield PathStep(kind, operands)

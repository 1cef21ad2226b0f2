"""A shape's outline as a path, where its transforms put it (ECMA-376, 20.1.7 and 20.1.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, isfinite, pi, radians, sin

from irdocs.drawing import Command, Commands
from irdocs.ooxml import presets
from irdocs.ooxml.arcs import elliptic
from irdocs.ooxml.package import A, Element, whole
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


FARTHEST = 20_000.0
"""How far from the slide in pt anything may stand; what is farther is a slip."""


@dataclass(frozen=True, slots=True)
class ShapeOutline:
    """A part of a shape's outline, and what it takes part in."""

    commands: Commands
    filled: bool = True
    stroked: bool = True


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
    """Return a shape's outlines from 0, 0 on, or None for a geometry that is not known."""
    custom = properties.find(f"{A}custGeom")
    if custom is not None:
        return _custom(custom, width, height)
    preset = properties.find(f"{A}prstGeom")
    name = preset.get("prst", "rect") if preset is not None else "rect"
    given = {}
    for guide in preset.iterfind(f"{A}avLst/{A}gd") if preset is not None else ():
        words = guide.get("fmla", "").split()
        if len(words) == 2 and words[0] == "val" and re.fullmatch(r"-?[0-9]{1,9}", words[1]):
            given[guide.get("name")] = int(words[1]) / 100_000
    found = presets.outline(name, width, height, given)
    return (ShapeOutline(found),) if found else None


def _custom(custom: Element, width: float, height: float) -> tuple[ShapeOutline, ...] | None:
    """Return the outlines of a freeform (20.1.9.8), or None where it is computed from guides."""
    found: list[ShapeOutline] = []
    try:
        for path in custom.iterfind(f"{A}pathLst/{A}path"):
            wide, tall = _number(path.get("w", "0")), _number(path.get("h", "0"))
            across = width / wide if wide else 1 / 12_700
            down = height / tall if tall else 1 / 12_700
            commands = Affine(across, 0, 0, down).of(tuple(_freeform(path)))
            if any(abs(value) > FARTHEST for _, values in commands for value in values):
                return None
            if commands and commands[0][0] == "M":
                filled, stroked = path.get("fill") != "none", path.get("stroke") not in _FALSE
                found.append(ShapeOutline(commands, filled, stroked))
    except (IndexError, TypeError, ValueError):  # the name of a guide where a number might stand
        return None
    return tuple(found) or None


_FALSE = ("0", "false")


def _number(text: str | None) -> float:
    value = float(text or "")
    if not isfinite(value):
        raise ValueError("not a number")
    return value


def _freeform(path: Element) -> Iterator[Command]:
    x = y = 0.0
    for step in path:
        points = [(_number(p.get("x")), _number(p.get("y"))) for p in step.iterfind(f"{A}pt")]
        match step.tag.removeprefix(A):
            case "moveTo":
                yield "M", points[0]
            case "lnTo":
                yield "L", points[0]
            case "cubicBezTo":
                yield "C", (*points[0], *points[1], *points[2])
            case "quadBezTo":
                (cx, cy), (ex, ey) = points
                yield "C", (
                    x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y),
                    ex + 2 / 3 * (cx - ex), ey + 2 / 3 * (cy - ey), ex, ey,
                )  # fmt: skip
            case "arcTo":
                wide, tall = _number(step.get("wR")), _number(step.get("hR"))
                start, sweep = (
                    radians(_number(step.get(name)) / 60_000) for name in ("stAng", "swAng")
                )
                sweep = min(2 * pi, max(-2 * pi, sweep))
                cx, cy = x - wide * cos(start), y - tall * sin(start)
                yield from elliptic(cx, cy, wide, tall, start, sweep)
                points = [(cx + wide * cos(start + sweep), cy + tall * sin(start + sweep))]
            case "close":
                yield "Z", ()
        if points:
            x, y = points[-1]

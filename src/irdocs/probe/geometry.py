"""A shape's outline as a path, where its transforms put it (ECMA-376, 20.1.7 and 20.1.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, isfinite, pi, radians, sin, tan

from irdocs.drawing import Command, Commands, circle, line, polygon, rectangle, rounded
from irdocs.probe.package import A, Element, whole
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
        """By how many degrees clockwise it turns; of what is mirrored, how its lines run."""
        return degrees(atan2(self.b, self.a)) if abs(self.b) > 1e-9 or self.a < 0 else 0.0


FARTHEST = 20_000.0
"""How far from the slide in pt anything may stand; what is farther is a slip."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A part of a shape's outline, and what it takes part in."""

    commands: Commands
    filled: bool = True
    stroked: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
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


def placed(transform: Element, parent: Affine) -> Placed | None:
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
    return Placed(width, height, parent.after(own))


def inner(transform: Element, group: Placed) -> Affine:
    """Return what puts the children of a group on the page (20.1.7.5)."""
    off, extent = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    if off is None or extent is None:
        return group.to_page
    wide, tall = pt(whole(extent, "cx")), pt(whole(extent, "cy"))
    across = group.width / wide if wide else 1.0
    down = group.height / tall if tall else 1.0
    x, y = pt(whole(off, "x")), pt(whole(off, "y"))
    return group.to_page.after(Affine(across, 0, 0, down, -x * across, -y * down))


def outlines(properties: Element, width: float, height: float) -> tuple[Outline, ...] | None:
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
    found = _preset(name, width, height, given)
    return (Outline(found),) if found else None


def _preset(name: str, w: float, h: float, given: dict[str, float]) -> Commands | None:
    """Return the outline of a preset (20.1.10.56)."""
    short = min(w, h) or 1.0

    def by(usual: float, key: str = "adj", most: float = 0.5) -> float:
        return min(most, max(0.0, given.get(key, usual)))

    match name:
        case "rect" | "flowChartProcess":
            return rectangle(0, 0, w, h)
        case "roundRect":
            return rounded(0, 0, w, h, short * by(0.16667))
        case "round2SameRect":
            top, foot = short * by(0.16667, "adj1"), short * by(0.0, "adj2")
            return _corners(w, h, (top, top, foot, foot))
        case "round1Rect":
            return _corners(w, h, (0.0, short * by(0.16667), 0.0, 0.0))
        case "ellipse":
            return Affine(a=w, d=h).of(circle(0.5, 0.5, 0.5))
        case "line" | "straightConnector1":
            return line((0, 0), (w, h))
        case "triangle":
            return polygon([(w * by(0.5, most=1.0), 0), (w, h), (0, h)])
        case "rtTriangle":
            return polygon([(0, 0), (w, h), (0, h)])
        case "diamond":
            return polygon([(w / 2, 0), (w, h / 2), (w / 2, h), (0, h / 2)])
        case "parallelogram":
            lean = short * by(0.25, most=w / short)
            return polygon([(lean, 0), (w, 0), (w - lean, h), (0, h)])
        case "trapezoid":
            lean = short * by(0.25, most=w / 2 / short)
            return polygon([(lean, 0), (w - lean, 0), (w, h), (0, h)])
        case "homePlate":
            tip = w - short * by(0.5, most=w / short)
            return polygon([(0, 0), (tip, 0), (w, h / 2), (tip, h), (0, h)])
        case "chevron":
            tip = short * by(0.5, most=w / short)
            return polygon(
                [(0, 0), (w - tip, 0), (w, h / 2), (w - tip, h), (0, h), (tip, h / 2)]
            )  # fmt: skip
        case "snip1Rect":
            cut = short * by(0.16667)
            return polygon([(0, 0), (w - cut, 0), (w, cut), (w, h), (0, h)])
        case _:
            return None


def _corners(w: float, h: float, radii: Sequence[float]) -> Commands:
    """Return a box whose corners are round by radii, clockwise from the top left."""
    first, second, third, fourth = radii
    found: list[Command] = [("M", (first, 0.0)), ("L", (w - second, 0.0))]
    found += _quarter(w - second, second, second, -90.0)
    found.append(("L", (w, h - third)))
    found += _quarter(w - third, h - third, third, 0.0)
    found.append(("L", (fourth, h)))
    found += _quarter(fourth, h - fourth, fourth, 90.0)
    found.append(("L", (0.0, first)))
    found += _quarter(first, first, first, 180.0)
    return (*found, ("Z", ()))


def _quarter(x: float, y: float, radius: float, start: float) -> Iterator[Command]:
    if radius:
        yield from _arc(x, y, radius, radius, radians(start), pi / 2)


def _arc(
    x: float, y: float, wide: float, tall: float, start: float, sweep: float
) -> Iterator[Command]:
    """Yield an elliptic arc round a centre, in pieces of 45 degrees at most."""
    pieces = max(1, int(abs(sweep) // (pi / 4)) + 1)
    step = sweep / pieces
    reach = 4 / 3 * tan(step / 4)
    angle = start
    for _ in range(pieces):
        c0, s0, c1, s1 = cos(angle), sin(angle), cos(angle + step), sin(angle + step)
        yield "C", (
            x + wide * (c0 - reach * s0), y + tall * (s0 + reach * c0),
            x + wide * (c1 + reach * s1), y + tall * (s1 - reach * c1),
            x + wide * c1, y + tall * s1,
        )  # fmt: skip
        angle += step


def _custom(custom: Element, width: float, height: float) -> tuple[Outline, ...] | None:
    """Return the outlines of a freeform (20.1.9.8), or None where it is computed from guides."""
    found: list[Outline] = []
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
                found.append(Outline(commands, filled, stroked))
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
                yield from _arc(cx, cy, wide, tall, start, sweep)
                points = [(cx + wide * cos(start + sweep), cy + tall * sin(start + sweep))]
            case "close":
                yield "Z", ()
        if points:
            x, y = points[-1]

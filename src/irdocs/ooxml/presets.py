"""The outlines of shapes that have names (ECMA-376, 20.1.10.56), those that templates use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import pi, radians

from irdocs.drawing import Command, Commands, line, polygon, rectangle, rounded
from irdocs.ooxml.arcs import elliptic

Given = Mapping[str, float]
"""Adjustments by name, as parts of 1."""
Draw = Callable[[float, float, Given], Commands]


def outline(name: str, width: float, height: float, given: Given) -> Commands | None:
    """Return the outline of a named shape from 0, 0 on, or None for one that is not known."""
    draw = PRESETS.get(name)
    return draw(width, height, given) if draw else None


def _by(given: Given, usual: float, key: str = "adj", most: float = 0.5) -> float:
    return min(most, max(0.0, given.get(key, usual)))


def _points(*points: tuple[float, float]) -> Draw:
    """Return what draws a polygon whose corners are parts of the box."""
    return lambda w, h, given: polygon([(x * w, y * h) for x, y in points])


def _box(w: float, h: float, given: Given) -> Commands:
    return rectangle(0, 0, w, h)


def _ellipse(w: float, h: float, given: Given) -> Commands:
    return (("M", (w, h / 2)), *elliptic(w / 2, h / 2, w / 2, h / 2, 0.0, 2 * pi), ("Z", ()))


def _round(w: float, h: float, given: Given) -> Commands:
    return rounded(0, 0, w, h, min(w, h) * _by(given, 0.16667))


def _ends(w: float, h: float, given: Given) -> Commands:
    return rounded(0, 0, w, h, min(w, h) / 2)


def _cornered(keys: Sequence[tuple[str, float] | None], *, cut: bool = False) -> Draw:
    """Return what draws a box with corners, clockwise from the top left, round or cut."""

    def draw(w: float, h: float, given: Given) -> Commands:
        sizes = [min(w, h) * _by(given, k[1], k[0]) if k else 0.0 for k in keys]
        return _cut(w, h, sizes) if cut else _corners(w, h, sizes)

    return draw


def _cut(w: float, h: float, sizes: Sequence[float]) -> Commands:
    first, second, third, fourth = sizes
    return polygon([
        (first, 0), (w - second, 0), (w, second), (w, h - third), (w - third, h), (fourth, h),
        (0, h - fourth), (0, first),
    ])  # fmt: skip


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
        yield from elliptic(x, y, radius, radius, radians(start), pi / 2)


def _leaning(w: float, h: float, given: Given) -> Commands:
    lean = min(w, h) * _by(given, 0.25, most=w / (min(w, h) or 1.0))
    return polygon([(lean, 0), (w, 0), (w - lean, h), (0, h)])


def _trapezoid(w: float, h: float, given: Given) -> Commands:
    lean = min(w, h) * _by(given, 0.25, most=w / 2 / (min(w, h) or 1.0))
    return polygon([(lean, 0), (w - lean, 0), (w, h), (0, h)])


def _triangle(w: float, h: float, given: Given) -> Commands:
    return polygon([(w * _by(given, 0.5, most=1.0), 0), (w, h), (0, h)])


def _tip(w: float, h: float, given: Given, key: str = "adj") -> float:
    return min(w, h) * _by(given, 0.5, key, most=w / (min(w, h) or 1.0))


def _pointed(w: float, h: float, given: Given) -> Commands:
    tip = w - _tip(w, h, given)
    return polygon([(0, 0), (tip, 0), (w, h / 2), (tip, h), (0, h)])


def _chevron(w: float, h: float, given: Given) -> Commands:
    tip = _tip(w, h, given)
    return polygon([(0, 0), (w - tip, 0), (w, h / 2), (w - tip, h), (0, h), (tip, h / 2)])


def _arrow(w: float, h: float, given: Given) -> Commands:
    half, tip = h / 2 * _by(given, 0.5, "adj1", 1.0), w - _tip(w, h, given, "adj2")
    top, foot = h / 2 - half, h / 2 + half
    return polygon([
        (0, top), (tip, top), (tip, 0), (w, h / 2), (tip, h), (tip, foot), (0, foot),
    ])  # fmt: skip


def _mirrored(draw: Draw) -> Draw:
    def mirror(w: float, h: float, given: Given) -> Commands:
        return tuple(
            (name, tuple(w - v if i % 2 == 0 else v for i, v in enumerate(values)))
            for name, values in draw(w, h, given)
        )

    return mirror


def _hexagon(w: float, h: float, given: Given) -> Commands:
    x = min(w, h) * _by(given, 0.25, most=w / 2 / (min(w, h) or 1.0))
    return polygon([(0, h / 2), (x, 0), (w - x, 0), (w, h / 2), (w - x, h), (x, h)])


def _octagon(w: float, h: float, given: Given) -> Commands:
    return _cut(w, h, [min(w, h) * _by(given, 0.29289)] * 4)


def _plus(w: float, h: float, given: Given) -> Commands:
    d = min(w, h) * _by(given, 0.25)
    return polygon([
        (0, d), (d, d), (d, 0), (w - d, 0), (w - d, d), (w, d), (w, h - d), (w - d, h - d),
        (w - d, h), (d, h), (d, h - d), (0, h - d),
    ])  # fmt: skip


def _frame(w: float, h: float, given: Given) -> Commands:
    d = min(w, h) * _by(given, 0.125, "adj1")
    return (*rectangle(0, 0, w, h), *rectangle(d, d, w - 2 * d, h - 2 * d))


def _donut(w: float, h: float, given: Given) -> Commands:
    d = min(w, h) * _by(given, 0.25)
    inner: Commands = (
        ("M", (w - d, h / 2)),
        *elliptic(w / 2, h / 2, w / 2 - d, h / 2 - d, 0.0, 2 * pi),
        ("Z", ()),
    )
    return (*_ellipse(w, h, given), *inner)


def _stripe(w: float, h: float, given: Given) -> Commands:
    part = _by(given, 0.5, most=1.0)
    return polygon([(0, h * part), (w * part, 0), (w, 0), (0, h)])


def _angle(w: float, h: float, given: Given) -> Commands:
    short = min(w, h) or 1.0
    x = short * _by(given, 0.5, "adj2", w / short)
    y = h - short * _by(given, 0.5, "adj1", h / short)
    return polygon([(0, 0), (x, 0), (x, y), (w, y), (w, h), (0, h)])


def _document(w: float, h: float, given: Given) -> Commands:
    low, deep, left = 0.80194 * h, 1.1075 * h, 0.93389 * h
    wave: Command = ("C", (w / 2, low, w / 2, deep, 0.0, left))
    return (("M", (0.0, 0.0)), ("L", (w, 0.0)), ("L", (w, low)), wave, ("Z", ()))


def _line(w: float, h: float, given: Given) -> Commands:
    return line((0, 0), (w, h))


def _bent(w: float, h: float, given: Given) -> Commands:
    x = w * given.get("adj1", 0.5)
    return line((0, 0), (x, 0), (x, h), (w, h))


def _curved(w: float, h: float, given: Given) -> Commands:
    x = w * given.get("adj1", 0.5)
    return (
        ("M", (0.0, 0.0)),
        ("C", (x / 2, 0.0, x, h / 4, x, h / 2)),
        ("C", (x, h * 0.75, (w + x) / 2, h, w, h)),
    )


_STAR = ((0, 0.382), (0.382, 0.382), (0.5, 0), (0.618, 0.382), (1, 0.382), (0.691, 0.618),
         (0.809, 1), (0.5, 0.764), (0.191, 1), (0.309, 0.618))  # fmt: skip
_ONE, _TWO = ("adj1", 0.16667), ("adj2", 0.0)

PRESETS: Mapping[str, Draw] = {
    **dict.fromkeys(("rect", "flowChartProcess"), _box),
    **dict.fromkeys(("ellipse", "flowChartConnector"), _ellipse),
    **dict.fromkeys(("roundRect", "flowChartAlternateProcess"), _round),
    **dict.fromkeys(
        ("diamond", "flowChartDecision"), _points((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
    ),
    "flowChartTerminator": _ends,
    "round1Rect": _cornered((None, ("adj", 0.16667), None, None)),
    "round2SameRect": _cornered((_ONE, _ONE, _TWO, _TWO)),
    "round2DiagRect": _cornered((_ONE, _TWO, _ONE, _TWO)),
    "snip1Rect": _cornered((None, ("adj", 0.16667), None, None), cut=True),
    "snip2SameRect": _cornered((_ONE, _ONE, _TWO, _TWO), cut=True),
    "snip2DiagRect": _cornered(
        (("adj1", 0.0), ("adj2", 0.16667), ("adj1", 0.0), ("adj2", 0.16667)), cut=True
    ),
    "triangle": _triangle,
    "rtTriangle": _points((0, 0), (1, 1), (0, 1)),
    "parallelogram": _leaning,
    "flowChartInputOutput": _points((0.2, 0), (1, 0), (0.8, 1), (0, 1)),
    "flowChartManualInput": _points((0, 0.2), (1, 0), (1, 1), (0, 1)),
    "flowChartDocument": _document,
    "trapezoid": _trapezoid,
    "pentagon": _points((0, 0.382), (0.5, 0), (1, 0.382), (0.809, 1), (0.191, 1)),
    "hexagon": _hexagon,
    "octagon": _octagon,
    "star5": _points(*_STAR),
    "plus": _plus,
    "homePlate": _pointed,
    "chevron": _chevron,
    "rightArrow": _arrow,
    "leftArrow": _mirrored(_arrow),
    "frame": _frame,
    "donut": _donut,
    "diagStripe": _stripe,
    "corner": _angle,
    "line": _line,
    "straightConnector1": _line,
    "bentConnector2": lambda w, h, given: line((0, 0), (w, 0), (w, h)),
    "bentConnector3": _bent,
    "curvedConnector3": _curved,
}

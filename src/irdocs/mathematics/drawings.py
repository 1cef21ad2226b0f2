"""A formula as outlines: what is painted, in em, and how far it reaches.

The library's picture is an SVG of a narrow kind: glyphs are defined once and used at places, and
rules are rectangles or lines. Its coordinates are in thousandths of an em, and y grows upwards.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from irdocs.drawing import Command, Commands, Path, polygon, rectangle
from irdocs.frozen import frozen

_SVG = "{http://www.w3.org/2000/svg}"
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")
_PLACED = re.compile(r"translate\((\S+) (\S+)\) scale\((\S+)\)")
_UNITS = 1000.0
"""Units of the picture in an em."""


@frozen
class FormulaDrawing:
    """Outlines to fill by the nonzero winding number rule; all lengths are in em.

    The origin is the left end of the baseline, and y grows downwards. Each outline is filled by
    itself, since they overlap and may run in opposite directions.
    """

    outlines: tuple[Commands, ...]
    width: float
    height: float
    """How far it reaches above the baseline."""
    depth: float
    """How far it reaches below the baseline."""

    def placed(self, size: float, x: float, y: float) -> tuple[Commands, ...]:
        """Return the outlines at a type size, with the left end of the baseline at x, y in pt."""
        return tuple(Path(outline).mapped(size, x, y).commands for outline in self.outlines)


def read_drawing(svg: str) -> FormulaDrawing:
    """Return the outlines of a formula's picture."""
    root = ElementTree.fromstring(svg)
    left, top, width, height = (float(value) for value in root.attrib["viewBox"].split())
    glyphs = {
        f"#{path.attrib['id']}": _commands(path.attrib["d"]) for path in root.iter(f"{_SVG}path")
    }
    outlines: list[Commands] = []
    for element in root.iter():
        attributes = element.attrib
        match element.tag.removeprefix(_SVG):
            case "use":
                outlines.append(_used(glyphs[attributes["href"]], attributes))
            case "rect":
                x, y, w, h = (float(attributes[key]) for key in ("x", "y", "width", "height"))
                outlines.append(_mapped(rectangle(x, y, w, h), 1.0, 0.0, 0.0))
            case "line":
                outlines.append(_mapped(_ruled(attributes), 1.0, 0.0, 0.0))
            case _:
                pass  # groups, definitions, and what a web page says of the picture
    return FormulaDrawing(
        tuple(_moved(outline, -left / _UNITS) for outline in outlines),
        round(width / _UNITS, 6),
        round(-top / _UNITS, 6),
        round((top + height) / _UNITS, 6),
    )


def _commands(data: str) -> Commands:
    """Return a path's data (SVG 2, 9.3), which here has absolute coordinates alone."""
    steps: list[Command] = []
    for name, numbers in _STEP.findall(data):
        values = tuple(float(number) for number in numbers.split())
        match name:
            case "M" | "L" | "C":
                steps.append((name, values))
            case _:
                steps.append(("Z", ()))
    return tuple(steps)


def _used(glyph: Commands, attributes: dict[str, str]) -> Commands:
    if placed := _PLACED.match(attributes.get("transform", "")):
        x, y, scale = (float(value) for value in placed.groups())
        return _mapped(glyph, scale, x, y)
    return _mapped(glyph, 1.0, float(attributes.get("x", 0)), float(attributes.get("y", 0)))


def _ruled(attributes: dict[str, str]) -> Commands:
    """Return a level or upright line as the rectangle that its stroke covers."""
    x1, y1, x2, y2 = (float(attributes[key]) for key in ("x1", "y1", "x2", "y2"))
    half = float(attributes["stroke-width"]) / 2
    if y1 == y2:
        return polygon([(x1, y1 - half), (x2, y1 - half), (x2, y1 + half), (x1, y1 + half)])
    return polygon([(x1 - half, y1), (x1 - half, y2), (x2 + half, y2), (x2 + half, y1)])


def _mapped(commands: Commands, scale: float, x: float, y: float) -> Commands:
    """Return a path moved and scaled, in em, with y growing downwards."""
    return tuple(
        (
            operator,
            tuple(
                round((value * scale + (y if index % 2 else x)) / _UNITS, 6)
                * (-1 if index % 2 else 1)
                for index, value in enumerate(values)
            ),
        )
        for operator, values in commands
    )


def _moved(commands: Commands, x: float) -> Commands:
    return Path(commands).moved(x, 0.0).commands if x else commands

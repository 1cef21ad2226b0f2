"""Guides: named values that formulas compute from a shape's size (ECMA-376, 20.1.9.11).

A shape's outline is given by coordinates that are numbers or names. A name stands for a value that
DrawingML knows for every shape, such as hc for the horizontal centre, or for a guide: a formula in
prefix notation such as "*/ w adj1 100000". Lengths are in EMU, angles in 60,000ths of a degree.

Files come from strangers and may be malformed or malicious. A guide may only use guides before it
(20.1.9.12), so no formula can refer to itself, and each is computed once, however long the list is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from math import atan2, cos, hypot, isfinite, pi, sin, sqrt, tan

from irdocs.frozen import frozen
from irdocs.units import emu

FULL_TURN = 21_600_000
"""The angle of 360 degrees."""
MOST_GUIDES = 20_000
"""How many guides a shape may have. Office's own shapes have about 100, large freeforms 2,000."""

Guide = tuple[str, str]
"""The name of a guide and its formula."""


class GuideError(ValueError):
    """A formula or a coordinate has no value; the message says why."""


def to_radians(angle: float) -> float:
    """Return an angle given in 60,000ths of a degree, in radians."""
    return angle / FULL_TURN * 2 * pi


def _angle(x: float, y: float) -> float:
    """Return the direction of a vector in 60,000ths of a degree, clockwise from the x axis."""
    return atan2(y, x) * FULL_TURN / (2 * pi)


def _quotient(dividend: float, divisor: float) -> float:
    """Return a quotient, and 0 for a division by zero.

    The standard does not say what that should be. Office's own shapes divide by the shorter side of
    their box, which is zero if a shape is as flat as a line.
    """
    return dividend / divisor if divisor else 0.0


def _pinned(low: float, value: float, high: float) -> float:
    """Return a value limited to a range; if the bounds cross, the lower one wins."""
    return low if value < low else min(value, high)


OPERATORS: Mapping[str, tuple[int, Callable[..., float]]] = {
    "*/": (3, lambda x, y, z: _quotient(x * y, z)),
    "+-": (3, lambda x, y, z: x + y - z),
    "+/": (3, lambda x, y, z: _quotient(x + y, z)),
    "?:": (3, lambda x, y, z: y if x > 0 else z),
    "abs": (1, abs),
    "at2": (2, _angle),
    "cat2": (3, lambda x, y, z: x * cos(atan2(z, y))),
    "cos": (2, lambda x, y: x * cos(to_radians(y))),
    "max": (2, max),
    "min": (2, min),
    "mod": (3, hypot),
    "pin": (3, _pinned),
    "sat2": (3, lambda x, y, z: x * sin(atan2(z, y))),
    "sin": (2, lambda x, y: x * sin(to_radians(y))),
    "sqrt": (1, lambda x: sqrt(max(0.0, x))),
    "tan": (2, lambda x, y: x * tan(to_radians(y))),
    "val": (1, lambda x: x),
}
"""The number of operands and the function of each operator, by its name."""

_DIVISORS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 32)
"""What names such as wd2, half the width, divide by."""
_EIGHTHS = {"cd8": 1, "cd4": 2, "3cd8": 3, "cd2": 4, "5cd8": 5, "3cd4": 6, "7cd8": 7}
"""The angles that have names, in eighths of a full turn."""
_NUMBER = re.compile(r"[+-]?[0-9]{1,20}(\.[0-9]{1,20})?")


def built_in(width: float, height: float) -> dict[str, float]:
    """Return the values of the names that every shape has, in EMU and 60,000ths of a degree.

    `width` and `height` are the shape's, in pt.
    """
    w, h = float(emu(width)), float(emu(height))
    short, long = min(w, h), max(w, h)
    values = {"w": w, "h": h, "l": 0.0, "t": 0.0, "r": w, "b": h, "hc": w / 2, "vc": h / 2,
              "ss": short, "ls": long}  # fmt: skip
    for divisor in _DIVISORS:
        values |= {
            f"wd{divisor}": w / divisor,
            f"hd{divisor}": h / divisor,
            f"ssd{divisor}": short / divisor,
        }
    return values | {name: FULL_TURN / 8 * eighths for name, eighths in _EIGHTHS.items()}


@frozen
class GuideValues:
    """The values of the names of one shape: those that every shape has, and its guides."""

    values: Mapping[str, float]

    def of(self, operand: str) -> float:
        """Return the value of a name or a number.

        Raises GuideError if the operand is neither.
        """
        value = self.values.get(operand)
        if value is not None:
            return value
        if not _NUMBER.fullmatch(operand):
            raise GuideError(f'"{operand[:40]}" is neither a number nor the name of a guide')
        return float(operand)

    def computed(self, formula: str) -> float:
        """Return the value of a formula.

        Raises GuideError if it is not one, if an operand has no value, or if the result is not
        finite.
        """
        operator, *operands = formula.split()[:5] or [""]
        entry = OPERATORS.get(operator)
        if entry is None or len(operands) != entry[0]:
            raise GuideError(f'"{formula[:40]}" is not a formula')
        value = entry[1](*map(self.of, operands))
        if not isfinite(value):
            raise GuideError(f'"{formula[:40]}" has no finite value')
        # A sine of a half turn is not quite zero, and "?:" would see a sign that is an error only.
        return round(value, 6)

    def extended(self, guides: Iterable[Guide]) -> GuideValues:
        """Return these values and those of more guides, each of which may use those before it.

        A later guide replaces an earlier one of the same name. A guide without a value is left out,
        so that only an outline that uses it cannot be drawn. Raises GuideError for more than
        MOST_GUIDES guides.
        """
        values = dict(self.values)
        result = GuideValues(values)
        for number, (name, formula) in enumerate(guides):
            if number >= MOST_GUIDES:
                raise GuideError(f"more than {MOST_GUIDES:,} guides")
            try:
                values[name] = result.computed(formula)
            except GuideError:
                continue
        return result

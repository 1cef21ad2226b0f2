"""Lengths, points and boxes, and the conversion between the units of PDF, print and Office.

All layout is computed in pt, with the origin at the top left and y growing downwards, as on a
slide. Lengths become EMU where slides are written. A PDF page has its origin at the bottom left
(ISO 32000-1, 8.3.2.3), so y is turned over where PDF pages are written.
"""

from __future__ import annotations

from typing import NewType

from irdocs.frozen import frozen

Pt = NewType("Pt", float)
"""1/72 inch, the unit of PDF (ISO 32000-1, 8.3.2.3) and of type."""

Emu = NewType("Emu", int)
"""English Metric Unit, 1/914 400 inch (ECMA-376, 20.1.10.16)."""

_PT_PER_MM = 72 / 25.4
_EMU_PER_PT = 12_700


def mm(length: float) -> Pt:
    """Return a length given in millimetres, in pt."""
    return Pt(length * _PT_PER_MM)


def to_mm(length: float) -> float:
    """Return a length given in pt, in millimetres."""
    return length / _PT_PER_MM


def emu(length: float) -> Emu:
    """Return a length given in pt, in whole EMU."""
    return Emu(round(length * _EMU_PER_PT))


def pt(length: int) -> Pt:
    """Return a length given in EMU, in pt."""
    return Pt(length / _EMU_PER_PT)


@frozen
class Size:
    """Width and height in pt."""

    width: float
    height: float


@frozen
class Point:
    """A position in pt, measured right and down from the top left."""

    x: float
    y: float


ORIGIN = Point(0.0, 0.0)


@frozen
class Rect:
    """A box in pt: its left edge, its top edge (y grows downwards), its width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, in pt."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge, in pt."""
        return self.y + self.height

    def fitting(self, width: float, height: float) -> Rect:
        """Return the largest box with the proportions width : height in this one, centred."""
        scale = min(self.width / width, self.height / height)
        fitted_width, fitted_height = width * scale, height * scale
        return Rect(
            self.x + (self.width - fitted_width) / 2,
            self.y + (self.height - fitted_height) / 2,
            fitted_width,
            fitted_height,
        )

    def scaled(self, factor: float) -> Rect:
        """Return the box on a page that is larger by a factor."""
        return Rect(self.x * factor, self.y * factor, self.width * factor, self.height * factor)

    def inset(self, left: float, top: float, right: float, bottom: float) -> Rect:
        """Return what is left of the box inside four margins in pt."""
        return Rect(
            self.x + left, self.y + top, self.width - left - right, self.height - top - bottom
        )

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the same box, moved right by dx and down by dy, in pt."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def mirrored(self, width: float) -> Rect:
        """Return the same box, as far from the right edge of a width in pt as it is from x = 0."""
        return Rect(width - self.right, self.y, self.width, self.height)

    def within(self, other: Rect) -> Rect:
        """Return the intersection of two boxes; its width or height is 0 if they do not overlap."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, max(0.0, right - x), max(0.0, bottom - y))

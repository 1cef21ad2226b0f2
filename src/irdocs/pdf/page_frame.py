"""Places on a page, in pt: callers measure from its top left corner, with y growing downwards; PDF
measures from the bottom left corner, with y growing upwards (ISO 32000-1, 8.3.2.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from irdocs.units import Point, Rect

_ORIGIN = Point(0.0, 0.0)


@dataclass(slots=True)
class PageFrame:
    """Converts the places of the page that is drawn."""

    height: float = 0.0
    """That of the page."""
    offset: Point = _ORIGIN
    """The place on the page, from the top left, of the origin of what is drawn next."""
    turned: Point | None = None
    """The point of the page about which all is turned by 180 degrees, if it is."""

    def up(self, x: float, y: float) -> tuple[float, float]:
        """Return a point in PDF's coordinates."""
        return x + self.offset.x, self.height - y - self.offset.y

    def bottom_up(self, box: Rect) -> tuple[float, float, float, float]:
        """Return a box in PDF's coordinates: left, bottom, right, top."""
        x, y = self.offset.x, self.offset.y
        return box.x + x, self.height - box.bottom - y, box.right + x, self.height - box.y - y

    def as_seen(self, box: Rect) -> tuple[float, float, float, float]:
        """Return the same as it is seen on the page, where all may be turned."""
        left, bottom, right, top = self.bottom_up(box)
        if self.turned is None:
            return left, bottom, right, top
        across, up = 2 * self.turned.x, 2 * (self.height - self.turned.y)
        return across - right, up - top, across - left, up - bottom

    def edges(self, box: Rect) -> list[float]:
        """Return a box as it is seen on the page, rounded for a PDF array."""
        return [round(edge, 3) for edge in self.as_seen(box)]


__all__ = ["PageFrame"]

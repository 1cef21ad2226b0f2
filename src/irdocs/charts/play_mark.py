"""Draw the mark that tells a picture of a video from any other: a triangle in a disc.

The shapes are the same in leaflet, deck and handout. The disc has a light rim, so that the mark is
seen on any picture.
"""

from __future__ import annotations

from irdocs.charts.figures import FigureShape
from irdocs.drawing import circle, polygon
from irdocs.units import Rect

SHARE = 0.26
"""The diameter of the disc, as a part of the smaller side of the picture."""
LEAST, MOST = 22.0, 96.0
"""The least and the greatest diameter in pt."""
_RIM = 0.05
"""The width of the rim, as a part of the diameter."""
_TRIANGLE = ((-0.145, -0.25), (-0.145, 0.25), (0.275, 0.0))
"""The corners of the triangle from the centre of the disc, as parts of the diameter; its centre of
gravity is that of the disc."""


def mark_box(box: Rect) -> Rect:
    """Return the box of the mark in the middle of a picture's box, both in pt."""
    smaller = min(box.width, box.height)
    size = min(max(SHARE * smaller, LEAST), MOST, 0.8 * smaller)
    return Rect(box.x + (box.width - size) / 2, box.y + (box.height - size) / 2, size, size)


def play_mark(box: Rect) -> tuple[FigureShape, ...]:
    """Return the shapes of the mark in its box."""
    size, x, y = box.width, box.x + box.width / 2, box.y + box.height / 2
    corners = [(x + across * size, y + down * size) for across, down in _TRIANGLE]
    return (
        FigureShape("Rim", circle(x, y, size / 2), fill="on-primary"),
        FigureShape("Disc", circle(x, y, size / 2 - _RIM * size), fill="primary"),
        FigureShape("Triangle", polygon(corners), fill="on-primary"),
    )

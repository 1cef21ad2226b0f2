"""The marks of the organisations behind the document, and how large and how free they stand.

Organisations ask two things of whoever prints their logo: white space round it, given as a part of
its size, and a least size at which it can still be read. What they ask differs; the values here are
within what most ask. An organisation's own guide may ask for more.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.fields import Label
from irdocs.content.node import Asset, Node
from irdocs.units import Rect, mm

MOST_LOGOS = 4
"""More would be a wall of logos, among which none is seen."""
CLEAR = 0.25
"""The white space on each side of a logo, as a part of its height."""
LEAST_PRINTED = mm(10)
"""The least height of a logo on paper, in pt."""
LEAST_SHOWN = 24.0
"""The least height on a slide 540 pt high, in pt: a logo's letters are then about as high as the
smallest type of slides."""
LEAST_REPEATED = 18.0
"""The same at the foot of a slide, where the logo was shown in full on the first."""
STEPS = 12
"""How many heights are tried between the largest and the least."""


class Logo(Node):
    """The mark of an organisation: a drawing (SVG) or a picture, best with a clear ground."""

    called = "a logo"
    file: Asset
    alt: Label
    """The name of the organisation, as a listener hears it."""
    on_dark: Asset | None = None
    """The version for dark grounds, such as one in white."""


def arranged(
    ratios: Sequence[float], room: Rect, tallest: float, least: float
) -> tuple[Rect, ...] | None:
    """Return the boxes of logos in a room, side by side and, if need be, in several rows.

    `ratios` are their widths over their heights. They stand in as few rows as they fit in, and have
    one height, the largest from `tallest` to `least`, in pt, at which they fit with their clear
    space; None if they fit at none.
    """
    for most_rows in range(1, len(ratios) + 1):
        for step in range(STEPS + 1):
            height = tallest + (least - tallest) * step / STEPS
            boxes = _in_rows(ratios, room, height)
            rows = len({box.y for box in boxes})
            fits_across = all(box.right <= room.right + 0.01 for box in boxes)
            if rows <= most_rows and fits_across and boxes[-1].bottom <= room.bottom + 0.01:
                return boxes
    return None


def _in_rows(ratios: Sequence[float], room: Rect, height: float) -> tuple[Rect, ...]:
    """Return boxes of a height from the top left of a room; a row goes on while there is room."""
    gap = 2 * CLEAR * height
    boxes: list[Rect] = []
    x, y = room.x, room.y
    for ratio in ratios:
        width = height * ratio
        if boxes and x > room.x and x + width > room.right + 0.01:
            x, y = room.x, y + height + gap
        boxes.append(Rect(x, y, width, height))
        x += width + gap
    return tuple(boxes)

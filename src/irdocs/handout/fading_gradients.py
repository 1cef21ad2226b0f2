"""Turn a partly transparent gradient into a small picture with an alpha channel.

PDF can shade colours (ISO 32000-1, 8.7.4.5) but not opacity: a gradient that fades out would need
a soft mask built from a second, grey gradient. A picture with an alpha channel looks the same, and
the PDF writer draws pictures anyway. It is one pixel tall (or square, for a round gradient) and is
stretched over the slide by its matrix.
"""

from __future__ import annotations

import io
from math import hypot

from PIL import Image

from irdocs.drawing import SOLID
from irdocs.ooxml.art_items import GradientFill, GradientStop, PictureFill
from irdocs.ooxml.geometry import Affine

STEPS = 256
"""The number of pixels, and so of colours, from one end to the other."""
ASIDE = 4000.0
"""How far, in pt, a linear gradient reaches to each side of its axis: beyond any slide."""


def is_fading(blend: GradientFill) -> bool:
    """Whether a gradient is transparent anywhere."""
    return any(stop.opacity < SOLID for stop in blend.stops)


def drawn(blend: GradientFill) -> tuple[bytes, PictureFill]:
    """Return a gradient as the bytes of a PNG, and the fill that says where it is placed.

    The matrix of the fill maps the unit square to the slide. A linear gradient's picture runs along
    its axis, from start to end, and is as wide across the axis as `ASIDE` says.
    """
    (x, y), (end_x, end_y) = blend.start, blend.end
    dx, dy = end_x - x, end_y - y
    ramp = [_between(blend.stops, (step + 0.5) / STEPS) for step in range(STEPS)]
    if blend.round:
        radius = hypot(dx, dy)
        image = _circles(ramp)
        matrix = Affine(2 * radius, 0.0, 0.0, 2 * radius, x - radius, y - radius)
    else:
        image = Image.new("RGBA", (STEPS, 1))
        image.putdata(ramp)
        width_ratio = 2 * ASIDE / (hypot(dx, dy) or 1.0)
        matrix = Affine(
            dx, dy, -dy * width_ratio, dx * width_ratio,
            x + dy * width_ratio / 2, y - dx * width_ratio / 2,
        )  # fmt: skip
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    data = file.getvalue()
    return data, PictureFill(data, matrix, outline=blend.outline)


def _circles(ramp: list[tuple[int, int, int, int]]) -> Image.Image:
    """Return a square picture whose colours run from its middle to its edges."""
    image = Image.new("RGBA", (STEPS, STEPS))
    middle = (STEPS - 1) / 2
    image.putdata(
        [
            ramp[min(STEPS - 1, int(2 * hypot(x - middle, y - middle)))]
            for y in range(STEPS)
            for x in range(STEPS)
        ]
    )
    return image


def _between(stops: tuple[GradientStop, ...], at: float) -> tuple[int, int, int, int]:
    """Return red, green, blue and alpha, 0 to 255 each, at a place from 0 to 1."""
    before = next((stop for stop in reversed(stops) if stop.at <= at), stops[0])
    after = next((stop for stop in stops if stop.at > at), stops[-1])
    share = (at - before.at) / (after.at - before.at) if after.at > before.at else 0.0
    share = min(1.0, max(0.0, share))
    first = (before.colour.red, before.colour.green, before.colour.blue, 255 * before.opacity)
    second = (after.colour.red, after.colour.green, after.colour.blue, 255 * after.opacity)
    red, green, blue, alpha = (
        round(a + (b - a) * share) for a, b in zip(first, second, strict=True)
    )
    return red, green, blue, alpha

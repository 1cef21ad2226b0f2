"""A gradient that what is behind shines through, as a small picture: its opacity is a mask."""

from __future__ import annotations

import io
from math import hypot

from PIL import Image

from irdocs.drawing import SOLID
from irdocs.ooxml.art_items import GradientFill, GradientStop, PictureFill
from irdocs.ooxml.geometry import Affine

STEPS = 256
"""How many colours stand between the ends."""
ASIDE = 4000.0
"""How far it reaches to each side, in pt: beyond any slide."""


def is_fading(blend: GradientFill) -> bool:
    """Whether something shines through anywhere."""
    return any(stop.opacity < SOLID for stop in blend.stops)


def drawn(blend: GradientFill) -> tuple[bytes, PictureFill]:
    """Return a gradient as a PNG, and where it is pasted."""
    (x, y), (u, v) = blend.start, blend.end
    across, down = u - x, v - y
    ramp = [_between(blend.stops, (n + 0.5) / STEPS) for n in range(STEPS)]
    if blend.round:
        radius = hypot(across, down)
        image = _circles(ramp)
        put = Affine(2 * radius, 0.0, 0.0, 2 * radius, x - radius, y - radius)
    else:
        image = Image.new("RGBA", (STEPS, 1))
        image.putdata(ramp)
        share = 2 * ASIDE / (hypot(across, down) or 1.0)
        put = Affine(
            across, down, -down * share, across * share,
            x + down * share / 2, y - across * share / 2,
        )  # fmt: skip
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    data = file.getvalue()
    return data, PictureFill(data, put, outline=blend.outline)


def _circles(ramp: list[tuple[int, int, int, int]]) -> Image.Image:
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
    """Return the colour and the opacity, 0 to 255, of a place between stops."""
    before = next((stop for stop in reversed(stops) if stop.at <= at), stops[0])
    after = next((stop for stop in stops if stop.at > at), stops[-1])
    share = (at - before.at) / (after.at - before.at) if after.at > before.at else 0.0
    share = min(1.0, max(0.0, share))
    one = (before.colour.red, before.colour.green, before.colour.blue, 255 * before.opacity)
    other = (after.colour.red, after.colour.green, after.colour.blue, 255 * after.opacity)
    red, green, blue, alpha = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue, alpha

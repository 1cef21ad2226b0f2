"""A section's number as a drawing: what stands for it where it has no picture of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from irdocs.content.assets import Picture
from irdocs.content.fields import NOWHERE
from irdocs.content.illustration import Illustration, Outline
from irdocs.content.source import Words
from irdocs.deck import faces
from irdocs.drawing import Command
from irdocs.theme import ACCENT, SlideType

ROOM = 1.5
"""How much larger than its digits the square of a drawing is."""


def numeral(number: int, type: SlideType) -> Picture:
    """Return a number in the bold of our own typeface, in the accent colour."""
    font = faces.own(type).style(bold=True, italic=False).font
    return Picture(Words(str(number), NOWHERE), _drawn(font.path, str(number)))


@lru_cache(maxsize=64)
def _drawn(path: Path, digits: str) -> Illustration:
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        place = {"wght": 700} if "fvar" in font else None
        glyphs, names = font.getGlyphSet(location=place), font.getBestCmap()
        bounds, pen, x = BoundsPen(glyphs), DecomposingRecordingPen(glyphs), 0.0
        for digit in digits:
            glyph = glyphs[names[ord(digit)]]
            glyph.draw(TransformPen(bounds, (1, 0, 0, 1, x, 0)))
            glyph.draw(TransformPen(pen, (1, 0, 0, 1, x, 0)))
            x += glyph.width
    left, bottom, right, top = bounds.bounds
    side = max(right - left, top - bottom) * ROOM
    dx, dy = (side - right - left) / 2, (side + top + bottom) / 2
    commands = tuple(_commands(pen.value, dx, dy))
    return Illustration(side, side, (Outline(commands, ACCENT, None, 1.0, 1.0),))


Steps = Sequence[tuple[str, tuple[tuple[float, float], ...]]]


def _commands(steps: Steps, dx: float, dy: float) -> list[Command]:
    """Return a glyph's steps with y growing downwards; TrueType's curves as cubic ones."""
    found: list[Command] = []
    x = y = 0.0
    for name, points in steps:
        placed = [(px + dx, dy - py) for px, py in points]
        if name == "moveTo":
            found.append(("M", placed[0]))
        elif name == "lineTo":
            found.append(("L", placed[0]))
        elif name == "qCurveTo":
            *handles, last = placed
            for number, (cx, cy) in enumerate(handles):
                if number + 1 < len(handles):  # between two handles lies a point of the curve
                    nx, ny = handles[number + 1]
                    end = ((cx + nx) / 2, (cy + ny) / 2)
                else:
                    end = last
                found.append(("C", (
                    x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y),
                    end[0] + 2 / 3 * (cx - end[0]), end[1] + 2 / 3 * (cy - end[1]), *end,
                )))  # fmt: skip
                x, y = end
        elif name == "curveTo":
            found.append(("C", (*placed[0], *placed[1], *placed[2])))
        elif name == "closePath":
            found.append(("Z", ()))
        if placed:
            x, y = placed[-1]
    return found

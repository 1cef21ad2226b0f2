"""Draw a number as an illustration, for sections that have no picture of their own.

The outlines of the digits are read from the font file, so that the number can be shown wherever a
drawing can, in any size and colour.
"""

from __future__ import annotations

from functools import lru_cache

from irdocs.caching.on_disk import cached_on_disk
from irdocs.content.assets import Picture
from irdocs.content.illustration import DrawnPath, Illustration
from irdocs.content.source import SourceText
from irdocs.content.values import NOWHERE
from irdocs.deck import faces
from irdocs.drawing import Command
from irdocs.drawing import Path as Drawn
from irdocs.theme import ACCENT, SlideType
from irdocs.theme.fonts.source import FontSource

ROOM = 1.5
"""The side of the drawing's square as a multiple of the larger side of the digits."""


def numeral(number: int, type: SlideType) -> Picture:
    """Return a number as a picture: the theme's bold typeface in the accent colour."""
    font = faces.own(type).style(bold=True, italic=False).font
    assert font.source is not None  # a theme's own typeface has files
    return Picture(SourceText(str(number), NOWHERE), _drawn(font.source, str(number)))


@lru_cache(maxsize=64)
def _drawn(source: FontSource, digits: str) -> Illustration:
    """Return the digits of a face as a drawing, centred in a square."""
    inputs = (bytes(source.face.blob.data), repr(source.places), digits)
    data = cached_on_disk("numeral", inputs, lambda: _outlined(source, digits).as_json())
    return Illustration.from_json(data)


def _outlined(source: FontSource, digits: str) -> Illustration:
    from fontTools.pens.basePen import BasePen
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.transformPen import TransformPen

    commands: list[Command] = []

    class Pen(BasePen):  # type: ignore[misc]  # BasePen converts TrueType curves to cubic ones
        def _moveTo(self, to: tuple[float, float]) -> None:
            commands.append(("M", to))

        def _lineTo(self, to: tuple[float, float]) -> None:
            commands.append(("L", to))

        def _curveToOne(self, *points: tuple[float, float]) -> None:
            commands.append(("C", tuple(value for point in points for value in point)))

        def _closePath(self) -> None:
            commands.append(("Z", ()))

    font = source.opened()
    glyphs, glyph_names = source.glyphs(font), font.getBestCmap()
    bounds, pen, x = BoundsPen(None), Pen(None), 0.0
    for digit in digits:
        name = glyph_names[ord(digit)]
        for receiver in (bounds, pen):
            # In fonts y grows upwards, in drawings downwards.
            glyphs.draw(name, TransformPen(receiver, (1, 0, 0, -1, x, 0)))
        x += glyphs.width(name)
    left, top, right, bottom = bounds.bounds
    side = max(right - left, bottom - top) * ROOM
    to_centre = ((side - right - left) / 2, (side - bottom - top) / 2)
    centred = Drawn(tuple(commands)).moved(*to_centre).commands
    return Illustration(side, side, (DrawnPath(centred, ACCENT, None, 1.0, 1.0),))

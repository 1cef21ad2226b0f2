"""Draw the glyphs of a font that may come from anybody, within limits.

A glyph may be made of others (glyf), or call routines (CFF), over many levels: a few hundred bytes
can unfold into years of work. So the parts of each glyph are counted before, or while, it is drawn.
"""

from __future__ import annotations

from functools import cache
from typing import Any

MOST_PARTS = 2_000
"""The number of glyphs that a glyph may be made of."""
MOST_WORK = 200_000
"""The bytes of routines that drawing a glyph may run through."""
DEEPEST = 12
"""The levels of glyphs in glyphs, and of routines, which may be nested 10 deep (Adobe Technical
Note 5177, appendix B)."""

_WIDEST = 0x7FFF
"""The widest glyph, in font units: twice as wide as the largest em."""


class OutlineError(ValueError):
    """A glyph cannot be drawn within the limits."""


class GuardedGlyphs:
    """The glyphs of one face, by their names."""

    def __init__(self, font: Any, location: dict[str, float]) -> None:
        """Draw from a fontTools `TTFont` at a normalised place on its axes."""
        if "VARC" in font:
            raise OutlineError("its glyphs are made of variable components (table VARC)")
        self._font = font
        self._glyphs = font.getGlyphSet(location=location or None, normalized=True)
        # Without HVAR, gvar moves the two points between which a glyph's width lies.
        self._has_widths_in_outlines = bool(location) and "gvar" in font and "HVAR" not in font
        self._parts: dict[str, int] = {}

    def width(self, name: str) -> int:
        """Return the advance width of a glyph in font units, rounded as in a font file.

        Raises OutlineError for a width that no font has.
        """
        glyph = self._glyphs[name]
        if self._has_widths_in_outlines:
            from fontTools.pens.basePen import NullPen

            glyph.draw(NullPen())  # old releases of fontTools find the width only so
        width: int = round(glyph.width)
        if not 0 <= width <= _WIDEST:
            raise OutlineError(f"glyph {name} is {width} units wide")
        return width

    def draw(self, name: str, pen: Any) -> None:
        """Draw a glyph with a fontTools pen, as contours without components.

        Raises OutlineError, or whatever fontTools raises for a damaged font.
        """
        from fontTools.pens.recordingPen import DecomposingRecordingPen

        recording = DecomposingRecordingPen(self)
        self[name].draw(recording)
        recording.replay(pen)

    def bounds(self, name: str) -> tuple[float, float, float, float] | None:
        """Return the least and greatest x and y of a glyph's outline, as x, y, x, y in font units.

        None for a glyph that shows nothing.
        """
        from fontTools.pens.boundsPen import BoundsPen

        pen = BoundsPen(None)
        self.draw(name, pen)
        found: tuple[float, float, float, float] | None = pen.bounds
        return found

    def __getitem__(self, name: str) -> Any:
        """Return a glyph that fontTools can draw; it asks here for the parts of a glyph too."""
        if "glyf" in self._font:
            self._count(name, 0)
        else:
            self._glyphs.charStrings[name].outlineExtractor = _counting_extractor()
        return self._glyphs[name]

    def _count(self, name: str, depth: int) -> int:
        """Return of how many glyphs a glyph is made, itself among them."""
        if depth > DEEPEST:
            raise OutlineError(f"glyph {name} is nested too deeply")
        count = self._parts.get(name)
        if count is None:
            glyph = self._font["glyf"][name]
            inner = glyph.components if glyph.isComposite() else ()
            count = 1 + sum(self._count(part.glyphName, depth + 1) for part in inner)
            if count > MOST_PARTS:
                raise OutlineError(f"glyph {name} is made of too many others")
            self._parts[name] = count
        return count


@cache
def _counting_extractor() -> type:
    """Return fontTools' interpreter of CFF outlines, with a limit on what it runs through."""
    from fontTools.misc.psCharStrings import T2OutlineExtractor

    class CountingExtractor(T2OutlineExtractor):  # type: ignore[misc]
        work = 0

        def execute(self, routine: Any, **more: Any) -> None:
            self.work += len(routine.bytecode or routine.program)
            if self.work > MOST_WORK or len(self.callingStack) > DEEPEST:
                raise OutlineError("a glyph calls too many routines")
            super().execute(routine, **more)

    return CountingExtractor

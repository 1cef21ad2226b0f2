"""Read from a font file what line breaking needs: advance widths, kerning and coverage.

A font's own unit is a fraction of the em, the square whose side is the type size. All metrics are
kept in em here, so that one `Font` serves every size: width in pt = width in em × size in pt.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from irdocs.typeset.kerning import Kerning


@dataclass(frozen=True, eq=False)
class Font:
    """One face of a typeface, with its metrics in em."""

    name: str
    """The PostScript name."""
    path: Path
    advances: Mapping[str, float]
    """The advance width of each character that the face has a glyph for."""
    ascent: float
    descent: float
    """How far letters reach below the baseline, as a positive number."""
    kerning: Kerning | None = None
    """None if the program that will show the text does not kern either."""
    _unknown: float = field(default=0.5)
    """The width assumed of a character that the face does not have."""
    _words: dict[str, float] = field(default_factory=dict)
    """The widths of words measured before."""

    def width(self, text: str, size: float) -> float:
        """Return the width of a text on one line, in pt, at a type size in pt."""
        advance_widths, unknown = self.advances, self._unknown
        width = sum([advance_widths.get(character, unknown) for character in text])
        return (width + sum(shift for _, shift in self.kerns(text))) * size

    def kerns(self, text: str) -> list[tuple[int, float]]:
        """Return the kerns of a text: pairs of a number of characters and the em added after it."""
        if self.kerning is None:
            return []
        between = self.kerning.between
        pairs = enumerate(pairwise(text), start=1)
        return [(position, shift) for position, (a, b) in pairs if (shift := between(a, b))]

    def word_width(self, word: str, size: float) -> float:
        """Return the same as `width`, from memory if the word was measured before."""
        width = self._words.get(word)
        if width is None:
            width = self._words[word] = self.width(word, 1.0)
        return width * size

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the face has no glyph for, each once."""
        return tuple(dict.fromkeys(c for c in text if c not in self.advances))


@cache
def load(path: Path, *, bold: bool = False, kerned: bool = False) -> Font:
    """Return the metrics of a TrueType file.

    Of a variable font the metrics are those of its default instance or, if `bold`, those at weight
    700. `kerned` adds the kerning.
    """
    from fontTools.ttLib import TTFont

    # Kerning is read lazily, after this function has closed the font; so the bytes are in memory.
    with TTFont(io.BytesIO(path.read_bytes()), lazy=True) as font:
        units_per_em = font["head"].unitsPerEm
        character_map = font.getBestCmap()
        bold_deltas = _weight_deltas(font) if bold and "fvar" in font else {}
        metrics = font["hmtx"].metrics
        advances = {
            chr(code): (metrics[glyph][0] + bold_deltas.get(glyph, 0.0)) / units_per_em
            for code, glyph in character_map.items()
        }
        hhea = font["hhea"]
        postscript_name = str(font["name"].getDebugName(6)) + ("-Bold" if bold_deltas else "")
        return Font(
            name=postscript_name,
            path=path,
            advances=advances,
            ascent=hhea.ascent / units_per_em,
            descent=-hhea.descent / units_per_em,
            kerning=Kerning(font) if kerned else None,
        )


def _weight_deltas(font: Any) -> dict[str, float]:
    """Return how much wider than by default each glyph is at weight 700, in font units.

    A variable font stores one outline per glyph and, in HVAR, how its advance width changes along
    the font's axes (OpenType). Reading those deltas is much cheaper than instancing the font.
    """
    from fontTools.varLib.models import normalizeLocation
    from fontTools.varLib.varStore import VarStoreInstancer

    axes = font["fvar"].axes
    axis_ranges = {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in axes}
    hvar = font["HVAR"].table
    location = normalizeLocation({"wght": 700}, axis_ranges)
    instancer = VarStoreInstancer(hvar.VarStore, axes, location)
    return dict(_deltas(font.getGlyphOrder(), hvar.AdvWidthMap, instancer))


def _deltas(glyph_order: list[str], width_map: Any, instancer: Any) -> Iterator[tuple[str, float]]:
    """Yield each glyph and its delta; without a map, glyph n has the delta set n."""
    for glyph_index, glyph in enumerate(glyph_order):
        yield glyph, instancer[width_map.mapping[glyph] if width_map else glyph_index]

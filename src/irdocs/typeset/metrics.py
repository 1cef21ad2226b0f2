"""Font files → advance widths and coverage, all that line breaking needs."""

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
    """One face: its PostScript name, its file, and its metrics as parts of the em."""

    name: str
    path: Path
    advances: Mapping[str, float]
    ascent: float
    descent: float
    kerning: Kerning | None = None
    """How pairs of letters are spaced; None where a program that shows them does not kern."""
    _unknown: float = field(default=0.5)
    _words: dict[str, float] = field(default_factory=dict)
    """Words measured before, as parts of the em."""

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in pt at a size in pt."""
        advances, unknown = self.advances, self._unknown
        width = sum([advances.get(character, unknown) for character in text])
        return (width + sum(shift for _, shift in self.kerns(text))) * size

    def kerns(self, text: str) -> list[tuple[int, float]]:
        """Return after how many letters of a text how much is added, as a part of the em."""
        if self.kerning is None:
            return []
        between = self.kerning.between
        pairs = enumerate(pairwise(text), start=1)
        return [(place, shift) for place, (a, b) in pairs if (shift := between(a, b))]

    def word_width(self, word: str, size: float) -> float:
        """Return the same as `width`, remembered."""
        width = self._words.get(word)
        if width is None:
            width = self._words[word] = self.width(word, 1.0)
        return width * size

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the face cannot show, each once."""
        return tuple(dict.fromkeys(c for c in text if c not in self.advances))


@cache
def load(path: Path, *, bold: bool = False, kerned: bool = False) -> Font:
    """Return the metrics of a TrueType file; of a variable one, at weight 700 if `bold`."""
    from fontTools.ttLib import TTFont

    # Kerning is read from the font as it is asked for, so the file is read whole.
    with TTFont(io.BytesIO(path.read_bytes()), lazy=True) as font:
        units = font["head"].unitsPerEm
        names = font.getBestCmap()
        wider = _weight_deltas(font) if bold and "fvar" in font else {}
        metrics = font["hmtx"].metrics
        advances = {
            chr(code): (metrics[glyph][0] + wider.get(glyph, 0.0)) / units
            for code, glyph in names.items()
        }
        hhea = font["hhea"]
        name = str(font["name"].getDebugName(6)) + ("-Bold" if wider else "")
        return Font(
            name=name,
            path=path,
            advances=advances,
            ascent=hhea.ascent / units,
            descent=-hhea.descent / units,
            kerning=Kerning(font) if kerned else None,
        )


def _weight_deltas(font: Any) -> dict[str, float]:
    """Return how much wider each glyph is at weight 700 (OpenType, HVAR)."""
    from fontTools.varLib.models import normalizeLocation
    from fontTools.varLib.varStore import VarStoreInstancer

    axes = font["fvar"].axes
    spans = {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in axes}
    table = font["HVAR"].table
    location = normalizeLocation({"wght": 700}, spans)
    instancer = VarStoreInstancer(table.VarStore, axes, location)
    return dict(_deltas(font.getGlyphOrder(), table.AdvWidthMap, instancer))


def _deltas(order: list[str], index: Any, instancer: Any) -> Iterator[tuple[str, float]]:
    for number, glyph in enumerate(order):
        yield glyph, instancer[index.mapping[glyph] if index else number]

"""The fonts that stand in where a typeface lacks a character, and what they may stand in for.

Typefaces of text lack signs such as ✓, ⚠ and ☎, and some lack ⁺ or Greek letters in their italics.
Arimo has most letters and superscripts, and a font of signs the rest. Only scripts whose letters
stand side by side, from left to right, are set from them: others need more than a font has.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from irdocs.content.installed_files import installed_file
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset import metrics
from irdocs.typeset.metrics import Font

_SYMBOLS = Path(__file__).parent / "data" / "symbols.ttf"


@cache
def fallback_fonts(*, italic: bool = False) -> tuple[Font, ...]:
    """Return the fonts in which the characters are set that a typeface lacks, in order."""
    name = "Arimo-Italic[wght].ttf" if italic else "Arimo[wght].ttf"
    try:
        letters = installed_file("fontpkg_arimo", "files", name)
    except LookupError:
        letters = None
    return tuple(metrics.load(FontSource(path)) for path in (letters, _SYMBOLS) if path)


def with_fallbacks(font: Font, *, italic: bool = False) -> Font:
    """Return a font that takes what it lacks from the fallback fonts."""
    return replace(font, fallbacks=partial(_others, font.source, italic))


def _others(source: FontSource | None, italic: bool) -> tuple[Font, ...]:
    return tuple(other for other in fallback_fonts(italic=italic) if other.source != source)

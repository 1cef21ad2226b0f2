"""The fonts that stand in where a typeface lacks a character.

Typefaces of text lack signs such as ✓, ⚠ and ☎, and some lack ⁺ or Greek letters in their italics.
Arimo has most letters and superscripts, and a font of signs the rest. Letters of other scripts come
from fonts of their own, in the weight of the text round them.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial
from pathlib import Path

from irdocs.content.installed_files import installed_file
from irdocs.frozen import replace
from irdocs.theme.fonts.source import FontSource
from irdocs.theme.fonts.weights import CLASSES, Weight
from irdocs.typeset import metrics, script_fonts
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


@lru_cache(maxsize=128)
def with_fallbacks(
    font: Font, weight: Weight = "regular", *, language: str = "", right_to_left: bool = False
) -> Font:
    """Return a font that takes what it lacks from the fallback fonts.

    `weight` is its own; `language` (BCP 47) is that of the texts, and `right_to_left` their
    direction. It is the same one each time: what it has measured is measured in the next plan, too.
    """
    return replace(
        font,
        fallbacks=partial(_others, font.source, weight),
        language=language,
        right_to_left=right_to_left,
    )


def _others(
    source: FontSource | None, weight: Weight, script: str, language: str
) -> tuple[Font, ...]:
    """Return the fonts that stand in for a face, for letters of a script."""
    # Signs that scripts share, such as wide brackets round Latin words, go with the language.
    wanted = dict.fromkeys((script, script_fonts.main_script(language)))
    found = (script_fonts.source_of(one, language, CLASSES[weight]) for one in wanted)
    of_scripts = (metrics.load(face) for face in found if face)
    others = (*of_scripts, *fallback_fonts(italic="italic" in weight))
    return tuple(other for other in others if other.source != source)

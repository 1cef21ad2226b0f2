"""Read from a font file what line breaking needs: advance widths, kerning and coverage.

A font's own unit is a fraction of the em, the square whose side is the type size. All metrics are
kept in em here, so that one `Font` serves every size: width in pt = width in em × size in pt.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from irdocs.theme.fonts.source import FontSource
from irdocs.typeset.characters import INVISIBLE, SUBSTITUTES, is_simple
from irdocs.typeset.kerning import Kerning
from irdocs.typeset.marks import Accented, MarkOffset, anchors, is_mark


@dataclass(frozen=True, eq=False)
class Font:
    """One face of a typeface, with its metrics in em."""

    name: str
    """The PostScript name; with more after it where that may not tell two faces apart."""
    source: FontSource | None
    """None for a face of which only the widths are known."""
    advances: Mapping[str, float]
    """The advance width of each character that the face has a glyph for."""
    ascent: float
    descent: float
    """How far letters reach below the baseline, as a positive number."""
    kerning: Kerning | None = None
    """None if the program that will show the text does not kern either."""
    fallbacks: Callable[[], tuple[Font, ...]] = tuple
    """Returns the faces in which the characters are set that this one lacks: the first that has it.
    They are asked for only when a character is lacking, as most texts need none."""
    _widths: dict[str, float] = field(init=False)
    """The widths of single characters, those of other faces among them once they were asked for."""
    _words: dict[str, float] = field(init=False)
    """The widths of words measured before."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_widths", _Widths(self))
        object.__setattr__(self, "_words", {})

    def width(self, text: str, size: float) -> float:
        """Return the width of a text on one line, in pt, at a type size in pt."""
        widths = self._widths
        width = sum([widths[character] for character in text])
        return (width + sum(shift for _, shift in self.kerns(text))) * size

    def kerns(self, text: str) -> list[tuple[int, float]]:
        """Return the kerns of a text: pairs of a number of characters and the em added after it."""
        if self.kerning is None:
            return []
        between = self.kerning.between
        pairs = enumerate(pairwise(text), start=1)
        return [(position, shift) for position, (a, b) in pairs if (shift := between(a, b))]

    def placed_marks(self, text: str) -> list[tuple[int, MarkOffset]]:
        """Return where combining marks stand: each one's index in the text, and its offset.

        A mark whose place the face does not state stays where the letter before it ends.
        """
        if text.isascii() or not any(is_mark(character) for character in text):
            return []
        placed: list[tuple[int, MarkOffset]] = []
        letter: Accented | None = None
        for index, character in enumerate(text):
            if not is_mark(character):
                letter = Accented(anchors(self.source), character, self._widths[character])
            elif letter and (offset := letter.add(character)):
                placed.append((index, offset))
        return placed

    def word_width(self, word: str, size: float) -> float:
        """Return the same as `width`, from memory if the word was measured before."""
        width = self._words.get(word)
        if width is None:
            width = self._words[word] = self.width(word, 1.0)
        return width * size

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that neither the face nor its fallbacks have, once each.

        A fallback stands in for simple scripts only; see `fallback`.
        """
        lacking = dict.fromkeys(c for c in text if c not in self.advances)
        return tuple(c for c in lacking if c not in INVISIBLE and self._lacks(c))

    def _lacks(self, character: str) -> bool:
        shown = SUBSTITUTES.get(character, character)
        if shown in self.advances:
            return False
        return not is_simple(character) or all(
            shown not in face.advances for face in self.fallbacks()
        )


class _Widths(dict[str, float]):
    """The widths of characters in em, in a face or else in its fallbacks."""

    def __init__(self, font: Font) -> None:
        super().__init__(font.advances)
        self._font = font

    def __missing__(self, character: str) -> float:
        """Return the width of a character that the face lacks, and remember it."""
        width = 0.0
        if character not in INVISIBLE:
            shown, faces = (
                SUBSTITUTES.get(character, character),
                (self._font, *self._font.fallbacks()),
            )
            known = (face.advances[shown] for face in faces if shown in face.advances)
            width = next(known, UNKNOWN)
        self[character] = width
        return width


UNKNOWN = 0.5
"""The width assumed of a character that no face has, in em."""


@lru_cache(maxsize=128)
def load(source: FontSource, *, kerned: bool = False) -> Font:
    """Return the metrics of a face; `kerned` adds the kerning."""
    font = source.opened()
    units_per_em = font["head"].unitsPerEm
    character_map = font.getBestCmap()
    if source.places:
        glyphs = source.glyphs(font)
        widths = {glyph: glyphs.width(glyph) for glyph in set(character_map.values())}
    else:
        widths = {glyph: width for glyph, (width, _) in font["hmtx"].metrics.items()}
    advances = {chr(code): widths[glyph] / units_per_em for code, glyph in character_map.items()}
    if source.is_own and " " in advances:
        # It is drawn as a space, whatever the font has for it.
        advances["\u00a0"] = advances[" "]
    hhea = font["hhea"]
    return Font(
        name=_name(source, font),
        source=source,
        advances=advances,
        ascent=hhea.ascent / units_per_em,
        descent=-hhea.descent / units_per_em,
        kerning=Kerning(font, source.normalised(font)) if kerned else None,
    )


@lru_cache(maxsize=64)
def line_height(source: FontSource) -> float:
    """Return how far apart programs set lines of a face at 100 %, in em: 1.15 for Arial.

    That is the larger of what macOS and Windows take: the table hhea, and in OS/2 the typographic
    heights where USE_TYPO_METRICS is set, else those of usWin (OpenType).
    """
    font = source.opened()
    units, hhea = font["head"].unitsPerEm, font["hhea"]
    heights = [hhea.ascent - hhea.descent + hhea.lineGap]
    if "OS/2" in font:
        os2 = font["OS/2"]
        typographic = os2.sTypoAscender - os2.sTypoDescender + os2.sTypoLineGap
        is_typographic = os2.fsSelection & _USE_TYPO_METRICS
        heights.append(typographic if is_typographic else os2.usWinAscent + os2.usWinDescent)
    return float(max(heights)) / float(units)


_USE_TYPO_METRICS = 1 << 7
"""The bit of fsSelection that says which heights of OS/2 count."""

_CLASSES: Mapping[float, str] = {600: "Semibold", 700: "Bold", 900: "Black"}
"""What weights of variable fonts are called."""


def _name(source: FontSource, font: Any) -> str:
    """Return a name of ASCII letters, digits and hyphens that no other face has.

    Two files of the user's may have the same PostScript name, and two faces of a variable font do.
    """
    given = font["name"].getDebugName(6) if "name" in font else None
    name = re.sub(r"[^A-Za-z0-9-]", "", given or source.path.stem)[:40] or "Font"
    for tag, place in source.places:
        shown = _CLASSES.get(place) if tag == "wght" else None
        name += f"-{shown or re.sub('[^A-Za-z0-9-]', '', f'{tag}{place:g}')}"
    if source.data is not None:
        name += f"-{hashlib.sha256(source.data).hexdigest()[:8]}"
    return name

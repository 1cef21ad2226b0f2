"""Shape text with HarfBuzz: which glyphs of a face show it, and where each of them stands.

A letter is not a glyph: in Arabic a letter has up to four forms and sits on its neighbours, in
Bengali vowels stand before the consonant that they follow, an accent is placed on its letter, "ff"
may be one glyph, and pairs of letters are moved closer. A font says all that in tables (OpenType,
GSUB and GPOS), and HarfBuzz carries it out. Its answer is kept as clusters: the least parts of a
text that its glyphs can be divided into, each with its characters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import uharfbuzz as harfbuzz

from irdocs.caching.by_value import cached_by_value
from irdocs.theme.fonts.source import FontSource

_SHOWN = str.maketrans({"\u00ad": "-", "\u00a0": " "})
"""Characters that look like others: a soft hyphen at a line's end, and a no-break space, for which
fonts have glyphs of any width."""


class PlacedGlyph(NamedTuple):
    """A glyph of a face by its number, and its origin from that of its cluster, in font units."""

    number: int
    x: int
    y: int


MOST_KEPT = 20_000
"""How many pieces of text a face remembers."""


class GlyphCluster(NamedTuple):
    """Characters that are shown together, their glyphs, and how far the next cluster lies.

    `text` is in logical order, `advance` in font units.
    """

    text: str
    glyphs: tuple[PlacedGlyph, ...]
    advance: int


class ShapingFace:
    """A face that HarfBuzz has opened."""

    def __init__(self, source: FontSource) -> None:
        """Open a face at its place on the axes."""
        self.face = source.face
        self.font = harfbuzz.Font(self.face)
        if source.places:
            self.font.set_variations(dict(source.places))
        self.units: int = self.face.upem
        self._shaped_before = cached_by_value(MOST_KEPT)(self._shape)

    def glyph(self, code: int) -> int | None:
        """Return the number of the glyph of a character, given by its code; None without one."""
        return self.font.get_nominal_glyph(code) or None

    def advance(self, glyph: int) -> int:
        """Return the advance width of a glyph, in font units."""
        return int(self.font.get_glyph_h_advance(glyph))

    def shaped(
        self, text: str, script: str, language: str, *, right_to_left: bool, kerned: bool
    ) -> tuple[GlyphCluster, ...]:
        """Return the clusters of a text in one script and one direction, from left to right.

        `script` is an ISO 15924 code, `language` a BCP 47 tag. Without kerning, pairs of letters
        stand as far apart as their widths say. Words come again and again, in other editions too.
        """
        return self._shaped_before(text, script, language, right_to_left, kerned)

    def _shape(
        self, text: str, script: str, language: str, right_to_left: bool, kerned: bool
    ) -> tuple[GlyphCluster, ...]:
        """Return the same, shaped now."""
        buffer = harfbuzz.Buffer()
        buffer.add_codepoints(list(map(ord, text.translate(_SHOWN))))
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.script = script
        buffer.language = language or "und"
        buffer.cluster_level = harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = harfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        features: dict[str, Any] = {} if kerned else dict(_UNKERNED)
        if not text.isascii() and (halved := _halved(text)):
            features["halt"] = [[at, at + 1, True] for at in halved]
        harfbuzz.shape(self.font, buffer, features)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        return tuple(_clusters(text, infos, positions, right_to_left))


_OPENING = frozenset("‘“（《〈「『【〔［｛")
_CLOSING = frozenset("’”）》〉」』】〕］｝，。、；：！？．")


def _halved(text: str) -> list[int]:
    """Return where marks stand that lose the empty half of their square, as a neighbour has one.

    These are closing ones before any other mark, and opening ones behind an opening one (W3C,
    clreq 3.1.6, jlreq 3.1.4). Typefaces whose marks have no such half do nothing there.
    """
    pairs = enumerate(pairwise(text))
    return [
        at + (first in _OPENING)
        for at, (first, second) in pairs
        if (first in _CLOSING and second in _CLOSING | _OPENING)
        or (first in _OPENING and second in _OPENING)
    ]


_UNKERNED: Mapping[str, bool] = {"kern": False, "liga": False, "clig": False}
"""What programs do not do that set text by the widths of its letters."""


def _clusters(text: str, infos: Any, positions: Any, right_to_left: bool) -> list[GlyphCluster]:
    """Return the glyphs of a text, from left to right, as clusters.

    A mark without a width of its own is one with what it stands on.
    """
    grouped: list[tuple[int, list[PlacedGlyph], int]] = []
    for info, position in zip(infos or (), positions or (), strict=True):
        if not grouped or info.cluster != grouped[-1][0]:
            grouped.append((info.cluster, [], 0))
        start, glyphs, pen = grouped[-1]
        glyphs.append(PlacedGlyph(info.codepoint, pen + position.x_offset, position.y_offset))
        grouped[-1] = start, glyphs, pen + position.x_advance
    logical = grouped[::-1] if right_to_left else grouped
    clusters: list[GlyphCluster] = []
    for number, (start, placed, advance) in enumerate(logical):
        # What comes before the first glyph shows nothing, and belongs to it.
        end = logical[number + 1][0] if number + 1 < len(logical) else len(text)
        cluster = GlyphCluster(text[start if number else 0 : end], tuple(placed), advance)
        if clusters and advance <= 0:
            cluster = _with_mark(clusters.pop(), cluster, right_to_left)
        clusters.append(cluster)
    return clusters[::-1] if right_to_left else clusters


def _with_mark(letter: GlyphCluster, mark: GlyphCluster, right_to_left: bool) -> GlyphCluster:
    """Return a letter and its mark as one cluster."""
    left, right = (mark, letter) if right_to_left else (letter, mark)
    moved = tuple(
        PlacedGlyph(glyph.number, glyph.x + left.advance, glyph.y) for glyph in right.glyphs
    )
    return GlyphCluster(
        letter.text + mark.text, (*left.glyphs, *moved), left.advance + right.advance
    )


@lru_cache(maxsize=64)
def shaping_face(source: FontSource) -> ShapingFace:
    """Return a face for shaping, opened once."""
    return ShapingFace(source)

"""Read where a font puts combining marks: accents over, under or through a letter.

Most accented letters are one character and one glyph. Others, as in Yoruba or in phonetic script,
are a letter and one or more combining marks. A mark's glyph has no width of its own, and belongs
where the `mark` feature of the font's GPOS table says (OpenType, lookup types 4 and 6): a letter
has an anchor for each class of marks, a mark has its own, and the two are laid upon each other. A
second mark is placed on the first in the same way.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from irdocs.theme.fonts.source import FontSource

_MOST_TABLES = 1_000
"""The number of subtables that place marks: more is a font made to cost time."""


@dataclass(frozen=True, slots=True)
class MarkOffset:
    """How far a mark is moved from where its letter ends, right and up, in em."""

    right: float
    up: float


def is_mark(character: str) -> bool:
    """Return whether a character is a combining mark, which stands on the one before."""
    return unicodedata.category(character) in ("Mn", "Me")


class MarkAnchors:
    """The anchors of one font file."""

    def __init__(self, source: FontSource | None) -> None:
        """Read what places marks in a face; None for a typeface known by its widths alone."""
        font = source.opened() if source else None
        self._units: int = font["head"].unitsPerEm if font else 1
        self._glyphs: dict[int, str] = font.getBestCmap() if font else {}
        self._outlines = source.glyphs(font) if source else None
        self._tables: list[Any] = []
        # A damaged table places nothing; fontTools raises errors of any type for it.
        with suppress(Exception):
            self._tables = _mark_tables(font["GPOS"].table) if font and "GPOS" in font else []

    def offset(self, under: str, mark: str) -> tuple[float, float] | None:
        """Return how far a mark's origin lies from that of the character under it, in em.

        None if the font lacks one of them.
        """
        base, over = self._glyphs.get(ord(under)), self._glyphs.get(ord(mark))
        if base is None or over is None:
            return None
        with suppress(Exception):  # as above
            return self._anchored(base, over) or self._centred(base, over, mark)
        return None

    def _anchored(self, base: str, over: str) -> tuple[float, float] | None:
        """Return the same by the font's anchors, None if it has none for these two."""
        for table in self._tables:
            is_base = hasattr(table, "BaseCoverage")
            coverage = (table.BaseCoverage if is_base else table.Mark2Coverage).glyphs
            marks = (table.MarkCoverage if is_base else table.Mark1Coverage).glyphs
            if base not in coverage or over not in marks:
                continue
            record = (table.MarkArray if is_base else table.Mark1Array).MarkRecord[
                marks.index(over)
            ]
            place = coverage.index(base)
            anchor = (
                table.BaseArray.BaseRecord[place].BaseAnchor[record.Class]
                if is_base
                else table.Mark2Array.Mark2Record[place].Mark2Anchor[record.Class]
            )
            if anchor is not None:
                own = record.MarkAnchor
                return (
                    (anchor.XCoordinate - own.XCoordinate) / self._units,
                    (anchor.YCoordinate - own.YCoordinate) / self._units,
                )
        return None

    def _centred(self, base: str, over: str, mark: str) -> tuple[float, float] | None:
        """Return the same by the outlines: in the middle, above or below with a small gap.

        Some fonts have anchors for small letters only, and other glyphs of marks for capitals.
        """
        if self._outlines is None:
            return None
        letter, accent = self._outlines.bounds(base), self._outlines.bounds(over)
        if letter is None or accent is None:
            return None
        right = (letter[0] + letter[2] - accent[0] - accent[2]) / 2 / self._units
        gap = 0.06 * self._units
        match unicodedata.combining(mark):
            case 230:  # above
                up = max(0.0, letter[3] + gap - accent[1])
            case 220:  # below
                up = min(0.0, letter[1] - gap - accent[3])
            case _:
                up = 0.0
        return right, up / self._units


class Accented:
    """A letter that gets marks, one after another.

    The letter may be one with accents of its own, as ẹ in ẹ̀. A font states anchors for the letter
    without them, and where a mark stands on another mark.
    """

    def __init__(self, font: MarkAnchors, letter: str, width: float) -> None:
        """Begin with a letter; `width` is its advance in em, after which its marks follow."""
        self._font = font
        decomposed = unicodedata.normalize("NFD", letter)
        self._placed = [(decomposed[0], MarkOffset(-width, 0.0))]
        for mark in list(decomposed[1:]):
            self.add(mark)

    def add(self, mark: str) -> MarkOffset | None:
        """Return where a further mark stands; None if the font does not say.

        It stands on the last mark on the same side of the letter, if there is one.
        """
        side = unicodedata.combining(mark)
        same_side = [
            (other, at) for other, at in self._placed[1:] if unicodedata.combining(other) == side
        ]
        for under, at in (*reversed(same_side), self._placed[0]):
            if step := self._font.offset(under, mark):
                offset = MarkOffset(at.right + step[0], at.up + step[1])
                self._placed.append((mark, offset))
                return offset
        return None


@lru_cache(maxsize=64)
def anchors(source: FontSource | None) -> MarkAnchors:
    """Return the anchors of a face; read at the first mark, which most texts have none of."""
    return MarkAnchors(source)


def _mark_tables(table: Any) -> list[Any]:
    """Return the subtables that place marks on letters and on other marks."""
    found = []
    for lookup in table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            positioning = getattr(subtable, "ExtSubTable", subtable)
            if type(positioning).__name__ in ("MarkBasePos", "MarkMarkPos"):
                found.append(positioning)
            if len(found) > _MOST_TABLES:
                raise ValueError("its marks are in too many tables")
    return found

"""One face of a font file: what is measured, and what is embedded, come from the same value.

A variable font (OpenType, table fvar) holds many faces in one file. Its axes, such as weight and
width, each have a range and a default; a face is a place on them. The outlines and widths there are
computed by fontTools, which adds the font's own deltas to those of the default.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as harfbuzz

from irdocs.frozen import frozen
from irdocs.theme.fonts.headers import FontHeader, header
from irdocs.theme.fonts.outlines import GuardedGlyphs


@frozen
class FontAxis:
    """The range of one axis of a variable font, in the axis's own unit."""

    least: float
    default: float
    most: float

    def nearest(self, value: float) -> float:
        """Return the value of the axis that is nearest to a value."""
        return min(max(value, self.least), self.most)


@frozen
class FontSource:
    """A font file, and the place on its axes."""

    path: Path
    data: bytes | None = field(default=None, repr=False)
    """The file as it was read; None for a file of an installed package, which does not change."""
    places: tuple[tuple[str, float], ...] = ()
    """The axes that are not at their defaults, each by its tag, in order of the tags."""

    @property
    def is_own(self) -> bool:
        """Whether the file is the user's, and not of a package."""
        return self.data is not None

    def opened(self) -> Any:
        """Return the file as a fontTools `TTFont`, which reads each table when it is asked for.

        The bytes are in memory, so that tables can be read at any time. Raises whatever fontTools
        raises for a damaged file.
        """
        from fontTools.ttLib import TTFont

        _keep_quiet()
        data = self.path.read_bytes() if self.data is None else self.data
        return TTFont(io.BytesIO(data), lazy=True, recalcBBoxes=False, recalcTimestamp=False)

    @property
    def face(self) -> harfbuzz.Face:
        """The file as HarfBuzz has opened it; it checks what it reads, and takes damaged tables
        for empty ones."""
        return _face(self.path, self.data)

    @property
    def header(self) -> FontHeader:
        """The metrics of the whole font. Raises ValueError if its tables do not say them."""
        return _header(self.path, self.data)

    def at(self, places: Mapping[str, float]) -> FontSource:
        """Return the face at a place on the axes that the font has; others are left out."""
        found = axes(self)
        moved = {tag: found[tag].nearest(value) for tag, value in places.items() if tag in found}
        differing = {tag: value for tag, value in moved.items() if value != found[tag].default}
        return FontSource(self.path, self.data, tuple(sorted(differing.items())))

    def normalised(self, font: Any) -> dict[str, float]:
        """Return the place as numbers from -1 to 1, bent by the table avar; empty by default."""
        if not self.places:
            return {}
        normal: dict[str, float] = font.normalizeLocation(dict(self.places))
        return normal

    def glyphs(self, font: Any) -> GuardedGlyphs:
        """Return the outlines and widths of the face, of the font that `opened` returned."""
        return GuardedGlyphs(font, self.normalised(font))


@lru_cache(maxsize=64)
def axes(source: FontSource) -> Mapping[str, FontAxis]:
    """Return the axes of a font by their tags; none for a font that is not variable."""
    return {
        axis.tag: FontAxis(axis.min_value, axis.default_value, axis.max_value)
        for axis in source.face.axis_infos
    }


@lru_cache(maxsize=64)
def has_quadratic_outlines(source: FontSource) -> bool:
    """Return whether a font has TrueType's outlines (table glyf), which PDFs take as they are."""
    return "glyf" in source.face.table_tags


@lru_cache(maxsize=64)
def _face(path: Path, data: bytes | None) -> harfbuzz.Face:
    return harfbuzz.Face(path.read_bytes() if data is None else data)


@lru_cache(maxsize=64)
def _header(path: Path, data: bytes | None) -> FontHeader:
    return header(_face(path, data))


def _keep_quiet() -> None:
    """Keep fontTools' log off the terminal: what matters of it is a finding with its place."""
    log = logging.getLogger("fontTools")
    if not log.handlers:
        log.addHandler(logging.NullHandler())

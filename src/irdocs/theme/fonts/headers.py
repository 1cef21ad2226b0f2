"""The few numbers of a font file's tables that every text needs, read without the rest.

HarfBuzz has the file open already, and gives a table's bytes (OpenType 1.9: head, hhea, OS/2, post,
fvar). fontTools reads the same, and takes a tenth of a small build to do so.
"""

from __future__ import annotations

import struct

import uharfbuzz as harfbuzz

from irdocs.frozen import frozen

_USE_TYPO_METRICS = 1 << 7
"""The bit of fsSelection that says which heights of OS/2 count."""


@frozen
class WindowsMetrics:
    """What the table OS/2 says."""

    permissions: int
    """fsType: what the font's makers allow."""
    line_height: int
    """How far apart its lines are on Windows."""
    capital_height: int
    """0 where a table of an old version does not say it."""


@frozen
class FontHeader:
    """Metrics of a whole font, in its own units."""

    name: str
    """Its PostScript name; empty if it does not say it."""
    family: str
    """The family that it says it is of; empty if it does not say it."""
    units: int
    """The units in an em."""
    box: tuple[int, int, int, int]
    """The least and greatest x and y of all glyphs: x, y, x, y."""
    ascent: int
    descent: int
    """A negative number as a rule."""
    line_gap: int
    slant: float
    """The angle of its italics, counted from upright against the clock, in degrees."""
    windows: WindowsMetrics | None
    """None without a table OS/2."""

    @property
    def line_height(self) -> int:
        """How far apart programs set its lines: the larger of what macOS and Windows take."""
        own = self.ascent - self.descent + self.line_gap
        return max(own, self.windows.line_height) if self.windows else own


_POSTSCRIPT_NAME = 6
_FAMILY_NAMES = (21, 16, 1)
"""The entries of the table name that say the family, the best one first."""


def header(face: harfbuzz.Face) -> FontHeader:
    """Return the header of a face. Raises ValueError if a table is missing or cut off."""
    tables = frozenset(face.table_tags)
    (units,) = _read(face, "head", 18, ">H")
    left, bottom, right, top = _read(face, "head", 36, ">4h")
    ascent, descent, gap = _read(face, "hhea", 4, ">3h")
    try:
        (slant,) = _read(face, "post", 4, ">l")
    except ValueError:  # upright as far as anybody knows
        slant = 0
    return FontHeader(
        name=face.get_name(_POSTSCRIPT_NAME) or "",
        family=next(filter(None, map(face.get_name, _FAMILY_NAMES)), ""),
        units=units,
        box=(left, bottom, right, top),
        ascent=ascent,
        descent=descent,
        line_gap=gap,
        slant=slant / 65536,
        windows=_windows(face) if "OS/2" in tables else None,
    )


def _windows(face: harfbuzz.Face) -> WindowsMetrics:
    (version,) = _read(face, "OS/2", 0, ">H")
    (permissions,) = _read(face, "OS/2", 8, ">H")
    (selection,) = _read(face, "OS/2", 62, ">H")
    ascent, descent, gap, windows_ascent, windows_descent = _read(face, "OS/2", 68, ">3h2H")
    capital = _read(face, "OS/2", 88, ">h")[0] if version >= 2 else 0
    if selection & _USE_TYPO_METRICS:
        return WindowsMetrics(permissions, ascent - descent + gap, capital)
    return WindowsMetrics(permissions, windows_ascent + windows_descent, capital)


def _read(face: harfbuzz.Face, table: str, offset: int, form: str) -> tuple[int, ...]:
    """Return numbers of a table, in a form of `struct`. Raises ValueError if it ends before."""
    data = face.reference_table(table).data
    try:
        return struct.unpack_from(form, data, offset)
    except struct.error:
        raise ValueError(f"the table {table} is missing or too short") from None


__all__ = ["FontHeader", "WindowsMetrics", "header"]

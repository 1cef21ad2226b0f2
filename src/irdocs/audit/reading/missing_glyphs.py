"""Which codes of a font show .notdef: the box that a font has for what it cannot show.

Such a text is read aloud and copied as it should be, since its characters are right; on paper it is
a row of boxes. Composite fonts with TrueType outlines are opened, whose code gives a number, which
a map turns into that of a glyph (ISO 32000-1, 9.7.4); glyph 0 is .notdef, and a glyph may also be
composed of it. Other fonts, which irdocs does not write, are taken for whole.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pikepdf

from irdocs.audit.reading.streams import unpacked

_COMPOSED = b"\xff\xff"
"""How the data of a glyph begins that is composed of others: with -1 outlines (OpenType, glyf)."""


def showing_boxes(font: Any, codes: Iterable[int]) -> frozenset[int]:
    """Return those of the codes of a font, a pikepdf dictionary, that show .notdef."""
    if font.get("/Subtype") != "/Type0":
        return frozenset()
    descendant = font.DescendantFonts[0]
    program = descendant.get("/FontDescriptor", pikepdf.Dictionary()).get("/FontFile2")
    if program is None:
        return frozenset()
    numbers = descendant.get("/CIDToGIDMap")
    table = unpacked(numbers) if isinstance(numbers, pikepdf.Stream) else None
    boxes = _boxes(unpacked(program))
    return frozenset(code for code in codes if _glyph(code, table) in boxes)


def _glyph(code: int, table: bytes | None) -> int:
    """Return the number of a code's glyph; without a map it is the code itself."""
    if table is None:
        return code
    return int.from_bytes(table[2 * code : 2 * code + 2], "big")


def _boxes(program: bytes) -> frozenset[int]:
    """Return the numbers of .notdef, and of the glyphs that are composed of it."""
    from fontTools.ttLib import TTFont

    try:
        font = TTFont(io.BytesIO(program), lazy=True)
        order, glyf = font.getGlyphOrder(), font["glyf"]
        nothing = order[0]
        composed = {
            number
            for number, name in enumerate(order)
            if getattr(glyf.glyphs[name], "data", b"")[:2] == _COMPOSED
            and nothing in glyf[name].getComponentNames(glyf)
        }
    except Exception:  # fontTools raises errors of any type for a damaged font
        return frozenset({0})
    return frozenset({0, *composed})

"""Which codes of a font show .notdef: the box that a font has for what it cannot show.

Such a text is read aloud and copied as it should be, since its characters are right; on paper it is
a row of boxes. Composite fonts with TrueType outlines are opened, whose code gives a number, which
a map turns into that of a glyph (ISO 32000-1, 9.7.4); glyph 0 is .notdef, and a glyph may also be
composed of it. Other fonts, which irdocs does not write, are taken for whole.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from irdocs.audit.reading.streams import unpacked
from irdocs.caching.by_value import cached_by_value

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


@cached_by_value(64)
def _boxes(program: bytes) -> frozenset[int]:
    """Return the numbers of .notdef, and of the glyphs that are composed of it."""
    try:
        tables = _tables(program)
        glyf = tables["glyf"]
        (is_long,) = struct.unpack_from(">h", tables["head"], 50)
        form, size, unit = ("L", 4, 1) if is_long else ("H", 2, 2)
        loca = tables["loca"]
        places = struct.unpack_from(f">{len(loca) // size}{form}", loca)
        glyphs = (glyf[start * unit : end * unit] for start, end in pairwise(places))
        composed = {
            number
            for number, glyph in enumerate(glyphs)
            if glyph[:2] == _COMPOSED and 0 in _components(glyph)
        }
    except (struct.error, KeyError):  # of a damaged font
        return frozenset({0})
    return frozenset({0, *composed})


def _tables(program: bytes) -> dict[str, bytes]:
    """Return the tables of a font file by their tags (OpenType, otff). Raises struct.error."""
    (count,) = struct.unpack_from(">H", program, 4)
    found = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", program, 12 + 16 * number)
        found[tag.decode("latin-1")] = program[start : start + length]
    return found


_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
"""Flags of a component: its place has two bytes each, how it is scaled, that another follows."""


def _components(glyph: bytes) -> Iterator[int]:
    """Yield the numbers of the glyphs that one is composed of (OpenType, glyf)."""
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, number = struct.unpack_from(">HH", glyph, at)
        yield number
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 * bool(flags & _SCALE) + 4 * bool(flags & _TWO_SCALES) + 8 * bool(flags & _MATRIX)

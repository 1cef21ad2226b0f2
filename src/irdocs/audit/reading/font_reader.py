"""Fonts of a PDF as far as text is concerned: the character and the width of each code.

A string in a content stream consists of codes, which need not be characters: in a subset font,
code 1 may select the glyph of "T". A simple font (9.6) has codes of one byte and lists their widths
in /Widths. A composite font (9.7) has codes of several bytes, two in practice, and lists widths in
/W of its descendant font. Which characters the codes stand for is said by the ToUnicode map
(9.10.3), if there is one; without it, text can be seen but neither copied nor read aloud. The
shapes of glyphs are in the font program, which is opened only to see whether a code has a shape of
its own. Clauses are of ISO 32000-1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from struct import unpack_from
from typing import Any

import pikepdf

from irdocs.audit.reading.missing_glyphs import showing_boxes
from irdocs.audit.reading.streams import called, unpacked
from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.caching.by_value import cached_by_value
from irdocs.content.limits import PDF_CODES

UNKNOWN = "\ufffd"
"""The character returned for a code whose character the font does not tell."""


class FontReader:
    """Turns the codes of one font into characters and widths (ISO 32000-1, 9.2.4 and 9.10)."""

    def __init__(self, font: Any) -> None:
        self._font = font
        self._tables = _tables(font)
        self._shown: set[bytes] = set()

    def shown(self, string: bytes) -> tuple[str, float]:
        """Return the characters of a string of codes, and the sum of their widths in ems."""
        self._shown.add(string)
        return self._tables.shown(string)

    def boxes(self) -> str:
        """Return the characters shown so far that the font shows as the box .notdef, sorted."""
        codes = {code for string in self._shown for code in self.codes(string)}
        missing = showing_boxes(self._font, codes)
        characters = self._tables.characters or {}
        return "".join(sorted({characters.get(code, UNKNOWN) for code in missing}))

    def codes(self, string: bytes) -> list[int]:
        """Return the codes of a string; codes of composite fonts are assumed to have two bytes."""
        return self._tables.codes(string)


_STRINGS = 4096
"""Of how many strings a font remembers the characters."""


class _FontTables:
    """What a font says of its codes: the same for all files that have the same font."""

    def __init__(
        self, bytes_per_code: int, widths: Mapping[int, float], default: float,
        characters: Mapping[int, str] | None,
    ) -> None:  # fmt: skip
        self._bytes_per_code, self._widths, self._default = bytes_per_code, widths, default
        self.characters = characters
        """The characters of each code; None if the font does not tell them."""
        self.shown = cached_by_value(_STRINGS)(self._newly_shown)

    def _newly_shown(self, string: bytes) -> tuple[str, float]:
        """Return the characters of a string of codes, and the sum of their widths in ems."""
        codes = self.codes(string)
        width = sum([self._widths.get(code, self._default) for code in codes])
        return self._text(string, codes), width

    def codes(self, string: bytes) -> list[int]:
        """Return the codes of a string."""
        if self._bytes_per_code == 1:
            return list(string)
        whole, rest = divmod(len(string), 2)
        last = (string[-1],) if rest else ()  # of a damaged string
        return [*unpack_from(f">{whole}H", string), *last]

    def _text(self, string: bytes, codes: Sequence[int]) -> str:
        if self.characters is not None:
            return "".join([self.characters.get(code, UNKNOWN) for code in codes])
        if self._bytes_per_code == 1:
            return string.decode("latin-1")
        return UNKNOWN * len(codes)


def _tables(font: Any) -> _FontTables:
    """Return the tables of a font, a pikepdf dictionary; those of equal ones are read once."""
    if font.get("/Subtype") != "/Type0":
        characters = _characters(font, font.ToUnicode) if "/ToUnicode" in font else None
        return _FontTables(1, _simple_widths(font), 0.0, characters)
    entries = font.DescendantFonts[0].get("/W", pikepdf.Array())
    cmap = unpacked(font.ToUnicode) if "/ToUnicode" in font else None
    written: bytes = entries.unparse()
    if b"R" not in written:  # and so has no part elsewhere in the file
        with suppress(UnreadableError):  # which the other way tells with the font's number
            return _composite_tables(written, _default_width(font), cmap)
    characters = _characters(font, font.ToUnicode) if cmap is not None else None
    return _FontTables(2, _composite_widths(font, entries), _default_width(font), characters)


FONTS = 64
"""How many fonts are remembered."""


@cached_by_value(FONTS)
def _composite_tables(entries: bytes, default: float, cmap: bytes | None) -> _FontTables:
    """Return the tables of a composite font, of which /W and the ToUnicode map are given."""
    none = pikepdf.Dictionary()
    widths = _composite_widths(none, pikepdf.Object.parse(entries))
    if cmap is None:
        return _FontTables(2, widths, default, None)
    with pikepdf.new() as pdf:
        return _FontTables(2, widths, default, _characters(none, pikepdf.Stream(pdf, cmap)))


class _CodeRanges:
    """Expands ranges of codes, and refuses a font that has more than PDF_CODES of them in all.

    A range of a few bytes, <00000000> <FFFFFFFF>, would otherwise become four thousand million
    entries in memory.
    """

    def __init__(self, font: Any) -> None:
        self._font = font
        self._count = 0

    def codes(self, first: int, last: int) -> range:
        """Return the codes from `first` to `last`. Raises UnreadableError beyond the limit."""
        self._count += last - first + 1
        if self._count > PDF_CODES:
            raise UnreadableError(f"{called(self._font)}: the font has more than {PDF_CODES} codes")
        return range(first, last + 1)


def _simple_widths(font: Any) -> dict[int, float]:
    first = int(font.get("/FirstChar", 0))
    widths = enumerate(font.get("/Widths", []), start=first)
    return {code: float(width) / 1000 for code, width in widths}


def _composite_widths(font: Any, array: Any) -> dict[int, float]:
    """Return the widths of a composite font's glyphs (ISO 32000-1, 9.7.4.3).

    The array mixes two forms: `first [w1 w2 …]` gives widths of successive glyphs, and
    `first last w` gives one width to all glyphs of a range. Codes are assumed to be glyph numbers,
    as in the encoding Identity-H, which nearly all writers use.
    """
    widths: dict[int, float] = {}
    ranges = _CodeRanges(font)
    entries = iter(array)
    # zip draws twice from one iterator, so it yields pairs; a third number is drawn below.
    for first, second in zip(entries, entries, strict=False):
        if isinstance(second, pikepdf.Array):
            widths |= {int(first) + n: float(width) / 1000 for n, width in enumerate(second)}
        else:
            width = float(next(entries, 0)) / 1000
            widths |= dict.fromkeys(ranges.codes(int(first), int(second)), width)
    return widths


def _default_width(font: Any) -> float:
    return float(font.DescendantFonts[0].get("/DW", 1000)) / 1000


def _characters(font: Any, stream: Any) -> dict[int, str]:
    """Return the characters of each code of a font, by its ToUnicode map, a stream (9.10.3).

    The map has the syntax of content streams with operators of its own: endbfchar follows pairs of
    a code and its characters, endbfrange follows triples of a first code, a last code and their
    characters. One code may stand for several characters, such as a ligature's.
    """
    unpacked(stream)  # called for its error, which a map too large to be parsed causes
    ranges = _CodeRanges(font)
    characters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(stream, "endbfchar endbfrange"):
        operands: Any = iter(list(instruction.operands))
        if str(instruction.operator) == "endbfchar":
            for code, text in zip(operands, operands, strict=False):
                characters[_code(code)] = _utf16(text)
        else:
            for low, high, texts in zip(operands, operands, operands, strict=False):
                codes = ranges.codes(_code(low), _code(high))
                characters.update(zip(codes, _successive(texts), strict=False))
    return characters


def _successive(texts: Any) -> Iterator[str]:
    """Yield the characters of each code in a range.

    They are either listed, one text a code, or given for the first code only; then the last
    character counts up from code to code.
    """
    if isinstance(texts, pikepdf.Array):
        yield from (_utf16(text) for text in texts)
        return
    first = _utf16(texts)
    for last in range(ord(first[-1]), 0x110000):
        yield first[:-1] + chr(last)


def _code(operand: Any) -> int:
    return int.from_bytes(bytes(operand), "big")


def _utf16(operand: Any) -> str:
    return bytes(operand).decode("utf-16-be", "replace")

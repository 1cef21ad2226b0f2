"""A font of a PDF as far as text is concerned: which characters its codes are, how wide they are.

What it looks like is a matter of the font program, which nothing here opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from irdocs.audit.reading.streams import called, unpacked
from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.content.limits import PDF_CODES

UNKNOWN = "\ufffd"
"""What stands for a code of which the font does not say which character it is."""


class FontReader:
    """Turns the codes of one font into characters and widths (ISO 32000-1, 9.2.4 and 9.10)."""

    def __init__(self, font: Any) -> None:
        is_composite = font.get("/Subtype") == "/Type0"
        self._bytes_per_code = 2 if is_composite else 1
        self._widths = _composite_widths(font) if is_composite else _simple_widths(font)
        self._default = _default_width(font) if is_composite else 0.0
        self._characters = _characters(font) if "/ToUnicode" in font else None
        self._known: dict[bytes, tuple[str, float]] = {}

    def shown(self, string: bytes) -> tuple[str, float]:
        """Return the characters of a string, and how far it advances, in ems."""
        if string not in self._known:
            self._known[string] = self._text(string), self._advance(string)
        return self._known[string]

    def codes(self, string: bytes) -> list[int]:
        """Return the codes of a string; those of composite fonts are taken to have two bytes."""
        if self._bytes_per_code == 1:
            return list(string)
        return [int.from_bytes(string[at : at + 2], "big") for at in range(0, len(string), 2)]

    def _text(self, string: bytes) -> str:
        if self._characters is not None:
            return "".join([self._characters.get(code, UNKNOWN) for code in self.codes(string)])
        if self._bytes_per_code == 1:
            return string.decode("latin-1")
        return UNKNOWN * len(self.codes(string))

    def _advance(self, string: bytes) -> float:
        return sum([self._widths.get(code, self._default) for code in self.codes(string)])


class _CodeRanges:
    """Lists the codes of ranges, as long as a font has not too many of them together."""

    def __init__(self, font: Any) -> None:
        self._font = font
        self._count = 0

    def codes(self, first: int, last: int) -> range:
        self._count += last - first + 1
        if self._count > PDF_CODES:
            raise UnreadableError(f"{called(self._font)}: a font of more than {PDF_CODES} codes")
        return range(first, last + 1)


def _simple_widths(font: Any) -> dict[int, float]:
    first = int(font.get("/FirstChar", 0))
    widths = enumerate(font.get("/Widths", []), start=first)
    return {code: float(width) / 1000 for code, width in widths}


def _composite_widths(font: Any) -> dict[int, float]:
    """Return the widths of a composite font's glyphs (ISO 32000-1, 9.7.4.3).

    Codes are taken to be glyphs' numbers, as Identity-H has it, which nearly all writers use.
    """
    widths: dict[int, float] = {}
    ranges = _CodeRanges(font)
    entries = iter(font.DescendantFonts[0].get("/W", []))
    for first, second in zip(entries, entries, strict=False):
        if isinstance(second, pikepdf.Array):
            widths |= {int(first) + n: float(width) / 1000 for n, width in enumerate(second)}
        else:
            width = float(next(entries, 0)) / 1000
            widths |= dict.fromkeys(ranges.codes(int(first), int(second)), width)
    return widths


def _default_width(font: Any) -> float:
    return float(font.DescendantFonts[0].get("/DW", 1000)) / 1000


def _characters(font: Any) -> dict[int, str]:
    """Return the characters of each code, by the font's ToUnicode map (ISO 32000-1, 9.10.3).

    The map has the syntax of content streams, with operators of its own.
    """
    stream = font.ToUnicode
    unpacked(stream)  # raises an error if it is too large to be parsed
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
    """Yield the characters of a range of codes: as they are listed, or one after another."""
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

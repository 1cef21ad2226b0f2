"""Write the fonts of a PDF: composite ones, whose codes select glyphs by number (ISO 32000-1, 9.7).

Several glyphs that one code shows (`spelling`) become one glyph that is composed of them, with the
advance width that the cluster has. So text is shown from left to right without any jump, and
programs that take it out again find it in one piece. Codes that are no numbers of characters are
given in the order of first use.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import md5
from typing import Any

import uharfbuzz

from irdocs.caching.by_value import cached_by_value
from irdocs.caching.on_disk import cached_on_disk
from irdocs.frozen import frozen
from irdocs.pdf.operands import number as _n
from irdocs.pdf.reportlab_adapter import BLOCK, TaggedFile
from irdocs.pdf.spelling import ShownGlyph, Spelling, natural_code, operand, other_codes
from irdocs.theme.fonts.embedding import subset
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset.metrics import Font
from irdocs.typeset.shaping import PlacedGlyph, shaping_face

_SYMBOLIC = 4
"""The flag of a font whose codes are not those of Latin text (ISO 32000-1, table 123)."""
_STEM = 80
"""The entry StemV, which is needed and which no font file states."""


class EmbeddedFont:
    """One face in a PDF: gives codes to what it shows, and is written when all of it is known."""

    def __init__(self, source: FontSource, name: str, resource: str) -> None:
        """Begin a font; `name` is its PostScript name, `resource` what pages call it."""
        self.resource = resource
        self._source, self._name = source, name
        self._face = shaping_face(source)
        self._natural: set[int] = set()
        """The codes of characters that are shown by the face's own glyphs for them."""
        self._others: dict[ShownGlyph, int] = {}
        """The codes of all else that is shown."""
        self._free = other_codes(self._face)

    def operand(self, spelling: Spelling) -> str:
        """Return the operand of TJ that shows a piece of text in this face."""
        self._natural |= spelling.natural
        if spelling.operand is not None:
            return spelling.operand
        codes = [[self._code(one) for one in shown] for shown, _ in spelling.shown]
        return operand(self._face, codes, [rest for _, rest in spelling.shown])

    def _code(self, shown: ShownGlyph) -> int:
        """Return the code of what is shown."""
        natural = natural_code(self._face, shown)
        if natural is None and shown not in self._others:
            self._others[shown] = next(self._free)
        return natural or self._others[shown]

    def _all_shown(self) -> dict[int, ShownGlyph]:
        """Return what is shown, by its codes, in their order."""
        shown = {code: one for one, code in self._others.items()}
        for code in self._natural:
            glyph = PlacedGlyph(self._face.glyph(code) or 0, 0, 0)
            shown[code] = ShownGlyph((glyph,), chr(code), None)
        return dict(sorted(shown.items()))

    @property
    def is_used(self) -> bool:
        """Whether anything is shown in it."""
        return bool(self._natural or self._others)

    def write(self, file: TaggedFile, number: int) -> None:
        """Write the font and what belongs to it; `number` is that of its own object."""
        shown = self._all_shown()
        program = _program(self._source, tuple(shown.values()), self._face.units)
        first = file.reserve(5)
        descendant, descriptor, data, to_glyphs, to_unicode = range(first, first + 5)
        tag = "".join(chr(ord("A") + byte % 26) for byte in md5(program.data).digest()[:6])
        name = f"{tag}+{self._name}"
        file.put(number, (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{descendant} 0 R] /ToUnicode {to_unicode} 0 R >>"
        ).encode())  # fmt: skip
        widths = _width_array(shown, [1000 * width / program.units for width in program.widths])
        file.put(descendant, (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {descriptor} 0 R /CIDToGIDMap {to_glyphs} 0 R "
            f"/DW 0 /W [{widths}] >>"
        ).encode())  # fmt: skip
        file.put(descriptor, self._descriptor(name, data))
        file.put(data, _stream(program.data, f"/Length1 {len(program.data)}"))
        glyphs = bytearray(2 * max(shown) + 2)
        for code, glyph in zip(shown, program.glyphs, strict=True):
            glyphs[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
        file.put(to_glyphs, _stream(bytes(glyphs)))
        characters = {code: one.character for code, one in shown.items()}
        file.put(to_unicode, _stream(to_unicode_map(characters).encode()))

    def _descriptor(self, name: str, data: int) -> bytes:
        """Return the font's descriptor (9.8), in which lengths are in 1/1000 em."""
        font = self._source.header

        def scaled(value: float) -> int:
            return round(1000 * value / font.units)

        box = " ".join(str(scaled(edge)) for edge in font.box)
        capital = (font.windows.capital_height if font.windows else 0) or font.ascent * 0.7
        return (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags {_SYMBOLIC} /FontBBox [{box}] "
            f"/ItalicAngle {_n(font.slant)} /Ascent {scaled(font.ascent)} "
            f"/Descent {scaled(font.descent)} /CapHeight {scaled(capital)} /StemV {_STEM} "
            f"/FontFile2 {data} 0 R >>"
        ).encode()


class EmbeddedFonts:
    """The fonts of one file, each begun when something is first shown in it."""

    def __init__(self, file: TaggedFile) -> None:
        """Begin without fonts; `file` is what they will be written to."""
        self._file = file
        self._fonts: dict[FontSource, EmbeddedFont] = {}
        self._numbers: dict[EmbeddedFont, int] = {}

    def of(self, face: Font) -> EmbeddedFont:
        """Return the font of a face."""
        assert face.source is not None  # a face known by its widths alone is never drawn
        font = self._fonts.get(face.source)
        if font is None:
            resource = f"F{len(self._fonts) + 1}"
            font = self._fonts[face.source] = EmbeddedFont(face.source, face.name, resource)
            self._numbers[font] = self._file.font(resource)
        return font

    def write(self) -> None:
        """Write all fonts; nothing can be shown after that."""
        for font, number in self._numbers.items():
            if font.is_used:
                font.write(self._file, number)
            else:
                self._file.drop_font(font.resource, number)


# ---------------------------------------------------------------- font programs


@frozen
class _Program:
    """A font file with, for each code in order, the number of its glyph and its advance."""

    data: bytes
    glyphs: Sequence[int]
    widths: Sequence[float]
    units: int


@cached_by_value(32)
def _program(source: FontSource, shown: tuple[ShownGlyph, ...], units: int) -> _Program:
    """Return the font file that has all that is shown; `units` are those of the face's em.

    The editions of a batch show the same in most fonts.
    """
    inputs = (bytes(source.face.blob.data), repr((source.places, shown, units)))
    data = cached_on_disk("font", inputs, lambda: _written(_made(source, shown, units)))
    head, _, program = data.partition(b"\n")
    glyphs, widths, own_units = json.loads(head)
    return _Program(program, glyphs, widths, own_units)


def _written(program: _Program) -> bytes:
    """Return a program with a line of JSON before it."""
    head = json.dumps([list(program.glyphs), list(program.widths), program.units])
    return head.encode() + b"\n" + program.data


def _made(source: FontSource, shown: Sequence[ShownGlyph], units: int) -> _Program:
    needed = frozenset(glyph.number for one in shown for glyph in one.glyphs)
    cut = subset(source, needed)
    made = [one for one in shown if one.plain is None]
    if made:
        data, numbers = _composed(cut.data, cut.numbers, made, units)
    else:
        data, numbers = cut.data, {}
    advances, own_units = _advances(data)
    glyphs = [
        cut.numbers[one.plain] if one.plain is not None else numbers[one.glyphs, one.advance]
        for one in shown
    ]
    return _Program(data, glyphs, [advances[glyph] for glyph in glyphs], own_units)


_Composed = tuple[tuple[PlacedGlyph, ...], int | None]
"""The glyphs that a glyph is composed of, and its advance."""


def _composed(
    data: bytes, numbers: Mapping[int, int], made: Sequence[ShownGlyph], units: int
) -> tuple[bytes, Mapping[_Composed, int]]:
    """Return a font with further glyphs, composed of those it has, and their numbers."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False)
    scale = font["head"].unitsPerEm / units
    order = list(font.getGlyphOrder())
    glyf, hmtx = font["glyf"], font["hmtx"]
    for name in order:
        try:
            glyf[name]  # reads it
        except Exception:  # fontTools raises errors of any type for a damaged glyph
            glyf.glyphs[name] = TTGlyphPen(None).glyph()
    parts = dict.fromkeys(order)
    found: dict[_Composed, int] = {}
    for one in made:
        key = one.glyphs, one.advance
        if key in found:
            continue
        pen = TTGlyphPen(parts)
        for glyph in one.glyphs:
            x, y = round(glyph.x * scale), round(glyph.y * scale)
            part = order[numbers[glyph.number]]
            if _can_be_placed(glyf[part], x, y):
                pen.addComponent(part, (1, 0, 0, 1, x, y))
        name = f"c{len(order)}"
        found[key] = len(order)
        order.append(name)
        glyf.glyphs[name] = composed = pen.glyph()
        glyf.glyphOrder = order
        composed.recalcBounds(glyf)
        bearing = getattr(composed, "xMin", 0)
        hmtx.metrics[name] = (min(round((one.advance or 0) * scale), _WIDEST), bearing)
    font.setGlyphOrder(order)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue(), found


_FARTHEST, _WIDEST = 0x7FFF, 0xFFFF
"""What a font file can hold: a place, and an advance, in its units."""


def _can_be_placed(part: Any, x: int, y: int) -> bool:
    """Return whether a glyph has outlines, and these lie in the room that a font file has.

    Damaged tables of a font may send a mark dozens of ems away, off any page.
    """
    if not part.numberOfContours:  # a space
        return False
    edges = (part.xMin + x, part.yMin + y, part.xMax + x, part.yMax + y)
    return all(abs(value) <= _FARTHEST for value in (x, y, *edges))


def _advances(data: bytes) -> tuple[list[int], int]:
    """Return the advance of each glyph of a font file in its units, and those of its em."""
    face = uharfbuzz.Face(data)
    font = uharfbuzz.Font(face)
    return [font.get_glyph_h_advance(glyph) for glyph in range(face.glyph_count)], face.upem


@lru_cache(maxsize=64)
def _stream(data: bytes, entries: str = "") -> bytes:
    """Return a compressed stream; the file puts a line end before endstream.

    The editions of a batch have most of them in common.
    """
    packed = zlib.compress(data)
    start = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
    return start.encode() + packed + b"endstream"


def _width_array(codes: Iterable[int], widths: Sequence[float]) -> str:
    """Return the entries of the array W (9.7.4.3): each first code of a run, and its widths."""
    runs: list[tuple[int, list[str]]] = []
    for code, width in zip(codes, widths, strict=True):
        if not runs or code != runs[-1][0] + len(runs[-1][1]):
            runs.append((code, []))
        runs[-1][1].append(_n(width))
    return " ".join(f"{first} [{' '.join(run)}]" for first, run in runs)


def to_unicode_map(characters: Mapping[int, str]) -> str:
    """Return the CMap from codes to their characters (9.10.3)."""
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *_blocks(characters),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )


def _blocks(characters: Mapping[int, str]) -> Iterator[str]:
    """Yield the pairs of a CMap in blocks."""
    pairs = [
        f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in characters.items()
    ]
    for start in range(0, len(pairs), BLOCK):
        block = pairs[start : start + BLOCK]
        yield "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar"))

"""Write the fonts of a PDF: composite ones, whose codes select glyphs by number (ISO 32000-1, 9.7).

What a code shows is a glyph of the font, or several that are placed on one another: a letter with
its accents, or the letters of Arabic or Bengali that make up a cluster. These become one glyph that
is composed of the others, with the advance width that the cluster has. So text is shown from left
to right without any jump, and programs that take it out again find it in one piece.

Each code stands for one character, as some of those programs know no other. Of a cluster of several
characters the code at the left shows all of it; the others show nothing, and take their share of
its width.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import md5
from typing import Any, NamedTuple

import uharfbuzz

from irdocs.frozen import frozen
from irdocs.pdf.operands import number as _n
from irdocs.pdf.reportlab_adapter import BLOCK, TaggedFile
from irdocs.remembered import remembered
from irdocs.theme.fonts.embedding import subset
from irdocs.theme.fonts.source import FontSource
from irdocs.typeset.characters import is_nonspacing
from irdocs.typeset.metrics import Font
from irdocs.typeset.shaping import GlyphCluster, PlacedGlyph, shaping_face

_MOST_KERN = 0.1
"""The widest kern, in em, that is written as a move between glyphs: programs that take text out
see a space in a wider one."""
_SYMBOLIC = 4
"""The flag of a font whose codes are not those of Latin text (ISO 32000-1, table 123)."""
_STEM = 80
"""The entry StemV, which is needed and which no font file states."""


class ShownGlyph(NamedTuple):
    """What one code shows: glyphs of the font, its character, and its advance in font units.

    Without an advance it has that of its only glyph.
    """

    glyphs: tuple[PlacedGlyph, ...]
    character: str
    advance: int | None

    @property
    def plain(self) -> int | None:
        """The number of the glyph, if it is shown as it is."""
        if self.advance is None:
            return self.glyphs[0].number
        return None


class EmbeddedFont:
    """One face in a PDF: gives codes to what it shows, and is written when all of it is known."""

    def __init__(self, source: FontSource, name: str, resource: str) -> None:
        """Begin a font; `name` is its PostScript name, `resource` what pages call it."""
        self.resource = resource
        self._source, self._name = source, name
        self._shaping = shaping_face(source)
        self._units = self._shaping.units
        self._codes: dict[ShownGlyph, int] = {}
        self._known: dict[tuple[GlyphCluster, bool], tuple[str, int]] = {}
        self._least = max(1, round(self._units / 1000))
        """The least advance of a code, in font units: 1/1000 em."""

    def operand(self, clusters: Iterable[GlyphCluster], *, right_to_left: bool) -> str:
        """Return the operand of TJ that shows clusters, which come from left to right."""
        pieces: list[str] = []
        codes: list[str] = []
        for cluster in clusters:
            shown, rest = self._coded(cluster, right_to_left)
            codes.append(shown)
            if rest:
                pieces.append(f"<{''.join(codes)}> {_n(-1000 * rest / self._units)}")
                codes = []
        if codes:
            pieces.append(f"<{''.join(codes)}>")
        return f"[{' '.join(pieces)}]"

    def _coded(self, cluster: GlyphCluster, right_to_left: bool) -> tuple[str, int]:
        """Return the codes of a cluster in hexadecimal, and what its advance is more than theirs,
        in font units."""
        key = cluster, right_to_left
        if key not in self._known:
            self._known[key] = self._newly_coded(cluster, right_to_left)
        return self._known[key]

    def _newly_coded(self, cluster: GlyphCluster, right_to_left: bool) -> tuple[str, int]:
        text = cluster.text[::-1] if right_to_left else cluster.text
        shares = self._shares(text, cluster.advance)
        nominal = self._shaping.advance(cluster.glyphs[0].number)
        is_plain = len(cluster.glyphs) == 1 and not (cluster.glyphs[0].x or cluster.glyphs[0].y)
        rest = shares[0] - nominal
        kerned = not right_to_left and len(text) == 1 and abs(rest) <= _MOST_KERN * self._units
        if is_plain and (rest == 0 or kerned):
            ink = ShownGlyph(cluster.glyphs, text[0], None)
        else:
            ink = ShownGlyph(cluster.glyphs, text[0], max(0, shares[0]))
            rest = min(0, shares[0])
        codes = [self._code(ink)]
        for character, share in zip(text[1:], shares[1:], strict=True):
            codes.append(self._code(ShownGlyph((), character, share)))
        return "".join(f"{code:04X}" for code in codes), rest

    def _shares(self, text: str, advance: int) -> list[int]:
        """Return how far the code of each character of a cluster advances, from left to right.

        Letters share the width of the cluster, so that programs which go by places keep them in
        order; marks, which some take for as wide as nothing, have as little as can be.
        """
        letters = [index for index, sign in enumerate(text) if not is_nonspacing(sign)] or [0]
        width = advance - self._least * (len(text) - len(letters))
        if width < len(letters) * self._least:  # a negative advance, as some Nastaliq has
            return [advance - self._least * (len(text) - 1), *[self._least] * (len(text) - 1)]
        shares = [self._least] * len(text)
        for place, index in enumerate(letters):
            shares[index] = width * (place + 1) // len(letters) - width * place // len(letters)
        return shares

    def _code(self, shown: ShownGlyph) -> int:
        """Return the code of what is shown; codes are given in the order of first use, from 1."""
        return self._codes.setdefault(shown, len(self._codes) + 1)

    @property
    def is_used(self) -> bool:
        """Whether anything is shown in it."""
        return bool(self._codes)

    def write(self, file: TaggedFile, number: int) -> None:
        """Write the font and what belongs to it; `number` is that of its own object."""
        shown = tuple(self._codes)
        program = _program(self._source, shown, self._units)
        first = file.reserve(5)
        descendant, descriptor, data, to_glyphs, to_unicode = range(first, first + 5)
        tag = "".join(chr(ord("A") + byte % 26) for byte in md5(program.data).digest()[:6])
        name = f"{tag}+{self._name}"
        file.put(number, (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{descendant} 0 R] /ToUnicode {to_unicode} 0 R >>"
        ).encode())  # fmt: skip
        widths = " ".join(_n(1000 * width / program.units) for width in program.widths)
        file.put(descendant, (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {descriptor} 0 R /CIDToGIDMap {to_glyphs} 0 R "
            f"/DW 0 /W [1 [{widths}]] >>"
        ).encode())  # fmt: skip
        file.put(descriptor, self._descriptor(name, data))
        file.put(data, _stream(program.data, f"/Length1 {len(program.data)}"))
        map_data = b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph in program.glyphs)
        file.put(to_glyphs, _stream(map_data))
        characters = [glyph.character for glyph in shown]
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
    """A font file with, for each code from 1, the number of its glyph and its advance."""

    data: bytes
    glyphs: Sequence[int]
    widths: Sequence[float]
    units: int


@lru_cache(maxsize=32)
def _program(source: FontSource, shown: tuple[ShownGlyph, ...], units: int) -> _Program:
    """Return the font file that has all that is shown; `units` are those of the face's em.

    The editions of a batch show the same in most fonts.
    """
    inputs = (bytes(source.face.blob.data), repr((source.places, shown, units)))
    data = remembered("font", inputs, lambda: _written(_made(source, shown, units)))
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


def to_unicode_map(characters: Sequence[str]) -> str:
    """Return the CMap from codes, counted from 1, to their characters (9.10.3)."""
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


def _blocks(characters: Sequence[str]) -> Iterator[str]:
    """Yield the pairs of a CMap in blocks."""
    pairs = [
        f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters, start=1)
    ]
    for start in range(0, len(pairs), BLOCK):
        block = pairs[start : start + BLOCK]
        yield "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar"))

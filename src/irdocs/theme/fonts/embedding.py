"""Turn a face into a TrueType font that a PDF can hold.

PDF has no variable fonts, and ReportLab embeds only TrueType's outlines, which are quadratic. So a
place on the axes of a variable font, or a font with cubic outlines (CFF), is drawn anew: only the
characters that are needed, as curves that differ by less than 1/1000 em. Hints are dropped, as they
belong to the outlines of before. A file of the user's with TrueType outlines keeps these and its
hints; what else it holds is left out.

Names of persons, licences and paths, which the table name may hold, are in none of them.
"""

from __future__ import annotations

import io
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from irdocs.theme.fonts.outlines import GuardedGlyphs
from irdocs.theme.fonts.source import FontSource, has_quadratic_outlines

ERROR = 0.5
"""How far a curve may lie from the font's own, in 1/1000 em; rounding adds some."""
_KEPT = frozenset(
    {*("head", "hhea", "maxp", "hmtx", "OS/2", "loca", "glyf"), *("cvt ", "fpgm", "prep")}
)
"""The tables of a TrueType font that a PDF needs (ISO 32000-1, 9.9), and OS/2."""
_OVERLAPPING = 0x40
"""The flag of a glyph whose contours overlap (OpenType, glyf, OVERLAP_SIMPLE)."""
_NOTHING = ".notdef"
"""The name of the first glyph of every font."""
_SHORT = 0x7FFF
"""The greatest number that most values of a font may have."""


def embeddable(source: FontSource, characters: frozenset[str]) -> Path | bytes:
    """Return a TrueType font with the characters that the face has, the same for the same ones.

    A character whose outline is damaged is left out, as if the face did not have it.
    """
    if source.is_own or source.places or not has_quadratic_outlines(source):
        undrawn = _undrawn(source, "".join(sorted(characters)))
        if source.places or not has_quadratic_outlines(source):
            return _drawn(source, "".join(sorted(characters - undrawn)))
        return _tidied(source, undrawn)
    return source.path


@lru_cache(maxsize=64)
def _undrawn(source: FontSource, characters: str) -> frozenset[str]:
    """Return the characters whose outlines cannot be drawn."""
    from fontTools.pens.basePen import NullPen

    font = source.opened()
    glyphs, named = source.glyphs(font), font.getBestCmap()
    undrawn = set()
    for character in characters:
        if ord(character) in named:
            try:
                glyphs.draw(named[ord(character)], NullPen())
            except Exception:  # fontTools raises errors of any type for a damaged glyph
                undrawn.add(character)
    return frozenset(undrawn)


@lru_cache(maxsize=32)
def _tidied(source: FontSource, undrawn: frozenset[str]) -> bytes:
    """Return a font with its own outlines, and only the tables that are needed."""
    font = source.opened()
    characters = {code: g for code, g in font.getBestCmap().items() if chr(code) not in undrawn}
    order, slant = font.getGlyphOrder(), _slant(font)
    for tag in set(font.keys()) - _KEPT:
        if tag != "GlyphOrder":
            del font[tag]
    # Numbers that say nothing may be wrong in an old file, and ReportLab looks at them.
    font["head"].tableVersion, font["head"].magicNumber = 1.0, 0x5F0F3CF5
    font["head"].glyphDataFormat = font["hhea"].metricDataFormat = 0
    font["hhea"].tableVersion = 0x00010000
    font.get("hmtx")  # once read it is written anew, as long as it has to be
    return _finished(font, order, characters, slant)


@lru_cache(maxsize=64)
def _drawn(source: FontSource, characters: str) -> bytes:
    """Return a font of the characters that a face has, drawn anew."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    font = source.opened()
    glyphs, named = source.glyphs(font), font.getBestCmap()
    mapped = {ord(sign): named[ord(sign)] for sign in characters if ord(sign) in named}
    # Code 0 shows nothing: what the face lacks comes from another one.
    order = list(dict.fromkeys((_NOTHING, *mapped.values())))
    widths = {name: glyphs.width(name) for name in order[1:]}
    hhea, head = font["hhea"], font["head"]
    # With a finer grid rounding moves no curve visibly. OpenType allows 16,384 units in an em.
    greatest = max(*widths.values(), hhea.ascent, -hhea.descent, head.unitsPerEm * 4)
    scale = 1 if "glyf" in font or greatest > _SHORT else 2
    outlines = {name: _quadratic(glyphs, name, font, scale) for name in order[1:]}
    builder = FontBuilder(head.unitsPerEm * scale, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupGlyf({_NOTHING: TTGlyphPen(None).glyph()} | outlines)
    bearings = {name: getattr(glyph, "xMin", 0) for name, glyph in outlines.items()}
    builder.setupHorizontalMetrics(
        {_NOTHING: (head.unitsPerEm * scale // 2, 0)}
        | {name: (width * scale, bearings[name]) for name, width in widths.items()}
    )
    builder.setupHorizontalHeader(ascent=hhea.ascent * scale, descent=hhea.descent * scale)
    drawn = builder.font
    drawn["head"].created, drawn["head"].modified = head.created, head.modified
    drawn["head"].fontRevision, drawn["head"].macStyle = head.fontRevision, head.macStyle
    drawn.recalcTimestamp = False
    if "OS/2" in font:
        drawn["OS/2"] = _scaled(font["OS/2"], scale, dict(source.places).get("wght"))
    return _finished(drawn, order, mapped, _slant(font))


def _quadratic(glyphs: GuardedGlyphs, name: str, font: Any, scale: int) -> Any:
    """Return a glyph with TrueType's outlines."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    if "glyf" in font:
        glyphs.draw(name, pen)
        glyph = pen.glyph()
        if glyph.numberOfContours:
            glyph.flags[0] |= _OVERLAPPING
        return glyph
    # Contours of CFF go the other way round.
    most = ERROR * font["head"].unitsPerEm * scale / 1000
    cubic = Cu2QuPen(pen, most, reverse_direction=True)
    glyphs.draw(name, TransformPen(cubic, (scale, 0, 0, scale, 0, 0)))
    return pen.glyph()


def _scaled(os2: Any, scale: int, weight: float | None) -> Any:
    """Return a table OS/2 with the heights that a PDF states, scaled, and a weight."""
    for key in ("sTypoAscender", "sTypoDescender", "sCapHeight", "sxHeight"):
        if hasattr(os2, key):
            setattr(os2, key, max(-_SHORT, min(_SHORT, getattr(os2, key) * scale)))
    if weight is not None:
        os2.usWeightClass = round(weight)
    return os2


def _slant(font: Any) -> float:
    """Return the angle of a font's italics, which its table post states; 0 if that is damaged."""
    with suppress(Exception):
        return float(font["post"].italicAngle)
    return 0.0


def _finished(font: Any, order: list[str], characters: dict[int, str], slant: float) -> bytes:
    """Return the bytes of a font after giving it a map of characters, and no names of glyphs."""
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables._c_m_a_p import cmap_format_12

    table = cmap_format_12(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, characters
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]
    font["name"] = newTable("name")
    font["name"].names = []
    font["name"].setName("Face", 6, 3, 1, 0x409)  # ReportLab asks for one, and never writes it
    font["post"] = post = newTable("post")
    post.formatType, post.italicAngle = 3.0, slant
    post.underlinePosition = post.underlineThickness = post.isFixedPitch = 0
    post.minMemType42 = post.maxMemType42 = post.minMemType1 = post.maxMemType1 = 0
    font.setGlyphOrder(order)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()

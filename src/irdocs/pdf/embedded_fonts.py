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
from functools import lru_cache
from pathlib import Path
from typing import Any

from irdocs.theme.fonts.source import FontSource, has_quadratic_outlines
from irdocs.typeset.characters import SUBSTITUTES

ERROR = 0.5
"""How far a curve may lie from the font's own, in 1/1000 em; rounding adds some."""
_KEPT = frozenset(
    {*("head", "hhea", "maxp", "hmtx", "OS/2", "post", "loca", "glyf"), *("cvt ", "fpgm", "prep")}
)
"""The tables of a TrueType font that a PDF needs (ISO 32000-1, 9.9), and OS/2."""
_OVERLAPPING = 0x40
"""The flag of a glyph whose contours overlap (OpenType, glyf, OVERLAP_SIMPLE)."""


def embeddable(source: FontSource, characters: frozenset[str]) -> Path | bytes:
    """Return a TrueType font with the characters at least, the same for the same arguments."""
    if source.places or not has_quadratic_outlines(source):
        always = {" ", *SUBSTITUTES.values()}
        return _drawn(source, "".join(sorted(characters | always)))
    return _tidied(source) if source.is_own else source.path


@lru_cache(maxsize=32)
def _tidied(source: FontSource) -> bytes:
    """Return a font with its own outlines, and only the tables that are needed."""
    font = source.opened()
    characters = font.getBestCmap()
    order = font.getGlyphOrder()
    for tag in set(font.keys()) - _KEPT:
        if tag != "GlyphOrder":
            del font[tag]
    return _finished(font, order, characters, source)


@lru_cache(maxsize=64)
def _drawn(source: FontSource, characters: str) -> bytes:
    """Return a font of the characters that a face has, drawn anew."""
    from fontTools.fontBuilder import FontBuilder

    font = source.opened()
    glyphs, named = source.glyphs(font), font.getBestCmap()
    mapped = {ord(sign): named[ord(sign)] for sign in characters if ord(sign) in named}
    order = list(dict.fromkeys((font.getGlyphOrder()[0], *mapped.values())))
    units = font["head"].unitsPerEm
    # With a finer grid rounding moves no curve visibly; OpenType allows 16,384 units at most.
    scale = 1 if "glyf" in font or units > 8192 else 2
    outlines = {name: _quadratic(glyphs, name, font, scale) for name in order}
    builder = FontBuilder(units * scale, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics(
        {
            name: (glyphs.width(name) * scale, getattr(outlines[name], "xMin", 0))
            for name in order
        }
    )  # fmt: skip
    hhea, head = font["hhea"], font["head"]
    builder.setupHorizontalHeader(ascent=hhea.ascent * scale, descent=hhea.descent * scale)
    drawn = builder.font
    drawn["head"].created, drawn["head"].modified = head.created, head.modified
    drawn["head"].fontRevision, drawn["head"].macStyle = head.fontRevision, head.macStyle
    drawn.recalcTimestamp = False
    if "OS/2" in font:
        drawn["OS/2"] = _scaled(font["OS/2"], scale, dict(source.places).get("wght"))
    if "post" in font:
        drawn["post"] = font["post"]
    return _finished(drawn, order, mapped, source)


def _quadratic(glyphs: Any, name: str, font: Any, scale: int) -> Any:
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
            setattr(os2, key, getattr(os2, key) * scale)
    if weight is not None:
        os2.usWeightClass = round(weight)
    return os2


def _finished(font: Any, order: list[str], characters: dict[int, str], source: FontSource) -> bytes:
    """Return the bytes of a font after giving it a map of characters, and no names of glyphs."""
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables._c_m_a_p import cmap_format_12

    table = cmap_format_12(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, characters
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]
    name = newTable("name")
    name.names = []
    name.setName("Embedded", 6, 3, 1, 0x409)  # ReportLab asks for one, and `register` replaces it
    font["name"] = name
    if "post" not in font:
        font["post"] = newTable("post")
        post = font["post"]
        post.italicAngle = post.underlinePosition = post.underlineThickness = 0.0
        post.isFixedPitch = post.minMemType42 = post.maxMemType42 = 0
        post.minMemType1 = post.maxMemType1 = 0
    font["post"].formatType = 3.0
    font.setGlyphOrder(order)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()

"""Cut the glyphs that are needed out of a face, as a TrueType font that a PDF can hold.

PDF has no variable fonts, so a place on the axes is made one font. HarfBuzz does both, and leaves
out all that shaping needed, as it was done before. A font with cubic outlines (CFF) is drawn anew,
as curves that differ by less than 1/1000 em: glyphs can then be composed of others, which only
TrueType's outlines can. Its hints belong to the outlines of before, and are dropped.

Names of persons, licences and paths, which the table name may hold, are in none of them.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import uharfbuzz

from irdocs.frozen import frozen
from irdocs.theme.fonts.outlines import GuardedGlyphs
from irdocs.theme.fonts.source import FontSource, has_quadratic_outlines

ERROR = 0.5
"""How far a curve may lie from the font's own, in 1/1000 em; rounding adds some."""
_KEPT = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "cvt ", "fpgm", "prep")
"""The tables of a TrueType font that a composite font needs (ISO 32000-1, 9.9)."""
_NOTHING = ".notdef"
"""The name of the first glyph of every font."""
_SHORT = 0x7FFF
"""The greatest number that most values of a font may have."""


@frozen
class FontSubset:
    """A TrueType font, and the numbers in it of glyphs by those in the font it was cut from."""

    data: bytes
    numbers: Mapping[int, int]


@lru_cache(maxsize=64)
def subset(source: FontSource, glyphs: frozenset[int]) -> FontSubset:
    """Return a font with glyphs of a face, given by their numbers, and with those they consist of.

    A glyph whose outline is damaged shows nothing. Raises whatever fontTools or HarfBuzz raises
    for a file that is no font.
    """
    if has_quadratic_outlines(source):
        return _cut(source, glyphs)
    return _drawn(source, glyphs)


def unmapped(source: FontSource, characters: str) -> str:
    """Return the characters for which HarfBuzz, which ignores damaged tables, finds no glyph."""
    data = source.path.read_bytes() if source.data is None else source.data
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    return "".join(sign for sign in characters if not font.get_nominal_glyph(ord(sign)))


def _cut(source: FontSource, glyphs: frozenset[int]) -> FontSubset:
    """Return a font with its own outlines, at its place on the axes."""
    face = source.face
    request = uharfbuzz.SubsetInput()
    request.glyph_set.update({0, *glyphs})
    flags = uharfbuzz.SubsetFlags
    request.flags = flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
    tables = set(face.table_tags)
    if "fvar" in tables:
        request.pin_all_axes_to_default(face)
        for tag, place in source.places:
            request.pin_axis_location(face, tag, place)
        request.flags |= flags.NO_HINTING | flags.SET_OVERLAPS_FLAG
    # Variations are applied, and then dropped by themselves.
    varied = {"fvar", "gvar", "avar", "HVAR", "MVAR", "STAT", "cvar"}
    dropped = tables - {*_KEPT, *varied}
    request.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1")) for tag in dropped)
    plan = uharfbuzz.SubsetPlan(face, request)
    cut = plan.execute()
    if lost := {"head", "hhea", "maxp", "hmtx", "loca", "glyf"} - set(cut.table_tags):
        raise ValueError(f"the table {min(lost)} does not go with the others")
    return FontSubset(bytes(cut.blob.data), dict(plan.old_to_new_glyph_mapping))


def _drawn(source: FontSource, numbers: frozenset[int]) -> FontSubset:
    """Return a font of glyphs drawn anew."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    font = source.opened()
    glyphs, names = source.glyphs(font), font.getGlyphOrder()
    needed = sorted(numbers - {0})
    # With a finer grid rounding moves no curve visibly. OpenType allows 16,384 units in an em.
    widths = [glyphs.width(names[number]) for number in needed]
    units = font["head"].unitsPerEm
    scale = 1 if max([*widths, units * 4]) > _SHORT else 2
    outlines = {
        f"g{number}": _quadratic(glyphs, names[number], units * scale, scale) for number in needed
    }
    builder = FontBuilder(units * scale, isTTF=True)
    builder.setupGlyphOrder([_NOTHING, *outlines])
    builder.setupGlyf({_NOTHING: TTGlyphPen(None).glyph()} | outlines)
    builder.setupHorizontalMetrics(
        {_NOTHING: (units * scale // 2, 0)}
        | {
            name: (width * scale, getattr(outline, "xMin", 0))
            for (name, outline), width in zip(outlines.items(), widths, strict=True)
        }
    )
    builder.setupHorizontalHeader(ascent=units * scale, descent=0)
    drawn = builder.font
    drawn["head"].created = drawn["head"].modified = 0
    drawn.recalcTimestamp = False
    for tag in {"post", "name", "OS/2", "cmap"} & set(drawn.keys()):
        del drawn[tag]
    out = io.BytesIO()
    drawn.save(out, reorderTables=None)
    return FontSubset(out.getvalue(), {0: 0} | {old: new for new, old in enumerate(needed, 1)})


def _quadratic(glyphs: GuardedGlyphs, name: str, units: int, scale: int) -> Any:
    """Return a glyph with TrueType's outlines, empty if its own are damaged."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    # Contours of CFF go the other way round.
    cubic = Cu2QuPen(pen, ERROR * units / 1000, reverse_direction=True)
    try:
        glyphs.draw(name, TransformPen(cubic, (scale, 0, 0, scale, 0, 0)))
        return pen.glyph()
    except Exception:  # fontTools raises errors of any type for a damaged glyph
        return TTGlyphPen(None).glyph()

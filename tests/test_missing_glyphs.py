"""Codes whose glyph is the box .notdef, by the map of the font or within a composed glyph."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name

from irdocs.audit.reading.missing_glyphs import showing_boxes


def font_file() -> bytes:
    """Return a font of .notdef (0), a letter (1), it with a box (2), and it moved (3)."""
    order = [".notdef", "A", "boxed", "moved"]
    square = TTGlyphPen(None)
    for place in ((0, 0), (0, 500), (500, 500)):
        (square.lineTo if place != (0, 0) else square.moveTo)(place)
    square.closePath()
    glyphs = {".notdef": square.glyph(), "A": square.glyph()}
    for name, parts in {"boxed": ("A", ".notdef"), "moved": ("A",)}.items():
        pen = TTGlyphPen(glyphs)
        for part in parts:
            pen.addComponent(part, (1, 0, 0, 1, 100, 0))
        glyphs[name] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord("A"): "A"})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def composite(pdf: pikepdf.Pdf, program: bytes, glyphs: list[int] | None) -> Any:
    """Return a composite font with a font file, and with the glyph that each code shows."""
    descriptor = Dictionary(FontFile2=pikepdf.Stream(pdf, program))
    descendant = Dictionary(Subtype=Name.CIDFontType2, FontDescriptor=descriptor)
    if glyphs is not None:
        data = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
        descendant.CIDToGIDMap = pikepdf.Stream(pdf, data)
    return Dictionary(Subtype=Name.Type0, DescendantFonts=Array([descendant]))


@pytest.mark.parametrize(
    ("glyphs", "boxes"),
    [
        (None, {0, 2}),
        ([0, 1, 3, 1], {0}),
        ([1, 0, 2, 3], {1, 2}),
        ([3, 1], {2, 3}),  # codes beyond the map have glyph 0
    ],
)
def test_boxes_are_found_by_map_and_within_glyphs(
    glyphs: list[int] | None, boxes: set[int]
) -> None:
    pdf = pikepdf.new()
    font = composite(pdf, font_file(), glyphs)
    assert showing_boxes(font, range(4)) == boxes
    assert showing_boxes(font, [3]) == boxes & {3}


def test_a_damaged_font_has_the_box_that_its_map_says() -> None:
    pdf = pikepdf.new()
    font = composite(pdf, font_file()[:60], [1, 0])
    assert showing_boxes(font, [0, 1]) == {1}


def test_other_fonts_are_taken_for_whole() -> None:
    assert not showing_boxes(Dictionary(Subtype=Name.TrueType), [0])
    bare = Dictionary(Subtype=Name.Type0, DescendantFonts=Array([Dictionary()]))
    assert not showing_boxes(bare, [0])

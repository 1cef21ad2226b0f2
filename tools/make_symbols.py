"""Make src/irdocs/typeset/data/symbols.ttf: signs that typefaces of text lack, such as ✓, ⚠ and ☎.

It is cut out of Noto Sans Symbols 2, Noto Sans Symbols and Noto Sans Math, which the package
pymupdf-fonts holds (`pip install pymupdf-fonts==1.0.5`), under the SIL Open Font License; its text
stands beside the file. Run it again only to change what it holds.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pymupdf_fonts
from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

TARGET = Path(__file__).parent.parent / "src" / "irdocs" / "typeset" / "data" / "symbols.ttf"
BLOCKS = (
    (0x2100, 0x214F),  # letterlike symbols
    (0x2150, 0x218F),  # number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # enclosed letters and digits
    (0x2580, 0x25FF),  # blocks and geometric shapes
    (0x2600, 0x26FF),  # miscellaneous symbols
    (0x2700, 0x27BF),  # dingbats
    (0x27C0, 0x27FF),  # more mathematics and arrows
    (0x2A00, 0x2AFF),
    (0x2B00, 0x2BFF),
)
FONTS = ("symbol2", "symbol1", "math")
"""In order: a sign is taken from the first that has it."""


def main() -> None:
    """Write the font."""
    wanted = {code for first, last in BLOCKS for code in range(first, last + 1)}
    taken: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        files: list[str] = []
        for name in FONTS:
            font = TTFont(io.BytesIO(pymupdf_fonts.fontbuffers[name]()), recalcTimestamp=False)
            codes = (wanted & set(font.getBestCmap())) - taken
            taken |= codes
            options = Options(layout_features=[], notdef_outline=True, hinting=False)
            options.drop_tables += ["GSUB", "GPOS", "GDEF", "MATH", "STAT", "meta"]
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=codes)
            subsetter.subset(font)
            if "CFF " in font:
                _to_quadratic(font)
            file = Path(folder) / f"{name}.ttf"
            font.save(file)
            files.append(str(file))
        merged = Merger(MergeOptions(drop_tables=["GSUB", "GPOS", "GDEF", "MATH"])).merge(files)
        merged.recalcTimestamp = False
        for record in list(merged["name"].names):
            if record.nameID in (1, 4, 6, 16):
                name = "irdocsSymbols" if record.nameID == 6 else "irdocs Symbols"
                merged["name"].setName(
                    name, record.nameID, record.platformID, record.platEncID, record.langID
                )
        merged.save(TARGET)
    print(f"{TARGET.name}: {len(taken)} signs, {TARGET.stat().st_size:,} bytes")


def _to_quadratic(font: TTFont) -> None:
    """Turn PostScript outlines into TrueType's, which ReportLab needs."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxZones",):
        setattr(font["maxp"], field, 1)
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):  # fmt: skip
        setattr(font["maxp"], field, 0)
    font["post"].formatType = 3.0
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\000\001\000\000"


if __name__ == "__main__":
    main()

"""The fonts of a finished PDF, opened with fontTools and read by their maps."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the fonts that pages use, each once."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield font


def descriptor(font: Any) -> Any:
    """Return the descriptor of a composite font."""
    return font.DescendantFonts[0].FontDescriptor


def name(font: Any) -> str:
    """Return a font's name without the tag of its subset."""
    return str(font.BaseFont).partition("+")[2]


def program(font: Any) -> TTFont:
    """Return the font file that is embedded."""
    return TTFont(io.BytesIO(descriptor(font).FontFile2.read_bytes()))


def glyphs(font: Any) -> dict[int, int]:
    """Return the number of the glyph that each code with a width shows, by its map."""
    data = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
    assert len(data) == 2 * max(widths(font)) + 2
    return {code: int.from_bytes(data[2 * code : 2 * code + 2], "big") for code in widths(font)}


def widths(font: Any) -> dict[int, float]:
    """Return the width of each code, in 1/1000 em."""
    entries = list(font.DescendantFonts[0].W)
    return {
        int(first) + place: float(width)
        for first, run in zip(entries[::2], entries[1::2], strict=True)
        for place, width in enumerate(run)
    }


def characters(font: Any) -> dict[int, str]:
    """Return the character of each code, by the font's ToUnicode map."""
    blocks = re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL)
    pairs = [pair for block in blocks for pair in re.findall(rb"<(\w+)> <(\w+)>", block)]
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}

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


def glyphs(font: Any) -> list[int]:
    """Return the number of the glyph that each code shows, by its map."""
    data = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]


def widths(font: Any) -> list[float]:
    """Return the width of each code from 1 on, in 1/1000 em."""
    first, numbers = font.DescendantFonts[0].W
    assert int(first) == 1
    return [float(width) for width in numbers]


def characters(font: Any) -> dict[int, str]:
    """Return the character of each code, by the font's ToUnicode map."""
    blocks = re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.DOTALL)
    pairs = [pair for block in blocks for pair in re.findall(rb"<(\w+)> <(\w+)>", block)]
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}

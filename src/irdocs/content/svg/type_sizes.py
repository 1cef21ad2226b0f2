"""How small the words of a drawing are, which decides who can read them, and which it cuts off.

Style sheets, nested sizes and transformations all have a say in that. So the drawing is written as
a PDF page whose texts are still texts, and that page says where, and in which size, each letter of
them stands.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from pathlib import Path
from typing import Any, NamedTuple

from irdocs.vector_art import IDENTITY, AffineMap, product

_FORMS = 20
"""The levels to which groups of texts may be nested."""
_SLACK = 0.12
"""How much of a letter's size may lie beyond the edge: letters have white space of their own."""
_HEIGHT = 0.5
"""The height of small letters without strokes upwards, as a part of their size, about."""
_PAIRS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


class TextMeasures(NamedTuple):
    """What is known of a drawing's texts."""

    least: float = 0.0
    """The smallest type size as a part of the drawing's width; 0 if there is no text, or if the
    drawing cannot be written so."""
    cut: str = ""
    """The letters that lie beyond its edges, where nothing is painted."""


class _Letter(NamedTuple):
    """A letter on the page: its size, its corners in pt, and the character."""

    size: float
    corners: tuple[tuple[float, float], ...]
    character: str


def measured_texts(svg: str, fonts: Sequence[Path]) -> TextMeasures:
    """Return the measures of the texts of a drawing."""
    try:
        import pikepdf
        import svg2pdf_py

        database = svg2pdf_py.FontDatabase()
        for font in fonts:
            database.load_font_file(str(font))
        options = svg2pdf_py.ConversionOptions(compress=False, embed_text=True)
        data = bytes(svg2pdf_py.svg_to_pdf(svg, database, options))
    except ImportError:
        return TextMeasures()
    except BaseException as error:
        # A panic of the library's Rust code is no Exception, so that it is not caught by chance.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        return TextMeasures()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        letters = list(_letters(page.obj, page.obj.get("/Resources"), IDENTITY, _FORMS))
    least = min((letter.size for letter in letters), default=0.0) / (right - left)
    cut = [
        letter.character
        for letter in letters
        if any(
            not left - (spare := _SLACK * letter.size) <= x <= right + spare
            or not bottom - spare <= y <= top + spare
            for x, y in letter.corners
        )
    ]
    return TextMeasures(least, " ".join("".join(cut).split()))


class _LetterFont(NamedTuple):
    """The widths in ems and the characters of the codes of a font."""

    widths: Mapping[int, float]
    characters: Mapping[int, str]


def _letters(content: Any, resources: Any, matrix: AffineMap, levels: int) -> Iterator[_Letter]:
    """Yield each string that a page or a form paints (ISO 32000-1, 9.4.4): one letter, as a rule,
    as the writer places each for itself."""
    import pikepdf

    saved: list[AffineMap] = []
    text, size, font = IDENTITY, 0.0, _LetterFont({}, {})
    fonts: dict[str, _LetterFont] = {}
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "q":
                saved.append(matrix)
            case "Q" if saved:
                matrix = saved.pop()
            case "cm":
                matrix = product(_affine(operands), matrix)
            case "BT":
                text = IDENTITY
            case "Tm":
                text = _affine(operands)
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
                if name not in fonts:
                    fonts[name] = _font(resources.get("/Font", {}).get(name))
                font = fonts[name]
            case "Tj":
                a, b, c, d, x, y = product(text, matrix)
                codes = _codes(bytes(operands[0]))
                width = size * sum(font.widths.get(code, 0.0) for code in codes)
                height = size * _HEIGHT
                corners = tuple(
                    (a * across + c * up + x, b * across + d * up + y)
                    for across in (0.0, width)
                    for up in (0.0, height)
                )
                if visible := size * hypot(c, d):
                    shown = "".join(font.characters.get(code, "") for code in codes)
                    yield _Letter(visible, corners, shown)
            case "Do" if levels and resources is not None:
                form = resources.get("/XObject", {}).get(str(operands[0]))
                if form is not None and form.get("/Subtype") == "/Form":
                    own = _affine(form.get("/Matrix", IDENTITY))
                    inner = form.get("/Resources", resources)
                    yield from _letters(form, inner, product(own, matrix), levels - 1)
            case _:
                pass


def _codes(string: bytes) -> list[int]:
    """Return the codes of a string in a composite font, of two bytes each."""
    return [int.from_bytes(string[place : place + 2], "big") for place in range(0, len(string), 2)]


def _font(font: Any) -> _LetterFont:
    """Return what is known of a composite font (9.7.4.3 and 9.10.3)."""
    if font is None or "/DescendantFonts" not in font:
        return _LetterFont({}, {})
    widths: dict[int, float] = {}
    entries = iter(font.DescendantFonts[0].get("/W", []))
    for first, second in zip(entries, entries, strict=False):
        if isinstance(second, int):
            width = float(next(entries, 0)) / 1000
            widths |= dict.fromkeys(range(int(first), int(second) + 1), width)
        else:
            widths |= {int(first) + n: float(width) / 1000 for n, width in enumerate(second)}
    characters = {}
    if "/ToUnicode" in font:
        for code, character in _PAIRS.findall(font.ToUnicode.read_bytes()):
            if len(code) == 4:
                written = bytes.fromhex(character.decode("ascii"))
                characters[int(code, 16)] = written.decode("utf-16-be", "replace")
    return _LetterFont(widths, characters)


def _affine(numbers: Any) -> AffineMap:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


__all__ = ["TextMeasures", "measured_texts"]

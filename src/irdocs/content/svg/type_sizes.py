"""How small the words of a drawing are, which decides who can read them.

Style sheets, nested sizes and transformations all have a say in that. So the drawing is written as
a PDF page whose texts are still texts, and that page says in which size each of them stands.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from math import hypot
from pathlib import Path
from typing import Any

from irdocs.vector_art import IDENTITY, AffineMap, product

_FORMS = 20
"""The levels to which groups of texts may be nested."""


def least_type(svg: str, fonts: Sequence[Path]) -> float:
    """Return the smallest type size of a drawing's texts, as a part of the drawing's width.

    It is 0 if there are none, or if the drawing cannot be written so.
    """
    try:
        import pikepdf
        import svg2pdf_py

        database = svg2pdf_py.FontDatabase()
        for font in fonts:
            database.load_font_file(str(font))
        options = svg2pdf_py.ConversionOptions(compress=False, embed_text=True)
        data = bytes(svg2pdf_py.svg_to_pdf(svg, database, options))
    except ImportError:
        return 0.0
    except BaseException as error:
        # A panic of the library's Rust code is no Exception, so that it is not caught by chance.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        return 0.0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        left, _, right, _ = (float(edge) for edge in page.mediabox)
        sizes = list(_sizes(page.obj, page.obj.get("/Resources"), IDENTITY, _FORMS))
    return min(sizes, default=0.0) / (right - left)


def _sizes(content: Any, resources: Any, matrix: AffineMap, levels: int) -> Iterator[float]:
    """Yield the size of each text that a page or a form paints (ISO 32000-1, 9.4.4)."""
    import pikepdf

    saved: list[AffineMap] = []
    text, size = IDENTITY, 0.0
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
                size = float(operands[1])
            case "Tj" | "TJ":
                _, _, across, down, _, _ = product(text, matrix)
                if visible := size * hypot(across, down):
                    yield visible
            case "Do" if levels and resources is not None:
                form = resources.get("/XObject", {}).get(str(operands[0]))
                if form is not None and form.get("/Subtype") == "/Form":
                    own = _affine(form.get("/Matrix", IDENTITY))
                    inner = form.get("/Resources", resources)
                    yield from _sizes(form, inner, product(own, matrix), levels - 1)
            case _:
                pass


def _affine(numbers: Any) -> AffineMap:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f

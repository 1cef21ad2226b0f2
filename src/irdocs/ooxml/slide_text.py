"""The words of a slide in the order of its shapes: paragraphs, cells of tables, values of charts.

Footers are left out, since every slide has them. Words are compared without what programs write
otherwise: kinds of spaces, signs that show nothing, the digits behind the ninth.
"""

from __future__ import annotations

import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Literal

from irdocs.frozen import frozen
from irdocs.ooxml.namespaces import NAMESPACES, A, C, R
from irdocs.ooxml.office_math_text import MATH, math_text
from irdocs.ooxml.package import whole
from irdocs.ooxml.presentation import FOOTERS, TITLES, SlideShape, shapes_of
from irdocs.ooxml.xml import Element
from irdocs.unicode.stops import without_gaps

TextRole = Literal["title", "text", "cell", "value", "notes"]
_UNSEEN = dict.fromkeys(
    [0xAD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A),
     0xFEFF]
)  # fmt: skip
"""Characters that show nothing: soft hyphens, joiners, marks of direction."""
_DIFFERING = {**_UNSEEN, 0x2010: "-", 0x2011: "-"}
"""What becomes of the characters that are not compared as they are."""
_QUOTES = str.maketrans("‘’“”«»„", '\'\'"""""')
_DIGEST_BYTES = 6


@frozen
class SlideLine:
    """A paragraph of a slide or of its notes, or in a cell of a table; or a value of a chart."""

    role: TextRole
    text: str
    """Its words, without the differences of `plainly`."""
    shape: int
    """The number of its shape among those of the slide; -1 for the notes."""
    element: Element = None
    """The a:p that it is; None for a value of a chart."""
    place: tuple[int, int] = (0, 0)
    """The row and column of a cell; the series, and the number in it, of a value."""

    @property
    def level(self) -> int:
        """How deep it is in a list, from 0."""
        properties = self.element.find(f"{A}pPr") if self.element is not None else None
        return whole(properties, "lvl")

    @property
    def digest(self) -> str:
        """A short digest of its words."""
        return _digest(self.text)


def plainly(text: str) -> str:
    """Return a text as it is compared."""
    if not text.isascii():  # in which there is none of them
        text = unicodedata.normalize("NFC", without_gaps(text)).translate(_DIFFERING)
    return " ".join(text.split())


def in_plain_quotes(text: str) -> str:
    """Return a text with the quotation marks that keyboards have."""
    return text.translate(_QUOTES)


def digest(text: str) -> str:
    """Return a digest of a text, eight letters long: enough to tell the texts of a deck apart."""
    return _digest(plainly(text))


def _digest(plain: str) -> str:
    """Return the digest of a text without the differences of `plainly`."""
    whole = sha256(plain.encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(whole[:_DIGEST_BYTES]).decode()


def slide_lines(root: Element, chart: Callable[[str], Element | None]) -> Iterator[SlideLine]:
    """Yield the words of a slide; `chart` returns the chart that a relationship leads to."""
    for number, shape in enumerate(shapes_of(root)):
        if shape.type in FOOTERS:
            continue
        yield from _shape_lines(shape, number, chart)


def notes_lines(root: Element) -> Iterator[SlideLine]:
    """Yield the paragraphs of a notes page that are not empty."""
    for shape in shapes_of(root):
        if shape.type == "body" and shape.body is not None:
            for paragraph in shape.body.iterfind(f"{A}p"):
                if text := plainly(paragraph_text(paragraph)):
                    yield SlideLine("notes", text, -1, paragraph)


def _shape_lines(
    shape: SlideShape, number: int, chart: Callable[[str], Element | None]
) -> Iterator[SlideLine]:
    role: TextRole = "title" if shape.type in TITLES else "text"
    table = next(shape.element.iter(f"{A}tbl"), None)
    reference = next(shape.element.iter(f"{C}chart"), None)
    if table is not None:
        for row, cells in enumerate(table.iterfind(f"{A}tr")):
            for column, cell in enumerate(cells.iterfind(f"{A}tc")):
                for paragraph in cell.iter(f"{A}p"):
                    if text := plainly(paragraph_text(paragraph)):
                        yield SlideLine("cell", text, number, paragraph, (row, column))
    elif reference is not None:
        root = chart(reference.get(f"{R}id", ""))
        if root is not None:
            yield from _values(root, number)
    else:
        for paragraph in shape.element.iter(f"{A}p"):
            if text := plainly(paragraph_text(paragraph)):
                yield SlideLine(role, text, number, paragraph)


def _values(root: Element, number: int) -> Iterator[SlideLine]:
    """Yield the names and the numbers of a chart's series, as its part keeps them."""
    for count, series in enumerate(root.iter(f"{C}ser")):
        beside = {value for bars in series.iter(f"{C}errBars") for value in bars.iter(f"{C}v")}
        index = -1
        for value in series.iter(f"{C}v"):
            index += value not in beside
            if text := number_text(value.text or ""):
                yield SlideLine("value", text, number, None,
                                 (count, BESIDE if value in beside else index))  # fmt: skip


def number_text(text: str) -> str:
    """Return a number with nine digits at most, so that 0.30000000000000004 is 0.3; else words."""
    try:
        return f"{float(text):.9g}"
    except ValueError:
        return plainly(text)


def runs(paragraph: Element) -> Iterator[Element]:
    """Yield runs, fields, line breaks and formulas of a paragraph."""
    for child in paragraph:
        element = child[0][0] if child.tag == _FORMS and len(child) and len(child[0]) else child
        if element.tag in (f"{A}r", f"{A}fld", f"{A}br", MATH):
            yield element


def run_text(run: Element) -> str:
    """Return the words of one of them; a space for a break."""
    if run.tag == f"{A}br":
        return " "
    if run.tag == MATH:
        return math_text(run)
    return "".join(text.text or "" for text in run.iterfind(f"{A}t"))


def paragraph_text(paragraph: Element) -> str:
    """Return the words of a paragraph."""
    return "".join(map(run_text, runs(paragraph))).replace("\v", " ")


def shape_text(body: Element | None) -> str:
    """Return the words of a shape's text (p:txBody) on one line."""
    paragraphs = body.iterfind(f"{A}p") if body is not None else ()
    return " ".join(" ".join(map(paragraph_text, paragraphs)).split())


BESIDE = 1_000_000
"""The place in its series of the end of an error bar."""
_FORMS = f"{{{NAMESPACES['mc']}}}AlternateContent"

__all__ = [
    "SlideLine",
    "TextRole",
    "digest",
    "in_plain_quotes",
    "notes_lines",
    "number_text",
    "paragraph_text",
    "plainly",
    "run_text",
    "runs",
    "shape_text",
    "slide_lines",
]

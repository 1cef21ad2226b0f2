"""PDFs of a few operators and elements, made by pikepdf, to try the reader on."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from irdocs.audit.reading import pdf_file, pdf_text
from irdocs.audit.reading.pdf_file import PdfFile

WIDTH = 500
"""How wide each character of the font /F is, in thousandths of its size."""
TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
3 beginbfchar <41> <0066> <42> <00660066 0069> <43> <D83EDE7A> endbfchar
2 beginbfrange <50> <52> <0061> <60> <61> [<03B1> <05D0 05D1>] endbfrange
1 beginbfrange <70> <71> <0031 0061> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
"""A font's map with all kinds of entries: A is f, B is ffi, P to R are a to c, and so on."""


def content_of(page: Any) -> bytes:
    """Return the content of a page, which may be in several streams."""
    contents = page.Contents
    parts = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


class SmallPdf:
    """A PDF that grows page by page, with a structure tree if it is given one."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.font = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Small,
                FirstChar=32, LastChar=255, Widths=Array([WIDTH] * 224),
                Encoding=Name.WinAnsiEncoding,
            )
        )  # fmt: skip

    def page(self, content: str | bytes, resources: Mapping[str, Any] | None = None) -> Any:
        """Add a page of 200 x 100 pt with the font /F; return its object."""
        self.pdf.add_blank_page(page_size=(200, 100))
        page = self.pdf.pages[-1].obj
        page.Contents = self.stream(content)
        page.Resources = Dictionary({"/Font": Dictionary(F=self.font), **(resources or {})})
        return page

    def stream(self, data: str | bytes, **entries: Any) -> Any:
        raw = data.encode("latin-1") if isinstance(data, str) else data
        return self.pdf.make_indirect(Stream(self.pdf, raw, Dictionary(**entries)))

    def form(self, content: str, **entries: Any) -> Any:
        """Return a form XObject; without a BBox it is as large as the page."""
        box = entries.pop("BBox", Array([0, 0, 200, 100]))
        return self.stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box, **entries)

    def element(self, role: str, kids: Sequence[Any], page: Any = None, **entries: Any) -> Any:
        """Return a structure element; a number among its kids is an MCID on its page."""
        given = Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), K=Array(kids), **entries)
        if page is not None:
            given.Pg = page
        return self.pdf.make_indirect(given)

    def tagged(self, *elements: Any) -> None:
        """Make these the outermost elements."""
        self.root.K = Array(elements)
        self.pdf.Root.StructTreeRoot = self.root

    def data(self, **options: Any) -> bytes:
        file = io.BytesIO()
        self.pdf.save(file, **options)
        return file.getvalue()

    def read(self) -> PdfFile:
        return pdf_file.read(self.data())


def text(words: str, *, x: float = 10, y: float = 10) -> str:
    """Return the operators that show words in /F of 10 pt."""
    return f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET"


def marked(mcid: int, content: str, tag: str = "P") -> str:
    """Return content as a marked-content sequence."""
    return f"/{tag} <</MCID {mcid}>> BDC {content} EMC"


def heard(made: SmallPdf) -> list[tuple[str, str, int]]:
    """Return the role, the text and the page of each piece of a PDF's transcript."""
    transcript = pdf_text.transcribed(made.read())
    return [(piece.role, piece.text, piece.page) for piece in transcript.pieces]

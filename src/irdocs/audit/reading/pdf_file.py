"""A finished PDF, read once: all that rules, the preflight and the ledger ask about it.

The file is opened once, its structure tree walked once, each content stream followed once. What
comes out is a value: it holds nothing of the file, and nobody after this opens it again.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

from irdocs.audit.reading import document_facts, structure_tree
from irdocs.audit.reading.content_stream import ContentStreamReader
from irdocs.audit.reading.document_facts import Catalogue, FontFacts, OutputIntent, XmpClaims
from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.page_resources import SharedResources
from irdocs.audit.reading.painted_items import MarkedContentReference, PaintedItem
from irdocs.audit.reading.structure_tree import StructureElement
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.content.limits import PDF_DEPTH


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its boxes (ISO 32000-1, 14.11.2), what it paints and what it says."""

    number: int
    """Counted from 1."""
    media: PageArea
    trim: PageArea
    """Where it is cut; its media box if it does not say."""
    bleed: PageArea
    """How far its colour reaches; its trim box if it does not say."""
    has_trim_box: bool
    rotated: bool
    annotations: int
    """How many there are."""
    tab_order: str
    """In which order annotations are visited: S is that of the structure; empty if it says none."""
    painted: tuple[PaintedItem, ...]
    """In the order of painting."""
    texts: Mapping[MarkedContentReference, str]
    """What each marked-content sequence says, whether or not a clipping path hides it."""


@dataclass(frozen=True)
class PdfFile:
    """A finished PDF."""

    version: tuple[int, int]
    encrypted: bool
    trapped: str | None
    catalogue: Catalogue
    claims: XmpClaims
    output_intents: tuple[OutputIntent, ...]
    fonts: tuple[FontFacts, ...]
    pages: tuple[PdfPage, ...]
    structure: tuple[StructureElement, ...]
    """The outermost elements; none if it has no structure tree."""

    @cached_property
    def elements(self) -> tuple[StructureElement, ...]:
        """Every structure element, in reading order."""
        return tuple([element for outer in self.structure for element in outer.walk()])

    def text(self, reference: MarkedContentReference) -> str:
        """Return what a marked-content sequence says; nothing if there is none."""
        if not 1 <= reference.page <= len(self.pages):
            return ""
        return self.pages[reference.page - 1].texts.get(reference, "")


def read(data: bytes) -> PdfFile:
    """Read a PDF. Raises UnreadableError, which says what is wrong, if it is damaged."""
    with reading(), pikepdf.open(io.BytesIO(data)) as pdf:
        if not len(pdf.pages):
            raise UnreadableError("it has no pages")
        major, minor = (int(part) for part in pdf.pdf_version.split("."))
        with reading("the document catalogue"):
            catalogue = document_facts.catalogue(pdf)
            claims = document_facts.xmp_claims(pdf)
            output_intents = tuple(document_facts.output_intents(pdf))
            trapped = document_facts.trapped(pdf)
        with reading("the fonts"):
            fonts = tuple(document_facts.fonts(pdf))
        with reading("the structure tree"):
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
            structure = structure_tree.read(pdf, numbers)
        return PdfFile(
            version=(major, minor),
            encrypted=pdf.is_encrypted,
            trapped=trapped,
            catalogue=catalogue,
            claims=claims,
            output_intents=output_intents,
            fonts=fonts,
            pages=tuple(_pages(pdf)),
            structure=structure,
        )


def _pages(pdf: pikepdf.Pdf) -> Iterator[PdfPage]:
    shared = SharedResources()
    for number, page in enumerate(pdf.pages, start=1):
        with reading(f"page {number}"):
            yield _page(page, number, shared)


def _page(page: pikepdf.Page, number: int, shared: SharedResources) -> PdfPage:
    media = _area(page.mediabox)
    trim = _area(page.obj["/TrimBox"]) if "/TrimBox" in page.obj else media
    annotations: Any = page.obj.get("/Annots", [])
    content = ContentStreamReader(page, number, media, shared).read()
    return PdfPage(
        number=number,
        media=media,
        trim=trim,
        bleed=_area(page.obj["/BleedBox"]) if "/BleedBox" in page.obj else trim,
        has_trim_box="/TrimBox" in page.obj,
        rotated=_rotation(page) % 360 != 0,
        annotations=len(annotations),
        tab_order=str(page.obj.get("/Tabs", "")).removeprefix("/"),
        painted=content.painted,
        texts=content.texts,
    )


def _area(box: Any) -> PageArea:
    """Return a rectangle, of which any two opposite corners may be given (7.9.5)."""
    x0, y0, x1, y1 = (float(edge) for edge in box)
    return PageArea(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _rotation(page: pikepdf.Page) -> int:
    """Return by how many degrees a page is turned, as it says itself or a node above it."""
    node: Any = page.obj
    for _ in range(PDF_DEPTH):
        if "/Rotate" in node:
            return int(node.Rotate)
        if "/Parent" not in node:
            return 0
        node = node.Parent
    return 0

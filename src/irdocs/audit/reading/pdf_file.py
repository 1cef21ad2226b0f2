"""Reading a finished PDF into values: everything that rules, preflight and ledger ask about.

The file is opened once, its structure tree is walked once and each content stream is interpreted
once. The result holds no reference to the opened file, so every later check works on plain values.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
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
from irdocs.frozen import frozen


@frozen
class PdfPage:
    """A page: its boxes (ISO 32000-1, 14.11.2), its painted items and its texts."""

    number: int
    """Counted from 1."""
    media: PageArea
    """The whole sheet in the file, printers' marks included."""
    trim: PageArea
    """The finished page after cutting; the media box if the file gives none."""
    bleed: PageArea
    """How far colour must reach beyond the trim; the trim box if the file gives none."""
    has_trim_box: bool
    rotated: bool
    annotations: int
    """The number of annotations."""
    tab_order: str
    """The order in which annotations are visited: S for the structure's; empty if not given."""
    painted: tuple[PaintedItem, ...]
    """In the order of painting: later items cover earlier ones."""
    texts: Mapping[MarkedContentReference, str]
    """The text of each marked-content sequence, including text that a clipping path hides."""


@frozen(slots=False)
class PdfFile:
    """A finished PDF as values."""

    version: tuple[int, int]
    encrypted: bool
    trapped: str | None
    """True, False or Unknown as the file says it (14.11.6); None if it does not."""
    catalogue: Catalogue
    claims: XmpClaims
    output_intents: tuple[OutputIntent, ...]
    fonts: tuple[FontFacts, ...]
    picture_metadata: tuple[tuple[str, ...], ...]
    """The kinds of metadata in each picture that has some."""
    pages: tuple[PdfPage, ...]
    boxes: tuple[str, ...]
    """For each font that shows characters as the box .notdef, these characters."""
    structure: tuple[StructureElement, ...]
    """The elements at the root of the structure tree; none if the file is not tagged."""

    @cached_property
    def elements(self) -> tuple[StructureElement, ...]:
        """Every structure element, in reading order."""
        return tuple([element for root in self.structure for element in root.walk()])

    @property
    def parts(self) -> tuple[StructureElement, ...]:
        """The elements Part right below the root, one for each of several languages."""
        return tuple([e for root in self.structure for e in root.kids if e.role == "Part"])

    def text(self, reference: MarkedContentReference) -> str:
        """Return the text of a marked-content sequence; empty if there is no such sequence."""
        if not 1 <= reference.page <= len(self.pages):
            return ""
        return self.pages[reference.page - 1].texts.get(reference, "")


def read(data: bytes) -> PdfFile:
    """Return a PDF, given as the bytes of its file. Raises UnreadableError if it is damaged."""
    with reading(), pikepdf.open(io.BytesIO(data)) as pdf:
        if not len(pdf.pages):
            raise UnreadableError("the file has no pages")
        major, minor = (int(part) for part in pdf.pdf_version.split("."))
        with reading("the document catalogue"):
            catalogue = document_facts.catalogue(pdf)
            claims = document_facts.xmp_claims(pdf)
            output_intents = tuple(document_facts.output_intents(pdf))
            trapped = document_facts.trapped(pdf)
        with reading("the fonts"):
            fonts = tuple(document_facts.fonts(pdf))
        with reading("the pictures"):
            picture_metadata = tuple(document_facts.picture_metadata(pdf))
        with reading("the structure tree"):
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
            structure = structure_tree.read(pdf, numbers)
        shared = SharedResources()
        pages = tuple(_pages(pdf, shared))
        with reading("the fonts"):
            boxes = tuple(shared.boxes())
        return PdfFile(
            version=(major, minor),
            encrypted=pdf.is_encrypted,
            trapped=trapped,
            catalogue=catalogue,
            claims=claims,
            output_intents=output_intents,
            fonts=fonts,
            picture_metadata=picture_metadata,
            pages=pages,
            boxes=boxes,
            structure=structure,
        )


def _pages(pdf: pikepdf.Pdf, shared: SharedResources) -> Iterator[PdfPage]:
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
        rotated=rotation(page) % 360 != 0,
        annotations=len(annotations),
        tab_order=str(page.obj.get("/Tabs", "")).removeprefix("/"),
        painted=content.painted,
        texts=content.texts,
    )


def _area(box: Any) -> PageArea:
    """Return a rectangle, which a PDF may give by any two opposite corners (7.9.5)."""
    x0, y0, x1, y1 = (float(edge) for edge in box)
    return PageArea(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def rotation(page: pikepdf.Page) -> int:
    """Return the rotation of a page in degrees, which it may inherit (7.7.3.4).

    The search upwards is limited, because the parents of a damaged file may form a circle.
    """
    node: Any = page.obj
    for _ in range(PDF_DEPTH):
        if "/Rotate" in node:
            return int(node.Rotate)
        if "/Parent" not in node:
            return 0
        node = node.Parent
    return 0

"""The structure tree: elements, their marked content, and the parent tree (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)

Role = Literal[
    "Document", "Part", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Figure",
    "Caption", "Table", "THead", "TBody", "TR", "TH", "TD", "Link", "Span", "BlockQuote", "Note",
]  # fmt: skip
"""The standard structure types in use (ISO 32000-1, 14.8.4)."""


Artifact = Literal["Layout", "Page", "Pagination"]
"""What is drawn but not read: ornament, printers' marks, page numbers (14.8.2.2.2)."""


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked-content sequence: its page, counted from 0, and its MCID."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectReference:
    """An annotation on a page, as a child of its Link element."""

    page: int
    object: Any


@dataclass(eq=False, slots=True)
class StructElem:
    """One structure element. Children keep the order given, whatever order pages are drawn in."""

    role: Role
    alt: str | None = None
    language: str | None = None
    title: str | None = None
    id: str | None = None
    attributes: tuple[tuple[str, str, object], ...] = ()
    """Owner, key and value of each attribute (ISO 32000-1, 14.8.5); a str is a name."""
    box: tuple[float, float, float, float] | None = None
    parent: StructElem | None = None
    _kids: list[tuple[int, int, StructElem | MarkedContent | ObjectReference]] = field(
        default_factory=list
    )

    def add(self, kid: StructElem | MarkedContent | ObjectReference, order: int = 0) -> None:
        """Append a child; `order` places it among children drawn earlier or later."""
        if isinstance(kid, StructElem):
            kid.parent = self
        self._kids.append((order, len(self._kids), kid))

    @property
    def kids(self) -> Iterator[StructElem | MarkedContent | ObjectReference]:
        """The children in reading order."""
        return (kid for _, _, kid in sorted(self._kids, key=lambda entry: entry[:2]))

    @property
    def holds_content(self) -> bool:
        """Whether anything is drawn for it; cells stand even when empty."""
        return self.role in ("TD", "TH") or any(
            kid.holds_content if isinstance(kid, StructElem) else True for kid in self.kids
        )


class StructTree:
    """Collects elements and their content while pages are drawn; writes them at the end."""

    def __init__(self, document: PDFDocument, language: str, title: str) -> None:
        self.root = StructElem("Document", language=language, title=title)
        self._document = document
        self._owners: dict[int, list[StructElem]] = {}
        self._annotations: list[StructElem] = []
        self._references: dict[StructElem, PDFObjectReference] = {}

    def next_mcid(self, page: int, owner: StructElem, order: int) -> int:
        """Return the MCID of new content of `owner` on a page, and remember it."""
        owners = self._owners.setdefault(page, [])
        mcid = len(owners)
        owners.append(owner)
        owner.add(MarkedContent(page, mcid), order)
        return mcid

    def next_annotation(self, owner: StructElem) -> int:
        """Return the StructParent key of a new annotation of `owner`."""
        self._annotations.append(owner)
        return _ANNOTATION_KEYS + len(self._annotations) - 1

    def write(self) -> PDFDictionary:
        """Return the StructTreeRoot, every element registered with the document."""
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self._document.Reference(root)
        root["K"] = self._element(self.root, reference)
        root["ParentTree"] = self._document.Reference(self._parent_tree())
        root["ParentTreeNextKey"] = _ANNOTATION_KEYS + len(self._annotations)
        return root

    def _element(self, element: StructElem, parent: PDFObjectReference) -> PDFObjectReference:
        entries = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent}
        )
        reference: PDFObjectReference = self._document.Reference(entries)
        self._references[element] = reference
        for key, value in (
            ("Alt", element.alt),
            ("Lang", element.language),
            ("T", element.title),
            ("ID", element.id),
        ):
            if value is not None:
                entries[key] = PDFString(value)
        if attributes := _attributes(element):
            entries["A"] = attributes
        kids = [k for k in element.kids if not isinstance(k, StructElem) or k.holds_content]
        pages = [kid.page for kid in kids if not isinstance(kid, StructElem)]
        if pages:
            entries["Pg"] = page_reference(pages[0])
        entries["K"] = PDFArray([self._kid(kid, pages, reference) for kid in kids])
        return reference

    def _kid(
        self,
        kid: StructElem | MarkedContent | ObjectReference,
        pages: list[int],
        reference: PDFObjectReference,
    ) -> object:
        if isinstance(kid, StructElem):
            return self._element(kid, reference)
        if isinstance(kid, ObjectReference):
            return PDFDictionary(
                {"Type": PDFName("OBJR"), "Pg": page_reference(kid.page), "Obj": kid.object}
            )
        if kid.page == pages[0]:
            return kid.mcid
        return PDFDictionary(
            {"Type": PDFName("MCR"), "Pg": page_reference(kid.page), "MCID": kid.mcid}
        )

    def _parent_tree(self) -> PDFDictionary:
        numbers: list[object] = []
        for page, owners in sorted(self._owners.items()):
            numbers += [page, PDFArray([self._references[owner] for owner in owners])]
        for key, owner in enumerate(self._annotations, start=_ANNOTATION_KEYS):
            numbers += [key, self._references[owner]]
        return PDFDictionary({"Nums": PDFArray(numbers)})


_ANNOTATION_KEYS = 100_000
"""Pages take the keys below, in their order; annotations those above."""


def page_reference(page: int) -> PDFObjectReference:
    """Return the reference of a page, counted from 0, valid before the page is written."""
    return PDFObjectReference(f"Page{page + 1}")


def _attributes(element: StructElem) -> PDFArray | None:
    owners: dict[str, dict[str, object]] = {}
    for owner, key, value in element.attributes:
        shown: object = PDFName(value) if isinstance(value, str) else value
        owners.setdefault(owner, {"O": PDFName(owner)})[key] = shown
    if element.box:
        layout = owners.setdefault("Layout", {"O": PDFName("Layout")})
        layout["BBox"] = PDFArray([round(v, 2) for v in element.box])
    if not owners:
        return None
    return PDFArray([PDFDictionary(entries) for entries in owners.values()])

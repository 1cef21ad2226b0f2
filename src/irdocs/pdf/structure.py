"""The structure tree: elements, their marked content, and the parent tree (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Literal

from irdocs.pdf.document import TaggedDocument

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
    _kids: list[tuple[int, Kid]] = field(default_factory=list)

    def add(self, kid: Kid, order: int = 0) -> None:
        """Append a child; `order` places it among children drawn earlier or later."""
        if isinstance(kid, StructElem):
            kid.parent = self
        self._kids.append((order, kid))

    def settle(self) -> bool:
        """Put children in reading order and drop those without content; whether any is left.

        Cells stand even when empty.
        """
        self._kids.sort(key=itemgetter(0))
        self._kids = [
            (order, kid)
            for order, kid in self._kids
            if not isinstance(kid, StructElem) or kid.settle()
        ]
        return bool(self._kids) or self.role in ("TD", "TH")

    @property
    def kids(self) -> Iterator[Kid]:
        """The children, in reading order once settled."""
        return (kid for _, kid in self._kids)

    def descendants(self) -> Iterator[StructElem]:
        """Yield the element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(list(element.kids)) if isinstance(kid, StructElem)]


Kid = StructElem | MarkedContent | ObjectReference


class StructTree:
    """Collects elements and their content while pages are drawn; writes them at the end."""

    def __init__(self, document: TaggedDocument, language: str, title: str) -> None:
        self.root = StructElem("Document", language=language, title=title)
        self._document = document
        self._owners: dict[int, list[StructElem]] = {}
        self._annotations: list[StructElem] = []

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

    def write(self) -> object:
        """Return the StructTreeRoot's reference, once every element is written.

        Long documents have thousands, so they are not made of ReportLab's objects.
        """
        self.root.settle()
        elements = list(self.root.descendants())
        first = self._document.reserve(len(elements) + 2)
        numbers = {element: first + 2 + n for n, element in enumerate(elements)}
        writer = _TreeWriter(self._document, numbers, first)
        for element, number in numbers.items():
            self._document.put(number, writer.element(element))
        self._document.put(first + 1, writer.parent_tree(self._owners, self._annotations))
        following = _ANNOTATION_KEYS + len(self._annotations)
        self._document.put(
            first,
            b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>"
            % (numbers[self.root], first + 1, following),
        )
        return self._document.reference(first)


_ANNOTATION_KEYS = 100_000
"""Pages take the keys below, in their order; annotations those above."""


class _TreeWriter:
    """Writes structure elements as PDF dictionaries (ISO 32000-1, table 323)."""

    def __init__(
        self, document: TaggedDocument, numbers: Mapping[StructElem, int], root: int
    ) -> None:
        self._document = document
        self._numbers = numbers
        self._root = root

    def element(self, element: StructElem) -> bytes:
        parent = self._numbers[element.parent] if element.parent else self._root
        entries = [f"/Type /StructElem /S /{element.role} /P {parent} 0 R"]
        for key, value in (
            ("Alt", element.alt),
            ("Lang", element.language),
            ("T", element.title),
            ("ID", element.id),
        ):
            if value is not None:
                entries.append(f"/{key} {_string(value)}")
        entries += _attributes(element)
        pages = [kid.page for kid in element.kids if not isinstance(kid, StructElem)]
        if pages:
            entries.append(f"/Pg {self._page(pages[0])}")
        kids = " ".join(self._kid(kid, pages) for kid in element.kids)
        entries.append(f"/K [{kids}]")
        return f"<< {' '.join(entries)} >>".encode("latin-1")

    def _kid(self, kid: Kid, pages: Sequence[int]) -> str:
        if isinstance(kid, StructElem):
            return f"{self._numbers[kid]} 0 R"
        if isinstance(kid, ObjectReference):
            annotation = self._document.number(kid.object.name)
            return f"<< /Type /OBJR /Pg {self._page(kid.page)} /Obj {annotation} 0 R >>"
        if kid.page == pages[0]:
            return str(kid.mcid)
        return f"<< /Type /MCR /Pg {self._page(kid.page)} /MCID {kid.mcid} >>"

    def _page(self, page: int) -> str:
        return f"{self._document.number(f'Page{page + 1}')} 0 R"

    def parent_tree(
        self, owners: Mapping[int, Sequence[StructElem]], annotations: Sequence[StructElem]
    ) -> bytes:
        """Return which element each content and annotation belongs to (14.7.4.4)."""
        entries = []
        for page, elements in sorted(owners.items()):
            references = " ".join(f"{self._numbers[element]} 0 R" for element in elements)
            entries.append(f"{page} [{references}]")
        for key, element in enumerate(annotations, start=_ANNOTATION_KEYS):
            entries.append(f"{key} {self._numbers[element]} 0 R")
        return f"<< /Nums [{' '.join(entries)}] >>".encode("ascii")


def _string(text: str) -> str:
    """Return a text string (ISO 32000-1, 7.9.2.2)."""
    return "<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper() + ">"


def _attributes(element: StructElem) -> list[str]:
    owners: dict[str, list[str]] = {}
    for owner, key, value in element.attributes:
        shown = f"/{value}" if isinstance(value, str) else str(value)
        owners.setdefault(owner, []).append(f"/{key} {shown}")
    if element.box:
        edges = " ".join(f"{edge:.2f}" for edge in element.box)
        owners.setdefault("Layout", []).append(f"/BBox [{edges}]")
    if not owners:
        return []
    written = " ".join(f"<< /O /{owner} {' '.join(v)} >>" for owner, v in owners.items())
    return [f"/A [{written}]"]

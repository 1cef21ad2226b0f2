"""The structure tree: elements, their marked content, and the parent tree (ISO 32000-1, 14.7).

Pages are drawn in the order of the file, which need not be the order of reading: a folded sheet
shows the cover beside the back. So while pages are drawn, only events are noted ("this content
belongs to that tag, and is read at such a time"). At the end they are put into reading order, and
the tree grows from them: an element begins where the first of its content is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from irdocs.page.tags import Tag
from irdocs.pdf.reportlab_adapter import TaggedFile


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked-content sequence: its page, counted from 0, and its MCID."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectReference:
    """An annotation on a page, as a child of its Link element."""

    page: int
    object: PDFObjectReference


@dataclass(eq=False, slots=True)
class StructElem:
    """One structure element: its tag, its children in reading order, its box on the page."""

    tag: Tag
    parent: StructElem | None
    kids: list[Kid] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    """Of a Figure: left, bottom, right, top."""

    def descendants(self) -> Iterator[StructElem]:
        """Yield the element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, StructElem)]


Kid = StructElem | MarkedContent | ObjectReference

_ANNOTATION_KEYS = 100_000
"""Keys of the parent tree: pages take those below, in their order; annotations those above."""


@dataclass(frozen=True, slots=True)
class _OrderedKid:
    """Content of a tag, and when it is read; no content where an element stands empty."""

    order: int
    tag: Tag
    kid: MarkedContent | ObjectReference | None


class StructTree:
    """Notes content while pages are drawn; makes the tree and writes it at the end."""

    def __init__(self, file: TaggedFile, language: str, title: str) -> None:
        self._file = file
        self._root = Tag("Document", title=title, language=language)
        self._events: list[_OrderedKid] = []
        self._owners: dict[int, list[Tag]] = {}
        self._annotations: list[Tag] = []
        self._boxes: dict[Tag, tuple[float, float, float, float]] = {}

    def begin_content(self, page: int, tag: Tag, order: int) -> int:
        """Return the MCID of new content of a tag on a page, read at `order`."""
        owners = self._owners.setdefault(page, [])
        mcid = len(owners)
        owners.append(tag)
        self._events.append(_OrderedKid(order, tag, MarkedContent(page, mcid)))
        return mcid

    def annotation_key(self, tag: Tag) -> int:
        """Return the StructParent key of a new annotation of a tag."""
        self._annotations.append(tag)
        return _ANNOTATION_KEYS + len(self._annotations) - 1

    def add_annotation(
        self, page: int, tag: Tag, annotation: PDFObjectReference, order: int
    ) -> None:
        """Note that an annotation belongs to a tag."""
        self._events.append(_OrderedKid(order, tag, ObjectReference(page, annotation)))

    def add_empty(self, tag: Tag, order: int) -> None:
        """Note that an element stands without content."""
        self._events.append(_OrderedKid(order, tag, None))

    def set_box(self, tag: Tag, box: tuple[float, float, float, float]) -> None:
        """Say where a figure stands: left, bottom, right, top in pt."""
        self._boxes[tag] = box

    def write(self) -> PDFObjectReference:
        """Write every element; return the StructTreeRoot's reference."""
        elements = self._elements()
        ordered = list(elements[self._root].descendants())
        first = self._file.reserve(len(ordered) + 2)
        numbers = {element: first + 2 + n for n, element in enumerate(ordered)}
        writer = _TreeWriter(self._file, numbers, first)
        for element, number in numbers.items():
            self._file.put(number, writer.element(element))
        owners = {
            page: [numbers[elements[tag]] for tag in tags] for page, tags in self._owners.items()
        }
        annotations = [numbers[elements[tag]] for tag in self._annotations]
        self._file.put(first + 1, _parent_tree(owners, annotations))
        following = _ANNOTATION_KEYS + len(self._annotations)
        self._file.put(
            first,
            b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>"
            % (numbers[elements[self._root]], first + 1, following),
        )
        return self._file.reference(first)

    def _elements(self) -> Mapping[Tag, StructElem]:
        """Return the element of each tag, all of them put into one tree."""
        elements = {self._root: StructElem(self._root, None)}
        for event in sorted(self._events, key=lambda event: event.order):
            element = self._element(event.tag, elements)
            if event.kid is not None:
                element.kids.append(event.kid)
        return elements

    def _element(self, tag: Tag, elements: dict[Tag, StructElem]) -> StructElem:
        """Return a tag's element; the first time, put it last into its parent's."""
        found = elements.get(tag)
        if found is not None:
            return found
        if tag.parent is None:  # the planner's own root
            elements[tag] = elements[self._root]
            return elements[tag]
        parent = self._element(tag.parent, elements)
        element = StructElem(tag, parent, box=self._boxes.get(tag))
        parent.kids.append(element)
        elements[tag] = element
        return element


class _TreeWriter:
    """Writes structure elements as PDF dictionaries (ISO 32000-1, table 323)."""

    def __init__(self, file: TaggedFile, numbers: Mapping[StructElem, int], root: int) -> None:
        self._file = file
        self._numbers = numbers
        self._root = root

    def element(self, element: StructElem) -> bytes:
        tag = element.tag
        parent = self._numbers[element.parent] if element.parent else self._root
        entries = [f"/Type /StructElem /S /{tag.role} /P {parent} 0 R"]
        for key, value in (("Alt", tag.alt), ("Lang", tag.language), ("T", tag.title)):
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
        match kid:
            case StructElem():
                return f"{self._numbers[kid]} 0 R"
            case ObjectReference(page, reference):
                annotation = self._file.number(reference.name)
                return f"<< /Type /OBJR /Pg {self._page(page)} /Obj {annotation} 0 R >>"
            case MarkedContent(page, mcid):
                if page == pages[0]:  # the element's own page, which needs no saying again
                    return str(mcid)
                return f"<< /Type /MCR /Pg {self._page(page)} /MCID {mcid} >>"
            case _:
                assert_never(kid)

    def _page(self, page: int) -> str:
        return f"{self._file.number(f'Page{page + 1}')} 0 R"


def _parent_tree(owners: Mapping[int, Sequence[int]], annotations: Sequence[int]) -> bytes:
    """Return which element, by object number, each content and annotation belongs to (14.7.4.4)."""
    entries = []
    for page, numbers in sorted(owners.items()):
        entries.append(f"{page} [{' '.join(f'{number} 0 R' for number in numbers)}]")
    for key, number in enumerate(annotations, start=_ANNOTATION_KEYS):
        entries.append(f"{key} {number} 0 R")
    return f"<< /Nums [{' '.join(entries)}] >>".encode("ascii")


def _string(text: str) -> str:
    """Return a text string (ISO 32000-1, 7.9.2.2)."""
    return "<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper() + ">"


def _attributes(element: StructElem) -> list[str]:
    owners: dict[str, list[str]] = {}
    for owner, key, value in element.tag.attributes:
        shown = f"/{value}" if isinstance(value, str) else str(value)
        owners.setdefault(owner, []).append(f"/{key} {shown}")
    if element.box:
        edges = " ".join(f"{edge:.2f}" for edge in element.box)
        owners.setdefault("Layout", []).append(f"/BBox [{edges}]")
    if not owners:
        return []
    written = " ".join(f"<< /O /{owner} {' '.join(v)} >>" for owner, v in owners.items())
    return [f"/A [{written}]"]

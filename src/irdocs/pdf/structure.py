"""The structure tree: elements, their marked content, and the parent tree (ISO 32000-1, 14.7).

The structure tree is what a screen reader follows: a document of headings, paragraphs, lists and
figures. Its leaves refer to marked content on pages, by page and number (MCID). A reader that comes
from the page goes the other way, by the parent tree: from page and number to the element.

Pages are drawn in the order of the file, which need not be the reading order: on a folded sheet the
cover is beside the back page. So while pages are drawn, it is only recorded which content belongs
to which tag, and at which position in the reading order. At the end the records are sorted by that
position and the tree is built from them: an element comes where the first of its content is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from irdocs.frozen import frozen
from irdocs.locale.scripts import direction
from irdocs.page.tags import Tag
from irdocs.pdf.reportlab_adapter import TaggedFile


@frozen
class MarkedContent:
    """A marked-content sequence."""

    page: int
    """Counted from 0."""
    mcid: int
    """Its number on the page."""


@frozen
class ObjectReference:
    """An annotation, as a child of its Link element."""

    page: int
    """The page that it is on, counted from 0."""
    object: PDFObjectReference


@dataclass(eq=False, slots=True)
class StructElem:
    """A structure element."""

    tag: Tag
    kids: list[Kid] = field(default_factory=list)
    """Its children in reading order."""
    box: tuple[float, float, float, float] | None = None
    """The place of a Figure in PDF's coordinates: left, bottom, right, top in pt."""

    def descendants(self) -> Iterator[StructElem]:
        """Yield the element and all elements below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, StructElem)]


Kid = StructElem | MarkedContent | ObjectReference

_ANNOTATION_KEYS = 100_000
"""The first key of annotations in the parent tree; pages have their numbers as keys."""


@frozen
class _ContentRecord:
    """Content of a tag, and its position in the reading order; no kid for an empty element."""

    order: int
    tag: Tag
    kid: MarkedContent | ObjectReference | None


class StructTree:
    """Records content while pages are drawn; builds the structure tree and writes it at the end."""

    def __init__(self, file: TaggedFile, language: str, title: str) -> None:
        self._file = file
        # The attribute is inherited by all elements (ISO 32000-1, 14.8.5.4.2).
        is_reversed = direction(language) == "rtl"
        attributes = (("Layout", "WritingMode", "RlTb"),) if is_reversed else ()
        self._root = Tag("Document", title=title, language=language, attributes=attributes)
        self._records: list[_ContentRecord] = []
        self._owners: dict[int, list[Tag]] = {}
        """For each page, the tags of its content, by MCID."""
        self._annotations: list[Tag] = []
        self._boxes: dict[Tag, tuple[float, float, float, float]] = {}

    def begin_content(self, page: int, tag: Tag, order: int) -> int:
        """Record new content of a tag and return its MCID.

        `order` is the position of the content in the reading order.
        """
        owners = self._owners.setdefault(page, [])
        mcid = len(owners)
        owners.append(tag)
        self._records.append(_ContentRecord(order, tag, MarkedContent(page, mcid)))
        return mcid

    def annotation_key(self, tag: Tag) -> int:
        """Return a new key in the parent tree for an annotation of a tag (StructParent)."""
        self._annotations.append(tag)
        return _ANNOTATION_KEYS + len(self._annotations) - 1

    def add_annotation(
        self, page: int, tag: Tag, annotation: PDFObjectReference, order: int
    ) -> None:
        """Record that an annotation belongs to a tag."""
        self._records.append(_ContentRecord(order, tag, ObjectReference(page, annotation)))

    def add_empty(self, tag: Tag, order: int) -> None:
        """Record an element without content."""
        self._records.append(_ContentRecord(order, tag, None))

    def set_box(self, tag: Tag, box: tuple[float, float, float, float]) -> None:
        """Record the place of a figure: left, bottom, right, top in pt."""
        self._boxes[tag] = box

    def write(self) -> PDFObjectReference:
        """Write all elements and the parent tree; return a reference to the StructTreeRoot."""
        elements = self._elements()
        ordered = list(elements[self._root].descendants())
        first = self._file.reserve(len(ordered) + 2)
        numbers = {element: first + 2 + n for n, element in enumerate(ordered)}
        parents = {
            kid: number
            for element, number in numbers.items()
            for kid in element.kids
            if isinstance(kid, StructElem)
        }
        writer = _TreeWriter(self._file, numbers)
        for element, number in numbers.items():
            self._file.put(number, writer.element(element, parents.get(element, first)))
        owners = {
            page: [numbers[elements[tag]] for tag in tags] for page, tags in self._owners.items()
        }
        annotations = [numbers[elements[tag]] for tag in self._annotations]
        self._file.put(first + 1, _parent_tree(owners, annotations))
        next_key = _ANNOTATION_KEYS + len(self._annotations)
        self._file.put(
            first,
            b"<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>"
            % (numbers[elements[self._root]], first + 1, next_key),
        )
        return self._file.reference(first)

    def _elements(self) -> Mapping[Tag, StructElem]:
        """Return the element of each tag; together they form one tree."""
        elements = {self._root: StructElem(self._root)}
        for record in sorted(self._records, key=lambda record: record.order):
            element = self._element(record.tag, elements)
            if record.kid is not None:
                element.kids.append(record.kid)
        return elements

    def _element(self, tag: Tag, elements: dict[Tag, StructElem]) -> StructElem:
        """Return the element of a tag; if it is new, it becomes the last child of its parent."""
        known = elements.get(tag)
        if known is not None:
            return known
        if tag.parent is None:  # the root of the planner's tags
            elements[tag] = elements[self._root]
            return elements[tag]
        parent = self._element(tag.parent, elements)
        element = StructElem(tag, box=self._boxes.get(tag))
        parent.kids.append(element)
        elements[tag] = element
        return element


class _TreeWriter:
    """Writes structure elements as PDF dictionaries (ISO 32000-1, table 323)."""

    def __init__(self, file: TaggedFile, numbers: Mapping[StructElem, int]) -> None:
        self._file = file
        self._numbers = numbers

    def element(self, element: StructElem, parent: int) -> bytes:
        """Return an element's dictionary, which refers to its children, and to the object with the
        number of its parent."""
        tag = element.tag
        entries = [f"/Type /StructElem /S /{tag.role} /P {parent} 0 R"]
        for key, value in (("Alt", tag.alt), ("Lang", tag.language), ("T", tag.title)):
            if value is not None:
                entries.append(f"/{key} {hexadecimal(value)}")
        entries += _attributes(element)
        pages = [kid.page for kid in element.kids if not isinstance(kid, StructElem)]
        if pages:
            entries.append(f"/Pg {self._page(pages[0])}")
        kids = " ".join(self._kid(kid, pages) for kid in element.kids)
        entries.append(f"/K [{kids}]")
        return f"<< {' '.join(entries)} >>".encode("latin-1")

    def _kid(self, kid: Kid, pages: Sequence[int]) -> str:
        """Return the entry for a child (14.7.4); `pages` are those of all its content siblings."""
        match kid:
            case StructElem():
                return f"{self._numbers[kid]} 0 R"
            case ObjectReference(page, reference):
                annotation = self._file.number(reference.name)
                return f"<< /Type /OBJR /Pg {self._page(page)} /Obj {annotation} 0 R >>"
            case MarkedContent(page, mcid):
                if page == pages[0]:  # the page that the element's entry Pg names already
                    return str(mcid)
                return f"<< /Type /MCR /Pg {self._page(page)} /MCID {mcid} >>"
            case _:
                assert_never(kid)

    def _page(self, page: int) -> str:
        """Return a reference to a page; ReportLab names pages from 1."""
        return f"{self._file.number(f'Page{page + 1}')} 0 R"


def _parent_tree(owners: Mapping[int, Sequence[int]], annotations: Sequence[int]) -> bytes:
    """Return the parent tree (14.7.4.4).

    `owners` has, for each page, the object numbers of the elements that own its content, by MCID;
    `annotations` those of the elements that own annotations, in the order of their keys.
    """
    entries = []
    for page, numbers in sorted(owners.items()):
        entries.append(f"{page} [{' '.join(f'{number} 0 R' for number in numbers)}]")
    for key, number in enumerate(annotations, start=_ANNOTATION_KEYS):
        entries.append(f"{key} {number} 0 R")
    return f"<< /Nums [{' '.join(entries)}] >>".encode("ascii")


def hexadecimal(text: str) -> str:
    """Return a text string in hexadecimal UTF-16 (ISO 32000-1, 7.9.2.2)."""
    return "<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper() + ">"


def _attributes(element: StructElem) -> list[str]:
    """Return the entry A with an element's attributes, grouped by owner (14.7.5), or nothing."""
    owners: dict[str, list[str]] = {}
    for owner, key, value in element.tag.attributes:
        operand = f"/{value}" if isinstance(value, str) else str(value)
        owners.setdefault(owner, []).append(f"/{key} {operand}")
    if element.box:
        edges = " ".join(f"{edge:.2f}" for edge in element.box)
        owners.setdefault("Layout", []).append(f"/BBox [{edges}]")
    if not owners:
        return []
    dictionaries = " ".join(
        f"<< /O /{owner} {' '.join(entries)} >>" for owner, entries in owners.items()
    )
    return [f"/A [{dictionaries}]"]

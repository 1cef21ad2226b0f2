"""Reader of a PDF's structure tree: elements with their roles, attributes and content.

The structure tree (ISO 32000-1, 14.7) is what makes a PDF "tagged": headings, paragraphs, tables
and figures in reading order. The entry /K of an element holds its children, and /K has many forms:
one child or an array of them; a child may be another element, the number of a marked-content
sequence (MCID), a dictionary that says in which page or form such a sequence is, or a reference to
an object such as a link annotation. Here they become three kinds of children with types of their
own. A file may also claim a tree that is none, with an element inside itself or in two places;
such a file is refused, since walking it might never end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from irdocs.audit.reading.painted_items import MarkedContentReference
from irdocs.audit.reading.streams import called
from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.content.limits import PDF_DEPTH
from irdocs.frozen import frozen


@frozen
class AnnotationReference:
    """An annotation, such as a link, that belongs to a structure element (14.7.4.3)."""

    page: int
    """Counted from 1; 0 where the file does not say."""
    contents: str
    """Its description, which a screen reader speaks (the entry /Contents)."""
    address: str | None
    """The URI that it opens; None if it leads to a place in the file, or nowhere."""


@frozen
class StructureElement:
    """A structure element (ISO 32000-1, 14.7.2)."""

    role: str
    """Its structure type, such as H1, P or TD, without the slash."""
    alt: str | None
    """Its alternative text."""
    actual_text: str | None
    """The text to be read in place of its content."""
    language: str | None
    """Its own language tag; None if it has that of the element above it."""
    scope: str | None
    """What a header cell of a table heads: Row, Column or Both."""
    span: int
    """The number of columns that a cell spans."""
    rows: int
    """The number of rows that a cell spans."""
    page: int
    """The page of its first content, counted from 1; 0 if it has none."""
    children: tuple[StructureElement | MarkedContentReference | AnnotationReference, ...]
    """Its elements, marked content and annotations, in reading order."""

    @property
    def kids(self) -> tuple[StructureElement, ...]:
        """Its children that are elements."""
        return tuple([kid for kid in self.children if isinstance(kid, StructureElement)])

    @property
    def marked_content(self) -> tuple[MarkedContentReference, ...]:
        """Its children that are marked content, without those of elements below it."""
        return tuple([kid for kid in self.children if isinstance(kid, MarkedContentReference)])

    @property
    def annotations(self) -> tuple[AnnotationReference, ...]:
        """Its children that are annotations."""
        return tuple([kid for kid in self.children if isinstance(kid, AnnotationReference)])

    def walk(self) -> Iterator[StructureElement]:
        """Yield the element and all below it, in reading order."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending += reversed(element.kids)


def read(pdf: pikepdf.Pdf, pages: Mapping[tuple[int, int], int]) -> tuple[StructureElement, ...]:
    """Return the elements at the root of the structure tree; none if the file is not tagged.

    `pages` maps the object and generation number of each page to its page number, from 1. Raises
    UnreadableError if the elements form no tree, or one deeper than PDF_DEPTH.
    """
    root: Any = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return ()
    reader = _TreeReader(pages)
    return tuple([reader.element(node, 0, 0) for node in _listed(root, "/K")])


class _TreeReader:
    """Builds elements from the leaves up, and remembers them to detect any that comes twice."""

    def __init__(self, pages: Mapping[tuple[int, int], int]) -> None:
        self._pages = pages
        self._seen: set[tuple[int, int]] = set()

    def element(self, node: Any, page: int, depth: int) -> StructureElement:
        """Return an element; `page` is the page of its parent, which it has if it names none."""
        self._check(node, depth)
        page = self._page(node, page)
        children = tuple(self._children(node, page, depth))
        first_page = next((child.page for child in children if child.page), page)
        attributes = _attributes(node)
        scope = attributes.get("/Scope")
        return StructureElement(
            str(node.S)[1:],
            _text(node, "/Alt"),
            _text(node, "/ActualText"),
            _text(node, "/Lang"),
            None if scope is None else str(scope)[1:],
            int(attributes.get("/ColSpan", 1)),
            int(attributes.get("/RowSpan", 1)),
            first_page,
            children,
        )

    def _check(self, node: Any, depth: int) -> None:
        """Raise UnreadableError if a node is no element, is too deep, or was met before."""
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            raise UnreadableError(f"the structure tree: {called(node)} is not a structure element")
        if depth > PDF_DEPTH:
            raise UnreadableError(f"the structure tree is more than {PDF_DEPTH} elements deep")
        if node.is_indirect:
            if node.objgen in self._seen:
                raise UnreadableError(
                    f"the structure tree: {called(node)} is in more than one place"
                )
            self._seen.add(node.objgen)

    def _children(
        self, node: Any, page: int, depth: int
    ) -> Iterator[StructureElement | MarkedContentReference | AnnotationReference]:
        for kid in _listed(node, "/K"):
            if isinstance(kid, int):
                yield MarkedContentReference(page, kid)
            elif kid is None:
                continue  # null means the same as an absent entry (7.3.9)
            elif "/MCID" in kid:
                stream = kid.Stm.objgen[0] if "/Stm" in kid else 0
                yield MarkedContentReference(self._page(kid, page), int(kid.MCID), stream)
            elif "/Obj" in kid:
                yield _annotation(kid.Obj, self._page(kid, page))
            elif "/S" in kid:
                yield self.element(kid, page, depth + 1)

    def _page(self, node: Any, default: int) -> int:
        return self._pages.get(node["/Pg"].objgen, default) if "/Pg" in node else default


def _annotation(annotation: Any, page: int) -> AnnotationReference:
    action: Any = annotation.get("/A", pikepdf.Dictionary())
    address = str(action.URI) if "/URI" in action else None
    return AnnotationReference(page, str(annotation.get("/Contents", "")), address)


def _attributes(node: Any) -> dict[str, Any]:
    """Return an element's attributes, those of all owners together (14.7.5).

    An owner is a group of attributes, such as Table or Layout; their names do not collide.
    """
    attributes: dict[str, Any] = {}
    for owner_attributes in _listed(node, "/A"):
        if isinstance(owner_attributes, pikepdf.Dictionary):
            attributes.update({str(key): value for key, value in owner_attributes.items()})
    return attributes


def _text(node: Any, key: str) -> str | None:
    return str(node[key]) if key in node else None


def _listed(node: Any, key: str) -> list[Any]:
    """Return the items of an entry that holds an array, or one item in place of an array."""
    if key not in node:  # in pikepdf this is quicker than a `get` that finds nothing
        return []
    value = node[key]
    return list(value) if isinstance(value, pikepdf.Array) else [value]

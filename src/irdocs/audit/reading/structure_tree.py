"""A PDF's structure tree, walked once: elements with their roles, attributes and content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from irdocs.audit.reading.painted_items import MarkedContentReference
from irdocs.audit.reading.streams import called
from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.content.limits import PDF_DEPTH


@dataclass(frozen=True, slots=True)
class AnnotationReference:
    """An annotation that a structure element holds, such as a link (ISO 32000-1, 14.7.4.3)."""

    page: int
    """Counted from 1; 0 where the file does not say."""
    contents: str
    """What it says of itself."""
    address: str | None
    """Where it leads; None if that is no address, but a place in the file or nowhere."""


@dataclass(frozen=True, slots=True)
class StructureElement:
    """A structure element (ISO 32000-1, 14.7.2)."""

    role: str
    alt: str | None
    actual_text: str | None
    """What is to be read in place of its content."""
    language: str | None
    """If it says so itself."""
    scope: str | None
    """Of a table's header cell: Row, Column or Both."""
    span: int
    """How many columns a cell takes."""
    page: int
    """The page of its first content, counted from 1; 0 if it has none."""
    children: tuple[StructureElement | MarkedContentReference | AnnotationReference, ...]
    """All that it holds, in reading order."""

    @property
    def kids(self) -> tuple[StructureElement, ...]:
        """The elements directly below it."""
        return tuple([kid for kid in self.children if isinstance(kid, StructureElement)])

    @property
    def marked_content(self) -> tuple[MarkedContentReference, ...]:
        """Its own marked content."""
        return tuple([kid for kid in self.children if isinstance(kid, MarkedContentReference)])

    @property
    def annotations(self) -> tuple[AnnotationReference, ...]:
        return tuple([kid for kid in self.children if isinstance(kid, AnnotationReference)])

    def walk(self) -> Iterator[StructureElement]:
        """Yield the element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.kids)


def read(pdf: pikepdf.Pdf, pages: Mapping[tuple[int, int], int]) -> tuple[StructureElement, ...]:
    """Return the outermost elements, none if the file has no structure tree.

    `pages` gives the number of each page object. Raises UnreadableError for a tree that is none.
    """
    root: Any = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return ()
    walker = _TreeReader(pages)
    return tuple([walker.element(node, 0, 0) for node in _listed(root, "/K")])


class _TreeReader:
    """Reads elements from the leaves up."""

    def __init__(self, pages: Mapping[tuple[int, int], int]) -> None:
        self._pages = pages
        self._seen: set[tuple[int, int]] = set()

    def element(self, node: Any, page: int, depth: int) -> StructureElement:
        """Return an element; `page` is that of the one above, for what does not say its own."""
        self._check(node, depth)
        page = self._page(node, page)
        children = tuple(self._children(node, page, depth))
        first = next((child.page for child in children if child.page), page)
        attributes = _attributes(node)
        scope = attributes.get("/Scope")
        return StructureElement(
            str(node.S)[1:],
            _text(node, "/Alt"),
            _text(node, "/ActualText"),
            _text(node, "/Lang"),
            None if scope is None else str(scope)[1:],
            int(attributes.get("/ColSpan", 1)),
            first,
            children,
        )

    def _check(self, node: Any, depth: int) -> None:
        """Raise UnreadableError for what is no tree: an element in two places, or within itself."""
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            raise UnreadableError(f"the structure tree: {called(node)} is no structure element")
        if depth > PDF_DEPTH:
            raise UnreadableError(f"the structure tree is more than {PDF_DEPTH} elements deep")
        if node.is_indirect:
            if node.objgen in self._seen:
                raise UnreadableError(f"the structure tree: {called(node)} is in two places")
            self._seen.add(node.objgen)

    def _children(
        self, node: Any, page: int, depth: int
    ) -> Iterator[StructureElement | MarkedContentReference | AnnotationReference]:
        for kid in _listed(node, "/K"):
            if isinstance(kid, int):
                yield MarkedContentReference(page, kid)
            elif kid is None:
                continue  # as if it were not there (7.3.9)
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
    """Return an element's attributes, of every owner (14.7.5)."""
    attributes: dict[str, Any] = {}
    for owned in _listed(node, "/A"):
        if isinstance(owned, pikepdf.Dictionary):
            attributes.update({str(key): value for key, value in owned.items()})
    return attributes


def _text(node: Any, key: str) -> str | None:
    return str(node[key]) if key in node else None


def _listed(node: Any, key: str) -> list[Any]:
    """Return the items of an entry that holds an array, or one item in place of an array."""
    if key not in node:  # asking first is quicker than a `get` that fails
        return []
    value = node[key]
    return list(value) if isinstance(value, pikepdf.Array) else [value]

"""A PDF's structure tree → elements with their roles, attributes and content, by pikepdf."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf


@dataclass(frozen=True)
class StructureElement:
    """A structure element (ISO 32000-1, 14.7.2)."""

    role: str
    alt: str | None
    scope: str | None
    """Of a table's header cell: Row, Column or Both."""
    span: int
    """How many columns a cell takes."""
    page: int
    """The page from 1 of its first content; 0 if it has none."""
    kids: tuple[StructureElement, ...]
    mcids: tuple[tuple[int, int], ...]
    """Its own marked content: page from 1, and MCID."""
    annotations: tuple[str, ...]
    """The contents of the annotations that it holds."""

    def walk(self) -> Iterator[StructureElement]:
        """Yield the element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


@dataclass(frozen=True)
class Catalogue:
    """What a PDF says of itself as a whole (ISO 32000-1, 7.7.2)."""

    marked: bool
    language: str
    shows_title: bool
    title: str
    """As its XMP metadata gives it."""
    conformance: frozenset[str]
    """PDF/UA-1, PDF/A-2a, as XMP claims them."""
    acts: bool
    """Whether it runs something, or carries a file."""
    fonts: tuple[tuple[str, bool, bool], ...]
    """Each font's name, whether it is embedded, whether its codes have characters."""
    pages_with_loose_annotations: tuple[int, ...]
    """Pages with annotations whose order is not that of the structure."""


class TaggedFile:
    """A tagged PDF, opened."""

    def __init__(self, data: bytes) -> None:
        self._pdf = pikepdf.open(io.BytesIO(data))
        self._pages: dict[Any, int] = {
            page.objgen: number for number, page in enumerate(self._pdf.pages, start=1)
        }

    @cached_property
    def root(self) -> tuple[StructureElement, ...]:
        """The outermost elements; none if the file has no structure tree."""
        tree = self._pdf.Root.get("/StructTreeRoot")
        return tuple(self._element(kid, 0) for kid in _list(tree.K)) if tree is not None else ()

    @cached_property
    def elements(self) -> tuple[StructureElement, ...]:
        """Every element, in reading order."""
        return tuple(element for outer in self.root for element in outer.walk())

    @cached_property
    def catalogue(self) -> Catalogue:
        root = self._pdf.Root
        with self._pdf.open_metadata(update_docinfo=False) as metadata:
            title = str(metadata.get("dc:title", ""))
            level = f"{metadata.get('pdfaid:part', '')}{metadata.get('pdfaid:conformance', '')}"
            claims = {f"PDF/UA-{metadata.get('pdfuaid:part', '')}", f"PDF/A-{level.lower()}"}
        marks: Any = root.get("/MarkInfo", {})
        shown: Any = root.get("/ViewerPreferences", {})
        names: Any = root.get("/Names", {})
        acts = any(key in root for key in ("/OpenAction", "/AA")) or any(
            key in names for key in ("/JavaScript", "/EmbeddedFiles")
        )
        return Catalogue(
            bool(marks.get("/Marked", False)),
            str(root.get("/Lang", "")),
            bool(shown.get("/DisplayDocTitle", False)),
            title,
            frozenset(claims),
            acts,
            tuple(self._fonts()),
            tuple(self._loose()),
        )

    def _fonts(self) -> Iterator[tuple[str, bool, bool]]:
        seen = set()
        for page in self._pdf.pages:
            resources: Any = page.get("/Resources", pikepdf.Dictionary())
            for font in resources.get("/Font", pikepdf.Dictionary()).values():
                if font.objgen not in seen:
                    seen.add(font.objgen)
                    descriptor: Any = font.get("/FontDescriptor", pikepdf.Dictionary())
                    embedded = any(f"/FontFile{n}" in descriptor for n in ("", "2", "3"))
                    yield str(font.get("/BaseFont", "")), embedded, "/ToUnicode" in font

    def _loose(self) -> Iterator[int]:
        for number, page in enumerate(self._pdf.pages, start=1):
            if page.obj.get("/Annots") and str(page.obj.get("/Tabs", "")) != "/S":
                yield number

    def _element(self, node: Any, page: int) -> StructureElement:
        own = self._pages.get(node.Pg.objgen, page) if "/Pg" in node else page
        kids: list[StructureElement] = []
        mcids: list[tuple[int, int]] = []
        notes: list[str] = []
        for kid in _list(node.get("/K", pikepdf.Array())):
            if isinstance(kid, int):
                mcids.append((own, int(kid)))
            elif "/MCID" in kid:
                at = self._pages.get(kid.Pg.objgen, own) if "/Pg" in kid else own
                mcids.append((at, int(kid.MCID)))
            elif "/S" in kid:
                kids.append(self._element(kid, own))
            elif "/Obj" in kid:
                notes.append(str(kid.Obj.get("/Contents", "")))
        first = mcids[0][0] if mcids else (kids[0].page if kids else own)
        attributes = _attributes(node)
        return StructureElement(
            str(node.S)[1:],
            str(node.Alt) if "/Alt" in node else None,
            str(attributes["/Scope"])[1:] if "/Scope" in attributes else None,
            int(attributes.get("/ColSpan", 1)),
            first,
            tuple(kids),
            tuple(mcids),
            tuple(notes),
        )


def _attributes(node: Any) -> dict[str, Any]:
    """Return an element's attributes, of every owner."""
    found: dict[str, Any] = {}
    for given in _list(node.get("/A", pikepdf.Array())):
        if isinstance(given, pikepdf.Dictionary):
            found.update({str(key): value for key, value in given.items()})
    return found


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]

"""A finished PDF as lists of items: its pages, its structure, and what belongs to no page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pikepdf

from irdocs.audit.reading import pdf_actions, pdf_file, xmp_entries
from irdocs.audit.reading.compared_items import Item, ItemList, Property, Value
from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.page_items import PageItemReader
from irdocs.audit.reading.page_resources import SharedResources
from irdocs.audit.reading.parent_tree import ParentTree
from irdocs.audit.reading.pdf_digests import UPWARDS, ObjectDigests
from irdocs.audit.reading.pdf_file import PdfFile
from irdocs.audit.reading.structure_tree import StructureElement
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.frozen import frozen

_DATED = frozenset({"/CreationDate", "/ModDate"})
"""Dates of a PDF, which are those of the build: SOURCE_DATE_EPOCH may give others."""
_PAGE_ENTRIES = frozenset(
    {
        "/Type", "/Contents", "/Resources", "/Annots", "/MediaBox", "/CropBox", "/TrimBox",
        "/BleedBox", "/ArtBox", "/Rotate", "/UserUnit", "/Tabs", "/Parent", "/StructParents",
    }
)  # fmt: skip
"""Entries of a page that have a property of their own."""
_CATALOGUE_ENTRIES = frozenset(
    {"/Type", "/Version", "/Pages", "/StructTreeRoot", "/Outlines", "/Metadata", "/Lang", "/Names"}
)
_TREE_ENTRIES = frozenset({"/Type", "/K"})
_TOLD = frozenset({"/K", "/S", "/Alt", "/ActualText", "/Lang"})
"""Entries of a structure element that have a property of their own."""
_OF_BOOKMARKS = frozenset(
    {"/Title", "/A", "/Dest", "/Prev", "/Next", "/First", "/Last", "/Count", "/Parent", "/SE"}
)
"""Entries of a bookmark that have a property of their own or lead to other bookmarks."""
_CALLED = {
    "/OpenAction": "an action that runs when the file is opened",
    "/AA": "actions that run by themselves",
    "/AcroForm": "form fields",
    "/OCProperties": "layers",
    "/AF": "attached files",
    "/Collection": "attached files",
}
"""What messages call entries of the catalogue and of pages."""
_NAMED = {"/JavaScript": "scripts", "/EmbeddedFiles": "attached files"}
"""What messages call entries of the catalogue's names (7.7.4)."""
_MOST_BOOKMARKS = 100_000
_HIDDEN_FLAGS = 0b100011
"""The flags of an annotation that keep it from being shown: Invisible, Hidden, NoView (12.5.3)."""


@frozen(slots=False)
class PdfContents:
    """A PDF as values."""

    pages: tuple[ItemList, ...]
    structure: ItemList
    bookmarks: ItemList
    metadata: ItemList
    document: ItemList
    """Entries of the catalogue and the like: actions, forms, attached files, encryption."""


def read(data: bytes) -> PdfContents:
    """Return the contents of a PDF. Raises UnreadableError if it is damaged."""
    file = pdf_file.read(data)
    with reading(), pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        digests = ObjectDigests(numbers)
        document = _document(pdf, data, digests)
        return PdfContents(
            tuple(_pages(pdf, digests)),
            ItemList(
                "structure tree",
                tuple(_elements(file, pdf, digests)),
                Item("structure tree", "", ()),
            ),
            ItemList("bookmarks", tuple(_bookmarks(pdf, digests)), Item("bookmarks", "", ())),
            ItemList("metadata", tuple(_metadata(pdf)), Item("metadata", "", ())),
            ItemList("file", tuple(document), Item("file", "", ())),
        )


# -------------------------------------------------------------------- pages


def _pages(pdf: pikepdf.Pdf, digests: ObjectDigests) -> Iterator[ItemList]:
    shared = SharedResources()
    for number, page in enumerate(pdf.pages, start=1):
        with reading(f"page {number}"):
            media = PageArea(*_rectangle(page.mediabox))
            reader = PageItemReader(page, number, media, shared, digests)
            reader.read()
            annotations: Any = page.obj.get("/Annots", [])
            others = _entries(page.obj, _PAGE_ENTRIES, "page", digests)
            lying = (_annotation(one, digests) for one in annotations)
            items = (*reader.items, *lying, *others)
            words = "\n".join(item.name for item in reader.items if item.kind == "text")
            yield ItemList("", items, Item("", "", tuple(_of_page(page, digests))), words)


def _of_page(page: pikepdf.Page, digests: ObjectDigests) -> Iterator[tuple[Property, Value]]:
    entries = page.obj
    boxes: list[tuple[str, Any]] = [("MediaBox", page.mediabox), ("CropBox", page.cropbox)]
    boxes += [(name, entries[f"/{name}"]) for name in ("BleedBox", "TrimBox", "ArtBox")
              if f"/{name}" in entries]  # fmt: skip
    unit = float(entries.get("/UserUnit", 1))
    told = [" ".join([name, *(f"{edge:.6g}" for edge in _rectangle(box))]) for name, box in boxes]
    yield Property.BOXES, (*told, f"UserUnit {unit:.6g}")
    yield Property.ROTATION, pdf_file.rotation(page) % 360
    yield Property.READING, str(entries.get("/Tabs", ""))
    yield Property.OPERATORS, _operators(page)
    yield Property.RESOURCES, digests.digest(page.resources, frozenset({"/ProcSet"}))


def _operators(page: pikepdf.Page) -> str:
    """Return a digest of a page's operators, whatever white space stands between them."""
    instructions: Any = pikepdf.parse_content_stream(page)
    return sha256(pikepdf.unparse_content_stream(instructions)).hexdigest()[:16]


def _rectangle(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(edge) for edge in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _annotation(annotation: Any, digests: ObjectDigests) -> Item:
    """Return an annotation: a link, a form field, a note, anything that lies on a page (12.5)."""
    subtype = str(annotation.get("/Subtype", "")).removeprefix("/")
    contents = str(annotation.get("/Contents", ""))
    left, bottom, right, top = _rectangle(annotation.get("/Rect", (0, 0, 0, 0)))
    leads_to = pdf_actions.target(annotation, digests)
    flags = int(annotation.get("/F", 0))
    own = frozenset({"/A", "/Dest", "/Contents", "/Rect", "/AP", "/F"})
    properties = (
        (Property.PLACE, (left, bottom, right - left, top - bottom)),
        (Property.TARGET, leads_to),
        (Property.ALT, contents),
        (Property.VISIBLE, not flags & _HIDDEN_FLAGS),
        (Property.PAINT, digests.digest(annotation.AP) if "/AP" in annotation else None),
        (Property.MARKUP, (("its flags /F", str(flags)), *_others(annotation, own, digests))),
    )
    kind = "link" if subtype == "Link" else f"{subtype} annotation"
    return Item(kind, contents or leads_to, properties)


def _others(thing: Any, known: frozenset[str], digests: ObjectDigests) -> tuple[Value, ...]:
    """Return the entries of a dictionary that are not known and do not lead upwards.

    They are pairs of what messages call them and a digest of their values.
    """
    return tuple(
        (f"its entry {key}", digests.digest(value))
        for key, value in sorted(dict(thing).items())
        if key not in known and key not in UPWARDS
    )


# -------------------------------------------------------------------- the whole file


def _elements(file: PdfFile, pdf: pikepdf.Pdf, digests: ObjectDigests) -> Iterator[Item]:
    """Yield the structure elements in reading order, each with how deep it is nested."""
    parents = ParentTree(pdf)
    for (element, depth), node in zip(_walked(file), _nodes(pdf), strict=False):
        text = "".join(file.text(reference) for reference in element.marked_content)
        spoken = element.actual_text or text or element.alt or _first_words(file, element)
        properties = (
            *_of_element(element, text, depth),
            (Property.ATTRIBUTES, _others(node, _TOLD, digests)),
            (Property.TIES, parents.leading_back(node)),
        )
        yield Item("element", f"{element.role} {spoken}".strip(), properties, spoken.strip(),
                   element.page, depth)  # fmt: skip


def _walked(file: PdfFile) -> Iterator[tuple[StructureElement, int]]:
    """Yield every structure element with its depth, in reading order."""
    pending = [(root, 0) for root in reversed(file.structure)]
    while pending:
        element, depth = pending.pop()
        yield element, depth
        pending += [(kid, depth + 1) for kid in reversed(element.kids)]


def _nodes(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the dictionaries of the same elements, in the same order.

    `structure_tree.read` has found before that they form a tree.
    """
    root: Any = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    pending = _kids(root)
    while pending:
        node = pending.pop()
        yield node
        pending += _kids(node)


def _kids(node: Any) -> list[Any]:
    """Return the elements below a node, the last first."""
    kids = node.get("/K", [])
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in reversed(listed) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
            and "/MCID" not in kid and "/Obj" not in kid]  # fmt: skip


def _first_words(file: PdfFile, element: StructureElement) -> str:
    """Return the text of the first element below one that has a text."""
    for below in element.walk():
        if text := "".join(file.text(reference) for reference in below.marked_content):
            return text
    return ""


def _of_element(
    element: StructureElement, text: str, depth: int
) -> tuple[tuple[Property, Value], ...]:
    return (
        (Property.ROLE, element.role),
        (Property.ALT, element.alt),
        (Property.SPEECH, element.actual_text),
        (Property.TARGET, ", ".join(note.address or note.contents for note in element.annotations)),
        (Property.LANGUAGE, element.language),
        (Property.READING, f"{depth} deep"),
        (Property.CONTENT, text),
    )


def _bookmarks(pdf: pikepdf.Pdf, digests: ObjectDigests) -> Iterator[Item]:
    """Yield the bookmarks from the first to the last (12.3.3); a loop among them is an error."""
    outlines: Any = pdf.Root.get("/Outlines", pikepdf.Dictionary())
    pending = [(outlines.First, 0)] if "/First" in outlines else []
    count = 0
    while pending:
        bookmark, depth = pending.pop()
        count += 1
        if count > _MOST_BOOKMARKS:
            raise UnreadableError(f"the bookmarks are more than {_MOST_BOOKMARKS}, or in a loop")
        if "/Next" in bookmark:
            pending.append((bookmark.Next, depth))
        if "/First" in bookmark:
            pending.append((bookmark.First, depth + 1))
        yield Item(
            "bookmark",
            str(bookmark.get("/Title", "")),
            (
                (Property.ENTRY, str(bookmark.get("/Title", ""))),
                (Property.TARGET, pdf_actions.target(bookmark, digests)),
                (Property.READING, f"{depth} deep"),
                (Property.VISIBLE, int(bookmark.get("/Count", 0)) >= 0),
                (Property.MARKUP, _others(bookmark, _OF_BOOKMARKS, digests)),
            ),
        )


def _metadata(pdf: pikepdf.Pdf) -> Iterator[Item]:
    """Yield the entries of the information dictionary and of the XMP metadata, but for dates."""
    for key, value in sorted(pdf.docinfo.items()):
        if key not in _DATED and str(value):
            yield Item(f"{key.removeprefix('/')} of the information dictionary", "",
                       ((Property.ENTRY, str(value)),))  # fmt: skip
    metadata = pdf.Root.get("/Metadata")
    if isinstance(metadata, pikepdf.Stream):
        for name, text in xmp_entries.read(metadata):
            yield Item(f"{name} of the XMP metadata", "", ((Property.ENTRY, text),))


def _document(pdf: pikepdf.Pdf, data: bytes, digests: ObjectDigests) -> Iterator[Item]:
    root: Any = pdf.Root
    yield Item("language", "", ((Property.LANGUAGE, str(root.get("/Lang", ""))),))
    yield from _entries(root, _CATALOGUE_ENTRIES, "catalogue", digests)
    yield from _entries(root.get("/Names", {}), frozenset(), "names", digests)
    tree: Any = root.get("/StructTreeRoot", {})
    yield from _entries(tree, _TREE_ENTRIES, "structure tree", digests)
    if pdf.is_encrypted:
        yield Item("encryption", "", ((Property.ENTRY, "encrypted"),))
    if (start := data.find(b"%PDF-")) > 0:
        yield Item("data before the file begins", "", ((Property.ENTRY, f"{start} bytes"),))
    if rest := data[data.rfind(b"%%EOF") + 5 :].strip():
        yield Item("data after the end of the file", "", ((Property.ENTRY, f"{len(rest)} bytes"),))


def _entries(
    dictionary: Any, known: frozenset[str], owner: str, digests: ObjectDigests
) -> Iterator[Item]:
    """Yield the entries of a dictionary that are not among the known ones, by key."""
    for key, value in sorted(dict(dictionary).items()):
        if key not in known:
            called = _CALLED.get(key) or _NAMED.get(key)
            called = called or f"entry {key.removeprefix('/')} of the {owner}"
            yield Item(called, "", ((Property.DIGEST, digests.digest(value)),))


__all__ = ["PdfContents", "read"]

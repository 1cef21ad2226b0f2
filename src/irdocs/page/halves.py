"""Put the pages of two languages into one document: in an order, on sheets, some upside down.

Each language is laid out as a document of its own. Here its pages get their places, its bookmarks
stand below its name, and its links lead to its own pages. The first language is read whole before
the second, wherever their pages stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from irdocs.locale.scripts import direction
from irdocs.page.document import Layer, Page, PagedDocument
from irdocs.page.items import BookmarkItem, DestinationItem, Item, LinkItem
from irdocs.page.tags import Tag
from irdocs.units import ORIGIN, Point, Size


@dataclass(frozen=True, slots=True)
class HalfPages:
    """The pages of a document in one of its languages."""

    pages: tuple[Page, ...]
    title: str
    """The bookmark above all of its own: the language's name."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page of one language on a sheet."""

    half: int
    """The language, 0 or 1."""
    page: int
    """The number of the page among those of its language, counted from 0."""
    at: Point = ORIGIN
    """The place of its top left corner on the sheet, in pt."""
    turned: bool = False
    """Whether it stands upside down."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the finished document, with the pages that stand on it; without any it is blank."""

    size: Size
    """In pt."""
    pages: tuple[PlacedPage, ...] = ()


def language_part(first: str, language: str, title: str) -> Tag:
    """Return the element that holds all of one language, in a document whose first is `first`.

    It has the language that its texts, alternative texts and links are read in (ISO 32000-1,
    14.9.2), and says which way they are written where that is not that of the document.
    """
    way = direction(language)
    is_other = way != direction(first)
    mode = "RlTb" if way == "rtl" else "LrTb"
    attributes = (("Layout", "WritingMode", mode),) if is_other else ()
    return Tag("Part", Tag("Document"), title=title, language=language, attributes=attributes)


def composed(
    sheets: Sequence[Sheet], halves: Sequence[HalfPages], *, faces: bool = False
) -> PagedDocument:
    """Return the document of some sheets; `faces` is that of `PagedDocument`."""
    prepared, order = [], 0
    for number, half in enumerate(halves):
        prepared.append(_prepared(half, number, order))
        order += 1 + max(layer.order for page in half.pages for layer in page.layers)
    return PagedDocument(tuple(_page(sheet, prepared) for sheet in sheets), faces=faces)


def sheets_of(sheets: Sequence[Sheet], half: int, page: int) -> tuple[int, ...]:
    """Return the numbers, from 1, of the sheets on which a page of a language stands."""
    return tuple(
        number
        for number, sheet in enumerate(sheets, start=1)
        if any((placed.half, placed.page) == (half, page) for placed in sheet.pages)
    )


def _page(sheet: Sheet, halves: Sequence[Sequence[Page]]) -> Page:
    """Return a sheet with its pages, which are drawn in the order in which they are read."""
    layers: list[Layer] = []
    cut = None
    for placed in sorted(sheet.pages, key=lambda placed: (placed.half, placed.page)):
        page = halves[placed.half][placed.page]
        cut = page.cut
        middle = Point(placed.at.x + page.size.width / 2, placed.at.y + page.size.height / 2)
        layers += [
            replace(
                layer,
                offset=Point(layer.offset.x + placed.at.x, layer.offset.y + placed.at.y),
                turned_about=middle if placed.turned else None,
            )
            for layer in page.layers
        ]
    return Page(sheet.size, tuple(layers), cut if len(sheet.pages) == 1 else None)


def _prepared(half: HalfPages, number: int, order: int) -> list[Page]:
    """Return a language's pages, to be read from a place in the reading order on."""
    orders = [layer.order for page in half.pages for layer in page.layers if layer.order]
    first = min(orders, default=0)
    opening = next(
        index
        for index, page in enumerate(half.pages)
        if not orders or any(layer.order == first for layer in page.layers)
    )
    pages = []
    for index, page in enumerate(half.pages):
        layers = [
            replace(layer, items=tuple(_items(layer.items, number)), order=layer.order + order)
            for layer in page.layers
        ]
        if index == opening:
            layers.insert(0, Layer((BookmarkItem(half.title, 0.0),), order))
        pages.append(replace(page, layers=tuple(layers)))
    return pages


def _items(items: Sequence[Item], number: int) -> Iterator[Item]:
    """Yield items whose bookmarks are one level lower, and whose ids differ by the language."""
    for item in items:
        if isinstance(item, BookmarkItem):
            yield replace(item, level=item.level + 1)
        elif isinstance(item, DestinationItem):
            yield replace(item, identifier=f"{item.identifier}~{number}")
        elif isinstance(item, LinkItem) and item.url.startswith("#"):
            yield replace(item, url=f"{item.url}~{number}")
        else:
            yield item


__all__ = ["HalfPages", "PlacedPage", "Sheet", "composed", "language_part", "sheets_of"]

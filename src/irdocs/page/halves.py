"""Put the pages of two languages into one document: in an order, on sheets, some upside down.

Each language is laid out as a document of its own. Here its pages get their places, its bookmarks
stand below its name, and its links lead to its own pages. The first language is read whole before
the second, wherever their pages stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import direction
from irdocs.page.document import Layer, Page, PagedDocument
from irdocs.page.items import (
    BookmarkItem,
    DestinationItem,
    ImageItem,
    Item,
    LinkItem,
    PathsItem,
)
from irdocs.page.tags import Tag
from irdocs.units import ORIGIN, Point, Size


@frozen
class HalfPages:
    """The pages of a document in one of its languages."""

    pages: tuple[Page, ...]
    titles: tuple[str, ...]
    """The bookmarks above all of its own, the outermost first: the language's name, or that of an
    edition and the language's. Those that the half before it has too are not repeated."""


@frozen
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


@frozen
class ComposedSheet:
    """A page of the finished document, with the pages that stand on it; without any it is blank.

    Where it is to be cut, all of these are as large as it is.
    """

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
    sheets: Sequence[ComposedSheet],
    halves: Sequence[HalfPages],
    blank: Page | None = None,
    *,
    faces: bool = False,
) -> PagedDocument:
    """Return the document of some sheets.

    `blank` is what a sheet without pages looks like, if there is one; `faces` is that of
    `PagedDocument`.
    """
    prepared, order, above = [], 0, tuple[str, ...]()
    for number, half in enumerate(halves):
        alike = takewhile(
            lambda pair: pair[0] == pair[1], zip(above, half.titles[:-1], strict=False)
        )
        known = len(list(alike))
        prepared.append(_prepared(half, number, order, known))
        above = half.titles
        order += 1 + max(layer.order for page in half.pages for layer in page.layers)
    pages = (
        _page(sheet, prepared) if sheet.pages else blank or Page(sheet.size, ()) for sheet in sheets
    )
    return PagedDocument(tuple(pages), faces=faces)


def sheets_of(sheets: Sequence[ComposedSheet], half: int, page: int) -> tuple[int, ...]:
    """Return the numbers, from 1, of the sheets on which a page of a language stands."""
    return tuple(
        number
        for number, sheet in enumerate(sheets, start=1)
        if any((placed.half, placed.page) == (half, page) for placed in sheet.pages)
    )


def _page(sheet: ComposedSheet, halves: Sequence[Sequence[Page]]) -> Page:
    """Return a sheet with its pages, which are drawn in the order in which they are read.

    Below them are the grounds of all, that of a first page last: its cover reaches over a fold.
    """
    grounds: list[Layer] = []
    layers: list[Layer] = []
    cuts = [halves[placed.half][placed.page].cut for placed in sheet.pages]
    for placed in sorted(sheet.pages, key=lambda placed: -placed.page):
        page = halves[placed.half][placed.page]
        grounds += _placed(page, placed, [layer for layer in page.layers if _is_ground(layer)])
    for placed in sorted(sheet.pages, key=lambda placed: (placed.half, placed.page)):
        page = halves[placed.half][placed.page]
        layers += _placed(page, placed, [layer for layer in page.layers if not _is_ground(layer)])
    cut = cuts[0] if all(cut == cuts[0] for cut in cuts) else None
    return Page(sheet.size, (*grounds, *layers), cut)


def _placed(page: Page, placed: PlacedPage, layers: Sequence[Layer]) -> Iterator[Layer]:
    """Yield layers of a page where it stands on its sheet."""
    x, y = placed.at.x, placed.at.y
    middle = Point(x + page.size.width / 2, y + page.size.height / 2)
    for layer in layers:
        offset = Point(layer.offset.x + x, layer.offset.y + y)
        about = middle if placed.turned else None
        yield replace(layer, offset=offset, turned_about=about)


def _is_ground(layer: Layer) -> bool:
    """Whether nothing of a layer is read, so that it may be drawn at any time before the rest."""
    return bool(layer.items) and all(
        isinstance(item, PathsItem | ImageItem) and isinstance(item.owner, str)
        for item in layer.items
    )


def _prepared(half: HalfPages, number: int, order: int, known: int) -> list[Page]:
    """Return a language's pages, to be read from a place in the reading order on.

    So many of the bookmarks above its own are those of the half before it.
    """
    orders = [layer.order for page in half.pages for layer in page.layers if layer.order]
    first = min(orders, default=0)
    opening = next(
        index
        for index, page in enumerate(half.pages)
        if not orders or any(layer.order == first for layer in page.layers)
    )
    depth = len(half.titles)
    titles = [BookmarkItem(half.titles[level], 0.0, level) for level in range(known, depth)]
    pages = []
    for index, page in enumerate(half.pages):
        layers = [
            replace(
                layer, items=tuple(_items(layer.items, number, depth)), order=layer.order + order
            )
            for layer in page.layers
        ]
        if index == opening:
            layers.insert(0, Layer(tuple(titles), order))
        pages.append(replace(page, layers=tuple(layers)))
    return pages


def _items(items: Sequence[Item], number: int, depth: int) -> Iterator[Item]:
    """Yield items whose bookmarks are so many levels lower, and whose ids differ by the
    language."""
    for item in items:
        if isinstance(item, BookmarkItem):
            yield replace(item, level=item.level + depth)
        elif isinstance(item, DestinationItem):
            yield replace(item, identifier=f"{item.identifier}~{number}")
        elif isinstance(item, LinkItem) and item.url.startswith("#"):
            yield replace(item, url=f"{item.url}~{number}")
        else:
            yield item


__all__ = ["ComposedSheet", "HalfPages", "PlacedPage", "composed", "language_part", "sheets_of"]

"""Writes a planned document as a tagged PDF.

All decisions, such as line breaks and places, were made before; each item is drawn as it is.
"""

from __future__ import annotations

from typing import assert_never

from irdocs.page.document import Layer, PagedDocument
from irdocs.page.items import (
    BookmarkItem,
    DestinationItem,
    EmptyItem,
    GradientItem,
    GroupItem,
    ImageItem,
    Item,
    LinkItem,
    PathsItem,
    RegistrationItem,
    TextItem,
    TransformedImageItem,
    VectorsItem,
)
from irdocs.pdf.canvas import TaggedCanvas
from irdocs.pdf.inks import Inks, ScreenInks
from irdocs.pdf.metadata import DocumentInformation


def write(
    document: PagedDocument, information: DocumentInformation, inks: Inks | None = None
) -> bytes:
    """Return the bytes of a PDF that conforms to PDF/UA-1 and PDF/A-2a.

    `inks` are ScreenInks unless they are given. With PressInks it conforms to PDF/X-4 as well.
    """
    canvas = TaggedCanvas(information, inks or ScreenInks())
    if document.primed:
        canvas.prime(document.fonts, document.primed)
    if document.faces:
        canvas.show_two_pages()
    for page in document.pages:
        canvas.begin_page(page.size, page.cut)
        for layer in page.layers:
            _draw_layer(canvas, layer)
            canvas.end_layer()
        canvas.end_page()
    return canvas.finish()


def _draw_layer(canvas: TaggedCanvas, layer: Layer) -> None:
    """Draw items that have one place in the reading order and one origin on the page."""
    canvas.order, canvas.frame.offset = layer.order, layer.offset
    if layer.turned_about is None:
        for item in layer.items:
            _draw(canvas, item)
        return
    with canvas.upside_down(layer.turned_about):
        for item in layer.items:
            _draw(canvas, item)


def _draw(canvas: TaggedCanvas, item: Item) -> None:
    """Draw one item, and those in it if it is a group."""
    match item:
        case TextItem(owner, text, x, y, font, size, colour, right_to_left):
            canvas.text(owner, text, x, y, font, size, colour, right_to_left=right_to_left)
        case PathsItem(owner, paths, clip, offset, bounds):
            if bounds is not None:
                canvas.set_bounds(owner, bounds.moved(offset.x, offset.y))
            canvas.paths(owner, paths, clip, offset)
        case RegistrationItem(paths):
            canvas.registration(paths)
        case GradientItem(owner, outline, stops, start, end, radial, clip):
            canvas.gradient(owner, outline, stops, start, end, radial=radial, clip=clip)
        case VectorsItem(owner, elements, box):
            canvas.set_bounds(owner, box)
            canvas.vectors(owner, elements, box)
        case ImageItem(owner, data, box, outline):
            canvas.set_bounds(owner, box)
            canvas.image(owner, data, box, outline)
        case TransformedImageItem(owner, data, matrix, clip, outline, opacity):
            canvas.transformed_image(owner, data, matrix, clip, outline, opacity)
        case GroupItem(owner, items, clip, about, degrees):
            with canvas.turned(owner, clip, about, degrees):
                for inner in items:
                    _draw(canvas, inner)
        case LinkItem(tag, box, url, contents):
            canvas.link(tag, box, url, contents)
        case BookmarkItem(title, y, level):
            canvas.bookmark(title, level, y)
        case DestinationItem(identifier, y):
            canvas.destination(identifier, y)
        case EmptyItem(tag):
            canvas.empty(tag)
        case _:
            assert_never(item)

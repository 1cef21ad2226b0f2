"""The document that a writer turns into a file: pages in their order, layers and fonts.

The order in which things are drawn and the order in which they are read differ on folded and
imposed sheets, so both are stated here; see `Layer`.
"""

from __future__ import annotations

from irdocs.frozen import frozen
from irdocs.page.items import Item
from irdocs.typeset.metrics import Font
from irdocs.units import ORIGIN, Point, Rect, Size


@frozen
class Layer:
    """Items that are read one after another, in the order in which they are drawn.

    A folded sheet shows panels side by side that are read far apart, and a booklet's sheet shows
    pages 8 and 1 beside each other. So each layer has its place in the reading order of the whole
    document: layers of a lower `order` are read first, and those of the same `order` as drawn.
    """

    items: tuple[Item, ...]
    order: int = 0
    offset: Point = ORIGIN
    """The position of the layer's origin, in pt from the top left corner of the page."""
    turned_about: Point | None = None
    """The point of the page, in pt, about which the layer stands turned by 180 degrees; None for
    one that stands upright."""


@frozen
class Cut:
    """The trim box and the bleed box of a page (ISO 32000-1, 14.11.2), in pt."""

    trim: Rect
    bleed: Rect


@frozen
class Page:
    """One page: its size in pt, and its layers from back to front."""

    size: Size
    layers: tuple[Layer, ...]
    cut: Cut | None = None
    """None for a page that is not trimmed."""


@frozen
class PagedDocument:
    """All pages in the order of the file."""

    pages: tuple[Page, ...]
    fonts: tuple[Font, ...] = ()
    faces: bool = False
    """Whether each page with an odd number is to be seen beside the one that follows it."""
    primed: str = ""
    """Characters that the files of `fonts` have, used or not. Without them, a page with the fonts
    that it uses would differ from the same page among others."""

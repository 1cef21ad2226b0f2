"""Pages in the order in which they are written, and the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from irdocs.page.items import Item
from irdocs.units import ORIGIN, Point, Rect, Size


@dataclass(frozen=True, slots=True)
class FontFile:
    """A TrueType font that items name: its name in the document, and its file or bytes."""

    name: str
    file: Path | bytes


@dataclass(frozen=True, slots=True)
class Layer:
    """Items that are read together, drawn in their order.

    A folded sheet shows panels side by side that are read far apart, and a booklet's sheet shows
    pages 8 and 1. So each layer says when its turn comes: lower `order` first, and among equals
    as they are drawn.
    """

    items: tuple[Item, ...]
    order: int = 0
    offset: Point = ORIGIN
    """Where on the page the layer's place 0, 0 lies, in pt from the top left corner."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a page is trimmed, and how far its colour reaches (ISO 32000-1, 14.11.2), in pt."""

    trim: Rect
    bleed: Rect


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in pt, and its layers from back to front."""

    size: Size
    layers: tuple[Layer, ...]
    cut: Cut | None = None


@dataclass(frozen=True, slots=True)
class PagedDocument:
    """All pages in the order of the file, and the fonts that they use."""

    pages: tuple[Page, ...]
    fonts: tuple[FontFile, ...]
    primed: str = ""
    """Characters that get their codes in every font first, used or not, so that a page drawn
    alone looks the same as among others."""

"""Turn marks of boxes into page items: for pages, and for figures on web pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from irdocs.drawing import Path
from irdocs.leaflet.boxes import ImageMark, Mark, PathMark, TextMark, VectorMark
from irdocs.page.items import ImageItem, Item, PathsItem, VectorsItem
from irdocs.page.lines import LineItems


def mark_items(mark: Mark, lines: LineItems, dpi: float) -> Iterator[Item]:
    """Yield the items of a mark; a photograph has at most so many pixels to an inch."""
    match mark:
        case TextMark(owner, texts):
            for x, y, line in texts:
                yield from lines.of(owner, line, x, y)
        case PathMark(paths, owner, box, within, at, kept):
            yield PathsItem(owner, paths, within, at, box, kept)
        case VectorMark(elements, box, owner):
            yield VectorsItem(owner, elements, box)
        case ImageMark(photograph, box, owner, outline):
            data = photograph.pixels(box.width / 72 * dpi)
            clip = Path(outline).moved(box.x, box.y) if outline else None
            yield ImageItem(owner, data, box, clip)
        case _:
            assert_never(mark)


__all__ = ["mark_items"]

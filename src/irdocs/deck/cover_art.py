"""The cover drawing on the title and the closing slide, beside the words and never under them."""

from __future__ import annotations

from collections.abc import Callable

from irdocs.content.illustration import Illustration
from irdocs.deck.slide_grids import BLEED, SlideGrid
from irdocs.frozen import replace
from irdocs.units import Rect

GAP = 16.0
"""The least distance of words from the drawing, in pt."""
ALONE = 0.9
"""How much of the width between the margins words take where there is no drawing."""


def box(grid: SlideGrid, drawing: Illustration) -> Rect:
    """Return the box of a cover drawing's viewBox on a slide."""
    return grid.art_box(drawing.width / drawing.height, _reach(drawing))


def left_edge(grid: SlideGrid, drawing: Illustration) -> float:
    """Return where a cover drawing begins to paint, in pt from the left of the slide."""
    art = box(grid, drawing)
    return art.x - _reach(drawing) * art.width


def beside(grid: SlideGrid, drawing: Illustration, gap: float = GAP) -> SlideGrid:
    """Return a grid whose words end `gap` pt before a cover drawing begins."""
    edge = left_edge(grid, drawing) - gap
    return _changed(grid, lambda words: replace(words, width=min(words.width, edge - words.x)))


def without(grid: SlideGrid) -> SlideGrid:
    """Return a grid whose words have the room that a drawing would have."""
    return _changed(grid, lambda words: replace(words, width=grid.live * ALONE))


def _changed(grid: SlideGrid, change: Callable[[Rect], Rect]) -> SlideGrid:
    """Return a grid with the boxes of all words changed that stand beside a cover drawing."""
    titles = grid.titles
    return replace(
        grid,
        opening=change(grid.opening), audience=change(grid.audience),
        subtitle=change(grid.subtitle), version=change(grid.version),
        closing=change(grid.closing), closing_text=change(grid.closing_text),
        titles=replace(
            titles,
            logos=change(titles.logos), audience=change(titles.audience),
            title=change(titles.title), subtitle=change(titles.subtitle),
            authors=change(titles.authors), occasion=change(titles.occasion),
            version=change(titles.version),
        ),
    )  # fmt: skip


def beside_words(grid: SlideGrid, gap: float = GAP) -> SlideGrid:
    """Return a grid whose drawing begins `gap` pt after words end, which keep all their room."""
    titles = grid.titles
    words = (
        grid.opening, grid.audience, grid.subtitle, grid.version, grid.closing, grid.closing_text,
        titles.logos, titles.audience, titles.title, titles.subtitle, titles.authors,
        titles.occasion, titles.version,
    )  # fmt: skip
    edge = max(box.right for box in words) + gap
    return replace(grid, art_width=grid.size.width + BLEED - edge)


def _reach(drawing: Illustration) -> float:
    """Return how far a drawing paints beyond the left of its viewBox, as a part of its width.

    Nothing cuts it off there, as the edges of the slide do on the other sides.
    """
    return max(0.0, -drawing.painted[0] / drawing.width)

"""Tell where a template paints something across the words of a placeholder, in their own colour.

A layout keeps the place that its author gave it when a band is later added to the master. Its words
then begin on the band and go on beside it; no single colour of words is read on both.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.drawing import SOLID, Colour, Path
from irdocs.frozen import replace
from irdocs.ooxml import colour_scheme, layout_art
from irdocs.ooxml.presentation import Presentation, SlidePage
from irdocs.theme import contrast
from irdocs.units import Rect
from irdocs.user_template.painted_cells import CellGrid
from irdocs.user_template.template_placeholders import LARGE_TEXT, TemplatePlaceholder

ACROSS, DOWN = 48, 12
"""How many cells a placeholder is divided into."""
HIDDEN = 0.03
"""The share of a placeholder from which on words may be hidden; less is its margin."""


def hides_words(show: Presentation, held: TemplatePlaceholder, ground: Colour) -> bool:
    """Whether a part of a placeholder is painted in a colour on which its words cannot be read.

    `ground` is the colour behind the rest of it. Its words have their own colour if that is read on
    the ground; else they get another, and what is painted there is not judged.
    """
    if not held.is_readable or (colour := held.style.seen_on(ground)) is None:
        return False
    grid = CellGrid(held.inner, ACROSS, DOWN)
    painted: dict[tuple[int, int], bool] = {}
    for item in layout_art.read(show, held.page, {}).background:
        fill = item.fill if isinstance(item, Path) and item.opacity >= SOLID else None
        is_faint = fill is not None and contrast.ratio(colour, fill) < LARGE_TEXT
        painted |= dict.fromkeys(grid.touched(item), is_faint)
    hidden = sum(painted.values())
    return HIDDEN * ACROSS * DOWN <= hidden < ACROSS * DOWN


LEAST_HEIGHT = 9.0
"""The least height in pt of a footer that is moved, which holds a line of 7.5 pt."""


def clear_of_edges(page: SlidePage, box: Rect, colour: Colour) -> Rect:
    """Return the higher part of a footer's box, in pt, where the edge of a band divides it, so that
    its words would stand half on the band and half beside it.

    `colour` is that of its words. A band on which they are read is no matter.
    """
    clear = box
    for band, fill in _bands(page):
        if band.x > clear.x + _SLACK or band.right < clear.right - _SLACK:
            continue
        if isinstance(fill, Colour) and contrast.ratio(colour, fill) >= contrast.MINIMUM:
            continue
        for edge in (band.y, band.bottom):
            if clear.y + _SLACK < edge < clear.bottom - _SLACK:
                above, below = edge - clear.y, clear.bottom - edge
                clear = (
                    replace(clear, height=above)
                    if above >= below
                    else replace(clear, y=edge, height=below)
                )
    return clear if clear.height >= LEAST_HEIGHT else box


def _bands(page: SlidePage) -> Iterator[tuple[Rect, Colour | str]]:
    """Yield the filled shapes that a layout and its master paint, with their fills."""
    for painted in page.chain:
        for shape in painted.shapes:
            band = painted.box(shape) if shape.placeholder is None else None
            fill = colour_scheme.fill_of(shape.properties, page.scheme, page.mapping)
            if band is not None and fill not in (None, "none") and shape.kind == "sp":
                assert fill is not None
                yield band, fill
        if painted.root.get("showMasterSp") in ("0", "false"):
            break


_SLACK = 1.0
"""In pt: so far places are rounded."""
BESIDE = 4.0
"""The white space between a footer and a band, in pt."""
LEAST_LINE = 40.0
"""The least width in pt of a footer that is moved."""


def clear_of_bands(page: SlidePage, box: Rect, colour: Colour) -> Rect:
    """Return what bands leave of a footer's box, in pt, at whose start or end they hide its words.

    `colour` is that of its words. Where a band leaves too little, the box stays as it is.
    """
    clear = box
    for band, fill in _bands(page):
        if not isinstance(fill, Colour) or band.y > box.y or band.bottom < box.bottom:
            continue
        if contrast.ratio(colour, fill) >= LARGE_TEXT:
            continue
        if band.x <= clear.x < band.right < clear.right:
            start = band.right + BESIDE
            clear = Rect(start, box.y, clear.right - start, box.height)
        elif clear.x < band.x < clear.right <= band.right:
            clear = Rect(clear.x, box.y, band.x - BESIDE - clear.x, box.height)
    return clear if clear.width >= LEAST_LINE else box

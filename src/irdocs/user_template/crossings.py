"""Tell where a template paints something across the words of a placeholder, in their own colour.

A layout keeps the place that its author gave it when a band is later added to the master. Its words
then begin on the band and go on beside it; no single colour of words is read on both.
"""

from __future__ import annotations

from irdocs.drawing import SOLID, Colour, Path
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


BESIDE = 4.0
"""The white space between a footer and a band, in pt."""
LEAST_LINE = 40.0
"""The least width in pt of a footer that is moved."""


def clear_of_bands(page: SlidePage, box: Rect, colour: Colour) -> Rect:
    """Return what bands leave of a footer's box, in pt, at whose start or end they hide its words.

    `colour` is that of its words. Where a band leaves too little, the box stays as it is.
    """
    clear = box
    for painted in page.chain:
        for shape in painted.shapes:
            band = painted.box(shape) if shape.placeholder is None else None
            fill = colour_scheme.fill_of(shape.properties, page.scheme, page.mapping)
            if band is None or not isinstance(fill, Colour) or shape.kind != "sp":
                continue
            if band.y > box.y or band.bottom < box.bottom:
                continue
            if contrast.ratio(colour, fill) >= LARGE_TEXT:
                continue
            if band.x <= clear.x < band.right < clear.right:
                start = band.right + BESIDE
                clear = Rect(start, box.y, clear.right - start, box.height)
            elif clear.x < band.x < clear.right <= band.right:
                clear = Rect(clear.x, box.y, band.x - BESIDE - clear.x, box.height)
        if painted.root.get("showMasterSp") in ("0", "false"):
            break
    return clear if clear.width >= LEAST_LINE else box

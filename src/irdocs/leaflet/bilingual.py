"""How two languages share a leaflet: which page of which stands where, and which way up.

Both are set alike, and each has a cover of its own. There are four ways:

- *tete-beche*: a booklet that is read from either cover; the second language begins at the back,
  upside down, so that neither is the back of the other. Of two languages that are written in
  opposite directions, each opens at its own side of the same booklet, and both stand upright.
- *sides*: each has a side of one sheet. Both sides must be seen when it is folded.
- *facing*: the first on each left page, the second on the right one.
- *following*: one after the other.

Files for a screen have all pages upright, in the order of reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irdocs.content.about import BilingualLeaflet
from irdocs.leaflet.format_file import booklet
from irdocs.leaflet.formats import Format, Imposition
from irdocs.locale.scripts import Direction
from irdocs.page.halves import PlacedPage, Sheet
from irdocs.units import Point, Size

Counts = tuple[int, int]
"""How many pages each language has."""
Directions = tuple[Direction, Direction]
"""Which way each language is written."""


def half_format(format: Format, form: BilingualLeaflet) -> Format | None:
    """Return the format of one language; None if the format cannot be shared in that way.

    To have a side each, two sides must be all that there is, and both be seen when it is folded. A
    language then has the side with the cover, and its other panels from left to right.
    """
    if form != "sides":
        return format
    (cover,) = (panel for panel in format.panels if panel.holds == "cover")
    others = sorted(
        (p for p in format.panels if p.side == cover.side and p is not cover),
        key=lambda panel: (panel.box.x, panel.box.y),
    )
    is_two_sided = len(format.sides) == 2 and not format.more and not format.thicker
    if not is_two_sided or format.fold not in ("none", "z") or not others:
        return None
    panels = [
        replace(panel, side=0, order=order, holds="body" if order <= len(others) else "back")
        for order, panel in enumerate(others, start=2)
    ]
    panels = [replace(cover, side=0, order=1), *panels]
    side = format.sides[cover.side]
    return replace(format, sides=(side,), panels=tuple(panels), imposition=None)


def for_screen(form: BilingualLeaflet, counts: Counts, size: Size) -> list[Sheet]:
    """Return the pages as they are read on a screen."""
    first, second = ([PlacedPage(half, n) for n in range(counts[half])] for half in (0, 1))
    if form == "facing":
        pages: list[PlacedPage | None] = []
        for number in range(max(counts)):
            for half in (first, second):
                pages.append(half[number] if number < len(half) else None)
    elif form == "following" and len(first) % 2 and len(first) > 1:
        pages = [*first, None, *second]  # so that each begins on paper of its own
    else:
        pages = [*first, *second]
    return [Sheet(size, (page,) if page else ()) for page in pages]


def for_paper(
    form: BilingualLeaflet, counts: Counts, directions: Directions, format: Format
) -> tuple[str, list[Sheet]] | None:
    """Return the sheets for an office printer, and what their file is called beside the leaflet's.

    None where the file for the screen can be printed as it is.
    """
    size = Size(format.sides[0].width, format.sides[0].height)
    imposition = format.imposition
    if form == "tete-beche" and imposition is None:
        return "duplex", [Sheet(size, (p,) if p else ()) for p in _either_way(counts, directions)]
    if imposition is None:
        return None
    if form == "tete-beche":
        pages = _either_way(counts, directions, imposition)
        numbers = booklet(len(pages)) if imposition.is_booklet else None
        if numbers is None:
            return None
        is_mirrored = directions == ("rtl", "rtl")
        return imposition.name, [
            _imposed([pages[n - 1] for n in pair], imposition, size, is_mirrored=is_mirrored)
            for pair in numbers
        ]
    if form == "following":
        return imposition.name, [
            _imposed(
                [PlacedPage(half, n) for n in numbers], imposition, size,
                is_mirrored=directions[half] == "rtl",
            )
            for half in (0, 1)
            for numbers in imposition.sides
        ]  # fmt: skip
    return None


def for_press(
    form: BilingualLeaflet, counts: Counts, directions: Directions, format: Format, size: Size
) -> list[Sheet]:
    """Return the pages as a print shop takes them: in the order of the paper; `size` has marks."""
    if form == "tete-beche":
        pages: Sequence[PlacedPage | None] = _either_way(counts, directions, format.imposition)
        return [Sheet(size, (page,) if page else ()) for page in pages]
    sheets = for_screen(form, counts, size)
    if form == "sides" and directions[0] != directions[1]:
        # Turned over from left to right, the second cover would stand behind the first, inside.
        (placed,) = sheets[-1].pages
        sheets[-1] = replace(sheets[-1], pages=(replace(placed, turned=True),))
    return sheets


def _either_way(
    counts: Counts, directions: Directions, imposition: Imposition | None = None
) -> list[PlacedPage | None]:
    """Return the pages of a booklet that is read from either cover, in the order of the paper.

    Blank ones stand in its middle, where both languages end.
    """
    is_opposite = directions[0] != directions[1]
    front, back = (1, 0) if is_opposite and directions[0] == "rtl" else (0, 1)
    pages: list[PlacedPage | None] = [PlacedPage(front, number) for number in range(counts[front])]
    step = 4 if imposition and imposition.is_booklet else 2
    pages += [None] * (-sum(counts) % step)
    pages += [
        PlacedPage(back, number, turned=not is_opposite) for number in reversed(range(counts[back]))
    ]
    return pages


def _imposed(
    pages: Sequence[PlacedPage | None], imposition: Imposition, size: Size, *, is_mirrored: bool
) -> Sheet:
    """Return a side of larger paper with pages at its outer edges; see `output_pages.imposed`."""
    spare = imposition.width - size.width * len(pages)
    gap = spare / (len(pages) - 1) if len(pages) > 1 else 0.0
    left = 0.0 if gap else spare / 2
    top = (imposition.height - size.height) / 2
    placed = [
        replace(page, at=Point(left + number * (size.width + gap), top))
        for number, page in enumerate(reversed(pages) if is_mirrored else pages)
        if page
    ]
    return Sheet(Size(imposition.width, imposition.height), tuple(placed))


__all__ = ["Counts", "Directions", "for_paper", "for_press", "for_screen", "half_format"]

"""How two languages share a leaflet: which page of which stands where, and which way up.

Both are set alike, and each has a cover of its own. There are four ways:

- *tete-beche*: a leaflet that opens from either cover. In a booklet the second language begins at
  the back, upside down, so that neither is the back of the other; of two languages that are
  written in opposite directions, each opens at its own side, and both stand upright. Of a sheet in
  a Z fold both outer panels are covers, and behind each is what belongs to it.
- *sides*: each has a side of a sheet that is not folded.
- *facing*: the first on each left page, the second on the right one.
- *following*: one after the other.

Files for a screen have all pages upright, in the order of reading.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.about import BilingualLeaflet
from irdocs.frozen import replace
from irdocs.leaflet.format_file import booklet
from irdocs.leaflet.formats import Format, Imposition, Panel, Side
from irdocs.locale.scripts import Direction
from irdocs.page.halves import ComposedSheet, PlacedPage
from irdocs.units import Point, Size

Counts = tuple[int, int]
"""How many pages each language has."""
Directions = tuple[Direction, Direction]
"""Which way each language is written."""


def form_of(wanted: BilingualLeaflet | None, format: Format, ways: Directions) -> BilingualLeaflet:
    """Return how a format is shared: as it is wanted, or else as the format says.

    A Z fold opens from both covers the same way, so two languages that are written in opposite
    directions follow one another there.
    """
    if wanted is None and format.fold == "z" and ways[0] != ways[1]:
        return "following"
    return wanted or format.bilingual


def half_format(format: Format, form: BilingualLeaflet, ways: Directions) -> Format | None:
    """Return the format of one language; None if the format cannot be shared in that way."""
    if form == "sides":
        return _one_side(format)
    if form != "tete-beche":
        return format
    if format.fold == "z":
        return _behind_cover(format) if ways[0] == ways[1] else None
    if format.fold != "none":
        return None
    return _half_booklet(format) if format.is_booklet else format


def _one_side(format: Format) -> Format | None:
    """Return the side with the cover alone, of a sheet with two sides and no fold."""
    if len(format.sides) != 2 or format.more or format.thicker or format.fold != "none":
        return None
    (cover,) = (panel for panel in format.panels if panel.holds == "cover")
    others = [panel for panel in format.panels if panel.side == cover.side and panel is not cover]
    side = format.sides[cover.side]
    return _of_panels(format, (side,), [replace(panel, side=0) for panel in (cover, *others)])


def _behind_cover(format: Format) -> Format | None:
    """Return the cover of a Z fold and the panels that are seen when it is opened like a book.

    The panels that this leaves over are the same with the two sides exchanged. None if they are
    not, as panels differ in width or the cover is not at the edge.
    """
    (cover,) = (panel for panel in format.panels if panel.holds == "cover")
    fronts, backs = (
        sorted((p for p in format.panels if p.side == side), key=lambda panel: panel.box.x)
        for side in (cover.side, 1 - cover.side)
    )
    boxes = [panel.box for panel in fronts], [panel.box for panel in backs]
    if len(format.sides) != 2 or len(fronts) < 2 or fronts[-1] is not cover or boxes[0] != boxes[1]:
        return None
    return _of_panels(format, format.sides, [cover, *backs[:-1]])


def _half_booklet(format: Format) -> Format:
    """Return half of a booklet: its first and its last page, and others by twos between them.

    The halves together have a multiple of four pages, and as many as the booklet may at most. None
    is left for notes, as the last page of a half is none of the booklet's covers.
    """
    last = len(format.sides) - 1
    ends = [
        replace(panel, side=min(panel.side, 1))
        for panel in format.panels
        if panel.side in (0, last)
    ]
    thicker = format.thicker
    if thicker is None:
        inner = [panel for panel in format.panels if panel.side < len(format.sides) // 2]
        return _of_panels(format, format.sides[: len(format.sides) // 2], inner)
    second = replace(format.sides[last], name=f"{thicker.side.name} 2")
    half = _of_panels(format, (format.sides[0], second), ends)
    most = thicker.most // 2
    return replace(half, thicker=replace(thicker, most=most, step=2, imposed={}, notes=0))


def _of_panels(format: Format, sides: tuple[Side, ...], panels: Sequence[Panel]) -> Format:
    """Return a format with some of its panels, in the order of reading; the last ends the text."""
    return replace(
        format,
        sides=sides,
        panels=tuple(
            panel if panel.holds == "cover" else replace(panel, order=order, holds=holds)
            for order, panel in enumerate(panels, start=1)
            for holds in ("back" if order == len(panels) else "body",)
        ),
    )


def is_opened_from_both(form: BilingualLeaflet, format: Format) -> bool:
    """Whether each side of a folded sheet holds something of both languages."""
    return form == "tete-beche" and format.fold == "z"


def for_screen(
    form: BilingualLeaflet, counts: Counts, format: Format, size: Size
) -> list[ComposedSheet]:
    """Return the pages as they are read on a screen."""
    first, second = ([PlacedPage(half, n) for n in range(counts[half])] for half in (0, 1))
    if form == "facing":
        pages: list[PlacedPage | None] = []
        for number in range(max(counts)):
            for half in (first, second):
                pages.append(half[number] if number < len(half) else None)
    elif is_opened_from_both(form, format):
        # Behind the first cover stands the second language's text, and the other way about.
        both = ((PlacedPage(0, 0), PlacedPage(1, 1)), (PlacedPage(0, 1), PlacedPage(1, 0)))
        drafts = ((page,) for page in (*first[2:], *second[2:]))
        return [ComposedSheet(size, pages) for pages in (*both, *drafts)]
    elif form == "following" and len(first) % 2 and len(first) > 1:
        pages = [*first, None, *second]  # so that each begins on paper of its own
    else:
        pages = [*first, *second]
    return [ComposedSheet(size, (page,) if page else ()) for page in pages]


def for_paper(
    form: BilingualLeaflet, counts: Counts, directions: Directions, format: Format
) -> tuple[str, list[ComposedSheet]] | None:
    """Return the sheets for an office printer, and what their file is called beside the leaflet's.

    None where the file for the screen can be printed as it is.
    """
    size = Size(format.sides[0].width, format.sides[0].height)
    imposition = format.imposition
    if is_opened_from_both(form, format):
        return None
    if form == "tete-beche" and imposition is None:
        return "duplex", [
            ComposedSheet(size, (p,) if p else ()) for p in _either_way(counts, directions)
        ]
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
) -> list[ComposedSheet]:
    """Return the pages as a print shop takes them: in the order of the paper; `size` has marks."""
    if form == "tete-beche" and not is_opened_from_both(form, format):
        pages = _either_way(counts, directions, format.imposition)
        return [ComposedSheet(size, (page,) if page else ()) for page in pages]
    return for_screen(form, counts, format, size)


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
) -> ComposedSheet:
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
    return ComposedSheet(Size(imposition.width, imposition.height), tuple(placed))


__all__ = [
    "Counts", "Directions", "for_paper", "for_press", "for_screen", "form_of", "half_format",
    "is_opened_from_both",
]  # fmt: skip

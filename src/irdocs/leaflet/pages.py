"""Turn planned panels into pages of items, the form from which a PDF is written.

On each page come first the grounds and the wire, which nothing reads, then each panel as a layer
with its place in the reading order, and last what lies outside the trim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.content import photographs
from irdocs.content.photographs import PRINT_DPI
from irdocs.drawing import BLACK, Path, rectangle
from irdocs.leaflet import panel_grounds
from irdocs.leaflet.boxes import (
    FilledPanel,
    ImageMark,
    Leaflet,
    Mark,
    OutlineEntry,
)
from irdocs.leaflet.mark_items import mark_items
from irdocs.leaflet.output_pages import OutputPage, PlacedSide
from irdocs.leaflet.plan import PlannedLeaflet
from irdocs.page.document import Cut, Layer, Page, PagedDocument
from irdocs.page.items import (
    LAYOUT,
    BookmarkItem,
    DestinationItem,
    ImageItem,
    Item,
    PathsItem,
    RegistrationItem,
    TextItem,
)
from irdocs.page.lines import LineItems
from irdocs.page.mirror import mirrored_page
from irdocs.page.tags import Tag
from irdocs.theme import Theme
from irdocs.units import Rect

SLUG_SIZE = 6.0
"""The type size of the slug line outside the bleed, in pt."""


def paged(
    planned: PlannedLeaflet,
    output_pages: Sequence[OutputPage],
    *,
    with_links: bool = True,
    dpi: float = PRINT_DPI,
) -> PagedDocument:
    """Return the leaflet as a document of the given pages.

    `with_links` says whether links are annotations that lead somewhere; in a file for a press they
    must not be (see page/lines.py). `dpi` is the resolution that photographs are reduced to.
    """
    leaflet = planned.leaflet
    blocks = (block for panel in leaflet.panels for block in panel.blocks)
    sections = (entry.identifier for entry in leaflet.outline)
    destinations = leaflet.link_targets.intersection((*blocks, *sections))
    lines = LineItems(planned.locale, with_links=with_links, destinations=destinations)
    builder = _LeafletPageBuilder(planned, lines, dpi, set(destinations if with_links else ()))
    pages = tuple(builder.page(page) for page in output_pages)
    if planned.styles.right_to_left:
        pages = tuple(mirrored_page(page) for page in pages)
    return PagedDocument(pages)


class _LeafletPageBuilder:
    """Makes the pages of one leaflet; a section gets its bookmark on the first that shows it."""

    def __init__(
        self, planned: PlannedLeaflet, lines: LineItems, dpi: float, destinations: set[str]
    ) -> None:
        self._planned = planned
        self._destinations = destinations
        """The ids that links lead to and that no page has shown yet."""
        self._dpi = dpi
        self._lines = lines
        self._entries = {entry.element: entry for entry in planned.leaflet.outline}
        self._panels: dict[int, list[FilledPanel]] = {}
        for panel in self._leaflet.panels:
            self._panels.setdefault(panel.panel.side, []).append(panel)

    @property
    def _leaflet(self) -> Leaflet:
        return self._planned.leaflet

    @property
    def _theme(self) -> Theme:
        return self._planned.styles.theme

    def page(self, page: OutputPage) -> Page:
        """Return a page with the sides that stand on it."""
        layers: list[Layer] = []
        # In the order of the sides, wherever imposition has put them on the paper.
        for placed_side in sorted(page.sides, key=lambda placed_side: placed_side.side):
            panels = self._panels[placed_side.side]
            background = tuple(self._behind(panels, placed_side, page.bleed))
            layers.append(Layer(background, offset=placed_side.at))
            layers += [
                Layer(tuple(self._panel(panel)), panel.panel.order, placed_side.at)
                for panel in panels
            ]
        layers.append(Layer(tuple(self._outside(page))))
        bleed = page.bleed
        cut = Cut(page.trim, page.trim.inset(-bleed, -bleed, -bleed, -bleed)) if page.trim else None
        return Page(page.size, tuple(layers), cut)

    def _behind(
        self, panels: Sequence[FilledPanel], placed_side: PlacedSide, bleed: float
    ) -> Iterator[Item]:
        """Yield the panels' grounds and art, then the wire."""
        # The cover's ground is painted last because it reaches over the fold, onto its neighbour.
        for panel in sorted(panels, key=lambda filled: filled.panel.holds == "cover"):
            yield from self._ground(panel, placed_side, bleed)
        side = self._leaflet.format.sides[placed_side.side]
        bleed_box = Rect(-bleed, -bleed, side.width + 2 * bleed, side.height + 2 * bleed)
        yield PathsItem(LAYOUT, self._leaflet.wires[placed_side.side], bleed_box)

    def _ground(self, panel: FilledPanel, placed_side: PlacedSide, bleed: float) -> Iterator[Item]:
        """Yield a panel's colour and art, extended into the bleed where they meet the trim."""
        side = self._leaflet.format.sides[placed_side.side]
        bleed_box = panel_grounds.bled(panel.panel, side, bleed)
        # A cover beside a fold covers it, a white one too.
        is_wrapped = panel.panel.holds == "cover" and side.folds
        if panel.panel.ground != "ground" or is_wrapped:
            fill = self._theme.palette[panel.panel.ground]
            shape = rectangle(bleed_box.x, bleed_box.y, bleed_box.width, bleed_box.height)
            yield PathsItem(LAYOUT, (Path(shape, fill=fill),))
        for art in panel.art:
            if isinstance(art, ImageMark):
                yield self._clipped(art, bleed_box)
                continue
            art_clip = bleed_box.moved(-art.at.x, -art.at.y)
            clip = art.within.within(art_clip) if art.within else art_clip
            yield PathsItem(LAYOUT, art.paths, clip, art.at, kept=art.kept)

    def _clipped(self, mark: ImageMark, clip: Rect) -> ImageItem:
        """Return the part of a photograph that lies within a box."""
        box, shown = mark.box, mark.box.within(clip)
        left, top = (shown.x - box.x) / box.width, (shown.y - box.y) / box.height
        right, bottom = left + shown.width / box.width, top + shown.height / box.height
        photograph = photographs.part(mark.photograph, left, top, right, bottom)
        return ImageItem(mark.owner, photograph.pixels(shown.width / 72 * self._dpi), shown)

    def _panel(self, panel: FilledPanel) -> Iterator[Item]:
        """Yield a panel's marks, with a bookmark at each section's heading."""
        for placed in panel.placed:
            for block, y in placed.blocks:
                yield from self._destination(block, y)
            for mark in placed.marks:
                entry = self._entry_of(mark)
                if entry is not None:
                    yield BookmarkItem(entry.title, placed.y)
                    yield from self._destination(entry.identifier, placed.y)
                yield from self._items(mark)
        for mark in panel.furniture:
            yield from self._items(mark)

    def _destination(self, identifier: str, y: float) -> Iterator[Item]:
        """Yield the place that links to an id lead to, the first time that it is shown."""
        if identifier in self._destinations:
            self._destinations.remove(identifier)
            yield DestinationItem(identifier, y)

    def _entry_of(self, mark: Mark) -> OutlineEntry | None:
        """Return the section whose heading a mark is, once for each section.

        A heading of several lines has several marks; only the first of them gets the bookmark.
        """
        owner = mark.owner
        if isinstance(owner, Tag) and owner.role == "H2" and owner.parent:
            return self._entries.pop(owner.parent, None)
        return None

    def _items(self, mark: Mark) -> Iterator[Item]:
        """Yield the items of a mark."""
        return mark_items(mark, self._lines, self._dpi)

    def _outside(self, page: OutputPage) -> Iterator[Item]:
        """Yield what stands outside the trim: printers' marks and, if it fits, the slug line."""
        if page.marks:
            yield RegistrationItem((*page.marks, *page.fold_marks))
        if page.slug:
            styles, at = self._planned.styles, page.slug.at
            font = styles.run(styles.small).font
            if at.x + font.width(page.slug.text, SLUG_SIZE) < page.size.width:
                yield TextItem("Page", page.slug.text, at.x, at.y, font, SLUG_SIZE, BLACK)

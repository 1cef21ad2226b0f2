"""The formats of the leaflet: sides, panels, folds and margins, in pt.

A format file (format_file.py) is written by people, in mm, and lets them leave out what follows
from the rest. Here it becomes a `Format`, in which every panel has its boxes in pt.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from irdocs.content import datafile
from irdocs.content.about import BilingualLeaflet
from irdocs.content.datafile import DataFileKind, DataFileRequest
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet.format_file import (
    SAFE,
    Fold,
    FormatData,
    Ground,
    Holds,
    ImpositionData,
    SideData,
    SizeName,
)
from irdocs.units import Rect, mm


@frozen
class Panel:
    """One panel of a side, in pt."""

    id: str
    side: int
    """The index of its side in `Format.sides`."""
    order: int
    """Its place in the reading order."""
    holds: Holds
    ground: Ground
    box: Rect
    """The whole panel, on its side."""
    live: Rect
    """The part of the panel that text may fill, on its side."""


@frozen
class Side:
    """One printed side of the leaflet, in pt; a sheet of paper has two."""

    name: str
    width: float
    height: float
    folds: tuple[float, ...]
    """The x of each fold."""


@frozen
class Imposition:
    """An arrangement of several sides on larger paper, which is then folded; lengths in pt."""

    name: str
    width: float
    height: float
    sides: tuple[tuple[int, ...], ...]
    """For each side of the larger paper, the indices of the leaflet's sides, left to right."""
    is_booklet: bool = False
    """Whether the sheets lie in one another, as those of a booklet."""


@frozen
class Thicker:
    """How a booklet takes more pages."""

    most: int
    """The number of pages that it may have at most."""
    side: Side
    panels: tuple[Panel, ...]
    """The panels of a page that is put in."""
    imposed: Mapping[int, tuple[tuple[int, ...], ...]]
    """By the number of pages, the sides on each side of the larger paper."""
    step: int = 4
    """How many pages are put in at a time."""
    page_numbers: bool = False
    """Whether all pages but the first bear numbers then."""
    bottom: float | None = None
    """The bottom margin that these pages have then, in pt; None for the one that they had."""
    notes: int = 2
    """How many pages before the last may be ruled for the reader's notes then."""


@frozen
class Format:
    """A format; lengths in pt. See `FormatData` for the fields that both have."""

    name: str
    title: str
    paper: str
    fold: Fold
    finish: str | None
    scale: float
    enlarge: float
    least: float
    sizes: Mapping[SizeName, float]
    page_numbers: bool
    bilingual: BilingualLeaflet
    columns: int
    sides: tuple[Side, ...]
    panels: tuple[Panel, ...]
    """All panels, in reading order."""
    more: tuple[Side, tuple[Panel, ...]] | None = None
    """A side, with its panels, that is added as often as the content needs it."""
    thicker: Thicker | None = None
    """How it takes more pages where it is a booklet."""
    imposition: Imposition | None = None
    notes: int = 0
    """How many sides before the last may be ruled for the reader's notes if content leaves them."""
    enlargement: float = 1.0
    """By how much its type is larger than usual."""

    @property
    def is_booklet(self) -> bool:
        """Whether its pages are those of folded sheets, so that two of them face each other."""
        return bool(self.thicker or (self.imposition and self.imposition.is_booklet))

    @property
    def has_cover_panel(self) -> bool:
        """Whether its cover is a panel of its own, and not a band above text."""
        covers = (panel for panel in self.panels if panel.holds == "cover")
        return any(panel.box.height >= self.sides[panel.side].height - 0.01 for panel in covers)

    @property
    def text_panels(self) -> tuple[Panel, ...]:
        """The panels that text flows into, in reading order: all but the cover."""
        return tuple(panel for panel in self.panels if panel.holds != "cover")

    def may_be_notes(self, panel: Panel) -> bool:
        """Whether a panel may be ruled for the reader's notes if the content ends before it."""
        return 0 < len(self.sides) - 1 - panel.side <= self.notes

    @property
    def growth_panels(self) -> tuple[Panel, ...]:
        """The panels of a side that is added where content needs it; none in a fixed format."""
        return self.more[1] if self.more else ()

    def facing(self, panel: Panel, following: Panel) -> bool:
        """Whether two panels are in sight at once: on one side of paper, or facing in a booklet."""
        if panel.side == following.side:
            return True
        is_left = panel.side % 2 == 1  # pages 2, 4, …
        return self.imposition is not None and is_left and following.side == panel.side + 1

    def enlarged(self, factor: float) -> Format:
        """Return the format with all larger by a factor but the words of a cover that is a panel of
        its own, or else the largest of them if the format has a size for them."""
        sizes = {
            name: size if name == "display" else size * factor for name, size in self.sizes.items()
        }
        return replace(
            self, scale=self.scale * factor, sizes=MappingProxyType(sizes),
            enlargement=self.enlargement * factor,
        )  # fmt: skip

    def with_more_pages(self) -> Format | None:
        """Return a booklet of more pages, put in before the last; None if it takes none."""
        if self.thicker is None or len(self.sides) + self.thicker.step > self.thicker.most:
            return None
        side, panels, step = self.thicker.side, self.thicker.panels, self.thicker.step
        last = len(self.sides) - 1
        before = [panel for panel in self.panels if panel.side < last]
        order = max(panel.order for panel in before)
        added = []
        for number in range(last, last + step):
            for panel in panels:
                order += 1
                name = f"{panel.id}-{number + 1}"
                added.append(replace(panel, id=name, side=number, order=order))
        after = [panel for panel in self.panels if panel.side == last]
        moved = [
            replace(panel, side=last + step, order=order + n)
            for n, panel in enumerate(after, start=1)
        ]
        names = [f"{side.name} {number + 1}" for number in range(last, last + step + 1)]
        sides = [
            *self.sides[:last],
            *(replace(side, name=name) for name in names[:-1]),
            replace(self.sides[last], name=names[-1]),
        ]
        imposition = self.imposition
        if imposition:
            imposed = self.thicker.imposed.get(len(sides), imposition.sides)
            imposition = replace(imposition, sides=imposed)
        panels = tuple(
            panel if panel.side == 0 else _with_bottom(panel, self.thicker.bottom)
            for panel in sorted((*before, *added, *moved), key=lambda panel: panel.order)
        )
        page_numbers = self.page_numbers or self.thicker.page_numbers
        return replace(
            self, sides=tuple(sides), panels=panels, imposition=imposition,
            page_numbers=page_numbers, notes=self.thicker.notes,
        )  # fmt: skip

    def longer(self) -> Format:
        """Return the format with its `more` side added once; the same format if it has none.

        The added panels get ids of their own and follow all others in the reading order.
        """
        if self.more is None:
            return self
        side, panels = self.more
        number = len(self.sides)
        order = max(panel.order for panel in self.panels)
        added = tuple(
            replace(panel, id=f"{panel.id}-{number + 1}", side=number, order=order + n)
            for n, panel in enumerate(panels, start=1)
        )
        return replace(self, sides=(*self.sides, side), panels=(*self.panels, *added))


FORMATS = DataFileKind(
    "format", "irdocs.leaflet", "data/formats", "docs/formats.md shows a format file"
)


def load(wanted: DataFileRequest, report: Report) -> Format | None:
    """Return the format with that name or in that file, or None after an error in `report`."""
    data = datafile.load(FORMATS, wanted, FormatData, report)
    return _in_points(data) if data else None


def built_in() -> list[Format]:
    """Return all formats that irdocs has, by their names."""
    report = Report()
    found = [load(DataFileRequest(name, Path(), None), report) for name in FORMATS.names]
    return [format for format in found if format]


def _in_points(data: FormatData) -> Format:
    """Return the format of a checked file, with lengths in pt."""
    sides: list[Side] = []
    panels: list[Panel] = []
    for number, side_data in enumerate(data.sheets):
        side, side_panels = _side(data, side_data, number)
        sides.append(side)
        panels += side_panels
    impose = data.impose
    thicker = None
    if data.thicker:
        counts = range(len(sides), data.thicker.most + 1, 4)
        thicker = Thicker(
            data.thicker.most,
            *_side(data, data.thicker.page, 0),
            {count: _imposed(impose, count) for count in counts} if impose else {},
            page_numbers=data.thicker.page_numbers,
            bottom=None if data.thicker.bottom is None else mm(data.thicker.bottom),
        )
    return Format(
        data.name,
        data.title,
        data.paper,
        data.fold,
        data.finish,
        data.scale,
        data.enlarge,
        data.least,
        MappingProxyType(data.sizes),
        data.page_numbers,
        data.bilingual,
        data.columns,
        tuple(sides),
        tuple(sorted(panels, key=lambda panel: panel.order)),
        _side(data, data.more, 0) if data.more else None,
        thicker,
        Imposition(
            impose.name,
            mm(impose.width),
            mm(impose.height),
            _imposed(impose, len(sides)),
            impose.sheets == "booklet",
        )
        if impose
        else None,
    )


def _with_bottom(panel: Panel, bottom: float | None) -> Panel:
    """Return a panel with a bottom margin in pt; None for the one that it has."""
    if bottom is None:
        return panel
    live = panel.live
    return replace(panel, live=replace(live, height=panel.box.bottom - bottom - live.y))


def _imposed(impose: ImpositionData, pages: int) -> tuple[tuple[int, ...], ...]:
    """Return the indices of the leaflet's sides on each side of the larger paper."""
    return tuple(tuple(n - 1 for n in side) for side in impose.sides(pages))


def _side(data: FormatData, side_data: SideData, number: int) -> tuple[Side, tuple[Panel, ...]]:
    """Return a side and its panels in reading order; `number` is the index of the side.

    A cover has no page number at its foot, so its bottom margin is that of its top.
    """
    top, bottom = mm(data.margin.top), mm(data.margin.bottom)
    panels = []
    boxes = data.boxes(side_data)
    for panel, panel_box in zip(side_data.panels, boxes, strict=True):
        side_margin = mm(panel.width - data.text_width_of(panel)) / 2
        box = Rect(mm(panel_box.x), mm(panel_box.y), mm(panel_box.width), mm(panel_box.height))
        panels.append(
            Panel(
                panel.id,
                number,
                panel.order,
                panel.holds,
                panel.ground,
                box,
                box.inset(side_margin, top, side_margin, top if panel.holds == "cover" else bottom),
            )
        )
    width = max(box.right for box in boxes)
    folds = tuple(mm(fold) for fold in data.folds(side_data))
    panels.sort(key=lambda panel: panel.order)
    return Side(side_data.name, mm(width), mm(data.height), folds), tuple(panels)


__all__ = [
    "FORMATS",
    "SAFE",
    "Format",
    "Imposition",
    "Panel",
    "Side",
    "SizeName",
    "built_in",
    "load",
]

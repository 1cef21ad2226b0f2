"""Formats: sides, panels, folds and margins in pt, from the data of their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from irdocs.content import datafile
from irdocs.content.datafile import DataFileKind, DataFileRequest
from irdocs.diagnostics import Report
from irdocs.leaflet.format_file import SAFE, Fold, FormatData, Ground, Holds, SideData, SizeName
from irdocs.units import Rect, mm


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel in pt: its box on its side and the box that text may fill."""

    id: str
    side: int
    order: int
    holds: Holds
    ground: Ground
    box: Rect
    live: Rect


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the paper in pt, with the x of each fold."""

    name: str
    width: float
    height: float
    folds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Imposition:
    """A larger paper in pt, and which of the leaflet's sides, from 0, stand on each side of it."""

    name: str
    width: float
    height: float
    sides: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format in pt; panels in reading order."""

    name: str
    title: str
    paper: str
    fold: Fold
    finish: str | None
    scale: float
    least: float
    sizes: Mapping[SizeName, float]
    page_numbers: bool
    sides: tuple[Side, ...]
    panels: tuple[Panel, ...]
    more: tuple[Side, tuple[Panel, ...]] | None = None
    imposition: Imposition | None = None

    def longer(self) -> Format:
        """Return the format with one more of its following sides, if it has such."""
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
    """Return the format of that name or in that file, or None after an error in `report`."""
    data = datafile.load(FORMATS, wanted, FormatData, report)
    return _in_points(data) if data else None


def _in_points(data: FormatData) -> Format:
    sides: list[Side] = []
    panels: list[Panel] = []
    for number, given in enumerate(data.sheets):
        side, on_it = _side(data, given, number)
        sides.append(side)
        panels += on_it
    impose = data.impose
    return Format(
        data.name,
        data.title,
        data.paper,
        data.fold,
        data.finish,
        data.scale,
        data.least,
        MappingProxyType(data.sizes),
        data.page_numbers,
        tuple(sides),
        tuple(sorted(panels, key=lambda panel: panel.order)),
        _side(data, data.more, 0) if data.more else None,
        Imposition(
            impose.name,
            mm(impose.width),
            mm(impose.height),
            tuple(tuple(n - 1 for n in side) for side in impose.sheets),
        )
        if impose
        else None,
    )


def _side(data: FormatData, given: SideData, number: int) -> tuple[Side, tuple[Panel, ...]]:
    top, bottom = mm(data.margin.top), mm(data.margin.bottom)
    panels = []
    boxes = data.boxes(given)
    for panel, at in zip(given.panels, boxes, strict=True):
        across = mm(panel.width - data.text_width_of(panel)) / 2
        box = Rect(mm(at.x), mm(at.y), mm(at.width), mm(at.height))
        panels.append(
            Panel(
                panel.id,
                number,
                panel.order,
                panel.holds,
                panel.ground,
                box,
                box.inset(across, top, across, top if panel.holds == "cover" else bottom),
            )
        )
    width = max(box.right for box in boxes)
    folds = tuple(mm(fold) for fold in data.folds(given))
    panels.sort(key=lambda panel: panel.order)
    return Side(given.name, mm(width), mm(data.height), folds), tuple(panels)


__all__ = ["FORMATS", "SAFE", "Format", "Imposition", "Panel", "Side", "SizeName", "load"]

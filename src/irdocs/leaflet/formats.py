"""Formats: sheets, panels, folds and margins, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, model_validator

from irdocs.content import datafile
from irdocs.content.datafile import Data, Kind, Number, Wanted
from irdocs.diagnostics import Report
from irdocs.units import Rect, mm

SAFE = 5.0
"""How far text stays from every fold and trim edge, in mm (folds wander by 2 to 3)."""

Length = Annotated[Number, Field(ge=0, le=2000, allow_inf_nan=False)]
"""A length in mm."""
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]
"""Small letters, figures and hyphens: it becomes part of a file's name."""
Holds = Literal["cover", "body", "back"]
Ground = Literal["ground", "tint", "primary"]
SizeName = Literal["small", "body", "lead", "heading", "display", "figure"]
Fold = Literal["none", "half", "roll", "z"]


class Margin(Data):
    """White space above and below a panel's text, in mm."""

    top: Length
    bottom: Length


class PanelData(Data):
    """One panel: its size and place in mm, its place in reading order, what it holds."""

    id: Name
    width: Length
    left: Length | None = None
    """From the sheet's left edge; where nothing is said, where the panel before it ends."""
    top: Length = 0
    height: Length | None = None
    """To the sheet's foot where nothing is said."""
    text_width: Length | None = None
    """The format's where nothing is said."""
    order: int
    holds: Holds
    ground: Ground


class SheetData(Data):
    """One side of the paper: its panels from left to right."""

    name: str
    panels: tuple[PanelData, ...] = Field(min_length=1)


class ImpositionData(Data):
    """Several sheets side by side on a larger one, to print in an office and fold."""

    name: Name
    title: str
    width: Length
    height: Length
    sheets: tuple[tuple[int, ...], ...] = Field(min_length=1)
    """For each side of the paper, the numbers of the sheets on it, from left to right."""


class FormatData(Data):
    """A format as its file says it."""

    name: Name
    title: str
    paper: str
    """What to print it on, in words."""
    fold: Fold
    finish: str | None = None
    """What is done after printing, in words, where the folds do not say it."""
    height: Length
    text_width: Length
    """The width of the text on every panel, which stands in the middle of it, in mm."""
    margin: Margin
    scale: Number = Field(default=1.0, ge=0.5, le=12, allow_inf_nan=False)
    """What the theme's type sizes, and all that goes with them, are multiplied by."""
    least: Number = Field(default=0.0, ge=0, le=200, allow_inf_nan=False)
    """The smallest type of this format, in pt."""
    sizes: dict[SizeName, Annotated[float, Field(ge=6, le=800, allow_inf_nan=False)]] = Field(
        default_factory=dict
    )
    """Type sizes in pt where the theme's, scaled, would not suit."""
    page_numbers: bool = False
    sheets: tuple[SheetData, ...] = Field(min_length=1)
    more: SheetData | None = None
    """A sheet that follows as often as there is content for it."""
    impose: ImpositionData | None = None

    @property
    def _panels(self) -> tuple[PanelData, ...]:
        more = self.more.panels if self.more else ()
        return (*(panel for sheet in self.sheets for panel in sheet.panels), *more)

    def text_width_of(self, panel: PanelData) -> float:
        """Return the width of the text on a panel, in mm."""
        return self.text_width if panel.text_width is None else panel.text_width

    @model_validator(mode="after")
    def _is_sound(self) -> FormatData:
        for what, values in (
            ("id", [panel.id for panel in self._panels]),
            ("order", [str(panel.order) for panel in self._panels]),
        ):
            if twice := sorted({v for v in values if values.count(v) > 1}):
                raise ValueError(f"two panels have the {what} {twice[0]}")
        for panel in self._panels:
            text = self.text_width_of(panel)
            side = (panel.width - text) / 2
            if side < SAFE:
                raise ValueError(
                    f"panel {panel.id} is {panel.width:g} mm wide: a text-width of "
                    f"{text:g} leaves {side:g} mm at each side; {SAFE:g} are needed"
                )
            tall = panel.height or self.height - panel.top
            if panel.top + tall > self.height or tall <= self.margin.top + self.margin.bottom:
                raise ValueError(f"panel {panel.id} leaves no room for text on its sheet")
        if min(self.margin.top, self.margin.bottom) < SAFE:
            raise ValueError(f"the margin at top and bottom is {SAFE:g} mm or more")
        on_sheets = [panel for sheet in self.sheets for panel in sheet.panels]
        if not any(panel.holds != "cover" for panel in on_sheets):
            raise ValueError("no panel of the sheets holds the body")
        if sum(panel.holds == "cover" for panel in on_sheets) != 1:
            raise ValueError("one panel holds the cover, no more and no fewer")
        for sheet in (*self.sheets, *((self.more,) if self.more else ())):
            self._stand_apart(sheet)
        if self.more and any(panel.holds != "body" for panel in self.more.panels):
            raise ValueError("the panels of more: hold the body")
        pages = range(1, len(self.sheets) + 1)
        if self.impose and any(n not in pages for side in self.impose.sheets for n in side):
            raise ValueError(f"impose: the sheets are numbered 1 to {len(self.sheets)}")
        for numbers in self.impose.sheets if self.impose else ():
            self._go_side_by_side(numbers)
        return self

    def _stand_apart(self, sheet: SheetData) -> None:
        boxes = [(panel, box) for panel, box in zip(sheet.panels, self.boxes(sheet), strict=True)]
        for number, (panel, box) in enumerate(boxes):
            for other, over in boxes[:number]:
                shared = box.within(over)
                if min(shared.width, shared.height) > 0.01:
                    raise ValueError(f"panel {panel.id} lies on panel {other.id}")

    def _go_side_by_side(self, numbers: tuple[int, ...]) -> None:
        assert self.impose is not None
        across = sum(
            max(box.right for box in self.boxes(self.sheets[number - 1])) for number in numbers
        )
        if across > self.impose.width + 0.01 or self.height > self.impose.height + 0.01:
            raise ValueError(
                f"impose: the sheets take {across:g} x {self.height:g} mm, the paper has "
                f"{self.impose.width:g} x {self.impose.height:g}"
            )

    def boxes(self, sheet: SheetData) -> list[Rect]:
        """Return the box of each panel on a sheet, in mm."""
        found: list[Rect] = []
        for panel in sheet.panels:
            left = panel.left
            if left is None:
                left = found[-1].right if found else 0.0
            tall = self.height - panel.top if panel.height is None else panel.height
            found.append(Rect(left, panel.top, panel.width, tall))
        return found


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel in pt: its box on the sheet and the box that text may fill."""

    id: str
    sheet: int
    order: int
    holds: Holds
    ground: Ground
    box: Rect
    live: Rect


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of the paper in pt, with the x of each fold."""

    name: str
    width: float
    height: float
    folds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Imposition:
    """A larger paper in pt, and which sheets, counted from 0, stand on each side of it."""

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
    sheets: tuple[Sheet, ...]
    panels: tuple[Panel, ...]
    more: tuple[Sheet, tuple[Panel, ...]] | None = None
    imposition: Imposition | None = None

    def longer(self) -> Format:
        """Return the format with one more of its following sheets, if it has such."""
        if self.more is None:
            return self
        sheet, panels = self.more
        number = len(self.sheets)
        order = max(panel.order for panel in self.panels)
        added = tuple(
            replace(panel, id=f"{panel.id}-{number + 1}", sheet=number, order=order + n)
            for n, panel in enumerate(panels, start=1)
        )
        return replace(self, sheets=(*self.sheets, sheet), panels=(*self.panels, *added))


FORMATS = Kind("format", "irdocs.leaflet", "data/formats")


def load(wanted: Wanted, report: Report) -> Format | None:
    """Return the format of that name or in that file, or None after an error in `report`."""
    data = datafile.load(FORMATS, wanted, FormatData, report)
    return _in_points(data) if data else None


def _in_points(data: FormatData) -> Format:
    sheets: list[Sheet] = []
    panels: list[Panel] = []
    for number, given in enumerate(data.sheets):
        sheet, on_it = _sheet(data, given, number)
        sheets.append(sheet)
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
        tuple(sheets),
        tuple(sorted(panels, key=lambda panel: panel.order)),
        _sheet(data, data.more, 0) if data.more else None,
        Imposition(
            impose.name,
            mm(impose.width),
            mm(impose.height),
            tuple(tuple(n - 1 for n in side) for side in impose.sheets),
        )
        if impose
        else None,
    )


def _sheet(data: FormatData, given: SheetData, number: int) -> tuple[Sheet, tuple[Panel, ...]]:
    top, bottom = mm(data.margin.top), mm(data.margin.bottom)
    panels = []
    edges: set[float] = set()
    for panel, at in zip(given.panels, data.boxes(given), strict=True):
        edges.add(at.right)
        side = mm(panel.width - data.text_width_of(panel)) / 2
        box = Rect(mm(at.x), mm(at.y), mm(at.width), mm(at.height))
        panels.append(
            Panel(
                panel.id,
                number,
                panel.order,
                panel.holds,
                panel.ground,
                box,
                box.inset(side, top, side, top if panel.holds == "cover" else bottom),
            )
        )
    width = max(edges)
    folds = sorted(edges - {width}) if data.fold != "none" else []
    sheet = Sheet(given.name, mm(width), mm(data.height), tuple(mm(fold) for fold in folds))
    return sheet, tuple(panels)

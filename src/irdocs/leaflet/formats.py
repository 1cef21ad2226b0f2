"""Formats: sheets, panels, folds and margins, as data."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from irdocs.content import source
from irdocs.diagnostics import Report, Span
from irdocs.units import Rect, mm


class _Data(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-")
    )


class Margin(_Data):
    """White space above and below a panel's text, in mm."""

    top: float
    bottom: float


class PanelData(_Data):
    """One panel: its width in mm, its place in reading order, what it holds."""

    id: str
    width: float
    order: int
    holds: Literal["cover", "body", "back"]
    ground: Literal["ground", "tint", "primary"]


class SheetData(_Data):
    """One side of the paper: its panels from left to right."""

    name: str
    panels: tuple[PanelData, ...] = Field(min_length=1)


class FormatData(_Data):
    """A format as its file says it."""

    name: str
    title: str
    height: float
    text_width: float
    """The width of the text on every panel, which stands in the middle of it, in mm."""
    margin: Margin
    columns_of_cards: int = Field(ge=1, le=4)
    sheets: tuple[SheetData, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel in pt: its box on the sheet and the box that text may fill."""

    id: str
    sheet: int
    order: int
    holds: Literal["cover", "body", "back"]
    ground: str
    box: Rect
    live: Rect


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of the paper in pt, with the x of each fold."""

    width: float
    height: float
    folds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format in pt; panels in reading order."""

    name: str
    columns_of_cards: int
    sheets: tuple[Sheet, ...]
    panels: tuple[Panel, ...]


def load(name: str, span: Span, report: Report) -> Format | None:
    """Return the format of that name, or None with an error at the line that asks for it."""
    folder = Path(str(resources.files("irdocs.leaflet"))) / "data"
    file = folder / f"{name}.yaml"
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    if name not in known:
        report.error(
            "unknown-format", f'there is no format "{name}"', span, f"one of {', '.join(known)}"
        )
        return None
    data: Any = source.parse(file.read_text("utf-8"), file.name, report)
    try:
        return _in_points(FormatData.model_validate(data))
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            where = ".".join(str(part) for part in problem["loc"])
            report.error("bad-format", f"{file.name}: {where}: {problem['msg']}", span)
        return None


def _in_points(data: FormatData) -> Format:
    sheets, panels = [], []
    top, bottom = mm(data.margin.top), mm(data.margin.bottom)
    for number, sheet in enumerate(data.sheets):
        x = 0.0
        edges = []
        for panel in sheet.panels:
            side = mm(panel.width - data.text_width) / 2
            box = Rect(mm(x), 0.0, mm(panel.width), mm(data.height))
            panels.append(
                Panel(
                    panel.id,
                    number,
                    panel.order,
                    panel.holds,
                    panel.ground,
                    box,
                    box.inset(side, top, side, bottom),
                )
            )
            x += panel.width
            edges.append(mm(x))
        sheets.append(Sheet(mm(x), mm(data.height), tuple(edges[:-1])))
    panels.sort(key=lambda panel: panel.order)
    return Format(data.name, data.columns_of_cards, tuple(sheets), tuple(panels))

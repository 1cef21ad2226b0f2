"""Print shops' profiles: bleed, marks, limits, as data."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field, model_validator

from irdocs.content import datafile
from irdocs.content.datafile import Data, Kind, Number, Wanted
from irdocs.diagnostics import Report
from irdocs.leaflet.formats import Length, Name
from irdocs.units import mm


class PressData(Data):
    """A profile as its file says it; lengths in mm, ink in per cent."""

    name: Name
    title: str
    bleed: Number = Field(ge=1, le=10, allow_inf_nan=False)
    marks: bool
    mark_offset: Length = 4
    """From the trim to where a mark begins: beyond the bleed."""
    mark_length: Length = 5
    safe: Length = 5
    """The least from text to trim or fold that the shop asks for."""
    ink_limit: int = Field(ge=200, le=400)
    resolution: int = Field(default=250, ge=72, le=2400)
    """The least of an image at its printed size, in dpi."""

    @model_validator(mode="after")
    def _marks_stand_clear(self) -> PressData:
        if self.marks and self.mark_offset < self.bleed:
            raise ValueError(
                f"marks {self.mark_offset:g} mm from the trim stand in the bleed of "
                f"{self.bleed:g} mm"
            )
        return self


@dataclass(frozen=True, slots=True)
class Press:
    """A print shop's profile; lengths in pt."""

    name: str
    title: str
    bleed: float
    marks: bool
    offset: float
    length: float
    safe: float
    ink_limit: int
    resolution: int


PRESSES = Kind("press", "irdocs.leaflet", "data/press")


def load(wanted: Wanted, report: Report) -> Press | None:
    """Return the profile of that name or in that file, or None after an error in `report`."""
    data = datafile.load(PRESSES, wanted, PressData, report)
    if data is None:
        return None
    return Press(
        data.name,
        data.title,
        mm(data.bleed),
        data.marks,
        mm(data.mark_offset),
        mm(data.mark_length),
        mm(data.safe),
        data.ink_limit,
        data.resolution,
    )

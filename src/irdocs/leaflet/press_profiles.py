"""Print shops' profiles: bleed, marks, limits, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from irdocs.content import datafile
from irdocs.content.datafile import (
    DataFileKind,
    DataFileRequest,
    FaultsError,
    FileData,
    Line,
    Name,
    Number,
)
from irdocs.diagnostics import Report
from irdocs.units import mm

CLEAR = 0.5
"""How far beyond the bleed a mark begins at least, in mm."""


class PressProfileData(FileData):
    """A profile as its file says it; lengths in mm, ink in per cent."""

    name: Name
    title: Line
    bleed: Annotated[Number, Field(ge=1, le=6)]
    marks: bool
    mark_offset: Annotated[Number, Field(ge=1, le=30)] = 4
    """From the trim to where a mark begins: beyond the bleed."""
    mark_length: Annotated[Number, Field(ge=3, le=30)] = 5
    safe: Annotated[Number, Field(ge=0, le=30)] = 5
    """The least from text to trim or fold that the shop asks for."""
    ink_limit: int = Field(ge=200, le=400)
    resolution: int = Field(default=250, ge=72, le=2400)
    """The least of an image at its printed size, in dpi."""

    @model_validator(mode="after")
    def _marks_stand_clear(self) -> PressProfileData:
        if self.marks and self.mark_offset < self.bleed + CLEAR:
            said = (
                f"marks {self.mark_offset:g} mm from the trim stand in the bleed of "
                f"{self.bleed:g} mm; {self.bleed + CLEAR:g} are needed"
            )
            said_so = "mark_offset" in self.model_fields_set
            raise FaultsError([(said, ("mark-offset" if said_so else "bleed",))])
        return self


@dataclass(frozen=True, slots=True)
class PressProfile:
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


PRESSES = DataFileKind("press", "irdocs.leaflet", "data/press", "docs/print.md shows a profile")


def load(wanted: DataFileRequest, report: Report) -> PressProfile | None:
    """Return the profile of that name or in that file, or None after an error in `report`."""
    data = datafile.load(PRESSES, wanted, PressProfileData, report)
    if data is None:
        return None
    return PressProfile(
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

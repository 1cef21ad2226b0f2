"""Read print shops' profiles: the bleed, marks and limits that a shop asks for.

A profile is a YAML file, shipped or the author's own. `PressProfileData` is the file as it is
written, checked and in mm; `PressProfile` is what the program works with, in pt.
"""

from __future__ import annotations

from typing import Annotated

from irdocs.content import datafile
from irdocs.content.datafile import (
    DataFileKind,
    DataFileRequest,
    Fault,
    FaultsError,
    FileData,
    Line,
    Name,
    Number,
)
from irdocs.diagnostics import Report
from irdocs.frozen import frozen
from irdocs.models import Field, Limits, model_validator
from irdocs.units import mm

CLEAR = 0.5
"""The least distance between the bleed and the beginning of a mark, in mm."""


class PressProfileData(FileData):
    """A profile as written in its file; lengths in mm, ink in per cent."""

    name: Name
    title: Line
    bleed: Annotated[Number, Limits(ge=1, le=6)]
    marks: bool
    mark_offset: Annotated[Number, Limits(ge=1, le=30)] = 4
    """The distance from the trim to the beginning of a mark, which must lie beyond the bleed."""
    mark_length: Annotated[Number, Limits(ge=3, le=30)] = 5
    safe: Annotated[Number, Limits(ge=0, le=30)] = 5
    """The least distance from text to a trim edge or fold that the shop asks for."""
    ink_limit: int = Field(ge=200, le=400)
    """The most that the four inks may add up to at any point."""
    resolution: int = Field(default=250, ge=72, le=2400)
    """The least resolution of an image at its printed size, in dpi."""

    @model_validator(mode="after")
    def _marks_stand_clear(self) -> PressProfileData:
        if self.marks and self.mark_offset < self.bleed + CLEAR:
            message = (
                f"marks {self.mark_offset:g} mm from the trim stand in the bleed of "
                f"{self.bleed:g} mm; they must begin at least {self.bleed + CLEAR:g} mm from it"
            )
            is_given = "mark_offset" in self.model_fields_set
            raise FaultsError([Fault(message, ("mark-offset" if is_given else "bleed",))])
        return self


@frozen
class PressProfile:
    """A print shop's profile; lengths in pt. See `PressProfileData` for the fields."""

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
    """Return the profile with that name or in that file, or None after an error in `report`."""
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

"""The sizes of type of a theme, and what is refused of them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Self

from irdocs.content.datafile import Fault, FaultsError, FileData
from irdocs.models import Limits, model_validator

Points = Annotated[float, Limits(ge=4, le=300, allow_inf_nan=False)]
"""A type size in pt."""

PrintPoints = Annotated[float, Limits(gt=0, le=300, allow_inf_nan=False)]
"""A type size on paper in pt; whether it can be read is said of all sizes together."""

Ratio = Annotated[float, Limits(ge=0.8, le=3, allow_inf_nan=False)]
"""Line spacing as a multiple of the type size."""

LEAST_SMALL, LEAST_BODY = 6.0, 9.0
"""The least sizes on paper of small print and of all other words, in pt. Nobody reads smaller type;
for patients the NHS asks for 12 pt."""


LEAST_FLOOR, LARGEST_FLOOR = 18.0, 21.0
"""The least and the greatest size on slides, in pt, that the smallest text may have. PPT-16 refuses
less; more than that has no room in the boxes for sources, dates and captions."""


class PrintSizes(FileData):
    """Type sizes on paper, in pt."""

    small: PrintPoints
    body: PrintPoints
    lead: PrintPoints
    heading: PrintPoints
    display: PrintPoints
    figure: PrintPoints

    @property
    def by_name(self) -> Mapping[str, float]:
        """The sizes by their names."""
        return {name: getattr(self, name) for name in type(self).model_fields}

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        faults: list[Fault] = []
        for name in type(self).model_fields:
            least, size = LEAST_SMALL if name == "small" else LEAST_BODY, getattr(self, name)
            if size < least:
                message = f"{name}: {size:g} pt cannot be read; use {least:g} or more"
                faults.append(Fault(message, (name,)))
        if len(faults) == len(type(self).model_fields):
            message = (
                f"no size can be read, as in another unit than pt; use {LEAST_SMALL:g} or more "
                f"for small, and {LEAST_BODY:g} or more for the others"
            )
            raise FaultsError([Fault(message, ())])
        if faults:
            raise FaultsError(faults)
        return self


class Leading(FileData):
    """Line spacing as a multiple of the type size: of running text, and of headings (tight)."""

    text: Ratio
    tight: Ratio


class SlideSizes(FileData):
    """Type sizes on slides, in pt.

    Text that does not fit is set smaller, but never below `floor`. From `floor` to `display` no
    size may be smaller than the one before it.
    """

    floor: Points
    body: Points
    lead: Points
    heading: Points
    display: Points
    figure: Points

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        least, most = LEAST_FLOOR, LARGEST_FLOOR
        if not least <= self.floor <= most:
            why = "cannot be read from afar" if self.floor < least else "has no room in small boxes"
            message = f"floor: type of {self.floor:g} pt {why}; use {least:g} to {most:g}"
            raise FaultsError([Fault(message, ("floor",))])
        return self

    @model_validator(mode="after")
    def _grow(self) -> SlideSizes:
        for smaller, larger in pairwise(("floor", "body", "lead", "heading", "display")):
            if getattr(self, larger) < getattr(self, smaller):
                raise ValueError(f"{larger} is smaller than {smaller}")
        return self

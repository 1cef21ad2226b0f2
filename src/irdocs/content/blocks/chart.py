"""Charts: their kinds, and which values each kind can show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Label, Number, NumberOrGap, SourceOrOwnData
from irdocs.content.node import Node


class Series(Node):
    """One series of values of a chart, one for each category."""

    called = "a series"
    name: Label
    values: tuple[NumberOrGap, ...] = Field(min_length=1)
    """A number for each category, or null where none is known: a gap in the chart."""
    absent: ClassVar[Mapping[str, str]] = {
        "errors": "charts have no error bars; give the range in words, or in a table",
    }

    @property
    def known(self) -> tuple[Number, ...]:
        """The values without the gaps."""
        return tuple(value for value in self.values if value is not None)


class Chart(Block):
    """Numbers as a bar, column, line or pie chart."""

    called = "chart"
    type: Literal["chart"]
    kind: Literal["bar", "column", "line", "pie"]
    categories: tuple[Label, ...] = Field(min_length=1)
    series: tuple[Series, ...] = Field(min_length=1)
    unit: Label | None = None
    source: SourceOrOwnData
    alt: Label
    absent: ClassVar[Mapping[str, str]] = {
        "errors": "charts have no error bars; give the range in words, or in a table",
        "log": "axes are never logarithmic: they start at zero, so that lengths can be compared",
        "max": "axes end where the values do",
        "min": "axes start at zero, so that lengths can be compared",
        "stacked": "bars are never stacked: only the lowest part of a stack starts at zero",
    }

    @model_validator(mode="after")
    def _values_match(self) -> Self:
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise PydanticCustomError(
                    "bad-chart",
                    '"{name}" has {values} values for {categories} categories',
                    {
                        "name": series.name,
                        "values": len(series.values),
                        "categories": len(self.categories),
                    },
                )
            if not series.known:
                raise PydanticCustomError(
                    "bad-chart", '"{name}" has no values', {"name": series.name}
                )
        if self.kind == "pie":
            self._check_slices()
        return self

    def _check_slices(self) -> None:
        """Refuse values that cannot be parts of a whole."""
        values, known = self.series[0].values, self.series[0].known
        if len(self.series) > 1:
            raise PydanticCustomError("bad-chart", "a pie shows one series")
        if len(known) < len(values):
            raise PydanticCustomError("bad-chart", "a pie has no gaps: its slices make up a whole")
        if any(value < 0 for value in known):
            raise PydanticCustomError("bad-chart", "a pie has no negative slice")
        if not any(known):
            raise PydanticCustomError("bad-chart", "a pie of zeros has no slices")

    @property
    def has_gaps(self) -> bool:
        """Whether some value is not known."""
        return any(value is None for series in self.series for value in series.values)

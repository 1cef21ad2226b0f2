"""The keys of charts and of their series, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from irdocs.content.blocks.block import Block
from irdocs.content.blocks.chart_values import (
    ErrorValues,
    Pair,
    PointValue,
    StackedKey,
    WholeNumber,
    date_of,
)
from irdocs.content.fields import Label, Number, NumberOrGap, SourcesOrOwnData
from irdocs.content.node import Node
from irdocs.content.source import SourceText
from irdocs.models import Field, Limits

ChartKind = Literal["bar", "column", "line", "area", "step", "scatter", "pie"]
MOST_DECIMALS = 9
TEMPERATURES = frozenset({"°C", "°F", "℃", "℉"})
"""Units whose zero is a convention."""


class Series(Node):
    """One series of a chart: a value for each category, or points of two numbers."""

    called = "a series"
    name: Label
    values: tuple[NumberOrGap, ...] = Field(default=(), min_length=1)
    """A number for each category, or null where none is known: a gap in the chart."""
    points: tuple[PointValue, ...] = Field(default=(), min_length=1)
    """The points of a scatter or step chart, each [x, y]."""
    errors: ErrorValues | None = None
    """Error bars: one number for all values, or a number, [low, high] or null for each."""
    axis: Literal["first", "second"] = "first"
    """`second` draws the series as a line with an axis of its own at the right."""
    censored: tuple[Number, ...] = Field(default=(), min_length=1)
    """Where subjects left a step chart before its event, as values to the right: marks on it."""

    @property
    def known(self) -> tuple[Number, ...]:
        """The values without the gaps; of points, how high they are."""
        return tuple(value for value in self.heights if value is not None)

    @property
    def heights(self) -> tuple[Decimal | None, ...]:
        """The values, or the y of each point."""
        return tuple(y for _, y in self.points) if self.points else self.values

    @cached_property
    def ranges(self) -> tuple[Pair | None, ...]:
        """The ends of each value's error bar; None for a value without."""
        errors = self.errors
        each = errors if isinstance(errors, tuple) else (errors,) * len(self.heights)
        return tuple(
            None
            if value is None or error is None
            else error
            if isinstance(error, tuple)
            else (value - error, value + error)
            for value, error in zip(self.heights, each, strict=False)
        )


class Reference(Node):
    """A line across a chart at one value, such as a target."""

    called = "reference"
    value: Number
    label: Label


class AtRisk(Node):
    """How many subjects were at risk at each tick below a step chart, in a row for each series."""

    called = "at_risk"
    times: tuple[Number, ...] = Field(min_length=2, max_length=12)
    """Where the axis that runs to the right has its ticks: at equal distances."""
    rows: tuple[tuple[WholeNumber, ...], ...] = Field(min_length=1)
    """The numbers of each series, in the order of the series."""


class ChartKeys(Block):
    """The keys of a chart, of which each kind takes its own; see `Chart`."""

    type: Literal["chart"]
    kind: ChartKind
    categories: tuple[Label, ...] = Field(default=(), min_length=1)
    """Names, or dates such as 2026-11-23, which are spaced as they follow one another in time."""
    series: tuple[Series, ...] = Field(min_length=1)
    unit: Label | None = None
    second_unit: Label | None = None
    """The unit of series with `axis: second`."""
    stacked: StackedKey = "no"
    """Bars, columns or areas on one another: true for sums, percent for shares of 100 %."""
    log: bool = False
    """Whether each step of the value axis multiplies by ten; for lines, steps and points."""
    zero: bool | None = None
    """Whether the value axis of lines begins at zero; without it, all but temperatures' do."""
    reference: Reference | None = None
    at_risk: AtRisk | None = None
    """The numbers at risk below a step chart."""
    decimals: Annotated[int, Limits(ge=0, le=MOST_DECIMALS)] | None = None
    """How many decimals values are printed with; without it, those that they are written with."""
    grouped: bool = True
    """Whether thousands are marked (1,200); false for numbers that are years."""
    x_label: Label | None = None
    """What runs to the right in a scatter or step chart."""
    x_unit: Label | None = None
    y_label: Label | None = None
    """What runs upwards in a scatter or step chart."""
    source: SourcesOrOwnData
    alt: Label
    absent: ClassVar[Mapping[str, str]] = {
        "errors": "error bars belong to a series: write errors: below its values",
        "max": "axes end where the values do",
        "min": "axes start at zero, so that lengths can be compared; that of lines need not, with "
        "zero: false",
        "points": "points belong to a series: write them below its name",
        "values": "values belong to a series: write them below its name",
    }

    @property
    def labels(self) -> tuple[SourceText, ...]:
        """The author's words that stand within the chart."""
        units = (self.unit, self.second_unit, self.x_label, self.x_unit, self.y_label)
        reference = self.reference.label if self.reference else None
        names = (*self.categories, *(series.name for series in self.series))
        return tuple(words for words in (*names, *units, reference) if words)

    @property
    def has_gaps(self) -> bool:
        """Whether some value is not known."""
        return any(value is None for series in self.series for value in series.values)

    @property
    def has_points(self) -> bool:
        """Whether values stand where two numbers say, and not at categories."""
        return self.kind in ("scatter", "step")

    @property
    def has_free_axis(self) -> bool:
        """Whether the value axis begins near the least value, wherever that is.

        Lines show values by their places. The zero of a temperature is a convention, and beside it
        a fever is flat.
        """
        is_temperature = self.unit is not None and self.unit.strip() in TEMPERATURES
        is_alone = not self.log and all(series.axis == "first" for series in self.series)
        return (
            self.kind == "line"
            and is_alone
            and (is_temperature if self.zero is None else not self.zero)
        )

    @property
    def has_errors(self) -> bool:
        """Whether some value has an error bar."""
        return any(end is not None for series in self.series for end in series.ranges)

    @cached_property
    def dates(self) -> tuple[date, ...] | None:
        """The categories as dates, or None if they are names; bars have names alone."""
        if self.kind not in ("column", "line", "area"):
            return None
        days = tuple(day for day in map(date_of, self.categories) if day is not None)
        return days if days and len(days) == len(self.categories) else None

    def unit_of(self, series: Series) -> str | None:
        """Return the unit of a series' values: that of its axis."""
        return self.second_unit if series.axis == "second" else self.unit

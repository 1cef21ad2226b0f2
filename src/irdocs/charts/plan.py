"""Where a chart's plot, labels and legend have room: measured, for no renderer may drop a label.

A plan is made for a frame. PowerPoint is told where its plot and its legend stand (ECMA-376,
21.2.2.88); the leaflet and the handout draw marks and labels at the places that `marks` and
`labels` compute from the same plan. So the three show the same chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal, Protocol

from irdocs.charts.scale import AxisScale
from irdocs.content.model import Chart
from irdocs.locale import Locale
from irdocs.units import Rect, Size

BAR_SHARE = 0.6
"""How much of a category's band its bars fill; the rest parts it from the next."""
POINT_RISE = 9.0
"""From a point of a line to the label above or below it, in pt on a slide."""


class TextMeasure(Protocol):
    """Measures text in the face in which a chart's labels are shown."""

    @property
    def pitch(self) -> float:
        """From line to line, as a multiple of the type size."""

    @property
    def scale(self) -> float:
        """What lengths that go with the type are multiplied by: 1 on a slide."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width in pt to keep free for a text on one line."""

    def line_count(self, text: str, size: float, room: float) -> int:
        """Return how many lines a text takes in a width in pt; 0 if one of its words has no
        room."""


Names = Literal["beside", "above", "below"]
"""Where the names of the categories stand: left of their bars, above them, or below columns."""
Side = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class Band:
    """One category's share of the category axis: where its bars begin, and how much they take.

    Counted in pt along the axis from the frame's edge: downwards for bars, to the right else.
    """

    start: float
    length: float
    middle: float


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart with room for all of its words; lengths in pt within its frame."""

    chart: Chart
    locale: Locale
    """In which its values are written."""
    frame: Size
    size: float
    """Of all words in it, in pt."""
    plot: Rect
    """The plotting area without labels."""
    legend: Rect | None
    legend_rows: int
    labelled: bool
    """Whether each value stands beside its mark; where they would collide an axis has a scale."""
    scale: AxisScale | None
    """None for a pie."""
    bands: tuple[Band, ...] = ()
    names: Names = "below"
    names_right: float = 0.0
    """Where the room for names that stand beside their bars ends."""
    every: int = 1
    """Only every so many-th category is named on the axis: of 24 months, every third."""
    sides: tuple[Side, ...] = ()
    """Of a labelled line: on which side of its point each value stands."""
    type_scale: float = 1.0
    """What lengths that go with the type are multiplied by."""

    @property
    def is_horizontal(self) -> bool:
        """Whether values run to the right, and not upwards."""
        return self.chart.kind == "bar"

    def at(self, value: float) -> float:
        """Return where a value stands on its axis: an x for bars, a y else."""
        assert self.scale is not None  # a pie has no axis
        share = self.scale.share(value)
        if self.is_horizontal:
            return self.plot.x + share * self.plot.width
        return self.plot.bottom - share * self.plot.height

    def text(self, value: object) -> str:
        """Return a value as it is printed, with its unit."""
        return value_text(self.chart, value, self.locale)

    @property
    def entries(self) -> tuple[str, ...]:
        """The words of the legend; a crowded pie's have the values that do not fit beside it."""
        chart = self.chart
        if chart.kind != "pie":
            return tuple(str(series.name) for series in chart.series)
        if self.labelled:
            return tuple(str(category) for category in chart.categories)
        return pie_entries(chart, self.locale)

    @property
    def shows_all_values(self) -> bool:
        """Whether every category and every value stands in words in the chart."""
        return self.every == 1 and (self.labelled or self.chart.kind == "pie")


def pie_entries(chart: Chart, locale: Locale) -> tuple[str, ...]:
    """Return the slices of a pie in words: what each is, and its value."""
    values = chart.series[0].values
    return tuple(
        locale.words.lead(label=category) + value_text(chart, value, locale)
        for category, value in zip(chart.categories, values, strict=True)
    )


def value_text(chart: Chart, value: object, locale: Locale) -> str:
    """Return a value of a chart as it is printed, with its unit."""
    return str(locale.quantity(value, chart.unit))


def values_of(chart: Chart) -> list[float]:
    """Return all of a chart's values, series by series."""
    return [float(value) for series in chart.series for value in series.values]


def spoken(chart: Chart, locale: Locale) -> list[str]:
    """Return a chart's values in words, a sentence for each series."""
    words = locale.words
    return [
        words.lead(label=series.name)
        + locale.sentence(
            words.between_long_items.join(
                f"{category} {value_text(chart, value, locale)}"
                for category, value in zip(chart.categories, series.values, strict=True)
            )
        )
        for series in chart.series
    ]


def slice_angles(chart: Chart) -> Iterator[tuple[float, float]]:
    """Yield each slice's start and sweep in degrees, clockwise from twelve o'clock."""
    values = [float(value) for value in chart.series[0].values]
    total, start = sum(values) or 1.0, 0.0
    for value in values:
        sweep = value / total * 360
        yield start, sweep
        start += sweep


SLICE_LABEL = 120.0
"""How wide the box of a slice's value is, in pt on a slide: the value stands in its middle."""


def slice_label(plan: ChartPlan, start: float, sweep: float) -> Rect:
    """Return the box of a slice's value, outside of the pie."""
    plot, size = plan.plot, plan.size
    radius, angle = plot.width / 2, radians(start + sweep / 2)
    x = plot.x + radius + sin(angle) * (radius + 2 * size)
    y = plot.y + radius - cos(angle) * (radius + size)
    wide = SLICE_LABEL * plan.type_scale
    return Rect(x - wide / 2, y - size * 0.6, wide, size * 1.2)


def point_label(plan: ChartPlan, x: float, y: float, width: float, side: Side) -> Rect:
    """Return the box of a value above or below its point on a line, its width in pt given."""
    rise, tall = POINT_RISE * plan.type_scale, plan.size * 1.15
    top = y - rise - tall if side == "above" else y + rise
    return Rect(x - width / 2, top, width, tall)

"""The plan of a chart: where its plot, labels and legend are, at a type size at which all fit.

Left to themselves, programs drop or shrink labels that have no room. So all texts are measured
first, and the chart is planned for its frame. PowerPoint is told the places of plot and legend
(ECMA-376, 21.2.2.88); leaflet and handout draw the shapes and labels that `drawing` makes of the
same plan. All three show the same chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians, sin
from typing import Literal, Protocol

from irdocs.charts.scale import AxisScale
from irdocs.charts.wording import pie_entries, tick_text, value_text
from irdocs.content.blocks import Chart
from irdocs.locale import Locale
from irdocs.units import Rect, Size

BAR_SHARE = 0.6
"""The part of a category's band that its bars fill; the rest separates it from the next."""
POINT_RISE = 9.0
"""The distance from a point of a line to the value above or below it, in pt on a slide."""


class TextMeasure(Protocol):
    """Measures text in the face in which a chart's labels are shown."""

    @property
    def pitch(self) -> float:
        """The line pitch as a multiple of the type size."""

    @property
    def scale(self) -> float:
        """The factor for lengths that are given for slides: 1 on a slide, smaller on paper."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width in pt that a text of a size in pt needs on one line."""

    def line_count(self, text: str, size: float, room: float) -> int:
        """Return the number of lines of a text in a width in pt; 0 if a word has no room."""


Names = Literal["beside", "above", "below"]
"""Where the names of categories are: left of their bars, above them, or below columns."""
Side = Literal["above", "below"]
"""Where the value of a point of a line is."""


@dataclass(frozen=True, slots=True)
class Band:
    """The bars of one category: where they start and end on the category axis, and its middle.

    In pt along the axis from the edge of the frame: downwards for bars, to the right for columns
    and lines.
    """

    start: float
    length: float
    middle: float


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart with room for all of its text; lengths in pt within its frame."""

    chart: Chart
    locale: Locale
    """The language in which numbers are written."""
    frame: Size
    size: float
    """The type size of all its text, in pt."""
    plot: Rect
    """The plot area without labels."""
    legend: Rect | None
    """None for a chart of one series that is not a pie."""
    legend_rows: int
    labelled: bool
    """Whether each value is written beside its mark; otherwise there is a value axis with ticks."""
    scale: AxisScale | None
    """The value axis; None for a pie."""
    bands: tuple[Band, ...] = ()
    """One for each category; none for a pie."""
    names: Names = "below"
    names_right: float = 0.0
    """The right edge of names beside bars, as an x in the frame."""
    every: int = 1
    """Every n-th category is named, starting with the first: of 24 months, every third."""
    sides: tuple[Side | None, ...] = ()
    """The side of its point on which each value of a labelled line is; None for a gap."""
    type_scale: float = 1.0
    """The factor for lengths that are given for slides, as `TextMeasure.scale`."""

    @property
    def is_horizontal(self) -> bool:
        """Whether the value axis runs to the right, not upwards."""
        return self.chart.kind == "bar"

    def at(self, value: float) -> float:
        """Return the position of a value on its axis, in pt: an x for bars, otherwise a y."""
        assert self.scale is not None  # a pie has no axis
        share = self.scale.share(value)
        if self.is_horizontal:
            return self.plot.x + share * self.plot.width
        return self.plot.bottom - share * self.plot.height

    def text(self, value: object) -> str:
        """Return a value as it is written, with its unit."""
        return value_text(self.chart, value, self.locale)

    def tick_text(self, value: float) -> str:
        """Return the text of a tick of the value axis, with its unit."""
        assert self.scale is not None  # a pie has no axis
        return tick_text(self.chart, self.scale, value, self.locale)

    @property
    def points(self) -> tuple[tuple[Point | None, ...], ...]:
        """The points of each line of a line chart; None for a gap."""
        return tuple(
            tuple(
                None if value is None else (band.middle, self.at(float(value)))
                for band, value in zip(self.bands, series.values, strict=True)
            )
            for series in self.chart.series
        )

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries of the legend. Those of a pie without labels have the values as well."""
        chart = self.chart
        if chart.kind != "pie":
            return tuple(str(series.name) for series in chart.series)
        if self.labelled:
            return tuple(str(category) for category in chart.categories)
        return pie_entries(chart, self.locale)

    @property
    def shows_all_values(self) -> bool:
        """Whether every category and every value is written in the chart."""
        return self.every == 1 and (self.labelled or self.chart.kind == "pie")


def values_of(chart: Chart) -> list[float]:
    """Return all values of a chart, series after series, without gaps."""
    return [float(value) for series in chart.series for value in series.known]


Point = tuple[float, float]
"""A point within the frame, in pt."""


def unbroken(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the parts of a line between its gaps: runs of points that follow one another."""
    return [
        [point for point in run if point is not None]
        for is_gap, run in groupby(points, lambda point: point is None)
        if not is_gap
    ]


def slice_angles(chart: Chart) -> Iterator[tuple[float, float]]:
    """Yield each slice's start and sweep in degrees, clockwise from twelve o'clock."""
    values = [float(value) for value in chart.series[0].known]
    total, start = sum(values), 0.0
    for value in values:
        sweep = value / total * 360
        yield start, sweep
        start += sweep


SLICE_LABEL = 120.0
"""The width of the box of a slice's value, in pt on a slide; the value is centred in it."""


def slice_label(plan: ChartPlan, start: float, sweep: float) -> Rect:
    """Return the box of a slice's value, outside the pie at the middle of the slice."""
    plot, size = plan.plot, plan.size
    radius, angle = plot.width / 2, radians(start + sweep / 2)
    x = plot.x + radius + sin(angle) * (radius + 2 * size)
    y = plot.y + radius - cos(angle) * (radius + size)
    width = SLICE_LABEL * plan.type_scale
    return Rect(x - width / 2, y - size * 0.6, width, size * 1.2)


def point_label(plan: ChartPlan, x: float, y: float, width: float, side: Side) -> Rect:
    """Return the box, `width` pt wide, of the value above or below the point x, y of a line."""
    rise, height = POINT_RISE * plan.type_scale, plan.size * 1.15
    top = y - rise - height if side == "above" else y + rise
    return Rect(x - width / 2, top, width, height)

"""The plan of a chart: where its plot, labels and legend are, at a type size at which all fit.

Left to themselves, programs drop or shrink labels that have no room. So all texts are measured
first, and the chart is planned for its frame. PowerPoint is told the places of plot and legend
(ECMA-376, 21.2.2.88); leaflet and handout draw the shapes and labels that `drawing` makes of the
same plan. All three show the same chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Literal, Protocol

from irdocs.charts.calendar import TimeAxis, date_name, precision, slots
from irdocs.charts.extents import bars_abreast, extents
from irdocs.charts.marks import Point
from irdocs.charts.scale import AxisScale
from irdocs.charts.series_look import CLOSEST_MARKS, SeriesLook, look_of
from irdocs.charts.wording import (
    AxisName,
    AxisNumbers,
    axis_numbers,
    category_names,
    pie_entries,
    rounded,
    tick_text,
    value_of,
)
from irdocs.content.blocks import Chart, Series
from irdocs.frozen import frozen
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


@frozen
class Band:
    """The bars of one category: where they start and end on the category axis, and its middle.

    In pt along the axis from the edge of the frame: downwards for bars, to the right for columns
    and lines.
    """

    start: float
    length: float
    middle: float


@frozen
class PlannedText:
    """A text of a chart that is neither name, value nor entry, with its box and its lines."""

    text: str
    box: Rect
    align: Literal["l", "ctr", "r"]


@frozen
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
    """The value axis, at the left if it runs upwards; None for a pie."""
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
    places: tuple[int, ...] = ()
    """The band of each category; in a chart of dates there are bands without a category."""
    second: AxisScale | None = None
    """The value axis at the right; None if no series has one."""
    across: AxisScale | None = None
    """The axis that runs to the right of a chart whose points have two numbers."""
    time: TimeAxis | None = None
    """The axis of dates; None for categories that stand one beside another."""
    inside: frozenset[tuple[int, int]] = frozenset()
    """The parts of stacks whose values have room in them, as numbers of series and category."""
    slice_widths: tuple[float, ...] = ()
    """The widths of the texts beside the slices of a labelled pie."""
    reference: PlannedText | None = None
    """The label of the reference line."""
    reference_key: tuple[Point, Point] | None = None
    """The piece of the line before that label, where this stands below the chart."""
    x_title: PlannedText | None = None
    """What stands below the axis that runs to the right."""
    y_title: PlannedText | None = None
    """What stands above the value axis that runs upwards."""
    second_title: PlannedText | None = None
    """The same of the value axis at the right."""
    at_risk: tuple[PlannedText, ...] = ()
    """The table of numbers at risk: its heading, and of each row its name and its numbers."""
    broken_names: tuple[str, ...] = ()
    """The names of categories with their line breaks, where programs do not break them; else empty.
    """

    @property
    def is_horizontal(self) -> bool:
        """Whether the value axis runs to the right, not upwards."""
        return self.chart.kind == "bar"

    def at(self, value: float, series: Series | None = None) -> float:
        """Return the position of a value on its axis, in pt: an x for bars, otherwise a y.

        The axis is the first, or that of a series.
        """
        is_second = series is not None and series.axis == "second"
        scale = self.second if is_second else self.scale
        assert scale is not None  # a pie has no axis
        share = scale.share(value)
        if self.is_horizontal:
            return self.plot.x + share * self.plot.width
        return self.plot.bottom - share * self.plot.height

    def right(self, x: float) -> float:
        """Return the position of a number on the axis that runs to the right, as an x in pt."""
        assert self.across is not None
        return self.plot.x + self.across.share(x) * self.plot.width

    def is_over(self, y: float) -> bool:
        """Whether the label of the reference line stands on a rule across the plot, at a y."""
        if self.reference is None or self.is_horizontal or self.reference_key is not None:
            return False
        return self.reference.box.y < y < self.reference.box.bottom

    @property
    def scale_has_zero(self) -> bool:
        """Whether the other axis stands at zero of the first value axis, and not at its low end."""
        return self.scale is not None and self.scale.origin == 0

    @property
    def origin(self) -> float:
        """The position of the line that the marks start from, or that names stand below."""
        assert self.scale is not None
        return self.at(self.scale.origin)

    def band_of(self, category: int) -> Band:
        """Return the band of a category."""
        return self.bands[self.places[category] if self.places else category]

    def look(self, number: int) -> SeriesLook:
        """Return the look of the n-th series or slice, counted from 0."""
        return look_of(self.chart, number, is_dense=self._is_dense)

    @property
    def _is_dense(self) -> bool:
        """Whether marks at the points of a line would touch."""
        if not self.bands:
            return False
        xs = [self.x_of(category) for category in range(len(self.chart.categories))]
        distances = [later - earlier for earlier, later in pairwise(xs)]
        return min(distances, default=self.plot.width) < CLOSEST_MARKS * self.type_scale

    @property
    def abreast(self) -> int:
        """The number of bars that stand side by side in each category."""
        return bars_abreast(self.chart)

    def text(self, series: Series, value: Decimal) -> str:
        """Return a value of a series as it is written, with its unit."""
        return value_of(self.chart, series, value, self.locale)

    @property
    def parts_have_units(self) -> bool:
        """Whether values in the parts of a stack have their unit: if no axis has it."""
        return self.labelled or self.chart.unit == "%" or self.chart.stacked == "shares"

    def text_in_part(self, series: Series, value: Decimal) -> str:
        """Return a value that stands in a part of a stack: without its unit, if an axis has it."""
        if self.parts_have_units:
            return self.text(series, value)
        return self.locale.number(rounded(self.chart, value), grouped=self.chart.grouped)

    @property
    def names_of_categories(self) -> tuple[str, ...]:
        """The name of each band: its category, or the date of one among others."""
        dates = self.chart.dates
        if not self.places or dates is None:
            return category_names(self.chart, self.locale)
        unit = precision(dates)
        return tuple(date_name(day, unit, self.locale) for day in slots(dates))

    def numbers(self, axis: AxisName = "first") -> AxisNumbers | None:
        """Return how the ticks of an axis are written; None if there is no such axis."""
        scale = {"first": self.scale, "second": self.second, "across": self.across}[axis]
        return axis_numbers(self.chart, axis, scale) if scale is not None else None

    def tick_text(self, axis: AxisNumbers, value: float) -> str:
        """Return the text of a tick of an axis, with its unit."""
        return tick_text(axis, value, self.locale)

    @property
    def points(self) -> tuple[tuple[Point | None, ...], ...]:
        """The points of each series that is no bar; None for a gap."""
        return tuple(
            tuple(
                None if extent is None else (x, self.at(extent[1], series))
                for x, extent in zip(self._xs(series), row, strict=True)
            )
            for series, row in zip(self.chart.series, extents(self.chart), strict=True)
        )

    def _xs(self, series: Series) -> list[float]:
        """Return the x of each value of a series."""
        if series.points:
            return [self.right(float(x)) for x, _ in series.points]
        return [self.x_of(number) for number in range(len(series.values))]

    def x_of(self, category: int) -> float:
        """Return the x of the middle of a category, or that of its day."""
        if self.time is not None and self.chart.dates is not None:
            return self.plot.x + self.time.share(self.chart.dates[category]) * self.plot.width
        return self.band_of(category).middle

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
        if self.chart.dates is not None or self.chart.has_errors or self.second is not None:
            return False
        return self.every == 1 and (self.labelled or self.chart.kind == "pie")


def unbroken(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the parts of a line between its gaps: runs of points that follow one another."""
    return [
        [point for point in run if point is not None]
        for is_gap, run in groupby(points, lambda point: point is None)
        if not is_gap
    ]


def point_label(plan: ChartPlan, x: float, y: float, width: float, side: Side) -> Rect:
    """Return the box, `width` pt wide, of the value above or below the point x, y of a line."""
    rise, height = POINT_RISE * plan.type_scale, plan.size * 1.15
    top = y - rise - height if side == "above" else y + rise
    return Rect(x - width / 2, top, width, height)

"""Plan a chart: find the largest type size at which plot, legend and all labels have room.

A chart can fail to fit for many reasons that depend on one another: longer names leave less width
for bars, a second line of names less height, and so on. Rather than solve for all of them, the
planner tries a type size, arranges the chart for it, and gives up (None) at the first text without
room; the next smaller size is then tried. At one size, simpler variants take turns as well: values
beside the marks first, then a value axis; a narrow share of the width for names, then wider ones.

In a frame (a slide) width and height are given; in a column of text (the leaflet) only the width
is, and the chart becomes as high as it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from irdocs.charts.clearance import label_sides, slices_stand_clear
from irdocs.charts.plan import (
    BAR_SHARE,
    Band,
    ChartPlan,
    Names,
    TextMeasure,
    pie_entries,
    value_text,
    values_of,
)
from irdocs.charts.scale import axis_scale
from irdocs.content.model import Chart
from irdocs.locale import Locale
from irdocs.units import Rect, Size

LABEL_SHARES = (0.22, 0.3, 0.38, 0.46, 0.52)
"""The shares of a bar chart's width that are tried for the names of its categories."""
AIR = 10.0
"""The gap between a label and what it labels, in pt on a slide."""
KEY = 40.0
"""The width of a legend entry without its text: its key and the space around, in pt on a slide."""
FEWEST_NAMED = 3
"""The least number of categories that a line chart names where not all names have room."""
LEGEND_PITCH = 1.5
"""The line pitch of a legend's entries, as a multiple of the type size."""


def fit_chart(
    chart: Chart, frame: Size, measure: TextMeasure, sizes: Sequence[float], locale: Locale
) -> ChartPlan | None:
    """Return the plan of a chart in a frame, at the first of `sizes` at which everything fits.

    `sizes` are type sizes in pt, the largest first. Returns None if nothing fits.
    """
    for size in sizes:
        attempt = _Planner(chart, frame, measure, size, locale).plan()
        if attempt is not None:
            return attempt
    return None


def chart_in_column(
    chart: Chart, width: float, measure: TextMeasure, sizes: Sequence[float], locale: Locale
) -> ChartPlan | None:
    """Return the plan of a chart in a column of text `width` pt wide, as high as it needs.

    `sizes` are type sizes in pt, the largest first. Returns None if nothing fits.
    """
    for size in sizes:
        planner = _Planner(chart, Size(width, 0.0), measure, size, locale)
        attempt = planner.in_column()
        if attempt is not None:
            return attempt
    return None


COLUMN_HEIGHT = 10.0
"""The height of the plot of columns and lines in a column of text, in lines of its type."""
PIE_WIDTH = 0.42
"""The diameter of a pie beside its legend, as a part of the column's width."""
LEAST_PIE = 6.0
"""The least diameter of a pie, in multiples of the type size."""
BAR_LINES = 0.95
"""The thickness of a bar in a column of text, in type sizes, before a quarter is added."""
WIDE_COLUMN = 30.0
"""From this width of a column on, in type sizes, categories are named beside their bars."""


class _Planner:
    """Plans one chart at one type size; methods return None as soon as something has no room."""

    def __init__(
        self, chart: Chart, frame: Size, measure: TextMeasure, size: float, locale: Locale
    ) -> None:
        self._chart = chart
        self._locale = locale
        self._frame = frame
        self._measure = measure
        self._size = size
        self._air = AIR * measure.scale
        self._line = size * measure.pitch

    def plan(self) -> ChartPlan | None:
        """Return the plan of the chart in the whole frame."""
        box = Rect(0, 0, self._frame.width, self._frame.height)
        if self._chart.kind == "pie":
            return self._pie(box)
        legend: Rect | None = None
        rows = 0
        if len(self._chart.series) > 1:
            placed = self._legend_below(box)
            if placed is None:
                return None
            legend, rows = placed
            box = Rect(0, 0, box.width, legend.y - 4)
        if self._chart.kind == "bar":
            return self._bars(box, legend, rows)
        return self._columns(box, legend, rows)

    def in_column(self) -> ChartPlan | None:
        """Return the plan of the chart in the frame's width, with the height that it needs."""
        match self._chart.kind:
            case "pie":
                return self._pie_in_column()
            case "bar":
                return self._bars_in_column()
            case "column" | "line":
                legend = self._legend_height()
                height = COLUMN_HEIGHT * self._line + 2 * self._line + legend
                # One to three more lines, for names of categories that are broken into lines.
                for more in range(4):
                    frame = Size(self._frame.width, height + more * self._line)
                    planned = self._in_frame(frame)
                    if (
                        planned is not None
                        and planned.plot.height >= COLUMN_HEIGHT * self._line * 0.8
                    ):
                        return planned
                return None
            case _:
                assert_never(self._chart.kind)

    def _in_frame(self, frame: Size) -> ChartPlan | None:
        """Return the plan of the same chart in another frame."""
        return _Planner(self._chart, frame, self._measure, self._size, self._locale).plan()

    def _text(self, value: object) -> str:
        return value_text(self._chart, value, self._locale)

    def _axis_plan(
        self,
        plot: Rect,
        legend: Rect | None,
        rows: int,
        *,
        labelled: bool,
        bands: Sequence[Band],
        names: Names,
        names_right: float = 0.0,
        every: int = 1,
        frame: Size | None = None,
    ) -> ChartPlan:
        """Return the plan of a chart with axes; the axis ends at a tick if ticks are shown."""
        scale = axis_scale(values_of(self._chart), rounded=not labelled)
        return ChartPlan(
            self._chart, self._locale, frame or self._frame, self._size, plot, legend, rows,
            labelled, scale, tuple(bands), names, names_right, every,
            type_scale=self._measure.scale,
        )  # fmt: skip

    # ------------------------------------------------------------ bars

    def _bars(self, box: Rect, legend: Rect | None, rows: int) -> ChartPlan | None:
        """Plan horizontal bars, with the name of each category at their left.

        Negative bars extend to the left of zero, so their values need room there too.
        """
        count, series = len(self._chart.categories), len(self._chart.series)
        band = box.height / count
        labelled = band * BAR_SHARE / series >= self._size
        if labelled:
            beyond = self._widest_value() + self._air
        else:
            beyond = max(2 * self._size, self._widest_tick() / 2)
        below = 0.0 if labelled else self._line + self._air
        before = beyond if self._has_negative and labelled else 0.0
        for share in LABEL_SHARES:
            room = box.width * share - self._air
            lines = self._most_lines(self._chart.categories, room)
            if lines and lines * self._line <= (box.height - below) / count:
                left = box.width * share + before
                plot = Rect(left, 0, box.width - left - beyond, box.height - below)
                if not labelled and not self._ticks_stand_clear(plot.width):
                    continue
                bands = _even_bands(plot.y, plot.height, count)
                return self._axis_plan(
                    plot, legend, rows, labelled=labelled, bands=bands, names="beside",
                    names_right=left - before,
                )  # fmt: skip
        return None

    def _bars_in_column(self) -> ChartPlan | None:
        """Plan bars in a column of text: names above their bars if the column is narrow."""
        count, series = len(self._chart.categories), len(self._chart.series)
        thickness, gap = self._size * BAR_LINES * 1.25, self._size * 0.55
        legend_height = self._legend_height()
        if self._frame.width >= WIDE_COLUMN * self._size:
            band = max(thickness * series / BAR_SHARE, 1.6 * self._line)
            # Thicker bands from attempt to attempt, for names that are broken into lines.
            for _ in range(4):
                frame = Size(self._frame.width, band * count + legend_height + 4)
                planned = self._in_frame(frame)
                if planned is not None:
                    return planned
                band += self._line
        beyond = self._widest_value() + self._air
        before = beyond if self._has_negative else 0.0
        plot_width = self._frame.width - beyond - before
        if plot_width < 4 * self._size:
            return None
        y, bands = 0.0, []
        for category in self._chart.categories:
            lines = self._measure.line_count(str(category), self._size, self._frame.width)
            if not lines:
                return None
            y += lines * self._line + self._size * 0.15
            bands.append(Band(y, thickness * series, y + thickness * series / 2))
            y += thickness * series + gap
        plot = Rect(before, bands[0].start, plot_width, y - gap - bands[0].start)
        legend, rows, height = None, 0, y - gap
        if legend_height:
            placed = self._legend_below(Rect(0, 0, self._frame.width, y + legend_height))
            if placed is None:
                return None
            (legend, rows), height = placed, y + legend_height
        frame = Size(self._frame.width, height)
        return self._axis_plan(
            plot, legend, rows, labelled=True, bands=bands, names="above", frame=frame
        )

    # ------------------------------------------------------------ columns and lines

    def _columns(self, box: Rect, legend: Rect | None, rows: int) -> ChartPlan | None:
        """Plan columns or lines, with the names of categories below.

        Values are written at the marks if they have room; the values of a line must also be clear
        of it, which is known only once the plot is planned. Otherwise there is a value axis.
        """
        chart, size = self._chart, self._size
        count, series = len(chart.categories), len(chart.series)
        value_width = self._widest_value()
        if chart.kind == "line":
            labelled = series == 1 and value_width + self._air <= box.width / count
        else:
            labelled = value_width <= box.width / count * BAR_SHARE / series
        for with_values in (True, False) if labelled else (False,):
            left = value_width / 2 if with_values else self._widest_tick() + self._air
            band = (box.width - left - self._air) / count
            naming = self._naming(band)
            if naming is None:
                return None
            every, lines = naming
            above = (self._line + self._air) if with_values else size / 2
            below = lines * self._line + self._air
            plot = Rect(left, above, box.width - left - self._air, box.height - above - below)
            if plot.height < 4 * size:
                return None
            bands = _even_bands(plot.x, plot.width, count)
            planned = self._axis_plan(
                plot, legend, rows, labelled=with_values, bands=bands, names="below", every=every
            )
            if not (with_values and chart.kind == "line"):
                return planned
            sides = label_sides(planned, self._measure)
            if sides is not None:
                return replace(planned, sides=sides)
        return None

    def _naming(self, band: float) -> tuple[int, int] | None:
        """Return n, if every n-th category is named, and the number of lines of these names.

        `band` is the room of one category in pt. Names are left out on line charts only, where a
        reader can infer them from their neighbours, as in a series of months. All names in up to
        two lines are preferred; otherwise fewer lines, then more names. None if nothing fits.
        """
        names = [str(category) for category in self._chart.categories]
        sparsest = max(1, len(names) // FEWEST_NAMED) if self._chart.kind == "line" else 1
        options = {
            every: self._most_lines(names[::every], band * every - 6)
            for every in range(1, sparsest + 1)
        }
        if options[1] in (1, 2) or (options[1] and sparsest == 1):
            return 1, options[1]
        fitting = [(lines, every) for every, lines in options.items() if lines]
        if not fitting:
            return None
        lines, every = min(fitting)
        return every, lines

    # ------------------------------------------------------------ pies

    def _pie(self, box: Rect) -> ChartPlan | None:
        """Plan a pie with its legend at the right, and values beside the slices if they fit."""
        for labelled in (True, False):
            chart = self._chart
            names = (
                [str(category) for category in chart.categories]
                if labelled
                else list(pie_entries(chart, self._locale))
            )
            legend = self._legend_beside(names, box)
            if legend is None:
                continue
            margin = 4 * self._line if labelled else 0.0
            beside = 6 * self._size if labelled else self._size
            diameter = min(box.height - margin, legend.x - beside)
            if diameter < 5 * self._size:
                continue
            plot = Rect((legend.x - diameter) / 2, (box.height - diameter) / 2, diameter, diameter)
            planned = self._pie_plan(plot, legend, labelled=labelled, frame=self._frame)
            if not labelled or slices_stand_clear(planned, self._measure):
                return planned
        return None

    def _pie_in_column(self) -> ChartPlan | None:
        """Plan a pie beside its legend, or above it in a narrow column.

        The legend has the values.
        """
        width, names = self._frame.width, list(pie_entries(self._chart, self._locale))
        height = len(names) * self._size * LEGEND_PITCH
        diameter = max(LEAST_PIE * self._size, width * PIE_WIDTH)
        gap = self._size
        if self._widest_entry(names) <= width - diameter - gap:
            plot_height = max(diameter, height)
            legend = Rect(
                diameter + gap, (plot_height - height) / 2, width - diameter - gap, height
            )
            plot, frame = (
                Rect(0, (plot_height - diameter) / 2, diameter, diameter),
                Size(width, plot_height),
            )
        else:
            if self._widest_entry(names) > width:
                return None
            diameter = width * 0.6
            legend = Rect(0, diameter + gap, width, height)
            plot, frame = (
                Rect((width - diameter) / 2, 0, diameter, diameter),
                Size(width, legend.bottom),
            )
        return self._pie_plan(plot, legend, labelled=False, frame=frame)

    def _pie_plan(self, plot: Rect, legend: Rect, *, labelled: bool, frame: Size) -> ChartPlan:
        """Return the plan of a pie that fills `plot`."""
        return ChartPlan(
            self._chart, self._locale, frame, self._size, plot, legend,
            len(self._chart.categories), labelled, None, type_scale=self._measure.scale,
        )  # fmt: skip

    # ------------------------------------------------------------ legends and measures

    @property
    def _key(self) -> float:
        """The width of a legend entry without its text, in pt."""
        return KEY * self._measure.scale

    def _legend_below(self, box: Rect) -> tuple[Rect, int] | None:
        """Return the box of a legend at the bottom of another box, and its number of rows.

        In a frame of given height it has two rows at most. All entries get the same width.
        """
        names = [str(series.name) for series in self._chart.series]
        widths = [self._measure.width(name, self._size) + self._key for name in names]
        if max(widths) > box.width:
            return None
        columns = next((n for n in range(len(names), 0, -1) if max(widths) * n <= box.width), 1)
        rows = -(-len(names) // columns)  # rounded up
        if rows > (2 if self._frame.height else len(names)):
            return None
        height = rows * self._size * LEGEND_PITCH
        width = min(box.width, max(widths) * columns)
        return Rect((box.width - width) / 2, box.height - height, width, height), rows

    def _legend_height(self) -> float:
        """Return the height of the legend and its gap, in pt; 0 for one series, which has none."""
        if len(self._chart.series) == 1:
            return 0.0
        placed = self._legend_below(Rect(0, 0, self._frame.width, 0.0))
        return placed[0].height + self._size * 0.5 if placed else 0.0

    def _legend_beside(self, names: Sequence[str], box: Rect) -> Rect | None:
        """Return the box of a legend at the right of a box, with one entry on each line."""
        width = self._widest_entry(names)
        height = len(names) * self._size * LEGEND_PITCH
        if width > box.width * 0.55 or height > box.height:
            return None
        return Rect(box.width - width, (box.height - height) / 2, width, height)

    def _widest_entry(self, names: Sequence[str]) -> float:
        """Return the width of the widest legend entry with its key, in pt."""
        return max(self._measure.width(name, self._size) for name in names) + self._key

    def _most_lines(self, labels: Sequence[object], room: float) -> int:
        """Return the number of lines of the longest label in a width; 0 if a word is too wide."""
        counts = [self._measure.line_count(str(label), self._size, room) for label in labels]
        return 0 if 0 in counts else max(counts)

    def _widest_value(self) -> float:
        """Return the width of the widest value with its unit, in bold, in pt."""
        texts = [self._text(value) for series in self._chart.series for value in series.values]
        return max(self._measure.width(text, self._size, bold=True) for text in texts)

    def _widest_tick(self) -> float:
        """Return the width of the widest text of a tick or a value, whichever is wider, in pt."""
        scale = axis_scale(values_of(self._chart), rounded=True)
        ticks = [self._text(scale.tick_text(value)) for value in scale.ticks]
        widest = max(self._measure.width(tick, self._size) for tick in ticks)
        return max(widest, self._widest_value())

    def _ticks_stand_clear(self, length: float) -> bool:
        """Whether the texts of all ticks fit side by side below an axis of a length in pt."""
        ticks = len(list(axis_scale(values_of(self._chart), rounded=True).ticks))
        return self._widest_tick() + self._air / 2 <= length / (ticks - 1)

    @property
    def _has_negative(self) -> bool:
        return any(value < 0 for value in values_of(self._chart))


def _even_bands(start: float, length: float, count: int) -> list[Band]:
    """Return the bands of categories that share an axis equally."""
    band = length / count
    gap = band * (1 - BAR_SHARE) / 2
    return [
        Band(start + band * number + gap, band * BAR_SHARE, start + band * (number + 0.5))
        for number in range(count)
    ]

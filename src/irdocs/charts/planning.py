"""Chart → plan: the largest type at which the plot, the legend and all labels have room."""

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
"""How much of a bar chart's width its categories may take."""
AIR = 10.0
"""Between a label and what it labels, in pt on a slide."""
KEY = 40.0
"""A legend's key and the space round an entry, in pt on a slide."""
FEWEST_NAMED = 3
"""A time series names every n-th of its categories where not all have room, but so many at
least."""
LEGEND_PITCH = 1.5
"""From entry to entry of a legend, as a multiple of the type size."""


def fit_chart(
    chart: Chart, frame: Size, measure: TextMeasure, sizes: Sequence[float], locale: Locale
) -> ChartPlan | None:
    """Return a chart in a frame, at the largest of some type sizes at which all has room; or
    None if nothing fits."""
    for size in sizes:
        attempt = _Planner(chart, frame, measure, size, locale).plan()
        if attempt is not None:
            return attempt
    return None


def chart_in_column(
    chart: Chart, width: float, measure: TextMeasure, sizes: Sequence[float], locale: Locale
) -> ChartPlan | None:
    """Return a chart as wide as a column of text, as high as it needs, or None if nothing fits."""
    for size in sizes:
        planner = _Planner(chart, Size(width, 0.0), measure, size, locale)
        attempt = planner.in_column()
        if attempt is not None:
            return attempt
    return None


COLUMN_HEIGHT = 10.0
"""How high the plot of columns and lines is in a column of text, in lines of text."""
PIE_WIDTH = 0.42
"""How much of a column's width a pie takes."""
LEAST_PIE = 6.0
"""How wide a pie is at least, in type sizes."""
BAR_LINES = 0.95
"""How thick a bar is in a column of text, in type sizes."""
WIDE_COLUMN = 30.0
"""A column at least so wide, in type sizes, has its categories beside the bars."""


class _Planner:
    """Plans one chart at one type size."""

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
        """Return the plan for the whole frame, or None if something has no room."""
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
        """Return the plan for the frame's width, and a height of its own."""
        match self._chart.kind:
            case "pie":
                return self._pie_in_column()
            case "bar":
                return self._bars_in_column()
            case "column" | "line":
                legend = self._legend_height()
                height = COLUMN_HEIGHT * self._line + 2 * self._line + legend
                for more in range(4):  # for names of several lines
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
        """Return the plan of the same chart for another frame."""
        return _Planner(self._chart, frame, self._measure, self._size, self._locale).plan()

    def _text(self, value: object) -> str:
        return value_text(self._chart, value, self._locale)

    def _made(
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
        scale = axis_scale(values_of(self._chart), rounded=not labelled)
        return ChartPlan(
            self._chart, self._locale, frame or self._frame, self._size, plot, legend, rows,
            labelled, scale, tuple(bands), names, names_right, every,
            type_scale=self._measure.scale,
        )  # fmt: skip

    # ------------------------------------------------------------ bars

    def _bars(self, box: Rect, legend: Rect | None, rows: int) -> ChartPlan | None:
        """Plan horizontal bars, each category's name left of its own."""
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
                return self._made(
                    plot, legend, rows, labelled=labelled, bands=bands, names="beside",
                    names_right=left - before,
                )  # fmt: skip
        return None

    def _bars_in_column(self) -> ChartPlan | None:
        """Plan bars in a column of text: names above their bars where the column is narrow."""
        count, series = len(self._chart.categories), len(self._chart.series)
        thick, gap = self._size * BAR_LINES * 1.25, self._size * 0.55
        legend_height = self._legend_height()
        if self._frame.width >= WIDE_COLUMN * self._size:
            band = max(thick * series / BAR_SHARE, 1.6 * self._line)
            for _ in range(4):  # for names of several lines
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
            bands.append(Band(y, thick * series, y + thick * series / 2))
            y += thick * series + gap
        plot = Rect(before, bands[0].start, plot_width, y - gap - bands[0].start)
        legend, rows, height = None, 0, y - gap
        if legend_height:
            placed = self._legend_below(Rect(0, 0, self._frame.width, y + legend_height))
            if placed is None:
                return None
            (legend, rows), height = placed, y + legend_height
        frame = Size(self._frame.width, height)
        return self._made(
            plot, legend, rows, labelled=True, bands=bands, names="above", frame=frame
        )

    # ------------------------------------------------------------ columns and lines

    def _columns(self, box: Rect, legend: Rect | None, rows: int) -> ChartPlan | None:
        """Plan columns or lines, the categories' names below."""
        chart, size = self._chart, self._size
        count, series = len(chart.categories), len(chart.series)
        value = self._widest_value()
        if chart.kind == "line":
            labelled = series == 1 and value + self._air <= box.width / count
        else:
            labelled = value <= box.width / count * BAR_SHARE / series
        for shows in (labelled, False) if labelled else (False,):
            left = value / 2 if shows else self._widest_tick() + self._air
            band = (box.width - left - self._air) / count
            named = self._named(band)
            if named is None:
                return None
            every, lines = named
            above = (self._line + self._air) if shows else size / 2
            below = lines * self._line + self._air
            plot = Rect(left, above, box.width - left - self._air, box.height - above - below)
            if plot.height < 4 * size:
                return None
            bands = _even_bands(plot.x, plot.width, count)
            planned = self._made(
                plot, legend, rows, labelled=shows, bands=bands, names="below", every=every
            )
            if not (shows and chart.kind == "line"):
                return planned
            sides = label_sides(planned, self._measure)
            if sides is not None:
                return replace(planned, sides=sides)
        return None

    def _named(self, band: float) -> tuple[int, int] | None:
        """Return of how many categories one is named, and in how many lines; None if none fit.

        Names are left out only along a line, where those between two named ones follow from them.
        """
        names = [str(category) for category in self._chart.categories]
        most = max(1, len(names) // FEWEST_NAMED) if self._chart.kind == "line" else 1
        options = {
            every: self._most_lines(names[::every], band * every - 6)
            for every in range(1, most + 1)
        }
        if options[1] in (1, 2) or (options[1] and most == 1):
            return 1, options[1]
        fitting = [(lines, every) for every, lines in options.items() if lines]
        if not fitting:
            return None
        lines, every = min(fitting)
        return every, lines

    # ------------------------------------------------------------ pies

    def _pie(self, box: Rect) -> ChartPlan | None:
        """Plan a pie with its legend at the right, the values beside the slices if they fit."""
        for labelled in (True, False):
            chart = self._chart
            names = (
                [str(c) for c in chart.categories]
                if labelled
                else list(pie_entries(chart, self._locale))
            )
            legend = self._legend_beside(names, box)
            if legend is None:
                continue
            around = 4 * self._line if labelled else 0.0
            beside = 6 * self._size if labelled else self._size
            inner = min(box.height - around, legend.x - beside)
            if inner < 5 * self._size:
                continue
            round_ = Rect((legend.x - inner) / 2, (box.height - inner) / 2, inner, inner)
            planned = self._round(round_, legend, labelled=labelled, frame=self._frame)
            if not labelled or slices_stand_clear(planned, self._measure):
                return planned
        return None

    def _pie_in_column(self) -> ChartPlan | None:
        """Plan a pie beside its legend, or above it where the column is narrow; the legend has
        the values."""
        width, names = self._frame.width, list(pie_entries(self._chart, self._locale))
        height = len(names) * self._size * LEGEND_PITCH
        size = max(LEAST_PIE * self._size, width * PIE_WIDTH)
        gap = self._size
        if self._widest_entry(names) <= width - size - gap:
            tall = max(size, height)
            legend = Rect(size + gap, (tall - height) / 2, width - size - gap, height)
            round_, frame = Rect(0, (tall - size) / 2, size, size), Size(width, tall)
        else:
            if self._widest_entry(names) > width:
                return None
            size = width * 0.6
            legend = Rect(0, size + gap, width, height)
            round_, frame = Rect((width - size) / 2, 0, size, size), Size(width, legend.bottom)
        return self._round(round_, legend, labelled=False, frame=frame)

    def _round(self, plot: Rect, legend: Rect, *, labelled: bool, frame: Size) -> ChartPlan:
        return ChartPlan(
            self._chart, self._locale, frame, self._size, plot, legend,
            len(self._chart.categories), labelled, None, type_scale=self._measure.scale,
        )  # fmt: skip

    # ------------------------------------------------------------ legends and measures

    @property
    def _key(self) -> float:
        return KEY * self._measure.scale

    def _legend_below(self, box: Rect) -> tuple[Rect, int] | None:
        """Return a legend's place at the foot of a box, and its rows: two at most."""
        names = [str(series.name) for series in self._chart.series]
        widths = [self._measure.width(name, self._size) + self._key for name in names]
        if max(widths) > box.width:
            return None
        across = next((n for n in range(len(names), 0, -1) if max(widths) * n <= box.width), 1)
        rows = -(-len(names) // across)
        if rows > (2 if self._frame.height else len(names)):
            return None
        height = rows * self._size * LEGEND_PITCH
        wide = min(box.width, max(widths) * across)
        return Rect((box.width - wide) / 2, box.height - height, wide, height), rows

    def _legend_height(self) -> float:
        """Return the height of the legend of several series in the frame's width; 0 of one."""
        if len(self._chart.series) == 1:
            return 0.0
        placed = self._legend_below(Rect(0, 0, self._frame.width, 0.0))
        return placed[0].height + self._size * 0.5 if placed else 0.0

    def _legend_beside(self, names: Sequence[str], box: Rect) -> Rect | None:
        """Return a legend's place at the right of a pie: an entry a line."""
        wide = self._widest_entry(names)
        tall = len(names) * self._size * LEGEND_PITCH
        if wide > box.width * 0.55 or tall > box.height:
            return None
        return Rect(box.width - wide, (box.height - tall) / 2, wide, tall)

    def _widest_entry(self, names: Sequence[str]) -> float:
        return max(self._measure.width(name, self._size) for name in names) + self._key

    def _most_lines(self, labels: Sequence[object], room: float) -> int:
        """Return how many lines the longest label takes in a width; 0 if a word sticks out."""
        counts = [self._measure.line_count(str(label), self._size, room) for label in labels]
        return 0 if 0 in counts else max(counts)

    def _widest_value(self) -> float:
        texts = [self._text(v) for s in self._chart.series for v in s.values]
        return max(self._measure.width(text, self._size, bold=True) for text in texts)

    def _widest_tick(self) -> float:
        """Return the width of the widest tick, but that of the widest value at least."""
        scale = axis_scale(values_of(self._chart), rounded=True)
        ticks = [self._text(scale.tick_text(value)) for value in scale.ticks]
        widest = max(self._measure.width(tick, self._size) for tick in ticks)
        return max(widest, self._widest_value())

    def _ticks_stand_clear(self, length: float) -> bool:
        """Whether the texts of all ticks have room below an axis of a length in pt."""
        ticks = len(list(axis_scale(values_of(self._chart), rounded=True).ticks))
        return self._widest_tick() + self._air / 2 <= length / (ticks - 1)

    @property
    def _has_negative(self) -> bool:
        return any(value < 0 for value in values_of(self._chart))


def _even_bands(start: float, length: float, count: int) -> list[Band]:
    band = length / count
    gap = band * (1 - BAR_SHARE) / 2
    return [
        Band(start + band * n + gap, band * BAR_SHARE, start + band * (n + 0.5))
        for n in range(count)
    ]

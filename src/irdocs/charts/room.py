"""The room that the texts of a chart need at one type size: values, ticks, names and legend.

`planning` tries type sizes, and makes a `ChartRoom` for each; the modules for bars, columns and
pies ask it what they need while they arrange the parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.charts.extents import axis_values, has_second_axis, values_of
from irdocs.charts.plan import BAR_SHARE, Band, ChartPlan, Names, PlannedText, TextMeasure
from irdocs.charts.scale import AxisScale, axis_scale, free_scale, log_scale, paired_scales
from irdocs.charts.series_look import key_length
from irdocs.charts.wording import (
    AxisName,
    AxisNumbers,
    axis_numbers,
    axis_title,
    reference_text,
    tick_text,
    value_of,
)
from irdocs.content.blocks import Chart
from irdocs.frozen import replace
from irdocs.locale import Locale
from irdocs.units import Rect, Size

AIR = 10.0
"""The gap between a label and what it labels, in pt on a slide."""
KEY = 31.0
"""The width of a legend entry without its text and key: the space round both, in pt on a slide."""
LEGEND_PITCH = 1.5
"""The line pitch of a legend's entries, as a multiple of the type size."""

LEAST_PLOT = 4.0
"""The least width of a plot of bars and the least height of one of columns, in type sizes."""


class ChartRoom:
    """A chart at one type size in a frame; methods say what its texts need, in pt.

    The height of the frame is 0 for a chart in a column of text, which becomes as high as it needs,
    and by so many pt higher as are `added`. Of columns too, names that a reader knows from others
    are left out where it `may_skip` them.
    """

    def __init__(
        self, chart: Chart, frame: Size, measure: TextMeasure, size: float, locale: Locale,
        added: float = 0.0, *, may_skip: bool = False,
    ) -> None:  # fmt: skip
        self.chart = chart
        self.locale = locale
        self.frame = frame
        self.measure = measure
        self.size = size
        self.added = added
        self.may_skip = may_skip
        self.air = AIR * measure.scale
        self.line = size * measure.pitch

    def in_frame(self, frame: Size) -> ChartRoom:
        """Return the same chart in another frame."""
        return ChartRoom(
            self.chart, frame, self.measure, self.size, self.locale, may_skip=self.may_skip
        )

    def axis_plan(
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
        margin: float = 0.0,
        places: Sequence[int] = (),
    ) -> ChartPlan:
        """Return the plan of a chart with axes; the axis ends at a tick if ticks are shown.

        `margin` is the share of the plot to keep free at the low end, for the values of negative
        bars. It is part of the plot, since PowerPoint writes names of categories at the edge of it.
        """
        first, second = self.scales(rounded=not labelled)
        return ChartPlan(
            self.chart, self.locale, frame or self.frame, self.size, plot, legend, rows,
            labelled, first.with_margin(margin) if margin else first, tuple(bands), names,
            names_right, every, type_scale=self.measure.scale, places=tuple(places), second=second,
        )  # fmt: skip

    # ------------------------------------------------------------ axes

    def scales(self, *, rounded: bool = True) -> tuple[AxisScale, AxisScale | None]:
        """Return the scale of the first value axis, and of the second if there is one."""
        values = axis_values(self.chart)
        if self.chart.log:
            return log_scale(values), None
        if has_second_axis(self.chart):
            return paired_scales(values, axis_values(self.chart, "second"))
        if self.chart.has_free_axis:
            return free_scale(values), None
        return axis_scale(values, rounded=rounded), None

    def axis_numbers(self) -> tuple[AxisNumbers, AxisNumbers | None]:
        """Return how the ticks of the first value axis are written, and those of the second."""
        first, second = self.scales()
        return axis_numbers(self.chart, "first", first), (
            axis_numbers(self.chart, "second", second) if second else None
        )

    def axis_title(self, axis: AxisName, width: float) -> PlannedText | None:
        """Return the title of an axis at the corner of its own box, at most as wide as said; None
        if the axis has none. The box has no height if the title has no room."""
        text = axis_title(self.chart, axis, self.locale)
        if not text:
            return None
        width = min(self.measure.width(text, self.size) * 1.02, width)
        lines = self.measure.line_count(text, self.size, width)
        return PlannedText(text, Rect(0, 0, width, lines * self.line), "l")

    def widest_tick(self, axis: AxisNumbers | None = None) -> float:
        """Return the width of the widest text of a tick of an axis, or the first one, in pt."""
        axis = axis or self.axis_numbers()[0]
        ticks = [tick_text(axis, value, self.locale) for value in axis.scale.ticks]
        return max(self.measure.width(tick, self.size) for tick in ticks)

    def ticks_stand_clear(self, length: float, axis: AxisNumbers | None = None) -> bool:
        """Whether the texts of all ticks fit side by side below an axis of a length in pt."""
        axis = axis or self.axis_numbers()[0]
        return self.widest_tick(axis) + self.air / 2 <= length / axis.scale.steps

    # ------------------------------------------------------------ the reference line

    def reference_height(self) -> float:
        """Return the height to keep free above bars for the label of the reference line, in pt."""
        if self.chart.reference is None:
            return 0.0
        text = reference_text(self.chart, self.locale)
        lines = self.measure.line_count(text, self.size, self.frame.width)
        return lines * self.line + self.size * 0.3

    def reference_above(self, plan: ChartPlan, top: float = 0.0) -> PlannedText | None:
        """Return the label of an upright reference line, above its plot."""
        if self.chart.reference is None:
            return None
        text = reference_text(self.chart, self.locale)
        width = min(self.measure.width(text, self.size) * 1.02, plan.frame.width)
        height = self.measure.line_count(text, self.size, width) * self.line
        x = plan.at(float(self.chart.reference.value)) - width / 2
        x = max(0.0, min(x, plan.frame.width - width))
        return PlannedText(text, Rect(x, top, width, height), "ctr")

    # ------------------------------------------------------------ legends

    @property
    def key(self) -> float:
        """The width of a legend entry without its text, in pt."""
        return (KEY + key_length(self.chart)) * self.measure.scale

    def legend_below(self, box: Rect) -> tuple[Rect, int] | None:
        """Return the box of a legend at the bottom of another box, and its number of rows.

        In a frame of given height it has two rows at most. All entries get the same width.
        """
        names = [str(series.name) for series in self.chart.series]
        widths = [self.measure.width(name, self.size) + self.key for name in names]
        if max(widths) > box.width:
            return None
        columns = next((n for n in range(len(names), 0, -1) if max(widths) * n <= box.width), 1)
        rows = -(-len(names) // columns)  # rounded up
        if rows > (2 if self.frame.height else len(names)):
            return None
        height = rows * self.size * LEGEND_PITCH
        width = min(box.width, max(widths) * columns)
        return Rect((box.width - width) / 2, box.height - height, width, height), rows

    def divided(self, title: PlannedText | None = None) -> tuple[Rect, Rect | None, int] | None:
        """Return the box for a chart with axes, the legend's box and its rows.

        The legend is below that box or, so that the plot is higher, at the right end of the line of
        a `title` above the plot. A chart of one series has no legend. None is returned if the
        legend has no room.
        """
        box = Rect(0, 0, self.frame.width, self.frame.height)
        if len(self.chart.series) == 1:
            return box, None, 0
        placed = self.legend_below(box)
        if placed is None:
            return None
        legend, rows = placed
        if title is not None and rows == 1 and title.box.height <= self.line:
            left = box.width - legend.width
            if title.box.right + 2 * self.air <= left:
                return box, replace(legend, x=left, y=0.0), rows
        return Rect(0, 0, box.width, legend.y - 4), legend, rows

    def line_above(self, title: PlannedText, legend: Rect | None) -> tuple[PlannedText, float]:
        """Return the title above a plot in the middle of its line, and the height of that: of the
        legend if it stands there, as `divided` has it."""
        height = title.box.height
        if legend is None or legend.y > 0:
            return title, height
        lower = max(0.0, (legend.height - height) / 2)
        return replace(title, box=title.box.moved(0, lower)), max(height, legend.height)

    def legend_height(self) -> float:
        """Return the height of the legend and its gap, in pt; 0 for one series, which has none."""
        if len(self.chart.series) == 1:
            return 0.0
        placed = self.legend_below(Rect(0, 0, self.frame.width, 0.0))
        return placed[0].height + self.size * 0.5 if placed else 0.0

    def legend_beside(self, names: Sequence[str], box: Rect) -> Rect | None:
        """Return the box of a legend at the right of a box, with one entry on each line."""
        width = self.widest_entry(names)
        height = len(names) * self.size * LEGEND_PITCH
        if width > box.width * 0.55 or height > box.height:
            return None
        return Rect(box.width - width, (box.height - height) / 2, width, height)

    def widest_entry(self, names: Sequence[str]) -> float:
        """Return the width of the widest legend entry with its key, in pt."""
        return max(self.measure.width(name, self.size) for name in names) + self.key

    # ------------------------------------------------------------ names, values and ticks

    def most_lines(self, labels: Sequence[object], room: float) -> int:
        """Return the number of lines of the longest label in a width; 0 if a word is too wide."""
        counts = [self.measure.line_count(str(label), self.size, room) for label in labels]
        return 0 if 0 in counts else max(counts)

    def widest_value(self) -> float:
        """Return the width of the widest value with its unit, in bold, in pt."""
        texts = [
            value_of(self.chart, series, value, self.locale)
            for series in self.chart.series
            for value in series.known
        ]
        return max(self.measure.width(text, self.size, bold=True) for text in texts)

    @property
    def has_negative(self) -> bool:
        """Whether some value is below zero."""
        return any(value < 0 for value in values_of(self.chart))


def even_bands(start: float, length: float, count: int) -> list[Band]:
    """Return the bands of categories that share an axis equally."""
    band = length / count
    gap = band * (1 - BAR_SHARE) / 2
    return [
        Band(start + band * number + gap, band * BAR_SHARE, start + band * (number + 0.5))
        for number in range(count)
    ]


def edge_bands(start: float, length: float, count: int) -> list[Band]:
    """Return the places of categories that share an axis from one edge of it to the other."""
    step = length / max(1, count - 1)
    return [
        Band(start + step * (number - 0.5), step, start + step * number) for number in range(count)
    ]

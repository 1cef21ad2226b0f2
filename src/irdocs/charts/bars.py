"""Plan bar charts: horizontal bars, with the names of categories beside or above them."""

from __future__ import annotations

from irdocs.charts.plan import BAR_SHARE, Band, ChartPlan
from irdocs.charts.room import LEAST_PLOT, ChartRoom, even_bands
from irdocs.units import Rect, Size

LABEL_SHARES = (0.22, 0.3, 0.38, 0.46, 0.52)
"""The shares of a bar chart's width that are tried for the names of its categories."""
BAR_LINES = 0.95
"""The thickness of a bar in a column of text, in type sizes, before a quarter is added."""
WIDE_COLUMN = 30.0
"""From this width of a column on, in type sizes, categories are named beside their bars."""


def bars(room: ChartRoom) -> ChartPlan | None:
    """Plan horizontal bars, with the name of each category at their left.

    Negative bars extend to the left of zero, so their values need room there too.
    """
    divided = room.divided()
    if divided is None:
        return None
    box, legend, rows = divided
    count, series = len(room.chart.categories), len(room.chart.series)
    band = box.height / count
    labelled = band * BAR_SHARE / series >= room.size
    if labelled:
        beyond = room.widest_value() + room.air
    else:
        beyond = max(2 * room.size, room.widest_tick() / 2)
    below = 0.0 if labelled else room.line + room.air
    before = beyond if room.has_negative and labelled else 0.0
    for share in LABEL_SHARES:
        name_width = box.width * share - room.air
        lines = room.most_lines(room.chart.categories, name_width)
        if lines and lines * room.line <= (box.height - below) / count:
            left = box.width * share
            plot = Rect(left, 0, box.width - left - beyond, box.height - below)
            if plot.width - before < LEAST_PLOT * room.size:
                return None
            if not labelled and not room.ticks_stand_clear(plot.width):
                continue
            bands = even_bands(plot.y, plot.height, count)
            return room.axis_plan(
                plot, legend, rows, labelled=labelled, bands=bands, names="beside",
                names_right=left, margin=before / plot.width,
            )  # fmt: skip
    return None


def bars_in_column(room: ChartRoom) -> ChartPlan | None:
    """Plan bars in a column of text: names above their bars if the column is narrow."""
    count, series = len(room.chart.categories), len(room.chart.series)
    thickness, gap = room.size * BAR_LINES * 1.25, room.size * 0.55
    legend_height = room.legend_height()
    if room.frame.width >= WIDE_COLUMN * room.size:
        band = max(thickness * series / BAR_SHARE, 1.6 * room.line)
        # Thicker bands from attempt to attempt, for names that are broken into lines.
        for _ in range(4):
            frame = Size(room.frame.width, band * count + legend_height + 4)
            planned = bars(room.in_frame(frame))
            if planned is not None:
                return planned
            band += room.line
    beyond = room.widest_value() + room.air
    before = beyond if room.has_negative else 0.0
    plot_width = room.frame.width - beyond - before
    if plot_width < LEAST_PLOT * room.size:
        return None
    y, bands = 0.0, []
    for category in room.chart.categories:
        lines = room.measure.line_count(str(category), room.size, room.frame.width)
        if not lines:
            return None
        y += lines * room.line + room.size * 0.15
        bands.append(Band(y, thickness * series, y + thickness * series / 2))
        y += thickness * series + gap
    plot = Rect(before, bands[0].start, plot_width, y - gap - bands[0].start)
    legend, rows, height = None, 0, y - gap
    if legend_height:
        placed = room.legend_below(Rect(0, 0, room.frame.width, y + legend_height))
        if placed is None:
            return None
        (legend, rows), height = placed, y + legend_height
    frame = Size(room.frame.width, height)
    return room.axis_plan(
        plot, legend, rows, labelled=True, bands=bands, names="above", frame=frame
    )

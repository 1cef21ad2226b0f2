"""Plan columns and lines: values upwards, the names of categories below."""

from __future__ import annotations

from dataclasses import replace

from irdocs.charts.clearance import label_sides
from irdocs.charts.plan import BAR_SHARE, ChartPlan
from irdocs.charts.room import ChartRoom, even_bands
from irdocs.units import Rect, Size

FEWEST_NAMED = 3
"""The least number of categories that a line chart names where not all names have room."""
COLUMN_HEIGHT = 10.0
"""The height of the plot of columns and lines in a column of text, in lines of its type."""


def columns(room: ChartRoom) -> ChartPlan | None:
    """Plan columns or lines, with the names of categories below.

    Values are written at the marks if they have room; the values of a line must also be clear
    of it, which is known only once the plot is planned. Otherwise there is a value axis.
    """
    divided = room.divided()
    if divided is None:
        return None
    box, legend, rows = divided
    chart, size = room.chart, room.size
    count, series = len(chart.categories), len(chart.series)
    value_width = room.widest_value()
    if chart.kind == "line":
        labelled = series == 1 and value_width + room.air <= box.width / count
    else:
        labelled = value_width <= box.width / count * BAR_SHARE / series
    for with_values in (True, False) if labelled else (False,):
        left = value_width / 2 if with_values else room.widest_tick() + room.air
        band = (box.width - left - room.air) / count
        naming = _naming(room, band)
        if naming is None:
            return None
        every, lines = naming
        above = (room.line + room.air) if with_values else size / 2
        below = lines * room.line + room.air
        plot = Rect(left, above, box.width - left - room.air, box.height - above - below)
        if plot.height < 4 * size:
            return None
        bands = even_bands(plot.x, plot.width, count)
        planned = room.axis_plan(
            plot, legend, rows, labelled=with_values, bands=bands, names="below", every=every
        )
        if not (with_values and chart.kind == "line"):
            return planned
        sides = label_sides(planned, room.measure)
        if sides is not None:
            return replace(planned, sides=sides)
    return None


def columns_in_column(room: ChartRoom) -> ChartPlan | None:
    """Plan columns or lines in a column of text, as high as they need."""
    height = COLUMN_HEIGHT * room.line + 2 * room.line + room.legend_height()
    # One to three more lines, for names of categories that are broken into lines.
    for more in range(4):
        planned = columns(room.in_frame(Size(room.frame.width, height + more * room.line)))
        if planned is not None and planned.plot.height >= COLUMN_HEIGHT * room.line * 0.8:
            return planned
    return None


def _naming(room: ChartRoom, band: float) -> tuple[int, int] | None:
    """Return n, if every n-th category is named, and the number of lines of these names.

    `band` is the room of one category in pt. Names are left out on line charts only, where a
    reader can infer them from their neighbours, as in a series of months. All names in up to
    two lines are preferred; otherwise fewer lines, then more names. None if nothing fits.
    """
    names = [str(category) for category in room.chart.categories]
    sparsest = max(1, len(names) // FEWEST_NAMED) if room.chart.kind == "line" else 1
    options = {
        every: room.most_lines(names[::every], band * every - 6) for every in range(1, sparsest + 1)
    }
    if options[1] in (1, 2) or (options[1] and sparsest == 1):
        return 1, options[1]
    fitting = [(lines, every) for every, lines in options.items() if lines]
    if not fitting:
        return None
    lines, every = min(fitting)
    return every, lines

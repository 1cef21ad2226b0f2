"""Plan columns and lines: values upwards, the names of categories below."""

from __future__ import annotations

from dataclasses import dataclass, replace

from irdocs.charts.clearance import label_sides
from irdocs.charts.plan import BAR_SHARE, ChartPlan
from irdocs.charts.room import LEAST_PLOT, ChartRoom, even_bands
from irdocs.units import Rect, Size

FEWEST_NAMED = 3
"""The least number of categories that a line chart names where not all names have room."""
COLUMN_HEIGHT = 10.0
"""The height of the plot of columns and lines in a column of text, in lines of its type."""
NAME_GAP = 6.0
"""The least gap between the names of neighbours, in pt."""
VALUE_BELOW = 1.7
"""The room for a value below a negative column, in type sizes."""
ATTEMPTS = 5
"""How often margins are made wider until the first and the last name stay in the frame."""


def columns(room: ChartRoom) -> ChartPlan | None:
    """Plan columns or lines, with the names of categories below.

    Values are written at the marks if they have room; the values of a line must also be clear
    of it, which is known only once the plot is planned. Otherwise there is a value axis.
    """
    divided = room.divided()
    if divided is None:
        return None
    box, legend, rows = divided
    for with_values in (True, False):
        planned = _planned(room, box, legend, rows, with_values=with_values)
        if planned is not None and with_values and room.chart.kind == "line":
            sides = label_sides(planned, room.measure)
            planned = None if sides is None else replace(planned, sides=sides)
        if planned is not None:
            return planned
    return None


def _planned(
    room: ChartRoom, box: Rect, legend: Rect | None, rows: int, *, with_values: bool
) -> ChartPlan | None:
    """Return a plan with values at the marks, or with an axis; None if something has no room."""
    chart, size, count = room.chart, room.size, len(room.chart.categories)
    value_width = room.widest_value() if with_values else 0.0
    least_left = value_width / 2 if with_values else room.widest_tick() + room.air
    naming = _named(room, box.width, least_left)
    if naming is None:
        return None
    band = (box.width - naming.left - naming.right) / count
    if with_values and not _values_fit(room, value_width, band):
        return None
    above = (room.line + room.air) if with_values else size / 2
    below = naming.lines * room.line + room.air
    # Values of negative columns are below them.
    is_below = with_values and chart.kind == "column" and room.has_negative
    margin = size * VALUE_BELOW if is_below else 0.0
    plot = Rect(naming.left, above, band * count, box.height - above - below)
    if plot.height - margin < LEAST_PLOT * size:
        return None
    return room.axis_plan(
        plot, legend, rows, labelled=with_values, bands=even_bands(plot.x, plot.width, count),
        names="below", every=naming.every, margin=margin / plot.height,
    )  # fmt: skip


def _values_fit(room: ChartRoom, width: float, band: float) -> bool:
    """Whether values of a width stand clear of one another, in bands of a width in pt."""
    series = len(room.chart.series)
    if room.chart.kind == "line":
        return series == 1 and width + room.air <= band
    return width <= band * BAR_SHARE / series


def columns_in_column(room: ChartRoom) -> ChartPlan | None:
    """Plan columns or lines in a column of text, as high as they need."""
    height = COLUMN_HEIGHT * room.line + 2 * room.line + room.legend_height()
    # One to three more lines, for names of categories that are broken into lines.
    for more in range(4):
        planned = columns(room.in_frame(Size(room.frame.width, height + more * room.line)))
        if planned is not None and planned.plot.height >= COLUMN_HEIGHT * room.line * 0.8:
            return planned
    return None


@dataclass(frozen=True, slots=True)
class _Naming:
    """How categories are named below a plot: every n-th, in so many lines, between two margins."""

    every: int
    lines: int
    left: float
    """The distance of the plot from the left edge of the frame, in pt; the same for `right`."""
    right: float


def _named(room: ChartRoom, width: float, least_left: float) -> _Naming | None:
    """Return the naming of categories whose first and last name stay in a frame; None if none does.

    Each name is centred below its mark, and if only some are named it may be wider than its band.
    A wider margin makes bands narrower, and then other names may be chosen, so this is repeated.
    """
    names = [str(category) for category in room.chart.categories]
    count, left, right = len(names), least_left, room.air
    for _ in range(ATTEMPTS):
        band = (width - left - right) / count
        naming = _naming(room, band)
        if naming is None:
            return None
        every, lines = naming
        last = (count - 1) // every * every
        half_widths = [
            min(room.measure.width(names[number], room.size), band * every) / 2
            for number in (0, last)
        ]
        beyond_left = half_widths[0] - band / 2 - left
        beyond_right = half_widths[1] - band * (count - last - 0.5) - right
        if max(beyond_left, beyond_right) <= 0:
            return _Naming(every, lines, left, right)
        left, right = left + max(0.0, beyond_left) * 1.1, right + max(0.0, beyond_right) * 1.1
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
        every: room.most_lines(names[::every], band * every - NAME_GAP)
        for every in range(1, sparsest + 1)
    }
    if options[1] in (1, 2) or (options[1] and sparsest == 1):
        return 1, options[1]
    fitting = [(lines, every) for every, lines in options.items() if lines]
    if not fitting:
        return None
    lines, every = min(fitting)
    return every, lines

"""Plan columns, lines and areas: values upwards, the names of categories or dates below."""

from __future__ import annotations

from irdocs.charts.bar_marks import values_cross_reference, with_parts
from irdocs.charts.calendar import slots
from irdocs.charts.clearance import label_sides
from irdocs.charts.extents import bars_abreast, has_second_axis
from irdocs.charts.naming import Naming, dated, named
from irdocs.charts.plan import BAR_SHARE, ChartPlan, PlannedText
from irdocs.charts.room import LEAST_PLOT, ChartRoom, edge_bands, even_bands
from irdocs.frozen import replace
from irdocs.units import Rect, Size

COLUMN_HEIGHT = 10.0
"""The height of the plot of columns and lines in a column of text, in lines of its type."""
VALUE_BELOW = 1.7
"""The room for a value below a negative column, in type sizes."""
TITLE_GAP = 0.9
"""The gap between the title of an axis and the plot below it, in type sizes."""
LEAST_COLUMN = 2.0
"""The least width of a column, in pt on a slide."""


def columns(room: ChartRoom) -> ChartPlan | None:
    """Plan columns, lines or areas, with the names of categories below.

    Values are written at the marks if they have room; the values of a line must also be clear
    of it, which is known only once the plot is planned. Otherwise there is a value axis.
    """
    for with_values in (True, False) if _can_be_labelled(room) else (False,):
        planned = _planned(room, with_values=with_values)
        if planned is not None:
            planned = _with_values(room, planned)
        if planned is not None:
            return planned
    return None


def _can_be_labelled(room: ChartRoom) -> bool:
    """Whether a chart may do without a value axis, if its values have room at their marks."""
    chart = room.chart
    return not (
        chart.kind == "area" or chart.has_errors or chart.log or has_second_axis(chart)
        or (chart.kind == "line" and (chart.dates is not None or chart.has_free_axis))
    )  # fmt: skip


def _with_values(room: ChartRoom, plan: ChartPlan) -> ChartPlan | None:
    """Return a plan that says where values stand; None if some of those that it has do not fit."""
    if plan.chart.stacked != "no":
        with_parts_of = with_parts(plan, room.measure)
        return with_parts_of if with_parts_of.labelled == plan.labelled else None
    if not plan.labelled:
        return plan
    if plan.chart.kind == "line":
        sides = label_sides(plan, room.measure)
        return None if sides is None else replace(plan, sides=sides)
    return None if values_cross_reference(plan, room.measure) else plan


def _planned(room: ChartRoom, *, with_values: bool) -> ChartPlan | None:
    """Return a plan with values at the marks, or with an axis; None if something has no room."""
    y_title, second_title = (None, None) if with_values else _titles(room, room.frame.width)
    titles = [title for title in (y_title, second_title) if title]
    if any(not title.box.height for title in titles):
        return None
    divided = room.divided(y_title if second_title is None else None)
    if divided is None:
        return None
    box, legend, rows = divided
    chart, size = room.chart, room.size
    is_stack = chart.stacked != "no"
    value_width = room.widest_value() if with_values and not is_stack else 0.0
    least_left = value_width / 2 if with_values else room.widest_tick() + room.air
    second = room.axis_numbers()[1]
    second_width = room.widest_tick(second) + room.air if second else 0.0
    naming = _naming(room, box.width, least_left, max(second_width, room.air))
    if naming is None:
        return None
    plot_width = box.width - naming.left - naming.right
    band = plot_width / len(naming.names)
    if with_values and not is_stack and not _values_fit(room, value_width, band):
        return None
    if naming.places and band * BAR_SHARE / bars_abreast(chart) < (
        LEAST_COLUMN * room.measure.scale
    ):
        return None
    if titles:
        above = max(title.box.height for title in titles)
        if y_title:
            y_title, height = room.line_above(y_title, legend)
            above = max(above, height)
        above += size * TITLE_GAP
    else:
        above = (room.line + room.air) if with_values and not is_stack else size / 2
    below = naming.lines * room.line + room.air
    # Values of negative columns are below them.
    is_below = with_values and chart.kind == "column" and room.has_negative
    margin = size * VALUE_BELOW if is_below else 0.0
    plot = Rect(naming.left, above, plot_width, box.height - above - below)
    if plot.height - margin < LEAST_PLOT * size:
        return None
    bands = edge_bands if chart.kind == "area" else even_bands
    planned = room.axis_plan(
        plot, legend, rows, labelled=with_values,
        bands=bands(plot.x, plot.width, len(naming.names)), names="below", every=naming.every,
        margin=margin / plot.height, places=naming.places,
    )  # fmt: skip
    return replace(planned, time=naming.time, y_title=y_title, second_title=second_title)


def _titles(room: ChartRoom, width: float) -> tuple[PlannedText | None, PlannedText | None]:
    """Return the titles of the axes at the left and at the right, side by side in a width."""
    first, second = room.axis_title("first", width), room.axis_title("second", width)
    if second is None:
        return first, None
    if first is not None and first.box.width + second.box.width + room.air > width:
        half = (width - room.air) / 2
        first, second = room.axis_title("first", half), room.axis_title("second", half)
    assert second is not None
    box = replace(second.box, x=width - second.box.width)
    return first, replace(second, box=box, align="r")


def _naming(room: ChartRoom, width: float, left: float, right: float) -> Naming | None:
    """Return how categories are named: as they are, by round dates, or by evenly spaced dates."""
    chart = room.chart
    if chart.dates is None:
        return named(room, width, left, right)
    if chart.kind != "column":
        return dated(room, width, left, right)
    places = slots(chart.dates)
    if not places:
        return None
    return named(room, width, left, right, places)


def _values_fit(room: ChartRoom, width: float, band: float) -> bool:
    """Whether values of a width stand clear of one another, in bands of a width in pt."""
    if room.chart.kind == "line":
        return len(room.chart.series) == 1 and width + room.air <= band
    return width <= band * BAR_SHARE / bars_abreast(room.chart)


def columns_in_column(room: ChartRoom) -> ChartPlan | None:
    """Plan columns, lines or areas in a column of text, as high as they need."""
    height = COLUMN_HEIGHT * room.line + 2 * room.line + room.legend_height() + room.added
    least_plot = COLUMN_HEIGHT * room.line * 0.8 + min(room.added, 0.0)
    # One to three more lines, for names of categories that are broken into lines.
    for more in range(4):
        planned = columns(room.in_frame(Size(room.frame.width, height + more * room.line)))
        if planned is not None and planned.plot.height >= least_plot:
            return planned
    return None

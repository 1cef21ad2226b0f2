"""Plan charts whose points have two numbers: scatter charts, and steps as of survival."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.charts import at_risk as at_risk_table
from irdocs.charts.columns import COLUMN_HEIGHT, TITLE_GAP
from irdocs.charts.extents import axis_values
from irdocs.charts.plan import ChartPlan, PlannedText
from irdocs.charts.room import LEAST_PLOT, ChartRoom
from irdocs.charts.scale import TICKS, axis_scale, free_scale, log_scale
from irdocs.charts.wording import AxisNumbers, axis_numbers, tick_text
from irdocs.frozen import replace
from irdocs.units import Rect, Size


def scatter(room: ChartRoom) -> ChartPlan | None:
    """Plan points or steps: numbers below and at the left, what they are of beside them.

    The heading of the numbers at risk stands in the line of the axis' title if both have room.
    """
    if room.chart.at_risk is not None and room.chart.x_label is not None:
        planned = _scatter(room, heading_beside=True)
        if planned is not None:
            return planned
    return _scatter(room, heading_beside=False)


def _scatter(room: ChartRoom, *, heading_beside: bool) -> ChartPlan | None:
    """Return a plan with its vertical axis's title above it, or None where it has no room."""
    y_title = room.axis_title("first", room.frame.width)
    x_title = room.axis_title("across", room.frame.width)
    if any(title and not title.box.height for title in (y_title, x_title)):
        return None
    divided = room.divided(y_title)
    if divided is None:
        return None
    box, legend, rows = divided
    chart, size, air = room.chart, room.size, room.air
    top = size / 2
    if y_title:
        y_title, height = room.line_above(y_title, legend)
        top = height + size * TITLE_GAP
    x_size = x_title.box if x_title else Rect(0, 0, 0, 0)
    at_risk = at_risk_table.room_for(room, heading_beside=heading_beside)
    if at_risk is None:
        return None
    height = box.height - top - (room.line + air + x_size.height) - at_risk.height
    upwards = _upwards(room, height)
    if upwards is None:
        return None
    left = room.widest_tick(upwards) + air
    for across in _across(room):
        ends = [_tick_width(room, across, value) / 2 for value in across.scale.ticks]
        plot_left = max(left, ends[0], at_risk.left)
        right = max(ends[-1], at_risk.right, air)
        width = box.width - plot_left - right
        if not room.ticks_stand_clear(width, across):
            continue
        plot = Rect(plot_left, top, width, height)
        if plot.width < LEAST_PLOT * size:
            return None
        planned = ChartPlan(
            chart, room.locale, room.frame, size, plot, legend, rows, labelled=False,
            scale=upwards.scale, type_scale=room.measure.scale, across=across.scale,
        )  # fmt: skip
        middle = plot.x + plot.width / 2
        if not at_risk_table.stands_clear(room, planned):
            continue
        half = min(middle, box.width - middle, x_size.width / 2)
        x_top = box.height - x_size.height - air * 0.2 - at_risk.height
        x_box = Rect(middle - half, x_top, 2 * half, x_size.height)
        if at_risk.heading_beside and at_risk_table.heading_width(room) + air > x_box.x:
            continue
        planned = at_risk_table.placed(room, planned, at_risk, box.height - at_risk.height, x_top)
        return replace(
            planned,
            x_title=x_title and PlannedText(x_title.text, x_box, "ctr"),
            y_title=y_title,
        )
    return None


def _upwards(room: ChartRoom, height: float) -> AxisNumbers | None:
    """Return the value axis with as many ticks as have room in a height; None if two have none.

    Steps start at zero, as do points unless they are far from it.
    """
    values = axis_values(room.chart)
    for ticks in range(TICKS, 0, -1):
        if room.chart.log:
            scale = log_scale(values)
        elif room.chart.kind == "step":
            scale = axis_scale(values, rounded=True, ticks=ticks)
        else:
            scale = free_scale(values, ticks)
        if scale.steps * room.line * 0.95 <= height and height >= LEAST_PLOT * room.size:
            return axis_numbers(room.chart, "first", scale)
    return None


def _across(room: ChartRoom) -> Iterator[AxisNumbers]:
    """Yield axes that run to the right, the one with the most ticks first."""
    if (fixed := at_risk_table.axis(room.chart)) is not None:
        yield axis_numbers(room.chart, "across", fixed)
        return
    values = [float(x) for series in room.chart.series for x, _ in series.points]
    for ticks in range(TICKS + 1, 0, -1):
        yield axis_numbers(room.chart, "across", free_scale(values, ticks))


def _tick_width(room: ChartRoom, axis: AxisNumbers, value: float) -> float:
    return room.measure.width(tick_text(axis, value, room.locale), room.size)


def scatter_in_column(room: ChartRoom) -> ChartPlan | None:
    """Plan points or steps in a column of text, as high as they need."""
    at_risk = at_risk_table.room_for(room)
    if at_risk is None:
        return None
    height = (COLUMN_HEIGHT + 5) * room.line + room.legend_height() + at_risk.height + room.added
    return scatter(room.in_frame(Size(room.frame.width, height)))

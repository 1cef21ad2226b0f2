"""Plan bar charts: horizontal bars, with the names of categories beside or above them."""

from __future__ import annotations

from irdocs.charts.bar_marks import values_cross_reference, with_parts
from irdocs.charts.extents import bars_abreast
from irdocs.charts.plan import BAR_SHARE, Band, ChartPlan, PlannedText
from irdocs.charts.room import LEAST_PLOT, ChartRoom, even_bands
from irdocs.frozen import replace
from irdocs.units import Rect, Size

BEFORE_VALUE = 0.6
"""The least distance of the value of a negative bar from the names, in type sizes."""
LABEL_SHARES = (0.22, 0.3, 0.38, 0.46, 0.52)
"""The shares of a bar chart's width that are tried for the names of its categories."""
LEAST_BARS = 0.25
"""The least share of a frame's width for bars with values at their ends."""
BAR_LINES = 0.95
"""The thickness of a bar in a column of text, in type sizes, before a quarter is added."""
STACK_LINES = 1.6
"""The thickness of a stack in a column of text, in type sizes."""
WIDE_COLUMN = 30.0
"""From this width of a column on, in type sizes, categories are named beside their bars."""


def bars(room: ChartRoom) -> ChartPlan | None:
    """Plan horizontal bars, with the name of each category at their left.

    Values stand at the ends of bars, or in the parts of stacks, if all have room there; otherwise
    there is a value axis.
    """
    for labelled in (True, False) if _are_thick(room) else (False,):
        planned = _bars(room, labelled=labelled, least=LEAST_BARS if labelled else 0.0)
        if planned is None or _is_clear(room, planned):
            return planned and with_parts(planned, room.measure)
    return None


def short_bars(room: ChartRoom) -> ChartPlan | None:
    """Plan horizontal bars to which long values would leave little: with an axis, else with the
    values and what they leave."""
    for labelled in (False, True):
        planned = _bars(room, labelled=labelled, least=0.0)
        if planned is not None and _is_clear(room, planned):
            return with_parts(planned, room.measure)
    return None


def _are_thick(room: ChartRoom) -> bool:
    """Whether bars in a frame are so thick that a line of type has room beside each."""
    divided = room.divided()
    if divided is None:
        return False
    height = divided[0].height - room.reference_height()
    band = height / len(room.chart.categories)
    return band * BAR_SHARE / bars_abreast(room.chart) >= room.size


def _is_clear(room: ChartRoom, plan: ChartPlan) -> bool:
    """Whether the values of a plan with labels have their room, and miss the reference line."""
    if not plan.labelled:
        return True
    chart = plan.chart
    if chart.has_errors:
        return False
    if chart.stacked != "no":
        return with_parts(plan, room.measure).labelled
    return not values_cross_reference(plan, room.measure)


def _bars(room: ChartRoom, *, labelled: bool, least: float) -> ChartPlan | None:
    """Return a plan with values at the bars, or with an axis; None if something has no room, or if
    the bars have less than a share of the width.

    Negative bars extend to the left of zero, so their values need room there too.
    """
    divided = room.divided()
    if divided is None:
        return None
    box, legend, rows = divided
    count, top = len(room.chart.categories), room.reference_height()
    if labelled:
        beyond = room.air if room.chart.stacked != "no" else room.widest_value() + room.air
    else:
        beyond = max(2 * room.size, room.widest_tick() / 2)
    title = None if labelled else room.axis_title("first", box.width)
    if title and not title.box.height:
        return None
    below = 0.0 if labelled else room.line + room.air + (title.box.height if title else 0.0)
    # The value of a negative bar stands clear of the names, so that its sign is seen.
    before = beyond + BEFORE_VALUE * room.size if room.has_negative and labelled else 0.0
    for share in LABEL_SHARES:
        name_width = box.width * share - room.air
        lines = room.most_lines(room.chart.categories, name_width)
        if lines and lines * room.line <= (box.height - top - below) / count:
            left = box.width * share
            plot = Rect(left, top, box.width - left - beyond, box.height - top - below)
            if plot.width - before < max(LEAST_PLOT * room.size, least * box.width):
                return None
            if not labelled and not room.ticks_stand_clear(plot.width):
                continue
            bands = even_bands(plot.y, plot.height, count)
            planned = room.axis_plan(
                plot, legend, rows, labelled=labelled, bands=bands, names="beside",
                names_right=left, margin=before / plot.width,
            )  # fmt: skip
            return _with_title(planned, title, room, box.height)
    return None


def _with_title(
    plan: ChartPlan, title: PlannedText | None, room: ChartRoom, bottom: float
) -> ChartPlan:
    """Return a plan with the label of its reference line, and with the title of its axis, which
    ends at a height below the middle of the plot."""
    plan = replace(plan, reference=room.reference_above(plan))
    if title is None:
        return plan
    width, height = title.box.width, title.box.height
    x = min(plan.plot.x + (plan.plot.width - width) / 2, plan.frame.width - width)
    return replace(
        plan, x_title=replace(title, box=Rect(max(0.0, x), bottom - height, width, height))
    )


def bars_in_column(room: ChartRoom) -> ChartPlan | None:
    """Plan bars in a column of text: names above their bars if the column is narrow."""
    count, thickness = len(room.chart.categories), _thickness(room)
    if room.frame.width >= WIDE_COLUMN * room.size:
        more = room.legend_height() + room.reference_height() + 4
        band = max(thickness / BAR_SHARE, 1.6 * room.line)
        # Thicker bands from attempt to attempt, for names that are broken into lines.
        for _ in range(4):
            planned = bars(room.in_frame(Size(room.frame.width, band * count + more)))
            if planned is not None and planned.x_title:
                # The title of the axis makes the chart higher, and no bar thinner.
                title = planned.x_title.box.height
                planned = bars(room.in_frame(Size(room.frame.width, band * count + more + title)))
            if planned is not None:
                return planned
            band += room.line
    for labelled in (True, False):
        planned = _names_above(room, labelled=labelled)
        if planned is None or _is_clear(room, planned):
            return planned and with_parts(planned, room.measure)
    return None


def _thickness(room: ChartRoom) -> float:
    """Return the thickness of the bars of one category in a column of text, in pt."""
    if room.chart.stacked != "no":
        return room.size * STACK_LINES
    return room.size * BAR_LINES * 1.25 * bars_abreast(room.chart)


def _names_above(room: ChartRoom, *, labelled: bool) -> ChartPlan | None:
    """Return a plan of bars with names above them, and values at the bars or an axis below."""
    thickness, gap = _thickness(room), room.size * 0.55
    legend_height = room.legend_height()
    is_stack = room.chart.stacked != "no"
    if labelled and not is_stack:
        beyond = room.widest_value() + room.air
        before = beyond if room.has_negative else 0.0
    else:
        beyond = before = 0.0 if labelled else room.widest_tick() / 2
    plot_width = room.frame.width - beyond - before
    if plot_width < LEAST_PLOT * room.size:
        return None
    if not labelled and not room.ticks_stand_clear(plot_width):
        return None
    y, bands = room.reference_height(), []
    for category in room.chart.categories:
        lines = room.measure.line_count(str(category), room.size, room.frame.width - before)
        if not lines:
            return None
        y += lines * room.line + room.size * 0.15
        bands.append(Band(y, thickness, y + thickness / 2))
        y += thickness + gap
    plot = Rect(before, bands[0].start, plot_width, y - gap - bands[0].start)
    title = None if labelled else room.axis_title("first", room.frame.width)
    if title and not title.box.height:
        return None
    y += 0.0 if labelled else room.line + (title.box.height + room.air if title else 0.0)
    above_legend = y - gap
    legend, rows, height = None, 0, y - gap
    if len(room.chart.series) > 1:
        placed = room.legend_below(Rect(0, 0, room.frame.width, y + legend_height))
        if placed is None:
            return None
        (legend, rows), height = placed, y + legend_height
    frame = Size(room.frame.width, height)
    planned = room.axis_plan(
        plot, legend, rows, labelled=labelled, bands=bands, names="above", frame=frame
    )
    return _with_title(planned, title, room, above_legend)

"""The numbers at risk below a step chart: for each series, how many were still being watched.

A curve of survival rests on fewer and fewer subjects. Journals therefore print below its axis how
many were at risk at each tick, in a row for each series, each number in the middle below its tick.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from irdocs.charts.plan import ChartPlan, PlannedText
from irdocs.charts.room import ChartRoom
from irdocs.charts.scale import AxisScale
from irdocs.charts.wording import number_at_risk
from irdocs.content.blocks import Chart
from irdocs.frozen import frozen, replace
from irdocs.units import Rect

NAMES_SHARE = 0.28
"""The greatest part of a frame's width for the names of rows beside their numbers; longer names
stand above them."""
ABOVE = 0.5
"""The space above the table, in lines."""
BELOW_TITLE = 0.25
"""The same where its heading stands in the line above."""


@frozen
class AtRiskRoom:
    """What the table needs at one type size; lengths in pt."""

    height: float
    """Its height with the space above it; 0 for a chart without one."""
    left: float
    """The width that it needs at the left of the plot."""
    right: float
    """The same at the right: half its last numbers, which stand below the last tick."""
    names_beside: bool
    """Whether the names of rows stand at the left of their numbers, and not above them."""
    heading_beside: bool = False
    """Whether the heading of the table stands in the line of the title of the axis above it."""


def room_for(room: ChartRoom, *, heading_beside: bool = False) -> AtRiskRoom | None:
    """Return what the table of a chart needs at a type size; None if a name has no room."""
    at_risk = room.chart.at_risk
    if at_risk is None:
        return AtRiskRoom(0.0, 0.0, 0.0, names_beside=True)
    names = [str(series.name) for series in room.chart.series]
    widest = max(room.measure.width(name, room.size) for name in names) * 1.02
    first, last = (max(_width(room, row[at]) for row in at_risk.rows) / 2 for at in (0, -1))
    beside = widest <= room.frame.width * NAMES_SHARE
    if not beside and room.most_lines(names, room.frame.width) != 1:
        return None
    lines = len(names) * (1 if beside else 2) + (BELOW_TITLE if heading_beside else 1 + ABOVE)
    left = widest + room.air + first if beside else first
    return AtRiskRoom(lines * room.line, left, last, beside, heading_beside)


def heading_width(room: ChartRoom) -> float:
    """Return the width of the heading of the table."""
    return room.measure.width(room.locale.words.number_at_risk, room.size) * 1.02


def axis(chart: Chart) -> AxisScale | None:
    """Return the axis to the right whose ticks are those of the table; None without a table."""
    if chart.at_risk is None:
        return None
    times = [float(time) for time in chart.at_risk.times]
    step, last = times[1] - times[0], times[-1]
    reached = max(float(x) for series in chart.series for x, _ in series.points)
    while last < reached - step * 1e-9:
        last += step
    return AxisScale(times[0], last, step)


def stands_clear(room: ChartRoom, plan: ChartPlan) -> bool:
    """Whether the numbers of each row have space between them."""
    at_risk = room.chart.at_risk
    if at_risk is None:
        return True
    distance = plan.right(float(at_risk.times[1])) - plan.right(float(at_risk.times[0]))
    widest = max(_width(room, number) for row in at_risk.rows for number in row)
    return widest + room.air / 2 <= distance


def placed(
    room: ChartRoom, plan: ChartPlan, needed: AtRiskRoom, top: float, title_top: float
) -> ChartPlan:
    """Return a plan with the table, which begins at `top`, below the title of the axis."""
    space = BELOW_TITLE if needed.heading_beside else ABOVE
    heading_top = title_top if needed.heading_beside else top + space * room.line
    texts = _texts(room, plan, needed, top + space * room.line, heading_top)
    return replace(plan, at_risk=tuple(texts))


def _texts(
    room: ChartRoom, plan: ChartPlan, needed: AtRiskRoom, top: float, heading_top: float
) -> Iterator[PlannedText]:
    """Yield the heading of the table, and of each row its name and its numbers."""
    at_risk = room.chart.at_risk
    if at_risk is None:
        return
    heading = room.locale.words.number_at_risk
    width = heading_width(room) if needed.heading_beside else room.frame.width
    yield PlannedText(heading, Rect(0, heading_top, width, room.line), "l")
    y = top if needed.heading_beside else top + room.line
    xs = [plan.right(float(time)) for time in at_risk.times]
    half = min(later - earlier for earlier, later in pairwise(xs)) / 2
    for series, row in zip(room.chart.series, at_risk.rows, strict=True):
        name = str(series.name)
        width = (
            room.measure.width(name, room.size) * 1.02 if needed.names_beside else plan.frame.width
        )
        yield PlannedText(name, Rect(0, y, width, room.line), "l")
        y += 0.0 if needed.names_beside else room.line
        for x, number in zip(xs, row, strict=True):
            reach = min(half, x, plan.frame.width - x)
            text = number_at_risk(room.chart, number, room.locale)
            yield PlannedText(text, Rect(x - reach, y, 2 * reach, room.line), "ctr")
        y += room.line


def _width(room: ChartRoom, number: int) -> float:
    return room.measure.width(number_at_risk(room.chart, number, room.locale), room.size) * 1.02

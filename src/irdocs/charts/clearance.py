"""Check that values written beside lines and pie slices collide with nothing.

A chart is easiest to read with each value beside its mark. Beside bars there is always room if it
fits at all, but on a line chart the line itself may run through a value, and the values of thin
slices of a pie may overlap. Then the planner gives the values an axis or puts them in the legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from irdocs.charts.plan import (
    ChartPlan,
    Point,
    Side,
    TextMeasure,
    point_label,
    slice_angles,
    slice_label,
    unbroken,
)
from irdocs.units import Rect


def label_sides(plan: ChartPlan, measure: TextMeasure) -> tuple[Side | None, ...] | None:
    """Return, for each point of a line, the side on which its value is clear of the line.

    Above is preferred; below must also be within the plot. Returns None if a value has no such
    side: the chart then needs a value axis.
    """
    (points,) = plan.points
    runs = unbroken(points)
    sides: list[Side | None] = []
    for point, value in zip(points, plan.chart.series[0].values, strict=True):
        if point is None:
            sides.append(None)
            continue
        x, y = point
        width = measure.width(plan.text(value), plan.size, bold=True)
        clear = [side for side in SIDES if not _crossed(runs, point_label(plan, x, y, width, side))]
        inside = [
            side
            for side in clear
            if side == "above" or point_label(plan, x, y, width, side).bottom <= plan.plot.bottom
        ]
        if not inside:
            return None
        sides.append(inside[0])
    return tuple(sides)


SIDES: tuple[Side, ...] = ("above", "below")
"""The sides of a point on which its value may be written, the preferred one first."""


def _crossed(runs: Sequence[Sequence[Point]], box: Rect) -> bool:
    """Whether a line of one or more runs of points crosses a box."""
    return any(_meets(start, end, box) for run in runs for start, end in pairwise(run))


def _meets(start: Point, end: Point, box: Rect) -> bool:
    """Whether a line segment and a box have a point in common (Liang and Barsky 1984).

    The segment is start + t * (end - start), t from 0 to 1. Each edge of the box limits t from
    below or from above; `enter` and `leave` are the tightest limits. The segment meets the box if
    some t is left between them.
    """
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    enter, leave = 0.0, 1.0
    edges = ((-dx, x - box.x), (dx, box.right - x), (-dy, y - box.y), (dy, box.bottom - y))
    for slope, distance in edges:
        if slope == 0:
            if distance < 0:
                return False
            continue
        t = distance / slope
        if slope < 0:
            enter = max(enter, t)
        else:
            leave = min(leave, t)
    return enter <= leave


def slices_stand_clear(plan: ChartPlan, measure: TextMeasure) -> bool:
    """Whether the values written beside the slices of a pie do not overlap one another."""
    boxes = []
    for value, (start, sweep) in zip(
        plan.chart.series[0].values, slice_angles(plan.chart), strict=True
    ):
        box = slice_label(plan, start, sweep)
        width = measure.width(plan.text(value), plan.size, bold=True)
        boxes.append(Rect(box.x + (box.width - width) / 2, box.y, width, box.height))
    overlaps = (box.within(other) for box, other in combinations(boxes, 2))
    return not any(overlap.width > 0 and overlap.height > 0 for overlap in overlaps)

"""Check that values written beside lines and pie slices collide with nothing.

A chart is easiest to read with each value beside its mark. Beside bars there is always room if it
fits at all, but on a line chart the line itself may run through a value, and the values of thin
slices of a pie may overlap. Then the planner gives the values an axis or puts them in the legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import hypot

from irdocs.charts.marks import Point
from irdocs.charts.plan import ChartPlan, Side, TextMeasure, point_label, unbroken
from irdocs.charts.slices import slice_angles, slice_label
from irdocs.units import Rect


def label_sides(plan: ChartPlan, measure: TextMeasure) -> tuple[Side | None, ...] | None:
    """Return, for each point of a line, the side on which its value is clear of the line.

    Above is preferred; below must also be within the plot. Returns None if a value has no such
    side: the chart then needs a value axis.
    """
    (points,), (series,) = plan.points, plan.chart.series
    runs = unbroken(points)
    if plan.chart.reference is not None:
        y = plan.at(float(plan.chart.reference.value))
        runs.append([(plan.plot.x, y), (plan.plot.right, y)])
    sides: list[Side | None] = []
    for point, value in zip(points, series.values, strict=True):
        if point is None or value is None:
            sides.append(None)
            continue
        x, y = point
        width = measure.width(plan.text(series, value), plan.size, bold=True)
        clear = [side for side in SIDES if not crossed(runs, point_label(plan, x, y, width, side))]
        inside = [
            side
            for side in clear
            if side == "above" or point_label(plan, x, y, width, side).bottom <= plan.plot.bottom
        ]
        if not inside:
            return None
        sides.append(inside[0])
    return tuple(sides)


BETWEEN_VALUES = 0.5
"""The least gap between the values of neighbouring slices, in type sizes."""
SIDES: tuple[Side, ...] = ("above", "below")
"""The sides of a point on which its value may be written, the preferred one first."""


def crossed(runs: Sequence[Sequence[Point]], box: Rect) -> bool:
    """Whether a line of one or more runs of points crosses a box."""
    return any(meets(start, end, box) for run in runs for start, end in pairwise(run))


def meets(start: Point, end: Point, box: Rect) -> bool:
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


def slices_stand_clear(plan: ChartPlan) -> bool:
    """Whether the values beside the slices of a pie are clear of the pie and of one another.

    They must also be left of the legend, and within the chart.
    """
    radius = plan.plot.width / 2
    centre = (plan.plot.x + radius, plan.plot.y + radius)
    right = plan.legend.x if plan.legend else plan.frame.width
    boxes = []
    for number, (start, sweep) in enumerate(slice_angles(plan.chart)):
        width = plan.slice_widths[number]
        box = slice_label(plan, start, sweep, width)
        boxes.append(Rect(box.x + (box.width - width) / 2, box.y, width, box.height))
    inside = all(
        box.x >= 0 and box.y >= 0 and box.right <= right and box.bottom <= plan.frame.height
        for box in boxes
    )
    off_the_pie = all(_distance(box, centre) >= radius for box in boxes)
    air = plan.size * BETWEEN_VALUES / 2
    wider = [Rect(b.x - air, b.y, b.width + 2 * air, b.height) for b in boxes]
    overlapping = any(_overlap(box, other) for box, other in combinations(wider, 2))
    return inside and off_the_pie and not overlapping


def _overlap(box: Rect, other: Rect) -> bool:
    """Whether two boxes share more than an edge."""
    shared = box.within(other)
    return shared.width > 0 and shared.height > 0


def _distance(box: Rect, point: Point) -> float:
    """Return the distance from a point to the nearest point of a box, in pt."""
    x, y = point
    return hypot(min(max(x, box.x), box.right) - x, min(max(y, box.y), box.bottom) - y)

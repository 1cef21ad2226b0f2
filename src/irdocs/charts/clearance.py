"""Whether a chart's values can stand at their marks: clear of lines, and of one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from irdocs.charts.plan import (
    ChartPlan,
    Side,
    TextMeasure,
    point_label,
    slice_angles,
    slice_label,
)
from irdocs.units import Rect


def label_sides(plan: ChartPlan, measure: TextMeasure) -> tuple[Side, ...] | None:
    """Return on which side of its point each value of a line stands clear of the line itself; or
    None if one has no such side, so that an axis must tell the values."""
    values = plan.chart.series[0].values
    points = [(b.middle, plan.at(float(v))) for b, v in zip(plan.bands, values, strict=True)]
    sides: list[Side] = []
    for (x, y), value in zip(points, values, strict=True):
        width = measure.width(plan.text(value), plan.size, bold=True)
        clear = [
            side for side in SIDES if not _crossed(points, point_label(plan, x, y, width, side))
        ]
        inside = [s for s in clear if s == "above" or point_label(plan, x, y, width, s).bottom
                  <= plan.plot.bottom]  # fmt: skip
        if not inside:
            return None
        sides.append(inside[0])
    return tuple(sides)


SIDES: tuple[Side, ...] = ("above", "below")


def _crossed(points: Sequence[tuple[float, float]], box: Rect) -> bool:
    """Whether a line through points runs through a box."""
    return any(_meets(start, end, box) for start, end in pairwise(points))


def _meets(start: tuple[float, float], end: tuple[float, float], box: Rect) -> bool:
    """Whether a straight line and a box have a point in common (Liang and Barsky 1984)."""
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
    """Whether no slice's value stands on another's."""
    boxes = []
    for value, (start, sweep) in zip(
        plan.chart.series[0].values, slice_angles(plan.chart), strict=True
    ):
        box = slice_label(plan, start, sweep)
        width = measure.width(plan.text(value), plan.size, bold=True)
        boxes.append(Rect(box.x + (box.width - width) / 2, box.y, width, box.height))
    shared = (one.within(other) for one, other in combinations(boxes, 2))
    return not any(box.width > 0 and box.height > 0 for box in shared)

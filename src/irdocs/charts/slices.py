"""The slices of a pie: their angles, and where their values stand."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin

from irdocs.charts.plan import ChartPlan
from irdocs.content.blocks import Chart
from irdocs.units import Rect


def slice_angles(chart: Chart) -> Iterator[tuple[float, float]]:
    """Yield each slice's start and sweep in degrees, clockwise from twelve o'clock."""
    values = [float(value) for value in chart.series[0].known]
    total, start = sum(values), 0.0
    for value in values:
        sweep = value / total * 360
        yield start, sweep
        start += sweep


SLICE_LABEL = 120.0
"""The width of the box of a slice's value, in pt on a slide; the value is centred in it."""
MIDDLE = sin(radians(5))
"""So near to straight above, below and beside a pie a name is centred there."""
FROM_PIE = 0.5
"""The distance of a name from its slice, in type sizes."""


def slice_text(plan: ChartPlan, number: int) -> str:
    """Return what stands beside a slice: its value, with its name where there is no legend."""
    (series,) = plan.chart.series
    value = plan.text(series, series.known[number])
    if plan.legend is not None:
        return value
    return plan.locale.words.lead(label=plan.chart.categories[number]) + value


def slice_label(plan: ChartPlan, start: float, sweep: float, width: float) -> Rect:
    """Return the box of a text of a width in pt, outside the pie at the middle of its slice.

    A value alone is centred in a box of its own width. A name has its nearest corner at the pie, or
    the middle of a side above, below and beside it, as programs have it too (21.2.3.12, outEnd).
    """
    plot, size = plan.plot, plan.size
    radius, angle = plot.width / 2, radians(start + sweep / 2)
    x, y = plot.x + radius, plot.y + radius
    height = size * 1.2
    if plan.legend is not None:
        x += sin(angle) * (radius + 2 * size)
        y -= cos(angle) * (radius + size)
        width = SLICE_LABEL * plan.type_scale
    else:
        across, up = sin(angle), cos(angle)
        x += across * (radius + FROM_PIE * size) + _side(across) * width / 2
        y -= up * (radius + FROM_PIE * size) + _side(up) * height / 2
    return Rect(x - width / 2, y - height / 2, width, height)


def _side(part: float) -> int:
    """Return on which side of a middle something stands: -1, 1, or 0 for the middle."""
    return 0 if abs(part) < MIDDLE else 1 if part > 0 else -1

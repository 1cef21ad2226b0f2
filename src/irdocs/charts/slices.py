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


def slice_label(plan: ChartPlan, start: float, sweep: float) -> Rect:
    """Return the box of a slice's value, outside the pie at the middle of the slice."""
    plot, size = plan.plot, plan.size
    radius, angle = plot.width / 2, radians(start + sweep / 2)
    x = plot.x + radius + sin(angle) * (radius + 2 * size)
    y = plot.y + radius - cos(angle) * (radius + size)
    width = SLICE_LABEL * plan.type_scale
    return Rect(x - width / 2, y - size * 0.6, width, size * 1.2)

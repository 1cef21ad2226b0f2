"""Where bars stand, and where their values do: beyond their ends, or in the parts of a stack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from irdocs.charts.clearance import crossed
from irdocs.charts.extents import extents, is_bar
from irdocs.charts.marks import Point
from irdocs.charts.plan import ChartPlan, TextMeasure, unbroken
from irdocs.content.blocks import Chart
from irdocs.frozen import frozen, replace
from irdocs.units import Rect

ROUND = 0.35
"""The room round a value within its part, in type sizes."""


@frozen
class Bar:
    """One bar, or one part of a stack: the numbers of its series and category, and its box."""

    series: int
    category: int
    box: Rect
    is_negative: bool


def bar_boxes(plan: ChartPlan) -> Iterator[Bar]:
    """Yield the box of each bar, or of each part of a stack; negative bars end before zero."""
    chart, place = plan.chart, 0
    is_stack = chart.stacked != "no"
    for number, (series, row) in enumerate(zip(chart.series, extents(chart), strict=True)):
        if not is_bar(chart, series):
            continue
        for category, extent in enumerate(row):
            if extent is None:
                continue
            band = plan.band_of(category)
            thickness = band.length / plan.abreast
            offset = band.start + (0 if is_stack else place) * thickness
            start, end = plan.at(extent[0]), plan.at(extent[1])
            low, length = min(start, end), abs(end - start)
            box = (
                Rect(low, offset, length, thickness)
                if plan.is_horizontal
                else Rect(offset, low, thickness, length)
            )
            yield Bar(number, category, box, extent[1] < 0)
        place += 1


def value_beyond(plan: ChartPlan, bar: Bar, width: float) -> tuple[Rect, Literal["l", "ctr", "r"]]:
    """Return the box, `width` pt wide, of a value beyond the end of its bar, and its alignment."""
    box = bar.box
    if plan.is_horizontal:
        air = 6 * plan.type_scale
        if bar.is_negative:
            return Rect(box.x - width - air, box.y, width, box.height), "r"
        return Rect(box.right + air, box.y, width, box.height), "l"
    height, air = plan.size * 1.15, 3 * plan.type_scale
    top = box.bottom + air if bar.is_negative else box.y - air - height
    return Rect(box.x + box.width / 2 - width / 2, top, width, height), "ctr"


def values_cross_reference(plan: ChartPlan, measure: TextMeasure) -> bool:
    """Whether the reference line runs through a value beyond a bar."""
    return any(
        _crosses(plan, value_beyond(plan, bar, _value_width(plan, bar, measure))[0])
        for bar in bar_boxes(plan)
    )


def _crosses(plan: ChartPlan, box: Rect) -> bool:
    """Whether the reference line runs through the box of a text, or close by it."""
    if plan.chart.reference is None:
        return False
    at, air = plan.at(float(plan.chart.reference.value)), plan.size * 0.2
    low, high = (box.x, box.right) if plan.is_horizontal else (box.y, box.bottom)
    return low - air < at < high + air


def _value_width(plan: ChartPlan, bar: Bar, measure: TextMeasure) -> float:
    series = plan.chart.series[bar.series]
    value = series.values[bar.category]
    assert value is not None  # a gap has no bar
    is_part = plan.chart.stacked != "no"
    text = plan.text_in_part(series, value) if is_part else plan.text(series, value)
    return measure.width(text, plan.size, bold=True)


def with_parts(plan: ChartPlan, measure: TextMeasure) -> ChartPlan:
    """Return the plan of a stack that says which values stand in their parts.

    It is labelled only if all do. The plan of another chart is returned as it is.
    """
    if plan.chart.stacked == "no" or plan.chart.kind == "area":
        return plan
    parts = list(bar_boxes(plan))
    if plan.chart.stacked == "shares" and not plan.chart.unit and not _adds_up(plan.chart):
        # Beside an axis of per cent, a number without a unit would be read as a percentage.
        return replace(plan, labelled=False)
    lines = [
        run
        for series, points in zip(plan.chart.series, plan.points, strict=True)
        if not is_bar(plan.chart, series)
        for run in unbroken(points)
    ]
    inside = {
        (part.series, part.category) for part in parts if _has_room(plan, part, lines, measure)
    }
    return replace(
        plan, inside=frozenset(inside), labelled=plan.labelled and len(inside) == len(parts)
    )


def _adds_up(chart: Chart) -> bool:
    """Whether the values of each stack add up to 100, so that they are percentages."""
    parts = [series.values for series in chart.series if series.axis == "first"]
    return all(sum(value or 0 for value in stack) == 100 for stack in zip(*parts, strict=True))


def _has_room(
    plan: ChartPlan, part: Bar, lines: Sequence[Sequence[Point]], measure: TextMeasure
) -> bool:
    """Whether the value of a part has room in it, clear of the reference line and of `lines`."""
    width = _value_width(plan, part, measure)
    has_width = part.box.width >= width + ROUND * plan.size
    has_height = part.box.height >= plan.size * 1.15
    label = part_label(part.box, width, plan.size)
    return has_width and has_height and not (_crosses(plan, label) or crossed(lines, label))


def part_label(part: Rect, width: float, size: float) -> Rect:
    """Return the box of a value of a width in pt in the middle of its part."""
    height = size * 1.15
    x, y = part.x + (part.width - width) / 2, part.y + (part.height - height) / 2
    return Rect(x, y, width, height)

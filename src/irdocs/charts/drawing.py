"""A planned chart → shapes in colour roles, and labels: for whoever has no native charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from irdocs.charts.palette import SeriesColours, line_colours, series_colours
from irdocs.charts.plan import (
    ChartPlan,
    point_label,
    slice_angles,
    slice_label,
)
from irdocs.drawing import Commands, circle, line, rectangle, slice_of
from irdocs.units import Rect

Align = Literal["l", "ctr", "r"]

KEY_SIZE = 9.0
"""A legend's square, in pt on a slide."""


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A shape of a chart: a mark, an axis, a tick or a key; lengths in pt within the frame."""

    commands: Commands
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class ChartLabel:
    """Words of a chart, set in a box of their own."""

    text: str
    box: Rect
    align: Align
    bold: bool = False
    anchor: Literal["t", "ctr"] = "ctr"
    """Where in the box's height they stand."""


def drawn(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield a chart's shapes and labels, in the order in which they are painted."""
    if plan.chart.kind == "pie":
        yield from _pie(plan)
    else:
        yield from _axes_and_marks(plan)
    if plan.legend is not None:
        yield from _legend(plan, plan.legend)


def _filled(commands: Commands, colours: SeriesColours, scale: float) -> ChartShape:
    if colours.is_outlined:
        return ChartShape(commands, colours.fill, colours.outline, scale)
    return ChartShape(commands, colours.fill)


def _axes_and_marks(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    if not plan.labelled:
        yield from _ticks(plan)
    yield from _lines(plan) if plan.chart.kind == "line" else _bars(plan)
    zero, plot = plan.at(0.0), plan.plot
    axis = (
        line((zero, plot.y), (zero, plot.bottom))
        if plan.is_horizontal
        else line((plot.x, zero), (plot.right, zero))
    )
    yield ChartShape(axis, stroke="ink-soft", stroke_width=plan.type_scale)
    yield from _category_names(plan)


def _bars(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield bars or columns from the zero line, negative ones the other way, with their values."""
    chart, zero, rows = plan.chart, plan.at(0.0), len(plan.chart.series)
    for number, series in enumerate(chart.series):
        colours = series_colours(number)
        for band, value in zip(plan.bands, series.values, strict=True):
            thick = band.length / rows
            start, end = band.start + number * thick, plan.at(float(value))
            low, length = min(zero, end), abs(end - zero)
            shape = (
                rectangle(low, start, length, thick)
                if plan.is_horizontal
                else rectangle(start, low, thick, length)
            )
            yield _filled(shape, colours, plan.type_scale)
            if plan.labelled:
                box, align = _value_box(plan, start, thick, end, negative=value < 0)
                yield ChartLabel(plan.text(value), box, align, bold=True)


def _value_box(
    plan: ChartPlan, start: float, thick: float, end: float, *, negative: bool
) -> tuple[Rect, Align]:
    """Return the box of a value beyond the end of its bar, and to which side it is set."""
    far, air = plan.frame.width, 6 * plan.type_scale  # no value that has room is wider
    if plan.is_horizontal:
        if negative:
            return Rect(end - far - air, start, far, thick), "r"
        return Rect(end + air, start, far, thick), "l"
    tall, air = plan.size * 1.15, 3 * plan.type_scale
    top = end + air if negative else end - air - tall
    return Rect(start + thick / 2 - far / 2, top, far, tall), "ctr"


def _lines(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield each series as a line with a dot for every value."""
    chart = plan.chart
    for number, series in enumerate(chart.series):
        colours = line_colours(number)
        points = [
            (band.middle, plan.at(float(value)))
            for band, value in zip(plan.bands, series.values, strict=True)
        ]
        if plan.labelled:
            for (x, y), value, side in zip(points, series.values, plan.sides, strict=True):
                box = point_label(plan, x, y, plan.frame.width, side)
                yield ChartLabel(plan.text(value), box, "ctr", bold=True)
        if len(points) > 1:
            yield ChartShape(
                line(*points), stroke=colours.outline, stroke_width=3 * plan.type_scale
            )
        for x, y in points:
            yield _filled(circle(x, y, 4.5 * plan.type_scale), colours, plan.type_scale)


def _category_names(plan: ChartPlan) -> Iterator[ChartLabel]:
    plot, size = plan.plot, plan.size
    for number, (band, category) in enumerate(zip(plan.bands, plan.chart.categories, strict=True)):
        if number % plan.every:
            continue
        match plan.names:
            case "beside":
                tall = plot.height / len(plan.bands)
                left = 8 * plan.type_scale
                room = Rect(0, band.middle - tall / 2, plan.names_right - left, tall)
                yield ChartLabel(str(category), room, "r")
            case "above":
                top = 0.0 if number == 0 else plan.bands[number - 1].start
                top = top + (plan.bands[number - 1].length if number else 0.0)
                room = Rect(0, top, plan.frame.width, band.start - top)
                yield ChartLabel(str(category), room, "l")
            case "below":
                wide = plot.width / len(plan.bands) * plan.every
                top = plot.bottom + max(6 * plan.type_scale, size / 3)
                end = plan.legend.y if plan.legend else plan.frame.height
                tall = max(size * 1.2, min(end, plan.frame.height) - top - 4 * plan.type_scale)
                room = Rect(band.middle - wide / 2, top, wide, tall)
                yield ChartLabel(str(category), room, "ctr", anchor="t")
            case _:
                assert_never(plan.names)


def _ticks(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield the lines of the value axis and what they stand for."""
    assert plan.scale is not None  # a pie has no axis
    plot, size, s = plan.plot, plan.size, plan.type_scale
    for value in plan.scale.ticks:
        text, at = plan.text(plan.scale.tick_text(value)), plan.at(value)
        if plan.is_horizontal:
            rule = line((at, plot.y), (at, plot.bottom))
            half = min(at, plan.frame.width - at)  # the planner left room for the widest
            box = Rect(at - half, plot.bottom + 4 * s, 2 * half, size * 1.2)
            yield ChartLabel(text, box, "ctr")
        else:
            rule = line((plot.x, at), (plot.right, at))
            box = Rect(0.0, at - size * 0.6, plot.x - 8 * s, size * 1.2)
            yield ChartLabel(text, box, "r")
        yield ChartShape(rule, stroke="rule", stroke_width=0.75 * s)


def _pie(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    plot, radius = plan.plot, plan.plot.width / 2
    x, y = plot.x + radius, plot.y + plot.height / 2
    values = plan.chart.series[0].values
    for number, (start, sweep) in enumerate(slice_angles(plan.chart)):
        whole = sweep >= 359.99
        shape = circle(x, y, radius) if whole else slice_of(x, y, radius, start, sweep)
        yield _filled(shape, series_colours(number), plan.type_scale)
        if plan.labelled:
            box = slice_label(plan, start, sweep)
            yield ChartLabel(plan.text(values[number]), box, "ctr", bold=True)


def _legend(plan: ChartPlan, box: Rect) -> Iterator[ChartShape | ChartLabel]:
    """Yield each series, or each slice, with its key."""
    names, rows, s = plan.entries, plan.legend_rows, plan.type_scale
    across = -(-len(names) // rows)
    wide, tall = box.width / across, box.height / rows
    key = KEY_SIZE * s
    colours = line_colours if plan.chart.kind == "line" else series_colours
    for number, name in enumerate(names):
        x, y = box.x + (number % across) * wide, box.y + (number // across) * tall
        square = rectangle(x + 8 * s, y + (tall - key) / 2, key, key)
        yield _filled(square, colours(number), s)
        yield ChartLabel(name, Rect(x + 14 * s + key, y, wide - key - 14 * s, tall), "l")

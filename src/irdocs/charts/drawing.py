"""Draw a planned chart as shapes and labels, for products that have no native charts.

Shapes are filled with colour roles and labels have boxes, both in pt within the chart's frame. The
caller sets the labels in its own type and maps the roles to its colours.
"""

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
    unbroken,
)
from irdocs.drawing import Commands, circle, line, rectangle, slice_of
from irdocs.units import Rect

Align = Literal["l", "ctr", "r"]

KEY_SIZE = 9.0
"""The side of the square that shows a series' colour in the legend, in pt on a slide."""


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A mark, an axis, a tick or a legend's key; lengths in pt within the frame."""

    commands: Commands
    fill: str | None = None
    """A colour role; None for no fill. The same for `stroke`."""
    stroke: str | None = None
    stroke_width: float = 0.0


@dataclass(frozen=True, slots=True)
class ChartLabel:
    """A text of a chart, with the box in which it is set."""

    text: str
    box: Rect
    align: Align
    bold: bool = False
    anchor: Literal["t", "ctr"] = "ctr"
    """Its vertical position in the box: at the top or centred."""


def drawn(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield a chart's shapes and labels in painting order, the rearmost first."""
    if plan.chart.kind == "pie":
        yield from _pie(plan)
    else:
        yield from _axes_and_marks(plan)
    if plan.legend is not None:
        yield from _legend(plan, plan.legend)


def _filled(commands: Commands, colours: SeriesColours, scale: float) -> ChartShape:
    """Return a shape in the colours of a series, outlined if these say so."""
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
    """Yield bars or columns that start at zero, and their values if these are labelled.

    Bars of negative values extend in the other direction.
    """
    chart, zero, series_count = plan.chart, plan.at(0.0), len(plan.chart.series)
    for number, series in enumerate(chart.series):
        colours = series_colours(number)
        for band, value in zip(plan.bands, series.values, strict=True):
            if value is None:
                continue
            thickness = band.length / series_count
            offset, end = band.start + number * thickness, plan.at(float(value))
            bar_start, length = min(zero, end), abs(end - zero)
            shape = (
                rectangle(bar_start, offset, length, thickness)
                if plan.is_horizontal
                else rectangle(offset, bar_start, thickness, length)
            )
            yield _filled(shape, colours, plan.type_scale)
            if plan.labelled:
                box, align = _value_box(plan, offset, thickness, end, negative=value < 0)
                yield ChartLabel(plan.text(value), box, align, bold=True)


def _value_box(
    plan: ChartPlan, start: float, thickness: float, end: float, *, negative: bool
) -> tuple[Rect, Align]:
    """Return the box of a value beyond the end of its bar, and the alignment of the text.

    The box is as wide as the frame, so that it has room for any value that fits at all.
    """
    box_width, air = plan.frame.width, 6 * plan.type_scale
    if plan.is_horizontal:
        if negative:
            return Rect(end - box_width - air, start, box_width, thickness), "r"
        return Rect(end + air, start, box_width, thickness), "l"
    height, air = plan.size * 1.15, 3 * plan.type_scale
    top = end + air if negative else end - air - height
    return Rect(start + thickness / 2 - box_width / 2, top, box_width, height), "ctr"


def _lines(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield each series as a line with a dot at every value, and values if these are labelled.

    A line is broken where a value is not known.
    """
    chart = plan.chart
    for number, (series, points) in enumerate(zip(chart.series, plan.points, strict=True)):
        colours = line_colours(number)
        if plan.labelled:
            for point, value, side in zip(points, series.values, plan.sides, strict=True):
                if point is not None and side is not None:
                    box = point_label(plan, *point, plan.frame.width, side)
                    yield ChartLabel(plan.text(value), box, "ctr", bold=True)
        runs = unbroken(points)
        for run in runs:
            if len(run) > 1:
                yield ChartShape(
                    line(*run), stroke=colours.outline, stroke_width=3 * plan.type_scale
                )
        for x, y in (point for run in runs for point in run):
            yield _filled(circle(x, y, 4.5 * plan.type_scale), colours, plan.type_scale)


def _category_names(plan: ChartPlan) -> Iterator[ChartLabel]:
    """Yield the names of categories along their axis, only every n-th of a long series."""
    plot, size = plan.plot, plan.size
    for number, (band, category) in enumerate(zip(plan.bands, plan.chart.categories, strict=True)):
        if number % plan.every:
            continue
        match plan.names:
            case "beside":
                height = plot.height / len(plan.bands)
                gap = 8 * plan.type_scale
                box = Rect(0, band.middle - height / 2, plan.names_right - gap, height)
                yield ChartLabel(str(category), box, "r")
            case "above":  # the room between the category before and this one's bars
                top = 0.0 if number == 0 else plan.bands[number - 1].start
                top = top + (plan.bands[number - 1].length if number else 0.0)
                box = Rect(0, top, plan.frame.width, band.start - top)
                yield ChartLabel(str(category), box, "l")
            case "below":
                width = plot.width / len(plan.bands) * plan.every
                top = plot.bottom + max(6 * plan.type_scale, size / 3)
                end = plan.legend.y if plan.legend else plan.frame.height
                height = max(size * 1.2, min(end, plan.frame.height) - top - 4 * plan.type_scale)
                box = Rect(band.middle - width / 2, top, width, height)
                yield ChartLabel(str(category), box, "ctr", anchor="t")
            case _:
                assert_never(plan.names)


def _ticks(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield the rules across the plot at the ticks of the value axis, and their values."""
    assert plan.scale is not None  # a pie has no axis
    plot, size, type_scale = plan.plot, plan.size, plan.type_scale
    for value in plan.scale.ticks:
        text, position = plan.tick_text(value), plan.at(value)
        if plan.is_horizontal:
            rule = line((position, plot.y), (position, plot.bottom))
            # The box may reach to the nearer edge of the frame; planning left room for the text.
            half_width = min(position, plan.frame.width - position)
            box = Rect(
                position - half_width, plot.bottom + 4 * type_scale, 2 * half_width, size * 1.2
            )
            yield ChartLabel(text, box, "ctr")
        else:
            rule = line((plot.x, position), (plot.right, position))
            box = Rect(0.0, position - size * 0.6, plot.x - 8 * type_scale, size * 1.2)
            yield ChartLabel(text, box, "r")
        yield ChartShape(rule, stroke="rule", stroke_width=0.75 * type_scale)


def _pie(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield the slices of a pie, and their values if these are labelled."""
    plot, radius = plan.plot, plan.plot.width / 2
    x, y = plot.x + radius, plot.y + plot.height / 2
    values = plan.chart.series[0].known
    for number, (start, sweep) in enumerate(slice_angles(plan.chart)):
        # A slice that is the whole pie has no edges to the centre, so it is a circle.
        shape = circle(x, y, radius) if sweep >= 359.99 else slice_of(x, y, radius, start, sweep)
        yield _filled(shape, series_colours(number), plan.type_scale)
        if plan.labelled:
            box = slice_label(plan, start, sweep)
            yield ChartLabel(plan.text(values[number]), box, "ctr", bold=True)


def _legend(plan: ChartPlan, box: Rect) -> Iterator[ChartShape | ChartLabel]:
    """Yield the entries of the legend: each a square in its colour, and its name."""
    names, rows, type_scale = plan.entries, plan.legend_rows, plan.type_scale
    columns = -(-len(names) // rows)  # rounded up
    entry_width, entry_height = box.width / columns, box.height / rows
    key_size = KEY_SIZE * type_scale
    colours = line_colours if plan.chart.kind == "line" else series_colours
    for number, name in enumerate(names):
        x, y = box.x + (number % columns) * entry_width, box.y + (number // columns) * entry_height
        square = rectangle(
            x + 8 * type_scale, y + (entry_height - key_size) / 2, key_size, key_size
        )
        yield _filled(square, colours(number), type_scale)
        name_box = Rect(
            x + 14 * type_scale + key_size,
            y,
            entry_width - key_size - 14 * type_scale,
            entry_height,
        )
        yield ChartLabel(name, name_box, "l")

"""Draw what shows the values of a chart: bars, lines, areas, steps, points and slices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from irdocs.charts.bar_marks import bar_boxes, part_label, value_beyond
from irdocs.charts.elements import ChartLabel, ChartShape, filled
from irdocs.charts.extents import extents, is_bar
from irdocs.charts.marks import Point, dashed, error_bar, mark
from irdocs.charts.plan import ChartPlan, point_label, unbroken
from irdocs.charts.series_look import SeriesLook
from irdocs.charts.slices import slice_angles, slice_label, slice_text
from irdocs.content.blocks import Series
from irdocs.drawing import circle, line, polygon, rectangle, slice_of
from irdocs.units import Rect

LINE_WIDTH = 3.0
"""The width of a line, in pt on a slide."""
MARK_RADIUS = 4.5
"""The radius of a mark at a point, in pt on a slide."""
SCATTER_RADIUS = 6.0
"""The radius of a mark that stands alone, in pt on a slide."""
ERROR_WIDTH = 1.5
"""The width of an error bar, in pt on a slide."""
HALF_CAP = 5.0
"""Half of the width of an error bar's cap, in pt on a slide."""
HALF_CENSORED = 6.0
"""Half of the height of the mark of a censored subject, in pt on a slide."""


def marks(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield what shows the values of a chart, and the values that stand beside it."""
    if plan.chart.kind == "pie":
        yield from _pie(plan)
        return
    yield from _bars(plan)
    if plan.chart.kind == "area":
        yield from _areas(plan)
    else:
        for number, (series, points) in enumerate(zip(plan.chart.series, plan.points, strict=True)):
            if not is_bar(plan.chart, series):
                yield from _line(plan, series, points, plan.look(number))
    yield from _error_bars(plan)


def _bars(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield bars or columns that start at zero, and their values if these are labelled.

    Bars of negative values extend in the other direction. Parts of a stack have theirs inside.
    """
    for bar in bar_boxes(plan):
        box, series = bar.box, plan.chart.series[bar.series]
        colours = plan.look(bar.series).colours
        yield filled(rectangle(box.x, box.y, box.width, box.height), colours, plan.type_scale)
        value = series.values[bar.category]
        assert value is not None  # a gap has no bar
        if (bar.series, bar.category) in plan.inside:
            label = part_label(box, box.width, plan.size)
            text = plan.text_in_part(series, value)
            yield ChartLabel(text, label, "ctr", bold=True, colour=colours.text)
        elif plan.labelled:
            # The box is as wide as the frame, so that it has room for any value that fits at all.
            label, align = value_beyond(plan, bar, plan.frame.width)
            yield ChartLabel(plan.text(series, value), label, align, bold=True)


def _line(
    plan: ChartPlan, series: Series, points: Sequence[Point | None], look: SeriesLook
) -> Iterator[ChartShape | ChartLabel]:
    """Yield a line with its marks, and values if these are labelled; or marks alone.

    A line is broken where a value is not known.
    """
    scale, colours = plan.type_scale, look.colours
    if plan.labelled:
        for point, value, side in zip(points, series.values, plan.sides, strict=True):
            if point is not None and value is not None and side is not None:
                box = point_label(plan, *point, plan.frame.width, side)
                yield ChartLabel(plan.text(series, value), box, "ctr", bold=True)
    runs = unbroken(points)
    width = LINE_WIDTH * scale
    for run in runs if look.is_line else ():
        if len(run) > 1:
            path = steps(run) if plan.chart.kind == "step" else run
            yield ChartShape(
                dashed(path, look.dash, width), stroke=colours.outline, stroke_width=width
            )
        elif look.mark is None:
            yield filled(circle(*run[0], width), colours, scale)
    for x, y in (point for run in runs for point in run):
        if look.mark is not None:
            yield filled(mark(look.mark, x, y, mark_radius(look) * scale), colours, scale)
    for censored in series.censored:
        x, y = plan.right(float(censored)), plan.at(height_at(series, float(censored)))
        reach = HALF_CENSORED * scale
        yield ChartShape(
            line((x, y - reach), (x, y + reach)),
            stroke=colours.outline, stroke_width=ERROR_WIDTH * scale,
        )  # fmt: skip


def mark_radius(look: SeriesLook) -> float:
    """Return the radius of the marks of a series, in pt on a slide."""
    return MARK_RADIUS if look.is_line else SCATTER_RADIUS


def steps(points: Sequence[Point]) -> list[Point]:
    """Return the corners of a line that keeps its height until the next point."""
    corners = [points[0]]
    for (_, y), (later_x, later_y) in pairwise(points):
        corners += [(later_x, y)] * (later_y != y) + [(later_x, later_y)]
    return corners


def height_at(series: Series, x: float) -> float:
    """Return how high the steps of a series are at an x: as high as the last point before it."""
    return float(next(y for at, y in reversed(series.points) if float(at) <= x))


def _areas(plan: ChartPlan) -> Iterator[ChartShape]:
    """Yield the area of each series, from zero or from the one below it up to its values."""
    for number, row in enumerate(extents(plan.chart)):
        tops, feet = [], []
        for category, extent in enumerate(row):
            if extent is not None:
                x = plan.x_of(category)
                feet.append((x, plan.at(extent[0])))
                tops.append((x, plan.at(extent[1])))
        colours = plan.look(number).colours
        yield filled(polygon([*tops, *reversed(feet)]), colours, plan.type_scale)


def _error_bars(plan: ChartPlan) -> Iterator[ChartShape]:
    """Yield the error bars, each through the middle of its bar or point."""
    scale = plan.type_scale
    middles = {(bar.series, bar.category): bar.box for bar in bar_boxes(plan)}
    for number, (series, points) in enumerate(zip(plan.chart.series, plan.points, strict=True)):
        for position, ends in enumerate(series.ranges):
            if ends is None:
                continue
            low, high = (plan.at(float(end), series) for end in ends)
            point, box = points[position], middles.get((number, position))
            assert point is not None  # a gap has no error
            half_cap = HALF_CAP * scale if box is None else _cap_of_bar(plan, box)
            if plan.is_horizontal and box is not None:
                y = box.y + box.height / 2
                shape = error_bar((low, y), (high, y), half_cap)
            else:
                x = point[0] if box is None else box.x + box.width / 2
                shape = error_bar((x, low), (x, high), half_cap)
            yield ChartShape(shape, stroke="ink", stroke_width=ERROR_WIDTH * scale)


def _cap_of_bar(plan: ChartPlan, box: Rect) -> float:
    """Return half of the width of a cap: on thin bars it is narrower than they are."""
    thickness = box.height if plan.is_horizontal else box.width
    return min(HALF_CAP * plan.type_scale, thickness / 3)


def _pie(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield the slices of a pie, and their values if these are labelled; nothing has no slice."""
    plot, radius = plan.plot, plan.plot.width / 2
    x, y = plot.x + radius, plot.y + plot.height / 2
    for number, (start, sweep) in enumerate(slice_angles(plan.chart)):
        # A slice that is the whole pie has no edges to the centre, so it is a circle.
        shape = circle(x, y, radius) if sweep >= 359.99 else slice_of(x, y, radius, start, sweep)
        if sweep > 0:
            yield filled(shape, plan.look(number).colours, plan.type_scale)
        if plan.labelled:
            text = slice_text(plan, number)
            box = slice_label(plan, start, sweep, plan.slice_widths[number])
            yield ChartLabel(text, box, "ctr", bold=True)

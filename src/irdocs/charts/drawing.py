"""Draw a planned chart as shapes and labels, for products that have no native charts.

Shapes are filled with colour roles and labels have boxes, both in pt within the chart's frame. The
caller sets the labels in its own type and maps the roles to its colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from irdocs.charts.calendar import date_name
from irdocs.charts.drawing_marks import LINE_WIDTH, mark_radius, marks
from irdocs.charts.elements import Align, ChartLabel, ChartShape, filled
from irdocs.charts.marks import Point, dashed, mark
from irdocs.charts.naming import NAME_GAP
from irdocs.charts.palette import REFERENCE_DASH
from irdocs.charts.plan import ChartPlan
from irdocs.charts.series_look import KEY_LINE, KEY_SIZE, key_length
from irdocs.charts.wording import AxisNumbers
from irdocs.drawing import line, mirrored, rectangle
from irdocs.frozen import replace
from irdocs.units import Rect

TICK = 4.0
"""The length of a tick below an axis, in pt on a slide."""
REFERENCE_WIDTH = 2.0
"""The width of a reference line, in pt on a slide; the ground beside it is as wide again."""


def drawn(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield a chart's shapes and labels in painting order, the rearmost first."""
    if plan.chart.kind == "pie":
        yield from marks(plan)
    else:
        yield from _axes_and_marks(plan)
    if plan.legend is not None:
        yield from _legend(plan, plan.legend)


def _axes_and_marks(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    if not plan.labelled:
        yield from _ticks(plan)
    if not has_filled_marks(plan):
        yield from _reference(plan)
    yield from marks(plan)
    for start, end in pieces_across(plan, plan.origin):
        yield ChartShape(line(start, end), stroke="ink-soft", stroke_width=plan.type_scale)
    if has_filled_marks(plan):
        yield from _reference(plan)
    if plan.across is not None or plan.time is not None:
        yield from _ticks_below(plan)
    else:
        yield from _category_names(plan)
        if plan.chart.kind == "area":
            yield from (_tick(plan, band.middle) for band in plan.bands[:: plan.every])
    for title in (plan.x_title, plan.y_title, plan.second_title, *plan.at_risk):
        if title is not None:
            yield ChartLabel(title.text, title.box, title.align, anchor="t")


# ---------------------------------------------------------------- the reference line


def reference_pieces(plan: ChartPlan) -> list[tuple[Point, Point]]:
    """Return the pieces of the reference line: one across the plot, or one for each bar; and the
    one before its label, where this stands apart."""
    if plan.chart.reference is None:
        return []
    pieces = pieces_across(plan, plan.at(float(plan.chart.reference.value)))
    return [*pieces, *((plan.reference_key,) if plan.reference_key else ())]


def pieces_across(plan: ChartPlan, at: float) -> list[tuple[Point, Point]]:
    """Return the pieces of a line across the plot, from a position on the value axis.

    One piece would touch the first letters of names that stand above their bars.
    """
    plot = plan.plot
    if not plan.is_horizontal:
        return [((plot.x, at), (plot.right, at))]
    if plan.names != "above":
        return [((at, plot.y), (at, plot.bottom))]
    over = plan.size * 0.1
    return [((at, band.start - over), (at, band.start + band.length + over)) for band in plan.bands]


def has_filled_marks(plan: ChartPlan) -> bool:
    """Whether the reference line runs over bars or areas, and is seen on a strip of the ground
    alone; below lines and points a strip would only hide what lies close to it."""
    return plan.chart.kind in ("bar", "column", "area")


def _reference(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield a dashed line, on a strip of the ground where it runs over dark bars."""
    width = REFERENCE_WIDTH * plan.type_scale
    for start, end in reference_pieces(plan):
        if has_filled_marks(plan):
            yield ChartShape(line(start, end), stroke="ground", stroke_width=2 * width)
        yield ChartShape(
            dashed((start, end), REFERENCE_DASH, width), stroke="ink", stroke_width=width
        )
    if (label := plan.reference) is not None:
        yield ChartLabel(label.text, label.box, label.align, anchor="t")


# ---------------------------------------------------------------- names and ticks


def _category_names(plan: ChartPlan) -> Iterator[ChartLabel]:
    """Yield the names of categories along their axis, only every n-th of a long series."""
    plot = plan.plot
    for number, (band, name) in enumerate(zip(plan.bands, plan.names_of_categories, strict=True)):
        if number % plan.every:
            continue
        match plan.names:
            case "beside":
                height = plot.height / len(plan.bands)
                gap = 8 * plan.type_scale
                box = Rect(0, band.middle - height / 2, plan.names_right - gap, height)
                yield ChartLabel(name, box, "r")
            case "above":  # the room between the category before and this one's bars
                top = plan.reference.box.bottom if plan.reference else 0.0
                if number:
                    top = plan.bands[number - 1].start + plan.bands[number - 1].length
                left = plan.plot.x if plan.origin == plan.plot.x else 0.0
                box = Rect(left, top, plan.frame.width - left, band.start - top)
                yield ChartLabel(name, box, "l")
            case "below":
                width = band_width(plan) * plan.every - NAME_GAP * plan.size
                top, height = _below(plan)
                box = Rect(band.middle - width / 2, top, width, height)
                yield ChartLabel(name, box, "ctr", anchor="t")
            case _:
                assert_never(plan.names)


def band_width(plan: ChartPlan) -> float:
    """Return the distance of the middles of two neighbouring categories, in pt."""
    if plan.chart.kind == "area":
        return plan.bands[0].length
    return plan.plot.width / len(plan.bands)


def _below(plan: ChartPlan) -> tuple[float, float]:
    """Return the top and the height of what is written below a plot."""
    top = plan.plot.bottom + max(6 * plan.type_scale, plan.size / 3)
    end = plan.legend.y if plan.legend and plan.legend.y > plan.plot.y else plan.frame.height
    end = min(end, plan.frame.height, plan.x_title.box.y if plan.x_title else end)
    return top, max(plan.size * 1.2, end - top - 4 * plan.type_scale)


def _ticks_below(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield ticks and their numbers or dates below the plot."""
    top, _ = _below(plan)
    for x, text in ticks_across(plan):
        yield _tick(plan, x)
        half_width = min(x, plan.frame.width - x)
        box = Rect(x - half_width, top, 2 * half_width, plan.size * 1.2)
        yield ChartLabel(text, box, "ctr", anchor="t")


def _tick(plan: ChartPlan, x: float) -> ChartShape:
    """Return a short tick below the plot."""
    bottom, scale = plan.plot.bottom, plan.type_scale
    tick = line((x, bottom), (x, bottom + TICK * scale))
    return ChartShape(tick, stroke="ink-soft", stroke_width=scale)


def ticks_across(plan: ChartPlan) -> Iterator[tuple[float, str]]:
    """Yield the x and the text of each tick below a plot with an axis of numbers or dates."""
    if (axis := plan.numbers("across")) is not None:
        for value in axis.scale.ticks:
            yield plan.right(value), plan.tick_text(axis, value)
    elif plan.time is not None:
        for day in plan.time.ticks:
            x = plan.plot.x + plan.time.share(day) * plan.plot.width
            yield x, date_name(day, plan.time.unit, plan.locale)


def _ticks(plan: ChartPlan) -> Iterator[ChartShape | ChartLabel]:
    """Yield the rules across the plot at the ticks of the value axis, and the values of all ticks.

    The ticks of a second axis are at the same heights as those of the first.
    """
    plot, size, type_scale = plan.plot, plan.size, plan.type_scale
    first, second = plan.numbers(), plan.numbers("second")
    assert first is not None  # a pie has no axis
    for value in first.scale.ticks:
        text, position = plan.tick_text(first, value), plan.at(value)
        if plan.is_horizontal:
            rules = pieces_across(plan, position)
            # The box may reach to the nearer edge of the frame; planning left room for the text.
            half_width = min(position, plan.frame.width - position)
            box = Rect(
                position - half_width, plot.bottom + 4 * type_scale, 2 * half_width, size * 1.2
            )
            yield ChartLabel(text, box, "ctr")
        else:
            rules = _rules_beside_label(plan, position)
            yield _tick_label(plan, text, position, Rect(0.0, 0.0, plot.x - 8 * type_scale, 0), "r")
        for start, end in rules:
            yield ChartShape(line(start, end), stroke="rule", stroke_width=0.75 * type_scale)
    if second is not None:
        yield from _ticks_at_right(plan, second)


def _rules_beside_label(plan: ChartPlan, y: float) -> list[tuple[Point, Point]]:
    """Return the pieces of a level rule across the plot: it stops at the label of the reference
    line, and does not run through its words."""
    plot = plan.plot
    if plan.reference is None or not plan.is_over(y):
        return [((plot.x, y), (plot.right, y))]
    air, box = plan.size * 0.25, plan.reference.box
    ends = ((plot.x, box.x - air), (box.right + air, plot.right))
    return [((start, y), (end, y)) for start, end in ends if start < end]


def _ticks_at_right(plan: ChartPlan, axis: AxisNumbers) -> Iterator[ChartLabel]:
    left = plan.plot.right + 8 * plan.type_scale
    for value in axis.scale.ticks:
        position = plan.plot.bottom - axis.scale.share(value) * plan.plot.height
        room = Rect(left, 0.0, plan.frame.width - left, 0.0)
        yield _tick_label(plan, plan.tick_text(axis, value), position, room, "l")


def _tick_label(plan: ChartPlan, text: str, y: float, room: Rect, align: Align) -> ChartLabel:
    """Return the text of a tick of an upright axis, with the width of its room."""
    return ChartLabel(text, Rect(room.x, y - plan.size * 0.6, room.width, plan.size * 1.2), align)


# ---------------------------------------------------------------- the legend


def _legend(plan: ChartPlan, box: Rect) -> Iterator[ChartShape | ChartLabel]:
    """Yield the entries of the legend: each the key of a series, and its name."""
    names, rows, type_scale = plan.entries, plan.legend_rows, plan.type_scale
    columns = -(-len(names) // rows)  # rounded up
    entry_width, entry_height = box.width / columns, box.height / rows
    key_width = key_length(plan.chart) * type_scale
    for number, name in enumerate(names):
        x, y = box.x + (number % columns) * entry_width, box.y + (number // columns) * entry_height
        key = Rect(x + 8 * type_scale, y, key_width, entry_height)
        yield from _key(plan, number, key)
        text_x = x + 14 * type_scale + key_width
        name_box = Rect(text_x, y, x + entry_width - text_x, entry_height)
        yield ChartLabel(name, name_box, "l")


def _key(plan: ChartPlan, number: int, box: Rect) -> Iterator[ChartShape]:
    """Yield the key of a series in a box: a square in its colour, its mark, or a piece of line."""
    look, scale = plan.look(number), plan.type_scale
    middle = box.y + box.height / 2
    if look.is_line:
        width = LINE_WIDTH * scale
        ends = ((box.x, middle), (box.x + KEY_LINE * scale, middle))
        yield ChartShape(
            dashed(ends, look.dash, width), stroke=look.colours.outline, stroke_width=width
        )
    if look.mark is not None:
        shape = mark(look.mark, box.x + box.width / 2, middle, mark_radius(look) * scale)
        yield filled(shape, look.colours, scale)
    elif not look.is_line:
        side = KEY_SIZE * scale
        square = rectangle(box.x + (box.width - side) / 2, middle - side / 2, side, side)
        yield filled(square, look.colours, scale)


__all__ = [
    "ChartLabel",
    "ChartShape",
    "drawn",
    "has_filled_marks",
    "reference_pieces",
    "ticks_across",
]


def kept_round(plan: ChartPlan, part: ChartShape | ChartLabel) -> ChartShape | ChartLabel:
    """Return a part of a pie mirrored in its plot, unless it belongs to the legend.

    A page that is then mirrored shows slices that run as clocks do, as PowerPoint's do in any
    language, with their values beside them.
    """
    axis = plan.plot.x + plan.plot.right
    match part:
        case ChartShape(commands=commands):
            xs = [x for _, values in commands for x in values[::2]]
            if plan.legend is not None and plan.legend.x <= min(xs):
                return part
            return replace(part, commands=mirrored(commands, axis))
        case ChartLabel(box=box):
            if plan.legend is not None and plan.legend.x <= box.x:
                return part
            return replace(part, box=box.mirrored(axis), align=_OPPOSITE[part.align])
        case _:
            assert_never(part)


_OPPOSITE: Mapping[Align, Align] = {"l": "r", "r": "l", "ctr": "ctr"}

"""How each series of a chart looks: its colours, and whether it has marks, dashes or a fill."""

from __future__ import annotations

from irdocs.charts.extents import has_second_axis, is_bar
from irdocs.charts.palette import (
    LIGHT,
    SOLID,
    Dash,
    MarkForm,
    SeriesColours,
    line_colours,
    line_dash,
    mark_form,
    series_colours,
)
from irdocs.content.blocks import Chart
from irdocs.frozen import frozen

KEY_SIZE = 9.0
"""The side of the square that shows a series' colour in the legend, in pt on a slide."""
KEY_LINE = 27.0
"""The length of the piece of a line that stands for it in the legend, in pt on a slide."""
CLOSEST_MARKS = 11.0
"""The least distance of the marks of a line, in pt on a slide; closer ones would touch."""


@frozen
class SeriesLook:
    """The look of one series."""

    colours: SeriesColours
    is_line: bool = False
    mark: MarkForm | None = None
    """The form of the marks at its points; None for a line without, and for bars and areas."""
    dash: Dash = SOLID


def look_of(chart: Chart, number: int, *, is_dense: bool = False) -> SeriesLook:
    """Return the look of the n-th series, or slice of a pie, counted from 0.

    Lines whose values are dense have dashes in place of marks.
    """
    if chart.kind == "pie":
        return SeriesLook(series_colours(number))
    series = chart.series[number]
    if is_bar(chart, series):
        # Error bars and lines are dark, and are drawn over bars.
        light = chart.has_errors or has_second_axis(chart)
        if not light and len(chart.series) == 2:
            number = 1 - number  # of two, the last one is mostly what the chart is about
        return SeriesLook(series_colours(number, light=light))
    match chart.kind:
        case "area":
            is_alone = len(chart.series) == 1
            return SeriesLook(LIGHT[0] if is_alone else series_colours(number))
        case "scatter":
            # Full marks alone: some programs draw no outline where there is no line.
            colour = line_colours(number).outline
            return SeriesLook(SeriesColours(colour, colour), mark=mark_form(number))
        case "step":
            return SeriesLook(line_colours(number), is_line=True, dash=line_dash(number))
        case _:
            if is_dense:
                return SeriesLook(line_colours(number), is_line=True, dash=line_dash(number))
            return SeriesLook(line_colours(number), is_line=True, mark=mark_form(number))


def key_length(chart: Chart) -> float:
    """Return the width of the keys of a chart's legend, in pt on a slide."""
    is_line = any(look_of(chart, number).is_line for number in range(len(chart.series)))
    return KEY_LINE if is_line else KEY_SIZE

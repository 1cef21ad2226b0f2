"""Plan a chart: find the largest type size at which plot, legend and all labels have room.

A chart can fail to fit for many reasons that depend on one another: longer names leave less width
for bars, a second line of names less height, and so on. Rather than solve for all of them, the
planner tries a type size, arranges the chart for it, and gives up (None) at the first text without
room; the next smaller size is then tried. At one size, simpler variants take turns as well: values
beside the marks first, then a value axis; a narrow share of the width for names, then wider ones.

In a frame (a slide) width and height are given; in a column of text (the leaflet) only the width
is, and the chart becomes as high as it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from irdocs.charts import reference_label
from irdocs.charts.bars import bars, bars_in_column, short_bars
from irdocs.charts.columns import columns, columns_in_column
from irdocs.charts.extents import has_second_axis
from irdocs.charts.pies import pie, pie_in_column
from irdocs.charts.plan import ChartPlan, TextMeasure
from irdocs.charts.room import ChartRoom
from irdocs.charts.scatters import scatter, scatter_in_column
from irdocs.charts.sequences import is_sequence
from irdocs.content.blocks import Chart
from irdocs.content.blocks.chart_keys import ChartKind
from irdocs.locale import Locale
from irdocs.units import Size


def fit_chart(
    chart: Chart, frame: Size, measure: TextMeasure, sizes: Sequence[float], locale: Locale
) -> ChartPlan | None:
    """Return the plan of a chart in a frame, at the first of `sizes` at which everything fits.

    `sizes` are type sizes in pt, the largest first. Returns None if nothing fits. A table of
    numbers at risk takes height from the plot, so all its type is the smallest from the first.
    """
    for size in sizes if chart.at_risk is None else sizes[-1:]:
        attempt = _in_frame(ChartRoom(chart, frame, measure, size, locale))
        if attempt is not None:
            return attempt
    for size in sizes if chart.kind == "bar" else ():
        attempt = short_bars(ChartRoom(chart, frame, measure, size, locale))
        if attempt is not None:
            return attempt
    for size in sizes if _may_skip(chart, locale) else ():
        attempt = _in_frame(ChartRoom(chart, frame, measure, size, locale, may_skip=True))
        if attempt is not None:
            return attempt
    return None


def chart_in_column(
    chart: Chart, width: float, measure: TextMeasure, sizes: Sequence[float], locale: Locale,
    added: float = 0.0,
) -> ChartPlan | None:  # fmt: skip
    """Return the plan of a chart in a column of text `width` pt wide, as high as it needs and, if
    it `may_be_higher`, by so many pt higher as are `added`.

    `sizes` are type sizes in pt, the largest first. Returns None if nothing fits.
    """
    for size in sizes:
        attempt = _in_column(ChartRoom(chart, Size(width, 0.0), measure, size, locale, added))
        if attempt is not None:
            return attempt
    for size in sizes if _may_skip(chart, locale) else ():
        frame = Size(width, 0.0)
        room = ChartRoom(chart, frame, measure, size, locale, added, may_skip=True)
        if (attempt := _in_column(room)) is not None:
            return attempt
    return None


def _may_skip(chart: Chart, locale: Locale) -> bool:
    """Whether a reader knows the names of columns from others, where not all have room: of months
    or years one after another."""
    is_dated = chart.dates is not None
    return chart.kind == "column" and not is_dated and is_sequence(chart.categories, locale.tag)


def may_be_higher(chart: Chart) -> bool:
    """Whether a chart shows more, or is read more easily, where it is higher: one with an axis of
    values that goes up. Bars would only be thicker."""
    match chart.kind:
        case "column" | "line" | "area" | "scatter" | "step":
            return True
        case "bar" | "pie":
            return False
        case kind:
            assert_never(kind)


def other_kind(chart: Chart, plan: Callable[[Chart], ChartPlan | None]) -> ChartKind | None:
    """Return a kind in which a chart that does not fit would fit; None if there is none.

    `plan` plans a chart where this one had no room.
    """
    if chart.stacked != "no" or chart.has_points:
        return None
    kinds: tuple[ChartKind, ...] = ("bar", "line")
    for kind in kinds:
        if kind == chart.kind or (kind == "bar" and has_second_axis(chart)):
            continue
        if kind == "bar" and chart.log:
            continue
        if kind == "line" and not _is_in_order(chart):
            continue
        if plan(chart.model_copy(update={"kind": kind})) is not None:
            return kind
    return None


def _is_in_order(chart: Chart) -> bool:
    """Whether a line may join the values of a chart: names with numbers, as of years and ages,
    follow one another, and those of drugs or symptoms do not."""
    return chart.kind == "area" or all(any(map(str.isdigit, name)) for name in chart.categories)


def _in_frame(room: ChartRoom) -> ChartPlan | None:
    """Return the plan of a chart in the whole frame."""
    match room.chart.kind:
        case "pie":
            return pie(room)
        case "bar":
            return bars(room)
        case "column" | "line" | "area":
            return reference_label.in_frame(room, columns)
        case "scatter" | "step":
            return reference_label.in_frame(room, scatter)
        case kind:
            assert_never(kind)


def _in_column(room: ChartRoom) -> ChartPlan | None:
    """Return the plan of a chart in the frame's width, with the height that it needs."""
    match room.chart.kind:
        case "pie":
            return pie_in_column(room)
        case "bar":
            return bars_in_column(room)
        case "column" | "line" | "area":
            return reference_label.in_column(room, columns_in_column)
        case "scatter" | "step":
            return reference_label.in_column(room, scatter_in_column)
        case kind:
            assert_never(kind)

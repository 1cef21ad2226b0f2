"""The values of a chart as a table, for pages on which a chart stands beside its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from irdocs.charts.wording import (
    at_risk_spoken,
    category_names,
    reference_text,
    value_of,
    x_text,
)
from irdocs.content.blocks import Chart
from irdocs.content.blocks.chart_keys import Series
from irdocs.frozen import frozen
from irdocs.locale import Locale


@frozen
class ValueTable:
    """A table of texts, and what stands below it."""

    header: tuple[str, ...]
    """What the rows are, which may be empty, and the name of each series."""
    rows: tuple[tuple[str, ...], ...]
    """The name of each row and a value of each series, empty where a series has none there."""
    remarks: tuple[str, ...]
    """Sentences on who left, who was still at risk, and on a line of reference."""


def value_table(chart: Chart, locale: Locale) -> ValueTable:
    """Return all values of a chart, as the chart prints them."""
    header = (str(chart.x_label or ""), *(str(series.name) for series in chart.series))
    rows = _rows_of_points if any(series.points for series in chart.series) else _rows_of_categories
    remarks = [
        locale.words.lead(label=series.name)
        + locale.sentence(
            locale.joined(
                locale.words.censored(place=x_text(chart, x, locale)) for x in series.censored
            )
        )
        for series in chart.series
        if series.censored
    ]
    remarks += at_risk_spoken(chart, locale)
    if chart.reference is not None:
        remarks.append(locale.sentence(reference_text(chart, locale)))
    return ValueTable(header, tuple(rows(chart, locale)), tuple(remarks))


def _rows_of_categories(chart: Chart, locale: Locale) -> Iterator[tuple[str, ...]]:
    for number, name in enumerate(category_names(chart, locale)):
        yield (name, *(_cell(chart, series, number, locale) for series in chart.series))


def _rows_of_points(chart: Chart, locale: Locale) -> Iterator[tuple[str, ...]]:
    """Yield a row for each place; several where a series has several points there."""
    by_place: dict[Decimal, list[list[str]]] = {}
    for series in chart.series:
        for x, _ in series.points:
            by_place.setdefault(x, [[] for _ in chart.series])
    for column, series in enumerate(chart.series):
        for number, (x, _) in enumerate(series.points):
            by_place[x][column].append(_cell(chart, series, number, locale))
    for x in sorted(by_place):
        columns = by_place[x]
        for row in range(max(map(len, columns))):
            values = (column[row] if row < len(column) else "" for column in columns)
            yield (x_text(chart, x, locale), *values)


def _cell(chart: Chart, series: Series, number: int, locale: Locale) -> str:
    """Return a value as it is printed, with its range if it has one."""
    value, ends = series.heights[number], series.ranges[number]
    if value is None:
        return str(locale.words.no_data)
    shown = value_of(chart, series, value, locale)
    if ends is None:
        return shown
    low, high = (value_of(chart, series, end, locale) for end in ends)
    return locale.words.value_in_range(value=shown, low=low, high=high)


__all__ = ["ValueTable", "value_table"]

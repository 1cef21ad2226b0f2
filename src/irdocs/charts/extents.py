"""How far the marks of a chart reach on its axes: what its scales must hold."""

from __future__ import annotations

from irdocs.content.blocks import Chart, Series

Extent = tuple[float, float]
"""Where the bar or the part of a value begins and ends on its axis."""


def values_of(chart: Chart) -> list[float]:
    """Return all values of a chart, series after series, without gaps."""
    return [float(value) for series in chart.series for value in series.known]


def is_bar(chart: Chart, series: Series) -> bool:
    """Whether the values of a series are bars or columns, which a second axis makes a line of."""
    return chart.kind in ("bar", "column") and series.axis == "first"


def bars_abreast(chart: Chart) -> int:
    """Return how many bars stand side by side in each category: one if they are stacked."""
    count = sum(is_bar(chart, series) for series in chart.series)
    return min(count, 1) if chart.stacked != "no" else count


def has_second_axis(chart: Chart) -> bool:
    """Whether some series has an axis of its own at the right."""
    return any(series.axis == "second" for series in chart.series)


def extents(chart: Chart) -> tuple[tuple[Extent | None, ...], ...]:
    """Return where each value of each series begins and ends; None for a gap.

    A value begins at zero, or in a stack where the one before ends. Shares are in per cent.
    """
    count = len(chart.series[0].heights) if chart.stacked != "no" else 0
    ends = [0.0] * count
    totals = [
        sum(
            float(series.values[position] or 0) for series in chart.series if series.axis == "first"
        )
        for position in range(count)
    ]
    rows: list[tuple[Extent | None, ...]] = []
    for series in chart.series:
        row: list[Extent | None] = []
        for position, value in enumerate(series.heights):
            if value is None:
                row.append(None)
            elif chart.stacked == "no" or series.axis == "second":
                row.append((0.0, float(value)))
            else:
                part, start = float(value), ends[position]
                if chart.stacked == "shares":
                    part *= 100.0 / totals[position]
                ends[position] = start + part
                row.append((start, ends[position]))
        rows.append(tuple(row))
    return tuple(rows)


def axis_values(chart: Chart, axis: str = "first") -> list[float]:
    """Return everything that an axis must reach: ends of marks and error bars, the reference."""
    reached: list[float] = []
    for series, row in zip(chart.series, extents(chart), strict=True):
        if series.axis != axis:
            continue
        reached += [extent[1] for extent in row if extent is not None]
        reached += [float(end) for ends in series.ranges if ends is not None for end in ends]
    if axis == "first":
        reached += [float(chart.reference.value)] if chart.reference else []
        reached += [100.0] if chart.stacked == "shares" else []
    return reached

"""Where a chart's labels, legend and marks have room: measured, for no renderer may drop one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from irdocs.content.model import Chart, figure_of
from irdocs.deck import inlines
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout import PITCH, Placeholder
from irdocs.deck.model import ChartSlot
from irdocs.units import Rect

LABEL_SHARES = (0.22, 0.3, 0.38, 0.46, 0.52)
"""How much of a bar chart's width its categories may take."""
AIR = 10.0
"""Between a label and what it labels, in pt."""
KEY = 40.0
"""A legend's key and the space round an entry, in pt."""
SERIES = ("signal", "primary", "teal", "plum", "vessel", "ink-soft")
"""The roles of series in order, of slices likewise."""
BAR_SHARE = 0.6
"""How much of a category's band its bars fill; the rest parts it from the next."""


def placed(fitter: TextFitter, chart: Chart, place: Placeholder) -> ChartSlot:
    """Return the chart with room for all of its words; if there is none, an error at its line."""
    smallest = place.sizes[-1]
    for size in place.sizes:
        slot = _attempt(fitter, chart, place, size)
        if slot:
            return slot
    advice = "" if chart.kind == "bar" else ", or kind: bar, whose labels have a line each"
    fitter.report.error(
        "chart-overflow",
        f"the labels of the chart have no room at {smallest:g} pt",
        chart.span,
        f"shorten its categories or series' names, show fewer of them{advice}",
    )
    whole = Rect(0, 0, place.box.width, place.box.height)
    return ChartSlot(place.name, chart, smallest, whole, None, True)


def _attempt(fitter: TextFitter, chart: Chart, place: Placeholder, size: float) -> ChartSlot | None:
    """Return the chart at a size in pt, or None if something has no room."""
    box = Rect(0, 0, place.box.width, place.box.height)
    legend: Rect | None = None
    if chart.kind == "pie":
        legend = _column_of(fitter, chart.categories, size, box)
        if legend is None:
            return None
        inner = min(box.height - 4 * size * PITCH, legend.x - 6 * size)
        if inner < 5 * size:
            return None
        round_ = Rect((legend.x - inner) / 2, (box.height - inner) / 2, inner, inner)
        return ChartSlot(place.name, chart, size, round_, legend, True)
    if len(chart.series) > 1:
        legend = _row_of(fitter, [str(s.name) for s in chart.series], size, box)
        if legend is None:
            return None
        box = Rect(0, 0, box.width, legend.y - 4)
    if chart.kind == "bar":
        return _bars(fitter, chart, place, size, box, legend)
    return _columns(fitter, chart, place, size, box, legend)


def _bars(
    fitter: TextFitter,
    chart: Chart,
    place: Placeholder,
    size: float,
    box: Rect,
    legend: Rect | None,
) -> ChartSlot | None:
    band = box.height / len(chart.categories)
    bar = band * BAR_SHARE / len(chart.series)
    labelled = bar >= size
    beyond = _widest_value(fitter, chart, size) + AIR if labelled else 2 * size
    below = 0.0 if labelled else size * PITCH + AIR
    before = beyond if any(v < 0 for s in chart.series for v in s.values) and labelled else 0.0
    for share in LABEL_SHARES:
        room = box.width * share - AIR
        lines = _most_lines(fitter, chart.categories, size, room)
        if lines and lines * size * PITCH <= (box.height - below) / len(chart.categories):
            left = box.width * share + before
            plot = Rect(left, 0, box.width - left - beyond, box.height - below)
            return ChartSlot(place.name, chart, size, plot, legend, labelled)
    return None


def _columns(
    fitter: TextFitter,
    chart: Chart,
    place: Placeholder,
    size: float,
    box: Rect,
    legend: Rect | None,
) -> ChartSlot | None:
    value = _widest_value(fitter, chart, size)
    many = len(chart.series)
    if chart.kind == "line":
        labelled = many == 1 and value + AIR <= box.width / len(chart.categories)
    else:
        labelled = value <= box.width / len(chart.categories) * BAR_SHARE / many
    left = value / 2 if labelled else value + AIR
    band = (box.width - left - AIR) / len(chart.categories)
    lines = _most_lines(fitter, chart.categories, size, band - 6)
    if not lines:
        return None
    above = (size * PITCH + AIR) if labelled else size / 2
    below = lines * size * PITCH + AIR
    plot = Rect(left, above, box.width - left - AIR, box.height - above - below)
    if plot.height < 4 * size:
        return None
    return ChartSlot(place.name, chart, size, plot, legend, labelled)


def _most_lines(fitter: TextFitter, labels: Sequence[str], size: float, room: float) -> int:
    """Return how many lines the longest label takes in a width in pt; 0 if a word sticks out."""
    place = Placeholder("Label", "chart", Rect(0, 0, room, 0), size)
    most = 0
    for label in labels:
        height = fitter.gauge(inlines.plain(str(label)), place).height(room, size)
        if height == float("inf"):
            return 0
        most = max(most, round(height / (size * PITCH)))
    return most


def values_of(chart: Chart) -> list[Decimal]:
    """Return all of a chart's values, series by series."""
    return [value for series in chart.series for value in series.values]


def _widest_value(fitter: TextFitter, chart: Chart, size: float) -> float:
    unit = str(chart.unit) if chart.unit else None
    return max(fitter.width(figure_of(value, unit), size, bold=True) for value in values_of(chart))


def _row_of(fitter: TextFitter, names: Sequence[str], size: float, box: Rect) -> Rect | None:
    """Return a legend's place below a chart: in as many rows as its entries need, up to two."""
    widths = [fitter.width(name, size) + KEY for name in names]
    if max(widths) > box.width:
        return None
    across = next((n for n in range(len(names), 0, -1) if max(widths) * n <= box.width), 1)
    rows = -(-len(names) // across)
    if rows > 2:
        return None
    height = rows * size * 1.5
    wide = min(box.width, max(widths) * across)
    return Rect((box.width - wide) / 2, box.height - height, wide, height)


def _column_of(fitter: TextFitter, names: Sequence[str], size: float, box: Rect) -> Rect | None:
    """Return a legend's place at the right of a pie: an entry a line."""
    wide = max(fitter.width(str(name), size) for name in names) + KEY
    tall = len(names) * size * 1.5
    if wide > box.width * 0.55 or tall > box.height:
        return None
    return Rect(box.width - wide, (box.height - tall) / 2, wide, tall)


def spoken(chart: Chart) -> list[str]:
    """Return a chart's values in words, for the notes of a slide that cannot show each."""
    unit = str(chart.unit) if chart.unit else None
    return [
        f"{series.name}: "
        + "; ".join(
            f"{category} {figure_of(value, unit)}"
            for category, value in zip(chart.categories, series.values, strict=True)
        )
        + "."
        for series in chart.series
    ]

"""A planned chart → paths and words, where the deck's native chart has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, cos, floor, log10, radians, sin

from irdocs.content.model import Chart, figure_of
from irdocs.deck.chart_plan import BAR_SHARE, SERIES, values_of
from irdocs.deck.layout import Align
from irdocs.deck.model import ChartSlot
from irdocs.drawing import Colour, Path, circle, line, rectangle, slice_of
from irdocs.units import Rect

TICKS = 5
KEY = 9.0
"""A legend's square, in pt."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a chart in a box, one line or several."""

    text: str
    box: Rect
    align: Align
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as it is drawn; all lengths in pt on the slide."""

    paths: tuple[Path, ...]
    labels: tuple[Label, ...]


def drawn(slot: ChartSlot, box: Rect, colours: Mapping[str, Colour]) -> Drawn:
    """Return a chart in its frame."""
    plot = slot.plot.moved(box.x, box.y)
    parts = list(_pie(slot, plot, colours) if slot.chart.kind == "pie"
                 else _charted(slot, plot, box, colours))  # fmt: skip
    if slot.legend:
        parts += _legend(slot, slot.legend.moved(box.x, box.y), colours)
    return Drawn(
        tuple(part for part in parts if isinstance(part, Path)),
        tuple(part for part in parts if isinstance(part, Label)),
    )


def _role(number: int) -> str:
    return SERIES[number % len(SERIES)]


def _unit(chart: Chart) -> str | None:
    return str(chart.unit) if chart.unit else None


def _range(chart: Chart, *, rounded: bool) -> tuple[float, float, float]:
    """Return the least and the greatest value of the axis, and the step of its scale."""
    values = [float(value) for value in values_of(chart)]
    low, high = min(0.0, *values), max(0.0, *values)
    if high == low:
        high = low + 1
    raw = (high - low) / TICKS
    scale = 10.0 ** floor(log10(raw))
    step = next(m * scale for m in (1, 2, 5, 10) if m * scale >= raw)
    if rounded:
        return floor(low / step) * step, ceil(high / step) * step, step
    return low, high, step


def _charted(
    slot: ChartSlot, plot: Rect, box: Rect, colours: Mapping[str, Colour]
) -> Iterator[Path | Label]:
    chart, size = slot.chart, slot.size
    low, high, step = _range(chart, rounded=not slot.labelled)
    across = chart.kind == "bar"

    def at(value: float) -> float:
        """Return where a value stands on its axis."""
        share = (value - low) / (high - low)
        return plot.x + share * plot.width if across else plot.bottom - share * plot.height

    if not slot.labelled:
        yield from _scale(slot, plot, colours, low, high, step)
    count, rows = len(chart.categories), len(chart.series)
    band = (plot.height if across else plot.width) / count
    thick = band * BAR_SHARE / rows
    zero = at(0.0)
    for number, series in enumerate(chart.series):
        colour = colours[_role(number)]
        points = []
        for position, value in enumerate(series.values):
            start = band * position + band * (1 - BAR_SHARE) / 2 + number * thick
            end, middle = at(float(value)), band * (position + 0.5)
            if chart.kind == "line":
                points.append((plot.x + middle, end))
            elif across:
                shape = rectangle(min(zero, end), plot.y + start, abs(end - zero), thick)
                yield Path(shape, fill=colour)
            else:
                yield Path(rectangle(plot.x + start, min(zero, end), thick, abs(end - zero)),
                           fill=colour)  # fmt: skip
            if slot.labelled:
                words = figure_of(value, _unit(chart))
                yield _value_label(chart, words, end, plot, start, thick, middle, size, value < 0)
        if points:
            yield Path(line(*points), stroke=colour, stroke_width=3)
            for x, y in points:
                yield Path(circle(x, y, 4.5), fill=colour)
    axis = line((zero, plot.y), (zero, plot.bottom)) if across else line(
        (plot.x, zero), (plot.right, zero))  # fmt: skip
    yield Path(axis, stroke=colours["ink-soft"], stroke_width=1)
    for position, category in enumerate(chart.categories):
        if across:
            room = Rect(box.x, plot.y + band * position, plot.x - box.x - 8, band)
            yield Label(str(category), room, "r")
        else:
            room = Rect(plot.x + band * position, plot.bottom + 6, band, size * 1.2)
            yield Label(str(category), room, "ctr")


def _value_label(
    chart: Chart, words: str, end: float, plot: Rect, start: float, thick: float, middle: float,
    size: float, below: bool,
) -> Label:  # fmt: skip
    """Return a value beside the end of its bar, or above its point."""
    if chart.kind == "bar":
        room = Rect(end - 200 - 6 if below else end + 6, plot.y + start, 200, thick)
        return Label(words, room, "r" if below else "l", bold=True)
    x = middle if chart.kind == "line" else start + thick / 2
    rise = 9 if chart.kind == "line" else 3
    top = end + 3 if below and chart.kind != "line" else end - rise - size * 1.15
    return Label(words, Rect(plot.x + x - 100, top, 200, size * 1.15), "ctr", bold=True)


def _scale(
    slot: ChartSlot, plot: Rect, colours: Mapping[str, Colour], low: float, high: float,
    step: float,
) -> Iterator[Path | Label]:  # fmt: skip
    """Yield the lines of a scale and their values."""
    chart, size = slot.chart, slot.size
    for number in range(round((high - low) / step) + 1):
        value = low + number * step
        share = (value - low) / (high - low)
        words = figure_of(f"{value:g}", _unit(chart))
        if chart.kind == "bar":
            x = plot.x + share * plot.width
            rule = line((x, plot.y), (x, plot.bottom))
            yield Label(words, Rect(x - 60, plot.bottom + 4, 120, size * 1.2), "ctr")
        else:
            y = plot.bottom - share * plot.height
            rule = line((plot.x, y), (plot.right, y))
            yield Label(words, Rect(plot.x - 128, y - size * 0.6, 120, size * 1.2), "r")
        yield Path(rule, stroke=colours["rule"], stroke_width=0.75)


def _pie(slot: ChartSlot, plot: Rect, colours: Mapping[str, Colour]) -> Iterator[Path | Label]:
    values = slot.chart.series[0].values
    total, size = float(sum(values)) or 1.0, slot.size
    x, y, radius = plot.x + plot.width / 2, plot.y + plot.height / 2, plot.width / 2
    start = 0.0
    for number, value in enumerate(values):
        sweep = float(value) / total * 360
        whole = sweep >= 359.99
        shape = circle(x, y, radius) if whole else slice_of(x, y, radius, start, sweep)
        yield Path(shape, fill=colours[_role(number)])
        angle = radians(start + sweep / 2)
        beyond = radius + size
        centre = (x + sin(angle) * (beyond + size), y - cos(angle) * beyond)
        room = Rect(centre[0] - 60, centre[1] - size * 0.6, 120, size * 1.2)
        yield Label(figure_of(value, _unit(slot.chart)), room, "ctr", bold=True)
        start += sweep


def _legend(slot: ChartSlot, box: Rect, colours: Mapping[str, Colour]) -> Iterator[Path | Label]:
    chart, size = slot.chart, slot.size
    pie = chart.kind == "pie"
    names = [str(n) for n in chart.categories] if pie else [str(s.name) for s in chart.series]
    rows = len(names) if pie else max(1, round(box.height / (size * 1.5)))
    across = -(-len(names) // rows)
    wide, tall = box.width / across, box.height / rows
    for number, name in enumerate(names):
        x, y = box.x + (number % across) * wide, box.y + (number // across) * tall
        key = rectangle(x + 8, y + (tall - KEY) / 2, KEY, KEY)
        yield Path(key, fill=colours[_role(number)])
        yield Label(name, Rect(x + 8 + KEY + 6, y, wide - KEY - 14, tall), "l")

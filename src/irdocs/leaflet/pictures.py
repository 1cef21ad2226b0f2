"""Vector pictures drawn from numbers and addresses: people, rings, charts, QR codes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from irdocs import drawing
from irdocs.content.model import Chart
from irdocs.drawing import PEOPLE, Colour, Commands, Path, circle, line, rectangle, slice_of


def people(percent: Decimal, width: float, full: Colour, empty: Colour) -> tuple[Path, ...]:
    """Return ten people in a row `width` pt wide, filled as far as a percentage says.

    Half a person is filled from the left, so 45 % is four and a half; the rest are outlines.
    """
    pitch = width / PEOPLE
    paths: list[Path] = []
    for whole, part in drawing.people(float(percent), pitch, pitch * 0.78):
        if part:
            paths.append(Path(part, fill=full))
        if part != whole:
            paths.append(Path(whole, stroke=empty, stroke_width=0.75))
    return tuple(paths)


def people_height(width: float) -> float:
    """Return how tall a row of people `width` pt wide is."""
    return width / PEOPLE * 0.78 * 2.2


def ring(percent: Decimal, size: float, full: Colour, empty: Colour) -> tuple[Path, ...]:
    """Return a ring `size` pt wide, filled clockwise from the top."""
    whole, part = drawing.ring(float(percent), size)
    paths = [Path(whole, stroke=empty, stroke_width=0.75)]
    if part:
        paths.append(Path(part, fill=full))
    return tuple(paths)


def qr(address: str, symbol: float, dark: Colour) -> tuple[tuple[Path, ...], float]:
    """Return a QR code whose symbol is `symbol` pt wide, and its quiet zone in pt."""
    commands, modules = drawing.qr(address)
    module = symbol / modules
    return (Path(commands, fill=dark).mapped(module, 0, 0),), drawing.QUIET_MODULES * module


# ---------------------------------------------------------------- charts


def bars(
    chart: Chart, width: float, height: float, paints: tuple[Paint, ...], axis: Colour
) -> tuple[Path, ...]:
    """Return the bars of a column chart in a field of that size, baseline included."""
    low, high = _range(chart)
    count, series = len(chart.categories), len(chart.series)
    slot = width / count
    bar = slot * 0.7 / series
    zero = height * high / (high - low)
    paths = []
    for number, row in enumerate(chart.series):
        for position, value in enumerate(row.values):
            x = position * slot + slot * 0.15 + number * bar
            top = height * (high - float(value)) / (high - low)
            shape = rectangle(x, min(top, zero), bar, abs(zero - top))
            paths.append(painted(shape, paints[number % len(paints)]))
    paths.append(Path(line((0, zero), (width, zero)), stroke=axis, stroke_width=0.75))
    return tuple(paths)


def strokes(
    chart: Chart, width: float, height: float, paints: tuple[Paint, ...], axis: Colour
) -> tuple[Path, ...]:
    """Return the lines of a line chart in a field of that size, baseline included."""
    low, high = _range(chart)
    slot = width / len(chart.categories)
    zero = height * high / (high - low)
    paths = [Path(line((0, zero), (width, zero)), stroke=axis, stroke_width=0.75)]
    for number, row in enumerate(chart.series):
        points = [
            ((i + 0.5) * slot, height * (high - float(v)) / (high - low))
            for i, v in enumerate(row.values)
        ]
        fill, outline = paints[number % len(paints)]
        paths.append(Path(line(*points), stroke=outline, stroke_width=2))
        paths += [painted(circle(x, y, 3), (fill, outline)) for x, y in points]
    return tuple(paths)


def pie(chart: Chart, size: float, paints: tuple[Paint, ...]) -> tuple[Path, ...]:
    """Return the slices of a pie `size` pt wide, clockwise from the top."""
    values = [float(value) for value in chart.series[0].values]
    total = sum(values) or 1.0
    start, paths = 0.0, []
    for number, value in enumerate(values):
        sweep = value / total * 360
        shape = (
            circle(size / 2, size / 2, size / 2)
            if sweep >= 359.99
            else slice_of(size / 2, size / 2, size / 2, start, sweep)
        )
        paths.append(painted(shape, paints[number % len(paints)]))
        start += sweep
    return tuple(paths)


def painted(shape: Commands, paint: Paint) -> Path:
    """Return a shape of a series: its fill, and its outline where the fill is light."""
    fill, outline = paint
    return Path(shape, fill=fill, stroke=outline, stroke_width=1)


def _range(chart: Chart) -> tuple[float, float]:
    values = [float(value) for series in chart.series for value in series.values]
    low, high = min(0.0, *values), max(0.0, *values)
    return (low, high) if high > low else (0.0, 1.0)


def part(chart: Chart, value: Decimal) -> float:
    """Return how much of the chart's range a value takes, 0 to 1."""
    low, high = _range(chart)
    return max(0.0, float(value) - min(low, 0.0)) / (high - low)


Paint = tuple[Colour, Colour]
"""What a series is filled and outlined with."""

SERIES = (
    ("primary", "primary"),
    ("balloon", "primary"),
    ("teal", "teal"),
    ("ground", "plum"),
    ("plum", "plum"),
    ("wash", "ink-soft"),
)
"""Fills and outlines of series, dark and light in turn, so that they differ in grey as well."""


def paints(colours: Mapping[str, Colour]) -> tuple[Paint, ...]:
    """Return what each of several series is painted with, in order."""
    return tuple((colours[fill], colours[outline]) for fill, outline in SERIES)

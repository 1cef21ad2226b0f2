"""Charts of any shape, planned for paper and slides, and what their labels cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from math import hypot
from pathlib import Path
from random import Random
from typing import Any

from irdocs import locale, theme
from irdocs.charts.clearance import meets
from irdocs.charts.drawing import ChartLabel, ChartShape, drawn
from irdocs.charts.plan import ChartPlan, TextMeasure, unbroken
from irdocs.charts.planning import chart_in_column, fit_chart
from irdocs.content.blocks import Chart
from irdocs.content.datafile import DataFileRequest
from irdocs.deck import faces
from irdocs.deck.chart_plan import SlideMeasure
from irdocs.deck.fit import TextFitter
from irdocs.diagnostics import Report
from irdocs.leaflet import formats
from irdocs.leaflet.story.charts import PaperMeasure
from irdocs.leaflet.styles import LeafletStyles
from irdocs.units import Rect, Size

BRITISH = locale.load("en-GB")
SLIDE = Size(864.0, 290.0)
"""About the size of a chart on our own slides; see `deck.arrangements.chart`."""
COLUMNS = {"a4": 482.0, "a4-trifold": 255.0, "a5-booklet": 340.0, "large-print": 482.0}
"""The width of a column of each format, in pt, about."""
UNITS = (None, "%", "£", "£ million", "US$", "k", "patients a year", "mg/kg/day")
WORDS = (
    "Age", "Under 65", "Bleeding", "Interventional radiology", "St Elsewhere's", "Jan 2024", "2019",
    "A category with a name of very many words, as authors write them when nobody stops them",
)  # fmt: skip
RANGES = (
    (0, 9, 0), (0, 100, 0), (-50, 50, 0), (-90, -1, 0), (1_000, 9_999, 0), (0, 3_000_000, 0),
    (900_000_000_000, 1_200_000_000_000, 0), (0, 1, 3), (0, 5, 1), (-2, 4, 2), (98, 99, 2),
)  # fmt: skip
"""The least and greatest value of a chart, and its decimals."""


def chart(
    kind: str,
    *series: list[Any],
    each: Mapping[str, Any] | None = None,
    last: Mapping[str, Any] | None = None,
    **keys: Any,
) -> Chart:
    """Return a chart of rows of values, which may hold None, or texts of numbers.

    `each` are keys of every series, and `last` of the last one.
    """
    count, final = len(series[0]), len(series) - 1
    data = {
        "type": "chart", "id": "c", "kind": kind, "source": "one", "alt": "A chart.",
        "categories": [f"Kind {number}" for number in range(count)],
        "series": [
            {"name": f"Row {number}",
             "values": [None if value is None else Decimal(str(value)) for value in values],
             **(each or {}), **((last or {}) if number == final else {})}
            for number, values in enumerate(series)
        ],
        **keys,
    }  # fmt: skip
    return Chart.model_validate(data)


def points_chart(kind: str, *series: list[tuple[float, float]], **keys: Any) -> Chart:
    """Return a scatter or step chart of rows of points."""
    data = {
        "type": "chart", "id": "c", "kind": kind, "source": "one", "alt": "A chart.",
        "series": [
            {"name": f"Row {number}",
             "points": [[Decimal(str(x)), Decimal(str(y))] for x, y in points]}
            for number, points in enumerate(series)
        ],
        "x_label": "To the right", "y_label": "Upwards", **keys,
    }  # fmt: skip
    return Chart.model_validate(data)


PLAIN = ("bar", "column", "line", "pie")
MORE = (
    "stacked bar", "stacked column", "shares", "area", "scatter", "step", "errors", "second", "log",
    "free", "dates", "reference",
)  # fmt: skip
"""Charts of other kinds, or with more than values."""


def any_chart(random: Random, kind: str) -> Chart:
    """Return a chart of a kind, its values, names and unit drawn by chance."""
    return _plain_chart(random, kind) if kind in PLAIN else _further_chart(random, kind)


def _further_chart(random: Random, kind: str) -> Chart:
    """Return a chart with more than values for names, drawn by chance."""
    count = random.choice((2, 3, 5, 8, 12, 24))
    high = random.choice((1, 9, 100, 4_000, 3_000_000))

    def number(low: float = 0.0) -> Decimal:
        return Decimal(f"{random.uniform(low, high):.{2 if high < 10 else 0}f}") or Decimal(1)

    def rows(least: int = 1, most: int = 3) -> list[list[Any]]:
        return [[number() for _ in range(count)] for _ in range(random.randint(least, most))]

    units = {unit: text for unit in ("unit",) if (text := random.choice(UNITS))}
    names = [f"{random.choice(WORDS)} {position}" for position in range(count)]
    label = random.choice(("Target", "What the national guideline asks for in adults"))
    reference = {"reference": {"value": number(), "label": label}}
    keys: dict[str, Any] = {"categories": names, **units}
    if random.random() < 0.3 and kind != "log":
        keys |= reference
    match kind:
        case "stacked bar" | "stacked column":
            return chart(kind.removeprefix("stacked "), *rows(2, 4), stacked=True, **keys)
        case "shares":
            keys.pop("reference", None)
            shape = random.choice(("bar", "column"))
            return chart(shape, *rows(2, 4), stacked="percent", **keys)
        case "area":
            stacked = random.random() < 0.6
            return chart("area", *(rows(2, 4) if stacked else rows(1, 1)), stacked=stacked, **keys)
        case "scatter" | "step":
            del keys["categories"]
            points = [
                [*sorted((random.randint(0, 60), number()) for _ in range(count)), (61, number())]
                for _ in range(random.randint(1, 4))
            ]
            if kind == "scatter" and random.random() < 0.5:
                points = [[(x + 1950, y + high) for x, y in row] for row in points]
                keys["grouped"] = False
            return points_chart(kind, *points, **keys)
        case "errors":
            shape = random.choice(("bar", "column", "line"))
            return chart(shape, *rows(), each={"errors": [number()] * count}, **keys)
        case "second":
            keys["second_unit"] = random.choice(("%", "\u00b0C", "patients"))
            shape = random.choice(("column", "line"))
            return chart(shape, *rows(2, 3), last={"axis": "second"}, **keys)
        case "free":
            start = Decimal(random.choice((0, high, 20 * high)))
            moved = [[value + start for value in row] for row in rows()]
            return chart("line", *moved, zero=False, **keys)
        case "log":
            values = [[10 ** random.uniform(-3, 6) for _ in range(count)] for _ in range(2)]
            rounded = [[Decimal(f"{value:.4f}") or Decimal(1) for value in row] for row in values]
            return chart("line", *rounded, log=True, **keys)
        case "dates":
            first, step = date(2019, 1, 1), random.choice((1, 3, 7, 365))
            days = [first + timedelta(days=step * n + (n == 1) * (step > 1)) for n in range(count)]
            shape = random.choice(("line", "column", "area"))
            keys["categories"] = [str(day) for day in days]
            return chart(shape, *rows(1, 1 if shape == "area" else 3), **keys)
        case _:
            shape = random.choice(("bar", "column", "line"))
            return chart(shape, *rows(), **(keys | reference))


def _plain_chart(random: Random, kind: str) -> Chart:
    """Return a chart of values for names, drawn by chance."""
    count = random.choice((1, 2, 3, 4, 5, 8, 12, 24))
    low, high, decimals = random.choice(RANGES)
    if kind == "pie":
        low, high = max(low, 0), max(high, 1)

    def value() -> Decimal | None:
        if kind != "pie" and count > 1 and random.random() < 0.1:
            return None
        drawn_value = random.choice((low, high, random.uniform(low, high), 0))
        return Decimal(f"{drawn_value:.{decimals}f}")

    rows = []
    for _ in range(1 if kind == "pie" else random.choice((1, 1, 1, 2, 3))):
        row = [value() for _ in range(count)]
        row[0] = Decimal(f"{high:.{decimals}f}")
        rows.append(row)
    names = [f"{random.choice(WORDS)} {number}" for number in range(count)]
    unit = random.choice(UNITS)
    if kind == "pie" and unit == "%":
        unit = None  # the slices of a pie in % are 100 together
    return chart(kind, *rows, categories=names, **({"unit": unit} if unit else {}))


@dataclass(frozen=True)
class Medium:
    """Where a chart is planned for: a slide, or a column of paper."""

    name: str
    measure: TextMeasure
    sizes: tuple[float, ...]
    room: Size
    """The height is 0 for a column."""

    def plan(self, chart: Chart) -> ChartPlan | None:
        """Return the plan of a chart, or None if its labels have no room."""
        if self.room.height:
            return fit_chart(chart, self.room, self.measure, self.sizes, BRITISH)
        return chart_in_column(chart, self.room.width, self.measure, self.sizes, BRITISH)


def media() -> Mapping[str, Medium]:
    """Return a slide, which is a handout's too, and a column of each format."""
    report = Report()
    look = theme.load(DataFileRequest("ir", Path(), None), report)
    assert look is not None
    face = faces.own(look.slides)
    measure = SlideMeasure(TextFitter(face, face, report))
    found = {"slide": Medium("slide", measure, (20.0, 18.0, 16.0, 14.0), SLIDE)}
    for name, width in COLUMNS.items():
        format = formats.load(DataFileRequest(name, Path(), None), report)
        assert format is not None
        styles = LeafletStyles(look, format)
        sizes = (styles.body.size, styles.small.size)
        found[name] = Medium(name, PaperMeasure(styles), sizes, Size(width, 0.0))
    return found


def label_boxes(plan: ChartPlan, measure: TextMeasure) -> list[tuple[str, Rect]]:
    """Return the boxes that the ink of a plan's labels covers at most."""
    boxes = []
    for label in drawn(plan):
        if not isinstance(label, ChartLabel):
            continue
        box, size = label.box, plan.size
        width = measure.width(label.text, size, bold=label.bold)
        lines = 1 if label.bold else measure.line_count(label.text, size, box.width)
        if lines != 1:
            width = box.width
        x = {"l": box.x, "ctr": box.x + (box.width - width) / 2, "r": box.right - width}[
            label.align
        ]
        height = size * (1 + (max(lines, 1) - 1) * measure.pitch) * 0.8
        y = box.y + size * 0.2 if label.anchor == "t" else box.y + (box.height - height) / 2
        boxes.append((label.text, Rect(x, y, width, height)))
    return boxes


def faults(plan: ChartPlan, measure: TextMeasure) -> Iterator[str]:
    """Yield what is wrong with the labels of a plan: overlaps with one another or with marks."""
    boxes = label_boxes(plan, measure)
    for text, box in boxes:
        outside = max(-box.x, -box.y, box.right - plan.frame.width, box.bottom - plan.frame.height)
        if outside > 0.5:
            yield f'"{text}" leaves the chart by {outside:.1f} pt'
        yield from (f'"{text}" stands on {mark}' for mark in _marks_under(plan, box))
    for (one, first), (other, second) in combinations(boxes, 2):
        shared = first.within(second)
        if shared.width > 0.2 and shared.height > 0.2:
            yield f'"{one}" stands on "{other}"'


def _marks_under(plan: ChartPlan, box: Rect) -> Iterator[str]:
    """Yield the marks of a chart that a box covers in part."""
    if plan.chart.kind == "pie":
        radius = plan.plot.width / 2
        x, y = plan.plot.x + radius, plan.plot.y + radius
        near = (min(max(x, box.x), box.right), min(max(y, box.y), box.bottom))
        if hypot(near[0] - x, near[1] - y) < radius - 0.2:
            yield "the pie"
    elif plan.chart.kind == "line":
        for run in (run for points in plan.points for run in unbroken(points)):
            if any(meets(start, end, box) for start, end in pairwise(run)):
                yield "a line"
            yield from (
                "a point" for x, y in run if box.x < x < box.right and box.y < y < box.bottom
            )
    for shape in drawn(plan):
        if not isinstance(shape, ChartShape) or plan.chart.kind in ("pie", "area"):
            continue
        shared = bounds(shape).within(box)
        if shape.fill and shared.width > 0.2 and shared.height > 0.2:
            is_inside = shared.width > box.width - 0.1 and shared.height > box.height - 0.1
            if not (plan.inside and is_inside):  # the value of a part of a stack stands in it
                yield f"a shape in {shape.fill}"
        elif shape.stroke not in (None, "rule", "ground") and not shape.fill:
            inner = Rect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1)
            if any(meets(start, end, inner) for start, end in segments(shape)):
                yield f"a line in {shape.stroke}"


def segments(shape: ChartShape) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight lines that a shape consists of."""
    at = (0.0, 0.0)
    for command, values in shape.commands:
        if command == "L":
            yield at, (values[0], values[1])
        if command in "ML":
            at = (values[0], values[1])


def bounds(shape: ChartShape) -> Rect:
    """Return the box round a shape's points."""
    xs = [value for _, values in shape.commands for value in values[::2]]
    ys = [value for _, values in shape.commands for value in values[1::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

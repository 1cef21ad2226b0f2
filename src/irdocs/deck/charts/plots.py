"""The series of a native chart: their numbers, marks, error bars and values.

Series of one form stand in one plot (21.2.2.16 and others); columns with lines on a second axis are
two plots. Children are in the order of the schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from irdocs.charts.drawing_marks import (
    ERROR_WIDTH,
    HALF_CENSORED,
    LINE_WIDTH,
    height_at,
    mark_radius,
    steps,
)
from irdocs.charts.extents import is_bar
from irdocs.charts.plan import BAR_SHARE, ChartPlan
from irdocs.charts.series_look import SeriesLook
from irdocs.content.blocks import Series
from irdocs.deck.charts import labels
from irdocs.deck.charts.axes import CATEGORIES, SECOND_CATEGORIES, SECOND_VALUES, VALUES
from irdocs.deck.charts.properties import dashed_stroke, filled, stroked
from irdocs.deck.charts.workbook import Cell, Sheet, SheetColumn
from irdocs.deck.colours import SchemePaint
from irdocs.ooxml.xml import Element, el

GAP = round((1 / BAR_SHARE - 1) * 100)
"""The gap between categories, in per cent of the width of a bar (21.2.2.75)."""

_Point = tuple[float, float] | tuple[None, None]
_BLANK: _Point = (None, None)
"""The cells of a point, and two that are empty."""


def series_count(plan: ChartPlan) -> int:
    """Return the number of native series: marks of censored subjects are one more each."""
    return len(plan.chart.series) + sum(bool(series.censored) for series in plan.chart.series)


def plots(plan: ChartPlan, sheet: Sheet, paint: SchemePaint, language: str) -> Iterator[Element]:
    """Yield the plots of a chart, whose numbers are added to a sheet."""
    writer = _PlotWriter(plan, sheet, paint, language)
    match plan.chart.kind:
        case "scatter" | "step":
            yield writer.scatter()
        case "pie":
            yield writer.pie()
        case "bar" | "column" | "line" | "area":
            yield from writer.by_categories()


class _PlotWriter:
    def __init__(self, plan: ChartPlan, sheet: Sheet, paint: SchemePaint, language: str) -> None:
        self._plan = plan
        self._chart = plan.chart
        self._sheet = sheet
        self._paint = paint
        self._language = language

    # ------------------------------------------------------------ categories

    def by_categories(self) -> Iterator[Element]:
        """Yield the plot of bars or areas, and those of lines on either axis."""
        chart = self._chart
        categories = self._sheet.add("", self._categories())
        columns = [self._sheet.add(str(s.name), self._values(s)) for s in chart.series]
        numbered = list(enumerate(zip(chart.series, columns, strict=True)))
        first = [
            self._series(number, series, column, categories)
            for number, (series, column) in numbered
            if series.axis == "first"
        ]
        second = [
            self._series(number, series, column, categories)
            for number, (series, column) in numbered
            if series.axis == "second"
        ]
        grouping = {"no": "clustered", "sums": "stacked", "shares": "percentStacked"}[chart.stacked]
        axes = (el("c:axId", val=CATEGORIES), el("c:axId", val=VALUES))
        if chart.kind == "line":
            yield self._line_plot(first, axes)
        elif chart.kind == "area":
            yield el(
                "c:areaChart",
                el("c:grouping", val="standard" if chart.stacked == "no" else grouping),
                el("c:varyColors", val=0),
                *first,
                *axes,
            )
        else:
            yield el(
                "c:barChart",
                el("c:barDir", val="bar" if chart.kind == "bar" else "col"),
                el("c:grouping", val=grouping),
                el("c:varyColors", val=0),
                *first,
                el("c:gapWidth", val=GAP),
                el("c:overlap", val=0 if chart.stacked == "no" else 100),
                *axes,
            )
        if second:
            yield self._line_plot(
                second,
                (el("c:axId", val=SECOND_CATEGORIES), el("c:axId", val=SECOND_VALUES)),
            )

    def _line_plot(self, series: Sequence[Element], axes: Sequence[Element]) -> Element:
        return el(
            "c:lineChart",
            el("c:grouping", val="standard"),
            el("c:varyColors", val=0),
            *series,
            el("c:marker", val=1),
            *axes,
        )

    def _categories(self) -> Sequence[Cell]:
        """Return the categories as cells; those of a date axis as dates."""
        if self._plan.time is not None and self._chart.dates is not None:
            return self._chart.dates
        names = self._plan.broken_names or self._plan.names_of_categories
        return [name.replace("\u00a0", " ") for name in names]

    def _values(self, series: Series) -> list[Cell]:
        """Return the values of a series, one for each band; a gap is an empty cell."""
        values = [None if value is None else float(value) for value in series.values]
        places = self._plan.places
        if not places:
            return list(values)
        at_place = dict(zip(places, values, strict=True))
        return [at_place.get(number) for number in range(len(self._plan.bands))]

    def _series(
        self, number: int, series: Series, column: SheetColumn, categories: SheetColumn
    ) -> Element:
        """Return a series with a value for each category."""
        look = self._plan.look(number)
        return el(
            "c:ser",
            *self._identity(number, column),
            *self._look(look),
            *([el("c:invertIfNegative", val=0)] if is_bar(self._chart, series) else []),
            *labels.of_series(self._plan, number, self._paint, self._language),
            *self._errors(series),
            el("c:cat", categories.values),
            el("c:val", column.values),
            *([el("c:smooth", val=0)] if look.is_line else []),
        )

    def _identity(self, number: int, column: SheetColumn) -> tuple[Element, ...]:
        return el("c:idx", val=number), el("c:order", val=number), column.name

    def _look(self, look: SeriesLook) -> tuple[Element, ...]:
        """Return the fill of bars and areas, or the line and the marks of other series."""
        if look.is_line:
            stroke = dashed_stroke(self._paint, look.colours.outline, LINE_WIDTH, look.dash)
            return stroked(stroke), self._marker(look)
        if look.mark is not None:
            return stroked(self._paint.stroke(None, 0)), self._marker(look)
        return (filled(self._paint, look.colours),)

    def _marker(self, look: SeriesLook) -> Element:
        """Return the marks at the points of a line (21.2.2.106)."""
        if look.mark is None:
            return el("c:marker", el("c:symbol", val="none"))
        return el(
            "c:marker",
            el("c:symbol", val=look.mark),
            el("c:size", val=round(2 * mark_radius(look))),
            filled(self._paint, look.colours),
        )

    # ------------------------------------------------------------ error bars

    def _errors(self, series: Series) -> list[Element]:
        """Return the error bars of a series (21.2.2.55), whose lengths are in columns of the sheet.

        They have lengths and not ends: how far each reaches above and below its value.
        """
        if not any(series.ranges):
            return []
        reaches = [
            (Decimal(0), Decimal(0))
            if ends is None or value is None
            else (ends[1] - value, value - ends[0])
            for value, ends in zip(series.heights, series.ranges, strict=True)
        ]
        columns = [
            self._sheet.add(f"{series.name} {sign}", self._reaches([r[part] for r in reaches]))
            for part, sign in enumerate("+\u2212")
        ]
        is_bar_chart = self._chart.kind == "bar"
        return [
            el(
                "c:errBars",
                *([] if is_bar_chart else [el("c:errDir", val="y")]),
                el("c:errBarType", val="both"),
                el("c:errValType", val="cust"),
                el("c:noEndCap", val=0),
                el("c:plus", columns[0].values),
                el("c:minus", columns[1].values),
                stroked(self._paint.stroke("ink", ERROR_WIDTH)),
            )
        ]

    def _reaches(self, reaches: Sequence[Decimal]) -> list[Cell]:
        """Return the lengths of error bars, one for each band."""
        places = self._plan.places
        if not places:
            return [float(reach) for reach in reaches]
        at_place = dict(zip(places, reaches, strict=True))
        return [float(at_place.get(number, 0)) for number in range(len(self._plan.bands))]

    # ------------------------------------------------------------ points and slices

    def scatter(self) -> Element:
        """Return the plot of points or steps; a step has a point at each of its corners.

        LibreOffice draws no series that is shorter than another, so each has blank cells at its
        end, up to the length of the longest.
        """
        chart, elements = self._chart, []
        drawn = []
        for series in chart.series:
            points = [(float(x), float(y)) for x, y in series.points]
            drawn.append(list(steps(points)) if chart.kind == "step" else points)
        censored = [
            [(float(x), height_at(series, float(x))) for x in series.censored]
            for series in chart.series
        ]
        longest = max(map(len, (*drawn, *censored)))
        for number, (series, points) in enumerate(zip(chart.series, drawn, strict=True)):
            padded = [*points, *[_BLANK] * (longest - len(points))]
            elements.append(self._points(number, series, padded, self._plan.look(number)))
        for position, (series, points) in enumerate(zip(chart.series, censored, strict=True)):
            if points:
                padded = [*points, *[_BLANK] * (longest - len(points))]
                look = self._plan.look(position)
                elements.append(self._censored(len(elements), series, padded, look))
        return el(
            "c:scatterChart",
            el("c:scatterStyle", val="lineMarker"),
            el("c:varyColors", val=0),
            *elements,
            el("c:axId", val=CATEGORIES),
            el("c:axId", val=VALUES),
        )

    def _points(
        self,
        number: int,
        series: Series,
        points: Sequence[_Point],
        look: SeriesLook,
    ) -> Element:
        xs = self._sheet.add(str(self._chart.x_label or ""), [x for x, _ in points])
        ys = self._sheet.add(str(series.name), [y for _, y in points])
        return el(
            "c:ser",
            *self._identity(number, ys),
            *self._look(look),
            *self._errors(series),
            el("c:xVal", xs.values),
            el("c:yVal", ys.values),
            el("c:smooth", val=0),
        )

    def _censored(
        self,
        number: int,
        series: Series,
        points: Sequence[_Point],
        look: SeriesLook,
    ) -> Element:
        """Return a series of marks on the steps of another one, without an entry in the legend."""
        xs = self._sheet.add(str(self._chart.x_label or ""), [x for x, _ in points])
        ys = self._sheet.add(str(series.name), [y for _, y in points])
        stroke = self._paint.stroke(look.colours.outline, ERROR_WIDTH)
        marker = el(
            "c:marker",
            el("c:symbol", val="plus"),
            el("c:size", val=round(2 * HALF_CENSORED)),
            el("c:spPr", el("a:noFill"), stroke),
        )
        return el(
            "c:ser",
            *self._identity(number, ys),
            stroked(self._paint.stroke(None, 0)),
            marker,
            el("c:xVal", xs.values),
            el("c:yVal", ys.values),
            el("c:smooth", val=0),
        )

    def pie(self) -> Element:
        """Return the plot of a pie; its categories are the entries of the legend."""
        chart = self._chart
        (series,) = chart.series
        categories = self._sheet.add("", self._plan.entries)
        values = self._sheet.add(str(series.name), [float(value) for value in series.known])
        slices = [
            el(
                "c:dPt",
                el("c:idx", val=number),
                el("c:bubble3D", val=0),
                filled(self._paint, self._plan.look(number).colours)
                if value
                # The outline of a slice of nothing would be a stray line.
                else el("c:spPr", el("a:noFill"), self._paint.stroke(None, 0)),
            )
            for number, value in enumerate(series.known)
        ]
        return el(
            "c:pieChart",
            el("c:varyColors", val=1),
            el(
                "c:ser",
                *self._identity(0, values),
                *slices,
                *labels.of_series(self._plan, 0, self._paint, self._language),
                el("c:cat", categories.values),
                el("c:val", values.values),
            ),
            el("c:firstSliceAng", val=0),
        )

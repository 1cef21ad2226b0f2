"""The axes of a native chart: values, categories, dates, and numbers that run to the right.

Charts have two axes, each of which says which one it crosses (21.2.2.32); those with a second value
axis have four, for a value axis needs a category axis of its own, which is then not shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.charts.extents import values_of
from irdocs.charts.plan import ChartPlan, PlannedText
from irdocs.charts.scale import AxisScale
from irdocs.charts.wording import AxisNumbers
from irdocs.deck.charts.chart_shapes import is_on_rules
from irdocs.deck.charts.properties import (
    is_mirrored,
    layout,
    paragraph_properties,
    run_properties,
    stroked,
    text_properties,
)
from irdocs.deck.charts.workbook import serial
from irdocs.deck.colours import SchemePaint
from irdocs.deck.number_formats import date_format, tick_format
from irdocs.frozen import replace
from irdocs.ooxml.xml import Element, el
from irdocs.units import Rect

_SKIPPING = 1
"""A turn that nobody sees. LibreOffice breaks names that are not turned, even within words, and
leaves none of them out as c:tickLblSkip asks. Of names that are turned it leaves out as many as
need be, and begins each at its mark."""
CATEGORIES, VALUES, SECOND_CATEGORIES, SECOND_VALUES = 1001, 1002, 1003, 1004
"""The ids of axes, which series name."""


def axes(plan: ChartPlan, whole: Rect, paint: SchemePaint, language: str) -> Iterator[Element]:
    """Yield the axes of a chart, the first pair first; none of a pie."""
    if plan.scale is None:
        return
    writer = _AxisWriter(plan, whole, paint, language)
    if (across := plan.numbers("across")) is not None:
        yield writer.across(across)
    else:
        yield writer.categories(CATEGORIES, VALUES, hidden=False)
    yield writer.values()
    if (second := plan.numbers("second")) is not None:
        yield writer.categories(SECOND_CATEGORIES, SECOND_VALUES, hidden=True)
        yield writer.second_values(second)


class _AxisWriter:
    """Writes the axes of one chart; children are in the order of the schema (21.2.2.226)."""

    def __init__(self, plan: ChartPlan, whole: Rect, paint: SchemePaint, language: str) -> None:
        self._plan = plan
        self._whole = whole
        self._paint = paint
        self._language = language
        self._mirrored = is_mirrored(language)
        self._start, self._end = ("r", "l") if self._mirrored else ("l", "r")
        """The sides at which lines of text begin and end."""

    def categories(self, axis: int, crossed: int, *, hidden: bool) -> Element:
        """Return the axis of categories, or of dates."""
        plan = self._plan
        is_bar = plan.is_horizontal
        head = (
            el("c:axId", val=axis),
            # The category axis of a bar chart runs upwards; the first is to stand at the top.
            self._scaling(reverse=is_bar or self._mirrored),
            el("c:delete", val=int(hidden)),
            el("c:axPos", val=self._start if is_bar else "b"),
        )
        tail = (
            el("c:crossAx", val=crossed),
            el("c:crosses", val="autoZero" if plan.scale_has_zero else "min"),
        )
        if plan.time is not None:
            time = plan.time
            return el(
                "c:dateAx",
                *head,
                self._format(date_format(time.unit, plan.locale)),
                *self._look(ticks="out"),
                *tail,
                el("c:auto", val=0),
                el("c:lblOffset", val=100),
                el("c:baseTimeUnit", val="days"),
                el("c:majorUnit", val=time.step),
                el("c:majorTimeUnit", val=time.unit),
            )
        return el(
            "c:catAx",
            *head,
            self._format("General"),
            # Where some names are left out, ticks show which part of the axis is whose.
            *self._look(ticks="out" if plan.chart.kind == "area" or plan.every > 1 else "none"),
            *tail,
            el("c:auto", val=0),
            el("c:lblAlgn", val="ctr"),
            el("c:lblOffset", val=100),
            # So many categories that only every second or third name has room.
            *([el("c:tickLblSkip", val=plan.every)] if plan.every > 1 else []),
            el("c:noMultiLvlLbl", val=0),
        )

    def across(self, axis: AxisNumbers) -> Element:
        """Return the axis of numbers that runs to the right."""
        return el(
            "c:valAx",
            el("c:axId", val=CATEGORIES),
            self._scaling(axis.scale, reverse=self._mirrored),
            el("c:delete", val=0),
            el("c:axPos", val="b"),
            *self._title(self._plan.x_title),
            self._format(tick_format(axis, self._plan.locale)),
            *self._look(ticks="out"),
            el("c:crossAx", val=VALUES),
            el("c:crosses", val="autoZero" if self._plan.scale_has_zero else "min"),
            el("c:crossBetween", val="midCat"),
            el("c:majorUnit", val=axis.scale.step),
        )

    def values(self) -> Element:
        """Return the first value axis: with grid lines, or hidden where marks have their values."""
        plan, axis = self._plan, self._plan.numbers()
        assert axis is not None  # a pie has no axes
        number_format = tick_format(axis, plan.locale)
        if plan.chart.stacked == "shares":  # these are parts of 1 here, and percentages on paper
            scale = replace(axis.scale, high=1.0, step=axis.scale.step / 100)
            axis, number_format = replace(axis, scale=scale), "0%"
        shown, runs_left = not plan.labelled, plan.is_horizontal and self._mirrored
        grid = el("c:majorGridlines", stroked(self._paint.stroke("rule", 0.75)))
        # Rather no rules than one through words, which on a gradient have no patch behind them.
        has_grid = shown and (self._paint.has_plain_ground or not is_on_rules(plan))
        return el(
            "c:valAx",
            el("c:axId", val=VALUES),
            self._scaling(axis.scale, reverse=runs_left)
            if shown
            else self._open_scaling(axis.scale, reverse=runs_left),
            el("c:delete", val=int(not shown)),
            el("c:axPos", val="b" if plan.is_horizontal else self._start),
            *([grid] if has_grid else []),
            *self._title(plan.x_title if plan.is_horizontal else None),
            self._format(number_format),
            *self._numbers_look(),
            el("c:crossAx", val=CATEGORIES),
            el("c:crosses", val=self._crossing()),
            el("c:crossBetween", val="between" if self._stands_between() else "midCat"),
            *([el("c:majorUnit", val=self._unit(axis.scale))] if shown else []),
        )

    def second_values(self, axis: AxisNumbers) -> Element:
        """Return the value axis at the right."""
        return el(
            "c:valAx",
            el("c:axId", val=SECOND_VALUES),
            self._scaling(axis.scale),
            el("c:delete", val=0),
            el("c:axPos", val=self._end),
            self._format(tick_format(axis, self._plan.locale)),
            *self._numbers_look(),
            el("c:crossAx", val=SECOND_CATEGORIES),
            el("c:crosses", val="max"),
            el("c:crossBetween", val="between" if self._stands_between() else "midCat"),
            el("c:majorUnit", val=axis.scale.step),
        )

    def _crossing(self) -> str:
        """Return where the value axis crosses the other: below bars, whose order is reversed."""
        if self._plan.is_horizontal:
            return "max"
        across = self._plan.across
        return "autoZero" if across is None or across.origin == 0 else "min"

    def _stands_between(self) -> bool:
        """Whether categories stand between two ticks; areas and dates run from edge to edge."""
        plan = self._plan
        return plan.chart.kind != "area" and plan.time is None and plan.across is None

    def _scaling(self, scale: AxisScale | None = None, *, reverse: bool = False) -> Element:
        """Return the direction of an axis and its limits (21.2.2.160)."""
        limits = (scale.low, scale.high) if scale is not None else None
        time = self._plan.time
        if scale is None and time is not None:
            limits = (serial(time.first), serial(time.last))
        return el(
            "c:scaling",
            *([el("c:logBase", val=10)] if scale is not None and scale.is_log else []),
            el("c:orientation", val="maxMin" if reverse else "minMax"),
            *([el("c:max", val=limits[1]), el("c:min", val=limits[0])] if limits else []),
        )

    def _open_scaling(self, scale: AxisScale, *, reverse: bool) -> Element:
        """Return the limits of a hidden axis, open where values stand beyond the longest bar.

        What stands at a place of its own, such as a reference line, needs both limits.
        """
        chart = self._plan.chart
        if chart.reference is not None or chart.stacked != "no":
            return self._scaling(scale, reverse=reverse)
        is_negative = all(value <= 0 for value in values_of(chart))
        return el(
            "c:scaling",
            el("c:orientation", val="maxMin" if reverse else "minMax"),
            *([el("c:max", val=0)] if is_negative else []),
            el("c:min", val=scale.low),
        )

    def _unit(self, scale: AxisScale) -> float:
        """Return the distance of two ticks; on a logarithmic axis it is a factor (21.2.2.103)."""
        return 10.0**scale.step if scale.is_log else scale.step

    def _format(self, code: str) -> Element:
        return el("c:numFmt", formatCode=code, sourceLinked=0)

    def _look(self, *, ticks: str) -> tuple[Element, ...]:
        """Return ticks, line and names of the axis that marks stand on.

        Names usually stand at the zero line, where marks of negative values would cover them.
        """
        scale = self._plan.scale
        is_low = scale is not None and (scale.low < 0 or scale.is_log)
        return (
            el("c:majorTickMark", val=ticks),
            el("c:minorTickMark", val="none"),
            el("c:tickLblPos", val="low" if is_low else "nextTo"),
            stroked(self._paint.stroke("ink-soft", 1)),
            self._text(_SKIPPING if self._plan.every > 1 else 0),
        )

    def _numbers_look(self) -> tuple[Element, ...]:
        """Return ticks, line and numbers of an axis whose grid is enough of a line."""
        return (
            el("c:majorTickMark", val="out"),  # not seen, but it keeps the numbers off the plot
            el("c:minorTickMark", val="none"),
            el("c:tickLblPos", val="low" if self._plan.across is not None else "nextTo"),
            stroked(self._paint.stroke(None, 0)),
            self._text(),
        )

    def _text(self, turn: int = 0) -> Element:
        return text_properties(self._plan.size, self._paint, self._language, turn=turn)

    def _title(self, title: PlannedText | None) -> list[Element]:
        """Return the name of an axis at its planned place (21.2.2.211); nothing for None."""
        if title is None:
            return []
        default, own = (
            run_properties(
                name, self._plan.size, self._paint, self._language, bold=False, colour="ink"
            )
            for name in ("a:defRPr", "a:rPr")
        )
        run = el("a:r", own, el("a:t", title.text))
        paragraph = el("a:p", paragraph_properties(self._language, default), run)
        text = el("c:rich", el("a:bodyPr", rot=0, vert="horz"), el("a:lstStyle"), paragraph)
        place = layout(title.box, self._whole, self._language, inner=False, sized=False)
        return [el("c:title", el("c:tx", text), place, el("c:overlay", val=1))]

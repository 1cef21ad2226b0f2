"""The values at the marks of a native series (21.2.2.49)."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.charts.extents import is_bar
from irdocs.charts.plan import ChartPlan
from irdocs.content.blocks import Series
from irdocs.deck.charts.properties import text_properties
from irdocs.deck.colours import SchemePaint
from irdocs.deck.number_formats import value_format
from irdocs.ooxml.xml import Element, el


def of_series(plan: ChartPlan, number: int, paint: SchemePaint, language: str) -> list[Element]:
    """Return the labels of a series: as planned, beyond its marks or in the parts of a stack.

    A label of its own is needed for each value that stands below its point, has other decimals
    than the first, or has no room. A format with optional decimals would not do for the second: it
    shows 12 as "12." beside 3.5.
    """
    chart, series = plan.chart, plan.chart.series[number]
    is_stack = chart.stacked != "no" and is_bar(chart, series)
    has_parts = any(labelled == number for labelled, _ in plan.inside)
    if not (has_parts if is_stack else plan.labelled):
        return []
    writer = _LabelWriter(plan, number, paint, language)
    with_unit = plan.parts_have_units
    shared = value_format(chart, series.known[0], plan.locale, series, with_unit=with_unit)
    position = _position(plan)
    return [
        el(
            "c:dLbls",
            *writer.own_labels(series, shared, position, is_stack=is_stack),
            *writer.look(shared, position),
            *([el("c:showLeaderLines", val=0)] if chart.kind == "pie" else []),
        )
    ]


def _position(plan: ChartPlan) -> str:
    """Return where values stand (21.2.3.12)."""
    if plan.chart.stacked != "no":
        return "ctr"
    return "t" if plan.chart.kind == "line" else "outEnd"


class _LabelWriter:
    def __init__(self, plan: ChartPlan, number: int, paint: SchemePaint, language: str) -> None:
        self._plan = plan
        self._number = number
        self._paint = paint
        self._language = language

    def look(self, number_format: str, position: str) -> tuple[Element, ...]:
        """Return the format, text and place of labels; a label of its own inherits none of it."""
        colours = self._plan.look(self._number).colours
        colour = colours.text if position == "ctr" else "ink"
        is_named = self._plan.chart.kind == "pie" and self._plan.legend is None
        shown = ("Val", "CatName") if is_named else ("Val",)
        shows = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
        return (
            el("c:numFmt", formatCode=number_format, sourceLinked=0),
            el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
            text_properties(
                self._plan.size, self._paint, self._language,
                bold=True, colour=colour, wrap="none",  # LibreOffice would break value from unit
            ),
            el("c:dLblPos", val=position),
            *(el(f"c:show{name}", val=int(name in shown)) for name in shows),
            *([el("c:separator", self._plan.locale.words.lead(label=""))] if is_named else []),
        )  # fmt: skip

    def own_labels(
        self, series: Series, shared: str, position: str, *, is_stack: bool
    ) -> Iterator[Element]:
        """Yield the labels that differ from the others, in order of their values."""
        plan = self._plan
        sides = plan.sides or (None,) * len(series.values)
        for category, (value, side) in enumerate(zip(series.values, sides, strict=True)):
            if value is None:
                continue
            point = plan.places[category] if plan.places else category
            if is_stack and (self._number, category) not in plan.inside:
                yield el("c:dLbl", el("c:idx", val=point), el("c:delete", val=1))
                continue
            own = value_format(
                plan.chart, value, plan.locale, series,
                with_unit=plan.parts_have_units,
            )  # fmt: skip
            if side != "below" and own == shared:
                continue
            look = self.look(own, "b" if side == "below" else position)
            yield el("c:dLbl", el("c:idx", val=point), *look)

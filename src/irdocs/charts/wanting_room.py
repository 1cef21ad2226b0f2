"""Say which words of a chart have no room: those without which, or at one letter, it would fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from irdocs.charts.plan import ChartPlan
from irdocs.charts.planning import other_kind
from irdocs.content.blocks import Chart
from irdocs.content.source import SourceText
from irdocs.diagnostics import shortened
from irdocs.frozen import frozen, replace


@frozen
class WantOfRoom:
    """What of a chart has no room, and what to do about it, as parts of messages."""

    what: str
    """With its verb: "legend has"."""
    advice: str
    longest: str = ""
    """The longest of several names, for the end of the message; else empty."""

    def message(self, where: str) -> str:
        """Return what is wrong; `where` begins with a space or a comma."""
        return f"the chart's {self.what} no room{where}{self.longest}"


def want_of_room(chart: Chart, plan: Callable[[Chart], ChartPlan | None]) -> WantOfRoom:
    """Return which words of a chart that does not fit have no room.

    `plan` plans a chart where this one had none. Several kinds of words are named where no single
    one is at fault.
    """
    wanting = next(
        (found for found, reduced in _reduced(chart) if plan(reduced) is not None),
        WantOfRoom(
            "labels have", "shorten the names of its categories or series, show fewer of them"
        ),
    )
    advice = [wanting.advice]
    if kind := other_kind(chart, plan):
        advice.append(f"choose kind: {kind}")
    if chart.at_risk:
        advice.append("give at_risk: fewer times")
    return replace(wanting, advice=", or ".join(advice))


def _reduced(chart: Chart) -> Iterator[tuple[WantOfRoom, Chart]]:
    """Yield what may have no room, each with the chart in which it takes none."""
    if len(chart.series) > 1 and chart.kind != "pie":
        series = tuple(one.model_copy(update={"name": _letter(one.name)}) for one in chart.series)
        yield (
            WantOfRoom("legend has", "shorten the names of its series, show fewer of them",
                       _longest(one.name for one in chart.series)),
            chart.model_copy(update={"series": series}),
        )  # fmt: skip
    if chart.reference:
        label = _letter(chart.reference.label)
        reference = chart.reference.model_copy(update={"label": label})
        yield (
            WantOfRoom("label of the reference line has", "shorten that label"),
            chart.model_copy(update={"reference": reference}),
        )
    if chart.categories and chart.dates is None:
        short = tuple(map(_letter, chart.categories))
        yield (
            WantOfRoom("names of categories have", "shorten them, show fewer of them",
                       _longest(chart.categories)),
            chart.model_copy(update={"categories": short}),
        )  # fmt: skip
    titles = {key: None for key in ("x_label", "y_label") if getattr(chart, key)}
    if titles:
        yield (
            WantOfRoom("names of axes have", "shorten x_label: and y_label:"),
            chart.model_copy(update=titles),
        )
    units = {key: None for key in ("unit", "second_unit", "x_unit") if getattr(chart, key)}
    if units:
        yield (
            WantOfRoom("values with their unit have", "shorten the unit, show fewer values"),
            chart.model_copy(update=units),
        )

    count = len(chart.categories)
    while (count := count // 2) > 0:
        fewer = tuple(
            one.model_copy(update={"values": one.values[:count], "errors": None})
            for one in chart.series
        )
        yield (
            WantOfRoom(f"{len(chart.categories)} categories have", "show fewer of them"),
            chart.model_copy(update={"categories": chart.categories[:count], "series": fewer}),
        )


def _letter(name: SourceText) -> SourceText:
    """Return a name of one letter in the place of another."""
    return SourceText("1", name.span)


def _longest(names: Iterable[str]) -> str:
    """Return the end of a message that quotes the longest of some names."""
    return f': the longest is "{shortened(max(names, key=len))}"'


__all__ = ["WantOfRoom", "want_of_room"]

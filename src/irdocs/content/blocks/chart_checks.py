"""What a kind of chart cannot show, each fault at its place in the block.

A chart that hides or distorts what its numbers say is refused: bars of a stack that are negative,
logarithms of zero, dates out of order, error bars that their values are outside of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from irdocs.content.blocks.chart_keys import ChartKeys, Series
from irdocs.content.blocks.chart_values import ENDS, POINTS, date_of, is_date
from irdocs.diagnostics import count_of
from irdocs.frozen import frozen

Step = str | int
"""A key of a mapping, or the number of an item in a list."""


@frozen
class ChartFault:
    """A fault of a chart, and the path from the block to the value that has it."""

    message: str
    at: tuple[Step, ...] = ()
    hint: str | None = None


MOST_TICKS = 24
"""How many ticks an axis with numbers at risk has at most: twice as many as it may have times."""


def chart_faults(chart: ChartKeys) -> tuple[ChartFault, ...]:
    """Return what is wrong with a chart, or with the keys that its kind does not take."""
    shape = tuple(_shape_faults(chart))
    return shape or (*_key_faults(chart), *_value_faults(chart), *_error_faults(chart))


def _shape_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    """Yield what makes the values uncountable: each series has one for every category."""
    if chart.has_points:
        if chart.categories:
            yield ChartFault(
                f"kind: {chart.kind} has no categories", ("categories",),
                "its points have two numbers each; remove categories:",
            )  # fmt: skip
        if chart.x_label is None:
            yield ChartFault(
                f'kind: {chart.kind} needs "x_label"', (), "say in x_label: what runs to the right"
            )
        if chart.kind == "scatter" and chart.y_label is None:
            yield ChartFault(
                'kind: scatter needs "y_label"', (), "say in y_label: what runs upwards"
            )
    elif not chart.categories:
        yield ChartFault('chart needs "categories"', (), "name what each value is of, in order")
    for number, series in enumerate(chart.series):
        yield from _series_faults(chart, series, ("series", number))
    yield from _repeated([series.name for series in chart.series], "series", "name")
    if chart.kind in ("bar", "pie"):  # months, say, may come again along a line
        yield from _repeated(chart.categories, "categories")


def _repeated(names: Sequence[str], *at: str) -> Iterator[ChartFault]:
    """Yield names that readers could not tell apart."""
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        if first.setdefault(" ".join(name.casefold().split()), number) != number:
            yield ChartFault(
                f'"{name}" names two of them', (at[0], number, *at[1:]),
                "give each a name of its own, or leave one out",
            )  # fmt: skip


def _series_faults(chart: ChartKeys, series: Series, at: tuple[Step, ...]) -> Iterator[ChartFault]:
    wrong, right = ("values", "points") if chart.has_points else ("points", "values")
    hint = POINTS if chart.has_points else "write values: with a number for each category"
    if getattr(series, wrong):
        yield ChartFault(f"kind: {chart.kind} takes {right}, not {wrong}", (*at, wrong), hint)
    elif not getattr(series, right):
        yield ChartFault(f'"{series.name}" has no {right}', at, hint)
    elif not chart.has_points and chart.categories:
        if len(series.values) != len(chart.categories):
            yield ChartFault(
                f'"{series.name}" has {count_of(len(series.values), "values")} for '
                f"{count_of(len(chart.categories), 'categories')}",
                (*at, "values"),
            )
        if not series.known:
            yield ChartFault(f'"{series.name}" has no values', (*at, "values"))


def _key_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    """Yield keys that the chart's kind has no use for."""
    kind, seconds = chart.kind, [series.axis == "second" for series in chart.series]
    if chart.stacked != "no":
        if kind not in ("bar", "column", "area"):
            yield ChartFault(
                f"kind: {kind} is never stacked", ("stacked",), "choose kind: bar, column or area"
            )
        elif seconds.count(False) < 2:
            yield ChartFault("a stack needs two series", ("stacked",), "remove stacked:")
    if chart.log and kind not in ("line", "step", "scatter"):
        yield ChartFault(
            f"kind: {kind} has no logarithmic axis", ("log",),
            "what has length or area starts at zero, which has no logarithm; choose kind: line",
        )  # fmt: skip
    if chart.log and any(seconds):
        yield ChartFault(
            "a logarithmic axis stands alone", ("log",), "make two charts, one for each axis"
        )
    if chart.zero is False and kind != "line":
        yield ChartFault(
            f"the axis of kind: {kind} always begins where it has to", ("zero",),
            "lengths and areas begin at zero, and points stand without it; choose kind: line, or "
            "remove zero:",
        )  # fmt: skip
    elif chart.zero is not None and (chart.log or any(seconds)):
        what = "a logarithmic axis has no zero" if chart.log else "two axes share their zero"
        yield ChartFault(what, ("zero",), "remove zero:")
    if chart.reference and kind == "pie":
        yield ChartFault("a pie has no reference line", ("reference",), "choose kind: bar")
    if chart.reference and chart.stacked == "shares" and not 0 <= chart.reference.value <= 100:
        yield ChartFault(
            f"shares run from 0 to 100 %, and the reference is {chart.reference.value}",
            ("reference", "value"), "write it in per cent",
        )  # fmt: skip
    if chart.second_unit and not any(seconds):
        yield ChartFault(
            "no series has a second axis", ("second_unit",), "write axis: second below its values"
        )
    if any(seconds) and kind not in ("column", "line"):
        yield ChartFault(
            f"kind: {kind} has no second axis", ("series", seconds.index(True), "axis"),
            "a second axis is for a line, beside columns or other lines: "
            "choose kind: column or line",
        )  # fmt: skip
    elif seconds and all(seconds):
        yield ChartFault(
            "no series is left for the first axis", ("series", 0, "axis"), "remove axis: here"
        )
    for key in ("x_label", "x_unit", "y_label"):
        if getattr(chart, key) and not chart.has_points:
            yield ChartFault(
                f"kind: {kind} has no {key}", (key,),
                "say in unit: what is counted, and in the categories or the title what runs to "
                "the right, such as 4 weeks",
            )  # fmt: skip
    if chart.at_risk and kind != "step":
        yield ChartFault(f"kind: {kind} has no numbers at risk", ("at_risk",), "choose kind: step")
    for number, series in enumerate(chart.series):
        if series.censored and kind != "step":
            yield ChartFault(
                f"kind: {kind} has no censored subjects", ("series", number, "censored"),
                "choose kind: step",
            )  # fmt: skip


def _value_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    """Yield values that the chart's kind cannot show."""
    match chart.kind:
        case "pie":
            yield from _pie_faults(chart)
        case "step":
            for number, series in enumerate(chart.series):
                yield from _step_faults(series, ("series", number))
            yield from _at_risk_faults(chart)
        case "area":
            yield from _area_faults(chart)
        case "bar" | "column" | "line" | "scatter":
            pass
    if chart.stacked != "no":
        yield from _stack_faults(chart)
    if chart.log:
        yield from _log_faults(chart)
    if chart.kind in ("column", "line", "area"):
        yield from _date_faults(chart)


def _pie_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    """Yield values that cannot be parts of a whole."""
    values, at = chart.series[0].values, ("series", 0, "values")
    if len(chart.series) > 1:
        yield ChartFault(
            "a pie shows one series", ("series", 1), "choose kind: bar with stacked: percent"
        )
    for number, value in enumerate(values):
        if value is None:
            yield ChartFault("a pie has no gaps: its slices make up a whole", (*at, number))
        elif value < 0:
            yield ChartFault("a pie has no negative slice", (*at, number), "choose kind: bar")
    if not any(values):
        yield ChartFault("a pie of zeros has no slices", at, "choose kind: bar, or say it in words")
    elif str(chart.unit or "").strip() in ("%", "per cent", "percent"):
        known = [value for value in values if value is not None]
        total = sum(known, Decimal())
        rounded = sum(map(_half_of_last_digit, known), Decimal())
        if abs(total - 100) > rounded:
            yield ChartFault(
                f"the slices of a pie are the whole, and these are {total} %", at,
                "add what is missing as a slice, or choose kind: bar if one person may be counted "
                "in several",
            )  # fmt: skip


def _half_of_last_digit(value: Decimal) -> Decimal:
    """Return by how much a number may have been rounded, at most."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(min(0, exponent if isinstance(exponent, int) else 0) - 1)


def _step_faults(series: Series, at: tuple[Step, ...]) -> Iterator[ChartFault]:
    """Yield points that run backwards, and subjects who left where there is no line."""
    xs = [x for x, _ in series.points]
    for number, (earlier, later) in enumerate(pairwise(xs), start=1):
        if later < earlier:
            yield ChartFault(
                f'"{series.name}" goes back from {earlier} to {later}', (*at, "points", number),
                "order points by their first number",
            )  # fmt: skip
    if len(set(xs)) < 2:
        yield ChartFault(f'"{series.name}" has no steps', (*at, "points"), POINTS)
    for number, x in enumerate(series.censored):
        if not min(xs) <= x <= max(xs):
            yield ChartFault(
                f'"{series.name}" runs from {min(xs)} to {max(xs)}, and {x} is outside',
                (*at, "censored", number),
                "let the last point stand where the last subject was seen",
            )


def _at_risk_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    """Yield what keeps the numbers at risk from standing below the ticks of their axis."""
    if chart.at_risk is None:
        return
    times, rows = chart.at_risk.times, chart.at_risk.rows
    if len(rows) != len(chart.series):
        yield ChartFault(
            f"the numbers at risk have {count_of(len(rows), 'rows')} for "
            f"{count_of(len(chart.series), 'series')}",
            ("at_risk", "rows"), "write a row for each series, in their order",
        )  # fmt: skip
    for number, row in enumerate(rows):
        if len(row) != len(times):
            yield ChartFault(
                f"the row has {count_of(len(row), 'numbers')} for {count_of(len(times), 'times')}",
                ("at_risk", "rows", number), "write a number for each of times:",
            )  # fmt: skip
    step = times[1] - times[0]
    for number, (earlier, later) in enumerate(pairwise(times), start=1):
        if later - earlier != step or step <= 0:
            yield ChartFault(
                f"the axis has its ticks at equal distances, and {later} does not follow "
                f"{earlier} by {step}" if step > 0 else f"{later} does not come after {earlier}",
                ("at_risk", "times", number), "write times such as [0, 6, 12, 18]",
            )  # fmt: skip
            break
    first = min((x for series in chart.series for x, _ in series.points), default=times[0])
    if times[0] > first:
        yield ChartFault(
            f"the axis begins at {times[0]}, and a series at {first}", ("at_risk", "times", 0),
            "let the first time be where the series begin",
        )  # fmt: skip
    last = max((x for series in chart.series for x, _ in series.points), default=times[-1])
    if step > 0 and (last - times[0]) / step > MOST_TICKS:
        yield ChartFault(
            f"an axis with a tick every {step} would have more than {MOST_TICKS} up to {last}, "
            "where a series ends", ("at_risk", "times", 1),
            "write times that are further apart, up to where the series end",
        )  # fmt: skip


def _area_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    if len(chart.series) > 1 and chart.stacked == "no":
        yield ChartFault(
            "areas would cover one another",
            ("series", 1),
            "add stacked: true, or choose kind: line",
        )
    if len(chart.categories) < 2:
        yield ChartFault("an area needs two categories", ("categories",), "choose kind: column")
    if chart.stacked == "no":
        yield from _gaps(chart, "an area has no gaps: it would fall to zero there")


def _gaps(chart: ChartKeys, message: str) -> Iterator[ChartFault]:
    for number, series in enumerate(chart.series):
        for position, value in enumerate(series.values):
            if value is None and series.axis == "first":
                yield ChartFault(
                    message, ("series", number, "values", position),
                    "write 0 if that is known, or leave the category out",
                )  # fmt: skip


def _stack_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    """Yield parts that do not add up to the height of their stack."""
    yield from _gaps(chart, "a stack has no gaps: it would be too short")
    parts = [series for series in chart.series if series.axis == "first"]
    for number, series in enumerate(chart.series):
        for position, value in enumerate(series.values):
            if value is not None and value < 0 and series.axis == "first":
                yield ChartFault(
                    f"a stack has no negative part: {value}",
                    ("series", number, "values", position),
                    "remove stacked:, so that bars stand side by side",
                )  # fmt: skip
    if chart.stacked == "shares":
        for position, category in enumerate(chart.categories):
            if not any(series.values[position] for series in parts):
                yield ChartFault(
                    f'the parts of "{category}" add up to nothing', ("categories", position),
                    "shares of nothing cannot be drawn; leave the category out",
                )  # fmt: skip


def _log_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    hint = "zero and less have no logarithm; remove log:"
    for number, series in enumerate(chart.series):
        key = "points" if chart.has_points else "values"
        for position, value in enumerate(series.heights):
            if value is not None and value <= 0:
                yield ChartFault(
                    f"a logarithmic axis has no {value}", ("series", number, key, position), hint
                )
        for ends in series.ranges:
            if ends is not None and ends[0] <= 0 and all(value > 0 for value in series.known):
                yield ChartFault(
                    f"a logarithmic axis has no {ends[0]}", ("series", number, "errors"), hint
                )
    if chart.reference and chart.reference.value <= 0:
        yield ChartFault(
            f"a logarithmic axis has no {chart.reference.value}", ("reference", "value"), hint
        )


def _date_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    """Yield dates among names, days that do not exist, and dates out of order."""
    written = [is_date(category) for category in chart.categories]
    if not any(written):
        return
    days = [date_of(category) for category in chart.categories]
    for number, (category, day) in enumerate(zip(chart.categories, days, strict=True)):
        at: tuple[Step, ...] = ("categories", number)
        if not written[number]:
            yield ChartFault(
                f'"{category}" is no date, as other categories are', at,
                "write all as year-month-day, which spaces them in time, or none",
            )  # fmt: skip
        elif day is None:
            yield ChartFault(f'"{category}" is no day of the calendar', at, "correct it")
        elif number and (earlier := days[number - 1]) is not None and day <= earlier:
            yield ChartFault(
                f"{day} does not come after {earlier}", at, "write dates in order, each once"
            )


def _error_faults(chart: ChartKeys) -> Iterator[ChartFault]:
    """Yield error bars where there are none, or that do not lie round their values."""
    for number, series in enumerate(chart.series):
        if series.errors is None:
            continue
        at = ("series", number, "errors")
        if chart.kind not in ("bar", "column", "line", "scatter"):
            yield ChartFault(f"kind: {chart.kind} has no error bars", at, "remove errors:")
            continue
        if chart.stacked != "no" and series.axis == "first":
            yield ChartFault("a stack has no error bars", at, "remove stacked: or errors:")
            continue
        if isinstance(series.errors, tuple) and len(series.errors) != len(series.heights):
            yield ChartFault(
                f'"{series.name}" has {count_of(len(series.errors), "errors")} for '
                f"{count_of(len(series.heights), 'values')}",
                at, ENDS,
            )  # fmt: skip
            continue
        for position, (value, ends) in enumerate(zip(series.heights, series.ranges, strict=True)):
            each = (*at, position) if isinstance(series.errors, tuple) else at
            if value is None and isinstance(series.errors, tuple) and series.errors[position]:
                yield ChartFault("a gap has no error", each, "write null for it")
            elif ends is not None and value is not None and not ends[0] <= value <= ends[1]:
                yield ChartFault(
                    f"{value} does not lie between {ends[0]} and {ends[1]}", each, ENDS
                )

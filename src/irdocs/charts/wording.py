"""What a chart says: its values as text, at its marks, on its axis and to a listener.

Values are written with all their digits, as their source has them, unless the author asks for a
number of decimals. The ticks of an axis are round numbers of our own choice, so from a million on
they are written with a word: "1.2 million".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from math import floor, log10
from typing import Literal, assert_never

from irdocs.charts.calendar import date_name, precision
from irdocs.charts.scale import AxisScale
from irdocs.content.blocks import Chart, Series
from irdocs.frozen import frozen
from irdocs.locale import Locale, PowerWord

AxisName = Literal["first", "second", "across"]
"""The value axis, the one at the right, and that of numbers which runs to the right."""
SHORT_UNIT = 3
"""A unit of so many characters, such as mg, is written at each tick; a longer one once, in the
title of the axis."""


@frozen
class AxisNumbers:
    """How the ticks of an axis are written: in which unit, and whether thousands are marked."""

    scale: AxisScale
    unit: str | None
    grouped: bool = True


def rounded(chart: Chart, value: Decimal) -> Decimal:
    """Return a value with the decimals that its chart asks for; as it is written without such."""
    if chart.decimals is None:
        return value
    return value.quantize(Decimal(1).scaleb(-chart.decimals), ROUND_HALF_UP)


def value_text(chart: Chart, value: Decimal, locale: Locale, unit: str | None = None) -> str:
    """Return a value of a chart as it is written, in a unit or in that of the chart."""
    quantity = locale.quantity(rounded(chart, value), unit or chart.unit, grouped=chart.grouped)
    return str(quantity)


def value_of(chart: Chart, series: Series, value: Decimal, locale: Locale) -> str:
    """Return a value of a series as it is written, in the unit of the series' axis."""
    unit = chart.unit_of(series)
    return str(locale.quantity(rounded(chart, value), unit, grouped=chart.grouped))


def x_text(chart: Chart, x: Decimal, locale: Locale) -> str:
    """Return how far to the right a point is, as it is written, with its unit."""
    return str(locale.quantity(x, chart.x_unit, grouped=chart.grouped))


def number_at_risk(chart: Chart, number: int, locale: Locale) -> str:
    """Return a number at risk as it is written."""
    return locale.number(number, grouped=chart.grouped)


def at_risk_spoken(chart: Chart, locale: Locale) -> list[str]:
    """Return the numbers at risk as text, one sentence for each series; none without them."""
    if chart.at_risk is None:
        return []
    sentences = []
    for series, row in zip(chart.series, chart.at_risk.rows, strict=True):
        numbers = [
            locale.words.lead(label=x_text(chart, time, locale))
            + number_at_risk(chart, number, locale)
            for time, number in zip(chart.at_risk.times, row, strict=True)
        ]
        joined = locale.words.between_long_items.join(numbers)
        sentences.append(
            locale.words.number_at_risk_of(label=series.name) + locale.sentence(joined)
        )
    return sentences


def category_names(chart: Chart, locale: Locale) -> tuple[str, ...]:
    """Return the names of the categories; of dates, in a form of the language."""
    if chart.dates is None:
        return tuple(str(category) for category in chart.categories)
    unit = precision(chart.dates)
    return tuple(date_name(day, unit, locale) for day in chart.dates)


def reference_text(chart: Chart, locale: Locale) -> str:
    """Return what stands at the reference line: its label, with its value unless that is said."""
    if chart.reference is None:
        return ""
    label, value = str(chart.reference.label), value_text(chart, chart.reference.value, locale)
    return label if value in label else locale.words.lead(label=label) + value


# ---------------------------------------------------------------- axes


def _unit_of(chart: Chart, axis: AxisName) -> str | None:
    match axis:
        case "first":
            return "%" if chart.stacked == "shares" else chart.unit
        case "second":
            return chart.second_unit
        case "across":
            return chart.x_unit
        case _:
            assert_never(axis)


def axis_numbers(chart: Chart, axis: AxisName, scale: AxisScale) -> AxisNumbers:
    """Return how the ticks of an axis with a scale are written."""
    unit = _unit_of(chart, axis)
    at_ticks = unit if unit and len(unit) <= SHORT_UNIT else None
    return AxisNumbers(scale, at_ticks, chart.grouped)


def axis_title(chart: Chart, axis: AxisName, locale: Locale) -> str:
    """Return what stands at an axis: its label, a unit that is not at the ticks, and that it is
    logarithmic; empty if there is nothing to say."""
    unit = _unit_of(chart, axis)
    label = {"first": chart.y_label, "second": None, "across": chart.x_label}[axis]
    details = []
    name = str(chart.series[0].name) if len(chart.series) == 1 else ""  # which stands above it
    if unit and unit.casefold() == name.casefold() and axis == "first":
        unit = None
    if unit and len(unit) > SHORT_UNIT and unit.casefold() not in str(label).casefold():
        details.append(str(unit))
    if axis == "first" and chart.log:
        details.append(locale.words.log_scale)
    detail = locale.words.between_items.join(details)
    if label and detail:
        return locale.words.axis_title(label=label, detail=detail)
    return str(label or detail)


# ---------------------------------------------------------------- ticks


def tick_power(scale: AxisScale, locale: Locale) -> PowerWord:
    """Return the word that shortens the ticks of an axis; that of the power 0 is empty."""
    return PowerWord() if scale.is_log else locale.power_word(max(-scale.low, scale.high))


def tick_decimals(scale: AxisScale, power: PowerWord) -> int:
    """Return how many decimals tell the ticks of an axis apart, in units of a power of ten.

    log10 may be a little less than the whole number that it should be; the addend makes up for it.
    """
    return max(0, power.power - floor(log10(scale.step) + 1e-9))


def tick_text(axis: AxisNumbers, value: float, locale: Locale) -> str:
    """Return the text of a tick with its unit.

    It is never in scientific notation, and never "-0".
    """
    scale = axis.scale
    power = tick_power(scale, locale)
    decimals = max(0, -round(log10(value))) if scale.is_log else tick_decimals(scale, power)
    digits = f"{value / 10**power.power:.{decimals}f}"
    if Decimal(digits) == 0:
        return str(locale.quantity("0", axis.unit))
    quantity = locale.quantity(digits, axis.unit, grouped=axis.grouped)
    return f"{quantity.before}{quantity.value}{power.word}{quantity.after}"


def pie_entries(chart: Chart, locale: Locale) -> tuple[str, ...]:
    """Return an entry for each slice of a pie: its name and its value."""
    values = chart.series[0].known
    return tuple(
        locale.words.lead(label=category) + value_text(chart, value, locale)
        for category, value in zip(chart.categories, values, strict=True)
    )


# ---------------------------------------------------------------- for listeners


def spoken(chart: Chart, locale: Locale) -> list[str]:
    """Return a chart's values as text, one sentence for each series, and one on its reference."""
    sentences = [
        locale.words.lead(label=series.name)
        + locale.sentence(
            locale.words.between_long_items.join(_spoken_values(chart, series, locale))
        )
        for series in chart.series
    ]
    sentences += at_risk_spoken(chart, locale)
    if chart.reference is not None:
        sentences.append(locale.sentence(reference_text(chart, locale)))
    return sentences


def _spoken_values(chart: Chart, series: Series, locale: Locale) -> Iterator[str]:
    """Yield each value of a series after its category, or after how far to the right it is."""
    if series.points:
        places = [x_text(chart, x, locale) for x, _ in series.points]
        leads = [locale.words.lead(label=place) for place in places]
    else:
        leads = [locale.words.lead(label=name) for name in category_names(chart, locale)]
    for lead, value, ends in zip(leads, series.heights, series.ranges, strict=True):
        shown = locale.words.no_data if value is None else value_of(chart, series, value, locale)
        if ends is not None:
            low, high = (value_of(chart, series, end, locale) for end in ends)
            shown = locale.words.value_in_range(value=shown, low=low, high=high)
        yield lead + shown
    for x in series.censored:
        yield locale.words.censored(place=x_text(chart, x, locale))


def alternative_text(chart: Chart, locale: Locale) -> str:
    """Return a chart's alternative text, with a sentence on its gaps, which nobody can hear."""
    if not chart.has_gaps:
        return str(chart.alt)
    categories = category_names(chart, locale)
    names = [
        category if len(chart.series) == 1 else f"{series.name} {category}"
        for series in chart.series
        for category, value in zip(categories, series.values, strict=True)
        if value is None
    ]
    words = locale.words
    gaps = words.lead(label=words.between_long_items.join(names)) + words.no_data
    return locale.sentences(str(chart.alt), locale.sentence(gaps))

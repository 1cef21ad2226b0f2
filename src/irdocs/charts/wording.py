"""What a chart says: its values as text, at its marks, on its axis and to a listener.

Values are written with all their digits, as their source has them. The ticks of an axis are round
numbers of our own choice, so from a million on they are written with a word: "1.2 million".
"""

from __future__ import annotations

from decimal import Decimal
from math import floor, log10

from irdocs.charts.scale import AxisScale
from irdocs.content.blocks import Chart
from irdocs.locale import Locale, PowerWord


def value_text(chart: Chart, value: object, locale: Locale) -> str:
    """Return a value of a chart as it is written, with its unit."""
    return str(locale.quantity(value, chart.unit))


def tick_power(scale: AxisScale, locale: Locale) -> PowerWord:
    """Return the word that shortens the ticks of an axis; that of the power 0 is empty."""
    return locale.power_word(max(-scale.low, scale.high))


def tick_decimals(scale: AxisScale, power: PowerWord) -> int:
    """Return how many decimals tell the ticks of an axis apart, in units of a power of ten.

    log10 may be a little less than the whole number that it should be; the addend makes up for it.
    """
    return max(0, power.power - floor(log10(scale.step) + 1e-9))


def tick_text(chart: Chart, scale: AxisScale, value: float, locale: Locale) -> str:
    """Return the text of a tick with its unit.

    It is never in scientific notation, and never "-0".
    """
    power = tick_power(scale, locale)
    digits = f"{value / 10**power.power:.{tick_decimals(scale, power)}f}"
    if Decimal(digits) == 0:
        return value_text(chart, "0", locale)
    quantity = locale.quantity(digits, chart.unit)
    return f"{quantity.before}{quantity.value}{power.word}{quantity.after}"


def pie_entries(chart: Chart, locale: Locale) -> tuple[str, ...]:
    """Return an entry for each slice of a pie: its name and its value."""
    values = chart.series[0].values
    return tuple(
        locale.words.lead(label=category) + value_text(chart, value, locale)
        for category, value in zip(chart.categories, values, strict=True)
    )


def spoken(chart: Chart, locale: Locale) -> list[str]:
    """Return a chart's values as text, one sentence for each series."""
    words = locale.words
    return [
        words.lead(label=series.name)
        + locale.sentence(
            words.between_long_items.join(
                f"{category} {_value_or_gap(chart, value, locale)}"
                for category, value in zip(chart.categories, series.values, strict=True)
            )
        )
        for series in chart.series
    ]


def _value_or_gap(chart: Chart, value: Decimal | None, locale: Locale) -> str:
    return locale.words.no_data if value is None else value_text(chart, value, locale)


def alternative_text(chart: Chart, locale: Locale) -> str:
    """Return a chart's alternative text, with a sentence on its gaps, which nobody can hear."""
    if not chart.has_gaps:
        return str(chart.alt)
    names = [
        str(category) if len(chart.series) == 1 else f"{series.name} {category}"
        for series in chart.series
        for category, value in zip(chart.categories, series.values, strict=True)
        if value is None
    ]
    words = locale.words
    gaps = words.lead(label=words.between_long_items.join(names)) + words.no_data
    return locale.sentences(str(chart.alt), locale.sentence(gaps))

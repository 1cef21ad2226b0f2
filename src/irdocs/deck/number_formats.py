"""The number formats by which PowerPoint shows a chart's numbers as they are written on paper.

A format (ECMA-376, 18.8.31) has digits, literals in quotes, and a second section for negative
numbers, which is needed for a minus sign that is not a hyphen and stands before a currency's sign.
Marks for groups and decimals are always , and . in a format; programs show those of the reader.
"""

from __future__ import annotations

from decimal import Decimal

from irdocs.charts.plan import values_of
from irdocs.charts.scale import AxisScale
from irdocs.charts.wording import tick_decimals, tick_power
from irdocs.content.blocks import Chart
from irdocs.locale import MINUS, Locale

THOUSAND = 1000


def value_format(chart: Chart, value: Decimal, locale: Locale) -> str:
    """Return the format of one value: it has as many decimals as the value is written with."""
    decimals = max(0, -int(value.as_tuple().exponent))
    digits = _digits(max(map(abs, values_of(chart))), decimals)
    positive, negative = _signed(chart, locale, digits)
    return f"{positive};{negative}" if _has_negative(chart) else positive


def tick_format(chart: Chart, scale: AxisScale, locale: Locale) -> str:
    """Return the format of the ticks of an axis, which may end in a word such as "million".

    Zero is written without decimals and word, as on paper, so it has a section of its own.
    """
    power = tick_power(scale, locale)
    decimals = tick_decimals(scale, power)
    digits = _digits(max(-scale.low, scale.high) / 10**power.power, decimals)
    # Each comma behind the digits divides the number by a thousand.
    positive, negative = _signed(chart, locale, digits + "," * (power.power // 3), power.word)
    if decimals or power.power:
        zero, _ = _signed(chart, locale, "0")
        return f"{positive};{negative};{zero}"
    return f"{positive};{negative}" if _has_negative(chart) else positive


def _digits(largest: float, decimals: int) -> str:
    """Return the digits of a format for numbers up to `largest`, grouped if some have groups."""
    whole = "#,##0" if largest >= THOUSAND else "0"
    return whole + ("." + "0" * decimals if decimals else "")


def _has_negative(chart: Chart) -> bool:
    return any(value < 0 for value in values_of(chart))


def _signed(chart: Chart, locale: Locale, digits: str, word: str = "") -> tuple[str, str]:
    """Return the sections for positive and for negative numbers, with the chart's unit."""
    quantity = locale.quantity("", chart.unit)
    after = digits + literal(word + quantity.after)
    return literal(quantity.before) + after, literal(MINUS + quantity.before) + after


def literal(text: str) -> str:
    """Return a text as a quoted literal of a number format (ECMA-376, 18.8.31).

    A quotation mark cannot stand within quotes; it is written as `\\"` between two literals.
    """
    text = text.replace("\u00a0", " ")
    return '\\"'.join(f'"{part}"' for part in text.split('"')) if text else ""

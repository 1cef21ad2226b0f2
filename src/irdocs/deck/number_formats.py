"""The number formats by which PowerPoint shows a chart's numbers as they are written on paper.

A format (ECMA-376, 18.8.31) has digits, literals in quotes, and a second section for negative
numbers, which is needed for a minus sign that is not a hyphen and stands before a currency's sign.
Marks for groups and decimals are always , and . in a format; programs show those of the reader.
"""

from __future__ import annotations

import re
from decimal import Decimal
from locale import windows_locale

from babel.core import get_global

from irdocs.charts.calendar import PARTS, TimeUnit
from irdocs.charts.extents import values_of
from irdocs.charts.wording import AxisNumbers, rounded, tick_decimals, tick_power
from irdocs.content.blocks import Chart, Series
from irdocs.locale import ENGLISH, MINUS, Locale

THOUSAND = 1000


def value_format(
    chart: Chart,
    value: Decimal,
    locale: Locale,
    series: Series | None = None,
    *,
    with_unit: bool = True,
) -> str:
    """Return the format of one value, of a series or of the first axis.

    It has as many decimals as the value is written with, or as the chart asks for.
    """
    decimals = max(0, -int(rounded(chart, value).as_tuple().exponent))
    unit = (chart.unit_of(series) if series else chart.unit) if with_unit else None
    digits = _digits(max(map(abs, values_of(chart))), decimals, grouped=chart.grouped)
    positive, negative = _signed(unit, locale, digits)
    return f"{positive};{negative}" if any(v < 0 for v in values_of(chart)) else positive


def tick_format(axis: AxisNumbers, locale: Locale) -> str:
    """Return the format of the ticks of an axis, which may end in a word such as "million".

    Zero is written without decimals and word, as on paper, so it has a section of its own. The
    ticks of a logarithmic axis differ in their decimals, which only the format General allows.
    """
    scale = axis.scale
    if scale.is_log:
        grouped, plain = (
            _signed(axis.unit, locale, digits)[0]
            for digits in (_digits(scale.high, 0, grouped=axis.grouped), "General")
        )
        if scale.low >= 1:
            return grouped
        return f"[>={THOUSAND}]{grouped};{plain}" if scale.high >= THOUSAND else plain
    power = tick_power(scale, locale)
    decimals = tick_decimals(scale, power)
    largest = max(-scale.low, scale.high) / 10**power.power
    digits = _digits(largest, decimals, grouped=axis.grouped)
    # Each comma behind the digits divides the number by a thousand.
    positive, negative = _signed(axis.unit, locale, digits + "," * (power.power // 3), power.word)
    if decimals or power.power:
        zero, _ = _signed(axis.unit, locale, "0")
        return f"{positive};{negative};{zero}"
    return f"{positive};{negative}" if scale.low < 0 else positive


def _digits(largest: float, decimals: int, *, grouped: bool) -> str:
    """Return the digits of a format for numbers up to `largest`, grouped if some have groups."""
    whole = "#,##0" if largest >= THOUSAND and grouped else "0"
    return whole + ("." + "0" * decimals if decimals else "")


def _signed(unit: str | None, locale: Locale, digits: str, word: str = "") -> tuple[str, str]:
    """Return the sections for positive and for negative numbers, with a unit."""
    quantity = locale.quantity("", unit)
    after = digits + literal(word + quantity.after)
    return literal(quantity.before) + after, literal(MINUS + quantity.before) + after


def date_format(unit: TimeUnit, locale: Locale) -> str:
    """Return the format of a date that is named as exactly as a unit of time.

    The order of its parts is that of the language, as `calendar.date_name` has it. Programs write
    months in the language of their reader, unless the format names one (ECMA-376, 18.8.31).
    """
    letters = {"y": "yyyy", "M": "m", "L": "m", "d": "d"}
    parts = re.findall(r"y+|[ML]+|d+|'[^']*'|[^yMLd']+", locale.date_pattern(PARTS[unit]))
    written = "".join(
        letters[part[0]] * (1 if part[0] == "y" else len(part))
        if part[0] in letters
        else literal(part.strip("'"))
        for part in parts
    )
    return f"{_language_of_months(locale)}{written}" if "mmm" in written else written


def _language_of_months(locale: Locale) -> str:
    """Return what names a language in a format of dates, by the number that Windows has for it.

    It is empty for a language without one, and for English, in which most programs are.
    """
    language, *others = locale.tag.split("-")
    if language == ENGLISH:
        return ""
    likely = get_global("likely_subtags").get(language, "").split("_")[-1]
    territory = next((part for part in others if len(part) == 2), likely)
    named = f"{language}_{territory}"
    number = next((number for number, name in windows_locale.items() if name == named), None)
    return f"[$-{number:X}]" if number else ""


def literal(text: str) -> str:
    """Return a text as a quoted literal of a number format (ECMA-376, 18.8.31).

    A quotation mark cannot stand within quotes; it is written as `\\"` between two literals.
    """
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    return '\\"'.join(f'"{part}"' for part in text.split('"')) if text else ""

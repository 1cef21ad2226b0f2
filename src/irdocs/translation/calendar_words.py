"""Dates and times that one language writes in numbers and another in words.

23 November 2026 is 23.11.2026 in German and 2026年11月23日 in Chinese; 5 pm is 17 Uhr. What of it
only one of the two texts has as a number is in the other all the same.
"""

from __future__ import annotations

import re
from functools import cache

import babel
from babel.dates import get_month_names

from irdocs.translation.quantities import NumberInText, plainly

HALF_DAY = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])(?:[.:]([0-5]\d))? ?([ap])\.? ?m\b", re.IGNORECASE)
"""An hour of half a day, as English counts them."""
HALF_DAY_HOURS = 12
"""How many they are."""


def without_worded_dates(
    numbers: list[NumberInText], other_text: str, language: str
) -> list[NumberInText]:
    """Return numbers that another text, in `language`, has not, without the months in its words."""
    left = list(numbers)
    words = other_text.casefold()
    for name, month in months(language):
        number = next((number for number in left if number.value == str(month)), None)
        if number is not None and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
            left.remove(number)
    return left


def without_half_days(
    numbers: list[NumberInText], others: list[NumberInText], text: str
) -> tuple[list[NumberInText], list[NumberInText]]:
    """Return the numbers that only each of two texts has, without times that are the same.

    `text` is that of `numbers`; 8.30 pm there is 20:30 in the other.
    """
    left, right = list(numbers), list(others)
    for match in HALF_DAY.finditer(plainly(text)):
        hour = int(match[1]) % HALF_DAY_HOURS + HALF_DAY_HOURS * (match[3].casefold() == "p")
        minute = str(int(match[2] or 0))
        said = [number for number in left if match[0].startswith(number.written)]
        there = next((number for number in right if number.value == str(hour)), None)
        if said and there:
            left.remove(said[0])
            right.remove(there)
        elif said:
            continue  # for the other text has another hour
        zero = next((number for number in right if number.value == minute), None)
        if zero:
            right.remove(zero)
    return left, right


@cache
def months(language: str) -> tuple[tuple[str, int], ...]:
    """Return the names of months of a language, in small letters, each with its number."""
    try:
        locale = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return ()
    names = {
        str(name).rstrip(".").casefold(): int(month)
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for month, name in get_month_names(width, context, locale).items()
    }
    return tuple((name, month) for name, month in names.items() if not name.isdigit())

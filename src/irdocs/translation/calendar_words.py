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
_HOUR = r"(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?"
_TWO_HOURS = re.compile(
    rf"(?<![\d.:])({_HOUR})( ?(?:-|–|to|and) ?)(?={_HOUR} ?([ap])\.? ?m\b)", re.IGNORECASE
)
"""The first of two hours that share what says the half of the day: 2-5 pm."""
_PART_OF_DAY = r"(?:(in the morning)|in the (?:afternoon|evening)|at night)"
_IN_WORDS = re.compile(rf"(?<![\d.:])({_HOUR})(?: o['’]clock)? {_PART_OF_DAY}", re.IGNORECASE)
"""The same in words."""
HALF_DAY_HOURS = 12
"""How many they are."""


def with_each_half(text: str) -> str:
    """Return a text in English in which each hour has its half of the day: 2 pm-5 pm."""
    text = _IN_WORDS.sub(lambda match: f"{match[1]} {'a' if match[2] else 'p'}m", text)
    return _TWO_HOURS.sub(lambda match: f"{match[1]} {match[3]}m{match[2]}", text)


def without_worded_dates(
    numbers: list[NumberInText], other_text: str, language: str
) -> list[NumberInText]:
    """Return numbers that another text, in `language`, has not, without the months in its words."""
    left = list(numbers)
    words = other_text.casefold()
    for name, month in months(language):
        number = next((number for number in left if number.value == str(month)), None)
        written = re.escape(name)
        near = rf"\d(?:\.|er|º|ª|st|nd|rd|th|ain|fed)?[\s-]?(?:of |de |d['’]|o )?{written}(?!\w)"
        is_named = bool(re.search(rf"{near}|(?<!\w){written}\.?,? \d", words))
        in_signs = number is not None and number.after[:1] in ("月", "월")  # 3月 is March
        if number is not None and (is_named or (in_signs and name in words)):
            left.remove(number)
    return left


def without_half_days(
    numbers: list[NumberInText], others: list[NumberInText], text: str
) -> tuple[list[NumberInText], list[NumberInText]]:
    """Return the numbers that only each of two texts has, without times that are the same.

    `text` is that of `numbers`; 8.30 pm there is 20:30 in the other.
    """
    left, right = list(numbers), list(others)
    for match in HALF_DAY.finditer(with_each_half(plainly(text))):
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

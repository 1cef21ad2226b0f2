"""Dates that one language writes in numbers and another in words.

23 November 2026 is 23.11.2026 in German and 2026年11月23日 in Chinese. What of it only one of the
two texts has as a number is in the other all the same.
"""

from __future__ import annotations

import re
from functools import cache

import babel
from babel.dates import get_month_names

from irdocs.translation.quantities import NumberInText


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

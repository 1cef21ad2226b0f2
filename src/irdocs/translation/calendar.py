"""Compare the dates of a translation with those of its source.

Their numbers may be the same while they are not: 3 December has become 3 November, or 12.3.2026,
which is in March.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

import babel

from irdocs.frozen import frozen
from irdocs.translation.calendar_words import months
from irdocs.translation.quantities import plainly

_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|ain|eg|fed|ydd|\.|º|ª)?"
_YEAR_FIRST = re.compile(
    r"(?<!\d)\d{4}(?:-|\s?[年년]\s?)(?P<month>\d{1,2})(?:-|\s?[月월]\s?)(?P<day>\d{1,2})(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.,/])(?P<one>\d{1,2})(?P<sign>[./-])(?P<other>\d{1,2})(?P=sign)(?:\d{4}|\d{2})(?!\d)"
)


class DayOfYear(NamedTuple):
    """A day and its month, by their numbers."""

    day: int
    month: int


@frozen
class _Calendar:
    """How a language writes dates."""

    patterns: tuple[re.Pattern[str], ...]
    """Of days with the name of their month."""
    months: dict[str, int]
    has_month_first: bool


def changed_date(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    """Return a date of a source as it is written, and what its translation has in place of it.

    None if they are the same, or if one of them has dates in words that are not known here.
    """
    before, after = _dates(source, languages[0]), _dates(target, languages[1])
    if len(before) != len(after):
        return None
    lost = Counter(day for day, _ in before) - Counter(day for day, _ in after)
    added = Counter(day for day, _ in after) - Counter(day for day, _ in before)
    if not lost:
        return None
    return (
        next(written for day, written in before if day in lost),
        next(written for day, written in after if day in added),
    )


def _dates(text: str, language: str) -> list[tuple[DayOfYear, str]]:
    """Return the dates of a text that have a day and a month, each with how it is written."""
    return [(day, written) for day, written, _ in _placed_dates(plainly(text), language)]


def without_dates(text: str, language: str) -> str:
    """Return a text in which its dates are blank."""
    plain = plainly(text)
    for _, written, start in _placed_dates(plain, language):
        plain = plain[:start] + " " * len(written) + plain[start + len(written) :]
    return plain


def _placed_dates(plain: str, language: str) -> list[tuple[DayOfYear, str, int]]:
    calendar = _calendar(language)
    found: list[tuple[DayOfYear, str, int]] = []
    taken: set[int] = set()
    for pattern in (*calendar.patterns, _YEAR_FIRST, _NUMERIC):
        for match in pattern.finditer(plain):
            if taken.intersection(range(*match.span())):
                continue
            if pattern is _NUMERIC:
                one, other = int(match["one"]), int(match["other"])
                first_is_month = calendar.has_month_first and match["sign"] == "/"
                date = DayOfYear(other, one) if first_is_month else DayOfYear(one, other)
            else:
                month = match["month"].casefold()
                date = DayOfYear(int(match["day"]), calendar.months.get(month) or int(month))
            if 1 <= date.day <= 31 and 1 <= date.month <= 12:
                found.append((date, match[0].strip(), match.start()))
                taken.update(range(*match.span()))
    return found


@cache
def _calendar(language: str) -> _Calendar:
    try:
        locale = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        locale = babel.Locale("en")
    names = dict(months(language))
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)"
    month = rf"(?P<month>{listed})(?!\w)"
    short = str(locale.date_formats["short"].pattern)
    return _Calendar(
        (
            re.compile(
                rf"(?<![\d.,]){_ORDINAL}(?: of| de| d['’]| o| af)?\s?{month}", re.IGNORECASE
            ),
            re.compile(rf"(?<!\w){month}\.?\s{_ORDINAL}(?!\w)", re.IGNORECASE),
        ),
        names,
        0 <= short.find("M") < short.find("d"),
    )


__all__ = ["changed_date", "without_dates"]

"""A rule on dates in texts: that the day exists, and is the day of the week that it is said to be.

Dates in words and times are read where the content is English; in digits, as 2026-02-30,
everywhere.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.diagnostics import Severity

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?:\b(?P<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|"
    r"Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\.?,?\s+(?:the\s+)?)?"
)
_DAY = r"(?<![\d.,:/–-])(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)"
_WORDED = (
    re.compile(rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}?"),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\b(?![\d.:–-]){_YEAR}?"),
)
"""31 June 2026, the 31st of June; June 31, 2026."""
_FIGURES = re.compile(
    rf"{_WEEKDAY}(?<![\w./-])(?P<one>\d{{1,2}})(?P<sign>[/.])(?P<other>\d{{1,2}})(?P=sign)"
    r"(?P<year>(?:19|20)\d\d)(?![\w/-])"
)
"""31/6/2026, Tuesday 14.9.2026."""
_TIME = re.compile(
    r"(?<![\d.:,/–-])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d)[ \u00a0]?|)(?:[ap]m\b|[ap]\.m\.)"
    r"|\b(?:at|by|from|till|until)[ \u00a0](?P<full>\d{1,2}):(?P<past>\d\d)(?![\d:%]|\.\d)"
)
"""9.30am; at 14:30. Without one of these words 72:60 may be a score or a measure."""
_DIGITS = re.compile(r"(?<![\w.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w.-])")


_DIGIT, _PARTED = re.compile(r"\d"), re.compile(r"\d[/.]\d")


def impossible_date(content: ExaminedContent) -> Iterator[Finding]:
    month_first = content.language_tag.endswith("-US")
    for text, written, fault in content.found(_impossible, content.is_english, month_first):
        yield Finding(0, f'"{written}": {fault}', content.locate(text, written))


def _time_fault(match: re.Match[str]) -> str:
    """Return what is wrong with a time of day; empty if nothing is."""
    hour, minute = int(match["hour"] or match["full"]), int(match["minute"] or match["past"] or 0)
    if match["hour"] and hour > 12:
        return "with am and pm there are twelve hours"
    if minute > 59 and hour <= 24:
        return "an hour has 60 minutes"
    return ""


def _figures_fault(match: re.Match[str], month_first: bool) -> str:
    """Return what is wrong with a date in figures; empty if nothing is or its month is not sure."""
    one, other = int(match["one"]), int(match["other"])
    if one <= 12 and other <= 12 and not match["weekday"]:
        return ""
    is_swapped = other > 12 or (one <= 12 and month_first)
    day, month = (other, one) if is_swapped else (one, other)
    return _day_fault(int(match["year"]), month, day, match["weekday"])


def _impossible(
    part: ExaminedPart, is_english: bool, month_first: bool
) -> Iterator[tuple[ContentText, str, str]]:
    for text in part.texts:
        for words in filter(_DIGIT.search, text.paragraphs):
            for match in _dates(words, is_english=is_english):
                if fault := _fault(match):
                    yield text, match[0].rstrip("."), fault
            for match in _TIME.finditer(words) if is_english else ():
                if fault := _time_fault(match):
                    yield text, match[0], fault
            has_figures = is_english and _PARTED.search(words)  # which takes less long
            for match in _FIGURES.finditer(words) if has_figures else ():
                if fault := _figures_fault(match, month_first):
                    yield text, match[0], fault


def _dates(words: str, *, is_english: bool) -> Iterator[re.Match[str]]:
    yield from _DIGITS.finditer(words)
    lowered = words.lower() if is_english else ""
    names_a_month = any(month in lowered for month in _MONTHS)
    for pattern in _WORDED if names_a_month else ():  # which take longer
        for match in pattern.finditer(words):
            if _is_one(match):
                yield match


def _is_one(match: re.Match[str]) -> bool:
    """Whether it is a date for sure, and not a number beside a month: in May 31 people came."""
    is_day_first = match.start("day") < match.start("month")
    return bool(
        match["year"] or match["ordinal"] or match["weekday"]
        or (is_day_first and int(match["day"]) <= 31)
    )  # fmt: skip


def _fault(match: re.Match[str]) -> str:
    """Return what is wrong with a date; empty if nothing is."""
    named = match["month"]
    month = int(named) if named.isdecimal() else _MONTHS.index(named[:3].casefold()) + 1
    day, year = int(match["day"]), int(match["year"] or 2000)  # which has a 29 February
    weekday = match.groupdict().get("weekday") if match["year"] else None
    return _day_fault(year, month, day, weekday)


def _day_fault(year: int, month: int, day: int, weekday: str | None) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month:02}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return "there is no such day"
    right = _DAYS[date(year, month, day).weekday()]
    if weekday and not right.startswith(weekday[:3]):
        return f"that day is a {right}"
    return ""


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("impossible-date", Severity.WARNING,
         "a date is a day that exists, and the day of the week that stands before it; a time, too",
         "Who reads Monday 15 March, which is a Sunday, comes on one of two days.",
         "docs/content.md", impossible_date),
)  # fmt: skip
"""The rule on dates in texts."""

__all__ = ["RULES"]

"""A day, and a time of day, as a language writes it (CLDR)."""

from __future__ import annotations

import datetime

import babel
from babel.dates import format_date, format_time, get_datetime_format


def day_text(day: datetime.date, language: str) -> str:
    """Return a day in the long form of a language, or as 2026-11-23 in one that CLDR lacks.

    A moment has its time of day behind it, in the short form.
    """
    try:
        locale = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return day.isoformat()
    text = str(format_date(day, "long", locale=locale))
    if not isinstance(day, datetime.datetime):
        return text
    time = str(format_time(day.time(), "short", locale=locale))
    return str(get_datetime_format("medium", locale=locale)).format(time, text)


__all__ = ["day_text"]

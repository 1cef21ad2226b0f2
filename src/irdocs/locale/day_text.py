"""A day as a language writes it, in its long form (CLDR)."""

from __future__ import annotations

import datetime

import babel
from babel.dates import format_date


def day_text(day: datetime.date, language: str) -> str:
    """Return a day in the long form of a language, or as 2026-11-23 in one that CLDR lacks."""
    try:
        return str(format_date(day, "long", locale=babel.Locale.parse(language, sep="-")))
    except (ValueError, babel.UnknownLocaleError):
        return day.isoformat()


__all__ = ["day_text"]

"""Say how a date or a number is written here, where it is plain which one is meant: 14/09/2026 is
2026-09-14, and 12% is 12 with a unit."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WITH_NAME = re.compile(
    r"(?:[A-Za-z]+,? )?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Za-z]{3,9})\.?,?"
    r"|(?P<us_month>[A-Za-z]{3,9})\.? (?P<us_day>\d{1,2})(?:st|nd|rd|th)?,?) (?P<year>\d{4})"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})[-./ ](?P<other>\d{1,2})[-./ ](?P<year>\d{4})")
_UNKNOWN = frozenset({"", "-", "–", "—", "na", "n/a", "n.a.", "nan", ".nan", "none", "nil", "tbc",
                      "unknown", "?", "missing", "no data"})  # fmt: skip
"""What people write for a value that they have not got."""


def date_advice(written: str) -> str:
    """Return what to do about a text that is no date: the date as it should be written, if there is
    such a day and its month is sure."""
    text = written.strip()
    if found := _WITH_NAME.fullmatch(text):
        month = (found["month"] or found["us_month"]).lower()[:3]
        if month in _MONTHS:
            day = int(found["day"] or found["us_day"])
            return _advice(int(found["year"]), _MONTHS.index(month) + 1, day)
    if found := _YEAR_FIRST.fullmatch(text):
        return _advice(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := _YEAR_LAST.fullmatch(text):
        one, other, year = int(found["one"]), int(found["other"]), int(found["year"])
        if one > 12 or one == other:
            return _advice(year, other, one)
        if other > 12:
            return _advice(year, one, other)
    return _FORM


_FORM = "write year-month-day, and a day that exists"


def _advice(year: int, month: int, day: int) -> str:
    try:
        return f"write {date(year, month, day).isoformat()}"
    except ValueError:
        return "there is no such day: look it up, and write year-month-day"


_TRUE = frozenset({"true", "yes", "y", "on", "1", "ja", "oui", "si", "sí", "ie", "tak"})
_FALSE = frozenset({"false", "no", "n", "off", "0", "nein", "non", "na", "nie"})


def truth_advice(written: str) -> str:
    """Return what to write for a truth value that is written otherwise."""
    word = written.strip().casefold()
    meant = "true" if word in _TRUE else "false" if word in _FALSE else "true or false"
    return f"write {meant}, without quotes; other words are no truth values here"


def number_advice(written: str) -> str | None:
    """Return how to write the number that a text is, or None if that is not sure."""
    text = written.strip()
    if text.casefold() in _UNKNOWN:
        return "write null for a value that you have not got"
    is_hexadecimal = text.startswith("0x")
    plain = re.fullmatch(r"([-+−]?)(\d+(?:\.\d+)?)\s*([^\W\d_]\S{0,7}|[%‰°€])?", text)
    if plain and not is_hexadecimal:
        number = f"{plain[1].replace('−', '-')}{plain[2]}"
        if not plain[3]:
            return f"write {number} without quotes"
        return f"write {number}, and {plain[3]} as unit:"
    if money := re.fullmatch(r"([£$€])\s*(\d+(?:\.\d+)?)", text):
        return f"write {money[2]}, and {money[1]} as unit:"
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        return f"write {text.replace(',', '')}: irdocs parts the thousands"
    if re.fullmatch(r"[-+]?\d+,\d+", text):
        return f"write {text.replace(',', '.')}: decimals have a point here"
    if re.fullmatch(r"[-+]?\d{1,3}(?:[_' \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?", text):
        return f"write {re.sub(r'[^-+.0-9]', '', text)}: irdocs parts the thousands"
    return None


def whole_number_advice(written: str) -> str:
    """Return how to write the whole number that a value should be. How many a share is is not known
    here."""
    text = written.strip()
    if found := re.fullmatch(r"(\d+) ?[^\W\d_]+", text):
        return f"write {found[1]} alone"
    if re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        return f"write {text.replace(',', '')}: irdocs parts the thousands"
    if re.fullmatch(r"\d+(?:\.\d+)? ?%", text):
        return "write how many it is of all, as a whole number without %"
    if re.fullmatch(r"-?\d+\.\d+", text):
        return "round it"
    return "write digits without quotes"


__all__ = ["date_advice", "number_advice", "truth_advice", "whole_number_advice"]

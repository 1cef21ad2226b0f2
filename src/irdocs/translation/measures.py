"""Measures in words, by language: which unit "5 milligrams", "trois heures" or "5 godzin" has.

Symbols, such as mg, are those of irdocs.translation.units; the words are those of CLDR.
"""

from __future__ import annotations

import re
from functools import cache

import babel
from babel.units import format_unit

from irdocs.frozen import frozen
from irdocs.translation.quantities import NumberInText
from irdocs.translation.units import unit_of

_UNITS = {
    "mass-microgram": "µg", "mass-milligram": "mg", "mass-gram": "g", "mass-kilogram": "kg",
    "volume-milliliter": "ml", "volume-centiliter": "cl", "volume-deciliter": "dl",
    "volume-liter": "l", "volume-teaspoon": "teaspoons", "volume-tablespoon": "tablespoons",
    "volume-drop": "drops", "length-millimeter": "mm", "length-centimeter": "cm",
    "length-meter": "m", "length-kilometer": "km", "concentr-percent": "%",
    "temperature-celsius": "°C", "temperature-fahrenheit": "°F", "mass-stone": "stone",
    "mass-pound": "pounds", "mass-ounce": "ounces", "energy-kilojoule": "kJ",
    "energy-kilocalorie": "kcal", "energy-gray": "Gy", "energy-sievert": "Sv",
    "duration-second": "seconds", "duration-minute": "minutes", "duration-hour": "hours",
    "duration-day": "days", "duration-week": "weeks", "duration-month": "months",
    "duration-year": "years",
}  # fmt: skip
"""Units of CLDR that people measure by in health, and what a report calls each."""
_COUNTS = (0, 1, 2, 3, 6, 11, 100)
"""A number of each plural category of any language (CLDR, plural rules)."""

_BY = re.compile(r"[\s-]*[^\s/\d.,;:()]+((?:\s?/\s?[^\W\d_]+|\s+per\s+[^\W\d_]+)+)")
"""A unit with others behind it: mg/kg, mg / kg / day, mg per kg."""
DURATIONS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})
"""Units of time, by what a report calls them."""


@frozen
class Measure:
    """A number with its unit."""

    unit: str
    """What a report calls the unit, and the same in all languages: mg, hours."""

    @property
    def space(self) -> str:
        """What stands between the number and the unit."""
        return "" if self.unit == "%" else " "


def measure_of(quantity: NumberInText, language: str) -> Measure | None:
    """Return the unit that follows a number, as a symbol or in words; None if none is known.

    What it is measured by, as in mg/kg/day, is a part of it.
    """
    symbol = unit_of(quantity)
    if symbol and "/" in symbol:
        return Measure(symbol)
    pattern, units = _worded(language)
    match = pattern.match(quantity.after)
    unit = symbol or (units[match[1].casefold()] if match else None)
    if unit is None:
        return None
    by = _BY.match(quantity.after)
    parts = re.split(r"\s?/\s?|\s+per\s+", by[1])[1:] if by else []
    return Measure("/".join((unit, *(part.casefold() for part in parts))))


def duration_of(word: str, language: str) -> str | None:
    """Return the unit of time that a word in small letters names, such as "days"; or None."""
    unit = _worded(language)[1].get(word)
    return unit if unit in DURATIONS and len(word) > 2 else None


@cache
def _worded(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the words of units behind a number, and the unit of each."""
    try:
        locale = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        locale = babel.Locale("en")
    units: dict[str, str] = {}
    for name, called in _UNITS.items():
        for length in ("long", "short"):
            for count in _COUNTS:
                try:
                    written = format_unit(count, name, length, locale=locale)
                except (ValueError, KeyError, babel.UnknownLocaleError):
                    continue
                word = re.sub(r"[\d\u0660-\u0669\u06f0-\u06f9]+", "", written, count=1).strip()
                is_sign = bool(re.fullmatch("[\u3400-\u9fff]", word))
                if (len(word) > 1 or is_sign) and word[0].isalpha():
                    units.setdefault(word.casefold(), called)
    if locale.language == "en":
        units |= {"microgramme": "µg", "microgrammes": "µg", "gramme": "g", "grammes": "g",
                  "per cent": "%", "mins": "minutes", "hrs": "hours"}  # fmt: skip
    if locale.language not in ("zh", "ja", "ko"):
        units = {"h": "hours", "min": "minutes", "s": "seconds"} | units
    listed = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    # Chinese and Japanese do not part a unit from the word behind it.
    end = r"" if locale.language in ("zh", "ja", "th", "lo", "km", "my") else r"(?!\w)"
    return re.compile(rf"[\s-]*({listed}){end}", re.IGNORECASE), units


__all__ = ["DURATIONS", "Measure", "duration_of", "measure_of"]

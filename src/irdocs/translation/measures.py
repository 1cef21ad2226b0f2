"""Measures in words, by language: which unit "5 milligrams", "trois heures" or "5 godzin" has.

Symbols, such as mg, are those of irdocs.translation.units; the words are those of CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache

import babel
from babel.units import format_unit

from irdocs.frozen import frozen
from irdocs.locale.day_parts import tidied
from irdocs.locale.frequencies import forms_of_units
from irdocs.locale.language_tags import primary_language
from irdocs.translation.quantities import NumberInText, plainly
from irdocs.translation.units import has_per_cent_before, symbol, symbols_in, unit_of

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
    sign = unit_of(quantity)
    pattern, units = _worded(language)
    match = pattern.match(quantity.after)
    unit = sign or (units[match[1].casefold()] if match else None)
    if unit is None:
        return Measure("%") if has_per_cent_before(quantity) else None
    by = _BY.match(quantity.after)
    parts = re.split(r"\s?/\s?|\s+per\s+", by[1])[1:] if by else []
    return Measure("/".join((unit, *(_part(part, units) for part in parts))))


def _part(written: str, units: Mapping[str, str]) -> str:
    """Return what a unit is measured by: kg for kilogram; times of the day stay words."""
    named = units.get(written.casefold(), "")
    return named if named and named not in DURATIONS else symbol(written)


def duration_of(word: str, language: str) -> str | None:
    """Return the unit of time that a word in small letters names, such as "days"; or None."""
    unit = _worded(language)[1].get(word)
    is_word = len(word) > 2 or (len(word) > 1 and not word.isascii())  # h and min are symbols
    return unit if unit in DURATIONS and is_word else None


_PERCENT = re.compile(
    r"p(?:er|ro|our|or)[ -]?c[ei]nt|prozent|prosent|protsent|y cant|gcéad|sa chéad|odsto|na sto"
    r"|одсто|százalék|εκατό|процент|відсот|بالم|في الم[ئا]|مئوي|فیصد|درصد|प्रतिशत|फ़ीसदी|फीसदी|ਪ੍ਰਤੀਸ਼ਤ"
    r"|ਫੀਸਦੀ|ਫ਼ੀਸਦੀ|ટકા|શતાંશ|শতাংশ"
    r"|boqolk|boqoll|phần trăm|yüzde|אחוז|百分|パーセント|퍼센트|프로|சதவ",
    re.IGNORECASE,
)
"""What is said for per cent in any language, beside the words of CLDR."""
_SIGN_ALONE = frozenset({"ko", "vi", "zh"})
"""Languages of which CLDR has the sign of per cent alone."""
_LETTERS = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f\u0900-\u0963\u0970-\u0dff])+")
"""A word, with the vowel signs of Indic scripts."""
_LIKE = 0.7
"""How alike two words are, of 1, that may be forms of one."""


def is_named(unit: str, text: str, language: str) -> bool | None:
    """Return whether a text names a unit, by a symbol or by a word that is like one of CLDR's.

    None if the language has no words for it here.
    """
    if symbols_in(text, unit) or (unit == "%" and _PERCENT.search(text)):
        return True
    names = _names(language)
    for word in _LETTERS.findall(tidied(text).casefold()):
        likeness = {one: max(_likeness(word, name) for name in own) for one, own in names.items()}
        own = likeness.get(unit, 0)
        if own >= 1 or (own > _LIKE and own == max(likeness.values())):
            return True
    is_per_cent = unit == "%" and primary_language(language) in _SIGN_ALONE
    return False if unit in names or is_per_cent else None


def _likeness(word: str, name: str) -> float:
    """Return how far a word may be an inflected, mutated or compound form of a name: 2 if it is
    the name, 1 if it has its stem, and less for words that are alike."""
    if word == name:
        return 2
    if word.startswith(name):
        return float(len(word) <= len(name) + 3)
    if len(name) > 4 and name[: max(4, len(name) - 3)] in word:
        return 1
    if name.startswith(word) and len(word) > 3:  # kilo
        return 1
    is_long = min(len(word), len(name)) > 2
    return SequenceMatcher(None, word, name).ratio() if is_long else 0


@cache
def _names(language: str) -> Mapping[str, frozenset[str]]:
    """Return the words by which a language names each unit, in small letters."""
    names: dict[str, set[str]] = {}
    for written, unit in _worded(language)[1].items():
        words = _LETTERS.findall(tidied(written))
        names.setdefault(unit, set()).update(word for word in words if len(word) > 2)
    return {unit: frozenset(words) for unit, words in names.items() if words}


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
                word = re.sub(r"\d+", "", plainly(written), count=1).strip()
                is_sign = bool(re.fullmatch("[\u3400-\u9fff]", word))
                if (len(word) > 1 or is_sign) and word[0].isalpha():
                    units.setdefault(word.casefold(), called)
    for word, unit in forms_of_units(language).items():
        units.setdefault(word, unit)
    if locale.language == "en":
        units |= {"microgramme": "µg", "microgrammes": "µg", "gramme": "g", "grammes": "g",
                  "per cent": "%", "mins": "minutes", "hrs": "hours", "mls": "ml", "kgs": "kg",
                  "mgs": "mg", "cms": "cm", "international units": "IU"}  # fmt: skip
    if locale.language not in ("zh", "ja", "ko"):
        units = {"h": "hours", "min": "minutes", "s": "seconds"} | units
    listed = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    # Chinese and Japanese do not part a unit from the word behind it.
    end = r"" if locale.language in ("zh", "ja", "th", "lo", "km", "my") else r"(?!\w)"
    return re.compile(rf"[\s-]*({listed}){end}", re.IGNORECASE), units


__all__ = ["DURATIONS", "Measure", "duration_of", "is_named", "measure_of"]

"""Numbers that one language has in digits and another in a word that can mean nothing else.

Twice a day is 2 razy dziennie and 1日2回, and 2 weeks are أسبوعين and pythefnos. Other numbers,
such as two for 2, are for the translator to confirm, since such words have other meanings too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from irdocs.locale.day_parts import tidied
from irdocs.locale.language_tags import primary_language
from irdocs.translation.measures import measure_of
from irdocs.translation.quantities import NumberInText

_COUNT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = re.compile(
    rf"\b(?:(?P<once>once|twice|thrice)|(?P<count>{'|'.join(_COUNT)}) times)\b", re.IGNORECASE
)
"""How many times, in English."""
_ONCE = {"once": "1", "twice": "2", "thrice": "3"}
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNT[1:])})\b(?! times)|\b(?P<one>an?|each|per|every)\b",
    re.IGNORECASE,
)
"""What languages whose counters follow digits write in these: one tablet, a day."""
_IN_DIGITS = frozenset({"ja", "ko", "zh"})
_TWO: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "days": "يومان يومين", "weeks": "أسبوعان أسبوعين اسبوعين", "months": "شهران شهرين",
        "years": "سنتان سنتين عامان عامين", "hours": "ساعتان ساعتين",
        "minutes": "دقيقتان دقيقتين",
    },
    "cy": {"weeks": "pythefnos bythefnos phythefnos"},
    "en": {"weeks": "fortnight"},
    "ga": {"weeks": "coicís choicís"},
    "he": {
        "days": "יומיים", "weeks": "שבועיים", "months": "חודשיים", "years": "שנתיים",
        "hours": "שעתיים",
    },
}  # fmt: skip
"""By language and unit of time: the words for two of it."""


def without_worded_numbers(
    numbers: list[NumberInText], texts: tuple[str, str], languages: tuple[str, str]
) -> list[NumberInText]:
    """Return numbers that the second of two texts has not, without those in its words.

    The `languages` are those of both texts, and the numbers are in the first.
    """
    left = list(numbers)
    for value in _said(texts[1], languages):
        number = next((number for number in left if number.value == value), None)
        if number:
            left.remove(number)
    words = set(re.findall(r"[^\W\d_]+", tidied(texts[1]).casefold()))
    duals = _TWO.get(primary_language(languages[1]), {})
    for number in [number for number in left if number.value == "2"]:
        measure = measure_of(number, languages[0])
        if measure and words.intersection(duals.get(measure.unit, "").split()):
            left.remove(number)
    return left


def _said(text: str, languages: tuple[str, str]) -> Iterator[str]:
    """Yield the numbers in the words of an English text that the other language may have in
    digits."""
    if primary_language(languages[1]) != "en":
        return
    for match in _TIMES.finditer(text):
        if match["once"]:
            yield _ONCE[match["once"].casefold()]
        else:
            yield str(_COUNT.index(match["count"].casefold()))
    if primary_language(languages[0]) in _IN_DIGITS:
        for match in _COUNTED.finditer(text):
            yield "1" if match["one"] else str(_COUNT.index(match["count"].casefold()))


__all__ = ["without_worded_numbers"]

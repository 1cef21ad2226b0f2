"""Compare how often something is done: every 8 hours must not become 8 times a day.

A number may say how many times, or the interval, or how much; the same number in another part is
another dose, though none is lost: 2 tablets 3 times a day, and 3 tablets twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.frozen import frozen
from irdocs.locale.day_parts import tidied
from irdocs.locale.intervals import (
    is_every_before,
    is_every_behind,
    times_behind,
    times_in_words,
)
from irdocs.locale.language_tags import primary_language
from irdocs.locale.number_words import are_numbers_known, may_say, worded_numbers
from irdocs.translation.changed_amount import ChangedAmount
from irdocs.translation.measures import DURATIONS, measure_of
from irdocs.translation.quantities import NumberInText, plainly, quantities
from irdocs.translation.repeated_numbers import times_of_day

_A_DAY = r"(?:(?:a|per|each|every|in (?:a|one|any)) (?:day|week|month|year)|daily|weekly|monthly)"
_RATE = re.compile(rf"\s(?:[^\W\d_]+\s){{0,2}}?{_A_DAY}\b", re.IGNORECASE)
"""What stands behind how much is taken a day, in English."""
_SO_OFTEN = re.compile(rf"\b(twice|thrice|(?:two|three|four|five|six) times) {_A_DAY}\b", re.I)


@frozen
class _HowOften:
    """What the numbers of a text say, by their values, each as it is written."""

    times: dict[str, str]
    intervals: dict[str, str]
    rates: dict[str, str]
    values: frozenset[str]


def changed_frequency(source: str, target: str, languages: tuple[str, str]) -> ChangedAmount | None:
    """Return how often by a source, and how often by its translation, if a number changed its part.

    Where a text in English says how often in a word that is nowhere in the translation, it is not
    sure.
    """
    before, after = _roles(source, languages[0]), _roles(target, languages[1])
    for value, written in before.intervals.items():
        if value in after.times and value not in {*after.intervals, *before.times}:
            return ChangedAmount(written, after.times[value])
    for value, written in after.intervals.items():
        old = before.times.get(value) or before.rates.get(value)
        if old and value not in {*before.intervals, *after.times}:
            return ChangedAmount(old, written)
    lost = [one for one in before.times if one not in after.times]
    added = [one for one in after.times if one not in before.times]
    if lost and added and lost[0] in after.values and added[0] in before.values:
        return ChangedAmount(before.times[lost[0]], after.times[added[0]])
    return _left_out(source, target, after, languages)


def _left_out(
    source: str, target: str, after: _HowOften, languages: tuple[str, str]
) -> ChangedAmount | None:
    """Return "twice a day" of a source, if nothing in its translation may say so."""
    if primary_language(languages[0]) != "en" or not are_numbers_known(languages[1]):
        return None
    often = _SO_OFTEN.search(source)
    if often is None or after.intervals or times_of_day(target, languages[1]) > 1:
        return None
    word = often[1].split()[0].casefold()
    count = times_in_words("en").get(word) or worded_numbers(word, "en")[0].value
    if str(count) in {*after.values, *after.times} or may_say(count, target, languages[1]):
        return None
    return ChangedAmount(f'"{often[0]}"', "no word that says how often", is_sure=False)


def _roles(text: str, language: str) -> _HowOften:
    plain = _in_digits(text, language)
    numbers = quantities(plain, language)
    behind = times_behind(language)
    times, intervals, rates = dict[str, str](), dict[str, str](), dict[str, str]()
    for number in numbers:
        measure = measure_of(number, language)
        is_time = measure is not None and measure.unit in DURATIONS
        if behind and (match := behind.match(number.after)):
            times[number.value] = f"{number.written.strip()}{match[0]}"
        elif is_time and _is_interval(number, language):
            every = re.split(r"[\s\d.,;:]", number.before.rstrip())[-1]
            unit = re.match(r"[\s-]*[^\s\d.,;:]+", number.after)
            shown = f"{every} {number.written.strip()}{unit[0] if unit else ''}"
            intervals[number.value] = shown.strip()
        elif (
            not is_time
            and primary_language(language) == "en"
            and (match := _RATE.match(number.after))
        ):
            rates[number.value] = f"{number.written.strip()}{match[0]}"
    for word in re.findall(r"[^\W\d_]+", plain):
        if count := times_in_words(language).get(word.casefold()):
            times.setdefault(str(count), word)
    return _HowOften(times, intervals, rates, frozenset(number.value for number in numbers))


def _is_interval(number: NumberInText, language: str) -> bool:
    return is_every_before(number.before, language) or is_every_behind(number.after, language)


def _in_digits(text: str, language: str) -> str:
    """Return a text with its small numbers in words as digits."""
    plain = tidied(plainly(text))
    return "".join(_parts_in_digits(plain, language))


def _parts_in_digits(plain: str, language: str) -> Iterator[str]:
    end = 0
    for number in worded_numbers(plain, language):
        yield plain[end : number.span[0]]
        yield str(number.value)
        end = number.span[1]
    yield plain[end:]


__all__ = ["changed_frequency"]

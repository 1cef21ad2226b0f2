"""Numbers that one language says again and another says once, though both mean the same.

5 mg in the morning and 5 mg at night are morgens und abends 5 mg, and every 8 hours is de 8 em 8
horas in Portuguese.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from irdocs.locale.day_parts import day_parts, tidied
from irdocs.locale.frequencies import parts_of_day
from irdocs.locale.language_tags import primary_language
from irdocs.translation.day_times import day_times
from irdocs.translation.measures import measure_of
from irdocs.translation.quantities import NumberInText, plainly

_DOUBLED: Mapping[str, tuple[re.Pattern[str], str]] = {
    "pt": (re.compile(r"\bde (\d+)(?:\s?h)?(?: em |/)\1(?!\d)", re.IGNORECASE), r"cada \1")
}
"""By language: how an interval is said with its number twice, and how with it once."""

_JOINED_AND = re.compile(r"(?<!\w)[وו](?=\w)")
"""The and of Arabic and Hebrew, which is joined to the word behind it."""


def without_doubled_intervals(text: str, language: str) -> str:
    """Return a text in which each interval has its number once."""
    doubled = _DOUBLED.get(primary_language(language))
    return doubled[0].sub(doubled[1], text) if doubled else text


def without_shared_doses(
    numbers: Sequence[NumberInText],
    own: tuple[Sequence[NumberInText], str],
    other: tuple[Sequence[NumberInText], str],
    languages: tuple[str, str],
) -> list[NumberInText]:
    """Return numbers that the other of two texts has less often, without doses that it says once.

    Such a dose is said with two or more times of the day in one text, and the other names as many.
    Each text comes with all its numbers; the `languages` are theirs.
    """
    named = times_of_day(own[1], languages[0])
    if named < 2 or times_of_day(other[1], languages[1]) < named:
        return list(numbers)
    return [number for number in numbers if not _is_shared(number, own[0], other[0], languages[0])]


def _is_shared(
    number: NumberInText, own: Sequence[NumberInText], other: Sequence[NumberInText], language: str
) -> bool:
    """Whether a number stands in one text again, of the same unit, and in the other one at all."""
    units = [measure_of(one, language) for one in own if one.value == number.value]
    return len(units) > 1 and len(set(units)) == 1 and number.value in {one.value for one in other}


def times_of_day(text: str, language: str) -> int:
    """Return how many times of the day a text names: in words, or by the clock."""
    plain = _JOINED_AND.sub(" ", tidied(plainly(text)))
    words = day_parts(language)
    parts = {words.parts[match[0].casefold()] for match in words.pattern.finditer(plain)}
    named = parts_of_day(language).intersection(re.findall(r"[^\W\d_]+", plain.casefold()))
    hours = {time.hours for time in day_times(text, language) if time.is_sure}
    return max(len(parts), len(named), len(hours))


__all__ = ["times_of_day", "without_doubled_intervals", "without_shared_doses"]

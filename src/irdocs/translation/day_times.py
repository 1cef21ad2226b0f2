"""Read the times of the day of a text, as its language says them: 7 pm, 19:00, 7 yr hwyr, 晚上7点.

An hour without a word beside it may be in either half of the day, and then nothing is known of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import babel

from irdocs.frozen import frozen
from irdocs.locale.day_parts import DayPart, day_parts, tidied
from irdocs.locale.language_tags import primary_language
from irdocs.translation.changed_amount import ChangedAmount
from irdocs.translation.quantities import NumberInText, plainly

_TIME = re.compile(
    r"(?<![\d.,:/])(?P<hour>[01]?\d|2[0-4])(?:(?P<sign> ?[.:h] ?| Uhr )(?P<minute>[0-5]\d))?"
    r"(?![\d%‰°]|[.,:/]\d|\s?(?:[nµmk]?g|m[lL]|IE|IU|UI)\b)"
)
"""What may be a time of the day, and is no amount, such as 5 mg."""
_HALF = re.compile(r" ?(?:(?P<half>[ap])\.? ?m\b\.?)", re.IGNORECASE)
"""AM and PM, as many languages write them."""
_SPACED_AM = re.compile(r" am")
"""A word of German, Welsh and others, as well, behind which others follow."""
_ENDS = re.compile(r"\s*(?:[.,;:)–—-]|$)")
_CLOCK = (
    r"(?:o'clock|o'r gloch|uhr|h(?:eures?)?|hrs|uur|ore|ora|horas?|godz(?:in\w*)?\.?|timer|kl\.?"
    r"|klo|часо?в?а?|годин\w*|بجے|बजे|ਵਜੇ|વાગ્યે|টায়|টা|giờ|点钟?|點鐘?|时|時|시|الساعة|ساعت|saat"
    r"|a chlog)"
)
_SHORT = r"(?:[^\W\d]{1,3}(?:'|\s))"
_BEHIND = re.compile(rf"\s*(?:{_CLOCK}\b)?[\s,(]*{_SHORT}{{0,2}}$", re.IGNORECASE)
_AHEAD = re.compile(rf"^[\s(]*{_SHORT}{{0,2}}(?:{_CLOCK}\s*)?{_SHORT}{{0,2}}$", re.IGNORECASE)
"""What may stand between an hour and the word for the part of the day behind it, or before it."""
_WINDOW = 24
"""How far from an hour, in characters, such a word is looked for."""
_IN_HALVES = re.compile(
    r"(?<![\d.:])(?P<one>(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?)(?P<to> ?(?:-|–|to|and) ?)"
    r"(?=(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)? ?(?P<half>[ap])\.? ?m\b)",
    re.IGNORECASE,
)
"""The first of two hours in English that share what says the half of the day: 2-5 pm."""
_SURE = frozenset({"cy", "da", "de", "es", "fr", "it", "nb", "nl", "pl", "pt", "sv"})
"""Languages that count to 24 and in which an hour without a word is one before noon, if its text
has no such word at all."""


@frozen
class DayTime:
    """A time of the day in a text."""

    clock: tuple[int, int]
    """The hour of 12, and the minutes."""
    hours: frozenset[int]
    """Which hours of the day it may be in: one if that is known, else two."""
    written: str
    """With its word, as reports quote it."""
    digits: str
    """Its number alone; empty for noon and midnight in a word."""

    @property
    def is_sure(self) -> bool:
        """Whether the half of the day is known."""
        return len(self.hours) == 1

    def is_the_same_as(self, other: DayTime) -> bool:
        """Whether both are one time, as far as is known."""
        return self.clock == other.clock and bool(self.hours & other.hours)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Its numbers as a text is read, where its sign is a decimal one or none."""
        found = re.findall(r"\d+", self.digits)
        values = [str(int(one)) for one in found]
        if len(found) > 1:
            values.append(f"{values[0]}.{found[1]}".rstrip("0").rstrip("."))
        return tuple(values)


def day_times(text: str, language: str) -> list[DayTime]:
    """Return what may be times of the day in a text, in order."""
    plain = tidied(plainly(text))
    if _is_english(language):
        plain = _IN_HALVES.sub(lambda match: f"{match['one']} {match['half']}m{match['to']}", plain)
    words = day_parts(language)
    parts = {
        match.span(): words.parts[match[0].casefold()] for match in words.pattern.finditer(plain)
    }
    times = list(_TIME.finditer(plain))
    part_of = _parts_of(plain, times, list(parts), words.stands_before)
    has_part = bool(parts) or any(_half(plain, time, language) for time in times)
    is_early = not has_part and _counts_to_24(language)
    found = [
        _with_part(plain, time, parts[span], span)
        if (span := part_of.get(number))
        else _without_part(plain, time, language, is_early=is_early)
        for number, time in enumerate(times)
    ]
    taken = set(part_of.values())
    alone = [
        DayTime((0, 0), part.hours(12), plain[slice(*span)], "")
        for span, part in parts.items()
        if span not in taken and part in (DayPart.NOON, DayPart.MIDNIGHT)
    ]
    return found + alone


def _parts_of(
    plain: str,
    times: Sequence[re.Match[str]],
    spans: Sequence[tuple[int, int]],
    stands_before: bool,
) -> dict[int, tuple[int, int]]:
    """Return where the word stands that says in which part of the day each of some times is.

    The `spans` are those of all such words, in order; each belongs to one time.
    """
    starts = [start for start, _ in spans]
    found: dict[int, tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for is_before in (stands_before, not stands_before):
        for number, time in enumerate(times):
            if number in found:
                continue
            start, end = time.span()
            first = bisect_left(starts, start - 2 * _WINDOW if is_before else end)
            last = bisect_left(starts, start if is_before else end + _WINDOW)
            near = [span for span in spans[first:last] if span not in taken]
            fitting = (
                (one for one in reversed(near) if _AHEAD.search(plain[one[1] : start]))
                if is_before
                else (one for one in near if _BEHIND.match(plain[end : one[0]]))
            )
            span = next(fitting, None)
            if span and not is_before and _is_led(plain, times, number, span, spans):
                continue
            if span:
                found[number] = span
                taken.add(span)
    return found


def _is_led(
    plain: str,
    times: Sequence[re.Match[str]],
    number: int,
    span: tuple[int, int],
    spans: Sequence[tuple[int, int]],
) -> bool:
    """Whether a word behind a time is that of the next one, since each has its word before it: the
    evening of "morgens um 8 und abends um 10 Uhr" is not that of 8."""
    leads = number + 1 < len(times) and _AHEAD.search(plain[span[1] : times[number + 1].start()])
    start = times[number].start()
    return bool(leads) and any(
        stop <= start and _AHEAD.search(plain[stop:start])
        for _, stop in spans
        if stop > start - 2 * _WINDOW
    )


def _half(plain: str, match: re.Match[str], language: str) -> re.Match[str] | None:
    """Return the AM or PM behind an hour."""
    half = _HALF.match(plain, match.end())
    if half is None or _is_english(language) or _ENDS.match(plain, half.end()):
        return half
    return None if _SPACED_AM.fullmatch(half[0]) else half


def _with_part(plain: str, time: re.Match[str], part: DayPart, span: tuple[int, int]) -> DayTime:
    """Return a time with a word of the language beside it, which stands at `span`."""
    written = plain[min(time.start(), span[0]) : max(time.end(), span[1])]
    return _time(time, part.hours(int(time["hour"])), written)


def _without_part(plain: str, time: re.Match[str], language: str, *, is_early: bool) -> DayTime:
    """Return a time with AM, PM or nothing behind it; `is_early` if it is then one before noon."""
    hour = int(time["hour"])
    if half := _half(plain, time, language):
        part = DayPart(half["half"].lower() + "m")
        return _time(time, part.hours(hour), time[0] + half[0])
    is_of_24 = hour > 12 or hour == 0 or (time["hour"][0] == "0" and time["minute"] is not None)
    both = frozenset({hour % 12, hour % 12 + 12})
    return _time(time, frozenset({hour % 24}) if is_of_24 or is_early else both, time[0])


def _time(time: re.Match[str], hours: frozenset[int], written: str) -> DayTime:
    return DayTime((int(time["hour"]) % 12, int(time["minute"] or 0)), hours, written, time[0])


def _is_english(language: str) -> bool:
    return primary_language(language) == "en"


@cache
def _counts_to_24(language: str) -> bool:
    if primary_language(language) not in _SURE:
        return False
    try:
        locale = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return False
    return "H" in str(locale.time_formats["short"].pattern)


def changed_time(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    """Return a time of a source, and one of its translation that is 12 hours from it.

    7 am and 7 yr hwyr; also 9.30 pm and 9.30, in a language that counts hours to 24 and has no word
    for a part of the day beside it. None if nothing is known of the half of the day.
    """
    before, after = day_times(source, languages[0]), day_times(target, languages[1])
    for time in before:
        if not time.is_sure:
            continue
        same = [other for other in after if other.clock == time.clock]
        if same and not any(time.is_the_same_as(other) for other in same):
            return time.written, same[0].written
    return None


def lost_half(source: str, target: str, languages: tuple[str, str]) -> ChangedAmount | None:
    """Return a time after noon of a source that the translation leaves in either half of the day.

    None for a language whose words for the parts of the day are not known here.
    """
    if not day_parts(languages[1]).is_known:
        return None
    after = day_times(target, languages[1])
    if any(time.digits != time.written for time in after):
        return None
    for time in day_times(source, languages[0]):
        is_told = time.is_sure and time.digits not in ("", time.written) and max(time.hours) > 11
        same = [other for other in after if other.clock == time.clock]
        if is_told and same and not any(other.is_sure for other in same):
            return ChangedAmount(time.written, same[0].written, is_sure=False)
    return None


def without_same_times(
    source: tuple[list[NumberInText], str], target: tuple[list[NumberInText], str],
    languages: tuple[str, str],
) -> tuple[list[NumberInText], list[NumberInText]]:  # fmt: skip
    """Return the numbers that only each of two texts has, without those of times that are the same.

    Each text comes with its numbers; 8.30 pm of one is 20:30 of the other, or 8.30 yr hwyr 20:30.
    """
    lost, added = list(source[0]), list(target[0])
    others = [time for time in day_times(target[1], languages[1]) if time.is_sure]
    for time in day_times(source[1], languages[0]):
        same = next(
            (other for other in others if time.is_sure and time.is_the_same_as(other)), None
        )
        if same:
            others.remove(same)
            if time.numbers == same.numbers:  # of which none is missing
                continue
            for one, numbers in ((time, lost), (same, added)):
                for value in one.numbers:
                    number = next((number for number in numbers if number.value == value), None)
                    if number:
                        numbers.remove(number)
    return lost, added


__all__ = ["DayTime", "changed_time", "day_times", "lost_half", "without_same_times"]

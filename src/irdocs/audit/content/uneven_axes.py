"""Rules on times and other steps below a line that are as far apart on paper, and not in truth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from irdocs.audit.content.examined import ExaminedContent
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Chart
from irdocs.content.fields import Label
from irdocs.diagnostics import Severity
from irdocs.frozen import frozen
from irdocs.locale.month_names import months_of

_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
_ONE_NUMBER = re.compile(r"([^\d]*?)[ \u00a0\u202f]?(\d+(?:\.\d+)?)(?![\d.])\s*([^\d]*)")
"""A name with one number in it: what stands before that, the number, and what stands behind."""
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?::(?P<minute>\d{2}))(?P<half> ?[ap]m)?|(?P<hour_half> ?[ap]m))"
)
"""A time of day: 9:30, 21:30, 9 am."""
_YEAR_MONTH = re.compile(r"((?:1[5-9]|2[01])\d\d)[-/.](0[1-9]|1[0-2])")
_HOURS = 24
_DAYS = {
    "seconds": Decimal(1) / 86_400,
    "minutes": Decimal(1) / 1_440,
    "hours": Decimal(1) / 24,
    "days": Decimal(1),
    "weeks": Decimal(7),
    "months": Decimal("365.25") / 12,
    "years": Decimal("365.25"),
}
"""How many days a unit of time has."""
_ALIKE = Decimal("1.25")
"""How many times as long as another a step may be that a reader takes for the same: three months
are 13 weeks, and are written as 12."""
_LEAST = 3
"""The number of places from which steps can be compared."""


@frozen
class _Places:
    """Where the names of an axis stand in truth."""

    names: Sequence[Label]
    at: Sequence[Decimal]
    unit: str = ""
    """What they are counted in, if not in what the names say."""
    tolerance: Decimal = Decimal(1)
    """How many times as long as another a step may be."""

    @property
    def are_uneven(self) -> bool:
        """Whether they follow one another, some farther apart than others."""
        steps = [later - earlier for earlier, later in pairwise(self.at)]
        return len(steps) > 1 and min(steps) > 0 and max(steps) > min(steps) * self.tolerance


def uneven_years(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _lines(content):
        if all(map(_YEAR.fullmatch, chart.categories)):
            years = _Places(chart.categories, [Decimal(year) for year in chart.categories])
            if years.are_uneven:
                (first, last), (least, most) = _extremes(years)
                yield Finding(
                    0,
                    f"the years from {first[0]} to {first[1]} ({least}) and from {last[0]} to"
                    f" {last[1]} ({most}) are as far apart in this chart",
                    chart.categories[0].span,
                )


def uneven_steps(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _lines(content):
        if all(map(_YEAR.fullmatch, chart.categories)):
            continue
        places = _placed(chart.categories, content.language_tag)
        if places is not None and places.are_uneven:
            (first, last), (least, most) = _extremes(places)
            yield Finding(
                0,
                f'"{first[0]}" and "{first[1]}" ({least} apart) are as far from one another in this'
                f' chart as "{last[0]}" and "{last[1]}" ({most} apart)',
                first[0].span,
            )


def _lines(content: ExaminedContent) -> Iterator[Chart]:
    """Yield the charts whose slopes say how fast something changes along equal steps."""
    for block in content.document.blocks:
        if isinstance(block, Chart) and block.kind in ("line", "area"):
            yield block


def _extremes(places: _Places) -> tuple[list[tuple[Label, Label]], list[str]]:
    """Return the names at the ends of the shortest and the longest step, and their lengths."""
    steps = [later - earlier for earlier, later in pairwise(places.at)]
    numbers = [steps.index(min(steps)), steps.index(max(steps))]
    names = [(places.names[number], places.names[number + 1]) for number in numbers]
    return names, [_told(steps[number], places.unit) for number in numbers]


def _told(step: Decimal, unit: str) -> str:
    """Return the length of a step in few digits."""
    if not unit:
        return str(step)
    number = f"{float(f'{step:.2g}'):g}" if step < 10 else f"{step:.0f}"
    return f"{number} {unit.removesuffix('s') if number == '1' else unit}"


def _placed(categories: Sequence[Label], language: str) -> _Places | None:
    """Return where names stand, without a first one that has no number, as Baseline."""
    timed = list(categories)
    if timed and not any(map(str.isdecimal, timed[0])) and any(map(str.isdecimal, timed[-1])):
        timed = timed[1:]
    if len(timed) < _LEAST:
        timed = list(categories)
    if len(timed) < _LEAST:
        return None
    if (minutes := _clock(timed)) is not None:
        return _Places(timed, minutes, "minutes", _ALIKE)
    if all(matches := [_YEAR_MONTH.fullmatch(name) for name in timed]):
        at = [Decimal(12 * int(one[1]) + int(one[2])) for one in matches if one]
        return _Places(timed, at, "months")
    if days := _durations(timed, language):
        unit = days[0][1]
        if all(one == unit for _, one in days):
            return _Places(timed, [number for number, _ in days], unit)
        return _Places(timed, [number * _DAYS[one] for number, one in days], "days", _ALIKE)
    if (numbers := _numbered(timed)) is not None:
        return None if _multiply(numbers) else _Places(timed, numbers)
    months = _months(categories, language)
    return _Places(categories, months, "months") if months is not None else None


def _clock(names: Sequence[str]) -> list[Decimal] | None:
    """Return the minutes from the first midnight of names that are all times of day; each is less
    than a day after the one before. None if one is no time."""
    places: list[Decimal] = []
    for name in names:
        time = _CLOCK.fullmatch(name.casefold())
        if time is None or int(time["hour"]) > _HOURS:
            return None
        half = (time["half"] or time["hour_half"] or "").strip()
        hour = int(time["hour"]) % 12 + (12 if half == "pm" else 0) if half else int(time["hour"])
        at = 60 * hour + int(time["minute"] or 0)
        while places and at <= places[-1]:
            at += 60 * _HOURS
        places.append(Decimal(at))
    return places


def _durations(names: Sequence[str], language: str) -> list[tuple[Decimal, str]] | None:
    """Return the number and the unit of time of names such as 6 weeks, Day 1 and 24 h; None if one
    is no time, or says more than that."""
    from irdocs.translation.measures import duration_of, measure_of
    from irdocs.translation.quantities import quantities

    found: list[tuple[Decimal, str]] = []
    for name in names:
        numbers = quantities(name, language)
        if len(numbers) != 1:
            return None
        number = numbers[0]
        before, _, after = name.partition(number.written)
        measure = measure_of(number, language)
        unit = (
            measure.unit
            if measure is not None
            else duration_of(before.strip().casefold(), language)
        )
        if unit not in _DAYS or len((before + after).split()) > 2:
            return None
        found.append((Decimal(number.value), unit))
    return found


def _numbered(categories: Sequence[str]) -> list[Decimal] | None:
    """Return the only number in each of some names, as in Dose 7 or 24 mg, if all have one; None if
    they do not, or have different words beside it."""
    found = [match for name in categories if (match := _ONE_NUMBER.fullmatch(name.strip()))]
    before = {match[1].casefold() for match in found}
    behind = sorted((match[3].casefold() for match in found), key=len)
    # Of 1 visit and 2 visits one begins with the other.
    if len(found) < len(categories) or len(before) > 1:
        return None
    if not all(words.startswith(behind[0]) for words in behind):
        return None
    return [Decimal(match[2]) for match in found]


def _months(categories: Sequence[str], language: str) -> list[Decimal] | None:
    """Return the places in time of names that are all those of months, with or without their years;
    None if one is not."""
    months = months_of(language)
    have_years = all(map(_YEAR.search, categories))
    places: list[Decimal] = []
    for name in categories:
        year = _YEAR.search(name)
        month = months.get(_YEAR.sub("", name, count=1).strip(" ,/").casefold().rstrip("."))
        if month is None:
            return None
        last = places[-1] if places else Decimal(0)
        following = last + (Decimal(month) - last - 1) % 12 + 1
        places.append(Decimal(12 * int(year[0]) + month) if year and have_years else following)
    return places


def _multiply(places: Sequence[Decimal]) -> bool:
    """Whether each place is as many times the one before, as doses that double."""
    return min(places) > 0 and len({later / earlier for earlier, later in pairwise(places)}) == 1


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("uneven-years", Severity.WARNING,
         "the years below a line are equally far apart, or written as dates",
         "A slope shows how fast something changes; write 1990-01-01, and so on, which spaces them "
         "in time.",
         "docs/content.md", uneven_years),
    Rule("uneven-steps", Severity.WARNING,
         "the days, months or other steps below a line are equally far apart; others are dates, "
         "points (kind: scatter) or columns",
         "A slope shows how fast something changes, and one over a longer step looks too steep.",
         "docs/content.md", uneven_steps),
)  # fmt: skip

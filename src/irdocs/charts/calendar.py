"""The axis of a chart whose categories are dates: each stands where its day is in time.

A line has its points at their days, and names only at round dates, such as every third month.
Columns have a place for each day, week, month or year between the first date and the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from math import gcd
from typing import Literal, assert_never

from irdocs.frozen import frozen
from irdocs.locale import DateParts, Locale

TimeUnit = Literal["days", "months", "years"]
"""Units of time of a date axis (ECMA-376, 21.2.3.48)."""
_STEPS: tuple[tuple[TimeUnit, int], ...] = (
    ("days", 1), ("days", 2), ("days", 7), ("days", 14), ("months", 1), ("months", 2),
    ("months", 3), ("months", 6), ("years", 1), ("years", 2), ("years", 5), ("years", 10),
    ("years", 20), ("years", 50), ("years", 100),
)  # fmt: skip
"""The distances of named dates that are tried, the shortest first."""
MOST_SLOTS = 200
"""The greatest number of columns, with those between that have no value."""
MOST_TICKS = 100
"""The greatest number of named dates that is tried."""
_DAYS: Mapping[TimeUnit, int] = {"days": 1, "months": 31, "years": 366}
"""The most days that a unit of time has."""
_LEAST_NAMED = 2
"""The least number of dates that an axis names."""


@frozen
class TimeAxis:
    """An axis from one day to another, with names at some of the days between."""

    first: date
    last: date
    unit: TimeUnit
    step: int
    """The distance of two named dates, in units."""

    def share(self, day: date) -> float:
        """Return the position of a day on the axis, from 0 at its first to 1 at its last."""
        return (day - self.first).days / max(1, (self.last - self.first).days)

    @property
    def ticks(self) -> Iterator[date]:
        """The named dates."""
        day: date | None = self.first
        while day is not None and day <= self.last:
            yield day
            day = _later(day, self.unit, self.step)


def precision(days: Sequence[date]) -> TimeUnit:
    """Return which part of some dates matters: the year if all are the first of January, …"""
    if all(day.day == 1 for day in days):
        return "years" if all(day.month == 1 for day in days) else "months"
    return "days"


PARTS: Mapping[TimeUnit, DateParts] = {"years": "y", "months": "yMMM", "days": "yMMMd"}
"""What a date has that is as exact as a unit of time."""


def date_name(day: date, unit: TimeUnit, locale: Locale) -> str:
    """Return a short date, as exact as a unit of time: 2026, Nov 2026, 23 Nov 2026."""
    return locale.short_date(day, PARTS[unit])


def time_axis(days: Sequence[date], fits: Callable[[TimeAxis], bool]) -> TimeAxis | None:
    """Return the axis for some days that names as many dates as fit; None if no two fit.

    Its step is not finer than the dates themselves are. It begins at a round date.
    """
    coarsest: tuple[TimeUnit, ...] = ("days", "months", "years")
    allowed = coarsest[coarsest.index(precision(days)) :]
    for unit, step in _STEPS:
        if unit not in allowed:
            continue
        axis = TimeAxis(_floor(days[0], unit), days[-1], unit, step)
        if axis.first == axis.last:
            return axis
        if (axis.last - axis.first).days > MOST_TICKS * step * _DAYS[unit]:
            continue
        if len(list(axis.ticks)) < _LEAST_NAMED:
            return None
        if fits(axis):
            return axis
    return None


def slots(days: Sequence[date]) -> tuple[date, ...]:
    """Return evenly spaced dates among which all the given ones are: the places of columns.

    Returns nothing if these are too many for columns that can be seen.
    """
    unit = precision(days)
    numbers = [_number(day, unit) for day in days]
    step = reduce(gcd, (number - numbers[0] for number in numbers), 0) or 1
    offsets = range(0, numbers[-1] - numbers[0] + 1, step)
    if len(offsets) > MOST_SLOTS:
        return ()
    return tuple(day for offset in offsets if (day := _later(days[0], unit, offset)) is not None)


def _number(day: date, unit: TimeUnit) -> int:
    """Return a day's number, or that of its month or year."""
    match unit:
        case "days":
            return day.toordinal()
        case "months":
            return day.year * 12 + day.month
        case "years":
            return day.year
        case _:
            assert_never(unit)


def _floor(day: date, unit: TimeUnit) -> date:
    match unit:
        case "days":
            return day
        case "months":
            return day.replace(day=1)
        case "years":
            return day.replace(month=1, day=1)
        case _:
            assert_never(unit)


def _later(day: date, unit: TimeUnit, step: int) -> date | None:
    """Return the date so many units after a day; None if that is after the year 9999."""
    try:
        match unit:
            case "days":
                return day + timedelta(days=step)
            case "months":
                months = day.year * 12 + day.month - 1 + step
                return date(months // 12, months % 12 + 1, 1)
            case "years":
                return date(day.year + step, 1, 1)
            case _:
                assert_never(unit)
    except (OverflowError, ValueError):
        return None

"""How categories are named below a plot: all of them, every n-th, or at round dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from irdocs.charts.calendar import TimeAxis, date_name, precision, time_axis
from irdocs.charts.room import ChartRoom
from irdocs.frozen import frozen

FEWEST_NAMED = 3
"""The least number of categories that a chart names where not all names have room."""
FEWEST_DATES = 2
"""The same for evenly spaced dates, of which two tell the others."""
NAME_GAP = 0.5
"""The least gap between the names of neighbours, as a part of their size."""
ATTEMPTS = 5
"""How often margins are made wider until the first and the last name stay in the frame."""


@frozen
class Naming:
    """How categories are named: every n-th, in so many lines, between two margins."""

    every: int
    lines: int
    left: float
    """The distance of the plot from the left edge of the frame, in pt; the same for `right`."""
    right: float
    names: tuple[str, ...]
    """The name of each band."""
    places: tuple[int, ...] = ()
    """The band of each category, if there are bands without one."""
    time: TimeAxis | None = None


def named(
    room: ChartRoom, width: float, left: float, right: float, places: Sequence[date] = ()
) -> Naming | None:
    """Return the naming of categories whose first and last name stay in a frame; None if none does.

    Each name is centred below its mark, and if only some are named it may be wider than its band.
    A wider margin makes bands narrower, and then other names may be chosen, so this is repeated.
    Of dates, `places` are the evenly spaced ones that have a band each.
    """
    names, numbers = _names(room, places)
    is_area = room.chart.kind == "area"
    count, spacing = len(names), _spacing(room, is_dated=bool(places))
    for _ in range(ATTEMPTS):
        band = (width - left - right) / max(1, count - is_area)
        naming = _naming(room, names, band, spacing)
        if naming is None:
            return None
        every, lines = naming
        last = (count - 1) // every * every
        half_widths = [
            min(room.measure.width(names[number], room.size), band * every) / 2
            for number in (0, last)
        ]
        # An area runs from one edge of the plot to the other; other marks stand in their bands.
        inset = 0.0 if is_area else band / 2
        beyond_left = half_widths[0] - inset - left
        beyond_right = half_widths[1] - inset - band * (count - last - 1) - right
        if max(beyond_left, beyond_right) <= 0:
            return Naming(every, lines, left, right, names, numbers)
        left, right = left + max(0.0, beyond_left) * 1.1, right + max(0.0, beyond_right) * 1.1
    return None


def _names(room: ChartRoom, places: Sequence[date]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the name of each band, and the band of each category if they differ."""
    if not places or room.chart.dates is None:
        return tuple(str(category) for category in room.chart.categories), ()
    unit = precision(room.chart.dates)
    names = tuple(date_name(day, unit, room.locale) for day in places)
    return names, tuple(places.index(day) for day in room.chart.dates)


@frozen
class _Spacing:
    """The least gap between two names, in pt, and how many names there must be at least."""

    gap: float
    fewest: int | None
    """None if all categories are named."""


def _spacing(room: ChartRoom, *, is_dated: bool) -> _Spacing:
    """Return the spacing of names, which is wider for dates: each is of several words."""
    if is_dated:
        return _Spacing(room.size, FEWEST_DATES)
    may_skip = room.may_skip or room.chart.kind in ("line", "area")
    return _Spacing(NAME_GAP * room.size, FEWEST_NAMED if may_skip else None)


def _naming(
    room: ChartRoom, names: Sequence[str], band: float, spacing: _Spacing
) -> tuple[int, int] | None:
    """Return n, if every n-th category is named, and the number of lines of these names.

    `band` is the room of one category in pt. Names are left out only where a reader can infer
    them from their neighbours, as in a line over months. All names in up to two lines are
    preferred; otherwise fewer lines, then more names. None if nothing fits.
    """
    sparsest = max(1, len(names) // spacing.fewest) if spacing.fewest else 1
    options = {
        every: room.most_lines(names[::every], band * every - spacing.gap)
        for every in range(1, sparsest + 1)
    }
    if options[1] in (1, 2) or (options[1] and sparsest == 1):
        return 1, options[1]
    fitting = [(lines, every) for every, lines in options.items() if lines]
    if not fitting:
        return None
    lines, every = min(fitting)
    return every, lines


def dated(room: ChartRoom, width: float, left: float, right: float) -> Naming | None:
    """Return the naming of days in time, at round dates; None if no two names have room."""
    dates = room.chart.dates
    assert dates is not None  # the caller has looked
    for _ in range(ATTEMPTS):
        plot = width - left - right

        def fits(axis: TimeAxis, plot: float = plot) -> bool:
            ticks = list(axis.ticks)
            widths = [_date_width(room, axis, day) for day in ticks]
            return all(
                (axis.share(later) - axis.share(earlier)) * plot
                >= (widths[number] + widths[number + 1]) / 2 + room.size
                for number, (earlier, later) in enumerate(pairwise(ticks))
            )

        axis = time_axis(dates, fits)
        if axis is None:
            return None
        last = list(axis.ticks)[-1]
        beyond_left = _date_width(room, axis, axis.first) / 2 - left
        at_last = (1 - axis.share(last)) * plot
        beyond_right = _date_width(room, axis, last) / 2 - at_last - right
        if max(beyond_left, beyond_right) <= 0:
            names = tuple(str(category) for category in room.chart.categories)
            return Naming(1, 1, left, right, names, time=axis)
        left, right = left + max(0.0, beyond_left) * 1.1, right + max(0.0, beyond_right) * 1.1
    return None


def _date_width(room: ChartRoom, axis: TimeAxis, day: date) -> float:
    return room.measure.width(date_name(day, axis.unit, room.locale), room.size)

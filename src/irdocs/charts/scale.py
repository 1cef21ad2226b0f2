"""The scale of a value axis: where it begins and ends, and where its ticks are.

Ticks are at multiples of 1, 2 or 5 times a power of ten, as people read these most easily.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10

from irdocs.frozen import frozen, replace

TICKS = 5
"""The greatest number of steps that the range of the values is divided into."""
CLEAR = 0.1
"""A point that is not so far above the other axis, in steps, seems to lie on it."""


@frozen
class AxisScale:
    """The least and the greatest value of an axis, and the step between its ticks.

    Zero is on it wherever lengths show values: an axis of bars that began elsewhere would
    exaggerate differences. A logarithmic axis has its ticks at powers of ten, and its step is how
    many tens are multiplied from one to the next.
    """

    low: float
    high: float
    step: float
    is_log: bool = False

    def with_margin(self, share: float) -> AxisScale:
        """Return the same scale with a margin below its low end: a share of the new length."""
        return replace(self, low=self.low - (self.high - self.low) * share / (1 - share))

    def share(self, value: float) -> float:
        """Return the position of a value on the axis, from 0 at its low end to 1."""
        if self.is_log:
            return (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (value - self.low) / (self.high - self.low)

    @property
    def origin(self) -> float:
        """The value that the other axis crosses at: zero if that is on it, else its low end."""
        return 0.0 if self.low <= 0 <= self.high else self.low

    @property
    def steps(self) -> int:
        """The number of steps between the ticks."""
        if self.is_log:
            return round((log10(self.high) - log10(self.low)) / self.step)
        return round((self.high - self.low) / self.step)

    @property
    def ticks(self) -> Iterator[float]:
        """The values of the ticks in increasing order."""
        for number in range(self.steps + 1):
            distance = number * self.step
            yield self.low * 10.0**distance if self.is_log else self.low + distance


def axis_scale(values: Sequence[float], *, rounded: bool, ticks: int = TICKS) -> AxisScale:
    """Return the scale for some values and zero.

    With `rounded` it begins and ends at a tick; without, at the least and greatest value or zero.
    """
    low, high = min([0.0, *values]), max([0.0, *values])
    if high == low:
        high = low + 1
    step = _round_step((high - low) / ticks)
    if rounded:
        return AxisScale(floor(low / step) * step, ceil(high / step) * step, step)
    return AxisScale(low, high, step)


def _round_step(least: float) -> float:
    """Return the least step of 1, 2 or 5 times a power of ten that is not below another."""
    power = 10.0 ** floor(log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)


def free_scale(values: Sequence[float], ticks: int = TICKS) -> AxisScale:
    """Return the scale of an axis on which values are places and not lengths.

    Zero is on it only where it is near: no further from the values than half of their range. The
    least value stands clear of the other axis, unless it is zero.
    """
    low, high = min(values), max(values)
    if high == low:
        low, high = min(low, 0.0), max(high, 0.0) or low + 1.0
    elif 0 < low <= (high - low) / 2:
        low = 0.0
    elif high < 0 and -high <= (high - low) / 2:
        high = 0.0
    step = _round_step((high - low) / ticks)
    first, last = floor(low / step), ceil(high / step)
    if low and abs(low / step - first) < CLEAR:
        first -= 1
    return AxisScale(first * step, last * step, step)


def log_scale(values: Sequence[float]) -> AxisScale:
    """Return the scale of a logarithmic axis from one power of ten to another, for values > 0.

    log10 may miss a whole number by the last digit; the addends make up for it.
    """
    low = floor(log10(min(values)) + 1e-9)
    high = max(ceil(log10(max(values)) - 1e-9), low + 1)
    step = ceil((high - low) / TICKS)
    steps = ceil((high - low) / step)
    return AxisScale(10.0**low, 10.0 ** (low + steps * step), step, is_log=True)


def paired_scales(values: Sequence[float], others: Sequence[float]) -> tuple[AxisScale, AxisScale]:
    """Return the scales of two axes side by side whose zeros and ticks are at the same heights.

    The first is divided as if it stood alone, with a step more below zero if only the second needs
    one; the steps of the second are so large that its values have room in as many.
    """
    first = axis_scale(values, rounded=True)
    below, above = round(-first.low / first.step), round(first.high / first.step)
    low, high = min([0.0, *others]), max([0.0, *others])
    below, above = max(below, int(low < 0)), max(above, int(high > 0))
    needed = max(-low / below if below else 0.0, high / above if above else 0.0)
    step = _round_step(needed or 1.0)
    return (
        AxisScale(-below * first.step, above * first.step, first.step),
        AxisScale(-below * step, above * step, step),
    )

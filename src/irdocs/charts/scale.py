"""The scale of a value axis: where it begins and ends, and where its ticks are.

Ticks are at multiples of 1, 2 or 5 times a power of ten, as people read these most easily.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor, log10

TICKS = 5
"""The greatest number of steps that the range of the values is divided into."""


@dataclass(frozen=True, slots=True)
class AxisScale:
    """The least and the greatest value of an axis, and the step between its ticks.

    Zero is always on it. The length of a bar shows its value, so an axis that began elsewhere would
    exaggerate differences.
    """

    low: float
    high: float
    step: float

    def with_margin(self, share: float) -> AxisScale:
        """Return the same scale with a margin below its low end: a share of the new length."""
        return replace(self, low=self.low - (self.high - self.low) * share / (1 - share))

    def share(self, value: float) -> float:
        """Return the position of a value on the axis, from 0 at its low end to 1."""
        return (value - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> Iterator[float]:
        """The values of the ticks in increasing order."""
        for number in range(round((self.high - self.low) / self.step) + 1):
            yield self.low + number * self.step


def axis_scale(values: list[float], *, rounded: bool) -> AxisScale:
    """Return the scale for some values.

    With `rounded` it begins and ends at a tick; without, at the least and greatest value or zero.
    """
    low, high = min([0.0, *values]), max([0.0, *values])
    if high == low:
        high = low + 1
    least_step = (high - low) / TICKS
    power = 10.0 ** floor(log10(least_step))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least_step)
    if rounded:
        return AxisScale(floor(low / step) * step, ceil(high / step) * step, step)
    return AxisScale(low, high, step)

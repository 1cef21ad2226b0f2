"""The value axis: where it begins and ends, and where its ticks are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

TICKS = 5
"""About how many ticks an axis has."""


@dataclass(frozen=True, slots=True)
class AxisScale:
    """The least and the greatest value of an axis, and the step between its ticks.

    Zero is always on it: the length of a bar is its value, so no bar may begin elsewhere.
    """

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Return how far along the axis a value stands, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    @property
    def ticks(self) -> Iterator[float]:
        """The values of the ticks, in growing order."""
        for number in range(round((self.high - self.low) / self.step) + 1):
            yield self.low + number * self.step

    def tick_text(self, value: float) -> str:
        """Return a tick's value with as many decimals as the step has, never as a power of ten."""
        places = max(0, -floor(log10(self.step) + 1e-9))
        text = f"{value:.{places}f}"
        return "0" if Decimal(text) == 0 else text


def axis_scale(values: list[float], *, rounded: bool) -> AxisScale:
    """Return the scale for some values; `rounded` lets it begin and end at a tick."""
    low, high = min([0.0, *values]), max([0.0, *values])
    if high == low:
        high = low + 1
    raw = (high - low) / TICKS
    power = 10.0 ** floor(log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)
    if rounded:
        return AxisScale(floor(low / step) * step, ceil(high / step) * step, step)
    return AxisScale(low, high, step)

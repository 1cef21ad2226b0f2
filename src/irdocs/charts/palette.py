"""The colour roles of series and slices, in order.

Dark and light fills alternate, and light ones have a dark outline. So neighbours can be told apart
on a black-and-white printer and by people who see no colours (WCAG 2.2, 1.4.1).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeriesColours:
    """The colour roles of one series: its fill, and its outline."""

    fill: str
    outline: str

    @property
    def is_outlined(self) -> bool:
        """Whether the outline differs from the fill, and must be drawn."""
        return self.fill != self.outline


SERIES = (
    SeriesColours("signal", "signal"),
    SeriesColours("balloon", "primary"),
    SeriesColours("primary", "primary"),
    SeriesColours("ground", "signal"),
    SeriesColours("teal", "teal"),
    SeriesColours("wash", "ink-soft"),
    SeriesColours("plum", "plum"),
    SeriesColours("rule", "ink"),
)
"""The colours of bars, columns and slices; after the last, the first comes again."""


def series_colours(number: int) -> SeriesColours:
    """Return the colours of the n-th series or slice, counted from 0."""
    return SERIES[number % len(SERIES)]


LINES = ("signal", "primary", "teal", "plum", "ink-soft", "vessel")
"""The colours of lines: all dark, since a line has no outline to make a light one visible."""


def line_colours(number: int) -> SeriesColours:
    """Return the colours of the n-th line, counted from 0: the fill of its dots, and its stroke.

    Every second line has hollow dots, so that neighbours differ without colour too.
    """
    stroke = LINES[number % len(LINES)]
    return SeriesColours("ground" if number % 2 else stroke, stroke)

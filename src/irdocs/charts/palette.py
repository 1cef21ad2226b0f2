"""The colours, marks and dashes of series and slices, in order.

Dark and light fills alternate, and light ones have a dark outline. So neighbours can be told apart
on a black-and-white printer and by people who see no colours (WCAG 2.2, 1.4.1). Lines, which have
no fill, differ by the marks at their points, or by their dashes where there are no marks.
"""

from __future__ import annotations

from typing import Literal

from irdocs.frozen import frozen


@frozen
class SeriesColours:
    """The colour roles of one series: its fill, its outline, and a text that stands on the fill."""

    fill: str
    outline: str
    text: str = "ink"

    @property
    def is_outlined(self) -> bool:
        """Whether the outline differs from the fill, and must be drawn."""
        return self.fill != self.outline


SERIES = (
    SeriesColours("signal", "signal", "ground"),
    SeriesColours("balloon", "primary"),
    SeriesColours("primary", "primary", "on-primary"),
    SeriesColours("wash", "ink-soft"),
    SeriesColours("teal", "teal", "ground"),
    SeriesColours("ground", "signal"),
    SeriesColours("plum", "plum", "ground"),
    SeriesColours("rule", "ink"),
)
"""The colours of bars, columns and slices; after the last, the first comes again. The two that are
grey in dark looks stand as far from one another as can be."""
LIGHT = tuple(colours for colours in SERIES if colours.is_outlined)
"""Those on which a dark error bar can be seen."""


def series_colours(number: int, *, light: bool = False) -> SeriesColours:
    """Return the colours of the n-th series or slice, counted from 0; only light ones if asked."""
    colours = LIGHT if light else SERIES
    return colours[number % len(colours)]


LINES = ("signal", "primary", "teal", "plum", "ink-soft", "vessel")
"""The colours of lines: all dark, since a line has no outline to make a light one visible."""


def line_colours(number: int) -> SeriesColours:
    """Return the colours of the n-th line, counted from 0: the fill of its marks, and its stroke.

    Every second line has hollow marks, so that neighbours differ without colour too.
    """
    stroke = LINES[number % len(LINES)]
    return SeriesColours("ground" if number % 2 else stroke, stroke)


MarkForm = Literal["circle", "square", "triangle", "diamond"]
"""The forms of marks at the points of a line (ECMA-376, 21.2.3.27)."""
_FORMS: tuple[MarkForm, ...] = ("circle", "square", "triangle", "diamond")


def mark_form(number: int) -> MarkForm:
    """Return the form of the marks of the n-th series, counted from 0."""
    return _FORMS[number % len(_FORMS)]


@frozen
class Dash:
    """How a line is dashed: the name of a preset (20.1.10.49), and its dashes and gaps.

    Lengths are multiples of the width of the line; none for a line without gaps.
    """

    preset: str
    lengths: tuple[float, ...] = ()


SOLID = Dash("solid")
REFERENCE_DASH = Dash("sysDash", (3.0, 1.0))
_DASHES = (
    SOLID, Dash("dash", (4.0, 3.0)), Dash("sysDot", (1.0, 1.0)),
    Dash("dashDot", (4.0, 3.0, 1.0, 3.0)),
)  # fmt: skip


def line_dash(number: int) -> Dash:
    """Return the dashes of the n-th line of those without marks at their points."""
    return _DASHES[number % len(_DASHES)]

"""Read a chart of points of a presentation: each has two numbers (ECMA-376, part 1, 21.2.2.161).

Points without lines are a scatter chart. Lines that only run to the right, up and down are the
steps of survival, as our own decks have them: points on them, in a series of the same name, are
those who left.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, zip_longest
from typing import Any

from irdocs.frozen import frozen
from irdocs.importing import deck_charts
from irdocs.importing.losses import words_of
from irdocs.ooxml.namespaces import A, C
from irdocs.ooxml.xml import Element

Point = tuple[float, float]
_MOST_SERIES, _MOST_POINTS = 4, 300


@frozen
class PointSeries:
    """A series of points."""

    name: str
    points: tuple[Point, ...]
    has_line: bool

    @property
    def steps(self) -> tuple[Point, ...]:
        """The points at which a line of steps begins, falls or rises, and ends; none for another
        line."""
        corners = list(pairwise(self.points))
        if len(corners) < 2 or any(x > later for (x, _), (later, _) in corners):
            return ()
        if any(x != later and y != other for (x, y), (later, other) in corners):
            return ()
        after = [there for here, there in corners if here[0] == there[0]]
        found = [self.points[0], *after]
        return tuple(found if found[-1][0] == self.points[-1][0] else [*found, self.points[-1]])


@frozen
class PointChart:
    """A chart of points as a presentation has it."""

    title: str
    series: tuple[PointSeries, ...]
    x_label: str
    y_label: str
    unit: str
    is_log: bool
    ticks: tuple[float, ...]
    """Where the axis that runs to the right has its ticks, if the chart says it."""

    @property
    def words(self) -> list[str]:
        """The words in it that its block or its table has."""
        names = dict.fromkeys(one.name for one in self.series)  # those who left have their line's
        return [word for text in (self.title, *names) for word in words_of(text)]

    def block(self, alt: str, source: str, at_risk: list[list[int]]) -> dict[str, Any] | None:
        """Return a block of content.yaml; None if ours cannot show it whole."""
        count = sum(len(one.points) for one in self.series)
        if not self.series or not 1 < count <= _MOST_POINTS or not self.x_label:
            return None
        lined = [one for one in self.series if one.has_line]
        series = self._steps(lined) if lined else self._clouds()
        if not series or len(series) > _MOST_SERIES:
            return None
        has_ticks = lined and at_risk and all(len(row) == len(self.ticks) for row in at_risk)
        number = deck_charts.plain_number
        return {
            "type": "chart", **({"title": self.title} if self.title else {}),
            "kind": "step" if lined else "scatter",
            "series": series,
            "x_label": self.x_label, **({"y_label": self.y_label} if self.y_label else {}),
            **({"unit": self.unit} if self.unit else {}),
            **({"log": True} if self.is_log else {}),
            **({"at_risk": {"times": [number(one) for one in self.ticks], "rows": at_risk}}
               if has_ticks else {}),
            "source": source,
            "alt": alt or f"Chart of {', '.join(str(one['name']) for one in series)}.",
        }  # fmt: skip

    def _clouds(self) -> list[dict[str, Any]]:
        """Return series without lines; none if there is no word for what runs upwards."""
        names = Counter(one.name for one in self.series)
        if not self.y_label or max(names.values()) > 1:
            return []
        return [{"name": one.name, "points": _written(one.points)} for one in self.series]

    def _steps(self, lined: list[PointSeries]) -> list[dict[str, Any]]:
        """Return lines of steps with those who left; none if some line is another one."""
        names = [one.name for one in lined]
        marks = [one for one in self.series if not one.has_line]
        if len(set(names)) < len(names) or any(one.name not in names for one in marks):
            return []
        found = []
        for one in lined:
            left = [x for mark in marks if mark.name == one.name for x, _ in mark.points]
            if not one.steps:
                return []
            censored = {"censored": list(map(deck_charts.plain_number, left))} if left else {}
            found.append({"name": one.name, "points": _written(one.steps), **censored})
        return found

    def table(self) -> list[list[str]]:
        """Return a row for each place to the right, with a head, and as many rows as a series has
        points there; nothing without points."""
        if not any(one.points for one in self.series):
            return []
        rows: dict[tuple[float, int], dict[int, float]] = {}
        for number, one in enumerate(self.series):
            met: Counter[float] = Counter()
            for x, y in one.points:
                rows.setdefault((x, met[x]), {})[number] = y
                met[x] += 1
        columns = range(len(self.series))
        shown = deck_charts.plain_number
        return [
            [self.x_label, *(one.name for one in self.series)],
            *([str(shown(x)), *(f"{shown(row[n])}{self.unit}" if n in row else "" for n in columns)]
              for (x, _), row in sorted(rows.items())),
        ]  # fmt: skip


def read(root: Element, drawn_label: str) -> PointChart | None:
    """Return the chart in a part, whose axis upwards may have its title drawn beside it; None if
    it is none of points alone, or has points without numbers."""
    plot = root.find(f"{C}chart/{C}plotArea")
    charts = [one for one in plot if str(one.tag).endswith("Chart")] if plot is not None else []
    if plot is None or [str(one.tag) for one in charts] != [f"{C}scatterChart"]:
        return None
    series = []
    for number, element in enumerate(charts[0].iterfind(f"{C}ser"), 1):
        name = deck_charts.words_in(element.find(f"{C}tx")) or f"Series {number}"
        xs, ys = (deck_charts.numbers(element.find(f"{C}{axis}Val")) for axis in "xy")
        points: list[Point] = []
        for x, y in zip_longest(xs, ys):
            if x is not None and y is not None:
                points.append((x, y))
            elif x is not None or y is not None:
                return None
        line = element.find(f"{C}spPr/{A}ln")
        has_line = line is None or line.find(f"{A}noFill") is None
        series.append(PointSeries(name, tuple(points), has_line))
    across, up = (
        next((one for one in plot.iterfind(f"{C}valAx") if _side(one) in sides), None)
        for sides in (("b", "t"), ("l", "r"))
    )
    return PointChart(
        deck_charts.title_of(root), tuple(series), deck_charts.title_of_axis(across),
        deck_charts.title_of_axis(up) or drawn_label,
        deck_charts.unit_of_axis(up),
        up is not None and up.find(f"{C}scaling/{C}logBase") is not None, _ticks(across),
    )  # fmt: skip


def _side(axis: Element) -> str:
    side = axis.find(f"{C}axPos")
    return str(side.get("val", "")) if side is not None else ""


def _ticks(axis: Element | None) -> tuple[float, ...]:
    """Return where an axis has its ticks, if it says so itself."""
    said = [
        found.get("val") if axis is not None and (found := axis.find(path)) is not None else None
        for path in (f"{C}scaling/{C}min", f"{C}scaling/{C}max", f"{C}majorUnit")
    ]  # fmt: skip
    values = [deck_charts.as_number(str(one)) for one in said]
    first, last, step = values
    if first is None or last is None or step is None or step <= 0 or (last - first) / step > 12:
        return ()
    return tuple(first + step * number for number in range(int((last - first) / step + 1e-9) + 1))


def _written(points: tuple[Point, ...]) -> list[list[int | float]]:
    return [[deck_charts.plain_number(x), deck_charts.plain_number(y)] for x, y in points]


__all__ = ["PointChart", "PointSeries", "read"]

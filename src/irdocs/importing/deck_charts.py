"""Read a chart of a presentation: its kind, names and numbers (ECMA-376, part 1, 21.2)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from irdocs.frozen import frozen
from irdocs.importing.losses import words_of
from irdocs.ooxml.namespaces import A, C
from irdocs.ooxml.xml import Element

_MOST_SERIES, _MOST_CATEGORIES = 6, 14
"""How many series and categories a chart of ours shows well; a larger one is a table."""
_MOST_SLICES = 6
_ROUNDED = 2.0
"""By how much rounded percentages of a pie may miss the whole."""


@frozen
class DeckChart:
    """A chart as a presentation has it."""

    kind: str
    """The kind of chart that ours calls so; empty for others."""
    stacked: Literal["percent", True] | None
    """How its series stand on one another, as content.yaml says it; None if they do not."""
    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""
    """A per cent sign, if its numbers are shown as percentages."""
    has_zero: bool = True
    """Whether its value axis begins at zero or below."""
    is_log: bool = False
    """Whether each step of its value axis multiplies."""
    lost: tuple[str, ...] = ()
    """What of it is neither in its names nor its numbers, in words."""

    @property
    def words(self) -> list[str]:
        """The words in it."""
        names = [name for name, _ in self.series]
        return [word for text in (self.title, *self.categories, *names) for word in words_of(text)]

    def block(self, alt: str, source: str) -> dict[str, Any] | None:
        """Return a block of content.yaml; None if ours cannot show it whole."""
        count = len(self.categories)
        fits = (
            self.kind and self.series and count and len(self.series) <= _MOST_SERIES
            and count <= _MOST_CATEGORIES
            and all(len(row) == count for _, row in self.series)
            and len(set(self.categories)) == count and all(self.categories)
            and len({name for name, _ in self.series}) == len(self.series)
            and self._shows_its_values
        )  # fmt: skip
        if not fits:
            return None
        block: dict[str, Any] = {"type": "chart"}
        if self.title:
            block["title"] = self.title
        named = ", ".join(name for name, _ in self.series)
        return block | {
            "kind": self.kind,
            **({"stacked": self.stacked} if self.stacked else {}),
            "categories": list(self.categories),
            "series": [
                {
                    "name": name,
                    "values": [None if value is None else plain_number(value) for value in values],
                }
                for name, values in self.series
            ],
            **({"unit": self.unit} if self._is_in_unit else {}),
            **({"log": True} if self.kind == "line" and self.is_log else {}),
            **(
                {"zero": False}
                if self.kind == "line" and not self.has_zero and not self.is_log
                else {}
            ),
            "source": source,
            "alt": alt or f"{self.kind.capitalize()} chart of {named} for {count} categories.",
        }

    @property
    def _shows_its_values(self) -> bool:
        """Whether charts of its kind have what its series have: gaps, numbers below zero, parts."""
        rows = [values for _, values in self.series]
        whole = all(value is not None and value >= 0 for row in rows for value in row)
        parts = list(zip(*rows, strict=False))
        match self.kind:
            case "pie":
                return whole and len(rows) == 1 and len(parts) <= _MOST_SLICES
            case "area" if not self.stacked:
                return whole and len(rows) == 1 and len(parts) > 1
            case _ if self.stacked == "percent":
                return whole and len(rows) > 1 and all(map(any, parts))
            case _ if self.stacked:
                return whole and len(rows) > 1
            case _:
                return all(any(value is not None for value in row) for row in rows)

    @property
    def takes_unit(self) -> bool:
        """Whether a word above its axis can only be a unit: its kind has no word for the axis."""
        return self.kind in ("bar", "column", "line", "area")

    @property
    def _is_in_unit(self) -> bool:
        """Whether its numbers can be said to be in its unit: the slices of a pie are a whole."""
        total = sum(value for _, values in self.series for value in values if value is not None)
        return bool(self.unit) and (self.kind != "pie" or abs(total - 100) < _ROUNDED)

    def table(self) -> list[list[str]]:
        """Return its numbers as rows, with a head; empty if it has none."""
        count = max((len(values) for _, values in self.series), default=0)
        if not count:
            return []
        names = [*self.categories, *(str(n + 1) for n in range(len(self.categories), count))]
        rows = [["", *(name for name, _ in self.series)]]
        for number in range(count):
            cells = [values[number] if number < len(values) else None for _, values in self.series]
            shown = ["" if cell is None else f"{plain_number(cell)}{self.unit}" for cell in cells]
            rows.append([names[number], *shown])
        return rows


def read(root: Element) -> DeckChart:
    """Return the chart in a part."""
    title = title_of(root)
    plot = root.find(f"{C}chart/{C}plotArea")
    drawn = (
        [child for child in plot if str(child.tag).endswith("Chart")] if plot is not None else []
    )
    series: list[tuple[str, tuple[float | None, ...]]] = []
    factors: list[float | None] = []
    categories: tuple[str, ...] = ()
    for one in drawn:
        for number, element in enumerate(one.iterfind(f"{C}ser"), 1):
            name = words_in(element.find(f"{C}tx"))
            own = _names(root, element.find(f"{C}cat"), element.find(f"{C}xVal"))
            values = _points(element.find(f"{C}val"), element.find(f"{C}yVal"))
            if element.find(f"{C}xVal") is not None:
                categories, series = _at_their_places(categories, series, own, len(values))
                values = [values[own.index(x)] if x in own else "" for x in categories]
            elif len(own) > len(categories):
                categories = own
            series.append((name or f"Series {number}", tuple(map(as_number, values))))
            factors.append(_per_cent(element))
    kind, stacked = _kind(drawn[0]) if len(drawn) == 1 else ("", None)
    count = len(categories)
    series = [(name, (*values, *(None,) * (count - len(values)))) for name, values in series]
    factor = factors[0] if len(set(factors)) == 1 else None
    if factor is not None:
        series = [
            (name, tuple(None if value is None else value * factor for value in values))
            for name, values in series
        ]
    unit = "%" if factor is not None else _unit(plot)
    return DeckChart(
        kind, stacked, title, categories, tuple(series), unit, _has_zero(plot), _is_log(plot),
        tuple(_lost(plot, unit)),
    )  # fmt: skip


def _at_their_places(
    categories: tuple[str, ...],
    series: list[tuple[str, tuple[float | None, ...]]],
    own: tuple[str, ...],
    count: int,
) -> tuple[tuple[str, ...], list[tuple[str, tuple[float | None, ...]]]]:
    """Return the places of a scatter chart's points with those of one more series, and the values
    of the series before it at each of them."""
    if len(set(own)) < len(own) or len(own) < count:
        own = tuple(dict.fromkeys(own))  # of two points at one place a table shows the first
    new = [x for x in own if x not in categories]
    every = sorted((*categories, *new), key=lambda x: (as_number(x) is None, as_number(x) or 0.0))
    moved = []
    for name, values in series:
        known = dict(zip(categories, values, strict=False))
        moved.append((name, tuple(known.get(x) for x in every)))
    return tuple(every), moved


def _names(root: Element, *found: Element | None) -> tuple[str, ...]:
    """Return the names of categories: days as they are written, outer names before inner ones."""
    element = next((one for one in found if one is not None), None)
    if element is None:
        return ()
    names = _points(element)
    levels = element.findall(f".//{C}lvl")
    for level in levels[1:]:
        outer, shown = "", _level(level)
        for number, name in enumerate(names):
            outer = shown.get(number, outer)
            names[number] = f"{outer}, {name}" if outer else name
    code = element.findtext(f".//{C}numCache/{C}formatCode") or ""
    if re.search("[dmy]", re.sub(r'"[^"]*"|\\.|\[[^]]*\]', "", code.lower())):
        names = [_day(name, root) for name in names]
    else:
        names = [_whole(name) for name in names]
    return tuple(names)


def _day(text: str, root: Element) -> str:
    """Return the day of a serial number (ECMA-376, 18.17.4.1), or the text if it is none."""
    number = as_number(text)
    if number is None or not 0 < number < 200_000:
        return text
    system = root.find(f"{C}date1904")
    is_later = system is not None and system.get("val", "1") in ("1", "true")
    first = date(1904, 1, 1) if is_later else date(1899, 12, 30)
    return (first + timedelta(days=int(number))).isoformat()


def _whole(text: str) -> str:
    """Return a whole number without a fraction, as people write it; else the text."""
    return text.removesuffix(".0") if re.fullmatch(r"-?\d+\.0", text) else text


def _has_zero(plot: Element | None) -> bool:
    """Whether no value axis begins above zero (21.2.2.113)."""
    axes = [] if plot is None else plot.findall(f"{C}valAx/{C}scaling/{C}min")
    return all((as_number(axis.get("val", "0")) or 0.0) <= 0 for axis in axes)


def _is_log(plot: Element | None) -> bool:
    """Whether the value axis is logarithmic (21.2.2.98)."""
    return plot is not None and plot.find(f"{C}valAx/{C}scaling/{C}logBase") is not None


def _lost(plot: Element | None, unit: str) -> Iterator[str]:
    """Yield what a chart shows beside names and numbers."""
    if plot is None:
        return
    for axis in plot.iterfind(f"{C}*"):
        if words := title_of_axis(axis):
            yield f'the title of an axis, "{words}"'
    if plot.find(f".//{C}errBars") is not None:
        yield "its error bars"
    if _is_log(plot) and plot.find(f"{C}lineChart") is None:
        yield "that its axis is logarithmic"
    if plot.find(f".//{C}bubbleSize") is not None:
        yield "the sizes of its bubbles"
    codes = {(code.text or "").strip() for code in plot.iterfind(f".//{C}val//{C}formatCode")}
    for code in sorted(codes):
        words = " ".join(filter(None, map("".join, _UNIT.findall(code)))).strip()
        if words and words != unit:
            yield f'the unit of its numbers, "{words}"'


_UNIT = re.compile(r'"([^"]+)"|\[\$([^\[\]-]+)(?:-[^\[\]]*)?\]|\\?([£€¥₹]|(?<!\[)\$)')
"""Words and signs of currencies in the format of a number (ECMA-376, part 1, 18.8.31)."""


def _per_cent(series: Element) -> float | None:
    """Return what makes the numbers of a series percentages, as which it shows them; None if it
    shows them otherwise (ECMA-376, part 1, 18.8.31)."""
    cached = series.find(f".//{C}numCache/{C}formatCode")
    labelled = series.find(f"{C}dLbls/{C}numFmt")
    codes = [
        str(labelled.get("formatCode", "")) if labelled is not None else "",
        (cached.text or "") if cached is not None else "",
    ]
    for code in codes:
        if "%" in re.sub(r'"[^"]*"|\\.', "", code):
            return 100.0
        if "%" in code:
            return 1.0
    return None


_WITH_UNIT = re.compile(r'(?:General|[#,]*0(?:\.0+)?) ?"\s?([^\s"%\d][^"%\d]{0,23}|%)"(?:;.*)?')
"""The format of a number with a unit behind it, which is in quotation marks (18.8.31)."""


def _unit(plot: Element | None) -> str:
    """Return the unit that stands behind the values of a chart, or on its only axis of values."""
    if plot is None:
        return ""
    axes = plot.findall(f"{C}valAx")
    formats = plot.findall(f".//{C}ser/{C}dLbls/{C}numFmt")
    units = {_unit_in(one) for one in formats} | {unit_of_axis(axes[0]) if len(axes) == 1 else ""}
    return units.pop() if len(units := units - {""}) == 1 else ""


def unit_of_axis(axis: Element | None) -> str:
    """Return the unit that stands behind the numbers of an axis; empty for none."""
    shown = axis.find(f"{C}numFmt") if axis is not None else None
    return _unit_in(shown) if shown is not None else ""


def _unit_in(shown: Element) -> str:
    found = _WITH_UNIT.fullmatch(str(shown.get("formatCode", "")))
    return found[1].strip() if found else ""


def _kind(element: Element) -> tuple[str, Literal["percent", True] | None]:
    """Return the kind of what draws a chart, and how it stacks; no kind for what ours lack."""
    grouping = element.find(f"{C}grouping")
    stacked = _STACKED.get(str(grouping.get("val", "")) if grouping is not None else "")
    match str(element.tag).removeprefix(C):
        case "barChart":
            direction = element.find(f"{C}barDir")
            is_bar = direction is not None and direction.get("val") == "bar"
            return "bar" if is_bar else "column", stacked
        case "lineChart":
            return "" if stacked else "line", None
        case "areaChart":
            return "area", stacked
        case "pieChart":
            return "pie", None
        case _:
            return "", None


_STACKED: Mapping[str, Literal["percent", True]] = {"stacked": True, "percentStacked": "percent"}
"""How series stand on one another, by ST_Grouping and ST_BarGrouping (21.2.3.17, 21.2.3.4)."""


def title_of(root: Element) -> str:
    element = root.find(f"{C}chart/{C}title")
    if element is None:
        return ""
    texts = [text.text or "" for text in element.iter(f"{A}t")]
    return " ".join("".join(texts or _values(element)).split())


def title_of_axis(axis: Element | None) -> str:
    """Return the title of an axis; empty for one without."""
    title = axis.find(f"{C}title") if axis is not None else None
    texts = title.iter(f"{A}t") if title is not None else ()
    return " ".join("".join(text.text or "" for text in texts).split())


def words_in(element: Element | None) -> str:
    """Return the words of a name on one line."""
    return " ".join("".join(_values(element)).split())


def numbers(element: Element | None) -> list[float | None]:
    """Return the numbers in an element by their indices; None where there is none."""
    return [as_number(text) for text in _points(element)]


def _values(element: Element | None) -> list[str]:
    return [value.text or "" for value in element.iter(f"{C}v")] if element is not None else []


def _points(*found: Element | None) -> list[str]:
    """Return the points of the first element that is there, by their indices."""
    element = next((one for one in found if one is not None), None)
    if element is None:
        return []
    levels = element.findall(f".//{C}lvl")
    points = _level(levels[0] if levels else element)
    return [points.get(number, "") for number in range(max(points, default=-1) + 1)]


def _level(holder: Element) -> dict[int, str]:
    """Return points by their indices."""
    points: dict[int, str] = {}
    for point in holder.iter(f"{C}pt"):
        index = str(point.get("idx", ""))
        value = point.find(f"{C}v")
        if index.isascii() and index.isdigit() and int(index) < 10_000 and value is not None:
            points[int(index)] = " ".join((value.text or "").split())
    return points


def as_number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def plain_number(value: float) -> int | float:
    """Return a number as people write it: 4.3, not 4.2999999999999998."""
    short = float(f"{value:.15g}")
    return int(short) if short.is_integer() and abs(short) < 1e15 else short


__all__ = [
    "DeckChart", "as_number", "numbers", "plain_number", "read", "title_of", "title_of_axis",
    "unit_of_axis", "words_in",
]  # fmt: skip

"""Read a chart of a presentation: its kind, names and numbers (ECMA-376, part 1, 21.2)."""

from __future__ import annotations

import math
import re
from typing import Any

from irdocs.frozen import frozen
from irdocs.importing.losses import words_of
from irdocs.ooxml.namespaces import A, C
from irdocs.ooxml.xml import Element

_MOST_SERIES, _MOST_CATEGORIES = 6, 14
"""How many series and categories a chart of ours shows well; a larger one is a table."""
_ROUNDED = 2.0
"""By how much rounded percentages of a pie may miss the whole."""


@frozen
class DeckChart:
    """A chart as a presentation has it."""

    kind: str
    """The kind of chart that ours calls so; empty for others."""
    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    unit: str = ""
    """A per cent sign, if its numbers are shown as percentages."""

    @property
    def words(self) -> list[str]:
        """The words in it."""
        names = [name for name, _ in self.series]
        return [word for text in (self.title, *self.categories, *names) for word in words_of(text)]

    def block(self, alt: str, source: str) -> dict[str, Any] | None:
        """Return a block of content.yaml; None if ours cannot show it whole."""
        count = len(self.categories)
        values = [value for _, values in self.series for value in values]
        fits = (
            self.kind and self.series and count and len(self.series) <= _MOST_SERIES
            and count <= _MOST_CATEGORIES and None not in values
            and all(len(row) == count for _, row in self.series)
            and len(set(self.categories)) == count and all(self.categories)
            and len({name for name, _ in self.series}) == len(self.series)
            and (self.kind != "pie" or (len(self.series) == 1 and count <= 6))
            and all(value is not None and value >= 0 for value in values)
        )  # fmt: skip
        if not fits:
            return None
        block: dict[str, Any] = {"type": "chart"}
        if self.title:
            block["title"] = self.title
        named = ", ".join(name for name, _ in self.series)
        return block | {
            "kind": self.kind,
            "categories": list(self.categories),
            "series": [
                {"name": name, "values": [_number(value) for value in values if value is not None]}
                for name, values in self.series
            ],
            **({"unit": self.unit} if self._is_in_unit else {}),
            "source": source,
            "alt": alt or f"{self.kind.capitalize()} chart of {named} for {count} categories.",
        }

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
            shown = ["" if cell is None else f"{_number(cell)}{self.unit}" for cell in cells]
            rows.append([names[number], *shown])
        return rows


def read(root: Element) -> DeckChart:
    """Return the chart in a part."""
    title = _title(root)
    plot = root.find(f"{C}chart/{C}plotArea")
    drawn = (
        [child for child in plot if str(child.tag).endswith("Chart")] if plot is not None else []
    )
    series: list[tuple[str, tuple[float | None, ...]]] = []
    factors: list[float | None] = []
    categories: tuple[str, ...] = ()
    for one in drawn:
        for number, element in enumerate(one.iterfind(f"{C}ser"), 1):
            name = " ".join("".join(_values(element.find(f"{C}tx"))).split())
            own = tuple(_points(element.find(f"{C}cat"), element.find(f"{C}xVal")))
            categories = categories if len(categories) >= len(own) else own
            values = _points(element.find(f"{C}val"), element.find(f"{C}yVal"))
            series.append((name or f"Series {number}", tuple(map(_float, values))))
            factors.append(_per_cent(element))
    kind = _kind(drawn[0]) if len(drawn) == 1 else ""
    factor = factors[0] if len(set(factors)) == 1 else None
    if factor is not None:
        series = [
            (name, tuple(None if value is None else value * factor for value in values))
            for name, values in series
        ]
    return DeckChart(kind, title, categories, tuple(series), "%" if factor is not None else "")


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


def _kind(element: Element) -> str:
    match str(element.tag).removeprefix(C):
        case "barChart":
            grouping = element.find(f"{C}grouping")
            if grouping is not None and "tacked" in str(grouping.get("val", "")):
                return ""
            direction = element.find(f"{C}barDir")
            return "bar" if direction is not None and direction.get("val") == "bar" else "column"
        case "lineChart":
            return "line"
        case "pieChart":
            return "pie"
        case _:
            return ""


def _title(root: Element) -> str:
    element = root.find(f"{C}chart/{C}title")
    if element is None:
        return ""
    texts = [text.text or "" for text in element.iter(f"{A}t")]
    return " ".join("".join(texts or _values(element)).split())


def _values(element: Element | None) -> list[str]:
    return [value.text or "" for value in element.iter(f"{C}v")] if element is not None else []


def _points(*found: Element | None) -> list[str]:
    """Return the points of the first element that is there, by their indices."""
    element = next((one for one in found if one is not None), None)
    if element is None:
        return []
    levels = element.findall(f".//{C}lvl")
    holder = levels[0] if levels else element
    points: dict[int, str] = {}
    for point in holder.iter(f"{C}pt"):
        index = str(point.get("idx", ""))
        value = point.find(f"{C}v")
        if index.isascii() and index.isdigit() and int(index) < 10_000 and value is not None:
            points[int(index)] = " ".join((value.text or "").split())
    return [points.get(number, "") for number in range(max(points, default=-1) + 1)]


def _float(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _number(value: float) -> int | float:
    """Return a number as people write it: 4.3, not 4.2999999999999998."""
    short = float(f"{value:.6g}")
    return int(short) if short.is_integer() and abs(short) < 1e15 else short


__all__ = ["DeckChart", "read"]

"""A rule on what is said of a chart in words: its numbers are the chart's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from irdocs import locale
from irdocs.audit.content.examined import ExaminedContent
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Chart
from irdocs.diagnostics import Severity

_MOST_VALUES = 60
"""Of more values too many others follow for a number to be none of them."""


def contradicted_chart(content: ExaminedContent) -> Iterator[Finding]:
    decimal = locale.load(content.language_tag).decimal
    for chart in content.document.blocks:
        if not isinstance(chart, Chart) or chart.has_points or not chart.unit:
            continue
        rows = [series.values for series in chart.series]
        has_other_unit = any(series.axis == "second" for series in chart.series)
        if has_other_unit or sum(map(len, rows)) > _MOST_VALUES:
            continue
        known = set(_following(rows))
        for text in (chart.headline, chart.alt):
            for written, number in _measured(str(text or ""), str(chart.unit), decimal):
                step = Decimal(1).scaleb(-len(written.partition(decimal)[2]))
                if text is None or any(abs(abs(one) - number) <= step / 2 for one in known):
                    continue
                yield Finding(
                    0,
                    f"{written} is said with the unit of the chart, and no value of it is that, nor"
                    " does it follow from them",
                    text.span,
                )


def _measured(text: str, unit: str, decimal: str) -> Iterator[tuple[str, Decimal]]:
    """Yield each number of a text that has a unit, as it is written and as it is."""
    group = "." if decimal == "," else ","
    signs = f"[{re.escape(group)}\u00a0\u202f]"
    number = rf"\d+(?:{signs}\d{{3}})*(?:{re.escape(decimal)}\d+)?"
    apart = rf"(?<![\w.,])(?P<number>{number})"
    is_before = not unit[0].isalnum() and unit[0] not in "%‰°/"
    sign = re.escape(unit)
    behind, before = rf"{apart}[ \u00a0]?{sign}(?!\w)", rf"{sign}[ \u00a0]?(?P<number>{number})"
    for match in re.finditer(before if is_before else behind, text):
        plain = re.sub(signs, "", match["number"]).replace(decimal, ".")
        yield match["number"], Decimal(plain)


def _following(rows: Sequence[Sequence[Decimal | None]]) -> Iterator[Decimal]:
    """Yield the values of series, and what readers work out of them: sums, means, shares,
    differences, changes and ratios."""
    groups = [
        [value for value in group if value is not None]
        for group in (*rows, *zip(*rows, strict=False))
    ]
    every = [value for row in groups[: len(rows)] for value in row]
    for group in filter(None, (*groups, every)):
        total = sum(group, Decimal())
        yield from (total, total / len(group), sorted(group)[len(group) // 2])
        yield from (value / total * 100 for value in group if total)
    for value in every:
        yield from (value, 100 - value)
    for one, other in combinations(every, 2):
        yield from (one - other, one + other)
        for first, base in ((one, other), (other, one)):
            if base:
                yield from ((first - base) / base * 100, first / base, first / base * 100)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("contradicted-chart", Severity.WARNING,
         "what a headline or an alternative text says of a chart is what the chart shows",
         "Listeners have the words alone, and others believe the headline; correct one of the two, "
         "or leave the number out.",
         "docs/content.md", contradicted_chart),
)  # fmt: skip
"""Rules on words about charts."""

__all__ = ["RULES"]

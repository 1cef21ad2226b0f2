"""A rule on units in words beside the number one: not 1 deaths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from irdocs.audit.content.examined import ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Chart, Statistics
from irdocs.content.fields import Label
from irdocs.diagnostics import Severity, Span
from irdocs.locale import ENGLISH

_PLURAL = re.compile(
    r"(?!(?:lens|series|species)\b)[a-z]{3,}(?<![suiao])s|people|children|(?:wo)?men|teeth|feet|mice"
)
"""A word that says several: most that end with s, but for units (mmHg), analysis, virus and gas."""


def unit_of_one(content: ExaminedContent) -> Iterator[Finding]:
    for unit, span in content.found(_of_one):
        yield Finding(0, f'"1 {unit}" would be printed', span)


def _of_one(part: ExaminedPart) -> Iterator[tuple[Label, Span]]:
    """Yield the units in the plural that stand beside a one, and their places. Parts of a stack
    have no unit."""
    for block in part.blocks:
        match block:
            case Statistics():
                for item in block.items:
                    if item.value == Decimal(1) and item.unit and _is_plural(item.unit):
                        yield item.unit, item.unit.span
            case Chart() if block.unit and block.stacked == "no" and _is_plural(block.unit):
                rows = (one.values for one in block.series if one.axis != "second")
                if any(Decimal(1) in row for row in rows):
                    yield block.unit, block.unit.span
            case _:
                pass


def _is_plural(unit: str) -> bool:
    """Whether a unit begins with a noun in the plural (deaths per year), or is an adjective and
    such a noun (new cases)."""
    words = unit.split()
    nouns = words[:1] if len(words) != len(("new", "cases")) else words
    return any(_PLURAL.fullmatch(word) for word in nouns)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unit-of-one", Severity.NOTE, "a unit in words beside the number 1 is in the singular",
         "1 deaths looks careless. A statistic has a unit of its own; in a chart, leave unit: out "
         "and say in the title or the name of the series what is counted.",
         "docs/content.md", unit_of_one, ENGLISH),
)  # fmt: skip
"""The rule on units beside the number one."""

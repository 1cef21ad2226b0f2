"""Rules on what shows the truth so that it misleads: axes that are stretched or uneven, and printed
addresses that are not those of their links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from urllib.parse import urlsplit

from irdocs.audit.content.examined import ExaminedContent
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Chart, Resources
from irdocs.diagnostics import Severity

_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
LEAST_FILLED = Decimal("0.2")
"""The part of an axis that values fill at least, if something else stretches it."""


def _charts(content: ExaminedContent) -> Iterator[Chart]:
    return (block for block in content.document.blocks if isinstance(block, Chart))


def uneven_years(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _charts(content):
        if chart.kind not in ("line", "area"):
            continue
        if not all(map(_YEAR.fullmatch, chart.categories)):
            continue
        steps = [
            (int(later) - int(earlier), earlier, later)
            for earlier, later in pairwise(chart.categories)
        ]
        if len({step for step, _, _ in steps}) > 1:
            (least, *first), (most, *last) = min(steps), max(steps)
            yield Finding(
                0,
                f"the years from {first[0]} to {first[1]} ({least}) and from {last[0]} to {last[1]}"
                f" ({most}) are as far apart in this chart",
                chart.categories[0].span,
            )


def stretched_axis(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _charts(content):
        series = [one for one in chart.series if one.axis == "first"]
        values = [value for one in series for value in one.known]
        ends = [end for one in series for pair in one.ranges if pair for end in pair]
        others = [*ends, *([chart.reference.value] if chart.reference else [])]
        if chart.log or chart.kind == "pie" or not values or not others:
            continue
        filled = max(*values, Decimal(0)) - min(*values, Decimal(0))
        whole = max(*values, *others, Decimal(0)) - min(*values, *others, Decimal(0))
        if filled < LEAST_FILLED * whole:
            farthest = max(others, key=abs)
            yield Finding(
                0,
                f"the values fill little of an axis that runs to {farthest}, so that they cannot be"
                " told apart",
                chart.reference.span if chart.reference and not ends else chart.span,
            )


def growing_risk(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _charts(content):
        for row in chart.at_risk.rows if chart.at_risk else ():
            for earlier, later in pairwise(row):
                if later > earlier:
                    yield Finding(0, f"{later} are at risk after {earlier}", chart.span)
                    break


def other_host(content: ExaminedContent) -> Iterator[Finding]:
    for block in content.document.blocks:
        for item in block.items if isinstance(block, Resources) else ():
            if item.shown is None or " " in item.shown.strip():
                continue
            shown, leads_to = _host(str(item.shown)), _host(item.url)
            if "." in shown and leads_to and shown != leads_to:
                yield Finding(
                    0,
                    f'"{item.shown}" is printed, and the link and the code lead to {leads_to}',
                    item.shown.span,
                )


def _host(address: str) -> str:
    """Return the host of an address, without www."""
    whole = address if "://" in address else f"https://{address}"
    try:
        return (urlsplit(whole).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("uneven-years", Severity.WARNING,
         "the years below a line are equally far apart, or written as dates",
         "A slope shows how fast something changes; write 1990-01-01, and so on, which spaces them "
         "in time.",
         "docs/content.md", uneven_years),
    Rule("stretched-axis", Severity.WARNING,
         "a reference line or an error bar leaves the values room to be told apart",
         "A chart whose columns cannot be seen says nothing; leave the line out, or say it in the "
         "text.",
         "docs/content.md", stretched_axis),
    Rule("growing-risk", Severity.WARNING, "numbers at risk do not grow",
         "Subjects leave a study, and join it later only in studies with delayed entry.",
         "Pocock et al., Lancet 2002;359:1686", growing_risk),
    Rule("other-host", Severity.NOTE, "a printed address is on the host that its link leads to",
         "Readers of paper and of the file should come to the same place.",
         "docs/content.md", other_host),
)  # fmt: skip

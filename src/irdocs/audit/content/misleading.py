"""Rules on what shows the truth so that it misleads: axes that are stretched, shares with a unit,
shades that are explained and not shown, and printed addresses that are not those of their links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from urllib.parse import urlsplit

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Chart, Resources, Series, Statistics, Table
from irdocs.content.status import STATUS_KINDS
from irdocs.diagnostics import Severity
from irdocs.locale import ENGLISH

_TELLING = "(*†"
"""Signs in the name of a column that says something of it."""
PER_CENT = ("%", "٪", "％", "per cent", "percent")
_SHARE = re.compile(r"\d\s*\b(?:in|of|out of|von|sur|de cada|su|z|o bob)\b\s*\d", re.IGNORECASE)
"""A number of another, as some languages say it."""
LEAST_FILLED = Decimal("0.2")
"""The part of an axis that values fill at least, if something else stretches it."""
LEAST_BAR, LEAST_LINE = Decimal("0.003"), Decimal("0.01")
"""The parts of the greatest value from which a bar, and a line, is seen: half a point and two of a
plot of 200."""


def _charts(content: ExaminedContent) -> Iterator[Chart]:
    return (block for block in content.document.blocks if isinstance(block, Chart))


def unseen_gap(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _charts(content):
        if chart.kind not in ("column", "bar"):
            continue
        lacking = [
            (name, series.name)
            for series in chart.series
            for name, value in zip(chart.categories, series.values, strict=False)
            if value is None and not any(sign in name for sign in _TELLING)
        ]
        if lacking and not chart.dates:
            name, series_name = lacking[0]
            of_series = f' of "{series_name}"' if len(chart.series) > 1 else ""
            yield Finding(
                0,
                f'the place at "{name}"{of_series} is empty, as if the value were 0',
                name.span,
            )


def unseen_value(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _charts(content):
        if chart.log or chart.kind not in ("column", "bar", "line") or chart.stacked == "shares":
            continue
        for axis in ("first", "second"):
            found = next(_unseen([one for one in chart.series if one.axis == axis], chart), None)
            if found is not None:
                yield found
                break


def _unseen(series: Sequence[Series], chart: Chart) -> Iterator[Finding]:
    """Yield what is too small to be seen beside the greatest value of an axis: bars, and lines
    that run along the other axis from end to end."""
    greatest = max((abs(value) for one in series for value in one.known), default=Decimal(0))
    for one in series:
        if chart.kind == "line" or one.axis == "second":
            if 0 < max(map(abs, one.known), default=Decimal(0)) < greatest * LEAST_LINE:
                yield Finding(
                    0, f'"{one.name}" cannot be told from 0 beside {greatest}', one.name.span
                )
            continue
        for name, value in zip(chart.categories, one.values, strict=False):
            if value and abs(value) < greatest * LEAST_BAR:
                yield Finding(
                    0, f'the value {value} at "{name}" cannot be seen beside {greatest}', name.span
                )


def rounded_to_zero(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _charts(content):
        if chart.decimals is None:
            continue
        least = Decimal(1).scaleb(-chart.decimals) / 2
        for value in (value for series in chart.series for value in series.known):
            if value and abs(value) < least:
                yield Finding(
                    0, f"decimals: {chart.decimals} prints the value {value} as 0", chart.span
                )
                break


def stretched_axis(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _charts(content):
        series = [one for one in chart.series if one.axis == "first"]
        values = [value for one in series for value in one.known]
        ends = [end for one in series for pair in one.ranges if pair for end in pair]
        others = [*ends, *([chart.reference.value] if chart.reference else [])]
        if chart.log or chart.kind == "pie" or not values or not others:
            continue
        start = min(values) if chart.has_free_axis else Decimal(0)
        filled = max(*values, start) - min(*values, start)
        whole = max(*values, *others, start) - min(*values, *others, start)
        if filled < LEAST_FILLED * whole:
            farthest = max(others, key=abs)
            yield Finding(
                0,
                f"the values fill little of an axis that runs to {farthest}, so that they cannot be"
                " told apart",
                chart.reference.span if chart.reference and not ends else chart.span,
            )


def share_in_per_cent(content: ExaminedContent) -> Iterator[Finding]:
    for block in content.document.blocks:
        for item in block.published if isinstance(block, Statistics) else ():
            value, unit = str(item.value or ""), str(item.unit or "")
            if unit.strip() in PER_CENT and _SHARE.search(value):
                yield Finding(
                    0, f'"{value}" is a share, and the unit makes it "{value}{unit}"',
                    item.unit.span if item.unit else item.span,
                )  # fmt: skip


_OF_PEOPLE = re.compile(
    r"of (?:(?:all|our|the|these|those)\s+)*(?:\w+\s+)?(?:adults|babies|births|carers|children|men|"
    r"mothers|operations|patients|people|pupils|residents|staff|students|visitors|women)\b",
    re.IGNORECASE,
)
"""What a share of people is of."""
_IN_WORDS = re.compile(
    rf"(?P<share>\d[\d,]*(?:\.\d+)?)\s?(?:%|per cent)\s{_OF_PEOPLE.pattern}", re.IGNORECASE
)


def impossible_share(content: ExaminedContent) -> Iterator[Finding]:
    for block in content.document.blocks:
        for item in block.published if isinstance(block, Statistics) else ():
            unit, label = str(item.unit or "").strip(), str(item.label.plain)
            share = item.value if isinstance(item.value, Decimal) else None
            is_share = unit in PER_CENT and _OF_PEOPLE.match(label)
            if is_share and share is not None and not 0 <= share <= 100:
                yield Finding(0, f"{share} % is no share {label}", item.span)
    for text, written in content.found(_impossible_shares):
        yield Finding(0, f'"{written}" is no share', content.locate(text, written))


def _impossible_shares(part: ExaminedPart) -> Iterator[tuple[ContentText, str]]:
    for text in part.texts:
        for words in text.paragraphs:
            for match in _IN_WORDS.finditer(words):
                if Decimal(match["share"].replace(",", "")) > 100:
                    yield text, match[0]


LEAST_NAME = 3
"""How many letters a category has at least whose name is its own: M, T and W are days."""


def same_category(content: ExaminedContent) -> Iterator[Finding]:
    for chart in _charts(content):
        seen: set[str] = set()
        for name in chart.categories:
            if len(name) >= LEAST_NAME and name.casefold() in seen:
                yield Finding(0, f'two categories are called "{name}"', name.span)
            seen.add(name.casefold())


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


def unused_shade(content: ExaminedContent) -> Iterator[Finding]:
    for block in content.document.blocks:
        if not isinstance(block, Table) or block.key is None:
            continue
        used = {cell.shade for cell in block.cells}
        for kind in STATUS_KINDS:
            meaning = getattr(block.key, kind)
            if meaning and kind not in used:
                yield Finding(0, f'no cell has the shade that means "{meaning}"', meaning.span)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("unseen-gap", Severity.WARNING,
         "a bar or column that is missing is not taken for one of 0",
         "A reader of a dose or a risk sees none; say it in the name, as in 85 and over (no data), "
         "or leave the name out.",
         "docs/content.md", unseen_gap),
    Rule("unseen-value", Severity.NOTE,
         "each value is large enough to be seen on its axis",
         "Very small and very large values go into charts of their own, into a table, onto an "
         "axis: second, or, as a line, onto one with log: true.",
         "docs/content.md", unseen_value),
    Rule("rounded-to-zero", Severity.WARNING, "no value is rounded to nothing",
         "Who reads 0 mg takes none; give decimals: as many as the least value needs.",
         "docs/content.md", rounded_to_zero),
    Rule("stretched-axis", Severity.WARNING,
         "a reference line or an error bar leaves the values room to be told apart",
         "A chart whose columns cannot be seen says nothing; leave the line out, or say it in the "
         "text.",
         "docs/content.md", stretched_axis),
    Rule("share-in-per-cent", Severity.WARNING, "a share such as 1 in 5 has no unit",
         "1 in 5 % is a hundredth of what was meant; leave the unit out, or write 20 with it.",
         "docs/content.md", share_in_per_cent),
    Rule("impossible-share", Severity.WARNING, "a share of people is from 0 to 100 %",
         "One digit too many, or a change that is told as a share.", "docs/content.md",
         impossible_share, ENGLISH),
    Rule("same-category", Severity.WARNING, "the categories of a chart have names of their own",
         "Nobody can tell two bars of one name apart; one of them is probably another's.",
         "docs/content.md", same_category),
    Rule("growing-risk", Severity.WARNING, "numbers at risk do not grow",
         "Subjects leave a study, and join it later only in studies with delayed entry.",
         "Pocock et al., Lancet 2002;359:1686", growing_risk),
    Rule("unused-shade", Severity.WARNING,
         "what a table explains below it is to be seen in it",
         "Who looks for a shade that no cell has thinks that the table is wrong: give the row or "
         "cell shade: with this name, or leave the entry of key: out.",
         "docs/content.md", unused_shade),
    Rule("other-host", Severity.NOTE, "a printed address is on the host that its link leads to",
         "Readers of paper and of the file should come to the same place.",
         "docs/content.md", other_host),
)  # fmt: skip

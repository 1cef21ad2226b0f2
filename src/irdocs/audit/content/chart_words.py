"""A rule on what is said of a chart in words: its numbers are the chart's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from irdocs import locale
from irdocs.audit.content.examined import ExaminedContent, ExaminedPart
from irdocs.audit.rules import Finding, Rule
from irdocs.content.blocks import Chart
from irdocs.diagnostics import Severity, Span
from irdocs.locale import ENGLISH

_MOST_VALUES = 60
"""Of more values too many others follow for a number to be none of them."""
_ALWAYS = tuple(map(Decimal, (0, 50, 90, 95, 99, 100)))
"""Numbers that say half, all, none or how sure somebody is."""
_PERCENT = ("%", "per cent", "percent")
_INEXACT = re.compile(
    r"\b(?:(?:more|less|fewer|greater|higher|lower|better) than|over|under|above|below|almost|"
    r"nearly|about|around|roughly|at (?:least|most)|up to|targets?(?: is| was| of)?|goals?(?: of)?|"
    r"within|after|past|last)\s*\Z",
    re.IGNORECASE,
)
"""What stands before a number that a value need not be, in English."""
_MULTIPLE = r"(?![\w]|[.,]\d|[ \u00a0]?(?:k|m|bn|thousand|million|billion|Mio|Mrd)\b)"
"""What does not follow a number that is not a thousand or a million times as large."""


def contradicted_chart(content: ExaminedContent) -> Iterator[Finding]:
    decimal = locale.load(content.language_tag).decimal
    for written, span in content.found(_contradicted, decimal):
        yield Finding(
            0,
            f"{written} is said with the unit of the chart, and no value of it is that, nor does"
            " it follow from them",
            span,
        )


def _contradicted(part: ExaminedPart, decimal: str) -> Iterator[tuple[str, Span]]:
    """Yield each number that is none of its chart's, as it is written, and its text's place."""
    for chart in part.blocks:
        if not isinstance(chart, Chart) or chart.has_points or not chart.unit:
            continue
        rows = [series.values for series in chart.series]
        has_other_unit = any(series.axis == "second" for series in chart.series)
        if has_other_unit or sum(map(len, rows)) > _MOST_VALUES:
            continue
        following = _following(rows, has_shares=chart.unit in _PERCENT)
        known = {*_ALWAYS, *following, *_named(chart, decimal)}
        for text in (chart.headline, chart.alt):
            for written, number in _measured(str(text or ""), str(chart.unit), decimal):
                slack = _slack(number)
                if text and not any(abs(abs(one) - number) <= slack for one in known):
                    yield written, text.span


_DIRECTION = re.compile(
    r"\b(?:(?P<up>rises?|rose|risen|rising|grows?|grew|grown|growing|increas\w+|climb\w*|"
    r"go(?:es)? up|went up)|(?P<down>falls?|fell|fallen|falling|drop\w*|declin\w+|decreas\w+|"
    r"shr[aiu]nk\w*|go(?:es)? down|went down))\b(?=[^.;:]{0,60}\Z)",
    re.IGNORECASE,
)
"""Which way something goes, in English."""


def wrong_way(content: ExaminedContent) -> Iterator[Finding]:
    for written, span in content.found(_wrong_way, locale.load(content.language_tag).decimal):
        yield Finding(0, f'"{written}" goes the other way', span)


def _wrong_way(part: ExaminedPart, decimal: str) -> Iterator[tuple[str, Span]]:
    """Yield what is said of values of a chart to rise and falls, or the other way round."""
    number = _number(decimal)
    change = re.compile(
        rf"\bfrom (?P<start>{number})(?![\w-])[^.;:]{{0,30}}? to (?P<end>{number})(?![\w-])"
    )
    for chart in part.blocks:
        if not isinstance(chart, Chart):
            continue
        values = {value for series in chart.series for value in series.values if value is not None}
        for text in filter(None, (chart.headline, chart.title, chart.alt)):
            for match in change.finditer(str(text)):
                ways = list(_DIRECTION.finditer(str(text)[: match.start()]))
                start, end = (_read(match[name], decimal) for name in ("start", "end"))
                if ways and values >= {start, end} and (
                    start > end if ways[-1]["up"] else start < end
                ):  # fmt: skip
                    yield str(text)[ways[-1].start() : match.end()], text.span


_SAID = r"(?:[ \u00a0]?:| is| was| are| were| has| had)?[ \u00a0]"
"""What stands between a name and its value, in English."""
_OF = r" (?:at|in|on|for|after|among) (?:the )?"
"""What stands between a value and its name."""
_MORE = re.compile(r"(?:more|less|of|at|in|on|for|after|among|\w+er)\b", re.IGNORECASE)
"""What follows a number that is not the value of the name before it."""
_BY = re.compile(r"\b(?:by|another|further)\s\Z", re.IGNORECASE)
"""What stands before a number that is a difference."""


def mistold_value(content: ExaminedContent) -> Iterator[Finding]:
    for written, name, span in content.found(_mistold, locale.load(content.language_tag).decimal):
        yield Finding(0, f'{written} is said of "{name}", whose value is another', span)


def _mistold(part: ExaminedPart, decimal: str) -> Iterator[tuple[str, str, Span]]:
    """Yield each number beside the name of a category whose value is another, as it is written."""
    for chart in part.blocks:
        if not isinstance(chart, Chart) or chart.has_points or not chart.unit:
            continue
        for number, name in enumerate(chart.categories):
            values = [one.values[number] for one in chart.series if number < len(one.values)]
            known = {*_ALWAYS, *_of_category(values, has_shares=chart.unit in _PERCENT)}
            names = [str(one) for one in chart.categories]
            longer = [one for one in names if name.casefold() in one.casefold() != name.casefold()]
            others = {value for one in chart.series for value in one.values} - {None, *values}
            for text in filter(None, (chart.headline, chart.title, chart.alt)):
                own = _without(longer, str(text))
                found = _beside(str(name), own, str(chart.unit), decimal)
                for written, value in (*found, *_bare_behind(str(name), own, decimal, others)):
                    slack = _slack(value) if value % 5 else _slack(value) / 2
                    if not any(abs(abs(one) - value) <= slack for one in known):
                        yield written, str(name), text.span


def _without(names: Sequence[str], text: str) -> str:
    """Return a text in which signs that are no letters stand for some names: in "severely obese"
    nothing is said of "obese"."""
    for name in names:
        text = re.sub(re.escape(name), "\N{BULLET}" * len(name), text, flags=re.IGNORECASE)
    return text


def _bare_behind(
    name: str, text: str, decimal: str, others: Collection[Decimal | None]
) -> Iterator[tuple[str, Decimal]]:
    """Yield each number without a unit that stands right behind a name, and is the value of others:
    "normal 6.1, obese 2.7"."""
    if name[-1:].isdigit():
        return
    called = rf"(?<!\w){re.escape(name)}{_SAID}(?P<number>{_number(decimal)})(?=[,;)]|\.?(?:\s|\Z))"
    for match in re.finditer(called, text, re.IGNORECASE):
        behind = text[match.end() :].lstrip()
        value = _read(match["number"], decimal)
        if value in others and (not behind[:1].isalnum() or behind.startswith("and ")):
            yield match["number"], value


def _of_category(values: Sequence[Decimal | None], *, has_shares: bool) -> Iterator[Decimal]:
    """Yield the values of a category, and what readers work out of them."""
    known = [value for value in values if value is not None]
    yield from (*known, sum(known, Decimal()))
    yield from (one - other for one, other in combinations(known, 2))
    if has_shares:
        yield from (100 - value for value in known)


def _beside(name: str, text: str, unit: str, decimal: str) -> Iterator[tuple[str, Decimal]]:
    """Yield each number with a unit that stands right before or behind a name."""
    quantity = _quantity(unit, decimal)
    called = rf"(?<!\w){re.escape(name)}(?!\w)"
    for match in re.finditer(rf"{quantity}{_OF}{called}", text, re.IGNORECASE):
        before = text[: match.start()]
        if not _INEXACT.search(before) and not _BY.search(before):
            yield match["number"], _read(match["number"], decimal)
    for match in re.finditer(rf"{called}{_SAID}{quantity}", text, re.IGNORECASE):
        if not _MORE.match(text[match.end() :].lstrip()):
            yield match["number"], _read(match["number"], decimal)


def _quantity(unit: str, decimal: str) -> str:
    """Return what a number with a unit looks like; the number is called so in it."""
    number = _number(decimal)
    sign = "|".join(map(re.escape, _PERCENT if unit in _PERCENT else (unit,)))
    if unicodedata.category(unit[-1]) == "Sc":
        return rf"(?P<sign>{sign})[ \u00a0]?(?P<number>{number}){_MULTIPLE}"
    return rf"(?<![\w.,–-])(?P<number>{number})[ \u00a0]?(?:{sign})(?!\w)"


def _slack(number: Decimal) -> Decimal:
    """Return how far a value may be from a number that is written of it: half of its last digit, or
    almost one of what a round number is rounded to."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent) / 2
    for step in (1000, 100, 10, 5):
        if number and number % step == 0:
            return Decimal(step) - Decimal("0.001")
    return Decimal("0.5")


def _measured(text: str, unit: str, decimal: str) -> Iterator[tuple[str, Decimal]]:
    """Yield each number of a text that has a unit, as it is written and as it is, but for those
    that say a limit, a goal or something rough."""
    for match in re.finditer(_quantity(unit, decimal), text):
        if not _INEXACT.search(text, 0, match.start()):
            yield match["number"], _read(match["number"], decimal)


def _number(decimal: str) -> str:
    """Return what a number looks like where decimals have a sign."""
    group = "." if decimal == "," else ","
    return rf"\d+(?:[{re.escape(group)}\u00a0\u202f]\d{{3}})*(?:{re.escape(decimal)}\d+)?"


def _read(number: str, decimal: str) -> Decimal:
    """Return the value of a number that looks so."""
    return Decimal(re.sub(rf"[^\d{re.escape(decimal)}]", "", number).replace(decimal, "."))


def _named(chart: Chart, decimal: str) -> Iterator[Decimal]:
    """Yield the numbers that a chart tells beside its values: in names, title, source and line."""
    if chart.reference:
        yield chart.reference.value
    words = (*chart.labels, chart.title, *chart.source)
    for one in words:
        for match in re.finditer(_number(decimal), str(one or "")):
            yield _read(match[0], decimal)


def _following(rows: Sequence[Sequence[Decimal | None]], *, has_shares: bool) -> Iterator[Decimal]:
    """Yield the values of series, and what readers work out of them: sums of some that follow one
    another, means, differences; where it `has_shares`, these and changes, too."""
    groups = [
        [value for value in group if value is not None]
        for group in (*rows, *zip(*rows, strict=False))
    ]
    every = [value for row in groups[: len(rows)] for value in row]
    for group in filter(None, (*groups, every)):
        total = sum(group, Decimal())
        yield from (total / len(group), sorted(group)[len(group) // 2])
        for start, end in combinations(range(len(group) + 1), 2):
            yield sum(group[start:end], Decimal())
        if has_shares:
            yield from (value / total * 100 for value in group if total)
    for one, other in combinations(every, 2):
        yield from (one - other, one + other)
    if has_shares:
        yield from (100 - value for value in every)
        for one, base in permutations(every, 2):
            if base:
                yield from ((one - base) / base * 100, one / base * 100)


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("contradicted-chart", Severity.NOTE,
         "what a headline or an alternative text says of a chart is what the chart shows",
         "Listeners have the words alone, and others believe the headline; correct one of the two, "
         "or leave the number out.",
         "docs/content.md", contradicted_chart),
    Rule("wrong-way", Severity.WARNING,
         "what is said of a chart to rise does not fall, and what falls does not rise",
         "A number or the word is wrong, and listeners have the words alone.", "docs/content.md",
         wrong_way, ENGLISH),
    Rule("mistold-value", Severity.WARNING,
         "what is said of a name of a chart is its value",
         "Two values have changed places, or one was corrected in one place alone; listeners have "
         "the words alone.", "docs/content.md", mistold_value, ENGLISH),
)  # fmt: skip
"""Rules on words about charts."""

__all__ = ["RULES"]

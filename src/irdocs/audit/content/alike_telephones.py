"""A rule on telephone numbers of which one is probably the other, typed wrongly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from irdocs.audit.content.examined import ContentText, ExaminedContent, ExaminedPart
from irdocs.audit.content.telephones import at_home
from irdocs.audit.rules import Finding, Rule
from irdocs.content.telephone_numbers import telephone_numbers
from irdocs.diagnostics import Severity, Span
from irdocs.frozen import frozen

_LEAST = 9
"""How many digits a number has at least; shorter ones are those of services, or no telephone's."""
_RANGE = 3
"""So many numbers that differ in one and the same digit are those of one switchboard."""
_DIGIT = re.compile(r"\d")


@frozen
class _NumberPlace:
    """Where a number stands."""

    written: str
    home: str
    """The id of its block."""
    span: Span


def alike_telephones(content: ExaminedContent) -> Iterator[Finding]:
    """Find numbers that are nearly the same; one block that has both means both."""
    places: defaultdict[str, list[_NumberPlace]] = defaultdict(list)
    for text, digits, written in content.found(_numbers):
        place = _NumberPlace(written, text.home, content.locate(text, written))
        places[digits].append(place)
    ranks = {digits: (-len(found), at) for at, (digits, found) in enumerate(places.items())}
    for first, second, how in _alike(places):
        homes = [{place.home for place in places[digits]} for digits in (first, second)]
        if homes[0] & homes[1]:
            continue
        # What stands there less often, or later, is the one to look at.
        right, wrong = sorted((first, second), key=lambda digits: ranks[digits])
        other, slip = places[right][0], places[wrong][0]
        yield Finding(
            0,
            f'"{slip.written}" and "{other.written}" in line {other.span.line} differ in {how}',
            slip.span,
        )


def _numbers(part: ExaminedPart) -> Iterator[tuple[ContentText, str, str]]:
    """Yield each number with its text, as its digits, and as it is written."""
    for text in part.texts:
        for paragraph in text.paragraphs:
            if "-" not in paragraph and len(_DIGIT.findall(paragraph)) < _LEAST:
                continue  # most texts; a number whose letters are its keys has a hyphen
            for number in telephone_numbers(paragraph):
                digits = at_home(number.dialled)
                if len(digits) >= _LEAST and digits[0] in "0+":
                    yield text, digits, number.text


def _alike(numbers: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield two numbers that differ in little, and in what."""
    known = dict.fromkeys(numbers)
    without_one: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for digits in known:
        for at, (one, next_one) in enumerate(pairwise(digits)):
            exchanged = f"{digits[:at]}{next_one}{one}{digits[at + 2 :]}"
            if exchanged in known and digits < exchanged:
                yield digits, exchanged, "two digits that are exchanged"
        for at in range(len(digits)):
            without_one[at, digits[:at] + digits[at + 1 :]].append(digits)
    for alike in without_one.values():
        if len(alike) < _RANGE:
            yield from ((*pair, "one digit") for pair in combinations(alike, 2))


RULES: tuple[Rule[ExaminedContent], ...] = (
    Rule("alike-telephones", Severity.WARNING,
         "no telephone number is another one with a slip of the keys",
         "Who needs help rings a stranger; look both up. Two that stand in one block are taken as "
         "meant.",
         "docs/content.md", alike_telephones),
)  # fmt: skip
"""The rule on telephone numbers that are nearly the same."""

__all__ = ["RULES"]

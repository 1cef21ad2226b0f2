"""Compare the limits of a text and its translation: no more than 8 must not become mehr als 8.

A limit is from above or from below, by its word and by whether that is negated: "no more than",
"at most" and "dim mwy nag" are one. Limits are compared where both texts have one beside the same
number, or only one; where it is not sure what is negated, nothing is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum
from typing import TypeAlias

from irdocs.frozen import frozen
from irdocs.locale.day_parts import tidied
from irdocs.locale.limits import (
    between,
    conjunctions,
    doubtful_words,
    ends_range,
    is_behind,
    limit_words,
)
from irdocs.locale.negations import spans_of_negations
from irdocs.translation.quantities import plainly, quantities

Span: TypeAlias = tuple[int, int]

_UPPER = frozenset({"most", "or_less", "less", "under", "early"})
_FIXED = frozenset({"most", "least"})
_PREPOSITIONS = frozenset({"over", "under", "late", "early"})
_TIMES = frozenset({"late", "early"})
_UNCOUNTED = frozenset({"most", "least", "more", "less", *_TIMES})
"""Kinds that are limits of something that has no number in digits, too."""
_BETWEEN, _DIGITS = r"(?:[^\W\d_]+\s+)", r"(\d+(?:[.,]\d+)*)"
_NEAR = 60
"""How many characters before a limit its number may stand."""
_SENTENCE = re.compile(r"[.](?!\d)|[;!?\n؟۔]")


class _Negated(Enum):
    """Where a no stands that may turn a limit round."""

    NOT = "not"
    HERE = "here"
    NEAR = "near"
    """In the same sentence, but another clause."""


@frozen
class Limit:
    """What a text says of a number: that there may be no more, or no less."""

    value: str
    """The number, in digits; empty if it is in words or if there is none."""
    is_upper: bool
    written: str
    is_time: bool
    """Whether it is said by before or after."""
    negated: _Negated
    is_sure: bool
    """Whether the limit is what it seems, though it may be read apart from its sentence."""
    spans: tuple[Span, ...]
    """Where its word stands, and the words that negate it."""


def compared_limits(
    source: str, target: str, languages: tuple[str, str]
) -> tuple[tuple[str, str] | None, tuple[str, str]]:
    """Return a limit of a source and the other one in its translation, and both texts without the
    limits that are one, but of which only one text says "no"."""
    texts = _plain(source), _plain(target)
    before, after = (limits(text, tag) for text, tag in zip(texts, languages, strict=True))
    if turned := _outside(texts[0], before, after, languages[0]):
        return turned, (source, target)
    spans: tuple[list[Span], list[Span]] = ([], [])
    for one, other in _pairs(before, after):
        is_same = one.is_upper == other.is_upper
        if one.negated is not other.negated and is_same:
            spans[0].extend(one.spans)
            spans[1].extend(other.spans)
        elif is_same or (one.is_time and not one.value):  # what is without numbers is an opposite
            continue
        elif one.negated is other.negated or (one.is_sure and other.is_sure):
            return (one.written, other.written), (source, target)
    if not spans[0]:
        return None, (source, target)
    return None, (_without(texts[0], spans[0]), _without(texts[1], spans[1]))


def _outside(
    text: str, before: Sequence[Limit], after: Sequence[Limit], language: str
) -> tuple[str, str] | None:
    """Return a range of a text, where its translation names all below it and all above."""
    for match in between(language).finditer(text):
        low, high = (quantities(number, language)[0].value for number in match.groups())
        if any(limit.value in (low, high) for limit in before) or float(low) >= float(high):
            continue
        below = next((one for one in after if one.value == low and one.is_upper), None)
        above = next((one for one in after if one.value == high and not one.is_upper), None)
        if below and above and below.is_sure and above.is_sure:
            return f'"{match[0]}"', f"{below.written} and {above.written}"
    return None


def limits(text: str, language: str) -> Sequence[Limit]:
    """Return the limits of a text in order; none in a language whose words are not known."""
    pattern, text = limit_words(language), _plain(text)
    found = [] if pattern is None else list(pattern.finditer(text))
    kinds = [match for match in found if _is_limit(match, language)]
    negations = [
        span
        for span in spans_of_negations(text, language)
        if not any(match.start() <= span[0] < match.end() for match in found)
    ]
    return [
        _limit(match, [other for other in kinds if other is not match], negations, language)
        for match in kinds
    ]


def _plain(text: str) -> str:
    return tidied(plainly(unicodedata.normalize("NFC", text)))


def _pairs(before: Sequence[Limit], after: Sequence[Limit]) -> Sequence[tuple[Limit, Limit]]:
    """Return limits of the same number; and the only one of each text if one has no number."""
    pairs = []
    for one in before:
        same = [other for other in after if other.value == one.value]
        is_only = sum(other.value == one.value for other in before) == 1
        if one.value and is_only and len(same) == 1:
            pairs.append((one, same[0]))
    for is_time in (False, True):
        some, others = (
            [one for one in found if one.is_time == is_time] for found in (before, after)
        )
        if len(some) == len(others) == 1 and "" in (some[0].value, others[0].value):
            pairs.append((some[0], others[0]))
    return pairs


def _is_limit(match: re.Match[str], language: str) -> bool:
    return match.lastgroup in _UNCOUNTED or bool(_value(match, language))


def _value(match: re.Match[str], language: str) -> str:
    """Return the number, in digits, that a word sets a limit to; empty for none."""
    kind, text = str(match.lastgroup), match.string
    ahead = re.compile(rf"[\s:]*{_BETWEEN}{{0,{3 if kind in _FIXED else 1}}}[£€$]?{_DIGITS}").match(
        text, match.end()
    )
    back = re.search(
        rf"(?<![\d.,]){_DIGITS}\s*[%°]?\s*{_BETWEEN}{{0,3}}$",
        text[max(0, match.start() - _NEAR) : match.start()],
    )
    if is_behind(kind, language):
        found = back
    elif kind == "under" and back and ends_range(match[0]):  # from 2 to 8
        found = None
    else:
        found = ahead or (back if kind in {*_FIXED, "exceed"} else None)
    return quantities(found[1], language)[0].value if found else ""


def _limit(
    match: re.Match[str], others: Sequence[re.Match[str]], negations: Sequence[Span], language: str
) -> Limit:
    kind, text = str(match.lastgroup), match.string
    sentence = _around(match, [one.span() for one in _SENTENCE.finditer(text)])
    ends = [
        one.span()
        for one in conjunctions(language).finditer(text)
        if not any(other.start() <= one.start() < other.end() for other in (match, *others))
    ]
    clause = _around(match, ends)
    near = [span for span in negations if sentence[0] <= span[0] < sentence[1]]
    beside = [span for span in near if _touches(text, span, match)]
    taken = [span for span in near for other in others if _touches(text, span, other)]
    here = [span for span in near if clause[0] <= span[0] < clause[1] and span not in taken]
    is_alone = not any(clause[0] <= other.start() < clause[1] for other in others)
    is_fixed = kind in _FIXED
    negated = (
        _Negated.HERE if here and not is_fixed else
        _Negated.NEAR if near and not is_fixed else _Negated.NOT
    )  # fmt: skip
    is_clear = (
        negated is _Negated.NOT
        or (negated is _Negated.HERE and kind not in {*_PREPOSITIONS, "or_more", "or_less"}
            and bool(is_alone or beside))
    )  # fmt: skip
    return Limit(
        _value(match, language),
        (kind in _UPPER) != (negated is _Negated.HERE),
        _written(text, match, here if negated is _Negated.HERE else ()),
        kind in _TIMES,
        negated,
        is_clear and not doubtful_words(language).search(text, *sentence),
        (match.span(), *(here if negated is _Negated.HERE else ())),
    )


def _around(match: re.Match[str], ends: Sequence[Span]) -> Span:
    """Return the part of a text round a match between signs or words that end it."""
    start = max((end for _, end in ends if end <= match.start()), default=0)
    stop = min((start for start, _ in ends if start >= match.end()), default=len(match.string))
    return start, stop


def _touches(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether a no stands directly before a word of a limit."""
    return span[1] <= match.start() and not text[span[1] : match.start()].strip()


def _written(text: str, match: re.Match[str], negations: Sequence[Span]) -> str:
    """Return a limit as a message quotes it, with the first word that negates it."""
    if not negations:
        return f'"{match[0]}"'
    start, stop = negations[0]
    words = (text[start:stop], match[0]) if start < match.start() else (match[0], text[start:stop])
    is_joined = not text[min(stop, match.end()) : max(start, match.start())].strip()
    return f'"{(" " if is_joined else " … ").join(words)}"'


def _without(text: str, spans: Sequence[Span]) -> str:
    for start, stop in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[stop:]}"
    return text


__all__ = ["compared_limits", "limits"]

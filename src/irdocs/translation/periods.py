"""Compare how often something is done, and how long, in words: once a week must not be once a day.

What is known are the units of time that each text names. One of the source that the translation
does not have, and another one in its place, are a change; a unit that is only lost may be in words
that are not known here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from irdocs.frozen import frozen
from irdocs.locale.day_parts import tidied
from irdocs.locale.frequencies import unit_of_frequency
from irdocs.locale.language_tags import primary_language
from irdocs.locale.negations import number_words
from irdocs.translation.calendar_words import months
from irdocs.translation.changed_amount import ChangedAmount
from irdocs.translation.measures import duration_of
from irdocs.translation.quantities import plainly

_WORD = re.compile(r"[\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff]+")
_NUMBER_BEFORE = re.compile(r"\d[\s-]*$")
"""What stands before a unit of time that is compared with its number."""
_IN_DIGITS = re.compile(
    r"(?:[02-9]|\d\d)\s?(?:[个個かヶカケヵ]?[天日周週月年년주일]|小[时時]|[分时時](?:间|間|钟|鐘)?|시간|분|개월)"
)
"""The same, in scripts that do not part words by spaces; 1日2回 says how often."""
_COMPARED = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})
"""Units of time whose words mean little else; seconds are those of clocks, and what is second."""
_OTHERWISE: Mapping[str, str] = {
    "ar": "الساعة",
    "cy": r"(?:hanner|canol) (?:dydd|nos)"
    r"|d?dydd (?:Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn|Sul)",
    "de": "Guten Tag",
    "en": r"\w*days? (?:case|surgery|unit|ward|centre|hospital|care|room)s?|minutes of",
    "fa": "ساعت",
    "fr": r"(?:tout à|à|de bonne|quelle) l?['’]?heure|de nos jours|(?:à|mise?s? à) jour",
    "ga": r"\w*uair\w*|uaire?",
    "it": r"(?<!\w)ora(?!\w)",
    "pt": r"hora de|de hora",
    "ro": r"(?<!\d )\bluni\b|\bora\b",
    "vi": "năm|giờ|ngày nay|hôm nay",
}
"""By language: words for units of time that say something else."""
_CLOCK = re.compile(r"\b(?:time|o['’]clock|clock|opening|daytime)\b", re.IGNORECASE)
"""Of what is said in English where many languages name an hour."""
_SIGNS: Mapping[str, Mapping[str, str]] = {
    "ja": {
        "days": r"毎日|[1一]日|日(?=に|[一二三四1-9１-９]+回)|日間|日おき|日ごと",
        "weeks": r"週(?!末)",
        "months": r"[かヶカケヵ]月|毎月|月(?=に|[一二1-9]回)",
        "years": r"毎年|年(?=に|間|[一二1-9]回)",
        "hours": "(?<=[0-9０-９一二三四五六八十数毎])時間", "minutes": "分(?=間|ごと|おき|毎|以内)",
    },
    "ko": {
        "days": "매일|하루|[1일]일(?=에| |$)", "weeks": "매주|주일|주간|[1-9]주|주 ?[1-9]회",
        "months": "매월|매달|개월|[한두세] ?달|월 ?[1-9]회",
        "years": "매년|년간|[1-9일]년|연 ?[1-9]회",
        "hours": "(?<=[0-9한두세네몇매])시간|(?<=[0-9한두세네몇매] )시간",
        "minutes": "분(?=마다| 동안| ?간격)",
    },
    "zh": {
        "days": "[每一两兩二三1-9]天|每日|[一1]日|天(?=一次|[两兩三]次)|日[一两兩三1-9]次",
        "weeks": "[每一两兩二三四1-9数几多][个個]?(?:周|週|星期|礼拜|禮拜)(?!末|围)"
        "|(?:周|週)(?=内|內|后|後|[一二三1-9两兩]次)",
        "months": "[个個]月|每月|月[一两1-9]次", "years": "[每一两兩二三1-9]年|年[一两1-9]次",
        "hours": "小时|小時|钟头|鐘頭", "minutes": "分钟|分鐘",
    },
}  # fmt: skip
"""Units of time in scripts that do not part words by spaces."""
_PREFIXES = re.compile("^[وفبلك]?(?:ال|لل)?(?=..)")
"""What Arabic joins to the word behind it."""
_PART = (
    r"half|halves|quarter\w*|halb\w*|demi\w*|medi[oa]|mezz[oa]|hanner|pół\w*|semestre\w*|trimestre\w*"
    r"|kwadrans\w*|viertel\w*|quartal\w*|kwarta\w+|\w*نصف|\w*ربع|آدھ\w*|пів\w*|полов\w*"
)
_SIGNS_OF_PARTS = "半|季|आध"
_EQUAL: Mapping[frozenset[str], str] = {
    frozenset({"months", "years"}): "six|nine|twelve|eighteen|twenty-four",
    frozenset({"weeks", "months"}): "four|eight",
    frozenset({"days", "weeks"}): r"seven|ten|fourteen|quinz\w+|quince\w*|quindic\w+|huit|acht|ocho"
    "|otto|oito|vierzehn|veertien",
    frozenset({"hours", "days"}): "twenty-four|forty-eight|seventy-two",
    frozenset({"minutes", "hours"}): "fifteen|thirty|forty-five|sixty|ninety",
}
"""Numbers of one unit that are said as one or a part of another: six months, half a year."""
_RATE = re.compile(
    r"\b(?:(?:once|twice|thrice|times)\s+(?:a|an|per|each|every|in\s+an?|in\s+any)|every|each|per)"
    r"\s+(?P<unit>minute|hour|day|week|month|year|fortnight)\b|\b(?P<often>\w+ly)\b",
    re.IGNORECASE,
)
"""How often, in English."""


@frozen
class _Period:
    """A unit of time that a text names, and the words by which it does."""

    unit: str
    written: str
    is_counted: bool
    """Whether a number in words stands before it."""


def changed_period(source: str, target: str, languages: tuple[str, str]) -> ChangedAmount | None:
    """Return how often or how long by a source, and the other unit of time in its translation.

    It is sure where English says how often by a unit that the translation has nowhere.
    """
    before, after = _periods(source, languages[0]), _periods(target, languages[1])
    lost, added = _only_in(before, after), _only_in(after, before)
    if _CLOCK.search(source):
        added = [one for one in added if one.unit != "hours"]
    if _CLOCK.search(target):
        lost = [one for one in lost if one.unit != "hours"]
    if not lost or not added or _may_be_equal(lost[0].unit, added[0].unit, f"{source} {target}"):
        return None
    rates = _rates(source, languages[0])
    rated = next((one for one in lost if one.unit in rates), None)
    kept = {one.unit for one in before} & {one.unit for one in after}
    is_gone = rated is not None and not kept & {rated.unit, added[0].unit}
    is_sure = is_gone and not added[0].is_counted
    return ChangedAmount((rated or lost[0]).written, added[0].written, is_sure=is_sure)


def _only_in(some: Sequence[_Period], others: Sequence[_Period]) -> list[_Period]:
    """Return units of time that one text names more often than another."""
    left = Counter(one.unit for one in others)
    only = []
    for one in some:
        left[one.unit] -= 1
        if left[one.unit] < 0:
            only.append(one)
    return only


def _may_be_equal(one: str, other: str, texts: str) -> bool:
    """Whether a number in words may make as much of a unit as there is of another."""
    numbers = _EQUAL.get(frozenset({one, other}), r"(?!)")
    pattern = rf"(?<!\w)(?:{_PART}|{numbers})(?!\w)|{_SIGNS_OF_PARTS}"
    return bool(re.search(pattern, texts, re.IGNORECASE))


def _rates(text: str, language: str) -> frozenset[str | None]:
    """Return the units of time by which an English text says how often."""
    if primary_language(language) != "en":
        return frozenset()
    return frozenset(
        duration_of(match["unit"].casefold(), language)
        if match["unit"]
        else unit_of_frequency(match["often"].casefold(), language)
        for match in _RATE.finditer(text)
    )


def _periods(text: str, language: str) -> Sequence[_Period]:
    """Return the units of time that a text names, in order."""
    tag = primary_language(language)
    plain = tidied(plainly(unicodedata.normalize("NFC", text)))
    if tag in _OTHERWISE:
        plain = re.sub(_OTHERWISE[tag], " ", plain, flags=re.IGNORECASE)
    plain = _months(language).sub(" ", plain)
    if tag in _SIGNS:
        found = [
            (match.start(), _Period(unit, match[0], is_counted=False))
            for unit, signs in _SIGNS[tag].items()
            for match in re.finditer(signs, _IN_DIGITS.sub(" ", plain))
        ]
        return [period for _, period in sorted(found, key=lambda one: one[0])]
    periods, numbers, counted = [], number_words(language), False
    for match in _WORD.finditer(plain):
        if _NUMBER_BEFORE.search(plain, max(0, match.start() - 4), match.start()):
            counted = False
            continue
        word = match[0].casefold()
        unit = _unit(word, language)
        if unit in _COMPARED:
            is_counted = counted and unit_of_frequency(word, language) is None
            periods.append(_Period(unit, match[0], is_counted))
        counted = word in numbers
    return periods


def _unit(word: str, language: str) -> str:
    for one in (word, _PREFIXES.sub("", word)):
        if unit := unit_of_frequency(one, language) or duration_of(one, language):
            return unit
    return ""


@cache
def _months(language: str) -> re.Pattern[str]:
    """Return a pattern of months with their names, as in Welsh, where March is mis Mawrth."""
    if not language.lower().startswith("cy"):
        return re.compile(r"(?!)")
    names = "|".join(re.escape(name) for name, _ in months(language) if len(name) > 2)
    return re.compile(rf"\b[mf]is (?:{names})\b", re.IGNORECASE)


__all__ = ["changed_period"]

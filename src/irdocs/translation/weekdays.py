"""Compare the days of the week that a text and its translation name: Monday is not Dienstag.

The names are CLDR's. A day is told of that is lost, where another one has come; "Monday to Friday"
may be werktags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import babel

from irdocs.frozen import frozen
from irdocs.locale.day_parts import tidied
from irdocs.locale.language_tags import primary_language

_ALSO: Mapping[str, Mapping[str, int]] = {
    "de": {"sonnabend": 5},
    "en": {"tues": 1, "thur": 3, "thurs": 3},
    "hi": {"इतवार": 6, "बृहस्पतिवार": 3, "वीरवार": 3},
    "pt": {"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4},
    "ur": {"سوموار": 0},
}
"""By language: other names, and short ones, by the number of the day; Monday is 0, as in Babel."""
_OTHERWISE: Mapping[str, frozenset[str]] = {"ur": frozenset({"ہفتہ", "ہفتے"})}
"""By language: names of days that are words for something else, such as a week."""
_IN_SIGNS: Mapping[str, tuple[str, str]] = {
    "ja": ("([月火水木金土日])曜", "月火水木金土日"),
    "ko": ("([월화수목금토일])요일", "월화수목금토일"),
    "zh": ("(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])(?![次天日个個])", "一二三四五六日天"),
}
"""By language without spaces between words: a pattern of the days, and their signs in order."""
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u0300-\u036f\u0900-\u0963-])*")
_WELSH = re.compile(r"\b(?:d?dydd|nydd|nos) (\w+)", re.IGNORECASE)
_ARABIC_JOINED = re.compile(r"^[وفبلك]+(?=ال)|^لل")
_ALEF = str.maketrans("أإآ", "ااا")


@frozen
class _Days:
    """The days that a text names, by their numbers."""

    sure: Mapping[int, str]
    """In full, each as it is written first."""
    possible: frozenset[int]
    """Also those in short forms, which may be other words."""


def changed_weekday(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    """Return a day of the week in a source, and another one that its translation has in its
    place."""
    before, after = _days(source, languages[0]), _days(target, languages[1])
    lost = [word for day, word in before.sure.items() if day not in after.possible]
    added = [word for day, word in after.sure.items() if day not in before.possible]
    is_open = re.search(r"\b(?:weekends?|weekdays?|working days?)\b", source, re.IGNORECASE)
    return (lost[0], added[0]) if lost and added and not is_open else None


def _days(text: str, language: str) -> _Days:
    tag = primary_language(language)
    plain = tidied(text).replace("ʼ", "'")
    if tag in _IN_SIGNS:
        pattern, signs = _IN_SIGNS[tag]
        found = [(min(signs.index(m[1]), 6), m[0]) for m in re.finditer(pattern, plain)]
        return _Days(dict(reversed(found)), frozenset(day for day, _ in found))
    sure: dict[int, str] = {}
    possible: set[int] = set()
    names, short = _names(language)
    spoken = {match[1].casefold() for match in _WELSH.finditer(plain)} if tag == "cy" else None
    for word in _WORD.findall(plain):
        folded = _folded(word)
        day = next((day for name, day in names if _is_form(folded, name)), None)
        if day is not None and (spoken is None or folded in spoken):
            if folded not in _OTHERWISE.get(tag, ()):
                sure.setdefault(day, word)
            possible.add(day)
        possible.update(
            number for one in (folded, *folded.split("-")) if (number := short.get(one)) is not None
        )
    return _Days(sure, frozenset(possible))


def _is_form(word: str, name: str) -> bool:
    """Whether a word is a name in one of its cases, or begins with it, as Montagabend does."""
    stem = name[: max(4, len(name) - 2)]
    return word.startswith(name) or (word.startswith(stem) and len(word) <= len(name) + 3)


def _folded(word: str) -> str:
    plain = word.replace("İ", "i").casefold().translate(_ALEF)
    return _ARABIC_JOINED.sub(lambda joined: "ال" if joined[0] == "لل" else "", plain)


@cache
def _names(language: str) -> tuple[tuple[tuple[str, int], ...], Mapping[str, int]]:
    """Return the full names of days, the longest first, and all short ones, each with its day."""
    tag = primary_language(language)
    try:
        listed = babel.Locale.parse(language, sep="-").days
    except (ValueError, babel.UnknownLocaleError):
        return (), {}
    full = dict(_last_words(listed["format"]["wide"]))
    full |= {name: day for name, day in _ALSO.get(tag, {}).items() if tag in ("de", "hi", "ur")}
    short = dict(_last_words(listed["format"]["abbreviated"])) | dict(_ALSO.get(tag, {})) | full
    return tuple(sorted(full.items(), key=lambda one: -len(one[0]))), short


def _last_words(names: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    """Yield the last word of each name, which alone is another one each day, and its day."""
    for day, name in names.items():
        yield _folded(str(name).replace("ʼ", "'").rstrip(".").split()[-1]), int(day)


__all__ = ["changed_weekday"]

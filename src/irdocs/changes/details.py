"""Find in a text what a reader may come to harm by: numbers, doses, dates, addresses, negations.

They are compared by what they mean, not by how they are written: 1000 and 1,000 are one number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import babel
from babel.dates import get_day_names, get_month_names

from irdocs.changes.passages import ChangedDetail, Detail
from irdocs.locale.negations import is_negation, number_words
from irdocs.translation.quantities import quantities, telephones, without_telephones
from irdocs.translation.units import unit_of

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b10\.\d{4,9}/[^\s<>\"]*[^\s<>\".,;:!?)\]]"
    r"|\b(?:[a-z0-9-]+\.)+(?:org|com|net|uk|edu|gov|int|eu|health|info)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]])?"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
"""Addresses of the web and of mail, DOIs, and British postcodes."""
_TIMES = re.compile(
    r"\b(?:[01]?\d|2[0-3]):[0-5]\d(?: ?[ap]\.?m\b\.?)?"
    r"|\b(?:1[0-2]|[1-9])(?:\.[0-5]\d)? ?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_NUMERIC_DATES = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\b"
    r"|\b\d{4} ?[年년]\s?\d{1,2} ?[月월]\s?(?:\d{1,2} ?[日일])?"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def changed_details(before: str, after: str, language: str) -> tuple[ChangedDetail, ...]:
    """Return what only one of two texts in a language says of each kind of detail, worst first."""
    old, new = _found(before, language), _found(after, language)
    changed = []
    for kind in Detail:
        lost, gained = old[kind] - new[kind], new[kind] - old[kind]
        if lost or gained:
            changed.append(ChangedDetail(kind, tuple(lost.elements()), tuple(gained.elements())))
    return tuple(changed)


def _found(text: str, language: str) -> dict[Detail, Counter[str]]:
    """Return the details of a text by kind; each character belongs to one at most."""
    found: dict[Detail, Counter[str]] = {kind: Counter() for kind in Detail}
    words = text
    for kind, pattern in (
        (Detail.ADDRESS, _ADDRESS), (Detail.DATE, _NUMERIC_DATES), (Detail.DATE, _worded(language)),
        (Detail.DATE, _TIMES),
    ):  # fmt: skip
        found[kind].update(" ".join(match[0].split()) for match in pattern.finditer(words))
        words = pattern.sub(" ", words)
    found[Detail.TELEPHONE].update(telephones(words))
    words = without_telephones(words)
    for quantity in quantities(words, language):
        if unit := unit_of(quantity):
            space = "" if unit == "%" else " "
            found[Detail.DOSE][f"{quantity.value}{space}{unit}"] += 1
        else:
            found[Detail.NUMBER][quantity.value] += 1
    numbers = number_words(language)
    for word in (match[0].casefold() for match in _WORD.finditer(words)):
        if word in numbers:
            found[Detail.NUMBER][word] += 1
    found[Detail.NEGATION].update(_negations(words, language))
    return found


def _negations(text: str, language: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match[0].casefold().replace("’", "'")
        if is_negation(word, language):
            yield word


@cache
def _worded(language: str) -> re.Pattern[str]:
    """Return a pattern of dates in words: 23 November 2026, November 2026, Monday."""
    try:
        locale = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        locale = babel.Locale("en")
    months = _listed(
        str(name).rstrip(".")
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_month_names(width, context, locale).values()
    )
    days = _listed(
        str(name)
        for context in ("format", "stand-alone")
        for name in get_day_names("wide", context, locale).values()
    )
    ordinal = r"\d{1,2}(?:st|nd|rd|th|er|\.|º|ª)?"
    return re.compile(
        rf"\b{ordinal}(?: of| de| d['’])?\s?(?:{months})\b\.?(?:,?(?: de)? \d{{4}}\b)?"
        rf"|\b(?:{months})\b\.? {ordinal}(?!\d)(?:,? \d{{4}}\b)?"
        rf"|\b(?:{months})\b\.?(?: de)? \d{{4}}\b|\b(?:{days})\b",
        re.IGNORECASE,
    )


def _listed(names: Iterator[str]) -> str:
    """Return names as alternatives of a pattern, the longest first; numbers are left out."""
    kept = {name for name in names if not name.isdigit() and name}
    return "|".join(map(re.escape, sorted(kept, key=lambda name: (-len(name), name)))) or r"(?!)"


__all__ = ["changed_details"]

"""Find in a text what a reader may come to harm by: numbers, doses, dates, addresses, negations.

They are compared by what they mean, not by how they are written: 1000 and 1,000 are one number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial

import babel
from babel.dates import get_day_names, get_month_names

from irdocs.changes.passages import ChangedDetail, Detail
from irdocs.changes.places import details_elsewhere
from irdocs.importing.own_words import filled_in
from irdocs.locale import load
from irdocs.locale.comparisons import comparisons
from irdocs.locale.frequencies import is_frequency
from irdocs.locale.negations import counted_signs, is_negation, number_words
from irdocs.translation.measures import duration_of, measure_of
from irdocs.translation.quantities import marks_of, quantities, telephones, without_telephones

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
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?: ?([ap])\.?m\b\.?)?", re.IGNORECASE)
_SMALL = re.compile(r"(?<![\d.,])(\d+)[.,](\d{1,2})(?![\d.,])(?=\s*(?:[^\W\d_]|%))")
"""A number with one or two digits behind a sign, which no language has between thousands."""
_POINTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})(?![\d.]*\d)")
_WITHOUT_ZERO = re.compile(r"(?<![\w.,])\.(?=\d)")
_COLONS = re.compile(r"\b\d{1,2}:\d{2}\b")
_LONGEST_LETTER = 2
"""What is longer is no letter of an option: "the answer is clear: rest"."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def changed_details(before: str, after: str, language: str) -> tuple[ChangedDetail, ...]:
    """Return what only one of two texts in a language says of each kind of detail, worst first."""
    times = {*_COLONS.findall(before), *_COLONS.findall(after)}
    old, new = (_found(_with_colons(text, times), language) for text in (before, after))
    changed = []
    for kind in Detail:
        lost, gained = old[kind] - new[kind], new[kind] - old[kind]
        if lost or gained:
            changed.append(ChangedDetail(kind, tuple(lost.elements()), tuple(gained.elements())))
    known = {one.kind for one in changed}
    elsewhere = details_elsewhere(before, after, partial(_kind_of, language))
    changed += [one for one in elsewhere if one.kind not in known]
    return tuple(sorted(changed, key=lambda one: list(Detail).index(one.kind)))


def _kind_of(language: str, word: str, behind: str) -> Detail | None:
    """Return the kind of detail that a word is; None if it is none."""
    spoken = word.casefold().replace("’", "'")
    if any(sign.isdigit() for sign in word):
        found = quantities(f"{word} {behind}", language)
        is_measured = bool(found) and measure_of(found[0], language) is not None
        return Detail.DOSE if is_measured else Detail.NUMBER
    if spoken in number_words(language):
        return Detail.NUMBER
    if is_negation(spoken, language):
        return Detail.NEGATION
    if comparisons(spoken, [spoken], language):
        return Detail.COMPARISON
    if is_frequency(spoken, language) or _worded(language).fullmatch(word):
        return Detail.DATE
    return None


def _with_colons(text: str, times: set[str]) -> str:
    """Return a text in which 9.30 is written 9:30, if that is one of the times."""
    return _POINTED.sub(
        lambda m: m[0].replace(".", ":") if f"{m[1]}:{m[2]}" in times else m[0], text
    )


def _found(text: str, language: str) -> dict[Detail, Counter[str]]:
    """Return the details of a text by kind; each character belongs to one at most."""
    found: dict[Detail, Counter[str]] = {kind: Counter() for kind in Detail}
    words = text
    for kind, pattern in (
        (Detail.ADDRESS, _ADDRESS), (Detail.DATE, _NUMERIC_DATES), (Detail.DATE, _worded(language)),
        (Detail.DATE, _TIMES),
    ):  # fmt: skip
        tidy = _clock if pattern is _TIMES else _spaced
        found[kind].update(tidy(match[0]) for match in pattern.finditer(words))
        words = pattern.sub(" ", words)
    found[Detail.TELEPHONE].update(telephones(words))
    words = _WITHOUT_ZERO.sub("0.", without_telephones(words))
    words = _with_decimals(words, language)
    measured: Counter[str] = Counter()
    for quantity in quantities(words, language):
        if measure := measure_of(quantity, language):
            measured.update(duration_of(one, language) or one for one in measure.unit.split("/"))
            found[Detail.DOSE][f"{quantity.value}{measure.space}{measure.unit}"] += 1
        else:
            found[Detail.NUMBER][quantity.value] += 1
    spoken = [match[0].casefold().replace("’", "'") for match in _WORD.finditer(words)]
    numbers = number_words(language)
    found[Detail.NUMBER].update(word for word in spoken if word in numbers)
    found[Detail.NUMBER].update(counted_signs(words, language))
    found[Detail.NEGATION].update(word for word in spoken if is_negation(word, language))
    found[Detail.COMPARISON].update(comparisons(words, spoken, language))
    found[Detail.CHOICE].update(_answers(text, language))
    times = Counter(filter(None, (duration_of(word, language) for word in spoken)))
    found[Detail.DATE] += times - measured  # "5 days" is a measure
    found[Detail.DATE].update(word for word in spoken if is_frequency(word, language))
    return found


def _answers(text: str, language: str) -> Iterator[str]:
    """Yield which answer of a quiz a slide, or its notes, says is right, with its letter."""
    try:
        words = load(language).words
    except (ValueError, babel.UnknownLocaleError):
        return
    for phrase in (words.answer_title, words.answer_note):
        said = filled_in(phrase.template, text)
        if said and len(said["letter"]) <= _LONGEST_LETTER:
            yield f"{said['letter']}: {said['option']}"
            return


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _clock(text: str) -> str:
    """Return a time of the day in one form, however it is written: 9.30 a.m. is 9:30 am."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return _spaced(text)
    half = f" {match[3].lower()}m" if match[3] else ""
    return f"{int(match[1])}:{match[2] or '00'}{half}"


def _with_decimals(text: str, language: str) -> str:
    """Return a text whose decimal signs are those of the language: 2.5 mg in German is 2,5 mg."""
    return _SMALL.sub(rf"\1{marks_of(language).decimal}\2", text)


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

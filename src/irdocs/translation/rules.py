"""Hold a translation against its source: what must be the same in every language.

A number, a dose or a telephone number that has changed is worse than a clumsy sentence, and nobody
who reads the translation alone can see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from irdocs.content import markdown
from irdocs.content.markup import TextList
from irdocs.content.values import NOWHERE
from irdocs.content.words import WordsForm
from irdocs.diagnostics import Severity
from irdocs.frozen import frozen
from irdocs.locale.added_negations import added_negation
from irdocs.locale.negations import lost_negation
from irdocs.locale.opposites import turned_meaning
from irdocs.mathematics import Formula
from irdocs.translation.calendar import changed_date
from irdocs.translation.calendar_words import without_worded_dates
from irdocs.translation.catalogue import Entry
from irdocs.translation.changed_amount import ChangedAmount
from irdocs.translation.codes import Code, counted, words_of
from irdocs.translation.day_times import changed_time, lost_half, without_same_times
from irdocs.translation.doses import changed_unit
from irdocs.translation.how_often import changed_frequency
from irdocs.translation.limits import compared_limits
from irdocs.translation.order import other_order, turned_pair
from irdocs.translation.periods import changed_period
from irdocs.translation.quantities import NumberInText, differences, quantities, telephones
from irdocs.translation.repeated_numbers import without_doubled_intervals, without_shared_doses
from irdocs.translation.signs import changed_comparison, changed_currency
from irdocs.translation.weekdays import changed_weekday
from irdocs.translation.worded_counts import changed_count, changed_part
from irdocs.translation.worded_numbers import without_worded_numbers
from irdocs.unicode.controls import disguising_controls

OTHER_NUMBERS = "other numbers"
"""The comment of an entry whose translator means the numbers to differ, as in 2 for two.

A flag, with a hyphen, says the same; but programs of GNU gettext keep only flags that they know.
"""
_FREE = frozenset({Code.LANGUAGE, Code.RAISED, Code.LOWERED})
"""Codes that a language may need where another does not: 4^th^ has no like in German."""
_LOOKS = frozenset({Code.STRONG, Code.EMPHASIS})


@frozen
class TranslationFault:
    """What is wrong with a translation."""

    code: str
    severity: Severity
    message: str
    hint: str


def faults(
    entry: Entry, source: str, words: WordsForm, languages: tuple[str, str]
) -> Iterator[TranslationFault]:
    """Yield what is wrong with the translation of a text; `languages` are from which into which."""
    target = entry.target
    for control in disguising_controls(target)[:1]:
        yield TranslationFault(
            "bidi-control", Severity.ERROR,
            f"{control.name} may show the translation in another order than it is read",
            control.hint,
        )  # fmt: skip
    yield from _numbers(entry, source, words, languages)
    yield from _codes(source, target, words)
    yield from _form(source, target, words)


def _numbers(
    entry: Entry, source: str, words: WordsForm, languages: tuple[str, str]
) -> Iterator[TranslationFault]:
    comments = entry.comment.casefold().split("\n")
    is_meant = any(comment.strip(" .") == OTHER_NUMBERS for comment in comments)
    is_meant = is_meant or OTHER_NUMBERS.replace(" ", "-") in entry.flags
    severity = Severity.NOTE if is_meant else Severity.ERROR
    said, translated = _without_same_codes(words_of(source, words), words_of(entry.target, words))
    if telephones(said) != telephones(translated):
        yield TranslationFault(
            "changed-number", severity,
            f"the telephone numbers differ: {_listed(telephones(said))} in the source, "
            f"{_listed(telephones(translated))} in the translation",
            "write them as the source does",
        )  # fmt: skip
    said, translated = (
        without_doubled_intervals(text, language)
        for text, language in zip((said, translated), languages, strict=True)
    )
    numbers, others = quantities(said, languages[0]), quantities(translated, languages[1])
    lost, added = (_without_zeros(some) for some in differences(numbers, others))
    if lost or added:
        lost, added = without_same_times((lost, said), (added, translated), languages)
        lost = without_worded_dates(lost, translated, languages[1])
        added = without_worded_dates(added, said, languages[0])
        lost = without_worded_numbers(lost, (said, translated), languages)
        added = without_worded_numbers(added, (translated, said), (languages[1], languages[0]))
        one, other = (numbers, said), (others, translated)
        lost = without_shared_doses(lost, one, other, languages)
        added = without_shared_doses(added, other, one, (languages[1], languages[0]))
    if lost or added:
        unclear = {number.written for number in lost} & {number.written for number in added}
        parts = [
            f"{_listed(_as_read(some, unclear))} only in the {where}"
            for some, where in ((lost, "source"), (added, "translation"))
            if some
        ]
        yield TranslationFault(
            "changed-number", severity, f"the numbers differ: {'; '.join(parts)}",
            "write each with the decimal and thousands signs of its language; where they are meant "
            f"to differ, say so in a comment of the translation: # {OTHER_NUMBERS}",
        )  # fmt: skip
    elif turned := _turned(said, translated, languages):
        yield _changed("changed-number", severity, turned, "write what the source says")
    elif change := _changed_amount((numbers, said), (others, translated), languages):
        code = "changed-dose" if change.is_sure else "changed-meaning"
        hint = "write the same unit or sign" if change.is_sure else _SAY_THE_SAME
        weight = severity if change.is_sure or is_meant else Severity.WARNING
        yield _changed(code, weight, (change.before, change.after), hint)
    elif orders := other_order(said, translated, languages):
        before, after = orders
        yield TranslationFault(
            "changed-order", Severity.NOTE if is_meant else Severity.WARNING,
            f"the numbers stand in another order: {before} in the source, {after} in the "
            "translation",
            "see that each still belongs to the same; where it does, say so in a comment of the "
            f"translation: # {OTHER_NUMBERS}",
        )  # fmt: skip
    if meaning := _changed_meaning(said, translated, languages):
        yield _changed(
            "changed-meaning", Severity.NOTE if is_meant else Severity.WARNING, meaning,
            _SAY_THE_SAME,
        )  # fmt: skip


_SAY_THE_SAME = f"say the same; where it does, a comment of the translation says # {OTHER_NUMBERS}"


def _changed_amount(
    source: tuple[Sequence[NumberInText], str], target: tuple[Sequence[NumberInText], str],
    languages: tuple[str, str],
) -> ChangedAmount | None:  # fmt: skip
    """Return what is said otherwise of a number, or how often; what is sure before what is not.

    Each text comes with its numbers.
    """
    (numbers, said), (others, translated) = source, target
    changes = [
        change
        for change in (
            changed_unit(numbers, others, languages),
            changed_currency(numbers, others, (said, translated), languages),
            changed_comparison(numbers, others, languages),
            changed_frequency(said, translated, languages),
            changed_count(said, translated, languages),
            changed_part(said, translated, languages),
            changed_period(said, translated, languages),
            lost_half(said, translated, languages),
        )
        if change
    ]
    return min(changes, key=lambda change: not change.is_sure, default=None)


_CODE = re.compile(
    r"\bCC(?: BY(?:-[A-Z]{2})*| ?0) \d\.\d\b|(?<![\w.,])[A-Z]{1,4}-?\d+(?:[.,]\d+)+(?![\w.,]*\d)"
    r"|(?<![\w.,])\d+(?:\.\d+){2,}(?![\w.,]*\d)"
)
"""A licence, a code of letters and digits such as I48.0, and a number of parts such as 4.1.2: none
is written otherwise in another language."""


_PLACE = re.compile(
    r"\b(?:sections?|chapter|figure|fig\.|table|appendix|version|adran|abschnitt|kapitel|abbildung"
    r"|tabelle|chapitre|tableau) (?P<number>\d+(?:\.\d+)+)",
    re.IGNORECASE,
)
"""The number of a part of a document, or of its version, which has points in every language."""


def _without_same_codes(source: str, target: str) -> tuple[str, str]:
    """Return two texts without the codes that both have."""
    codes = set(_CODE.findall(source)) & set(_CODE.findall(target))
    codes.update(found["number"] for found in _PLACE.finditer(source))
    for code in sorted(codes, key=len, reverse=True):
        if source.count(code) == target.count(code):
            source, target = source.replace(code, "…"), target.replace(code, "…")
    return source, target


def _without_zeros(numbers: list[NumberInText]) -> list[NumberInText]:
    """Return numbers without the minutes of full hours: 10:00 is 10 Uhr."""
    return [one for one in numbers if not (one.value == "0" and one.written.endswith("00"))]


def _turned(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    """Return numbers of a source that mean something else in the translation, though all are there,
    and what has become of them."""
    return (
        changed_date(source, target, languages)
        or changed_weekday(source, target, languages)
        or changed_time(source, target, languages)
        or turned_pair(source, target, languages)
    )


def _changed_meaning(
    source: str, target: str, languages: tuple[str, str]
) -> tuple[str, str] | None:
    """Return a word of a source that the translation says otherwise, and what it says."""
    limit, (source, target) = compared_limits(source, target, languages)
    if limit:
        return limit
    turned = turned_meaning(source, target, languages)
    if turned:
        return f'"{turned[0]}"', f'"{turned[1]}"'
    lost = lost_negation(source, target, languages)
    if lost:
        return f'"{lost}"', "no word that says no"
    added = added_negation(source, target, languages)
    return ("what has no word that says no", f'"{added}"') if added else None


def _changed(
    code: str, severity: Severity, changed: tuple[str, str], hint: str
) -> TranslationFault:
    before, after = changed
    return TranslationFault(code, severity, f"{before} has become {after}", hint)


def _as_read(numbers: Sequence[NumberInText], unclear: Set[str]) -> list[str]:
    """Return numbers as they are written; the `unclear`, which stand in both languages and are
    another number in each, with how they are read."""
    values: dict[str, list[str]] = {}
    for number in numbers:
        values.setdefault(number.written.strip(), []).append(number.value)
    known = {written.strip() for written in unclear}
    return [
        f"{written} (read as {' and '.join(read)})" if written in known else written
        for written, read in values.items()
    ]


def _listed(items: list[str]) -> str:
    return ", ".join(items) if items else "none"


def _codes(source: str, target: str, words: WordsForm) -> Iterator[TranslationFault]:
    before, after = counted(source, words), counted(target, words)
    for code in Code:
        if code in _FREE:
            continue
        lost = {text: n for (kind, text), n in (before - after).items() if kind is code}
        added = {text: n for (kind, text), n in (after - before).items() if kind is code}
        if not lost and not added:
            continue
        parts = [
            f"{_listed([_shown(text) for text in some])} only in the {where}"
            for some, where in ((lost, "source"), (added, "translation"))
            if some
        ]
        if code in _LOOKS:
            count, other = sum(lost.values()), sum(added.values())
            yield TranslationFault(
                "changed-emphasis", Severity.WARNING,
                f"{code.value}: {count or other} more in the {'source' if lost else 'translation'}",
                "stress what the source stresses",
            )  # fmt: skip
        else:
            yield TranslationFault(
                "changed-markup", Severity.ERROR, f"{code.value}: {'; '.join(parts)}",
                "copy it from the source as it is",
            )  # fmt: skip


def _shown(code: str) -> str:
    """Return a code as messages quote it; of a link, where it leads."""
    return code.removeprefix("](").removesuffix(")") if code.startswith("](") else code


def _form(source: str, target: str, words: WordsForm) -> Iterator[TranslationFault]:
    if target != target.strip():
        yield TranslationFault(
            "outer-space", Severity.WARNING,
            "the translation begins or ends with a space or a line break, which is left out",
            "delete it",
        )  # fmt: skip
    if words in (WordsForm.TEXT, WordsForm.LINES) and (before := _shape(source)) != (
        after := _shape(target)
    ):
        yield TranslationFault(
            "changed-structure", Severity.WARNING,
            f"the source has {before}, the translation {after}",
            "keep its paragraphs, and the items of its lists",
        )  # fmt: skip


def _shape(text: str) -> str:
    """Return how many paragraphs and items of lists a text has."""
    read = markdown.parse(text, NOWHERE, read_math=lambda start, end: Formula.empty())
    items = sum(len(part.items) for part in read.parts if isinstance(part, TextList))
    paragraphs = sum(not isinstance(part, TextList) for part in read.parts)
    counts = ((paragraphs, "paragraph"), (items, "item"))
    return " and ".join(f"{n} {name}{'s' * (n != 1)}" for n, name in counts if n)

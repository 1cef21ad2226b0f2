"""Compare small numbers in words, and halves: two tablets must not become drei Tabletten.

Such words have other meanings, and languages count some things otherwise: a fortnight is two weeks,
and half a year six months. A number is told of that is lost, where another one has come.
"""

from __future__ import annotations

import re

from irdocs.locale.language_tags import primary_language
from irdocs.locale.number_words import (
    PartOfOne,
    WordedNumber,
    are_numbers_known,
    are_parts_known,
    has_dual,
    may_say,
    parts_in,
    worded_numbers,
)
from irdocs.translation.changed_amount import ChangedAmount
from irdocs.translation.measures import duration_of
from irdocs.translation.quantities import quantities

_DOSES = (
    r"(?:tablet|capsule|pill|drop|puff|spray|spoonful|teaspoon|tablespoon|sachet|patch|dose"
    r"|injection|suppositor|unit|vial|ampoule|lozenge|inhalation|pessar)(?:e?s|y|ies)?\b"
)
_OF_DOSES = re.compile(rf"[\s-](?:of (?:an? |the |your )?|an? |the |your )?(?:\w+ )?{_DOSES}", re.I)
"""What stands behind a number of doses in English: two tablets, half a white tablet."""
_ALSO = {
    2: r"second|other|both|pair|couple|twice|two|double|fortnight\w*|twin\w*|dual|half",
    3: r"third|triple|thrice|quarter\w*|three", 4: r"fourth|quarter\w*|month\w*|four",
    5: "fifth|five", 6: "sixth|half|six", 7: r"seventh|week\w*|seven", 8: r"eighth|week\w*|eight",
    9: "ninth|nine", 10: "tenth|ten", 11: "eleventh|eleven",
    12: r"twelfth|noon|midday|midnight|year\w*|dozen|twelve",
}  # fmt: skip
"""What of English is said by a number in another language."""


def changed_count(source: str, target: str, languages: tuple[str, str]) -> ChangedAmount | None:
    """Return a small number in a word of an English text, and the one that its translation has.

    It is sure of doses.
    """
    if primary_language(languages[0]) != "en" or not are_numbers_known(languages[1]):
        return None
    said = worded_numbers(source, "en")
    values = {number.value for number in quantities(source, "en")}
    others = {number.value for number in quantities(target, languages[1])}
    lost = [
        number
        for number in said
        if number.value > 1
        and str(number.value) not in others
        and not may_say(number.value, target, languages[1])
    ]
    added = [
        number
        for number in worded_numbers(target, languages[1])
        if number.value > 1
        and str(number.value) not in values
        and not re.search(rf"\b(?:{_ALSO[number.value]})\b", source, re.IGNORECASE)
    ]
    doses = [number for number in (lost or said) if _OF_DOSES.match(source, number.span[1])]
    if not lost and doses and added and all(number.value == 1 for number in doses):
        return _change(source, doses[0], f'"{added[0].written}"')
    if lost and added:
        one = next(iter(doses), lost[0])
        is_sure = bool(doses)
        if not is_sure and _of_other_time((source, one), (target, added[0]), languages):
            return None
        return _change(source, one, f'"{added[0].written}"', is_sure=is_sure)
    if doses and lost and not (has_dual(languages[1]) and doses[0].value == 2):
        return _change(source, doses[0], "no such number", is_sure=False)
    return None


def _change(
    source: str, number: WordedNumber, after: str, *, is_sure: bool = True
) -> ChangedAmount:
    word = re.match(r"[\s-]?[^\W\d_]*", source[number.span[1] :])
    return ChangedAmount(f'"{number.written}{word[0] if word else ""}"', after, is_sure=is_sure)


def _of_other_time(
    one: tuple[str, WordedNumber], other: tuple[str, WordedNumber], languages: tuple[str, str]
) -> bool:
    """Whether two numbers are of different units of time: eight weeks are zwei Monate."""
    units = [
        duration_of(word[0].casefold(), language)
        for (text, number), language in zip((one, other), languages, strict=True)
        if (word := re.search(r"[^\W\d_]+", text[number.span[1] : number.span[1] + 24]))
    ]
    return len(units) == 2 and None not in units and units[0] != units[1]


def changed_part(source: str, target: str, languages: tuple[str, str]) -> ChangedAmount | None:
    """Return a half, a quarter or a third of an English text, and what its translation has.

    One that is only lost is told of where it is one of a dose, and is not sure.
    """
    if primary_language(languages[0]) != "en" or not are_parts_known(languages[1]):
        return None
    before, after = parts_in(source, "en"), parts_in(target, languages[1])
    lost = next((part for part in before if part not in after), None)
    if lost is None or re.search(r"\d", target):  # 0,5 and ½ are numbers
        return None
    added = next((part for part in after if part not in before), None)
    if added is not None:
        return ChangedAmount(f'"{before[lost]}"', f'"{after[added]}"')
    place = source.find(before[lost]) + len(before[lost])
    if not _OF_DOSES.match(source, place):
        return None
    return ChangedAmount(f'"{before[lost]}"', f"no word for {_NAMES[lost]}", is_sure=False)


_NAMES = {
    PartOfOne.AND_HALF: "one and a half", PartOfOne.HALF: "a half", PartOfOne.QUARTER: "a quarter",
    PartOfOne.THIRD: "a third",
}  # fmt: skip


__all__ = ["changed_count", "changed_part"]

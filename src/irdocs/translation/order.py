"""Tell numbers that a translation has in another order: 1:10 and 10:1, 1 in 200 and 200 von 1.

Where the order alone says which number is which, a change of it is a change of what is said. Other
numbers may stand in another order because the sentence does; so that is only worth a second look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from irdocs.locale.language_tags import primary_language
from irdocs.locale.scripts import direction
from irdocs.translation.calendar import without_dates
from irdocs.translation.quantities import NumberInText, plainly, quantities
from irdocs.translation.units import unit_of

_NUMBER = r"\d+(?:[.,]\d+)?"
_PAIR = re.compile(
    rf"(?<![\w.,:/–-])(?P<one>{_NUMBER})(?P<sign> ?[:/–-] ?)(?P<other>{_NUMBER})(?![\w:/–-]|[.,]\d)"
)
"""A ratio, a time, a blood pressure or a range."""
_CLOCK = re.compile(r"(?<![\w.,:/])(?P<one>[01]?\d|2[0-3])[.:h](?P<other>[0-5]\d)(?![\w:]|[.,]\d)")
_OF: Mapping[str, str] = {
    "cy": "mewn|o bob|o|ym mhob", "de": "von|in|auf", "en": "in|out of|of", "es": "de cada|de",
    "fr": "sur", "it": "su", "nl": "op de|op|van de", "pl": "na", "pt": "em cada|em",
    "ro": "din", "ru": "из|на", "uk": "із|з|на",
}  # fmt: skip
"""What stands between a share and the whole in languages that name the share first."""
_WHOLE_FIRST = frozenset({
    "az", "bn", "eu", "et", "fa", "fi", "gu", "hi", "hu", "ja", "kk", "kn", "ko", "ky", "ml", "mn",
    "mr", "ne", "pa", "ps", "sd", "si", "so", "ta", "te", "tr", "ug", "ur", "uz", "vi", "zh",
})  # fmt: skip
"""Languages whose sentences are built so differently that the order of numbers says nothing."""


def turned_pair(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    """Return two numbers of a source that are read together, and how its translation turns them."""
    for read in (_pairs, _shares):
        before, after = read(source, languages[0]), read(target, languages[1])
        for (one, other), written in after.items():
            turned = before.get((other, one))
            if turned and one != other and (one, other) not in before:
                return turned, written
    return None


def _pairs(text: str, language: str) -> dict[tuple[str, str], str]:
    """Return the pairs of a text by their numbers, with how they are written.

    Ranges in languages from the right are left out: some type their ends as these are seen.
    """
    plain, from_right = without_dates(text, language), direction(language) == "rtl"
    return {
        _values(match): match[0]
        for pattern in (_CLOCK, _PAIR)
        for match in pattern.finditer(plain)
        if not (from_right and pattern is _PAIR and match["sign"].strip() in "–-")
    }


def _shares(text: str, language: str) -> dict[tuple[str, str], str]:
    """Return the shares of a text, such as 1 in 200, in the same way."""
    words = _OF.get(primary_language(language))
    if words is None:
        return {}
    pattern = rf"(?<![\w.,])(?P<one>{_NUMBER}) (?:{words}) (?P<other>{_NUMBER})(?!\w|[.,]\d)"
    return {_values(match): match[0] for match in re.finditer(pattern, plainly(text))}


def _values(match: re.Match[str]) -> tuple[str, str]:
    one, other = (match[name].replace(",", ".").lstrip("0") or "0" for name in ("one", "other"))
    return one, other


def other_order(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    """Return the measures that two texts share, by their numbers as each has them, if their order
    differs.

    Only those with a symbol, such as mg, are looked at: other numbers move with their words. None
    for languages in which the order says nothing.
    """
    if any(primary_language(language) in _WHOLE_FIRST for language in languages):
        return None
    before, after = (
        [
            number
            for number in quantities(without_dates(text, language), language)
            if unit_of(number) is not None
        ]
        for text, language in zip((source, target), languages, strict=True)
    )
    shared = {one.value for one in before} & {one.value for one in after}
    old, new = (_shared(numbers, shared) for numbers in (before, after))
    if sorted(old) != sorted(new) or old == new:
        return None
    return ", ".join(old), ", ".join(new)


def _shared(numbers: list[NumberInText], shared: set[str]) -> list[str]:
    return [number.value for number in numbers if number.value in shared]


__all__ = ["other_order", "turned_pair"]

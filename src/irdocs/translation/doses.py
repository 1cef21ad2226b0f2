"""Compare doses and prices: 5 mg must not become 5 g, 10 units not 10 ml, and £5 not 5 €.

A dose is an error that stops a build, so only what is sure is one: symbols, and words that CLDR has
for units of medicine and of time. Of all other words only a reader of the language can judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from irdocs.locale.scripts import direction
from irdocs.translation.measures import DURATIONS, measure_of
from irdocs.translation.quantities import NumberInText

_AMOUNTS = frozenset({
    "ng", "µg", "mg", "g", "kg", "ml", "cl", "dl", "l", "mmol", "mol", "IU", "drops", "teaspoons",
    "tablespoons",
})  # fmt: skip
"""Units of how much is taken."""
_COMPARED = _AMOUNTS | DURATIONS | {
    "%", "‰", "°C", "°F", "mmHg", "mm", "cm", "kPa", "Gy", "mGy", "Sv", "mSv", "kJ", "kcal", "Hz",
    "ms",
}  # fmt: skip
"""Units that must be the same; words such as "stone" and "pounds" are of other things, too."""
_DENOMINATORS = frozenset({"kg", "g", "mg", "l", "ml", "dl", "min", "h"})
"""What symbols are measured by in every language."""
_WORD_BEHIND = re.compile(r"[\s-]*[^\W\d_]")
_COUNTED = re.compile(
    r"[\s-]*(units?|tablets?|capsules?|puffs?|sprays?|sachets?|patch(?:es)?|ampoules?|vials?)\b",
    re.IGNORECASE,
)
"""What is counted in English, and never becomes a mass or a volume."""
_JOINED = re.compile(r"\s*(?:[–—−-]|[^\W\d_]{1,6}\.?)\s*[-−]?\d")
"""What joins a number to the next one, behind which the unit of both may stand: 5–10 mg."""
_RANGE = re.compile(r"\s?[–-]\s?\d")
_DEGREES = re.compile(r"\s*[°º℃℉]")


def changed_unit(
    source: Sequence[NumberInText], target: Sequence[NumberInText], languages: tuple[str, str]
) -> tuple[str, str] | None:
    """Return a dose of the source, and what it has become; None if no unit differs."""
    before = [_measured(quantity, languages[0]) for quantity in source]
    after = [_measured(quantity, languages[1]) for quantity in target]
    # Some who write from the right type the ends of a range as they are seen.
    from_right = direction(languages[1]) == "rtl" and any(_RANGE.match(n.after) for n in source)
    if not from_right and (moved := _moved(source, before, target, after)):
        return moved
    waiting = set(range(len(target)))
    for number, quantity in enumerate(source):
        same = [n for n in sorted(waiting) if target[n].value == quantity.value]
        if not same:
            continue
        right = next((n for n in same if after[n] == before[number]), None)
        if right is None:
            right = next(
                (n for n in same if _may_be(quantity, before[number], n, target, after)), None
            )
        if right is None:
            return _shown(quantity), _shown(target[same[0]])
        waiting.remove(right)
    return None


def _moved(
    source: Sequence[NumberInText], before: Sequence[str],
    target: Sequence[NumberInText], after: Sequence[str],
) -> tuple[str, str] | None:  # fmt: skip
    """Return a number of the source with its unit, and another number that has the unit now."""
    for unit in dict.fromkeys(filter(None, before)):
        old = [one for one, own in zip(source, before, strict=True) if own == unit]
        new = [one for one, own in zip(target, after, strict=True) if own == unit]
        lost = Counter(one.value for one in old) - Counter(one.value for one in new)
        added = Counter(one.value for one in new) - Counter(one.value for one in old)
        if lost and added:
            return (
                _shown(next(one for one in old if one.value in lost)),
                _shown(next(one for one in new if one.value in added)),
            )
    return None


def _measured(quantity: NumberInText, language: str) -> str:
    """Return the unit of a number with the first symbol that it is measured by; empty if it is none
    that is compared."""
    measure = measure_of(quantity, language)
    unit, *by = measure.unit.split("/") if measure else ("",)
    if unit not in _COMPARED:
        return ""
    return f"{unit}/{by[0]}" if by and by[0] in _DENOMINATORS else unit


def _may_be(
    quantity: NumberInText, unit: str, number: int,
    target: Sequence[NumberInText], after: Sequence[str],
) -> bool:  # fmt: skip
    """Return whether a number of a translation may have the same unit, in words.

    Many languages have % before the number, and the unit of a range is often written once.
    """
    other, written = target[number], after[number]
    if not unit:
        counted = _COUNTED.match(quantity.after)
        if not counted or written.partition("/")[0] not in _AMOUNTS:
            return True
        return counted[1].casefold().startswith("unit") and written == "IU"
    if not written:
        joined = _JOINED.match(other.after)
        follows = number + 1 < len(after) and after[number + 1] == unit
        is_degree = unit in ("°C", "°F") and _DEGREES.match(other.after)
        is_worded = _WORD_BEHIND.match(other.after)
        return bool((joined and follows) or is_degree or is_worded) or unit in ("%", *DURATIONS)
    # Millimetres of mercury have a symbol in one word, and many in two.
    if unit == "mmHg" and written == "mm":
        return True
    one, _, by = unit.partition("/")
    own, _, own_by = written.partition("/")
    return one == own and not (by and own_by)


def _shown(quantity: NumberInText) -> str:
    """Return a number with the word or the sign behind it."""
    behind = re.match(r"\s?(?:[^\W\d_][\w\u0300-\u036f\u0900-\u0dff./]*|[%‰°]\w*)", quantity.after)
    return quantity.written.strip() + (behind[0].rstrip("./") if behind else "")


def changed_comparison(source: str, target: str) -> tuple[str, str] | None:
    """Return a number with < or > before it, and what its translation has in place of the sign."""
    before, after = _comparisons(source), _comparisons(target)
    for digits, sign in before.items():
        if digits in after and after[digits] != sign:
            return f"{sign}{digits}", f"{after[digits]}{digits}"
    return None


def _comparisons(text: str) -> dict[str, str]:
    """Return the sign of comparison before each number that has one alone."""
    plain = unicodedata.normalize("NFKC", text)
    return {digits: sign for sign, digits in re.findall(r"([<>≤≥])\s?(\d+)", plain)}


_CURRENCIES = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "CNY": "¥", "INR": "₹", "PLN": "zł"}
_CODE = re.compile(r"(?<![A-Z])(?:GBP|EUR|USD|JPY|CNY|INR|PLN)(?![A-Z])|(?<!\w)zł(?!\w)")


def changed_currency(source: str, target: str) -> tuple[str, str] | None:
    """Return a currency of a source, and one of its translation that the source has not."""
    before, after = _currencies(source), _currencies(target)
    added = [sign for sign in after if sign not in before]
    return (before[0], added[0]) if before and added else None


def _currencies(text: str) -> list[str]:
    """Return the currencies of a text, as signs."""
    text = unicodedata.normalize("NFKC", text)
    signs = [sign for sign in text if unicodedata.category(sign) == "Sc"]
    return signs + [_CURRENCIES.get(code, code) for code in _CODE.findall(text)]


__all__ = ["changed_comparison", "changed_currency", "changed_unit"]

"""Compare doses and prices: 5 mg must not become 5 g, 10 units not 10 ml, and £5 not 5 €."""

from __future__ import annotations

import re
import unicodedata

from irdocs.translation.measures import DURATIONS, measure_of
from irdocs.translation.quantities import NumberInText
from irdocs.translation.units import unit_of

_WORD_BEHIND = re.compile(r"[\s-]*[^\W\d_]")
_ALSO_WORDED = frozenset({"%", "°C", "°F"})
"""Units that stand where the other language has a word that CLDR has for no unit: 20 degrees."""


def changed_unit(
    source: list[NumberInText], target: list[NumberInText], languages: tuple[str, str]
) -> tuple[str, str] | None:
    """Return a dose of the source, and what it has become; None if no unit differs.

    What follows the same number in the translation must not be another unit. Words of a language
    that CLDR does not know are passed over, for only a reader of it can judge them; but a symbol
    must not stand there which the source has with another number, or not at all.
    """
    waiting = list(target)
    for quantity in source:
        unit = _measured(quantity, languages[0])
        same = [other for other in waiting if other.value == quantity.value]
        if not same:
            continue
        right = next((other for other in same if _measured(other, languages[1]) == unit), None)
        taken = right or next(
            (other for other in same if _may_be(quantity, unit, other, languages[1])), None
        )
        if taken is None:
            return _shown(quantity), _shown(same[0])
        waiting.remove(taken)
    return None


def _measured(quantity: NumberInText, language: str) -> str | None:
    """Return the unit of a number, without what it is measured by."""
    measure = measure_of(quantity, language)
    return measure.unit.partition("/")[0] if measure else None


def _may_be(quantity: NumberInText, unit: str | None, other: NumberInText, language: str) -> bool:
    """Return whether a number of a translation may have the same unit, in words.

    Many languages have % before the number.
    """
    written = _measured(other, language)
    if written is None:
        is_worded = bool(_WORD_BEHIND.match(other.after))
        return unit is None or is_worded or unit in ("%", *DURATIONS)
    # Behind the number of the source stands a word that CLDR does not know, such as "units".
    is_symbol = unit_of(other) is not None and written not in _ALSO_WORDED
    return unit is None and not (is_symbol and _WORD_BEHIND.match(quantity.after))


def _shown(quantity: NumberInText) -> str:
    """Return a number with the word or the sign behind it."""
    behind = re.match(r"\s?(?:[^\W\d_]+|[%°]\w*)", quantity.after)
    return quantity.written.strip() + (behind[0] if behind else "")


_CURRENCIES = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "CNY": "¥", "INR": "₹", "PLN": "zł"}
_CODE = re.compile(r"(?<![A-Z])(?:GBP|EUR|USD|JPY|CNY|INR|PLN)(?![A-Z])|(?<!\w)zł(?!\w)")


def changed_currency(source: str, target: str) -> tuple[str, str] | None:
    """Return a currency of a source, and one of its translation that the source has not."""
    before, after = _currencies(source), _currencies(target)
    added = [sign for sign in after if sign not in before]
    return (before[0], added[0]) if before and added else None


def _currencies(text: str) -> list[str]:
    """Return the currencies of a text, as signs."""
    signs = [sign for sign in text if unicodedata.category(sign) == "Sc"]
    return signs + [_CURRENCIES.get(code, code) for code in _CODE.findall(text)]


__all__ = ["changed_currency", "changed_unit"]

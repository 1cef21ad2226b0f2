"""Compare doses: 5 mg must not become 5 g, mg/kg not mg, 12% not 12, and 10 units not 10 ml.

A dose is an error that stops a build, so only what is sure is one: symbols, and words that CLDR has
for units of medicine and of time. Where a language spells these in many ways, it is a warning; of
all other words only a reader of the language can judge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum

from irdocs.frozen import frozen
from irdocs.locale.scripts import direction, script
from irdocs.translation.changed_amount import ChangedAmount
from irdocs.translation.measures import DURATIONS, duration_of, is_named, measure_of
from irdocs.translation.quantities import NumberInText

_AMOUNTS = frozenset({
    "pg", "ng", "µg", "mg", "g", "kg", "nl", "µl", "ml", "cl", "dl", "l", "pmol", "nmol", "µmol",
    "mmol", "mol", "mEq", "IU", "drops", "teaspoons", "tablespoons",
})  # fmt: skip
"""Units of how much is taken."""
_COMPARED = _AMOUNTS | DURATIONS | {
    "%", "‰", "°C", "°F", "mmHg", "nm", "µm", "mm", "cm", "hPa", "kPa", "MPa", "cGy", "mGy", "Gy",
    "µSv", "mSv", "Sv", "kBq", "MBq", "GBq", "kJ", "kcal", "Hz", "kHz", "MHz", "dB", "ms",
}  # fmt: skip
"""Units that must be the same; words such as "stone" and "pounds" are of other things, too."""
_DENOMINATORS = frozenset({"kg", "g", "mg", "l", "ml", "dl", "min", "h"})
"""What symbols are measured by in every language."""
_TIMES = {"hours": "h", "minutes": "min"}
"""The symbols of such times that are often written in words."""
_WORD_BEHIND = re.compile(r"[\s-]*[^\W\d_]")
_COUNTED = re.compile(
    r"[\s-]*(units?|tablets?|capsules?|puffs?|sprays?|sachets?|patch(?:es)?|ampoules?|vials?)\b",
    re.IGNORECASE,
)
"""What is counted in English, and never becomes a mass or a volume."""
_JOINED = re.compile(r"\s*(?:[–—−/,،、~～-]|,?\s?[^\W\d_]{1,6}\.?)\s*[-−<>≤≥]?\s?\d")
"""What joins a number to the next one, behind which the unit of both may stand: 5–10 mg."""
_RANGE = re.compile(r"\s?[–-]\s?\d")
_DEGREES = re.compile(r"\s*[°º℃℉]")


class Kept(Enum):
    """Whether a translation keeps the unit of a number."""

    NO = 0
    UNSURE = 1
    YES = 2


@frozen
class _Measured:
    """The numbers of a text with the unit of each, which is empty if it is none that is known."""

    numbers: Sequence[NumberInText]
    units: Sequence[str]
    language: str

    def beside(self, number: int) -> str:
        """Return what stands between a number and its neighbours, without the unit of that
        before."""
        before, behind = self.numbers[number].beside
        if number and before != self.numbers[number].before:
            before = re.sub(r"^\s*(?:[^\W\d_]+/?)+|^\s*[%‰°]\w*", "", before)
        return f"{before} {behind}"


def changed_unit(
    source: Sequence[NumberInText], target: Sequence[NumberInText], languages: tuple[str, str]
) -> ChangedAmount | None:
    """Return a dose of the source, and what it has become; None if no unit differs."""
    before = [_measured(quantity, languages[0]) for quantity in source]
    after = [_measured(quantity, languages[1]) for quantity in target]
    # Some who write from the right type the ends of a range as they are seen.
    from_right = direction(languages[1]) == "rtl" and any(_RANGE.match(n.after) for n in source)
    if not from_right and (moved := _moved(source, before, target, after)):
        return moved
    texts = _Measured(source, before, languages[0]), _Measured(target, after, languages[1])
    waiting = set(range(len(target)))
    unsure = None
    for number, quantity in enumerate(source):
        same = [n for n in sorted(waiting) if target[n].value == quantity.value]
        if not same:
            continue
        right = next((n for n in same if after[n] == before[number]), None)
        if right is None:
            kept = {n: _kept(texts, number, n) for n in same}
            right = max(same, key=lambda n: (kept[n].value, -n))
            if kept[right] is not Kept.YES:
                change = ChangedAmount(
                    _shown(quantity), _shown(target[right]), is_sure=kept[right] is Kept.NO
                )
                if change.is_sure:
                    return change
                unsure = unsure or change
        waiting.remove(right)
    return unsure


def _moved(
    source: Sequence[NumberInText], before: Sequence[str],
    target: Sequence[NumberInText], after: Sequence[str],
) -> ChangedAmount | None:  # fmt: skip
    """Return a number of the source with its unit, and another number that has the unit now."""
    for unit in dict.fromkeys(filter(None, before)):
        old = [one for one, own in zip(source, before, strict=True) if own == unit]
        new = [one for one, own in zip(target, after, strict=True) if own == unit]
        lost = Counter(one.value for one in old) - Counter(one.value for one in new)
        added = Counter(one.value for one in new) - Counter(one.value for one in old)
        if lost and added:
            return ChangedAmount(
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
    if not by:
        return unit
    per = _TIMES.get(duration_of(by[0], language) or "", by[0])
    return f"{unit}/{per}" if per in _DENOMINATORS else unit


def _kept(texts: tuple[_Measured, _Measured], number: int, other: int) -> Kept:
    """Return whether the unit of a number of the source is also that of one of the translation."""
    source, target = texts
    unit, written = source.units[number], target.units[other]
    if not unit:
        return _added(source, number, written) if written else Kept.YES
    if not written:
        return _worded(target, other, unit)
    # Millimetres of mercury have a symbol in one word, and many in two.
    if unit == "mmHg" and written == "mm":
        return Kept.YES
    one, _, by = unit.partition("/")
    own, _, own_by = written.partition("/")
    if one != own or (by and own_by):
        return Kept.NO
    place = (target, other) if by else (source, number)
    return Kept.YES if _joins(*place, unit) else _named(place, by or own_by)


def _added(source: _Measured, number: int, unit: str) -> Kept:
    """Return whether a unit of a translation is in the words of the source."""
    quantity = source.numbers[number]
    counted = _COUNTED.match(quantity.after)
    if counted:
        is_same = counted[1].casefold().startswith("unit") and unit == "IU"
        return Kept.YES if is_same else Kept.NO
    if unit.partition("/")[0] in DURATIONS or _joins(source, number, unit):
        return Kept.YES
    kept = _named((source, number), unit.partition("/")[0])
    return Kept.UNSURE if kept is Kept.NO else kept


def _worded(target: _Measured, number: int, unit: str) -> Kept:
    """Return whether a number of a translation that has no unit known here has it all the same.

    Many languages have % before the number, and the unit of a range is often written once.
    """
    behind = target.numbers[number].after
    one = unit.partition("/")[0]
    if _joins(target, number, unit) or (one in ("°C", "°F") and _DEGREES.match(behind)):
        return Kept.YES
    is_worded = bool(_WORD_BEHIND.match(behind))
    if one in DURATIONS:  # of whose many forms not all are known here
        return Kept.YES
    return _named((target, number), one, is_apart=not is_worded)


def _named(place: tuple[_Measured, int], unit: str, *, is_apart: bool = False) -> Kept:
    """Return whether a unit is named in words beside a number.

    Of scripts that spell such words in many ways, what is not found is not sure, or not known; but
    if the number stands `is_apart` from words, nothing can name its unit.
    """
    text, number = place
    unit = next((time for time, sign in _TIMES.items() if sign == unit), unit)
    named = is_named(unit, text.beside(number), text.language)
    if named:
        return Kept.YES
    if is_apart:
        return Kept.NO if named is not None or unit != "%" else Kept.UNSURE
    written_in = script(text.language) or ""
    if named is None:
        return Kept.YES
    if unit == "%" and written_in != "Latn":
        return Kept.UNSURE
    return Kept.NO if written_in == "Latn" else Kept.UNSURE if written_in in _SPELT else Kept.YES


_SPELT = frozenset({"Arab", "Cyrl", "Grek", "Hebr"})
"""Scripts whose words for units are spelt in more ways than CLDR has."""


def _joins(text: _Measured, number: int, unit: str) -> bool:
    """Whether a number is joined to others of which the last has a unit: 5, 10 or 20 mg."""
    for place in range(number, len(text.numbers) - 1):
        if not _JOINED.match(text.numbers[place].after):
            return False
        own = text.units[place + 1]
        if own:
            return own == unit or own.partition("/")[0] == unit.partition("/")[0]
    return False


def _shown(quantity: NumberInText) -> str:
    """Return a number with the word or the sign behind it."""
    behind = re.match(r"\s?(?:[^\W\d_][\w\u0300-\u036f\u0900-\u0dff./]*|[%‰°]\w*)", quantity.after)
    return quantity.written.strip() + (behind[0].rstrip("./") if behind else "")


__all__ = ["changed_unit"]

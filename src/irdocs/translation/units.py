"""Compare the units of doses: 5 mg must not become 5 g, and may become 5 мг."""

from __future__ import annotations

import re

from irdocs.translation.quantities import NumberInText

_SYMBOLS = {
    "ng": ("нг",),
    "µg": ("mcg", "ug", "μg", "мкг"),
    "mg": ("мг", "مغ", "ملغ", "ملغم", "مجم", "মিগ্রা", "মি.গ্রা", "毫克"),
    "g": ("г", "غ", "غم", "جم", "গ্রাম", "克"),
    "kg": ("кг", "كغ", "كغم", "كجم", "কেজি", "公斤", "千克"),
    "ml": ("mL", "мл", "مل", "মিলি", "毫升"),
    "l": ("L", "л", "ل", "升"),
    "dl": ("dL", "дл"),
    "mmol": ("ммоль",),
    "mol": ("моль",),
    "mm": ("мм", "ملم", "مم", "毫米"),
    "cm": ("см", "سم", "厘米"),
    "m": ("м",),
    "mmHg": ("мм рт. ст.",),
    "kPa": ("кПа",),
    "Gy": ("Гр",),
    "mGy": ("мГр",),
    "Sv": ("Зв",),
    "mSv": ("мЗв",),
    "IU": ("МО", "IE", "UI", "j.m."),
    "ms": ("мс",),
    "Hz": ("Гц",),
    "%": ("٪", "％"),
    "°C": ("℃",),
}
"""Symbols of units (The International System of Units, 9th edition), and how other scripts and
countries write them."""
_UNIT_OF = {written: unit for unit, others in _SYMBOLS.items() for written in (unit, *others)}
_WRITTEN = re.compile(
    r"\s*(" + "|".join(re.escape(w) for w in sorted(_UNIT_OF, key=len, reverse=True)) + r")(?!\w)"
)


def unit_of(quantity: NumberInText) -> str | None:
    """Return the unit that follows a number, if its symbol is a known one."""
    match = _WRITTEN.match(quantity.after)
    return _UNIT_OF[match[1]] if match else None


def changed_unit(source: list[NumberInText], target: list[NumberInText]) -> tuple[str, str] | None:
    """Return a dose of the source, and what it has become; None if no unit differs.

    What follows the same number in the translation must not be another known unit. WordsForm of a
    language, as in "5 milligram", are passed over, for only a reader of it can judge them.
    """
    waiting = list(target)
    for quantity in source:
        unit = unit_of(quantity)
        same = [other for other in waiting if other.value == quantity.value]
        if unit is None or not same:
            continue
        right = next((other for other in same if unit_of(other) == unit), None)
        taken = right or next((other for other in same if _may_be(unit, other)), None)
        if taken is None:
            wrong = unit_of(same[0]) or ""
            return f"{quantity.written} {unit}", f"{same[0].written} {wrong}".rstrip()
        waiting.remove(taken)
    return None


def _may_be(unit: str, quantity: NumberInText) -> bool:
    """Return whether words may say the unit of a number; many languages have % before it."""
    is_worded = bool(re.match(r"\s*[^\W\d_]", quantity.after))
    return unit_of(quantity) is None and (is_worded or unit == "%")

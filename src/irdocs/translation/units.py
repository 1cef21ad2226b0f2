"""Units in signs, as they are written in different scripts: 5 мг is 5 mg."""

from __future__ import annotations

import re

from irdocs.translation.quantities import NumberInText

_SYMBOLS = {
    "ng": ("нг",),
    "µg": ("mcg", "ug", "μg", "мкг"),
    "mg": ("мг", "مغ", "ملغ", "ملغم", "مجم", "মিগ্রা", "মি.গ্রা", "毫克"),
    "g": ("г", "غ", "غم", "جم", "গ্রাম", "克"),
    "kg": ("кг", "كغ", "كغم", "كجم", "কেজি", "公斤", "千克"),
    "ml": ("mL", "мл", "مل", "মিলি", "মি.লি.", "মি.লি", "मि.ली.", "मिली", "毫升"),
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
    "IU": ("МО", "IE", "UI", "j.m.", "I.E.", "U.I.", "I.U."),
    "ms": ("мс",),
    "Hz": ("Гц",),
    "%": ("٪", "％"),
    "‰": (),
    "°C": ("℃", "°से", "°সে", "°م", "°С"),
    "°F": ("℉",),
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


__all__ = ["unit_of"]

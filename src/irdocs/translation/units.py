"""Units in signs, as they are written in different scripts: 5 мг is 5 mg."""

from __future__ import annotations

import re

from irdocs.translation.quantities import NumberInText

_SYMBOLS = {
    "pg": ("пг",),
    "ng": ("нг",),
    "µg": ("mcg", "ug", "μg", "мкг"),
    "mg": ("мг", "مغ", "ملغ", "ملغم", "مجم", "মিগ্রা", "মি.গ্রা", "毫克"),
    "g": ("г", "غ", "غم", "جم", "গ্রাম", "克"),
    "kg": ("кг", "كغ", "كغم", "كجم", "কেজি", "公斤", "千克"),
    "nl": ("nL", "нл"),
    "µl": ("µL", "μl", "μL", "ul", "uL", "мкл", "微升"),
    "ml": (
        "mL",
        "cc",
        "ccm",
        "cm³",
        "мл",
        "مل",
        "মিলি",
        "মি.লি.",
        "মি.লি",
        "मि.ली.",
        "मिली",
        "毫升",
    ),
    "l": ("L", "л", "ل", "升"),
    "dl": ("dL", "дл"),
    "pmol": ("пмоль",),
    "nmol": ("нмоль",),
    "µmol": ("μmol", "umol", "mcmol", "мкмоль", "微摩尔"),
    "mmol": ("ммоль", "毫摩尔"),
    "mol": ("моль", "摩尔"),
    "mEq": ("meq", "мэкв"),
    "µm": ("μm", "мкм", "微米"),
    "mm": ("мм", "ملم", "مم", "毫米"),
    "cm": ("см", "سم", "厘米"),
    "m": ("м",),
    "mmHg": ("мм рт. ст.",),
    "hPa": ("гПа",),
    "kPa": ("кПа",),
    "MPa": ("МПа",),
    "Gy": ("Гр",),
    "cGy": ("сГр",),
    "mGy": ("мГр",),
    "Sv": ("Зв",),
    "mSv": ("мЗв",),
    "µSv": ("μSv", "uSv", "мкЗв"),
    "kBq": ("кБк",),
    "MBq": ("МБк",),
    "GBq": ("ГБк",),
    "kcal": ("ккал", "Kcal"),
    "kJ": ("кДж",),
    "IU": ("МО", "IE", "UI", "j.m.", "I.E.", "U.I.", "I.U."),
    "ms": ("мс",),
    "Hz": ("Гц",),
    "kHz": ("кГц",),
    "MHz": ("МГц",),
    "dB": ("дБ",),
    "%": ("٪", "％"),
    "‰": (),
    "°C": ("℃", "°से", "°সে", "°م", "°С"),
    "°F": ("℉",),
}
"""Symbols of units (The International System of Units, 9th edition), and how other scripts and
countries write them."""
_UNIT_OF = {written: unit for unit, others in _SYMBOLS.items() for written in (unit, *others)}
_WRITTEN = re.compile(
    r"\s*("
    + "|".join(re.escape(w) for w in sorted(_UNIT_OF, key=len, reverse=True))
    + r")(?:(?<=[%‰٪％])|(?!\w))"
)


_SIGN_BEFORE = re.compile(r"(?<![\d])(?<!\d\s)[%٪％]\s?$")
"""A sign of per cent before a number, as in Turkish, that belongs to no number before it."""


def unit_of(quantity: NumberInText) -> str | None:
    """Return the unit that follows a number, if its symbol is a known one."""
    match = _WRITTEN.match(quantity.after)
    return _UNIT_OF[match[1]] if match else None


def has_per_cent_before(quantity: NumberInText) -> bool:
    """Whether the sign of per cent stands before a number."""
    is_number = not re.match("[A-Za-z]", quantity.after)  # and no %2s of a program
    return is_number and bool(_SIGN_BEFORE.search(quantity.before[-4:]))


def symbol(written: str) -> str:
    """Return a symbol as an English text has it; what is none, in small letters."""
    return _UNIT_OF.get(written) or _UNIT_OF.get(written.casefold(), written.casefold())


def symbols_in(text: str, unit: str) -> bool:
    """Whether the symbol of a unit stands in a text, however it is written."""
    written = "|".join(map(re.escape, (unit, *_SYMBOLS.get(unit, ()))))
    return bool(re.search(rf"(?<![^\W\d_])(?:{written})(?![^\W\d_])", text))


__all__ = ["has_per_cent_before", "symbol", "symbols_in", "unit_of"]

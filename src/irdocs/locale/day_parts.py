"""The words by which languages tell the half of the day that an hour is in: am, yr hwyr, 午後.

CLDR has some for each language; here are those that people write besides. A word of the night is
one of the late evening, or of the hours before morning, by the hour that it stands with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache

import babel

from irdocs.frozen import frozen
from irdocs.locale.language_tags import primary_language


class DayPart(Enum):
    """A part of the day, as far as it tells which half of the day an hour is in."""

    AM = "am"
    PM = "pm"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    BEDTIME = "bedtime"
    """"At night", which in English is also said of what is taken before sleep."""
    MIDNIGHT = "midnight"

    def hours(self, hour: int) -> frozenset[int]:
        """Return which hours of the day (0–23) an hour of the clock may be in this part of it."""
        half = hour % 12
        both = frozenset({half, half + 12})
        if hour > 12 or hour == 0:
            return frozenset({hour % 24})
        match self:
            case DayPart.AM:
                return frozenset({half})
            case DayPart.PM:
                return frozenset({half + 12})
            case DayPart.MORNING:  # Spain's 12 de la mañana is noon
                return both if half == 0 else frozenset({half})
            case DayPart.NOON:
                return frozenset({half + 12}) if half < 3 else both
            case DayPart.AFTERNOON:
                return frozenset({half + 12}) if half < 9 else both
            case DayPart.EVENING:
                return frozenset({half + 12}) if half > 3 else both
            case DayPart.NIGHT:
                return frozenset({half + 12 if half > 5 else half})
            case DayPart.BEDTIME:
                return frozenset({half + 12}) if half > 5 else both
            case DayPart.MIDNIGHT:
                return frozenset({half}) if half == 0 else both


_ALSO: Mapping[str, Mapping[DayPart, str]] = {
    "ar": {
        DayPart.MORNING: "صباحا|الصباح|فجرا", DayPart.NOON: "ظهرا|الظهر",
        DayPart.AFTERNOON: "عصرا|بعد الظهر", DayPart.EVENING: "مساء|المساء",
        DayPart.NIGHT: "ليلا|الليل",
    },
    "bn": {
        DayPart.MORNING: "সকাল|সকালে|ভোর|ভোরে|পূর্বাহ্ন", DayPart.NOON: "দুপুর|দুপুরে",
        DayPart.AFTERNOON: "অপরাহ্ন|বিকেল|বিকাল|বিকেলে|বিকালে", DayPart.EVENING: "সন্ধ্যা|সন্ধ্যায়",
        DayPart.NIGHT: "রাত|রাতে",
    },
    "cy": {
        DayPart.AM: "yb|y.b.", DayPart.PM: "yh|y.h.|yp",
        DayPart.MORNING: "y bore|yn y bore|o'r bore|bore",
        DayPart.AFTERNOON: "y prynhawn|o'r prynhawn|prynhawn|y pnawn|pnawn|brynhawn",
        DayPart.EVENING: "yr hwyr|o'r hwyr|gyda'r nos|min nos", DayPart.NIGHT: "y nos|o'r nos|nos",
        DayPart.NOON: "hanner dydd", DayPart.MIDNIGHT: "hanner nos",
    },
    "de": {
        DayPart.MORNING: "morgens|am Morgen|früh|vormittags|am Vormittag|vorm.",
        DayPart.NOON: "mittags", DayPart.AFTERNOON: "nachmittags|am Nachmittag|nachm.",
        DayPart.EVENING: "abends|am Abend", DayPart.NIGHT: "nachts|in der Nacht",
    },
    "el": {
        DayPart.AM: "π.μ.|πμ", DayPart.PM: "μ.μ.|μμ", DayPart.MORNING: "το πρωί|πρωί",
        DayPart.AFTERNOON: "το απόγευμα|απόγευμα", DayPart.EVENING: "το βράδυ|βράδυ",
    },
    "en": {
        DayPart.MORNING: "in the morning", DayPart.AFTERNOON: "in the afternoon",
        DayPart.EVENING: "in the evening", DayPart.BEDTIME: "at night", DayPart.NOON: "noon|midday",
        DayPart.MIDNIGHT: "midnight",
    },
    "es": {
        DayPart.MORNING: "de la mañana|por la mañana|de la madrugada|de madrugada",
        DayPart.NOON: "del mediodía", DayPart.AFTERNOON: "de la tarde|por la tarde",
        DayPart.NIGHT: "de la noche|por la noche",
    },
    "fa": {
        DayPart.MORNING: "صبح", DayPart.NOON: "ظهر", DayPart.AFTERNOON: "بعدازظهر|بعد از ظهر|عصر",
        DayPart.NIGHT: "شب",
    },
    "fr": {
        DayPart.MORNING: "du matin|le matin|matin", DayPart.EVENING: "du soir|le soir|soir",
        DayPart.AFTERNOON: "de l'après-midi|l'après-midi|après-midi",
        DayPart.NIGHT: "de la nuit|la nuit",
    },
    "ga": {
        DayPart.AM: "r.n.", DayPart.PM: "i.n.", DayPart.MORNING: "ar maidin|maidin",
        DayPart.AFTERNOON: "iarnóin", DayPart.EVENING: "tráthnóna|um thráthnóna",
        DayPart.NIGHT: "san oíche|istoíche",
    },
    "gu": {
        DayPart.MORNING: "સવારે|સવારના", DayPart.AFTERNOON: "બપોરે|બપોરના",
        DayPart.EVENING: "સાંજે|સાંજના", DayPart.NIGHT: "રાત્રે|રાતે",
    },
    "hi": {
        DayPart.MORNING: "सुबह|प्रातः|सवेरे|पूर्वाह्न", DayPart.AFTERNOON: "दोपहर|अपराह्न",
        DayPart.EVENING: "शाम",
        DayPart.NIGHT: "रात",
    },
    "it": {
        DayPart.MORNING: "di mattina|del mattino|della mattina|mattina",
        DayPart.AFTERNOON: "del pomeriggio|di pomeriggio|pomeriggio",
        DayPart.EVENING: "di sera|della sera|sera", DayPart.NIGHT: "di notte|notte",
    },
    "ja": {
        DayPart.MORNING: "朝|早朝", DayPart.EVENING: "夕方|夕", DayPart.NIGHT: "夜|深夜|夜中|晩",
    },
    "ko": {
        DayPart.MORNING: "아침|새벽", DayPart.AFTERNOON: "낮", DayPart.EVENING: "저녁",
        DayPart.NIGHT: "밤",
    },
    "nl": {
        DayPart.MORNING: "'s morgens|'s ochtends|in de ochtend", DayPart.AFTERNOON: "'s middags",
        DayPart.EVENING: "'s avonds|in de avond", DayPart.NIGHT: "'s nachts",
    },
    "pa": {
        DayPart.MORNING: "ਸਵੇਰੇ|ਸਵੇਰ", DayPart.AFTERNOON: "ਦੁਪਹਿਰ|ਦੁਪਹਿਰੇ", DayPart.EVENING: "ਸ਼ਾਮ",
        DayPart.NIGHT: "ਰਾਤ",
    },
    "pl": {
        DayPart.MORNING: "rano|nad ranem|przed południem|przed poł.", DayPart.NOON: "w południe",
        DayPart.AFTERNOON: "po południu|po poł.", DayPart.EVENING: "wieczorem|wieczór",
        DayPart.NIGHT: "w nocy",
    },
    "pt": {
        DayPart.MORNING: "da manhã|de manhã|da madrugada", DayPart.AFTERNOON: "da tarde|à tarde",
        DayPart.NIGHT: "da noite|à noite",
    },
    "ro": {
        DayPart.MORNING: "dimineața|dimineaţa", DayPart.EVENING: "seara", DayPart.NIGHT: "noaptea",
        DayPart.AFTERNOON: "după-amiaza|după amiaza|după-amiază",
    },
    "ru": {
        DayPart.MORNING: "утра|утром", DayPart.AFTERNOON: "дня|днем|днём",
        DayPart.EVENING: "вечера|вечером", DayPart.NIGHT: "ночи|ночью",
    },
    "so": {
        DayPart.AM: "subaxnimo|subax|subaxnimada", DayPart.AFTERNOON: "galabnimo|galab|galabnimada",
        DayPart.NIGHT: "habeenimo|habeen|habeennimo",
    },
    "tr": {
        DayPart.MORNING: "sabah|öğleden önce", DayPart.AFTERNOON: "öğleden sonra",
        DayPart.EVENING: "akşam", DayPart.NIGHT: "gece",
    },
    "uk": {
        DayPart.MORNING: "ранку|вранці|зранку", DayPart.AFTERNOON: "дня|пополудні",
        DayPart.EVENING: "вечора|ввечері|увечері", DayPart.NIGHT: "ночі|вночі",
    },
    "ur": {
        DayPart.MORNING: "صبح", DayPart.AFTERNOON: "دوپہر|سہ پہر", DayPart.EVENING: "شام",
        DayPart.NIGHT: "رات",
    },
    "vi": {
        DayPart.MORNING: "sáng", DayPart.NOON: "trưa", DayPart.AFTERNOON: "chiều",
        DayPart.EVENING: "tối", DayPart.NIGHT: "đêm",
    },
    "zh": {
        DayPart.MORNING: "早上|早晨|清晨|凌晨|上午|早", DayPart.NOON: "中午",
        DayPart.AFTERNOON: "下午|午後",
        DayPart.EVENING: "晚上|傍晚|晚间|晚間|晚", DayPart.NIGHT: "夜里|夜間|夜间|深夜|半夜",
    },
}  # fmt: skip
"""By language and part of the day: words that people write, with what belongs to them."""
_BEFORE = frozenset({"bn", "gu", "hi", "hu", "ja", "ko", "ne", "pa", "ta", "te", "tr", "ur", "zh"})
"""Languages that have the part of the day before the hour."""
_UNPARTED = frozenset({"ja", "ko", "th", "zh"})
"""Languages that write it without a space beside the hour."""
_MARKS = re.compile("[\u064b-\u0652\u0670]")
"""Vowel signs of Arabic, which many leave out."""


@frozen
class DayParts:
    """The words of a language for the parts of the day."""

    pattern: re.Pattern[str]
    parts: Mapping[str, DayPart]
    """By the words in small letters."""
    stands_before: bool
    """Whether the hour stands behind it."""
    is_known: bool
    """Whether all usual words are here, so that an hour without one has none."""


def tidied(text: str) -> str:
    """Return a text with straight apostrophes and no vowel signs of Arabic, as the words here."""
    return _MARKS.sub("", text.replace("’", "'"))


@cache
def day_parts(language: str) -> DayParts:
    """Return the words of a language for the parts of the day: CLDR's, and those that are usual."""
    tag = primary_language(language)
    parts: dict[str, DayPart] = {}
    for part, word in (*_own(tag), *_of_cldr(language)):
        parts.setdefault(tidied(word).casefold(), part)
    listed = "|".join(map(re.escape, sorted(parts, key=len, reverse=True))) or r"(?!)"
    edges = ("", "") if tag in _UNPARTED else (r"(?<![^\W\d])(?<!\w-)", r"(?![\w-])")
    return DayParts(
        re.compile(f"{edges[0]}(?:{listed}){edges[1]}", re.IGNORECASE),
        parts, tag in _BEFORE, tag in _ALSO,
    )  # fmt: skip


def _own(tag: str) -> Iterator[tuple[DayPart, str]]:
    for part, words in _ALSO.get(tag, {}).items():
        yield from ((part, word) for word in words.split("|") if word)


def _of_cldr(language: str) -> Iterator[tuple[DayPart, str]]:
    """Yield the words of CLDR; AM and PM of Latin letters are read where text is."""
    try:
        periods = babel.Locale.parse(language, sep="-").day_periods
    except (ValueError, babel.UnknownLocaleError):
        return
    names = {part.value: part for part in DayPart}
    for context in periods.values():
        for width in ("wide", "abbreviated"):
            for period, word in sorted(context.get(width, {}).items()):
                part = names.get(str(period).rstrip("12"))
                if part and not re.fullmatch(r"[ap]\.? ?m\.?", str(word), re.IGNORECASE):
                    yield part, str(word)


__all__ = ["DayPart", "DayParts", "day_parts", "tidied"]

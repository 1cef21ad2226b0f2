"""The words by which languages say how many times something is done, and at which interval.

8 times a day is not every 8 hours; both have the same number and name a unit of time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from irdocs.locale.language_tags import primary_language

_TIMES: Mapping[str, str] = {
    "ar": "مرات|مرة|مرّات", "bn": "বার", "cy": "o weithiau|gwaith|waith|o waith|x",
    "da": "gange|x", "de": "mal|x|×", "el": "φορές", "en": "times|x|×", "es": "veces|x",
    "fa": "بار|مرتبه", "fr": "fois|x", "gu": "વખત|વાર", "he": "פעמים", "hi": "बार", "it": "volte|x",
    "ja": "回", "ko": "번|회", "nb": "ganger|x", "nl": "maal|keer|x|×", "pa": "ਵਾਰ",
    "pl": "razy|krotnie|x", "pt": "vezes|x", "ro": "ori|x", "ru": "раза|раз", "so": "jeer",
    "sv": "gånger|x", "tr": "kez|kere|defa", "uk": "рази|разів|раз", "ur": "بار|مرتبہ|دفعہ",
    "vi": "lần", "zh": "次",
}  # fmt: skip
"""By language: what stands behind the number of times."""
_WORDS: Mapping[str, str] = {
    "ar": "مرة 1 مرتين 2 مرتان 2",
    "cy": "unwaith 1 dwywaith 2 ddwywaith 2 teirgwaith 3 deirgwaith 3 theirgwaith 3",
    "de": "einmal 1 zweimal 2 dreimal 3 viermal 4 fünfmal 5 sechsmal 6 siebenmal 7 achtmal 8",
    "en": "once 1 twice 2 thrice 3",
    "nl": "eenmaal 1 tweemaal 2 driemaal 3 viermaal 4 zesmaal 6 achtmaal 8",
    "pl": "raz 1 dwukrotnie 2 trzykrotnie 3 czterokrotnie 4",
    "uk": "двічі 2 тричі 3", "ru": "дважды 2 трижды 3",
}  # fmt: skip
"""By language: words that say how many times by themselves, each with its number."""
_EVERY: Mapping[str, str] = {
    "ar": "كل", "bn": "প্রতি", "cy": "bob|pob", "da": "hver", "de": "alle|aller|jede[nrs]?",
    "en": "every|each", "es": "cada", "fa": "هر", "fr": "tou(?:te)?s les", "gu": "દર", "he": "כל",
    "hi": "हर|प्रति|प्रत्येक", "it": "ogni", "nb": "hver", "nl": "elke|iedere|om de", "pa": "ਹਰ",
    "pl": "co|każde", "pt": "cada", "ro": "fiecare|la", "ru": "каждые", "so": "kasta",
    "sv": "var|varje", "tr": "her", "uk": "кожні|щокожні", "ur": "ہر", "vi": "mỗi|cứ",
    "zh": "每|每隔|隔",
}  # fmt: skip
"""By language: what stands before the number of an interval."""
_EVERY_BEHIND: Mapping[str, str] = {
    "bn": "(?:পর ?পর|অন্তর)", "hi": "(?:पर|में एक)", "ja": "(?:ごと|毎|おき)", "ko": "마다",
    "tr": "bir",
}  # fmt: skip
"""By language: what stands behind an interval and its unit of time."""


@cache
def times_behind(language: str) -> re.Pattern[str] | None:
    """Return a pattern of what stands behind the number of times; None if it is not known."""
    words = _TIMES.get(primary_language(language))
    end = "" if primary_language(language) in ("ja", "ko", "zh") else r"(?!\w)"
    return re.compile(rf"[\s-]?(?:{words}){end}", re.IGNORECASE) if words else None


@cache
def times_in_words(language: str) -> Mapping[str, int]:
    """Return words in small letters that say how many times by themselves: twice is 2."""
    listed = _WORDS.get(primary_language(language), "").split()
    return {word: int(number) for word, number in zip(listed[::2], listed[1::2], strict=True)}


def is_every_before(text: str, language: str) -> bool:
    """Whether a text ends with what stands before the number of an interval."""
    words = _EVERY.get(primary_language(language))
    edge = "" if primary_language(language) == "zh" else r"(?<!\w)"
    return bool(words and re.search(rf"{edge}(?:{words})\s?$", text, re.IGNORECASE))


def is_every_behind(text: str, language: str) -> bool:
    """Whether a text that begins behind the number of an interval goes on as one does there."""
    words = _EVERY_BEHIND.get(primary_language(language))
    return bool(words and re.match(rf"\s?[^\s\d]+\s?{words}", text))


__all__ = ["is_every_before", "is_every_behind", "times_behind", "times_in_words"]

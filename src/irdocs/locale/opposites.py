"""Words of several languages that say the opposite of one another, or how often, side by side.

Each line is one meaning: words of different languages on one line say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from irdocs.locale.scripts import direction

_SAME: Mapping[str, Mapping[str, str]] = {
    "left": {
        "ar": "يسار|اليسار|اليسرى|الأيسر", "cy": "chwith",
        "de": "links|linke|linken|linkes|linker", "en": "left", "es": "izquierda|izquierdo",
        "fr": "gauche", "it": "sinistra|sinistro", "nl": "links|linker",
        "pl": "lewy|lewa|lewej|lewą|lewo", "pt": "esquerda|esquerdo",
    },
    "right": {
        "ar": "يمين|اليمين|اليمنى|الأيمن", "cy": "dde",
        "de": "rechts|rechte|rechten|rechtes|rechter", "en": "right", "es": "derecha|derecho",
        "fr": "droite|droit", "it": "destra|destro", "nl": "rechts|rechter",
        "pl": "prawy|prawa|prawej|prawą|prawo", "pt": "direita|direito",
    },
    "more": {
        "ar": "أكثر", "cy": "mwy|fwy", "de": "mehr", "en": "more", "es": "más", "fr": "plus",
        "it": "più", "nl": "meer", "pl": "więcej", "pt": "mais",
    },
    "less": {
        "ar": "أقل", "cy": "llai|lai", "de": "weniger", "en": "less|fewer", "es": "menos",
        "fr": "moins", "it": "meno", "nl": "minder", "pl": "mniej", "pt": "menos",
    },
    "before": {
        "ar": "قبل", "cy": "cyn", "de": "vor|vorher|bevor", "en": "before", "es": "antes",
        "fr": "avant", "it": "prima", "nl": "voor|voordat", "pl": "przed", "pt": "antes",
    },
    "after": {
        "ar": "بعد", "cy": "ar ôl", "de": "nach|nachher|nachdem|danach", "en": "after",
        "es": "después", "fr": "après", "it": "dopo", "nl": "na|nadat", "pl": "po",
        "pt": "depois|após",
    },
    "once": {
        "ar": "مرة", "cy": "unwaith", "de": "einmal", "en": "once", "es": "una vez",
        "fr": "une fois", "it": "una volta", "pl": "raz", "pt": "uma vez", "uk": "раз",
    },
    "twice": {
        "ar": "مرتين", "cy": "dwywaith|ddwywaith", "de": "zweimal", "en": "twice",
        "es": "dos veces", "fr": "deux fois", "it": "due volte", "pl": "dwa razy|dwukrotnie",
        "pt": "duas vezes", "uk": "двічі",
    },
    "three times": {
        "ar": "ثلاث مرات", "cy": "teirgwaith|deirgwaith", "de": "dreimal",
        "en": "three times|thrice", "es": "tres veces", "fr": "trois fois", "it": "tre volte",
        "pl": "trzy razy|trzykrotnie", "pt": "três vezes", "uk": "тричі",
    },
}  # fmt: skip
"""By meaning and language: words and phrases, with bars between them."""
_SETS = (("left", "right"), ("more", "less"), ("before", "after"), ("once", "twice", "three times"))
"""Meanings of which one must not become another; the first are sides."""


def turned_meaning(source: str, target: str, languages: tuple[str, str]) -> tuple[str, str] | None:
    """Return a word of a source, and the word with another meaning in place of it.

    A text must have one of several meanings alone, and the other text another one alone.
    """
    mirrored = len({direction(language) for language in languages}) > 1
    for meanings in _SETS[mirrored:]:  # drawings are turned round, and what is said of them
        before, after = (
            {meaning: word for meaning in meanings if (word := _word(meaning, text, language))}
            for text, language in zip((source, target), languages, strict=True)
        )
        if len(before) == len(after) == 1 and before.keys() != after.keys():
            return next(iter(before.values())), next(iter(after.values()))
    return None


def _word(meaning: str, text: str, language: str) -> str | None:
    """Return the first word of a text that has a meaning, as it is written."""
    listed = _SAME[meaning].get(language.partition("-")[0].lower(), "")
    found = re.search(rf"(?<!\w)(?:{listed})(?!\w)", text, re.IGNORECASE) if listed else None
    return found[0] if found else None


__all__ = ["turned_meaning"]

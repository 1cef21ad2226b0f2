"""Words of several languages that say the opposite of one another, or how often, side by side.

Each line is one meaning: words of different languages on one line say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from irdocs.locale.scripts import direction

_BODY = "(?:side|arm|leg|eye|ear|hand|foot|hip|knee|kidney|lung|breast|shoulder|wrist|ankle|elbow)"
"""What has a side: in English, left and right have other meanings, too."""
_SAME: Mapping[str, Mapping[str, str]] = {
    "left": {
        "cy": "chwith", "de": "links|linke|linken|linkes|linker|linksseitig", "es": "izquierda",
        "en": f"left {_BODY}", "fr": "gauche", "it": "sinistra|sinistro", "nl": "linker",
        "pl": "lewy|lewa|lewej|lewą", "pt": "esquerda|esquerdo",
    },
    "right": {
        "cy": "dde", "de": "rechts|rechte|rechten|rechtes|rechter|rechtsseitig", "es": "derecha",
        "en": f"right {_BODY}", "fr": "droite", "it": "destra|destro", "nl": "rechter",
        "pl": "prawy|prawa|prawej|prawą", "pt": "direita",
    },
    "more": {"ar": "أكثر", "cy": "mwy|fwy", "de": "mehr", "en": "more", "pl": "więcej"},
    "less": {"ar": "أقل", "cy": "llai|lai", "de": "weniger", "en": "fewer", "pl": "mniej"},
    "before": {
        "ar": "قبل", "cy": "cyn(?! gynted)", "de": "vor|vorher|bevor", "en": "(?<!not )before",
        "es": "antes", "fr": "avant", "pl": "przed", "pt": "antes",
    },
    "after": {
        "ar": "بعد", "cy": "ar ôl", "de": "nach|nachher|nachdem|danach",
        "en": "(?<!look )(?<!looking )(?<!until )(?<!not )after", "es": "después", "fr": "après",
        "pt": "depois|após",
    },
    "once": {
        "ar": "مرة", "cy": "unwaith", "de": "einmal", "es": "una vez", "fr": "une fois",
        "en": "once (?:a|an|per|every|each|daily|weekly|monthly|in)", "it": "una volta",
        "pl": "raz", "pt": "uma vez", "uk": "раз",
    },
    "twice": {
        "ar": "مرتين", "cy": "dwywaith|ddwywaith", "de": "zweimal", "en": "twice|two times",
        "es": "dos veces", "fr": "deux fois", "it": "due volte", "pl": "dwa razy|dwukrotnie",
        "pt": "duas vezes", "uk": "двічі",
    },
    "three times": {
        "ar": "ثلاث مرات", "cy": "teirgwaith|deirgwaith|dair gwaith|tair gwaith", "de": "dreimal",
        "en": "three times|thrice", "es": "tres veces", "fr": "trois fois", "it": "tre volte",
        "pl": "trzy razy|trzykrotnie", "pt": "três vezes", "uk": "тричі",
    },
    "four times": {
        "ar": "أربع مرات", "cy": "pedair gwaith|bedair gwaith", "de": "viermal",
        "en": "four times", "es": "cuatro veces", "fr": "quatre fois", "it": "quattro volte",
        "pl": "cztery razy|czterokrotnie", "pt": "quatro vezes", "uk": "чотири рази",
    },
}  # fmt: skip
"""By meaning and language: patterns of words and phrases that mean nothing else."""
_SETS = (
    ("left", "right"), ("more", "less"), ("before", "after"),
    ("once", "twice", "three times", "four times"),
)  # fmt: skip
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

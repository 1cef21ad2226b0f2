"""The words of several languages for small numbers, and for halves and quarters.

Only words that are compared between languages are here: a wrong one of them is a wrong dose.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache

from irdocs.frozen import frozen
from irdocs.locale.day_parts import tidied
from irdocs.locale.language_tags import primary_language
from irdocs.locale.negations import counted_signs

_WORDS: Mapping[str, str] = {
    "ar": "واحد/واحدة اثنان/اثنين/اثنتان/اثنتين/إثنين ثلاثة/ثلاث أربعة/أربع/اربعة/اربع خمسة/خمس "
    "ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر",
    "cy": "un dau/dwy/ddau/ddwy tri/tair/dri/dair/thri/thair "
    "pedwar/pedair/bedwar/bedair/phedwar/phedair pump/bump/phump/pum/bum chwech/chwe saith wyth "
    "naw deg/ddeg",
    "de": "ein/eine/einen/einem/einer/eins zwei/zwo drei vier fünf sechs sieben acht neun zehn elf "
    "zwölf",
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "es": "un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un/une deux trois quatre cinq six sept huit neuf dix onze douze",
    "hi": "एक दो तीन चार पाँच/पांच छह/छः/छ सात आठ नौ दस ग्यारह बारह",
    "it": "un/una/uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "een/één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pl": "jeden/jedna/jedno/jedną/jednej/jednego dwa/dwie/dwóch/dwu/dwoma trzy/trzech/trzema "
    "cztery/czterech/czterema pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu "
    "dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu",
    "pt": "um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze",
    "ro": "un/una/unu/o doi/două trei patru cinci șase șapte opt nouă zece",
    "tr": "bir iki üç dört beş altı yedi sekiz dokuz on",
    "uk": "один/одна/одну/одне два/дві/двох/двома три/трьох чотири/чотирьох п'ять/п'яти "
    "шість/шести сім/семи вісім/восьми дев'ять/дев'яти десять/десяти одинадцять дванадцять",
    "ur": "ایک دو تین چار پانچ چھ/چھے سات آٹھ نو دس گیارہ بارہ",
}  # fmt: skip
"""By language: the words for one, two, three and so on, each with its forms."""
_SIGNS = "一二三四五六七八九十"
_TWO: Mapping[str, str] = {
    "ar": "كلا كلتا مرت زوج", "cy": "dwb ddwb pâr bâr deu ddeu dwyw ddwyw",
    "de": "beid doppel paar",
    "es": "amb doble par", "fr": "double paire couple", "hi": "दोनों", "it": "entramb doppi paio",
    "nl": "beide dubbel paar", "pl": "ob podwój par", "pt": "amb dobro par", "ro": "amb dubl",
    "tr": "çift", "uk": "двіч обид обо подвій пар", "ur": "دونوں",
}  # fmt: skip
"""By language: how words begin that say two in another way."""
_DUALS = frozenset({"ar", "he"})
"""Languages that say two by the ending of any noun."""
_ENGLISH_TENS = re.compile(
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|and)[ -]$", re.IGNORECASE
)
_ENGLISH_MORE = re.compile(r"[ -](?:hundred|thousand|million|billion|and a half|o'clock|thirds?)")
_PAST = re.compile(r"\b(?:half|quarter|five|ten|twenty|minutes)[ -](?:past|to) $", re.IGNORECASE)
_ENGLISH_CLOCK = re.compile(r"\b(?:past|to) $|\b(?:at|by|until|till|around) $", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['\u0300-\u036f\u0900-\u0963][^\W\d_]*)*")


@frozen
class WordedNumber:
    """A number in a word of a text."""

    value: int
    written: str
    span: tuple[int, int]


def are_numbers_known(language: str) -> bool:
    """Whether the words of a language for small numbers are known here."""
    return primary_language(language) in {*_WORDS, "zh"}


def has_dual(language: str) -> bool:
    """Whether a language says two of anything by an ending, without a word."""
    return primary_language(language) in _DUALS


def worded_numbers(text: str, language: str) -> list[WordedNumber]:
    """Return the small numbers that a text has in words, in order; parts of larger ones are none.

    In a language whose words for one are articles, these are among them.
    """
    if primary_language(language) == "zh":
        return _signs(text)
    values, plain, is_english = (
        _values(primary_language(language)),
        tidied(text),
        primary_language(language) == "en",
    )
    found = []
    for match in _WORD.finditer(plain):
        value = values.get(_folded(match[0]))
        if value is None or (is_english and _is_more(plain, match)):
            continue
        found.append(WordedNumber(value, match[0], match.span()))
    return found


def _is_more(plain: str, match: re.Match[str]) -> bool:
    """Whether a word of English is part of a larger number, or an hour of the clock."""
    before = plain[max(0, match.start() - 16) : match.start()]
    if _ENGLISH_TENS.search(before) and not re.search(r"\band $", before):
        return True
    if _ENGLISH_MORE.match(plain, match.end()) or _PAST.search(before):
        return True
    is_last = not re.match(r" \w", plain[match.end() : match.end() + 2])
    return bool(_ENGLISH_CLOCK.search(before)) and is_last


def _signs(text: str) -> list[WordedNumber]:
    found, place = [], 0
    for written in counted_signs(text, "zh"):
        place = text.index(written, place)
        sign = written.replace("两", "二").replace("兩", "二")
        if len(sign) == 1 and sign in _SIGNS:
            span = (place, place + len(written))
            found.append(WordedNumber(_SIGNS.index(sign) + 1, written, span))
        place += len(written)
    return found


def may_say(value: int, text: str, language: str) -> bool:
    """Whether a text may have a small number in a word of any form: zweimal, beide, dwukrotnie.

    Also true if the language has no word for it here.
    """
    tag = primary_language(language)
    if tag == "zh":
        sign = _SIGNS[value - 1] if value <= len(_SIGNS) else f"十{_SIGNS[value - 11]}"
        return any(one in text for one in (sign, *("两兩双雙俩" if value == 2 else "")))
    stems = [word for word, own in _values(tag).items() if own == value]
    if not stems:
        return True
    stems += _TWO.get(tag, "").split() if value == 2 else []
    words = [_folded(word) for word in _WORD.findall(tidied(text))]
    joined = [word[1:] for word in words if tag == "ar" and word[0] in "وفبلك"]
    return any(word.startswith(stem) for word in (*words, *joined) for stem in stems)


def _folded(word: str) -> str:
    return word.replace("İ", "i").casefold()


@cache
def _values(tag: str) -> Mapping[str, int]:
    return {
        word: number
        for number, forms in enumerate(_WORDS.get(tag, "").split(), start=1)
        for word in forms.split("/")
    }


class PartOfOne(Enum):
    """A part of one, and what is more than one by a half."""

    AND_HALF = "and a half"
    HALF = "half"
    QUARTER = "quarter"
    THIRD = "third"


_PARTS: Mapping[str, tuple[str, str, str, str]] = {
    "ar": ("ونصف|و نصف", r"(?:ال|لل|ب)?نصف\w*", r"(?:ال|ب)?ربع\w*", r"(?:ال)?ثلث\w*"),
    "cy": ("a hanner", r"hann?er\w*|hanner\w*", r"ch?warter\w*", "d?traean|draean"),
    "de": (r"\w*anderthalb\w*|\w+einhalb\w*", r"\w*halb\w*|\w*hälft\w*", r"\w*viertel\w*",
           r"\w*drittel\w*"),
    "en": ("and a half", r"half|halves|halved?|half-\w+", r"quarters?|quarter-\w+",
           "thirds?(?= of| a)|(?<=one )third|(?<=two )thirds|(?<=two-)thirds"),
    "es": (r"y medi[oa]", r"medi[oa]s?|mitad(?:es)?", r"cuart[oa]s?", r"tercios?|tercera"),
    "fr": (r"et demie?", r"(?:une? )?demi(?:e|es|s)?|moitiés?", r"quarts?", "tiers"),
    "hi": ("डेढ़|डेढ़|ढाई|साढ़े|साढ़े", "आध", "चौथाई|पाव|पौन", "तिहाई"),
    "it": (r"e mezz[oa]", r"mezz[oaei]\w*|metà", r"quart[oi]", r"terz[oi]"),
    "nl": (r"anderhal\w+|\w+[eë]nhal\w+", r"hal(?:f|ve)\w*|helft\w*", r"kwart\w*", r"\w*derde"),
    "pl": (r"półtor\w*|i pół", r"pół\w*|połow\w+|połów\w+", r"ćwierć\w*|ćwiart\w+|czwart\w+",
           r"trzeci\w*"),
    "pt": (r"e mei[oa]", r"mei[oa]s?|metades?", r"quart[oa]s?", r"terç[oa]s?"),
    "ro": (r"și jum\w+|si jum\w+", r"jum\w+", r"sfert\w*", r"treim\w+"),
    "tr": ("buçuk", r"yarı\w*|buçuk", r"çeyre\w+|dörtte", "üçte"),
    "uk": (r"півтор\w+|з половиною", r"пів\w*|полов\w+", r"чверт\w+|четвертин\w*", r"трет\w+"),
    "ur": ("ڈیڑھ|ڈھائی|ساڑھے", r"آدھ\w*|نصف", "چوتھائی|پاؤ|ربع|پون", "تہائی"),
    "zh": ("[片粒个個点點时時天周年月]半", "半", "四分之|刻", "三分之"),
}  # fmt: skip
"""By language: patterns of words for one and a half, half, a quarter and a third."""
_HOURS = re.compile(r"\b(?:half|quarter)[- ](?:past|to)\b", re.IGNORECASE)


def parts_in(text: str, language: str) -> Mapping[PartOfOne, str]:
    """Return the parts of one that a text has in words, each as it is written first."""
    patterns = _PARTS.get(primary_language(language))
    if patterns is None:
        return {}
    plain, found = _HOURS.sub(" ", tidied(text)), dict[PartOfOne, str]()
    edges = ("", "") if primary_language(language) == "zh" else (r"(?<!\w)", r"(?!\w)")
    for part, pattern in zip(PartOfOne, patterns, strict=True):
        one = re.compile(f"{edges[0]}(?:{pattern}){edges[1]}", re.IGNORECASE)
        if match := one.search(plain):
            found[part] = match[0]
            plain = one.sub(" ", plain)
    return found


def are_parts_known(language: str) -> bool:
    """Whether the words of a language for halves and quarters are known here."""
    return primary_language(language) in _PARTS


__all__ = [
    "PartOfOne",
    "WordedNumber",
    "are_numbers_known",
    "are_parts_known",
    "has_dual",
    "may_say",
    "parts_in",
    "worded_numbers",
]

"""How a language writes quotation marks, spaces, stops and units, where a text does otherwise.

Only what can be no other writing is found. English is left alone: its authors choose between two
kinds of quotation marks, and between 5mg and 5 mg. So are straight marks, which every keyboard has.

The marks are CLDR's delimiters, with the second kind that is as usual; spaces are those of CLDR's
per cent, of the Imprimerie nationale (Lexique des règles typographiques) and of the SI (SI
Brochure, 5.4.3).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import babel

from irdocs.frozen import frozen
from irdocs.late_pattern import LatePattern
from irdocs.locale.language_tags import primary_language
from irdocs.locale.numbers import NO_BREAK_SPACE
from irdocs.locale.scripts import script


@frozen
class StyleFault:
    """Something that a language writes otherwise."""

    written: str
    """What stands in the text."""
    here: str
    """The same as the language writes it."""
    about: str
    """What is written otherwise, such as "quotation marks"; those of one kind are told together."""


# ---------------------------------------------------------------- quotation marks

_CURLY, _LOW_HIGH, _LOW_CURLY = ("“", "”"), ("„", "“"), ("„", "”")
_GUILLEMETS, _INWARD, _RIGHT = ("«", "»"), ("»", "«"), ("”", "”")
_CORNERS, _WHITE_CORNERS = ("「", "」"), ("『", "』")
Pair = tuple[str, str]
_QUOTES: Mapping[str, tuple[Pair, ...]] = {
    "ar": (_GUILLEMETS, _CURLY, ("”", "“")),
    "bg": (_LOW_HIGH, _GUILLEMETS),
    "bn": (_CURLY,),
    "cs": (_LOW_HIGH, _INWARD),
    "cy": (_CURLY,),
    "da": (_INWARD, _RIGHT, _CURLY, _LOW_HIGH),
    "de": (_LOW_HIGH, _INWARD),
    "de-CH": (_GUILLEMETS, _LOW_HIGH),
    "el": (_GUILLEMETS, _CURLY),
    "es": (_GUILLEMETS, _CURLY),
    "fa": (_GUILLEMETS,),
    "fi": (_RIGHT, ("»", "»")),
    "fr": (_GUILLEMETS, _CURLY),
    "gu": (_CURLY,),
    "hi": (_CURLY,),
    "hu": (_LOW_CURLY, _INWARD),
    "it": (_GUILLEMETS, _CURLY),
    "ja": (_CORNERS, _WHITE_CORNERS),
    "lt": (_LOW_HIGH,),
    "nb": (_GUILLEMETS, _CURLY),
    "nl": (_CURLY, _LOW_CURLY),
    "pa": (_CURLY,),
    "pl": (_LOW_CURLY, _GUILLEMETS, _INWARD),
    "pt": (_GUILLEMETS, _CURLY),
    "ro": (_LOW_CURLY, _GUILLEMETS),
    "ru": (_GUILLEMETS, _LOW_HIGH),
    "sk": (_LOW_HIGH, _INWARD),
    "so": (_CURLY,),
    "sv": (_RIGHT, ("»", "»")),
    "ta": (_CURLY,),
    "tr": (_CURLY, _GUILLEMETS),
    "uk": (_GUILLEMETS, _LOW_HIGH, _CURLY),
    "ur": (_CURLY, ("”", "“")),
    "vi": (_CURLY, _GUILLEMETS),
    "zh-Hans": (_CURLY, ("《", "》")),
    "zh-Hant": (_CORNERS, _WHITE_CORNERS, ("《", "》")),
}
"""The pairs of double quotation marks of each language, the usual one first."""
_QUOTED = re.compile(r"""(?P<open>[“„«»”])(?P<inner>[^"“”„«»]{1,80})(?P<close>[”“«»])""")


def _quotes(text: str, tag: str) -> Iterator[StyleFault]:
    pairs = _of_language(_QUOTES, tag)
    if pairs is None:
        return
    opening, closing = pairs[0]
    # French has spaces within its marks.
    space = NO_BREAK_SPACE if opening == "«" and tag.startswith("fr") else ""
    position = 0
    while match := _QUOTED.search(text, position):
        position = match.end()
        if (match["open"], match["close"]) not in pairs:
            here = f"{opening}{space}{match['inner'].strip()}{space}{closing}"
            yield StyleFault(match[0], here, "quotation marks")


# ---------------------------------------------------------------- spaces

_FRENCH_MARK = re.compile(r"(?<=[^\W\d_])(?P<mark>[;:!?»])(?=\s|$)|(?P<open>«)(?=\w)")
_UNSPACED = re.compile(
    r"(?<![\w.,/-])(?P<number>\d[\d.,\u00a0\u202f]{0,9})(?P<unit>[nµμm]g|kg|[mcµμ]?l|[mcd]L|mm|cm|mmol"
    r"|µmol|mmHg|kPa|°C|kcal)(?![\w/°])"
)
_PER_CENT = re.compile(r"(?<![\w.,])(?P<number>\d[\d.,]{0,9})%(?!\w)")
_NO_SPACE_FRENCH = ("fr-CA", "fr-CH")
"""Countries whose French has no space before ; ! and ? (Office québécois)."""


def _spaces(text: str, tag: str) -> Iterator[StyleFault]:
    if tag.startswith("fr") and not tag.startswith(_NO_SPACE_FRENCH):
        for match in _FRENCH_MARK.finditer(text):
            before = text[: match.start()].rsplit(" ", 1)[-1]
            if match["open"]:
                yield StyleFault("«", f"«{NO_BREAK_SPACE}", "spaces beside marks")
            elif "/" not in before and "@" not in before:  # no address
                written = before + match["mark"]
                here = f"{before}{NO_BREAK_SPACE}{match['mark']}"
                yield StyleFault(written, here, "spaces beside marks")
    for match in _UNSPACED.finditer(text):
        here = f"{match['number']}{NO_BREAK_SPACE}{match['unit']}"
        yield StyleFault(match[0], here, "spaces before units")
    if _has_spaced_per_cent(tag):
        for match in _PER_CENT.finditer(text):
            here = f"{match['number']}{NO_BREAK_SPACE}%"
            yield StyleFault(match[0], here, "spaces before units")


def _has_spaced_per_cent(tag: str) -> bool:
    try:
        pattern = babel.Locale.parse(tag, sep="-").percent_formats[None]
    except (ValueError, babel.UnknownLocaleError):
        return False
    suffix: str = pattern.suffix[0]
    return suffix.startswith((NO_BREAK_SPACE, "\u202f"))


# ---------------------------------------------------------------- letters, stops, units

_ROMANIAN = str.maketrans("şţŞŢ", "șțȘȚ")
_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_ARABIC_MARK = re.compile(r"(?P<word>[\u0620-\u06d3\u064b-\u0652]+)(?P<mark>[,;?])(?=\s|$)")
_HAN_MARK = LatePattern(r"(?P<word>[\u4e00-\u9fff])(?P<mark>[,;:?!.])(?=[\u4e00-\u9fff]|\s|$)")
_HAN = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_URDU_STOP = re.compile(r"(?P<word>[\u0620-\u06d3]+)\.(?=\s+[\u0620-\u06d3]|$)")
_DANDA = re.compile(r"(?P<word>[\u0900-\u09ff\u0a00-\u0a7f]{2,})\.$")
_MICROGRAMS = re.compile(r"(?<=\d)(?P<space>[ \u00a0]?)mcg\b")
_INTERNATIONAL_UNITS = {
    "de": "I.E.", "es": "UI", "fr": "UI", "it": "UI", "pl": "j.m.", "pt": "UI", "ro": "UI",
}  # fmt: skip
_IU = re.compile(r"(?<=\d)(?P<space>[ \u00a0])IU\b")


def _romanian(text: str, tag: str) -> Iterator[StyleFault]:
    for word in re.findall(r"\w*[şţŞŢ]\w*", text):
        yield StyleFault(word, word.translate(_ROMANIAN), "letters with a comma below")


def _arabic(text: str, tag: str) -> Iterator[StyleFault]:
    for match in _ARABIC_MARK.finditer(text):
        yield StyleFault(match[0], match["word"] + _ARABIC[match["mark"]], "stops")
    if tag.startswith("ur"):
        for match in _URDU_STOP.finditer(text):
            yield StyleFault(match[0], match["word"] + "۔", "stops")


def _han(text: str, tag: str) -> Iterator[StyleFault]:
    for match in _HAN_MARK.compiled.finditer(text):
        yield StyleFault(match[0], match["word"] + _HAN[match["mark"]], "stops")


def _danda(text: str, tag: str) -> Iterator[StyleFault]:
    for match in _DANDA.finditer(text):
        yield StyleFault(match[0], match["word"] + "।", "stops")


def _spanish(text: str, tag: str) -> Iterator[StyleFault]:
    for sentence in re.split(r"(?<=[.!?…:]) ", text):
        for mark, opening in ("?", "¿"), ("!", "¡"):
            if sentence.endswith(mark) and opening not in sentence and sentence[:-1].strip():
                yield StyleFault(sentence, opening + sentence, "opening marks")


_OF_LANGUAGE: Mapping[str, Callable[[str, str], Iterator[StyleFault]]] = {
    "ro": _romanian, "ar": _arabic, "ur": _arabic, "fa": _arabic, "es": _spanish,
    "zh": _han, "ja": _han, "hi": _danda, "bn": _danda, "pa": _danda,
}  # fmt: skip


def _units(text: str, language: str) -> Iterator[StyleFault]:
    for _ in _MICROGRAMS.finditer(text):
        yield StyleFault("mcg", "µg", "units")
    if language in _INTERNATIONAL_UNITS:
        for match in _IU.finditer(text):
            yield StyleFault(f"{match['space']}IU".strip(), _INTERNATIONAL_UNITS[language], "units")


def style_faults(text: str, tag: str) -> Iterator[StyleFault]:
    """Yield what a language, by its tag (BCP 47), writes otherwise than a paragraph does."""
    language = primary_language(tag)
    if language == "en":
        return
    yield from _quotes(text, tag)
    yield from _spaces(text, tag)
    yield from _units(text, language)
    if language in _OF_LANGUAGE:
        yield from _OF_LANGUAGE[language](text, tag)


def _of_language(data: Mapping[str, tuple[Pair, ...]], tag: str) -> tuple[Pair, ...] | None:
    """Return what data have for a tag: by language and country, by language and script, or by the
    language alone."""
    parts = tag.split("-")
    language, country = parts[0].lower(), parts[-1].upper()
    names = (f"{language}-{country}", f"{language}-{script(tag)}", language)
    return next((data[name] for name in names if name in data), None)

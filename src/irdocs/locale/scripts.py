"""The script that a language is written in, and which way that runs, by its tag (BCP 47).

Both follow the tag's script subtag if it has one, else CLDR's likely subtags: Punjabi is in
Gurmukhi, in Pakistan (pa-PK) in Arabic letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from babel.core import get_global

Direction = Literal["ltr", "rtl"]
"""Left to right, or right to left."""

_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,8})(-(?P<script>[A-Za-z]{4}))?(-(?P<region>[A-Za-z]{2}|\d{3}))?(-|$)"
)
"""The subtags that decide the script (BCP 47: RFC 5646, 2.1)."""

_RIGHT_TO_LEFT = frozenset({
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mani", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
    "Yezi",
})  # fmt: skip
"""The scripts in use whose letters are of Unicode's bidirectional classes R and AL (UAX #9)."""


@lru_cache(maxsize=512)
def script(tag: str) -> str | None:
    """Return the script (ISO 15924) of a language's tag, such as Latn; None if CLDR has none."""
    subtags = _TAG.match(tag)
    if subtags is None:
        return None
    if subtags["script"]:
        return subtags["script"].title()
    language, region = subtags["language"].lower(), (subtags["region"] or "").upper()
    language = get_global("language_aliases").get(language, language)
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{region}") or likely.get(language)
    return full.split("_")[1] if full else None


def direction(tag: str) -> Direction:
    """Return which way a language is written; left to right if CLDR does not know it."""
    return "rtl" if script(tag) in _RIGHT_TO_LEFT else "ltr"


LetterClass = Literal["R", "AL", ""]
"""The bidirectional class (UAX #9) of letters from right to left; empty for other letters."""
_ARABIC_CLASS = frozenset({"Arab", "Aran", "Rohg", "Syrc", "Thaa"})


def letter_class(tag: str) -> LetterClass:
    """Return the bidirectional class of the letters of a language."""
    if direction(tag) == "ltr":
        return ""
    return "AL" if script(tag) in _ARABIC_CLASS else "R"


_COMPOSED: Mapping[str, frozenset[str]] = {
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
    "Jpan": frozenset({"Hani", "Hira", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Aran": frozenset({"Arab"}),
}
"""Scripts of tags that are several, or one under another name, in Unicode (UAX #24)."""
_OF_NO_SCRIPT = {"Zyyy", "Zinh", "Zzzz"}


def scripts_of(name: str) -> frozenset[str]:
    """Return the scripts that Unicode gives the letters of a tag's script; none for none."""
    return _COMPOSED.get(name, frozenset({name} if name else ()))


def script_of_letter(letter: str) -> str:
    """Return the script of a letter (UAX #24); Zyyy for one of many scripts."""
    if letter.isascii():
        return "Latn" if letter.isalpha() else "Zyyy"
    if "À" <= letter <= "ʸ" and letter not in "×÷":  # Latin-1, Extended-A and -B, IPA
        return "Latn"
    from fontTools.unicodedata import script as script_of  # its tables take 10 ms to load

    return str(script_of(letter))


def scripts_in(text: str) -> frozenset[str]:
    """Return the scripts of the letters of a text, without those that belong to any script."""
    return frozenset({script_of_letter(letter) for letter in text} - _OF_NO_SCRIPT)

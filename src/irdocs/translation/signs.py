"""Compare the signs beside numbers: ≥ 5 must not become ≤ 5 or ≈ 5, and £5 not 5 €, 5c or 5.

A sign may be said in words. Where it is only lost, and words stand beside the number, they are
looked at: a name of the currency, at least, about. What they are in other languages is not known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import babel
from babel.numbers import get_currency_name

from irdocs.frozen import replace
from irdocs.locale.day_parts import tidied
from irdocs.locale.language_tags import primary_language
from irdocs.translation.changed_amount import ChangedAmount
from irdocs.translation.limits import limits
from irdocs.translation.quantities import NumberInText

_SIGNS: Mapping[str, str] = {
    **dict.fromkeys(("<",), "<"), **dict.fromkeys((">",), ">"),
    **dict.fromkeys(("≤", "⩽", "≦", "<="), "≤"),
    **dict.fromkeys(("≥", "⩾", "≧", ">="), "≥"),
    **dict.fromkeys(("≈", "~", "∼", "≃", "≅", "～"), "≈"),
    **dict.fromkeys(("±", "+/-", "+/−", "∓"), "±"),
}  # fmt: skip
"""Signs before a number, and what each means."""
_ONE_SIDED = frozenset("<>≤≥")
_BEFORE = re.compile(
    "(?<![-–=<>])("
    + "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))
    + r")\s?[£€$¥₹]?\s?$"
)
_RANGE = re.compile(r"\d\s?[^\W\d_]{0,5}[%‰]?\s?[~∼～]\s?$")
"""A tilde that joins two numbers, as in Japanese and Korean."""
_AND_MORE = re.compile(r" ?\+(?! ?[\d\w+])")
"""A plus behind a number: 65+."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_BOUNDS: Mapping[str, str] = {
    "ar": "أكثر أقل فوق تحت على الأقل الأكثر فما حوالي نحو تقريبا من إلى بين حتى يتجاوز دون أعلى "
    "أكبر",
    "cy": "leiaf fwyaf mwyaf mwy fwy llai lai dros drosodd dan tua oddeutu uwch is hyd rhwng hyn "
    "hŷn iau neu bron rhyw",
    "de": "mindestens wenigstens höchstens maximal minimal mehr weniger über unter ab bis etwa "
    "rund ungefähr circa ca zirka von zwischen älter jünger höher oder knapp gut plus",
    "en": "least most more less fewer over above under below from up upward upwards minimum "
    "maximum about around roughly approximately approx nearly almost some older younger higher "
    "lower greater within circa ca beyond exceed exceeds exceeding plus between to or",
    "es": "menos más mínimo máximo sobre superior inferior mayor mayores menor menores desde hasta "
    "unos unas aproximadamente alrededor cerca casi entre partir o",
    "fr": "moins plus minimum maximum supérieur supérieure inférieur inférieure dès partir jusqu "
    "environ quelque près presque entre ou",
    "ga": "lú níos mó breis is os cionn faoi bhun thart timpeall go dtí idir suas nó",
    "it": "almeno meno più massimo minimo superiore inferiore maggiore minore da fino circa quasi "
    "tra oltre sopra sotto",
    "nl": "minstens minimaal hoogstens maximaal meer minder boven onder over vanaf tot ongeveer "
    "circa ca tussen ouder jonger of rond bijna",
    "pl": "najmniej najwyżej więcej mniej powyżej poniżej ponad od do około ok mniejsze większe "
    "równe przynajmniej maksymalnie minimalnie między starsze starszych wyżej prawie blisko lub",
    "pt": "menos mais mínimo máximo superior inferior maior maiores menor menores desde até cerca "
    "aproximadamente quase entre partir ou",
    "uk": "менше більше щонайменше щонайбільше не від до понад близько приблизно майже між вище "
    "нижче або та старше старші",
    "ur": "کم زیادہ سے تک تقریبا تقریباً اوپر نیچے زائد لگ بھگ درمیان یا",
}  # fmt: skip
"""By language: the words that may say what a sign of comparison does."""


def changed_comparison(
    source: Sequence[NumberInText], target: Sequence[NumberInText], languages: tuple[str, str]
) -> ChangedAmount | None:
    """Return a number with a sign of comparison, and what its translation has in place of it."""
    waiting, unsure = list(target), None
    for number in source:
        same = [other for other in waiting if other.value == number.value]
        if not same:
            continue
        sign = _sign(number)
        right = next((other for other in same if _sign(other) == sign), None)
        if right is None:
            right = next((other for other in same if _sign(other)), same[0])
            change = ChangedAmount(_with_sign(number), _with_sign(right))
            if sign and _sign(right):
                return change
            if _is_turned(number, right, languages):
                return change
            worded = (right, languages[1]) if sign else (number, languages[0])
            if not _has_words(worded[0]):
                return change
            if _says_bound(*worded) is False:
                unsure = unsure or replace(change, is_sure=False)
        waiting.remove(right)
    return unsure


def _is_turned(number: NumberInText, other: NumberInText, languages: tuple[str, str]) -> bool:
    """Whether words beside one of two numbers say at least, and the sign of the other at most."""
    return any(
        _sign(signed) in _ONE_SIDED and _is_upper(worded, language) is (_sign(signed) in "≥>")
        for signed, worded, language in (
            (other, number, languages[0]),
            (number, other, languages[1]),
        )
    )


def _is_upper(number: NumberInText, language: str) -> bool | None:
    """Return whether words set an upper limit, or a lower one; None if neither is sure."""
    text = f"{number.before}{number.written}{number.after}"
    said = {
        one.is_upper if one.is_sure else None
        for one in limits(text, language)
        if one.value == number.value
    }
    return said.pop() if len(said) == 1 else None


def _says_bound(number: NumberInText, language: str) -> bool | None:
    """Return whether words beside a number say at least, less or about; None if it is not known."""
    listed = _BOUNDS.get(primary_language(language))
    if listed is None:
        return None
    known = {tidied(word) for word in listed.split()}
    return not known.isdisjoint(
        re.findall(r"[^\W\d_]+", tidied(" ".join(number.beside)).casefold())
    )


def _before(number: NumberInText) -> re.Match[str] | None:
    """Return the sign of comparison before a number."""
    near = number.before[-16:]
    return None if _RANGE.search(near) else _BEFORE.search(near)


def _sign(number: NumberInText) -> str:
    """Return the sign of comparison of a number; 65+ is ≥ 65."""
    found = _before(number)
    return _SIGNS[found[1]] if found else "≥" if _AND_MORE.match(number.after) else ""


def _with_sign(number: NumberInText) -> str:
    found = _before(number)
    plus = "+" if not found and _AND_MORE.match(number.after) else ""
    return f"{found[0] if found else ''}{number.written.strip()}{plus}"


def _has_words(number: NumberInText) -> bool:
    """Whether words stand beside a number, before it or behind what it is measured by."""
    before, behind = number.beside
    behind = re.sub(r"^\s?[%‰°]?[a-zA-Zµ]{0,4}(?:/[a-zA-Z]{1,4})?(?![^\W\d_])", "", behind)
    return bool(_WORD.search(f"{before} {behind}") or re.search(r"[^\W\d_a-zA-Z]", before + behind))


_CURRENCIES = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "CNY": "¥", "INR": "₹", "PLN": "zł"}
_ALSO: Mapping[str, str] = {
    "£": "punnoedd bunnoedd phunnoedd pound pounds ポンド 镑 鎊 گنی", "€": "ewro ユーロ 欧 歐",
    "$": "doleri ddoleri ドル", "¥": "円 元",
}  # fmt: skip
"""Names that CLDR does not have, or not alone."""
_CODE = re.compile(r"(?<![A-Z])(?:GBP|EUR|USD|JPY|CNY|INR|PLN)(?![A-Z])|(?<!\w)zł(?!\w)")
_SMALL_SIGN = re.compile(r"^\s?(?:p|c|ct|¢)?(?![^\W\d_])")
"""What stands behind a number that has lost its currency: nothing, or the sign of a hundredth."""


def changed_currency(
    source: Sequence[NumberInText], target: Sequence[NumberInText],
    texts: tuple[str, str], languages: tuple[str, str],
) -> ChangedAmount | None:  # fmt: skip
    """Return a currency of a source, and what its translation has in place of it: another one, or
    none, in a sign or a word.
    """
    before, after = (_currencies(text) for text in texts)
    added = [sign for sign in after if sign not in before]
    if before and added:
        return ChangedAmount(before[0], added[0])
    if not before or after:
        return None
    priced = next((number for number in source if _is_priced(number)), None)
    same = [number for number in target if priced and number.value == priced.value]
    if priced is None or not same:
        return None
    sign, other = before[0], same[0]
    if _names_any(_names_of(sign, languages[1]), texts[1]):
        return None
    shown = f"{sign}{priced.written.strip()}"
    word = re.match(r"\s?([^\W\d_]+)", other.after)
    if _SMALL_SIGN.match(other.after) and not re.search(r"[^\W\d_]\s?$", other.before):
        small = re.match(r"\s?[pc¢]t?\b", other.after)
        return ChangedAmount(shown, other.written.strip() + (small[0] if small else ""))
    foreign = {
        name for one in set(_CURRENCIES.values()) - {sign} for name in _names_of(one, languages[1])
    }
    if word and _names_any(foreign - _names_of(sign, languages[1]), word[1]):
        return ChangedAmount(shown, other.written.strip() + word[0])
    if _names_of(sign, languages[1]):
        return ChangedAmount(
            shown, other.written.strip() + (word[0] if word else ""), is_sure=False
        )
    return None


def _is_priced(number: NumberInText) -> bool:
    """Whether the sign of a currency stands beside a number."""
    before, behind = number.before.rstrip()[-1:], number.after.lstrip()[:1]
    return any(unicodedata.category(sign) == "Sc" for sign in before + behind)


def _names_any(names: frozenset[str] | set[str], text: str) -> bool:
    """Whether one of some names stands in a text, in any of its forms."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", tidied(text))]
    return any(name[:4] in word for name in names for word in words) or any(
        name[1:4] == word[1:4] and len(name) > 3 for name in names for word in words
    )


@cache
def _names_of(sign: str, language: str) -> frozenset[str]:
    """Return the words for currencies with a sign, in small letters: euro, pund, sterling."""
    try:
        locale = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return frozenset()
    cldr = frozenset(
        word
        for code, own in _CURRENCIES.items()
        if own == sign
        for count in (None, 1, 2, 3, 6, 100)
        for word in _words(str(get_currency_name(code, count, locale)))
    )
    return cldr | frozenset(_ALSO.get(sign, "").split())


def _words(name: str) -> Iterator[str]:
    yield from (word for word in re.findall(r"[^\W\d_]{3,}", tidied(name).casefold()))


def _currencies(text: str) -> list[str]:
    """Return the currencies of a text, as signs."""
    text = unicodedata.normalize("NFKC", text)
    signs = [sign for sign in text if unicodedata.category(sign) == "Sc"]
    return signs + [_CURRENCIES.get(code, code) for code in _CODE.findall(text)]


__all__ = ["changed_comparison", "changed_currency"]

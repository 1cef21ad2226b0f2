"""Read the numbers of a text as its language writes them, so that two languages can be compared.

1,000.5 in English, 1.000,5 in German, 1 000,5 in Polish and ١٬٠٠٠٫٥ in Arabic are one number. A
sign between digits that is neither the decimal nor the thousands sign of the language parts two
numbers, as in 10:30, 24/7 and 23.11.2026.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

import babel

from irdocs.frozen import frozen
from irdocs.locale.numbers import PARTS_OF_WORDS

_CONTROLS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c]")
"""Characters that nobody sees: soft hyphens, joiners, marks of direction."""
_SPACES = "[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?P<minus>(?:(?<![\w)–—-])|(?<=[\u0590-\u05ff]-))(?:[-−－]|(?<!\d )(?<!\d)–))?"
    rf"(?P<digits>(?:(?<=[^\W\d_])|(?<=[^\W\d_]-))\d+(?:[.,'’٫٬]\d+)*"  # B12, not 12 500
    rf"|\d+(?:[.,'’٫٬]\d+|{_SPACES}\d{{3}}(?!\d))*)"
)
"""Digits, with what may stand between those of one number, and its minus sign, which may stand
behind the hyphen of a Hebrew prefix."""
_TELEPHONE = re.compile(
    rf"(?<![{PARTS_OF_WORDS}+])(?:\+|\(0|0)[\d()]+(?:[ \u00a0.-]?[\d()]+){{2,}}"
    rf"(?![{PARTS_OF_WORDS}])"
)
"""A telephone number: at least seven digits, which begin with 0 or +."""
_ARABIC_MARKS = str.maketrans({"٫": ".", "٬": ","})
SPACE_MARKS = frozenset(" \u00a0\u2009\u202f")


@frozen
class Marks:
    """The signs with which a language writes numbers."""

    decimal: str
    group: str


_NEAR = 80
"""How many characters beside a number may say what it is of."""


@frozen
class NumberInText:
    """A number in a text, and the letters that follow it."""

    value: str
    """In digits of ASCII, with a point as decimal sign: equal texts are equal numbers."""
    written: str
    after: str
    """The rest of the text from there."""
    before: str = ""
    """The text up to there."""

    @property
    def beside(self) -> tuple[str, str]:
        """What stands near a number before and behind it, up to the next digits."""
        before, behind = self.before[-_NEAR:], self.after[:_NEAR]
        return re.split(r"\d", before)[-1], re.split(r"\d", behind)[0]


def telephones(text: str) -> list[str]:
    """Return the telephone numbers of a text, in digits alone, sorted."""
    plain = plainly(text)
    found = (plain[start:end].replace("(0)", "") for start, end in _telephone_spans(plain))
    return sorted(re.sub(r"[^\d+]", "", number) for number in found)


_DATE_OR_HOURS = re.compile(
    r"\d{1,2}([.-])\d{1,2}\1\d{2,4}|\d{1,2}[.:]\d{2}[ ]?-[ ]?\d{1,2}[.:]\d{2}"
)
"""What begins with 0 and is no telephone number: 03.04.1985, 09.00-17.30."""


def _telephone_spans(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where each telephone number begins and ends, without a bracket that opens behind it."""
    for match in _TELEPHONE.finditer(plain):
        number = match[0]
        if number.count("(") > number.count(")"):
            number = number[: number.rindex("(")].rstrip()
        digits = sum(character.isdigit() for character in number)
        if digits >= 7 and not _DATE_OR_HOURS.fullmatch(number):
            yield match.start(), match.start() + len(number)


def without_telephones(text: str) -> str:
    """Return a text without its telephone numbers, and without what nobody sees."""
    plain = plainly(text)
    for start, end in reversed(list(_telephone_spans(plain))):
        plain = f"{plain[:start]} {plain[end:]}"
    return plain


def plainly(text: str) -> str:
    """Return a text with digits of ASCII, and without characters that nobody sees."""
    return "".join(map(_plain, _CONTROLS.sub("", text)))


def _plain(character: str) -> str:
    """Return the digits of ASCII for any others; those that are raised, or of ½, stand apart."""
    if character.isascii() or not character.isnumeric():
        return character
    if character.isdecimal():
        return str(unicodedata.digit(character))
    digits = unicodedata.normalize("NFKC", character).replace("\u2044", "/")
    return f" {digits}" if digits.isascii() else character


_WITHOUT_ZERO = re.compile(r"(?<![\w.,])([.,])(?=\d)")
"""The decimal sign of .5 mg, before which a zero is missing."""
APOSTROPHES = ("'", "’")
"""What Swiss numbers have between thousands."""


@cache
def marks_of(language: str) -> Marks:
    """Return the signs of a language; those of English if CLDR does not know it."""
    try:
        symbols = babel.Locale.parse(language, sep="-").number_symbols["latn"]
    except (ValueError, KeyError, babel.UnknownLocaleError):
        return Marks(".", ",")
    return Marks(str(symbols["decimal"]), str(symbols["group"]))


def quantities(text: str, language: str) -> list[NumberInText]:
    """Return the numbers of a text, telephone numbers left out, in order."""
    plain = _WITHOUT_ZERO.sub(r"0\1", without_telephones(text))
    found: list[NumberInText] = []
    for match in _NUMBER.finditer(plain):
        sign = "-" if match["minus"] else ""
        digits = match["digits"].translate(_ARABIC_MARKS)
        *before, last = _values(digits, _marks_in(match["digits"], language))
        found += (NumberInText(value, match[0], "") for value in before)
        after = plain[match.end() :]
        value = last if before else f"{sign}{last}"
        found.append(NumberInText(value, match[0], after, plain[: match.start()]))
    return found


def _marks_in(number: str, language: str) -> Marks:
    """Return the signs of a number: those of Arabic if it has them, else those of the language."""
    return Marks(".", ",") if "٫" in number or "٬" in number else marks_of(language)


def _values(number: str, marks: Marks) -> Iterator[str]:
    """Yield the number that some digits stand for, or several if signs part them."""
    spaced = "".join(" " if sign in SPACE_MARKS else sign for sign in number)
    group = " " if marks.group in SPACE_MARKS else marks.group
    if group in APOSTROPHES:  # which CLDR has had straight and curly
        group, spaced = "'", spaced.replace("’", "'")
    # In print many languages have spaces between thousands; English does in science.
    for sign in {group, " "}:
        grouped = re.fullmatch(
            rf"(\d{{1,3}}(?:{re.escape(sign)}\d{{2,3}})*{re.escape(sign)}\d{{3}})"
            rf"(?:{re.escape(marks.decimal)}(\d+))?",
            spaced,
        )
        if grouped:
            yield _value(grouped[1].replace(sign, ""), grouped[2])
            return
    plain = re.fullmatch(rf"(\d+){re.escape(marks.decimal)}(\d+)", spaced)
    if plain:
        yield _value(plain[1], plain[2])
        return
    for digits in re.findall(r"\d+", spaced):
        yield _value(digits, None)


def _value(whole: str, fraction: str | None) -> str:
    digits = whole.lstrip("0") or "0"
    rest = (fraction or "").rstrip("0")
    return f"{digits}.{rest}" if rest else digits


_AMOUNT_BEHIND = re.compile(r"\s*(?:[nµmkdc]?[gl]\b|m[lL]\b|mmol|%|IE\b|IU\b|UI\b|°)")
"""What says that 1.25 is no time of the day."""


def differences(
    source: list[NumberInText], target: list[NumberInText]
) -> tuple[list[NumberInText], list[NumberInText]]:
    """Return the numbers that only the source has, and those that only the target has.

    A time of the day may be written 10.30 in one language and 10:30 in another.
    """
    lost, added = _only_in(source, target), _only_in(target, source)
    for one, other in ((lost, added), (added, lost)):
        for quantity in list(one):
            time = re.fullmatch(r"([01]?\d|2[0-3])[.:]([0-5]\d)", quantity.written)
            if not time or _AMOUNT_BEHIND.match(quantity.after):
                continue
            wanted = [_value(time[1], None), _value(time[2], None)]
            matching = [next((q for q in other if q.value == value), None) for value in wanted]
            if None not in matching and quantity in one:
                one.remove(quantity)
                for part in matching:
                    if part in other:
                        other.remove(part)
    return lost, added


def _only_in(some: list[NumberInText], others: list[NumberInText]) -> list[NumberInText]:
    left = Counter(quantity.value for quantity in others)
    only = []
    for quantity in some:
        if left[quantity.value] > 0:
            left[quantity.value] -= 1
        else:
            only.append(quantity)
    return only

"""Numbers as a country writes them: digits in groups, the decimal mark, and signs of currencies.

All digits of a number are printed as the content has them. Babel's own formatting is not used for
this, since it rounds; the forms of groups, marks and currencies are CLDR's, which Babel brings.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import babel
from babel.core import get_global
from babel.numbers import NumberPattern

from irdocs.frozen import frozen

MINUS = "\u2212"
"""The minus sign, which is as wide as a digit; a hyphen is shorter, and lines break after it."""
PARTS_OF_WORDS = r"0-9A-Za-z_\u00c0-\u052f"
"""Within the brackets of a pattern: digits, and letters of scripts that put spaces between words
(Latin, Greek, Cyrillic). A number that touches one is a part of something else; Arabic joins words
of one letter to a number, and Chinese has no spaces."""
NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
"""What CLDR has between groups in French. Many typefaces lack it."""
COMPACT_POWERS = (12, 9, 6)
"""The powers of ten that have a word on a value axis, such as "million"."""


def is_currency_sign(character: str) -> bool:
    """Return whether a character is a sign of a currency, such as £ (Unicode category Sc)."""
    return unicodedata.category(character) == "Sc"


def currency_of(unit: str) -> tuple[str, str] | None:
    """Return the sign with which a unit begins and the rest of it, or None if there is no sign.

    Letters may stand before the sign: "US$ a day" gives "US$" and " a day".
    """
    position = next((at for at, letter in enumerate(unit) if not letter.isupper()), len(unit))
    if position > 3 or position == len(unit) or not is_currency_sign(unit[position]):
        return None
    return unit[: position + 1], unit[position + 1 :]


def number_text(value: object, country: babel.Locale, *, grouped: bool = True) -> str:
    """Return a number with the country's marks, and with all digits that it has.

    `value` is a number, or the text of one without an exponent. The minus sign comes first.
    """
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    is_negative = text.startswith("-")
    whole, point, fraction = text.removeprefix("-").partition(".")
    symbols = country.number_symbols["latn"]
    return (
        (MINUS if is_negative else "")
        + (_grouped(whole, country) if grouped else whole)
        + (symbols["decimal"] + fraction if point else "")
    )


def _grouped(digits: str, country: babel.Locale) -> str:
    """Return the digits of a whole number in groups: 1,200,000, in India 12,00,000."""
    last, other = country.decimal_formats[None].grouping
    if len(digits) < last + _least_before_mark(country) or other <= 0:
        return digits
    rest, groups = digits[:-last], [digits[-last:]]
    while rest:
        rest, group = rest[:-other], rest[-other:]
        groups.insert(0, group)
    mark: str = country.number_symbols["latn"]["group"]
    return mark.replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE).join(groups)


_TWO_BEFORE_MARK = frozenset(
    {"be", "bg", "es", "et", "hu", "hy", "ia", "ie", "it", "ka", "lv", "pl", "pt_PT", "sl", "sq"}
)
"""Where numbers of four digits have no groups: 1250, 12.500 (minimumGroupingDigits of CLDR, release
48, which Babel lacks); Spanish is that of Europe and Africa."""


def _least_before_mark(country: babel.Locale) -> int:
    """Return how many digits stand before the first mark of a number with groups, at least."""
    name = str(country)
    whole = get_global("parent_exceptions").get(name, name)  # es_MX is of es_419, pt_AO of pt_PT
    names = {whole} if whole == "es_419" else {whole, country.language}
    return 2 if names & _TWO_BEFORE_MARK else 1


_DIRECTION_MARKS = re.compile("[\u200e\u200f\u061c]")


def without_marks(pattern: str) -> str:
    """Return a pattern of CLDR without its marks of direction: our lines are put in order whole."""
    return _DIRECTION_MARKS.sub("", pattern)


def currency_pattern(country: babel.Locale, sign: str) -> tuple[str, str]:
    """Return what stands before and after an amount of money with a sign: one of them is empty.

    In English the sign comes first (£12), in most of Europe last (12 €).
    """
    pattern = country.currency_formats["standard"]
    before, after = map(without_marks, (pattern.prefix[0], pattern.suffix[0]))
    return before.replace("\u00a4", sign), after.replace("\u00a4", sign)


@frozen
class PowerWord:
    """A power of ten with its word: "1.2 million" has the power 6 and the word " million"."""

    power: int = 0
    word: str = ""
    """What follows the number, with the space before it; empty for the power 0."""


def _compact_pattern(power: int, country: babel.Locale) -> NumberPattern | None:
    """Return the pattern with which a country shortens numbers of a power of ten, for all counts.

    Each of CLDR's plural categories has a pattern; the long ones of many languages differ.
    """
    for length in ("long", "short"):
        patterns: dict[str, NumberPattern] = {
            str(found[str(10**power)].pattern): found[str(10**power)]
            for found in country.compact_decimal_formats.get(length, {}).values()
            if str(10**power) in found
        }
        if len(patterns) == 1:
            return next(iter(patterns.values()))
    return None


def power_word(largest: float, country: babel.Locale) -> PowerWord:
    """Return the word that shortens numbers up to `largest`, from a million on.

    One word serves all numbers of an axis, so it is the abbreviation where the word itself has
    plural forms: 2 mln in Polish. Languages whose patterns do not multiply by a power of their word
    have none here.
    """
    for power in COMPACT_POWERS:
        pattern = _compact_pattern(power, country)
        if largest >= 10**power and pattern is not None and pattern.pattern.count("0") == 1:
            before, _, after = without_marks(pattern.pattern).partition("0")
            if not before:
                word = after.replace(" ", NO_BREAK_SPACE).replace("'", "")
                return PowerWord(power, word)
    return PowerWord()

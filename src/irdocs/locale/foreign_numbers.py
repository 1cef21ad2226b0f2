"""Find numbers in a text whose marks are not those of its language: 1,200.5 in a German one.

Only what can be no other number is found: one with marks of both kinds, one with two or more groups
of three digits, how many people one is of (1 in 22.000), and one with a decimal mark before a unit
or behind four digits or more, but for years; and 1,5 where nothing else stands in a text whose
language writes a point, as 0.5 and <1.5 in one that writes a comma. A mark alone, as in 1.200 or
1,5, is else a thousand here and a fraction there, or a date, a time, a version or the number of a
section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import babel

from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen
from irdocs.locale.numbers import number_text


@frozen
class ForeignNumber:
    """A number with marks of another language."""

    written: str
    """What stands in the text."""
    here: str
    """The same as the text's language writes it."""


_UNIT = (
    r"(?:[nµμm]g|mcg|k?g|[mdcµμ]?[lL]|[mck]m|[mµμ]?mol|[kh]?Pa|mmHg|m?Gy|m?Sv|[MG]Bq|k[VJW]|mA|[kM]?Hz"
    r"|kcal|IE|IU|°C|EUR|CHF|Euro|Mio|Mrd|[Mm]illion(?:s|en)?)\b|[%‰€£$]"
)
"""Units, without those that also follow a time of day or the number of a version."""
_NUMBER = re.compile(
    rf"""
    (?<![\w.,/@:\#+])
    (?:
        (?P<groups>[1-9]\d{{0,2}}(?:(?P<mark>[.,])\d{{3}})(?:(?P=mark)\d{{3}})*)
        (?!(?P=mark))(?P<point>[.,])(?P<fraction>\d+)
      | (?P<many>[1-9]\d{{0,2}}(?P<between>[.,])\d{{3}}(?:(?P=between)\d{{3}})+)
      | (?:(?<=\b1[ ]in[ ])|(?<=\b1[ ]von[ ])|(?<=\b1[ ]sur[ ]))
        (?P<share>[1-9]\d{{0,2}})(?P<within>[.,])(?P<three>\d{{3}})
      | (?P<whole>\d+)(?P<decimal>[.,])(?P<part>\d+)(?=[ \u00a0\u202f]?(?:{_UNIT}))
      | (?P<long>\d{{4,}})(?P<after>[.,])(?P<rest>\d{{1,2}})
    )
    (?![\w/@:]|[.,]\d)
    """,
    re.VERBOSE,
)


_ALONE = re.compile(r"(?P<sign>[<>≤≥~≈±+−-]?)\s?(?P<whole>\d{1,4})(?P<mark>[.,])(?P<part>\d{1,2})")
"""A whole text, such as a cell of a table or a figure, that is a number with two digits at most
behind its mark."""
_MARKED = re.compile(r"\d[.,]\d")
"""What is in every number with a mark."""
_LAST_DAY, _LAST_MINUTE, _FIRST_YEAR = 31, 59, 1900
"""Up to these, 9.30 and 3.12 may be a time and a day, and from the last on 2026.11 a month."""


def foreign_numbers(text: str, language: str) -> tuple[ForeignNumber, ...]:
    """Return the numbers of a text whose marks are not those of a language (its BCP 47 tag).

    There are none for a language whose numbers CLDR does not know, and for a country that has
    another decimal mark than its language has elsewhere, as people write both there.
    """
    return _foreign_numbers(text, language) if _MARKED.search(text) else ()


@cached_by_value(2048)
def _foreign_numbers(text: str, language: str) -> tuple[ForeignNumber, ...]:
    return tuple(_found(text, language))


def _found(text: str, language: str) -> Iterator[ForeignNumber]:
    try:
        country = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return
    here = _decimal(country)
    if here != _decimal(babel.Locale(country.language)):
        return
    alone = _ALONE.fullmatch(text.strip())
    if alone is not None and alone["mark"] != here and (here == "." or _is_fraction(alone)):
        whole, part = alone["whole"], alone["part"]
        yield ForeignNumber(
            alone[0].lstrip("<>≤≥~≈±+−- \u00a0"), number_text(f"{whole}.{part}", country)
        )
        return
    for match in _NUMBER.finditer(text):
        digits = _digits(match, here)
        if digits is not None:
            number = number_text(digits, country, grouped=match["whole"] is None)
            yield ForeignNumber(match[0], number)


def _is_fraction(alone: re.Match[str]) -> bool:
    """Whether a number with a point can be neither a time of day nor a day of a month."""
    return (
        bool(alone["sign"])  # as of "<0.5"
        or alone["whole"] == "0"
        or _LAST_DAY < int(alone["whole"]) < _FIRST_YEAR
        or int(alone["part"]) > _LAST_MINUTE
    )


def _decimal(country: babel.Locale) -> str:
    return str(country.number_symbols["latn"]["decimal"])


def _digits(match: re.Match[str], here: str) -> str | None:
    """Return a foreign number with a point for its fraction, or None if it is at home.

    `here` is the decimal mark of the text's language.
    """
    if match["groups"]:
        whole = match["groups"].replace(match["mark"], "")
        return f"{whole}.{match['fraction']}" if match["point"] != here else None
    if match["many"]:
        parts = match["many"].split(match["between"])
        is_address = len(parts) == 4 and all(int(part) < 256 for part in parts)
        return "".join(parts) if match["between"] == here and not is_address else None
    if match["share"]:  # nobody is one of 22 people and a fraction
        return f"{match['share']}{match['three']}" if match["within"] == here else None
    if match["long"]:
        may_be_year = len(match["long"]) == 4 and match["long"][:2] in ("19", "20")  # 2026.11
        is_foreign = match["after"] != here and not may_be_year
        return f"{match['long']}.{match['rest']}" if is_foreign else None
    whole, part = match["whole"], match["part"]
    may_be_group = len(part) == 3 and len(whole) < 4 and whole[0] != "0"
    return f"{whole}.{part}" if match["decimal"] != here and not may_be_group else None

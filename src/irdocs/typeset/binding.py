"""Keep together on a line what is read in one: telephone numbers, and numbers with their units.

Spaces within them become no-break spaces, which programs that show slides respect too. Whoever
reads a finished file takes them for spaces. What looks like a telephone number in running text and
is none has only its own spaces kept.
"""

from __future__ import annotations

import re

from irdocs.locale.numbers import NO_BREAK_SPACE

_TELEPHONE = re.compile(
    r"""
    (?<![\w.,/+-])
    (?:
        \+\d{1,3}(?:\ ?\(0\))?(?:[ -]\d{1,5}){1,5}      # +44 113 496 0000
      | (?:0\d{2,4}|\(0\d{2,5}\))(?:\ \d{3,8}){1,2}     # 0113 496 0000, (01632) 960001
      | \(\d{3}\)\ \d{3}-\d{4}                          # (555) 123-4567
    )
    (?![\w/]|[.,-]\d)
    """,
    re.VERBOSE,
)
"""National numbers that begin with 0, as in Britain, international ones, and those of America."""
_TELEPHONE_DIGITS = range(8, 16)
"""How many digits a telephone number has, with the 0 or the country's code (ITU-T E.164: 15)."""
_MEASURE = re.compile(
    r"""
    (?<![\w.,/-])\d[\d.,]{0,5}[ ]
    (?:[nµμm]g|mcg|k?g|[mdcµμ]?[lL]|[mckµμ]?m|m?mol(?:/[lL])?|µmol/[lL]|[kh]?Pa|mmHg|m?Gy|m?Sv
      |[MG]Bq|k[VJW]|mA|[kM]?Hz|kcal|IE|IU|°C|min|h|s|%)
    (?![\w/])
    """,
    re.VERBOSE,
)
"""A number with a unit; both are short, so that the line before them hardly misses them."""


def bound(text: str) -> str:
    """Return a text of the same length whose telephone numbers and measures are not broken."""
    if not any(character.isdigit() for character in text):
        return text
    for pattern in (_TELEPHONE, _MEASURE):
        text = pattern.sub(_bound, text)
    return text


def bound_whole(text: str) -> str:
    """Return a text, which is known to be a telephone number, with no-break spaces."""
    return text.replace(" ", NO_BREAK_SPACE)


def _bound(match: re.Match[str]) -> str:
    is_telephone = match.re is _TELEPHONE
    digits = sum(character.isdigit() for character in match[0])
    if is_telephone and digits not in _TELEPHONE_DIGITS:
        return match[0]
    return bound_whole(match[0])

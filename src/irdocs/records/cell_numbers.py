"""Numbers as people write them in cells: with a point before a fraction, and commas or spaces
between groups of three digits.

What could be two numbers is none: 0,5 and 1,20 have a decimal comma, and 007 is perhaps a name.
"""

from __future__ import annotations

import re
from decimal import Decimal

_SPACES = "\u00a0\u202f\u2009 "
_NUMBER = re.compile(
    rf"[+\-−]?(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d+)(?:\.\d+)?"
)
_ZEROS = re.compile(r"[+\-−]?0\d")
_DECIMAL_COMMA = re.compile(r"(?P<whole>[+\-−]?\d*),(?P<part>\d+)")
_SHARE = re.compile(r"(?P<number>\S+?)\s*%")


def number_of(text: str) -> Decimal | None:
    """Return the number that a text is; None if it is none, or could be another."""
    text = text.strip()
    if not text.isascii() and any(sign.isdigit() and not sign.isascii() for sign in text):
        return None
    if not _NUMBER.fullmatch(text) or _ZEROS.match(text):
        return None
    return Decimal(re.sub(rf"[,{_SPACES}]", "", text).replace("−", "-"))


def advice(text: str) -> str:
    """Return how a text that is no number is to be written as one."""
    text = text.strip()
    if match := _DECIMAL_COMMA.fullmatch(text):
        return f"write {match['whole'] or '0'}.{match['part']}, with a point before the fraction"
    if _ZEROS.match(text):
        return "a number does not begin with 0; without type: number it is printed as it is"
    if (match := _SHARE.fullmatch(text)) and number_of(match["number"]) is not None:
        return f"write {match['number']}, and the % where it is printed"
    return "write digits, with a point before a fraction"


__all__ = ["advice", "number_of"]

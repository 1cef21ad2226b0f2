"""The number of a book (ISBN, ISO 2108): 13 digits, or 10 as before 2007, the last of which shows
whether the others were copied right."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

from irdocs.content.source import SourceText
from irdocs.content.values import plain_text

_NAME = re.compile(r"ISBN(?:[- ]?1[03])?:?\s*", re.IGNORECASE)
_DASHES = str.maketrans("‐‑‒–—", "-----")
_WRITTEN = re.compile(r"\d(?:[- ]?\d)*(?:[- ]?[Xx])?")


def isbn(value: Any) -> SourceText:
    """Return a number as it is grouped, without the word ISBN; refuse a wrong one."""
    typed = plain_text(value)
    written = _NAME.sub("", typed.translate(_DASHES), count=1).strip()
    signs = re.sub("[- ]", "", written).upper()
    if not _WRITTEN.fullmatch(written) or len(signs) not in (10, 13):
        raise _fault(typed, "an ISBN has 13 digits, or 10")
    if len(signs) == 13 and not signs.startswith(("978", "979")):
        raise _fault(typed, "one of 13 digits begins with 978 or 979")
    if signs[-1] != _check_digit(signs):
        raise _fault(
            typed, f"its last digit would be {_check_digit(signs)}, so one of them is wrong"
        )
    return SourceText(written.upper(), typed.span)


def _check_digit(signs: str) -> str:
    """Return the last sign that belongs to the others."""
    if len(signs) == 13:
        total = sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(signs[:12]))
        return str(-total % 10)
    total = sum(int(sign) * (10 - place) for place, sign in enumerate(signs[:9]) if sign != "X")
    return "0123456789X"[-total % 11]


def _fault(typed: str, why: str) -> PydanticCustomError:
    return PydanticCustomError(
        "bad-isbn", '"{isbn}" is no ISBN: {why}', {"isbn": typed, "why": why}
    )


__all__ = ["isbn"]

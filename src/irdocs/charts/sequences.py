"""Tell names that follow one another so that a reader knows those between two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from irdocs.locale.month_names import months_of

_NUMBER = re.compile(r"\d{1,4}")
"""A year, or another number alone. Those with words are names: Site 3 is known by no other."""
MONTHS = 12


def is_sequence(names: Sequence[str], language: str) -> bool:
    """Whether names are those of months, one after another, or numbers of equal steps.

    `language` is a BCP 47 tag.
    """
    return _are_months(names, language) or _are_numbers(names)


def _are_months(names: Sequence[str], language: str) -> bool:
    known = months_of(language)
    months = [known.get(name.casefold().rstrip(".")) for name in names]
    if None in months:
        return False
    return all((later - month) % MONTHS == 1 for month, later in pairwise(filter(None, months)))


def _are_numbers(names: Sequence[str]) -> bool:
    if not all(map(_NUMBER.fullmatch, names)):
        return False
    steps = {int(later) - int(number) for number, later in pairwise(names)}
    return len(steps) == 1 and min(steps) > 0


__all__ = ["is_sequence"]

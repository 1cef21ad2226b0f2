"""Find the telephone numbers in a line of words.

Other numbers stand beside them: "Ward 20 0113 496 0000, 9am to 5pm". A number begins with +, with
the 0 of a national number, with a code in brackets or with the first digit there is, and ends
before what belongs to the words behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_RUN = re.compile(
    r"(?:\+|(?<![\w*#])[*#])?(?:\(\d{1,5}\)|\d+)(?:[ \u00a0.-]{0,2}(?:\(\d{1,5}\)|\d+))*#?"
)
_GROUP = re.compile(r"[+*#]?(?:\(\d{1,5}\)|\d+)#?")
_SPELT = re.compile(r"(?<![\w-])\+?(?:\d{1,4}-){1,3}[A-Z][A-Z\d]*(?:-[A-Z\d]+)*(?![\w-])")
"""A number whose last part is spelt, as 1-800-QUIT-NOW is."""
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""The key of each letter (ITU-T E.161)."""
_LEAST_SPELT = 10
"""How many keys such a number has at least; 24-HOUR and 3-D are none."""
_LENGTHS = (10, 11)
"""How many digits a national number has that begins with 0, where others stand behind it."""
_RELAYED = ("18001", "18002")
"""What is dialled before a number for a relay by text (Relay UK)."""
_WHOLE = 9
"""How many digits follow, at least, where a number begins behind others."""


class FoundNumber(NamedTuple):
    """A number in a text, from one index to another."""

    start: int
    end: int
    text: str

    @property
    def dialled(self) -> str:
        """Its digits, with the + or another sign before them; without the (0) behind a code."""
        return re.sub(r"[^\d+*#]", "", self.text.replace("(0)", "").translate(_KEYS))


def telephone_numbers(text: str) -> Iterator[FoundNumber]:
    """Yield each run of digits that may be dialled, in order."""
    spelt = [found for found in _SPELT.finditer(text) if _keys(found[0]) >= _LEAST_SPELT]
    for run in _RUN.finditer(text):
        word = next((one for one in spelt if one.start() <= run.start() < one.end()), None)
        if word:
            if run.start() == word.start():
                yield FoundNumber(word.start(), word.end(), word[0])
            continue
        groups = [
            (run.start() + group.start(), run.start() + group.end())
            for group in _GROUP.finditer(run[0])
        ]
        groups = _from_its_zero(text, groups)
        first = text[groups[0][0]]
        is_national = text[groups[0][0] :].lstrip("(").startswith("0")
        is_national = is_national and first != "+" and not text.startswith("00", groups[0][0])
        while len(groups) > 1 and _goes_on(text, *groups[-1]):
            if is_national and _count(text, groups) in _LENGTHS:
                break  # a whole number, which another follows: 020 7946 0000/1
            groups.pop()
        if is_national:
            groups = _as_long_as_national(text, groups)
        start, end = groups[0][0], groups[-1][1]
        yield FoundNumber(start, end, text[start:end])


def _keys(text: str) -> int:
    """Return how many letters and digits there are in a text."""
    return sum(map(str.isalnum, text))


def _from_its_zero(text: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return groups without those before the 0 with which a number begins behind others."""
    before = text[groups[0][0] : groups[0][1]]
    if before[0] in "+*#" or before.lstrip("(").startswith("0") or before in _RELAYED:
        return groups
    for number, (start, end) in enumerate(groups):
        digits = re.sub(r"\D", "", text[start:end])
        if digits.startswith("0") and len(digits) > 2 and _count(text, groups[number:]) >= _WHOLE:
            return groups[number:]
    return groups


def _as_long_as_national(text: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return groups without those behind a whole number; all where no part of them is one."""
    if _count(text, groups) <= max(_LENGTHS):
        return groups
    for end in range(len(groups) - 1, 0, -1):
        if _count(text, groups[:end]) in _LENGTHS:
            return groups[:end]
    return groups


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a group of digits is the beginning of something else: 9am, 24/7, 8:30."""
    behind = text[end : end + 2]
    is_short = end - start <= 2
    return behind[:1].isalpha() or (is_short and behind[:1] in "/:–" and behind[1:].isdigit())


def _count(text: str, groups: list[tuple[int, int]]) -> int:
    return sum(sum(map(str.isdigit, text[start:end])) for start, end in groups)


__all__ = ["FoundNumber", "telephone_numbers"]

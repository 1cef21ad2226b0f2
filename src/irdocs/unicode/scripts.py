"""Parting a text by script (UAX #24), so that each part gets a typeface and is shaped as one.

Characters that scripts share, such as spaces, digits and commas, go with the part before them, and
at the beginning with the one that follows; a closing bracket goes with its opening one. A character
that a few scripts share, such as the Arabic comma or the danda, goes with one of these
(Script_Extensions, 5.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from irdocs.unicode.brackets import CLOSING, same_bracket

COMMON = "Zyyy"
"""The script, by its code of ISO 15924, of a text that has only what all scripts share."""
_NOT_OWN = frozenset({COMMON, "Zinh", "Zzzz"})
_LATIN_LETTER = re.compile("[A-Za-zªºÀ-ÖØ-öø-\u02b8]")
_BEYOND_LATIN = re.compile("[^\x00-\u02b8‐-\u2027\u2030-\u205e₀-₉€™−≈≠≤≥]")
"""What is neither Latin nor a common sign of Latin text."""
_MOST_OPEN = 64
"""How many brackets may be open at once; a closing one beyond goes with the part before it."""


class ScriptRun(NamedTuple):
    """A part of a text in one script: its place, and the script's code of ISO 15924."""

    start: int
    end: int
    script: str


def script_runs(text: str) -> list[ScriptRun]:
    """Return the parts of a text by script, in order, without gaps; none for an empty text."""
    if not text:
        return []
    if not _BEYOND_LATIN.search(text):
        return [ScriptRun(0, len(text), "Latn" if _LATIN_LETTER.search(text) else COMMON)]
    runs: list[ScriptRun] = []
    start = 0
    for script, members in groupby(_script_of_each(text)):
        end = start + sum(1 for _ in members)
        runs.append(ScriptRun(start, end, script))
        start = end
    return runs


_SLANTED = re.compile(
    "[A-Za-zªºÀ-ÖØ-öø-\u03ff\u0400-\u052f\u1d00-\u1fff\u2c60-\u2c7f\ua640-\ua7ff]"
)


def slants(text: str) -> bool:
    """Whether words are stressed by italics: they are Latin, Greek or Cyrillic for the most part.

    Other scripts have no italics, and slanted letters of theirs look wrong, or like a fault.
    """
    if text.isascii():
        return True
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(_SLANTED.match(letter) is not None for letter in letters) >= len(letters)


def _script_of_each(text: str) -> list[str]:
    """Return the script with which each character goes."""
    given: list[str] = []
    current = ""
    seen: dict[str, None] = {}
    open_ones: list[tuple[str, int]] = []
    for position, character in enumerate(text):
        scripts = _scripts(character)
        if scripts and current not in scripts:
            current = _chosen(scripts, seen, text, position)
            if not seen:
                given = [current] * position
            seen.pop(current, None)
            seen[current] = None  # the latest is the last
        if closing := CLOSING.get(character):
            if len(open_ones) < _MOST_OPEN:
                open_ones.append((closing, position))
        elif open_ones and (bracket := same_bracket(character)) in _CLOSING_ONES:
            opening = next((p for closing, p in reversed(open_ones) if closing == bracket), None)
            if opening is not None:
                current = given[opening]
                while open_ones.pop()[1] != opening:
                    pass
        given.append(current)
    return given if current else [COMMON] * len(text)


_CLOSING_ONES = frozenset(CLOSING.values())


def _chosen(scripts: frozenset[str], seen: Iterable[str], text: str, position: int) -> str:
    """Return which of a character's scripts it goes with: the last one seen, or the next to come.

    Without either it is the one of most readers: an Arabic question mark by itself is Arabic, not
    Adlam. The same text always gives the same.
    """
    if len(scripts) == 1:
        return next(iter(scripts))
    earlier = [script for script in seen if script in scripts]
    if earlier:
        return earlier[-1]
    following = (_scripts(character) & scripts for character in text[position + 1 :])
    shared = next((shared for shared in following if len(shared) == 1), scripts)
    return next((script for script in _MOST_READ if script in shared), min(shared))


_MOST_READ = ("Latn", "Hani", "Arab", "Deva", "Beng", "Cyrl")
"""Scripts with which a sign goes that others share, if its text does not say."""


@cache
def _scripts(character: str) -> frozenset[str]:
    """Return the codes of the scripts that use a character; none if all do."""
    from fontTools import unicodedata as data

    return frozenset(data.script_extension(character)) - _NOT_OWN


_OF_A_BLOCK = (
    ("\u0600", "\u08ff", "Arab"),
    ("\u0900", "\u097f", "Deva"),
    ("\u0e00", "\u0e7f", "Thai"),
)
"""Blocks of a script that have signs which count as shared by all, such as ฿; first and last."""


def sharing_scripts(sign: str) -> tuple[str, ...]:
    """Return the scripts whose typefaces may have a sign that scripts share; none for a letter.

    Of those that say nothing of it, such as full-width brackets, East Asian ones have most.
    """
    from fontTools import unicodedata as data

    if data.script(sign) not in _NOT_OWN:
        return ()
    named = tuple(sorted(_scripts(sign)))
    return named or next(((script,) for a, b, script in _OF_A_BLOCK if a <= sign <= b), ("Hani",))

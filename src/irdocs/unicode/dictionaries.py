"""Words of scripts that are written without spaces, which only a dictionary can tell apart.

There is one for Thai, if `pip install 'irdocs[thai]'` has been run: thaibreak (Apache 2.0, 2.6 MB,
25,000 words; the shortest path through them, and never through a cluster of letters and marks). For
Lao, Khmer and Burmese there is none; authors part their words with U+200B. They may do so in Thai,
too: a text that is parted lacks no dictionary.
"""

from __future__ import annotations

import re
from importlib.util import find_spec

THAI = "Thai"
"""The code of ISO 15924 of the script that the optional dictionary is for."""
_LONGEST_WORD = 20
"""Hardly any word is as long, in characters: a longer text without a space consists of several."""
_THAI_LETTER = "\u0e01-\u0e3a\u0e40-\u0e4e"
_BETWEEN_LETTERS = re.compile(
    f"(?<=[{_THAI_LETTER}])(?=[{_THAI_LETTER}])(?![ๆฯ\u0e31-\u0e3a\u0e47-\u0e4e])"
)
_UNPARTED = {
    THAI: re.compile(f"[{_THAI_LETTER}]{{{_LONGEST_WORD},}}"),
    "Laoo": re.compile(f"[\u0e81-\u0ece]{{{_LONGEST_WORD},}}"),
    "Khmr": re.compile(f"[\u1780-\u17d3]{{{_LONGEST_WORD},}}"),
    "Mymr": re.compile(f"[\u1000-\u103f\u1050-\u109f\uaa60-\uaa7f]{{{_LONGEST_WORD},}}"),
}
_IN_ONE_OF_THEM = re.compile("[\u0e01-\u109f\u1780-\u17d3\uaa60-\uaa7f]")
"""A letter of any of them, which few texts have."""


def has_dictionary() -> bool:
    """Return whether the words of Thai can be told apart."""
    return find_spec("thaibreak") is not None


def lacks_dictionary(text: str) -> bool:
    """Return whether a text is Thai whose words cannot be told apart for want of a dictionary."""
    return bool(_UNPARTED[THAI].search(text)) and not has_dictionary()


def unparted_scripts(text: str) -> tuple[str, ...]:
    """Return the codes of scripts in a text whose words run together, and have no dictionary."""
    if not _IN_ONE_OF_THEM.search(text):
        return ()
    found = (script for script, pattern in _UNPARTED.items() if pattern.search(text))
    return tuple(script for script in found if script != THAI or not has_dictionary())


def word_boundaries(text: str) -> list[int]:
    """Return the positions between two words of Thai, in order; none without the dictionary.

    None is before a mark, or before a sign that repeats or shortens the word (UAX #14, SA; W3C's
    Thai layout requirements).
    """
    between = {found.start() for found in _BETWEEN_LETTERS.finditer(text)}
    if not between or not has_dictionary():
        return []
    from thaibreak import boundaries

    return [position for position in boundaries(text) if position in between]

"""Count the syllables of English words, by the places where they can be hyphenated.

The patterns are those of Pyphen's dictionary, and the algorithm is Liang's, as in TeX (Liang 1983,
Word Hy-phen-a-tion by Com-put-er): a pattern is a piece of a word with digits between its letters.
Of all patterns that occur in a word, the largest digit at each place counts; an odd one allows a
hyphen there.

Pyphen prepares all 14,000 patterns before it looks at a word, which takes a tenth of the time of a
small build. Here a pattern is prepared only if its letters occur in one of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from irdocs.content.installed_files import installed_file

DICTIONARY = "hyph_en_GB.dic"
BEFORE, AFTER = 2, 2
"""How many letters stand before the first hyphen of a word, and after its last, at least."""

_NO_DIGITS = str.maketrans("", "", "0123456789")


def syllables(words: Iterable[str]) -> int:
    """Return how many syllables some words have together, each as often as it occurs."""
    counted = list(words)
    marked = {word: f".{word.lower()}." for word in set(counted)}
    pieces = {piece for text in marked.values() for piece in _pieces(text)}
    patterns = _patterns(pieces)
    hyphens = {word: _hyphens(text, patterns) for word, text in marked.items()}
    return sum(hyphens[word] + 1 for word in counted)


def _pieces(text: str) -> Iterator[str]:
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            yield text[start:end]


def _patterns(pieces: set[str]) -> dict[str, list[int]]:
    """Return the patterns whose letters are among some pieces: the digit before each letter and at
    the end."""
    file = installed_file("pyphen", "dictionaries", DICTIONARY)
    assert file is not None  # pyphen is a dependency
    patterns = {}
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        letters = line.translate(_NO_DIGITS)
        if letters in pieces:
            digits = re.split(r"[^0-9]", line)
            patterns[letters] = [int(digit or 0) for digit in digits]
    return patterns


def _hyphens(text: str, patterns: dict[str, list[int]]) -> int:
    """Return how many hyphens a word may have; it is written between full stops."""
    values = [0] * (len(text) + 1)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            for offset, value in enumerate(patterns.get(text[start:end], ())):
                values[start + offset] = max(values[start + offset], value)
    # values[n + 1] belongs to the place before the n-th letter, counted from 0.
    letters = len(text) - 2
    places = range(BEFORE, letters - AFTER + 1)
    return sum(values[place + 1] % 2 for place in places)

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
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from irdocs.content.installed_files import installed_file

DICTIONARY = "hyph_en_GB.dic"
BEFORE, AFTER = 2, 2
"""How many letters stand before the first hyphen of a word, and after its last, at least."""

_NO_DIGITS = str.maketrans("", "", "0123456789")


def syllables(words: Iterable[str]) -> int:
    """Return how many syllables some words have together, each as often as it occurs."""
    counted = list(words)
    marked = {word: f".{word.lower()}." for word in set(counted)}
    patterns = _patterns(marked.values())
    longest = max(map(len, patterns), default=0)
    hyphens = {word: _hyphens(text, patterns, longest) for word, text in marked.items()}
    return sum(hyphens[word] + 1 for word in counted)


def _pieces(text: str, longest: int) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a text, of `longest` letters at most, each with its place."""
    for start in range(len(text)):
        for end in range(start + 1, min(start + longest, len(text)) + 1):
            yield start, text[start:end]


def _patterns(texts: Collection[str]) -> dict[str, list[int]]:
    """Return the patterns whose letters are a piece of a text: the digit before each letter and at
    the end."""
    letters_of = _letters()
    longest = max(map(len, letters_of.values()))
    pieces = {piece for text in texts for _, piece in _pieces(text, longest)}
    return {
        letters: [int(digit or 0) for digit in re.split(r"[^0-9]", line)]
        for line, letters in letters_of.items()
        if letters in pieces
    }


@cache
def _letters() -> Mapping[str, str]:
    """Return the letters of every pattern."""
    file = installed_file("pyphen", "dictionaries", DICTIONARY)
    assert file is not None  # pyphen is a dependency
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return {line: line.translate(_NO_DIGITS) for line in lines}


def _hyphens(text: str, patterns: dict[str, list[int]], longest: int) -> int:
    """Return how many hyphens a word may have; it is written between full stops.

    No pattern has more than `longest` letters.
    """
    values = [0] * (len(text) + 1)
    for start, piece in _pieces(text, longest):
        for offset, value in enumerate(patterns.get(piece, ())):
            values[start + offset] = max(values[start + offset], value)
    # values[n + 1] belongs to the place before the n-th letter, counted from 0.
    letters = len(text) - 2
    places = range(BEFORE, letters - AFTER + 1)
    return sum(values[place + 1] % 2 for place in places)

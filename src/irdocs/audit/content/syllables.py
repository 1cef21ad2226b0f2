"""Count the syllables of English words, by the places where they can be hyphenated.

The patterns are those of Pyphen's dictionary, and the algorithm is Liang's, as in TeX (Liang 1983,
Word Hy-phen-a-tion by Com-put-er): a pattern is a piece of a word with digits between its letters.
Of all patterns that occur in a word, the largest digit at each place counts; an odd one allows a
hyphen there.

Pyphen prepares all 14,000 patterns before it looks at a word, which takes a tenth of the time of a
small build. Here a pattern is read only if its letters occur in a word, and each word once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from irdocs.caching.by_value import cached_by_value
from irdocs.content.installed_files import installed_file

DICTIONARY = "hyph_en_GB.dic"
BEFORE, AFTER = 2, 2
"""How many letters stand before the first hyphen of a word, and after its last, at least."""

_NO_DIGITS = str.maketrans("", "", "0123456789")


def syllables(words: Iterable[str]) -> int:
    """Return how many syllables some words have together, each as often as it occurs."""
    return sum(_hyphens(f".{word.lower()}.") + 1 for word in words)


@cache
def _patterns() -> Mapping[str, str]:
    """Return every pattern by its letters."""
    file = installed_file("pyphen", "dictionaries", DICTIONARY)
    assert file is not None  # pyphen is a dependency
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return {line.translate(_NO_DIGITS): line for line in lines}


@cache
def _longest() -> int:
    """Return the number of letters of the longest pattern."""
    return max(map(len, _patterns()))


@cached_by_value(20_000)
def _hyphens(text: str) -> int:
    """Return how many hyphens a word may have; it is written between full stops."""
    patterns, longest = _patterns(), _longest()
    values = [0] * (len(text) + 1)
    for start in range(len(text)):
        for end in range(start + 1, min(start + longest, len(text)) + 1):
            line = patterns.get(text[start:end])
            if line is None:
                continue
            # The digit before each letter, and at the end.
            for place, digit in enumerate(re.split(r"[^0-9]", line), start):
                if digit and int(digit) > values[place]:
                    values[place] = int(digit)
    # values[n + 1] belongs to the place before the n-th letter, counted from 0.
    letters = len(text) - 2
    places = range(BEFORE, letters - AFTER + 1)
    return sum(values[place + 1] % 2 for place in places)

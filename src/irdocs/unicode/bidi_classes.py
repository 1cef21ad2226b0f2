r"""The bidirectional class of each character (UAX #9, table 4), as a letter.

A text so becomes a string of its classes, on which the rules of the algorithm are patterns:

======  ========================================  ======  ==================================
letter  class                                     letter  class
======  ========================================  ======  ==================================
L       L, left to right                          m       NSM, marks without a width
R       R, right to left                          x       BN, LRE, RLE, LRO, RLO, PDF: removed
A       AL, Arabic letters                        B       B, paragraph separator
1       EN, European digits                       S       S, segment separator (tab)
2       AN, Arabic digits                         w       WS, white space
\-      ES, plus and minus                        o       ON, other neutrals
%       ET, currency and per cent                 i       LRI, RLI, FSI, isolate initiators
,       CS, comma, point, colon                   p       PDI, the end of an isolate
======  ========================================  ======  ==================================

Each embedding, override and isolate is one character, so who needs to know which looks at the text.

Python's own data, which are those of Unicode 14 in Python 3.11, may lack a character that is newer.
Such a one gets the default of its block, as Unicode asks (DerivedBidiClass.txt): letters of blocks
for scripts from right to left then run from right to left.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
"""Embeddings and overrides, and what ends them (UAX #9, 2.1, 2.2)."""
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
"""Isolates, and what ends them (UAX #9, 2.4)."""
EXPLICIT = f"{LRE}{RLE}{PDF}{LRO}{RLO}{LRI}{RLI}{FSI}{PDI}"
"""All of them."""

_LETTERS = {
    "L": "L", "R": "R", "AL": "A", "EN": "1", "AN": "2", "ES": "-", "ET": "%", "CS": ",",
    "NSM": "m", "BN": "x", "B": "B", "S": "S", "WS": "w", "ON": "o",
    "LRE": "x", "RLE": "x", "LRO": "x", "RLO": "x", "PDF": "x",
    "LRI": "i", "RLI": "i", "FSI": "i", "PDI": "p",
}  # fmt: skip
_DEFAULTS = (
    ("A", "\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufeff\U00010d00-\U00010d3f"
          "\U00010ec0-\U00010eff\U00010f30-\U00010f6f\U0001ec70-\U0001ecbf\U0001ed00-\U0001ed4f"
          "\U0001ee00-\U0001eeff"),
    ("R", "\u0590-\u08ff\ufb1d-\ufb4f\U00010800-\U00010fff\U0001e800-\U0001efff"),
    ("%", "\u20a0-\u20cf"),
    ("x", "\u2065\ufdd0-\ufdef\ufff0-\ufff8\ufffe\uffff\U000e0000-\U000e0fff"),
)  # fmt: skip
"""The class of characters that are not assigned, the first that fits; L is that of the rest."""

_FROM_RIGHT = re.compile(
    f"[\u0590-\u08ff\u200f{RLE}{RLO}{RLI}"
    "\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Return whether any of a text may run from right to left in a paragraph that does not."""
    return not text.isascii() and _FROM_RIGHT.search(text) is not None


def bidi_classes(text: str) -> str:
    """Return the class of each character of a text, as a letter each."""
    return text.translate(_class_table())


class _ClassTable(dict[int, str]):
    """What `str.translate` asks: the letters of the characters, each found when it first occurs."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _class_letter(chr(code))
        return letter


@cache
def _class_table() -> _ClassTable:
    return _ClassTable()


def _class_letter(character: str) -> str:
    assigned = unicodedata.bidirectional(character)
    if assigned:
        return _LETTERS[assigned]
    if ord(character) & 0xFFFE == 0xFFFE:  # the last two of each plane are no characters
        return "x"
    return next((letter for letter, block in _DEFAULTS if re.match(f"[{block}]", character)), "L")

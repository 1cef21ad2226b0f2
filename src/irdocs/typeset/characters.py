"""Which characters text consists of here: signs that show nothing, stand-ins, and scripts."""

from __future__ import annotations

import unicodedata
from functools import cache

ZERO_WIDTH_SPACE = "\u200b"
"""A place where a word may be divided without a hyphen."""
RIGHT_TO_LEFT_MARK = "\u200f"
"""A letter from right to left that shows nothing: marks and spaces beside it run as it does."""
INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u034f\u061c\u180e\u2060\u2061\u2062\u2063\u2064"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
) | frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Characters that join, part, order or vary others and show nothing: zero width space and joiners,
marks and embeddings of direction, and the selectors that ask for a sign as text or as emoji. They
often come along with what was copied from a web page."""
JOINERS = frozenset("\u200c\u200d")
"""The zero width non-joiner and joiner, which say what a letter looks like beside its neighbour."""
UNSEEN = INVISIBLE - JOINERS
"""What shaping is not told of."""
SUBSTITUTES = {"\u2010": "-", "\u2011": "-", "\u00ad": "-"}
"""What is shown for a character that a face lacks, in the same face: hyphens look alike."""
_NAMES = {"Hani": "Chinese", "Hira": "Japanese", "Kana": "Japanese", "Hang": "Korean"}
RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)
"""ISO 15924 codes of scripts in use that run from right to left."""
WITHOUT_FONTS = frozenset({"Latn", "Grek", "Cyrl", "Zyyy", "Zinh", "Zzzz"})
"""Scripts for which no further font is needed, and what all scripts share."""


def is_mark(character: str) -> bool:
    """Return whether a character is a combining mark, which stands on, under or by the one before.

    Vowel signs of Indic scripts are among them.
    """
    return unicodedata.category(character) in ("Mn", "Mc", "Me")


def is_nonspacing(character: str) -> bool:
    """Return whether a character takes no room of its own: a mark on a letter, or a joiner."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf")


@cache
def script_name(character: str) -> str | None:
    """Return the English name of the script of a character; None for Latin, Greek and Cyrillic,
    and for what all scripts share.

    Emoji count as a script of their own: they are pictures in colour, which no font here has.
    """
    from fontTools import unicodedata as scripts

    if ord(character) >= 0x1F000 and unicodedata.category(character) in ("So", "Sk", "Cn"):
        return "emoji"
    script = scripts.script(character)
    return None if script in WITHOUT_FONTS else _NAMES.get(script, scripts.script_name(script))

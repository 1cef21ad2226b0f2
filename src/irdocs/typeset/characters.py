"""Which characters text consists of here: signs that show nothing, stand-ins, and scripts.

Until texts are shaped, only scripts can be set whose letters stand side by side, from left to
right, each with one form.
"""

from __future__ import annotations

import unicodedata
from functools import cache

ZERO_WIDTH_SPACE = "\u200b"
"""A place where a word may be divided without a hyphen."""
INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u034f\u061c\u180e\u2060\u2061\u2062\u2063\u2064"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
) | frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Characters that join, part, order or vary others and show nothing: zero width space and joiners,
marks and embeddings of direction, and the selectors that ask for a sign as text or as emoji. They
often come along with what was copied from a web page."""
SUBSTITUTES = {"\u2010": "-", "\u2011": "-", "\u00ad": "-"}
"""What is shown for a character that a face lacks, in the same face: hyphens look alike."""
SIMPLE_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl", "Zyyy", "Zinh", "Zzzz"})
"""ISO 15924 codes of Latin, Greek, Cyrillic, and of what all scripts share."""
_NAMES = {"Hani": "Chinese", "Hira": "Japanese", "Kana": "Japanese", "Hang": "Korean"}


_SIDE_BY_SIDE = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo", "Armn", "Geor", "Ethi", "Cher"})
"""Scripts that no font here has, but whose letters need nothing but a font."""


def needs_shaping(character: str) -> bool:
    """Return whether a character needs more than a font: an order, joined forms, or stacking.

    Presentation programs do that themselves; here such text would come out wrong.
    """
    if character < "\u0530":  # Latin, Greek and Cyrillic come first in Unicode
        return False
    from fontTools import unicodedata as scripts

    script = scripts.script(character)
    return script not in SIMPLE_SCRIPTS and script not in _SIDE_BY_SIDE


def is_simple(character: str) -> bool:
    """Return whether a character can be set from a font alone."""
    return script_name(character) is None


@cache
def script_name(character: str) -> str | None:
    """Return the English name of a script that irdocs cannot set, or None for one that it can.

    Emoji count as a script of their own: they are pictures in colour, which no font here has.
    """
    from fontTools import unicodedata as scripts

    if ord(character) >= 0x1F000 and unicodedata.category(character) in ("So", "Sk", "Cn"):
        return "emoji"
    script = scripts.script(character)
    return None if script in SIMPLE_SCRIPTS else _NAMES.get(script, scripts.script_name(script))

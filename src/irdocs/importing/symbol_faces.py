"""Read letters of typefaces such as Symbol and Wingdings as the signs that a reader sees: there m
is μ, and 250 mg would be 250 μg.

Such a typeface has signs in the places of letters (ECMA-376, part 1, 17.3.3.30 and 21.1.2.3.10), so
the letters of a file say something else than its pages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from irdocs.importing.losses import LossAccount

FACES = frozenset({"Symbol", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3"})
_PRIVATE = range(0xF000, 0xF100)
"""Where programs put the places of such a typeface."""


@cache
def _signs() -> Mapping[tuple[str, int], int]:
    """Return the characters by typeface and place; none without mammoth, which has the tables."""
    try:
        from mammoth.docx.dingbats import dingbats
    except ImportError:
        return {}
    found: Mapping[tuple[str, int], int] = dingbats
    return found


_PLAIN = (
    ("LEFT RIGHT", "↔"), ("UP DOWN", "↕"), ("LEAF", ""), ("BUD", ""), ("NORTH WEST", "↖"),
    ("NORTH EAST", "↗"), ("SOUTH WEST", "↙"), ("SOUTH EAST", "↘"),
    ("RIGHTWARDS", "→"), ("LEFTWARDS", "←"), ("UPWARDS", "↑"), ("DOWNWARDS", "↓"),
    ("RIGHT POINTING", "→"), ("LEFT POINTING", "←"), ("UP POINTING", "↑"), ("DOWN POINTING", "↓"),
    ("BOX WITH BOLD CHECK", "☑"), ("BALLOT BOX WITH", "☒"), ("CHECK MARK", "✓"), ("BALLOT", "✗"),
    ("TELEPHONE", "☎"), ("SALTIRE", "×"), ("GREEK CROSS", "+"), ("STAR", "★"), ("ASTERISK", "*"),
    ("WHITE CIRCLE", "○"), ("BLACK SLIGHTLY SMALL CIRCLE", "•"), ("WHITE SQUARE", "□"),
    ("BLACK TINY SQUARE", "▪"), ("BLACK SLIGHTLY SMALL SQUARE", "▪"), ("DIAMOND", "◆"),
    ("LOZENGE", "◆"),
)  # fmt: skip
"""What stands for signs of the supplementary planes, which few typefaces have, by a part of their
names in Unicode: AutoCorrect makes U+1F86A of -->, a rightwards arrow with a wide head."""


def _plain(sign: str) -> str | None:
    """Return a sign that typefaces have for one that they lack; None if there is none."""
    if ord(sign) <= 0xFFFF:
        return sign
    name = unicodedata.name(sign, "")
    return next((plain for part, plain in _PLAIN if part in name), "") or None


def as_signs(text: str, face: str, account: LossAccount | None, line: int = 0) -> str:
    """Return the signs that letters of such a typeface show; one that is not known is told to an
    account, and is left out, as its letter would say something else."""
    signs = []
    for letter in text:
        code = ord(letter)
        code -= _PRIVATE.start if code in _PRIVATE else 0
        found = _signs().get((face, code))
        known = _plain(chr(found)) if found is not None else None
        if known is None and account and not letter.isspace():
            account.left(line, f'the sign "{letter}" of the typeface {face}',
                         "it is not known here", letter)  # fmt: skip
        signs.append(known if known is not None else " ")
    return "".join(signs)


__all__ = ["FACES", "as_signs"]

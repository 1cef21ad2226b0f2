"""Read letters of typefaces such as Symbol and Wingdings as the signs that a reader sees: there m
is μ, and 250 mg would be 250 μg.

Such a typeface has signs in the places of letters (ECMA-376, part 1, 17.3.3.30 and 21.1.2.3.10), so
the letters of a file say something else than its pages.
"""

from __future__ import annotations

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


def as_signs(text: str, face: str, account: LossAccount | None, line: int = 0) -> str:
    """Return the signs that letters of such a typeface show; one that is not known is told to an
    account, and is left out, as its letter would say something else."""
    signs = []
    for letter in text:
        code = ord(letter)
        code -= _PRIVATE.start if code in _PRIVATE else 0
        known = _signs().get((face, code))
        if known is None and account and not letter.isspace():
            account.left(line, f'the sign "{letter}" of the typeface {face}',
                         "it is not known here", letter)  # fmt: skip
        signs.append(chr(known) if known is not None else " ")
    return "".join(signs)


__all__ = ["FACES", "as_signs"]

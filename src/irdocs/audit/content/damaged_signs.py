"""Find what is left of signs that a program read in another encoding than they were saved in.

A file in UTF-8 that is opened as Windows-1252 shows é as Ã©, μ as Î¼ and − as âˆ’. Quotation marks
and dots stand behind capitals in good texts too, as in »CAFÉ«, and are looked at with more care.
"""

from __future__ import annotations

import re

from irdocs.frozen import frozen

_MARKS = (
    "\u00a0\u00ab\u00ae\u00b4\u00b7\u00bb\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026"
    "\u2039\u203a\u2122"
)
"""Signs that often stand behind a word."""
_LETTERS = "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u20ac\u2020\u2021\u2030"
"""What else of Windows-1252 may be the second byte of a sign."""
_SAFE = (
    "\u0080-\u009f\u00a1-\u00aa\u00ac\u00ad\u00af-\u00b3\u00b5\u00b6\u00b8-\u00ba\u00bc-\u00bf"
    f"{_LETTERS}"
)
_ANY = f"{_SAFE}{_MARKS}"
_SMALL = "a-z\u00df-\u00f6\u00f8-\u00ff"
_CANDIDATE = re.compile(
    "\ufffd+"
    f"|Ã[{_SAFE}\u00ab\u00ae\u00b4\u00b7\u00bb]|(?<=[\\d ])Ã\u2014(?=[\\d ])"
    f"|Â[\u00a0-\u00bf]|â€[{_ANY}]?"
    f"|[\u00c4-\u00c6\u00c8-\u00d4\u00d8-\u00db][{_SAFE}]"
    f"|(?<=[{_SMALL}])[\u00c3-\u00de][{_ANY}](?=[{_SMALL}])"
    f"|â[{_LETTERS}\u201a\u201e\u2122\u201d\u2039][{_ANY}]"
    f"|ð[{_ANY}]{{3}}|ï»¿|ï¿½"
)


@frozen
class DamagedSign:
    """What stands in a text, and the sign that it was; empty if that cannot be told."""

    shown: str
    meant: str


def damaged_sign(text: str) -> DamagedSign | None:
    """Return the first sign of a text that was lost on its way; None if all are well."""
    if text.isascii():
        return None
    for match in _CANDIDATE.finditer(text):
        shown = match[0]
        if shown[0] == "\ufffd" or shown.startswith("â€"):
            return DamagedSign(shown, _as_saved(shown) or "")
        if meant := _as_saved(shown):
            return DamagedSign(shown, meant.strip("\ufeff\ufffd"))
    return None


def _as_saved(shown: str) -> str | None:
    """Return the sign whose bytes in UTF-8 look so in Windows-1252; None if there is none."""
    try:
        saved = b"".join(_byte(sign) for sign in shown)
        return saved.decode()
    except UnicodeError:
        return None


def _byte(sign: str) -> bytes:
    """Return the byte of a sign; five bytes have no sign of their own, and stay controls."""
    return bytes([ord(sign)]) if "\x80" <= sign <= "\x9f" else sign.encode("cp1252")


__all__ = ["DamagedSign", "damaged_sign"]

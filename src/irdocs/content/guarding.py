"""Keep the signs of a value from being read as markup: they stand as other characters meanwhile.

A cell such as `A*B trust_2` is words, not Markdown. While a text is read, each sign that could mean
something is replaced by a character of a private use plane, which no parser knows, and which stands
for itself again as soon as the text was read.
"""

from __future__ import annotations

import re

_BASE = 0xF0000
"""The first character of Supplementary Private Use Area-A."""
_SIGNS = "\\`*_[](){}<>#+-.!|~^$&"
"""What Markdown, citations, formulas or lists may be made of."""
_GUARDED = {ord(sign): _BASE + ord(sign) for sign in _SIGNS}
GUARDS = frozenset(map(chr, _GUARDED.values()))
"""The signs that stand for others."""
_RESTORED = {guard: sign for sign, guard in _GUARDED.items()}
_ANY = re.compile(f"[{chr(_BASE)}-{chr(_BASE + 0x7F)}]")


def guarded(text: str) -> str:
    """Return a text with no sign in it that means anything."""
    return text.translate(_GUARDED)


def restored(text: str) -> str:
    """Return a text with its signs."""
    return text.translate(_RESTORED) if _ANY.search(text) else text


__all__ = ["GUARDS", "guarded", "restored"]

"""How many marks a letter bears: accents, vowels, and whatever else stands on or under it."""

from __future__ import annotations

import unicodedata


def most_marks(text: str) -> int:
    """Return how many marks without a width of their own stand on one letter at most.

    Joiners and other characters that show nothing do not part them.
    """
    if text.isascii():
        return 0
    most = count = 0
    for category in map(unicodedata.category, text):
        if category in ("Mn", "Me"):
            count += 1
            most = max(most, count)
        elif category != "Cf":
            count = 0
    return most

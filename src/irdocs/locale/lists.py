"""Lists within a sentence, as CLDR has them: A, B and C."""

from __future__ import annotations

import re
from collections.abc import Sequence

import babel
from babel.lists import format_list

from irdocs.locale.numbers import without_marks

_WELSH_AND = re.compile(r"\ba\(c\) (?=(?P<next>\S))")
"""Welsh "and" as CLDR has it, and the first character behind it."""
_SPOKEN_FROM_A_VOWEL = "aâeêiîoôuûŵyŷAÂEÊIÎOÔUÛŴYŶ18"
"""Letters before which Welsh says ac, and digits: 1 is un, 8 is wyth."""


def listed(items: Sequence[str], country: babel.Locale) -> str:
    """Return items as a list within a sentence.

    Where "and" goes by the sound that follows, it does so: ac before a vowel in Welsh, and e before
    an i in Spanish.
    """
    text = without_marks(format_list(items, locale=country))
    match country.language:
        case "cy":
            return _WELSH_AND.sub(
                lambda match: "ac " if match["next"] in _SPOKEN_FROM_A_VOWEL else "a ", text
            )
        case "es" if len(items) > 1 and re.match(r"h?[ií](?![aeo])", items[-1], re.IGNORECASE):
            return re.sub(rf" y (?={re.escape(items[-1])}$)", " e ", text)
        case _:
            return text

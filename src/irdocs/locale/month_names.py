"""Tell the names of months by a language's own, as CLDR gives them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import babel


@lru_cache(maxsize=16)
def months_of(language: str) -> Mapping[str, int]:
    """Return the number of each month, from 1, by its names in a language (a BCP 47 tag), short and
    in full, in small letters and without a full stop; none for a language that CLDR lacks.

    Those of the language as such are there, too: in British English CLDR has Sept, and not Sep.
    """
    try:
        own = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return {}
    return {
        str(name).casefold().rstrip("."): number
        for listed in (babel.Locale(own.language).months, own.months)
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in listed[context][width].items()
    }


__all__ = ["months_of"]

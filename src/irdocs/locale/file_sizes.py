"""The size of a file as people read it: 93 kB, 2.1 MB (CLDR's units)."""

from __future__ import annotations

from babel import Locale as CldrLocale
from babel.units import format_unit

from irdocs.locale import Locale


def file_size(count: int, locale: Locale) -> str:
    """Return a number of bytes in kilobytes, or from a megabyte on in megabytes to a tenth.

    Its spaces are no-break spaces.
    """
    cldr = CldrLocale.parse(locale.tag, sep="-")
    if count < 1_000_000:
        text = format_unit(max(1, round(count / 1000)), "digital-kilobyte", "short", locale=cldr)
    else:
        text = format_unit(round(count / 1_000_000, 1), "digital-megabyte", "short", locale=cldr)
    return str(text).replace(" ", "\u00a0")


__all__ = ["file_size"]

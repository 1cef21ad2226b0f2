"""The header Plural-Forms of a PO file, by the rules of CLDR.

Other programs know other numbers of forms for some languages: Welsh has two in some, five or six in
others. CLDR's are those that irdocs counts by.
"""

from __future__ import annotations

import re

import babel
from babel.plural import to_gettext

FORM = re.compile(r"\s*nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*[n\d\s()?:<>=!&|%+*/-]+;?\s*\Z")
"""A header that says how many forms there are, and which number has which."""


def plural_forms(language: str) -> str:
    """Return the header for a language's tag; one form for a language that CLDR does not know."""
    try:
        rule = babel.Locale.parse(language, sep="-").plural_form
    except (ValueError, babel.UnknownLocaleError):
        return "nplurals=1; plural=0;"
    # gettext counts whole numbers alone, which have no compact exponent ("e" in UTS 35, part 3).
    return re.sub(r"\be\b", "0", str(to_gettext(rule))).rstrip(";") + ";"

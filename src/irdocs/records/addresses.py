"""Put words of a record into the address of a link, so that it leads where its author meant."""

from __future__ import annotations

import re
from urllib.parse import quote

from irdocs.content.telephone_numbers import telephone_numbers
from irdocs.records.values import ExpressionError

_WHOLE = "/:?&=+,;@#%~!$'*-._"
"""Signs that a value keeps which is an address itself, or its host."""
_PATH, _QUERY = "/:@,;=!$'*-._~+", "-._~"
"""Signs that it keeps as part of a path, and behind a question mark or a number sign (RFC 3986,
3.3 and 3.4): an ampersand there would part the value, and a number sign end the address."""
_ENCODED = re.compile(r"%25(?=[0-9A-Fa-f]{2})")
_UP_TO_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?(?://[^/?#]*)?", re.IGNORECASE)


def encoded(words: str, before: str) -> str:
    """Return words as a part of an address that begins with `before`.

    What is encoded already, such as %20, stays so. Behind tel: there is what is dialled. Raises
    ExpressionError if that are several numbers.
    """
    words = words.strip()
    if before.casefold() == "tel:":
        numbers = list(telephone_numbers(words))
        if len(numbers) > 1:
            raise ExpressionError(
                "several-numbers", f'"{words}" is more than one telephone number, for one link',
                "write one number in the cell, or give each a cell and a link of its own",
            )  # fmt: skip
        if numbers:
            return numbers[0].dialled
    if _UP_TO_HOST.fullmatch(before):
        return quote(words, safe=_WHOLE)
    return _ENCODED.sub("%", quote(words, safe=_QUERY if re.search("[?#]", before) else _PATH))


__all__ = ["encoded"]

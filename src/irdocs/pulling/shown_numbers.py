"""Numbers as a slide shows them, with the marks of their country, and as the content writes them.

4812 is 4,812 on an English slide, and 20.5 is 20,5 on a German one.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"([−-]?)(\d+)(?:\.(\d+))?")
_MARKS = "[.,'’ \u00a0\u202f]"
"""What stands between thousands, by country (CLDR)."""


def spellings(number: str) -> re.Pattern[str]:
    """Return what finds a number of the content in words of a slide; other words as they are."""
    match = _NUMBER.fullmatch(number)
    if match is None:
        return re.compile(re.escape(number))
    sign, digits, decimals = match.groups()
    first = len(digits) % 3 or 3
    groups = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    whole = f"{_MARKS}?".join(groups)
    return re.compile(("[−-]" if sign else "") + whole + (f"[.,]{decimals}" if decimals else ""))


def as_written(shown: str, before: str, written: str) -> str | None:
    """Return how the content writes a number that a slide shows; None if it is none.

    `before` is what the slide showed for what was `written`: its marks tell which of the new ones
    stand between thousands.
    """
    match = _NUMBER.fullmatch(written)
    whole = before[: -len(match[3]) - 1] if match and match[3] else before
    plain = re.sub("|".join(map(re.escape, set(re.findall(_MARKS, whole)))) or r"(?!)", "", shown)
    plain = plain.strip().replace("−", "-").replace(",", ".")
    return plain if re.fullmatch(r"-?\d+(?:\.\d+)?", plain) else None


__all__ = ["as_written", "spellings"]

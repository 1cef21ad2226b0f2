"""Links whose words are their address: a number that is dialled, an e-mail address, a web address.

Whoever changes such words means the address, too: a link that shows one number and dials another
harms whoever rings.
"""

from __future__ import annotations

import re

from irdocs.content.telephone_numbers import telephone_numbers

_LINK = re.compile(r"\[((?:\\.|[^\[\]\\\n])+)\]\(<?((?:tel|mailto|https?):[^)\s>]+)(>?[^)\n]*\))")
_EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]+")
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_LEAST = 6
"""So many digits at least has a number that is compared; others may be anything."""


def readdressed(words: str, new: str, address: str) -> str | None:
    """Return the address of a link whose words have changed: another one if they were the address
    and are one now. None where they were, and what to make of the new words is not known."""
    kind, _, rest = address.partition(":")
    match kind.lower():
        case "tel":
            return _dialling(words, new, address)
        case "mailto":
            mail, sign, more = rest.partition("?")
            if words.strip().casefold() != mail.casefold():
                return address
            found = _EMAIL.fullmatch(new.strip())
            if found is None:
                return None if "@" in new else address
            return f"{kind}:{found[0]}{sign}{more}"
        case _:
            if _site(words) != _site(address):
                return address
            if _HOST.fullmatch(new.strip()):
                return f"{kind}://{_site(new)}"
            return None if "." in new and len(new.split()) == 1 else address


def disagree(words: str, address: str) -> bool:
    """Whether a link shows one number or e-mail address, and leads to another."""
    kind, _, rest = address.partition(":")
    match kind.lower():
        case "tel":
            numbers = [_national(one.dialled) for one in telephone_numbers(words)]
            long = [one for one in numbers if len(one) >= _LEAST]
            return bool(long) and _national(rest.partition(";")[0]) not in long
        case "mailto":
            shown = [one.casefold() for one in _EMAIL.findall(words)]
            return bool(shown) and rest.partition("?")[0].casefold() not in shown
        case _:
            return False


def with_addresses(before: str, after: str) -> tuple[str, tuple[str, ...]]:
    """Return a Markdown text after an edit of its words, with the addresses of links that show
    them; and the addresses that may be wrong now."""
    old, new = list(_LINK.finditer(before)), list(_LINK.finditer(after))
    if [one[2] for one in old] != [one[2] for one in new]:
        return after, ()
    doubtful = []
    for was, now in reversed(list(zip(old, new, strict=True))):
        address = readdressed(was[1], now[1], was[2]) if was[1] != now[1] else was[2]
        if address is None:
            doubtful.append(was[2])
        else:
            after = f"{after[: now.start(2)]}{address}{after[now.end(2) :]}"
    return after, tuple(reversed(doubtful))


def _dialling(words: str, new: str, address: str) -> str | None:
    """Return what `readdressed` does for a telephone number (RFC 3966), written as it was: with the
    code of a country, or without."""
    dialled, now = _longest(words), _longest(new)
    number, sign, more = address.partition(":")[2].partition(";")
    number = _digits(number)
    if len(dialled) < _LEAST or not now:
        return address  # the words are none of a number, or are now, and it is still rung
    if dialled == number:
        return f"tel:{now}{sign}{more}"
    own = dialled.lstrip("0")
    if not (number.startswith("+") and number.endswith(own) and dialled.startswith("0")):
        return None  # it was another one before
    whole = now if now.startswith("+") else number[: -len(own)] + now.lstrip("0")
    return f"tel:{whole}{sign}{more}"


def _longest(words: str) -> str:
    return max((one.dialled for one in telephone_numbers(words)), key=len, default="")


def _national(number: str) -> str:
    """Return the digits of a number as they are dialled at home, if it is one of the UK."""
    digits = _digits(number)
    for code in ("+44", "0044"):
        if digits.startswith(code):
            return f"0{digits.removeprefix(code).lstrip('0')}"
    return digits


def _digits(number: str) -> str:
    return re.sub(r"[^\d+*#]", "", number)


def _site(address: str) -> str:
    """Return a web address without what people leave out."""
    return re.sub(r"^https?://", "", address.strip(), flags=re.IGNORECASE).rstrip("/")


__all__ = ["disagree", "readdressed", "with_addresses"]

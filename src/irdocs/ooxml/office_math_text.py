"""Read the signs of a formula of Office's (ECMA-376, part 1, 22.1) in reading order.

It yields for any program's mathematics what `Formula.signs` says of a formula of the content, so
that a finished deck can be held against it.
"""

from __future__ import annotations

import unicodedata

from irdocs.ooxml.namespaces import NAMESPACES
from irdocs.ooxml.xml import Element

NOTHING = "\u200b"
"""A space without width, for an empty part of a formula, which Office shows as a dotted box."""
ALIGNED = "&"
"""The sign at which Office aligns the lines of an array of equations (22.1.2.34)."""
M = f"{{{NAMESPACES['m']}}}"
MATH = f"{{{NAMESPACES['a14']}}}m"
"""The element that holds a formula in a paragraph, in Clark notation."""


def math_text(element: Element) -> str:
    """Return the signs in a formula, or in a part of one, without spaces."""
    match str(element.tag).removeprefix(M):
        case "t":
            return "".join(map(_plain, (element.text or "").replace(NOTHING, "")))
        case "d":
            parts = [_inner(part) for part in element.iterfind(f"{M}e")]
            inner = _property(element, "sepChr", "|").join(parts)
            return f"{_property(element, 'begChr', '(')}{inner}{_property(element, 'endChr', ')')}"
        case "nary":
            return _property(element, "chr", "∫") + _inner(element)
        case "acc":
            return _inner(element) + _property(element, "chr", "\u0302")
        case "groupChr":
            return _inner(element) + _property(element, "chr", "⏟")
        case "eqArr":
            return _inner(element).replace(ALIGNED, "")
        case "rad":
            return f"√{_inner(element)}"
        case "f":
            parts = [_inner(part) for part in element.iterfind(f"{M}*") if part.tag != f"{M}fPr"]
            return ("" if _property(element, "type", "bar") == "noBar" else "/").join(parts)
        case _:
            return _inner(element)


def _plain(sign: str) -> str:
    """Return a sign without its mathematical face, and nothing for a space.

    PowerPoint writes letters as those of Mathematical Alphanumeric Symbols once it has edited them.
    """
    if "\U0001d400" <= sign <= "\U0001d7ff":
        return unicodedata.normalize("NFKC", sign)
    return "" if sign.isspace() else sign


def _inner(element: Element) -> str:
    return "".join(math_text(child) for child in element)


def _property(element: Element, name: str, default: str) -> str:
    """Return a property of a structure, or what holds where it is not written."""
    found = element.find(f"{M}{str(element.tag).removeprefix(M)}Pr/{M}{name}")
    return default if found is None else str(found.get(f"{M}val", default))

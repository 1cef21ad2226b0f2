"""Where links, bookmarks and actions of a PDF lead, in words (ISO 32000-1, 12.3.2 and 12.6)."""

from __future__ import annotations

from typing import Any

import pikepdf

from irdocs.audit.reading.pdf_digests import ObjectDigests

_OF_ADDRESSES = frozenset({"/Type", "/S", "/URI", "/IsMap", "/Next"})
"""The entries of an action that opens an address (12.6.4.7)."""


def target(owner: Any, digests: ObjectDigests) -> str:
    """Return where an annotation or a bookmark leads, by its action or its destination."""
    if "/A" in owner:
        return action(owner.A, digests)
    return destination(owner.Dest, digests) if "/Dest" in owner else ""


def action(thing: Any, digests: ObjectDigests) -> str:
    """Return what an action does: the address it opens, the page it goes to, or its kind."""
    if not isinstance(thing, pikepdf.Dictionary):
        return "something that is not an action"
    kind = str(thing.get("/S", "")).removeprefix("/")
    match kind:
        case "URI":
            words = str(thing.get("/URI", ""))
            if bool(thing.get("/IsMap", False)):
                words += ", with the place of the click"
            if others := set(thing.keys()) - _OF_ADDRESSES:
                words += f", with {', '.join(sorted(others))} {digests.digest(thing)}"
        case "GoTo":
            words = destination(thing.get("/D"), digests)
        case "JavaScript":
            words = f"JavaScript {digests.digest(thing)}"
        case _:
            words = f"{kind} {_file(thing)} {digests.digest(thing)}"
    return f"{words}, then {digests.digest(thing.Next)}" if "/Next" in thing else words


def destination(thing: Any, digests: ObjectDigests) -> str:
    """Return a destination: the page and how it is shown, or the name of a destination."""
    if not isinstance(thing, pikepdf.Array) or not len(thing):
        return str(thing)
    where = " ".join(
        str(part).removeprefix("/") if isinstance(part, pikepdf.Name) else f"{float(part):.0f}"
        for part in list(thing)[1:]
        if part is not None
    )
    return f"page {digests.page(thing[0])} {where}"


def _file(thing: Any) -> str:
    """Return the name of the file that an action opens or runs."""
    file = thing.get("/F", "")
    if isinstance(file, pikepdf.Dictionary):
        file = file.get("/UF", file.get("/F", ""))
    return str(file)


__all__ = ["action", "destination", "target"]

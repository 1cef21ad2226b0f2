"""The words of a drawing: people who cannot see it are told them with its alternative text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from irdocs.content.svg.parsing import elements_of, href, local_name

_HIDDEN = frozenset(("defs", "symbol", "pattern", "mask", "clipPath", "marker"))
"""What is in these is shown where something refers to it."""


def texts(root: Any) -> Iterator[tuple[int, str]]:
    """Yield the texts that a drawing shows, in the file's order, each with its line."""
    used = {
        target[1:]
        for element in elements_of(root)
        if local_name(element) == "use" and (target := href(element)) and target.startswith("#")
    }
    for element in elements_of(root):
        if local_name(element) == "text" and _is_shown(element, used):
            words = " ".join("".join(_pieces(element)).split())
            if words:
                yield element.sourceline, words


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text in an element; parts with places of their own are parted by spaces."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and local_name(child) in ("tspan", "a", "textPath"):
            is_apart = any(child.get(name) is not None for name in ("x", "y", "dy"))
            yield " " if is_apart else ""
            yield from _pieces(child)
        yield child.tail or ""


def _is_shown(element: Any, used: set[str]) -> bool:
    chain = [element, *element.iterancestors()]
    if any("".join(e.get("style", "").split()).find("display:none") >= 0 for e in chain):
        return False
    if any(e.get("display") == "none" or e.get("visibility") == "hidden" for e in chain):
        return False
    for ancestor in chain:
        if ancestor.get("id") in used:
            return True
        if local_name(ancestor) in _HIDDEN:
            return False
    return True

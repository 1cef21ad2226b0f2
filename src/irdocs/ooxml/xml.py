"""Small words for building Office XML: elements by prefixed name (ECMA-376, part 1)."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

from irdocs.ooxml.namespaces import NAMESPACES

_UNPREFIXED = frozenset({"ct", "rel"})
"""What some readers of packages know by its bare names only."""

Element = Any
"""An lxml element; lxml has no types of its own."""


@cache
def qname(name: str) -> str:
    """Return a prefixed name in Clark notation; a bare name stays."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


@cache
def _known(name: str) -> tuple[str, dict[str | None, str]]:
    """Return an element's name in Clark notation, and the namespace that it declares."""
    prefix = name.rpartition(":")[0]
    shown = None if prefix in _UNPREFIXED else prefix
    return qname(name), {shown: NAMESPACES[prefix]}


def el(name: str, /, *children: Element | str, **attributes: object) -> Element:
    """Return an element. Attributes of value None are left out; `r_id` stands for `r:id`."""
    tag, namespace = _known(name)
    given = {
        (qname(key.replace("_", ":")) if "_" in key else key): str(value)
        for key, value in attributes.items()
        if value is not None
    }
    element = etree.Element(tag, given, namespace)
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


def part(name: str, /, *children: Element, **attributes: object) -> Element:
    """Return the root of a part, declaring the main namespaces once."""
    prefixes = {k: NAMESPACES[k] for k in ("a", "r", "p")}
    element = etree.Element(qname(name), nsmap=prefixes)
    for key, value in attributes.items():
        if value is not None:
            element.set(qname(key.replace("_", ":")), str(value))
    element.extend(children)
    return element


def to_bytes(element: Element) -> bytes:
    """Return a part's file."""
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))

"""Building of Office XML: elements and attributes by prefixed names, such as p:sp, and lxml.

The prefixes are those of `namespaces.NAMESPACES`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree

from irdocs.ooxml.namespaces import NAMESPACES

_WITHOUT_PREFIX = frozenset({"ct", "rel"})
"""Namespaces that are written without a prefix, because some readers of packages expect that."""

_CHARTS = frozenset({"c", "cdr"})
"""The namespaces of parts of charts, which hold nothing of presentations."""

Element = Any
"""An lxml element. It is Any because lxml comes without type annotations."""


@cache
def qname(name: str) -> str:
    """Return a prefixed name in Clark notation, {namespace}local; a bare name as it is."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


@cache
def _tag_and_namespaces(name: str) -> tuple[str, dict[str | None, str]]:
    """Return an element's name in Clark notation, and the prefix and namespace that it declares."""
    prefix = name.rpartition(":")[0]
    written_prefix = None if prefix in _WITHOUT_PREFIX else prefix
    return qname(name), {written_prefix: NAMESPACES[prefix]}


def el(name: str, /, *children: Element | str, **attributes: object) -> Element:
    """Return an element with children, strings being its text, and attributes.

    An underscore in an attribute's name stands for the colon: `r_id` for r:id. Attributes whose
    value is None are left out.
    """
    tag, namespaces = _tag_and_namespaces(name)
    present = {
        (qname(key.replace("_", ":")) if "_" in key else key): str(value)
        for key, value in attributes.items()
        if value is not None
    }
    element = etree.Element(tag, present, namespaces)
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


def part(name: str, /, *children: Element, **attributes: object) -> Element:
    """Return the root of a part, which declares the main namespaces for all elements below.

    These are the main ones of presentations, and that of the root. Children and attributes are as
    in `el`, but children are elements only.
    """
    own = name.rpartition(":")[0]
    prefixes = {k: NAMESPACES[k] for k in ("a", "r", own if own in _CHARTS else "p")}
    element = etree.Element(qname(name), nsmap=prefixes)
    for key, value in attributes.items():
        if value is not None:
            element.set(qname(key.replace("_", ":")), str(value))
    element.extend(children)
    return element


def to_bytes(element: Element) -> bytes:
    """Return the bytes of a part with this root, in UTF-8 with an XML declaration."""
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))

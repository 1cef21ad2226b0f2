"""What a deck says of itself beside its slides: how it is shown, and whose it is.

Custom shows choose some of the slides (ECMA-376, 19.2.1.7), the show's properties may repeat it,
begin it later or let it run by itself (19.2.1.31), and a base for links lets relative addresses
lead elsewhere (22.2.2.13).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from irdocs.audit.reading.compared_items import Item, Property
from irdocs.ooxml.namespaces import P, R
from irdocs.ooxml.presentation import Presentation
from irdocs.ooxml.xml import Element

_OWNERS = ("Company", "Manager", "HyperlinkBase")
"""Entries of the extended properties that programs do not write by themselves."""
_UNUSUAL = {"loop": "1", "useTimings": "0", "showAnimation": "0"}
"""Attributes of the show's properties, with the value that is not the usual one."""
_MODES = ("browse", "kiosk", "sldRg", "custShow")


def items(show: Presentation) -> Iterator[Item]:
    """Yield the settings of a deck that are not the usual ones."""
    yield from _custom_shows(show)
    part = show.package.related(show.main, "presProps")
    if part is not None and part in show.package:
        for properties in show.package.xml(part).iterfind(f"{P}showPr"):
            for words in _unusual(properties):
                yield Item("setting of the show", words, ((Property.ENTRY, words),))
    part = show.package.related("", "extended-properties")
    if part is not None and part in show.package:
        for element in show.package.xml(part):
            name, text = str(element.tag).rpartition("}")[2], (element.text or "").strip()
            if name in _OWNERS and text:
                yield Item(name, "", ((Property.ENTRY, text),))


def _custom_shows(show: Presentation) -> Iterator[Item]:
    """Yield each custom show with the names of its slides' parts."""
    relations = show.package.relations(show.main)
    for custom in show.root.iterfind(f"{P}custShowLst/{P}custShow"):
        identifiers = (slide.get(f"{R}id", "") for slide in custom.iter(f"{P}sld"))
        parts = (relations[name].target for name in identifiers if name in relations)
        slides = ", ".join(posixpath.basename(part).removesuffix(".xml") for part in parts)
        yield Item("custom show", custom.get("name", ""), ((Property.ENTRY, slides or "empty"),))


def _unusual(properties: Element) -> Iterator[str]:
    """Yield words for each setting of a show that is not the usual one."""
    for name, value in _UNUSUAL.items():
        given = {"true": "1", "false": "0"}.get(properties.get(name, ""), properties.get(name))
        if given == value:
            yield f"{name}={value}"
    for child in properties:
        name = str(child.tag).rpartition("}")[2]
        if name in _MODES:
            values = " ".join(f"{key}={value}" for key, value in sorted(child.attrib.items()))
            yield f"{name} {values}".strip()


__all__ = ["items"]

"""The entries of a PDF's XMP metadata (ISO 16684-1), whatever their order and form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from irdocs.audit.reading.streams import unpacked
from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.ooxml.xml import Element

_SYNTAX = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RDF, _DESCRIPTION, _ITEM = f"{_SYNTAX}RDF", f"{_SYNTAX}Description", f"{_SYNTAX}li"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
_VARYING = frozenset(
    {"CreateDate", "ModifyDate", "MetadataDate", "DocumentID", "InstanceID", "VersionID"}
)
"""Entries that depend on the moment of a build, which SOURCE_DATE_EPOCH may set."""


def root_of(stream: Any) -> Element:
    """Return the root of the metadata's XML. Raises UnreadableError if it is not XMP."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root: Element = etree.fromstring(unpacked(stream).strip(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"the XMP metadata: {error.msg}") from None
    if root.tag != _RDF and root.find(f".//{_RDF}") is None:
        raise UnreadableError("the XMP metadata: there is no rdf:RDF in it")
    return root


def entry(root: Element, name: str) -> str:
    """Return the text of an entry such as pdfaid:part, an attribute or an element (ISO 16684-1,
    7.9.2.2); of one in several languages that which is the default. Empty if there is none."""
    prefix, local = name.split(":")
    tag = f"{{{_NAMESPACES[prefix]}}}{local}"
    for description in root.iter(_DESCRIPTION):
        if (value := description.get(tag)) is not None:
            return str(value)
        for found in description.iterchildren(tag):
            items = list(found.iter(_ITEM)) or [found]
            default = (item for item in items if item.get(_LANGUAGE) == "x-default")
            return (next(default, items[0]).text or "").strip()
    return ""


def read(stream: Any) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each entry and comment, sorted.

    Dates and identifiers are left out. Raises UnreadableError if the metadata is not XMP.
    """
    root = root_of(stream)
    entries = []
    for element in root.iter():
        if element.tag is etree.Comment:
            entries.append(("comment", (element.text or "").strip()))
        if not isinstance(element.tag, str):
            continue
        entries += [(_local(name), value) for name, value in element.attrib.items()]
        if text := (element.text or "").strip():
            owners = [_local(element.tag), *(_local(a.tag) for a in element.iterancestors())]
            entries.append((next((o for o in owners if o not in _CONTAINERS), owners[0]), text))
    yield from sorted({entry for entry in entries if entry[0] not in _VARYING})


_CONTAINERS = frozenset({"li", "Alt", "Seq", "Bag", "Description", "RDF", "xmpmeta"})


def _local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


__all__ = ["entry", "read", "root_of"]

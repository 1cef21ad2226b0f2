"""The XMP packet of a PDF, which names its title, its dates and the standards that it conforms to.

The identification of PDF/UA is demanded by ISO 14289-1, 5. XMP is RDF in XML; PDF/A allows only
properties that it knows or that the packet itself describes, which `_describe` does for the rest.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from irdocs.frozen import frozen


@frozen
class DocumentInformation:
    """The title, authors and so on of one file; `created` has a time zone and is written in UTC."""

    title: str
    authors: tuple[str, ...]
    subject: str
    language: str
    """A BCP 47 tag, such as en-GB."""
    created: datetime
    producer: str
    """The name of the program that made the file."""
    languages: tuple[str, ...] = ()
    """The tags of all its languages; none where it has one."""


_NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_XML = "{http://www.w3.org/XML/1998/namespace}"


def xmp(information: DocumentInformation, press_id: str | None = None) -> bytes:
    """Return the XMP packet (ISO 16684-1) that claims PDF/UA-1 and PDF/A-2a.

    With `press_id`, a UUID that depends on the file's content, it claims PDF/X-4 as well.
    """
    from lxml import etree

    root = etree.Element(_name("x:xmpmeta"), nsmap={"x": _NAMESPACES["x"]})
    rdf = etree.SubElement(root, _name("rdf:RDF"), nsmap={"rdf": _NAMESPACES["rdf"]})
    prefixes = {k: v for k, v in _NAMESPACES.items() if k not in ("x", "rdf")}
    about = etree.SubElement(rdf, _name("rdf:Description"), nsmap=prefixes)
    about.set(_name("rdf:about"), "")
    _simple(about, "pdfaid:part", "2")
    _simple(about, "pdfaid:conformance", "A")
    _simple(about, "pdfuaid:part", "1")
    _simple(about, "dc:format", "application/pdf")
    _container(about, "dc:title", "Alt", [information.title])
    _container(about, "dc:creator", "Seq", list(information.authors))
    _container(about, "dc:description", "Alt", [information.subject])
    _container(about, "dc:language", "Bag", list(information.languages or [information.language]))
    moment = information.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        _simple(about, name, moment)
    _simple(about, "xmp:CreatorTool", information.producer)
    _simple(about, "pdf:Producer", information.producer)
    described = [_PDFUA]
    if press_id:
        _simple(about, "pdfxid:GTS_PDFXVersion", "PDF/X-4")
        _simple(about, "pdf:Trapped", "False")
        _simple(about, "xmpMM:DocumentID", f"uuid:{press_id}")
        _simple(about, "xmpMM:InstanceID", f"uuid:{press_id}")
        _simple(about, "xmpMM:RenditionClass", "default")
        _simple(about, "xmpMM:VersionID", "1")
        described += [_PDFX, _TRAPPED]
    _describe(about, described)
    packet: bytes = etree.tostring(root, encoding="utf-8", pretty_print=True)
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
    return begin + packet + b'<?xpacket end="w"?>'


def _name(qualified: str) -> str:
    """Return a prefixed name in Clark notation, {namespace}local."""
    prefix, local = qualified.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _simple(parent: Any, name: str, value: str) -> Any:
    """Add a property with one value, and return its element."""
    from lxml import etree

    element = etree.SubElement(parent, _name(name))
    element.text = value
    return element


def _container(parent: Any, name: str, kind: str, values: list[str]) -> None:
    """Add a property with a list of values.

    `kind` is Seq (ordered), Bag (unordered) or Alt (one text in several languages).
    """
    from lxml import etree

    holder = etree.SubElement(etree.SubElement(parent, _name(name)), _name(f"rdf:{kind}"))
    for value in values:
        item = _simple(holder, "rdf:li", value)
        if kind == "Alt":
            item.set(f"{_XML}lang", "x-default")


@frozen
class _PropertySchema:
    """A property that PDF/A-2 does not know, and that the packet must therefore describe."""

    schema: str
    prefix: str
    name: str
    type: str
    category: str
    description: str


_PDFUA = _PropertySchema(
    "PDF/UA identification schema", "pdfuaid", "part", "Integer", "internal",
    "Part of ISO 14289 that the file conforms to",
)  # fmt: skip
_PDFX = _PropertySchema(
    "PDF/X identification schema", "pdfxid", "GTS_PDFXVersion", "Text", "internal",
    "Part of ISO 15930 that the file conforms to",
)  # fmt: skip
_TRAPPED = _PropertySchema(
    "Adobe PDF schema", "pdf", "Trapped", "Text", "internal",
    "Whether the file has been trapped",
)  # fmt: skip


def _describe(about: Any, schemas: list[_PropertySchema]) -> None:
    """Add descriptions of properties that PDF/A-2 does not know (ISO 19005-2, 6.6.2.3)."""
    from lxml import etree

    def resource(parent: Any, name: str) -> Any:
        element = etree.SubElement(parent, _name(name))
        element.set(_name("rdf:parseType"), "Resource")
        return element

    bag = etree.SubElement(
        etree.SubElement(about, _name("pdfaExtension:schemas")), _name("rdf:Bag")
    )
    for described in schemas:
        entry = resource(bag, "rdf:li")
        _simple(entry, "pdfaSchema:schema", described.schema)
        _simple(entry, "pdfaSchema:namespaceURI", _NAMESPACES[described.prefix])
        _simple(entry, "pdfaSchema:prefix", described.prefix)
        sequence = etree.SubElement(
            etree.SubElement(entry, _name("pdfaSchema:property")), _name("rdf:Seq")
        )
        property = resource(sequence, "rdf:li")
        _simple(property, "pdfaProperty:name", described.name)
        _simple(property, "pdfaProperty:valueType", described.type)
        _simple(property, "pdfaProperty:category", described.category)
        _simple(property, "pdfaProperty:description", described.description)

"""What a PDF says of itself: XMP, output intent, dates (ISO 14289-1, 5; ISO 19005-2, 6.2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class DocumentInformation:
    """Title, author and so on of one file; `created` in UTC."""

    title: str
    author: str
    subject: str
    language: str
    created: datetime
    producer: str


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

    With `press_id`, a UUID of the file's content, it claims PDF/X-4 as well.
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
    _container(about, "dc:creator", "Seq", [information.author])
    _container(about, "dc:description", "Alt", [information.subject])
    _container(about, "dc:language", "Bag", [information.language])
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
    prefix, local = qualified.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _simple(parent: Any, name: str, value: str) -> Any:
    from lxml import etree

    element = etree.SubElement(parent, _name(name))
    element.text = value
    return element


def _container(parent: Any, name: str, kind: str, values: list[str]) -> None:
    from lxml import etree

    holder = etree.SubElement(etree.SubElement(parent, _name(name)), _name(f"rdf:{kind}"))
    for value in values:
        item = _simple(holder, "rdf:li", value)
        if kind == "Alt":
            item.set(f"{_XML}lang", "x-default")


@dataclass(frozen=True, slots=True)
class _PropertySchema:
    """A property that PDF/A-2 does not know, for the packet to describe itself."""

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
    """Describe what PDF/A-2 does not know (ISO 19005-2, 6.6.2.3)."""
    from lxml import etree

    def resource(parent: Any, name: str) -> Any:
        element = etree.SubElement(parent, _name(name))
        element.set(_name("rdf:parseType"), "Resource")
        return element

    bag = etree.SubElement(
        etree.SubElement(about, _name("pdfaExtension:schemas")), _name("rdf:Bag")
    )
    for one in schemas:
        schema = resource(bag, "rdf:li")
        _simple(schema, "pdfaSchema:schema", one.schema)
        _simple(schema, "pdfaSchema:namespaceURI", _NAMESPACES[one.prefix])
        _simple(schema, "pdfaSchema:prefix", one.prefix)
        sequence = etree.SubElement(
            etree.SubElement(schema, _name("pdfaSchema:property")), _name("rdf:Seq")
        )
        part = resource(sequence, "rdf:li")
        _simple(part, "pdfaProperty:name", one.name)
        _simple(part, "pdfaProperty:valueType", one.type)
        _simple(part, "pdfaProperty:category", one.category)
        _simple(part, "pdfaProperty:description", one.description)

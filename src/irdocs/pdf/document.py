"""ReportLab's document, made to write PDF 1.7 as PDF/A and PDF/UA want it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFTrailer,
    PDFZCompress,
)

from irdocs.pdf import metadata
from irdocs.pdf.inks import Inks, OutputCondition
from irdocs.pdf.metadata import DocumentInformation


class TaggedDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """A PDFDocument whose streams end in a line of their own and whose ID is its content's."""

    identity: str
    """A UUID of what is drawn on its pages."""
    _own: dict[int, bytes]

    @classmethod
    def take(cls, document: Any) -> TaggedDocument:
        """Return ReportLab's document, made one of these; a canvas makes none but its own."""
        document.__class__ = cls
        document._own = {}
        tagged: TaggedDocument = document
        return tagged

    def reserve(self, count: int) -> int:
        """Return the first of so many object numbers, to be filled by `put`."""
        first = int(self.objectcounter) + 1
        self.objectcounter += count
        return first

    def reference(self, number: int) -> PDFObjectReference:
        """Return a reserved object's reference, for ReportLab's own objects to hold."""
        name = f"Own{number}"
        self.idToObjectNumberAndVersion[name] = (number, 0)
        return PDFObjectReference(name)

    def put(self, number: int, data: bytes) -> None:
        """Write a reserved object's content."""
        self._own[number] = data

    def number(self, name: str) -> int:
        """Return the object number of something that ReportLab has named."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def format(self) -> bytes:
        """Return the file: every object that is referred to, cross-reference table, trailer."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.encrypt.prepare(self)
        file = self.__accum__ = PDFFile(self._pdfVersion)
        offsets: list[int] = []
        digest = md5(usedforsecurity=False)
        # Formatting one object may refer to new ones, so the end is not known in advance.
        while len(offsets) < self.objectcounter:
            number = len(offsets) + 1
            if number in self._own:
                data = b"%d 0 obj\n%b\nendobj\n" % (number, self._own.pop(number))
            else:
                name = self.numberToId[number]
                data = PDFIndirectObject(name, self.idToObject[name]).format(self)
            # ISO 19005-2, 6.1.7.1: a line end, not counted in Length, stands before endstream.
            head, end, tail = data.rpartition(b"endstream\nendobj")
            data = head + b"\n" + end + tail if end else data
            digest.update(data)
            offsets.append(file.add(data))
        start = file.add(_cross_references(offsets))
        mark = f"<{digest.hexdigest()}>".encode()
        size = len(offsets) + 1
        trailer = PDFTrailer(startxref=start, Size=size, Root=catalog, Info=info)
        trailer.dict["ID"] = RawObject(b"[" + mark + mark + b"]")
        file.add(trailer.format(self))
        return bytes(file.format(self))


def _cross_references(offsets: Sequence[int]) -> bytes:
    """Return the cross-reference table (ISO 32000-1, 7.5.4)."""
    rows = [b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)]
    rows += [b"%010d 00000 n \n" % offset for offset in offsets]
    return b"".join(rows)


class RawObject(pdfdoc.PDFObject):  # type: ignore[misc]
    """Bytes that are PDF already."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, document: object) -> bytes:
        return self._data


def describe(document: Any, information: DocumentInformation, inks: Inks) -> None:
    """Set the catalogue's language, title, metadata, output intents and marked flag."""
    catalog = document.Catalog
    catalog.Lang = PDFString(information.language)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    catalog.Metadata = XMP(
        creator=lambda written: metadata.xmp(
            information, written.identity if inks.for_press else None
        )
    )
    catalog.Metadata.filters = []  # ISO 19005-2, 6.6.2.1: readable without decoding
    # Both standards want an intent of their own; they share one profile.
    kinds = ("GTS_PDFX", "GTS_PDFA1") if inks.for_press else ("GTS_PDFA1",)
    condition = inks.condition
    profile = PDFStream(
        PDFDictionary({"N": condition.components}),
        content=condition.profile,
        filters=[PDFZCompress],
    )
    reference = document.Reference(profile)
    catalog.OutputIntents = PDFArray([_intent(condition, kind, reference) for kind in kinds])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    info = document.info
    info.title, info.author = information.title, information.author
    info.subject, info.keywords = information.subject, ""
    info.creator = info.producer = information.producer
    if inks.for_press:
        info.trapped = "False"


def _intent(condition: OutputCondition, kind: str, profile: object) -> PDFDictionary:
    entries = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName(kind),
        "OutputConditionIdentifier": PDFString(condition.identifier),
        "Info": PDFString(condition.info),
        "DestOutputProfile": profile,
    }
    if condition.registry:
        entries["RegistryName"] = PDFString(condition.registry)
    return PDFDictionary(entries)

"""ReportLab, made to write tagged PDF 1.7: the one place that touches its private attributes.

ReportLab has no public way to add marked content, StructParents, a TrimBox, or a line end before
`endstream`. What is done about each stands here and nowhere else, and
tests/test_reportlab_adapter.py pins what it relies on, so that another release of ReportLab fails
there first, by name.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import md5
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFTrailer,
    PDFZCompress,
)
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont
from reportlab.pdfgen.canvas import Canvas

BLOCK = 100
"""The most entries in a block of a CMap (Adobe Technical Note 5014, 1.4.1)."""


class PageCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas to which operators are added as text, with what tagging adds to a page."""

    boxes: Mapping[str, Sequence[float]]
    """TrimBox, BleedBox and the like of the page that is being drawn."""
    transparency_group: PDFDictionary | None = None
    """The Group of each page (ISO 32000-1, 11.6.6)."""

    def __init__(
        self, file: io.BytesIO, version: tuple[int, int], language: str, first_font: str
    ) -> None:
        rl_config.useA85 = 0
        super().__init__(
            file,
            pdfVersion=version,
            invariant=1,
            pageCompression=1,
            lang=language,
            initialFontName=first_font,
        )
        self.boxes = {}
        TaggedFile.adopt(self._doc)

    @property
    def tagged_file(self) -> TaggedFile:
        """ReportLab's document below this canvas."""
        file: TaggedFile = self._doc
        return file

    def set_clock(self, created: datetime) -> None:
        """Let every date in the file be this one, in UTC."""
        stamp = self._doc._timeStamp
        stamp.t = created.timestamp()
        stamp.lt = created.timetuple()
        stamp.YMDhms = stamp.lt[:6]
        stamp.dhh = stamp.dmm = 0

    def begin(self, width: float, height: float, boxes: Mapping[str, Sequence[float]]) -> None:
        """Start a page of a size in pt, without the operators that ReportLab begins it with."""
        self.setPageSize((width, height))
        self._preamble = ""
        self.boxes = boxes

    def write(self, operators: str) -> None:
        """Add operators to the page's content stream."""
        self._code.append(operators)

    @property
    def content(self) -> str:
        """The page's content stream so far."""
        return "\n".join(self._code)

    def escaped(self, codes: bytes) -> str:
        """Return codes as a literal string's inside (ISO 32000-1, 7.3.4.2)."""
        text: str = self._escape(codes)
        return text

    def coded(self, font: str, text: str) -> Iterator[tuple[str, bytes]]:
        """Yield, for each stretch of text in one subset of a font, its resource name and codes."""
        face = pdfmetrics.getFont(font)
        for subset, codes in face.splitString(text, self._doc):
            yield face.getSubsetInternalName(subset, self._doc), codes

    def annotate(self, annotation: PDFDictionary) -> PDFObjectReference:
        """Add an annotation to the page and return its reference."""
        self._addAnnotation(annotation)
        return self._annotationrefs[-1]

    def _setAnnotations(self, page: Any) -> None:
        """Complete a page's dictionary; ReportLab calls this for each page before it is added."""
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs", "Group"]
        page.StructParents = self._doc.pageCounter - 1
        page.Tabs = PDFName("S")
        page.Group = self.transparency_group
        for name, box in self.boxes.items():
            setattr(page, name, PDFArray(list(box)))
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


class TaggedFile(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A PDFDocument with objects that are written as bytes, and an ID of its content.

    Long documents have thousands of structure elements; as dictionaries of ReportLab they would
    cost more than the text.
    """

    identity: str
    """A UUID of what is drawn on its pages."""
    _own: dict[int, bytes]

    @classmethod
    def adopt(cls, document: Any) -> None:
        """Make ReportLab's document one of these; a canvas makes none but its own."""
        document.__class__ = cls
        document._own = {}

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

    def permit(self, *keys: str) -> None:
        """Let the catalogue hold keys that ReportLab does not know."""
        self.Catalog.__NoDefault__ = [*self.Catalog.__NoDefault__, *keys]

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


class _SubsetFont(TTFont):  # type: ignore[misc]
    """A TrueType font whose ToUnicode map is right beyond U+FFFF too, where ReportLab's is not."""

    def addObjects(self, doc: Any) -> None:
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            base = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            doc.idToObject[f"toUnicodeCMap:{base}"].content = to_unicode(base, subset)


def register(name: str, file: Path | bytes) -> None:
    """Make a TrueType font known to ReportLab under a name; doing so again changes nothing."""
    if name not in pdfmetrics.getRegisteredFontNames():
        source = io.BytesIO(file) if isinstance(file, bytes) else str(file)
        pdfmetrics.registerFont(_SubsetFont(name, source, asciiReadable=0))


def to_unicode(name: str, subset: list[int]) -> str:
    """Return the CMap from a subset's codes to its characters (ISO 32000-1, 9.10.3)."""
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    blocks = [pairs[start : start + BLOCK] for start in range(0, len(pairs), BLOCK)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )

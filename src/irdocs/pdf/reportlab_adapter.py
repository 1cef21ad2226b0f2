"""Makes ReportLab write tagged PDF: the only module that uses its private attributes.

ReportLab has no public way to add marked content, StructParents, a TrimBox, or a line end before
`endstream`, and it dates files by the clock. All workarounds are in this module.
tests/test_reportlab_adapter.py checks every private attribute that they rely on, so that a release
of ReportLab without it fails there first.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import md5
from itertools import pairwise
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFTrailer,
)
from reportlab.pdfgen.canvas import Canvas

from irdocs.caching.by_value import cached_by_value

BLOCK = 100
"""The largest number of entries in a block of a CMap (Adobe Technical Note 5014, 1.4.1)."""


class PageCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A ReportLab canvas that takes operators as text and completes pages for tagging."""

    boxes: Mapping[str, Sequence[float]]
    """TrimBox, BleedBox and the like of the current page: left, bottom, right, top in pt."""
    transparency_group: PDFDictionary | None = None
    """The transparency group of every page, if there is one (ISO 32000-1, 11.6.6)."""

    def __init__(self, file: io.BytesIO, version: tuple[int, int], language: str) -> None:
        rl_config.useA85 = 0  # streams as bytes, not as ASCII text, which is a quarter longer
        super().__init__(
            file,
            pdfVersion=version,
            invariant=1,
            pageCompression=1,
            lang=language,
        )
        self.boxes = {}
        self._ends: list[int] = []
        TaggedFile.adopt(self._doc)

    @property
    def tagged_file(self) -> TaggedFile:
        """The document that this canvas draws into."""
        file: TaggedFile = self._doc
        return file

    def set_clock(self, created: datetime) -> None:
        """Set the date that is written wherever the file has one; `created` is in UTC."""
        stamp = self._doc._timeStamp
        stamp.t = created.timestamp()
        stamp.lt = created.timetuple()
        stamp.YMDhms = stamp.lt[:6]
        stamp.dhh = stamp.dmm = 0

    def begin(self, width: float, height: float, boxes: Mapping[str, Sequence[float]]) -> None:
        """Start a page of a size in pt."""
        self.setPageSize((width, height))
        self.boxes = boxes

    def picture(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """Paint an ImageReader into a box, and free the pixels that it has decoded.

        An ImageReader refers to itself, and Python frees such an object only when it next looks for
        garbage. Until then the pixels of all photographs would add up.
        """
        self.drawImage(image, x, y, width, height, mask="auto")
        vars(image).clear()

    def form(self, number: int) -> str:
        """Return the name by which the page paints a form XObject that was `put` into the file."""
        name = f"Form{number}"
        internal = pdfdoc.xObjectName(name)
        self._doc.idToObjectNumberAndVersion[internal] = (number, 0)
        self._formsinuse.append(name)
        return str(internal)

    def write(self, operators: str) -> None:
        """Append operators to the page's content stream."""
        self._code.append(operators)

    def end_part(self) -> None:
        """End a part of the page's content, which becomes a stream of its own if it is long."""
        start = self._ends[-1] if self._ends else 0
        if sum(map(len, self._code[start:])) >= _LEAST_PART:
            self._ends.append(len(self._code))

    @property
    def content(self) -> str:
        """The page's content stream so far."""
        return "\n".join(self._code)

    def annotate(self, annotation: PDFDictionary) -> PDFObjectReference:
        """Add an annotation to the page and return its reference."""
        self._addAnnotation(annotation)
        return self._annotationrefs[-1]

    def destination(self, key: str) -> object:
        """Return a reference to a place that is, or will be, bookmarked under a key."""
        return self._bookmarkReference(key)

    def _make_preamble(self) -> None:
        """Begin pages with nothing: ReportLab would select a font that is not embedded."""
        self._preamble = ""

    def _setAnnotations(self, page: Any) -> None:
        """Complete a page's dictionary.

        ReportLab calls this method for each page just before it adds the page to the document. It
        writes only attributes that are listed in `__NoDefault__` and not None.
        """
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs", "Group"]
        page.StructParents = self._doc.pageCounter - 1
        page.Tabs = PDFName("S")
        page.Group = self.transparency_group
        for name, box in self.boxes.items():
            setattr(page, name, PDFArray(list(box)))
        page.Contents = self._contents(page.stream)

    def _contents(self, content: str) -> PDFStream | PDFArray:
        """Return a page's content as a stream, or as those of its parts (ISO 32000-1, 7.7.3.3)."""
        ends, self._ends = self._ends, []
        if not ends:
            return PDFStream(content=content, filters=[_Deflate])
        places = pairwise((0, *ends, len(self._code)))
        parts = ["\n".join(self._code[start:end]) + "\n" for start, end in places if start < end]
        return PDFArray(
            [self._doc.Reference(PDFStream(content=part, filters=[_Deflate])) for part in parts]
        )


_LEAST_PART = 4000
"""From so many characters on a part of a page has a stream of its own."""


class _Deflate:
    """The filter by which contents of pages are packed (ISO 32000-1, 7.4.4), as ReportLab has it;
    the editions of a batch have most pages in common."""

    pdfname = "FlateDecode"

    @staticmethod
    def encode(content: str | bytes) -> bytes:
        """Return content packed."""
        data = content.encode() if isinstance(content, str) else content
        return _packed(data)


_REMEMBERED = 250_000
"""Contents of up to so many bytes are remembered."""


@cached_by_value(64, longest=_REMEMBERED)
def _packed(data: bytes) -> bytes:
    return zlib.compress(data)


class TaggedFile(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A ReportLab document that also has objects given as bytes, and an ID that is a digest.

    Long documents have thousands of structure elements. As ReportLab's dictionaries they would take
    more time than all text, so they are written as bytes: `reserve` their numbers, then `put` them.
    """

    identity: str
    """A UUID that depends on all that is drawn on its pages."""
    _own: dict[int, bytes]
    """The objects given as bytes, by their numbers."""

    @classmethod
    def adopt(cls, document: Any) -> None:
        """Turn a document that ReportLab made into a TaggedFile.

        A canvas creates its own document and accepts no other, so the object's class is changed.
        """
        document.__class__ = cls
        document._own = {}

    def reserve(self, count: int) -> int:
        """Reserve consecutive object numbers for `put`, and return the first."""
        first = int(self.objectcounter) + 1
        self.objectcounter += count
        return first

    def reference(self, number: int) -> PDFObjectReference:
        """Return a reference to a reserved object, which ReportLab's own objects may contain."""
        name = f"Own{number}"
        self.idToObjectNumberAndVersion[name] = (number, 0)
        return PDFObjectReference(name)

    def put(self, number: int, data: bytes) -> None:
        """Give a reserved object its content, in PDF syntax."""
        self._own[number] = data

    def number(self, name: str) -> int:
        """Return the number of an object by the name that ReportLab gave it, such as Page1."""
        return int(self.idToObjectNumberAndVersion[name][0])

    def font(self, resource: str) -> int:
        """Reserve an object for a font that all pages know by a name, and return its number."""
        number = self.reserve(1)
        self.idToObject["BasicFonts"].dict[resource] = self.reference(number)
        return number

    def drop_font(self, resource: str, number: int) -> None:
        """Leave out a font after all; its object becomes null."""
        del self.idToObject["BasicFonts"].dict[resource]
        self.put(number, b"null")

    def permit(self, *keys: str) -> None:
        """Let the catalogue have entries that ReportLab does not know and would leave out."""
        self.Catalog.__NoDefault__ = [*self.Catalog.__NoDefault__, *keys]

    def format(self) -> bytes:
        """Return the bytes of the file: every object, the cross-reference table and the trailer.

        This replaces ReportLab's method of the same name, which `Canvas.save` calls.
        """
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        self.encrypt.prepare(self)
        file = self.__accum__ = PDFFile(self._pdfVersion)
        offsets: list[int] = []
        digest = md5(usedforsecurity=False)
        # To format an object may create further ones, so their number is not known in advance.
        while len(offsets) < self.objectcounter:
            number = len(offsets) + 1
            if number in self._own:
                data = b"%d 0 obj\n%b\nendobj\n" % (number, self._own.pop(number))
            else:
                name = self.numberToId[number]
                data = PDFIndirectObject(name, self.idToObject[name]).format(self)
            # ISO 19005-2, 6.1.7.1: before endstream comes a line end that Length does not count.
            before, keyword, after = data.rpartition(b"endstream\nendobj")
            data = before + b"\n" + keyword + after if keyword else data
            digest.update(data)
            offsets.append(file.add(data))
        start = file.add(_cross_references(offsets))
        identifier = f"<{digest.hexdigest()}>".encode()
        size = len(offsets) + 1
        trailer = PDFTrailer(startxref=start, Size=size, Root=catalog, Info=info)
        trailer.dict["ID"] = RawObject(b"[" + identifier + identifier + b"]")
        file.add(trailer.format(self))
        return bytes(file.format(self))


def _cross_references(offsets: Sequence[int]) -> bytes:
    """Return the cross-reference table for objects at offsets in the file (ISO 32000-1, 7.5.4)."""
    rows = [b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)]
    rows += [b"%010d 00000 n \n" % offset for offset in offsets]
    return b"".join(rows)


class RawObject(pdfdoc.PDFObject):  # type: ignore[misc]
    """A value that is given in PDF syntax."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, document: object) -> bytes:
        return self._data

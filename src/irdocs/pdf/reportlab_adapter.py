"""Makes ReportLab write tagged PDF: the only module that uses its private attributes.

ReportLab has no public way to add marked content, StructParents, a TrimBox, or a line end before
`endstream`, and it dates files by the clock. All workarounds are in this module.
tests/test_reportlab_adapter.py checks every private attribute that they rely on, so that a release
of ReportLab without it fails there first.
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
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace
from reportlab.pdfgen.canvas import Canvas

BLOCK = 100
"""The largest number of entries in a block of a CMap (Adobe Technical Note 5014, 1.4.1)."""


class PageCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A ReportLab canvas that takes operators as text and completes pages for tagging."""

    boxes: Mapping[str, Sequence[float]]
    """TrimBox, BleedBox and the like of the current page: left, bottom, right, top in pt."""
    transparency_group: PDFDictionary | None = None
    """The transparency group of every page, if there is one (ISO 32000-1, 11.6.6)."""

    def __init__(
        self, file: io.BytesIO, version: tuple[int, int], language: str, first_font: str
    ) -> None:
        rl_config.useA85 = 0  # streams as bytes, not as ASCII text, which is a quarter longer
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
        """Start a page of a size in pt, without the operators with which ReportLab begins pages.

        They would lie outside of marked content.
        """
        self.setPageSize((width, height))
        self._preamble = ""
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

    @property
    def content(self) -> str:
        """The page's content stream so far."""
        return "\n".join(self._code)

    def escaped(self, codes: bytes) -> str:
        """Return codes escaped for a literal string, without parentheses (ISO 32000-1, 7.3.4.2)."""
        text: str = self._escape(codes)
        return text

    def coded(self, font: str, text: str) -> Iterator[tuple[str, bytes]]:
        """Yield runs of the text in one subset of a font: its resource name and the codes.

        A code is one byte, so ReportLab splits a font with more characters into several subsets.
        """
        font_object = pdfmetrics.getFont(font)
        for subset, codes in font_object.splitString(text, self._doc):
            yield font_object.getSubsetInternalName(subset, self._doc), codes

    def lacking(self, font: str, text: str) -> frozenset[str]:
        """Return the characters of a text that a registered font has no glyph for."""
        glyphs = pdfmetrics.getFont(font).face.charToGlyph
        return frozenset(character for character in text if ord(character) not in glyphs)

    def annotate(self, annotation: PDFDictionary) -> PDFObjectReference:
        """Add an annotation to the page and return its reference."""
        self._addAnnotation(annotation)
        return self._annotationrefs[-1]

    def destination(self, key: str) -> object:
        """Return a reference to a place that is, or will be, bookmarked under a key."""
        return self._bookmarkReference(key)

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
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


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


class _NamelessFace(TTFontFace):  # type: ignore[misc]
    """A font file whose subsets have no table name: that is not needed (ISO 32000-1, 9.9).

    It holds licences, addresses, and in a user's own font perhaps a person's name or a path.
    """

    def get_table(self, tag: str) -> bytes:
        if tag == "name":
            raise KeyError(tag)
        table: bytes = super().get_table(tag)
        return table


class _SubsetFont(TTFont):  # type: ignore[misc]
    """A TrueType font with a correct ToUnicode map, and without the table name.

    The map tells readers which character a code stands for, in UTF-16. ReportLab's is wrong for
    characters beyond U+FFFF, such as emoji, so it is replaced after it was made.
    """

    def __init__(self, name: str, source: str | io.BytesIO) -> None:
        super().__init__(name, source, asciiReadable=0)
        self.face.__class__ = _NamelessFace  # a font makes its own face and accepts no other
        _mend_widths(self.face)

    def addObjects(self, doc: Any) -> None:
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            font_name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode()
            doc.idToObject[f"toUnicodeCMap:{font_name}"].content = to_unicode(font_name, subset)


def _mend_widths(face: TTFontFace) -> None:
    """Give the last glyphs of a font file their advance width in the font's own units.

    The table hmtx may state the width of all last glyphs once, as in monospaced fonts. ReportLab
    keeps it in 1/1000 em for them, and would write that into the subset's table.
    """
    count = int.from_bytes(face.get_table("hhea")[34:36])
    width, _ = face.hmetrics[count - 1]
    face.hmetrics[count:] = [(width, bearing) for _, bearing in face.hmetrics[count:]]


def register(name: str, file: Path | bytes) -> str:
    """Register a TrueType font with ReportLab, and return the name that ReportLab knows it by.

    A file of an installed package is registered once, under the given name. Bytes may differ from
    one document to the next, and ReportLab would take two fonts of one name for the same; so a
    digest is added. In the PDF they have the given name, of ASCII letters, digits and hyphens.
    """
    if isinstance(file, Path):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(_SubsetFont(name, str(file)))
        return name
    known = f"{name}-{md5(file, usedforsecurity=False).hexdigest()}"
    if known not in pdfmetrics.getRegisteredFontNames():
        font = _SubsetFont(known, io.BytesIO(file))
        font.face.name = known.encode("ascii")
        pdfmetrics.registerFont(font)
        font.face.name = name.encode("ascii")
    return known


def to_unicode(name: str, subset: list[int]) -> str:
    """Return the CMap from a subset's codes to its characters (ISO 32000-1, 9.10.3).

    `subset` has the character for each code, 0 for none.
    """
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

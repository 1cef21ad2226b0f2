"""A page to draw on where nothing can be drawn untagged: text, paths, images, links."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path as FilePath
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from irdocs.drawing import Colour, Path
from irdocs.pdf.document import TaggedDocument, describe
from irdocs.pdf.metadata import Information
from irdocs.pdf.structure import ObjectReference, StructElem, StructTree
from irdocs.units import Rect, Size


def register(name: str, file: FilePath) -> None:
    """Make a TrueType file known to ReportLab under a name; doing so again changes nothing."""
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(file), asciiReadable=0))


class _Pages(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's canvas with what tagging adds to a page dictionary."""

    structured = True

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        number = self._doc.pageCounter - 1
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = PDFName("S")
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


class TaggedCanvas:
    """Draws pages with y growing downwards; everything belongs to an element or is an artifact."""

    def __init__(self, information: Information, fonts: Iterable[tuple[str, FilePath]]) -> None:
        self._file = io.BytesIO()
        names = list(fonts)
        for name, path in names:
            register(name, path)
        rl_config.useA85 = 0
        self._canvas = _Pages(
            self._file,
            pdfVersion=(1, 7),
            invariant=1,
            pageCompression=1,
            lang=information.language,
            initialFontName=names[0][0],
        )
        document = self._canvas._doc
        document.__class__ = TaggedDocument
        stamp = document._timeStamp
        stamp.t = information.created.timestamp()
        stamp.lt = information.created.timetuple()
        stamp.YMDhms = stamp.lt[:6]
        stamp.dhh = stamp.dmm = 0
        describe(document, information)
        self.tree = StructTree(document, information.language, information.title)
        self.order = 0
        """The place in reading order of what is drawn next, when pages are drawn in another."""
        self._height = 0.0
        self._page = -1
        self._outline: list[tuple[int, int, str, str, int]] = []
        self._open: StructElem | None = None
        self._marked = False

    def begin_page(self, size: Size) -> None:
        """Start a page of a size in pt."""
        self._canvas.setPageSize((size.width, size.height))
        self._height = size.height
        self._page += 1

    def end_page(self) -> None:
        self._close()
        self._canvas.showPage()

    def outline(self, title: str, level: int, y: float) -> None:
        """Add a bookmark for a place on this page (ISO 32000-1, 12.3.3)."""
        key = f"outline-{len(self._outline)}"
        self._canvas.bookmarkHorizontal(key, 0, self._height - y)
        self._outline.append((self.order, len(self._outline), title, key, level))

    def text(
        self,
        owner: StructElem | None,
        words: str,
        x: float,
        y: float,
        font: str,
        size: float,
        colour: Colour,
        rise: float = 0.0,
    ) -> None:
        """Show words with their baseline's left end at x, y."""
        self._mark(owner)
        text = self._canvas.beginText(x, self._height - y)
        text.setFont(font, size)
        text.setFillColorRGB(*_parts(colour))
        if rise:
            text.setRise(rise)
        text.textOut(words)
        self._canvas.drawText(text)

    def paths(
        self, owner: StructElem | None, paths: Iterable[Path], within: Rect | None = None
    ) -> None:
        """Paint paths, in order; what lies outside the box `within` is left out."""
        self._mark(owner)
        canvas = self._canvas
        if within:
            canvas.saveState()
            box = canvas.beginPath()
            box.rect(within.x, self._height - within.bottom, within.width, within.height)
            canvas.clipPath(box, stroke=0, fill=0)
        for path in paths:
            self._path(path)
        if within:
            canvas.restoreState()

    def image(self, owner: StructElem | None, data: bytes, box: Rect) -> None:
        """Paint a PNG or JPEG into a box."""
        self._mark(owner)
        self._canvas.drawImage(
            ImageReader(io.BytesIO(data)),
            box.x,
            self._height - box.bottom,
            box.width,
            box.height,
            mask="auto",
        )

    def link(self, owner: StructElem, box: Rect, url: str, contents: str) -> None:
        """Make a box lead to an address; `contents` says where (ISO 14289-1, 7.18.5)."""
        top, bottom = self._height - box.y, self._height - box.bottom
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(v, 2) for v in (box.x, bottom, box.right, top)]),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,  # print
                "Contents": PDFString(contents),
                "StructParent": self.tree.next_annotation(owner),
                "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)}),
            }
        )
        self._canvas._addAnnotation(annotation)
        owner.add(ObjectReference(self._page, self._canvas._annotationrefs[-1]), self.order)

    def bottom_up(self, box: Rect) -> tuple[float, float, float, float]:
        """Return a box as PDF has it: left, bottom, right, top."""
        return (box.x, self._height - box.bottom, box.right, self._height - box.y)

    def finish(self) -> bytes:
        """Return the finished file, its bookmarks in reading order."""
        for _, _, title, key, level in sorted(self._outline):
            self._canvas.addOutlineEntry(title, key, level)
        self._canvas._doc.Catalog.StructTreeRoot = self.tree.write()
        self._canvas.save()
        return self._file.getvalue()

    def _mark(self, owner: StructElem | None) -> None:
        """Open the marked content of an owner, or of an artifact; content that goes on stays."""
        if self._marked and self._open is owner:
            return
        self._close()
        if owner is None:
            self._canvas._code.append("/Artifact BMC")
        else:
            mcid = self.tree.next_mcid(self._page, owner, self.order)
            self._canvas._code.append(f"/{owner.role} <</MCID {mcid}>> BDC")
        self._open, self._marked = owner, True

    def _close(self) -> None:
        if self._marked:
            self._canvas._code.append("EMC")
        self._open, self._marked = None, False

    def _path(self, path: Path) -> None:
        canvas = self._canvas
        canvas.saveState()
        if path.opacity < 1:
            canvas.setFillAlpha(path.opacity)
            canvas.setStrokeAlpha(path.opacity)
        if path.fill:
            canvas.setFillColorRGB(*_parts(path.fill))
        if path.stroke:
            canvas.setStrokeColorRGB(*_parts(path.stroke))
            canvas.setLineWidth(path.stroke_width)
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
        outline = canvas.beginPath()
        for name, values in path.commands:
            points = [self._height - v if i % 2 else v for i, v in enumerate(values)]
            match name:
                case "M":
                    outline.moveTo(*points)
                case "L":
                    outline.lineTo(*points)
                case "C":
                    outline.curveTo(*points)
                case "Z":
                    outline.close()
        canvas.drawPath(outline, stroke=int(bool(path.stroke)), fill=int(bool(path.fill)))
        canvas.restoreState()


def _parts(colour: Colour) -> tuple[float, float, float]:
    return colour.red / 255, colour.green / 255, colour.blue / 255

"""A page to draw on where nothing can be drawn untagged: text, paths, images, links."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import md5
from math import hypot
from pathlib import Path as FilePath
from typing import Any
from uuid import UUID

from reportlab import rl_config
from reportlab.lib.colors import CMYKColorSep
from reportlab.lib.colors import Color as RLColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from irdocs.drawing import Colour, Path
from irdocs.pdf.document import TaggedDocument, describe
from irdocs.pdf.fonts import register
from irdocs.pdf.inks import Inks, ScreenInks
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.structure import Artifact, ObjectReference, StructElem, StructTree
from irdocs.units import ORIGIN, Point, Rect, Size

Owner = StructElem | Artifact
"""What drawn things belong to: an element of the structure, or nothing that is read."""

_ARTIFACTS = {
    "Layout": "/Artifact <</Type /Layout>> BDC",
    "Page": "/Artifact <</Type /Page>> BDC",
    "Pagination": "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
}


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Where a page is cut, and how far its colour reaches (ISO 32000-1, 14.11.2), in pt."""

    trim: Rect
    bleed: Rect


class _PageCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's canvas with what tagging and printing add to a page dictionary."""

    boxes: dict[str, list[float]]
    group: PDFDictionary | None = None

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs", "Group"]
        page.StructParents = self._doc.pageCounter - 1
        page.Tabs = PDFName("S")
        page.Group = self.group
        for name, box in self.boxes.items():
            setattr(page, name, PDFArray(box))
        page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])


class TaggedCanvas:
    """Draws pages with y growing downwards; everything belongs to an element or is an artifact."""

    def __init__(
        self,
        information: DocumentInformation,
        fonts: Iterable[tuple[str, FilePath | bytes]],
        inks: Inks | None = None,
    ) -> None:
        self._file = io.BytesIO()
        self._inks: Inks = inks or ScreenInks()
        names = list(fonts)
        self._names = [name for name, _ in names]
        for name, path in names:
            register(name, path)
        rl_config.useA85 = 0
        self._canvas = _PageCanvas(
            self._file,
            # PDF/X-4 is made of PDF 1.6 (ISO 15930-7).
            pdfVersion=(1, 6) if self._inks.for_press else (1, 7),
            invariant=1,
            pageCompression=1,
            lang=information.language,
            initialFontName=names[0][0],
        )
        self._canvas.boxes = {}
        document = TaggedDocument.take(self._canvas._doc)
        stamp = document._timeStamp
        stamp.t = information.created.timestamp()
        stamp.lt = information.created.timetuple()
        stamp.YMDhms = stamp.lt[:6]
        stamp.dhh = stamp.dmm = 0
        describe(document, information, self._inks)
        if self._inks.for_press:
            space = PDFDictionary({"S": PDFName("Transparency"), "CS": PDFName("DeviceCMYK")})
            self._canvas.group = space
        self.tree = StructTree(document, information.language, information.title)
        self.order = 0
        """The place in reading order of what is drawn next, when pages are drawn in another."""
        self.origin = (0.0, 0.0)
        """Where on the page the place 0, 0 of what is drawn next lies, in pt from the top left."""
        self._height = 0.0
        self._page = -1
        self._outline: list[tuple[int, int, str, str, int]] = []
        self._open: Owner | None = None
        self._set: dict[str, str] = {}
        self._digest = md5(usedforsecurity=False)

    @property
    def has_links(self) -> bool:
        """Whether links lead anywhere: not at a print shop (ISO 15930-7 bars annotations)."""
        return not self._inks.for_press

    def prime(self, characters: str) -> None:
        """Give characters their codes in every font now, so that what is drawn later moves none.

        The fonts in the file are larger for it.
        """
        for name in self._names:
            pdfmetrics.getFont(name).splitString(characters, self._canvas._doc)

    def begin_page(self, size: Size, boxes: PageBoxes | None = None) -> None:
        """Start a page of a size in pt."""
        self._canvas.setPageSize((size.width, size.height))
        self._height = size.height
        self._page += 1
        self.origin = (0.0, 0.0)
        self._set = {}
        self._canvas._preamble = ""
        self._canvas.boxes = (
            {"TrimBox": self._boxed(boxes.trim), "BleedBox": self._boxed(boxes.bleed)}
            if boxes
            else {}
        )

    def end_page(self) -> None:
        self._close()
        self._digest.update("\n".join(self._canvas._code).encode())
        self._canvas.showPage()

    def outline(self, title: str, level: int, y: float) -> None:
        """Add a bookmark for a place on this page (ISO 32000-1, 12.3.3)."""
        key = f"outline-{len(self._outline)}"
        self._canvas.bookmarkHorizontal(key, 0, self._height - y - self.origin[1])
        self._outline.append((self.order, len(self._outline), title, key, level))

    def text(
        self,
        owner: Owner,
        words: str,
        x: float,
        y: float,
        font: str,
        size: float,
        colour: Colour,
        kerns: Sequence[tuple[int, float]] = (),
    ) -> None:
        """Show words with their baseline's left end at x, y.

        `kerns` says after how many characters how much is added, as a part of the em.
        """
        self._mark(owner)
        paint, overprint = self._inks.text(colour)
        self._overprint(overprint)
        self._state("fill", paint)
        left, up = x + self.origin[0], self._height - y - self.origin[1]
        face, document = pdfmetrics.getFont(font), self._canvas._doc
        shown = [f"BT 1 0 0 1 {_n(left)} {_n(up)} Tm"]
        before = 0
        for subset, codes in face.splitString(words, document):
            name = face.getSubsetInternalName(subset, document)
            shown.append(f"{name} {_n(size)} Tf {self._spaced(codes, before, kerns)}")
            before += len(codes)
        shown.append("ET")
        self._write(" ".join(shown))

    def _spaced(self, codes: bytes, before: int, kerns: Sequence[tuple[int, float]]) -> str:
        """Return the operator that shows codes, spaced (ISO 32000-1, 9.4.3)."""
        escape = self._canvas._escape
        cuts = [(at - before, by) for at, by in kerns if before < at <= before + len(codes)]
        if not cuts:
            return f"({escape(codes)}) Tj"
        pieces, start = [], 0
        for at, by in cuts:
            pieces.append(f"({escape(codes[start:at])}) {_n(-1000 * by)}")
            start = at
        pieces.append(f"({escape(codes[start:])})")
        return f"[{' '.join(pieces)}] TJ"

    def paths(
        self,
        owner: Owner,
        paths: Iterable[Path],
        within: Rect | None = None,
        at: Point = ORIGIN,
    ) -> None:
        """Paint paths, in order, their place 0, 0 at `at`; what is not `within` is left out."""
        self._mark(owner)
        self._overprint(False)
        before = self.origin
        self.origin = (before[0] + at.x, before[1] + at.y)
        if within:
            self._save()
            self._clip(within, None)
        for path in paths:
            self._path(path)
        if within:
            self._restore()
        self.origin = before

    def registration(self, paths: Iterable[Path]) -> None:
        """Stroke paths in every ink: marks that printers align plates by (ISO 32000-1, 8.6.6.4)."""
        self._mark("Page")
        self._save()
        self._canvas.setStrokeColor(CMYKColorSep(1, 1, 1, 1, spotName="All"))
        for path in paths:
            self._write(f"{_n(path.stroke_width)} w {self._outlined(path)} S")
        self._restore()

    def image(self, owner: Owner, data: bytes, box: Rect) -> None:
        """Paint a PNG or JPEG into a box."""
        self._mark(owner)
        self._overprint(False)
        left, bottom, _, _ = self.bottom_up(box)
        picture = self._inks.image(data)
        self._canvas.drawImage(picture, left, bottom, box.width, box.height, mask="auto")

    def pasted(
        self,
        owner: Owner,
        data: bytes,
        matrix: tuple[float, float, float, float, float, float],
        within: Rect,
        outline: Path | None = None,
        opacity: float = 1.0,
    ) -> None:
        """Paint a PNG or JPEG whose unit square a matrix puts on the page, y growing downwards.

        What is not `within`, or not inside of an outline, is left out.
        """
        self._mark(owner)
        self._overprint(False)
        picture = self._inks.image(data)
        a, b, c, d, e, f = matrix
        x, y = self._up(Point(e + c, f + d))
        self._save()
        self._clip(within, outline)
        if opacity < 1:
            self._canvas.setFillAlpha(opacity)
        self._canvas.transform(a, -b, -c, d, x, y)
        self._canvas.drawImage(picture, 0, 0, 1, 1, mask="auto")
        self._restore()

    def gradient(
        self,
        owner: Owner,
        outline: Path,
        stops: Sequence[tuple[float, Colour]],
        start: Point,
        end: Point,
        *,
        outwards: bool = False,
        within: Rect | None = None,
    ) -> None:
        """Fill an outline with colours from a point to another (ISO 32000-1, 8.7.4.5).

        `stops` says how far along each stands, 0 to 1; `outwards` makes circles round the start.
        """
        self._mark(owner)
        self._overprint(False)
        self._save()
        self._clip(within, outline)
        parts = [[part / 255 for part in (c.red, c.green, c.blue)] for _, c in stops]
        colours, places = [RLColor(*part) for part in parts], [place for place, _ in stops]
        # Two colours in one place change there at once (places must grow: 7.10.4).
        places = [place + 1e-4 * n for n, place in enumerate(places)]
        places = [place / max(1.0, places[-1]) for place in places]
        (x0, y0), (x1, y1) = self._up(start), self._up(end)
        if outwards:
            radius = hypot(x1 - x0, y1 - y0)
            self._canvas.radialGradient(x0, y0, radius, colours, places)
        else:
            self._canvas.linearGradient(x0, y0, x1, y1, colours, places)
        self._restore()

    def _up(self, point: Point) -> tuple[float, float]:
        return point.x + self.origin[0], self._height - point.y - self.origin[1]

    def _clip(self, within: Rect | None, outline: Path | None) -> None:
        """Let nothing be painted outside (ISO 32000-1, 8.5.4)."""
        if within:
            left, bottom, right, top = self.bottom_up(within)
            self._write(f"{_n(left)} {_n(bottom)} {_n(right - left)} {_n(top - bottom)} re W n")
        if outline:
            self._write(f"{self._outlined(outline)} W{'*' if outline.even_odd else ''} n")

    def link(self, owner: StructElem, box: Rect, url: str, contents: str) -> None:
        """Make a box lead to an address; `contents` says where (ISO 14289-1, 7.18.5)."""
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(self._boxed(box)),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,  # print
                "Contents": PDFString(contents),
                "StructParent": self.tree.next_annotation(owner),
                "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)}),
            }
        )
        self._canvas._addAnnotation(annotation)
        owner.add(ObjectReference(self._page, self._canvas._annotationrefs[-1]), self.order)

    @contextmanager
    def turned(self, owner: Owner, within: Rect, about: Point, degrees: float) -> Iterator[None]:
        """Turn all that is drawn in this context clockwise about a point; cut off what sticks out.

        All of it belongs to one owner.
        """
        self._mark(owner)
        self._save()
        self._clip(within, None)
        if degrees:
            x, y = self._up(about)
            self._canvas.translate(x, y)
            self._canvas.rotate(-degrees)
            self._canvas.translate(-x, -y)
        yield
        self._restore()

    def bottom_up(self, box: Rect) -> tuple[float, float, float, float]:
        """Return a box as PDF has it: left, bottom, right, top."""
        x, y = self.origin
        return (
            box.x + x,
            self._height - box.bottom - y,
            box.right + x,
            self._height - box.y - y,
        )

    def finish(self) -> bytes:
        """Return the finished file, its bookmarks in reading order."""
        for _, _, title, key, level in sorted(self._outline):
            self._canvas.addOutlineEntry(title, key, level)
        document = self._canvas._doc
        document.identity = str(UUID(bytes=self._digest.digest(), version=4))
        document.Catalog.StructTreeRoot = self.tree.write()
        self._canvas.save()
        return self._file.getvalue()

    def _boxed(self, box: Rect) -> list[float]:
        return [round(edge, 3) for edge in self.bottom_up(box)]

    def _write(self, operators: str) -> None:
        self._canvas._code.append(operators)

    def _mark(self, owner: Owner) -> None:
        """Open the marked content of an owner, or of an artifact; content that goes on stays."""
        if self._open is owner:
            return
        self._close()
        if isinstance(owner, str):
            self._write(_ARTIFACTS[owner])
        else:
            mcid = self.tree.next_mcid(self._page, owner, self.order)
            self._write(f"/{owner.role} <</MCID {mcid}>> BDC")
        self._open = owner

    def _close(self) -> None:
        if self._open is not None:
            self._write("EMC")
        self._open = None

    def _state(self, name: str, operator: str) -> None:
        """Write an operator of the graphics state unless it is in force already."""
        if self._set.get(name) != operator:
            self._write(operator)
            self._set[name] = operator

    def _save(self) -> None:
        self._canvas.saveState()
        self._set = {}

    def _restore(self) -> None:
        self._canvas.restoreState()
        self._set = {}

    def _overprint(self, on: bool) -> None:
        """Let words print over what is below them, so that no white shows round a letter."""
        if self._inks.for_press and self._set.get("overprint", "") != str(on):
            self._canvas.setFillOverprint(on)
            self._canvas.setOverprintMask(1 if on else 0)
            self._set["overprint"] = str(on)

    def _path(self, path: Path) -> None:
        veiled = path.opacity < 1
        if veiled:
            self._save()
            self._canvas.setFillAlpha(path.opacity)
            self._canvas.setStrokeAlpha(path.opacity)
        if path.fill:
            self._state("fill", self._inks.paint(path.fill))
        if path.stroke:
            paint = self._inks.paint(path.stroke)
            self._state("stroke", paint.upper())
            self._state("width", f"{_n(path.stroke_width)} w")
            self._state("ends", "1 J 1 j")
        if path.fill or path.stroke:
            operator = "B" if path.fill and path.stroke else "f" if path.fill else "S"
            operator += "*" if path.even_odd and path.fill else ""
            self._write(f"{self._outlined(path)} {operator}")
        if veiled:
            self._restore()

    def _outlined(self, path: Path) -> str:
        """Return a path's construction operators (ISO 32000-1, 8.5.2)."""
        left, up = self.origin[0], self._height - self.origin[1]
        written = []
        for name, values in path.commands:
            points = [_n(up - v if i % 2 else left + v) for i, v in enumerate(values)]
            written.append(" ".join((*points, _OPERATORS[name])))
        return " ".join(written)


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _n(value: float) -> str:
    """Return a number with as many digits as a third of a micrometre needs."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text

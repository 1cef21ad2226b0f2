"""Content streams: paths, text, images and gradients as operators, each within marked content."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import md5
from math import hypot
from uuid import UUID

from reportlab.lib.colors import CMYKColorSep
from reportlab.lib.colors import Color as RLColor
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from irdocs.drawing import Colour, Path
from irdocs.page.document import Cut, FontFile
from irdocs.page.items import Matrix
from irdocs.page.tags import Artifact, Owner, Tag
from irdocs.pdf.catalogue import describe
from irdocs.pdf.inks import Inks
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.reportlab_adapter import PageCanvas, register
from irdocs.pdf.structure import StructTree
from irdocs.units import Point, Rect, Size

_ARTIFACTS: dict[Artifact, str] = {
    "Layout": "/Artifact <</Type /Layout>> BDC",
    "Page": "/Artifact <</Type /Page>> BDC",
    "Pagination": "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
}


class TaggedCanvas:
    """Draws pages with y growing downwards; everything belongs to a tag or is an artifact."""

    def __init__(
        self, information: DocumentInformation, fonts: Sequence[FontFile], inks: Inks
    ) -> None:
        self._bytes = io.BytesIO()
        self._inks = inks
        self._fonts = [font.name for font in fonts]
        for font in fonts:
            register(font.name, font.file)
        # PDF/X-4 is made of PDF 1.6 (ISO 15930-7).
        version = (1, 6) if inks.for_press else (1, 7)
        self._canvas = PageCanvas(self._bytes, version, information.language, self._fonts[0])
        self._canvas.set_clock(information.created)
        file = self._canvas.tagged_file
        describe(file, information, inks)
        if inks.for_press:
            space = PDFDictionary({"S": PDFName("Transparency"), "CS": PDFName("DeviceCMYK")})
            self._canvas.transparency_group = space
        self._tree = StructTree(file, information.language, information.title)
        self.order = 0
        """When what is drawn next is read, where pages are drawn in another order."""
        self.offset = Point(0.0, 0.0)
        """Where on the page the place 0, 0 of what is drawn next lies, in pt from the top left."""
        self._height = 0.0
        self._page = -1
        self._bookmarks: list[tuple[int, int, str, str, int]] = []
        self._open: Owner | None = None
        self._set: dict[str, str] = {}
        """The operators of the graphics state that are in force."""
        self._digest = md5(usedforsecurity=False)

    def prime(self, characters: str) -> None:
        """Give characters their codes in every font now, so that what is drawn later moves none.

        The fonts in the file are larger for it.
        """
        for name in self._fonts:
            list(self._canvas.coded(name, characters))

    # ------------------------------------------------------------ pages

    def begin_page(self, size: Size, cut: Cut | None = None) -> None:
        """Start a page of a size in pt."""
        self._height = size.height
        self._page += 1
        self.offset = Point(0.0, 0.0)
        self._set = {}
        boxes = (
            {"TrimBox": self._edges(cut.trim), "BleedBox": self._edges(cut.bleed)} if cut else {}
        )
        self._canvas.begin(size.width, size.height, boxes)

    def end_page(self) -> None:
        """End the page, and the content that is open on it."""
        self._close()
        self._digest.update(self._canvas.content.encode())
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Return the finished file, its bookmarks in reading order."""
        for _, _, title, key, level in sorted(self._bookmarks):
            self._canvas.addOutlineEntry(title, key, level)
        file = self._canvas.tagged_file
        file.identity = str(UUID(bytes=self._digest.digest(), version=4))
        file.Catalog.StructTreeRoot = self._tree.write()
        self._canvas.save()
        return self._bytes.getvalue()

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Add a bookmark for a place on this page (ISO 32000-1, 12.3.3)."""
        key = f"outline-{len(self._bookmarks)}"
        self._canvas.bookmarkHorizontal(key, 0, self._height - y - self.offset.y)
        self._bookmarks.append((self.order, len(self._bookmarks), title, key, level))

    # ------------------------------------------------------------ what is drawn

    def text(
        self,
        owner: Owner,
        text: str,
        x: float,
        y: float,
        font: str,
        size: float,
        colour: Colour,
        kerns: Sequence[tuple[int, float]] = (),
    ) -> None:
        """Show a run of text, the left end of its baseline at x, y.

        `kerns` says after how many characters how much is added, as a part of the em.
        """
        self._mark(owner)
        paint, overprint = self._inks.text(colour)
        self._overprint(overprint)
        self._state("fill", paint)
        left, up = x + self.offset.x, self._height - y - self.offset.y
        shown = [f"BT 1 0 0 1 {_n(left)} {_n(up)} Tm"]
        before = 0
        for resource, codes in self._canvas.coded(font, text):
            shown.append(f"{resource} {_n(size)} Tf {self._spaced(codes, before, kerns)}")
            before += len(codes)
        shown.append("ET")
        self._canvas.write(" ".join(shown))

    def _spaced(self, codes: bytes, before: int, kerns: Sequence[tuple[int, float]]) -> str:
        """Return the operator that shows codes, spaced (ISO 32000-1, 9.4.3)."""
        escaped = self._canvas.escaped
        cuts = [(at - before, by) for at, by in kerns if before < at <= before + len(codes)]
        if not cuts:
            return f"({escaped(codes)}) Tj"
        pieces, start = [], 0
        for at, by in cuts:
            pieces.append(f"({escaped(codes[start:at])}) {_n(-1000 * by)}")
            start = at
        pieces.append(f"({escaped(codes[start:])})")
        return f"[{' '.join(pieces)}] TJ"

    def paths(self, owner: Owner, paths: Iterable[Path], clip: Rect | None, offset: Point) -> None:
        """Paint paths in order, moved by an offset; what lies outside of `clip` is left out."""
        self._mark(owner)
        self._overprint(False)
        before = self.offset
        self.offset = Point(before.x + offset.x, before.y + offset.y)
        if clip:
            self._save()
            self._clip(clip, None)
        for path in paths:
            self._path(path)
        if clip:
            self._restore()
        self.offset = before

    def registration(self, paths: Iterable[Path]) -> None:
        """Stroke paths in every ink: marks that printers align plates by (ISO 32000-1, 8.6.6.4)."""
        self._mark("Page")
        self._save()
        self._canvas.setStrokeColor(CMYKColorSep(1, 1, 1, 1, spotName="All"))
        for path in paths:
            self._canvas.write(f"{_n(path.stroke_width)} w {self._outlined(path)} S")
        self._restore()

    def image(self, owner: Owner, data: bytes, box: Rect) -> None:
        """Paint a PNG or JPEG into a box."""
        self._mark(owner)
        self._overprint(False)
        left, bottom, _, _ = self.bottom_up(box)
        picture = self._inks.image(data)
        self._canvas.drawImage(picture, left, bottom, box.width, box.height, mask="auto")

    def transformed_image(
        self,
        owner: Owner,
        data: bytes,
        matrix: Matrix,
        clip: Rect,
        outline: Path | None,
        opacity: float,
    ) -> None:
        """Paint a PNG or JPEG whose unit square a matrix puts on the page, y growing downwards."""
        self._mark(owner)
        self._overprint(False)
        picture = self._inks.image(data)
        a, b, c, d, e, f = matrix
        x, y = self._up(Point(e + c, f + d))
        self._save()
        self._clip(clip, outline)
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
        radial: bool,
        clip: Rect | None,
    ) -> None:
        """Fill an outline with colours from a point to another (ISO 32000-1, 8.7.4.5)."""
        self._mark(owner)
        self._overprint(False)
        self._save()
        self._clip(clip, outline)
        parts = [[part / 255 for part in (c.red, c.green, c.blue)] for _, c in stops]
        colours, places = [RLColor(*part) for part in parts], [place for place, _ in stops]
        # Two colours in one place change there at once (places must grow: 7.10.4).
        places = [place + 1e-4 * n for n, place in enumerate(places)]
        places = [place / max(1.0, places[-1]) for place in places]
        (x0, y0), (x1, y1) = self._up(start), self._up(end)
        if radial:
            radius = hypot(x1 - x0, y1 - y0)
            self._canvas.radialGradient(x0, y0, radius, colours, places)
        else:
            self._canvas.linearGradient(x0, y0, x1, y1, colours, places)
        self._restore()

    def link(self, tag: Tag, box: Rect, url: str, contents: str) -> None:
        """Make a box lead to an address; `contents` says where (ISO 14289-1, 7.18.5)."""
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(self._edges(box)),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,  # print
                "Contents": PDFString(contents),
                "StructParent": self._tree.annotation_key(tag),
                "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)}),
            }
        )
        reference = self._canvas.annotate(annotation)
        self._tree.add_annotation(self._page, tag, reference, self.order)

    def empty(self, tag: Tag) -> None:
        """Let an element stand without content."""
        self._tree.add_empty(tag, self.order)

    def set_bounds(self, owner: Owner, box: Rect) -> None:
        """Say where on this page a figure stands."""
        if isinstance(owner, Tag) and owner.role == "Figure":
            self._tree.set_box(owner, self.bottom_up(box))

    @contextmanager
    def turned(self, owner: Owner, clip: Rect, about: Point, degrees: float) -> Iterator[None]:
        """Turn all that is drawn in this context clockwise about a point; cut off what sticks out.

        All of it belongs to one owner.
        """
        self._mark(owner)
        self._save()
        self._clip(clip, None)
        if degrees:
            x, y = self._up(about)
            self._canvas.translate(x, y)
            self._canvas.rotate(-degrees)
            self._canvas.translate(-x, -y)
        yield
        self._restore()

    def bottom_up(self, box: Rect) -> tuple[float, float, float, float]:
        """Return a box as PDF has it: left, bottom, right, top."""
        x, y = self.offset.x, self.offset.y
        return (
            box.x + x,
            self._height - box.bottom - y,
            box.right + x,
            self._height - box.y - y,
        )

    # ------------------------------------------------------------ marked content and state

    def _mark(self, owner: Owner) -> None:
        """Open the marked content of an owner; content that goes on stays open."""
        if self._open is owner:
            return
        self._close()
        if isinstance(owner, Tag):
            mcid = self._tree.begin_content(self._page, owner, self.order)
            self._canvas.write(f"/{owner.role} <</MCID {mcid}>> BDC")
        else:
            self._canvas.write(_ARTIFACTS[owner])
        self._open = owner

    def _close(self) -> None:
        if self._open is not None:
            self._canvas.write("EMC")
        self._open = None

    def _state(self, name: str, operator: str) -> None:
        """Write an operator of the graphics state unless it is in force already."""
        if self._set.get(name) != operator:
            self._canvas.write(operator)
            self._set[name] = operator

    def _save(self) -> None:
        self._canvas.saveState()
        self._set = {}

    def _restore(self) -> None:
        self._canvas.restoreState()
        self._set = {}

    def _overprint(self, on: bool) -> None:
        """Let text print over what is below it, so that no white shows round a letter."""
        if self._inks.for_press and self._set.get("overprint", "") != str(on):
            self._canvas.setFillOverprint(on)
            self._canvas.setOverprintMask(1 if on else 0)
            self._set["overprint"] = str(on)

    def _clip(self, box: Rect | None, outline: Path | None) -> None:
        """Let nothing be painted outside (ISO 32000-1, 8.5.4)."""
        if box:
            left, bottom, right, top = self.bottom_up(box)
            self._canvas.write(
                f"{_n(left)} {_n(bottom)} {_n(right - left)} {_n(top - bottom)} re W n"
            )
        if outline:
            self._canvas.write(f"{self._outlined(outline)} W{'*' if outline.even_odd else ''} n")

    def _path(self, path: Path) -> None:
        see_through = path.opacity < 1
        if see_through:
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
            self._canvas.write(f"{self._outlined(path)} {operator}")
        if see_through:
            self._restore()

    def _outlined(self, path: Path) -> str:
        """Return a path's construction operators (ISO 32000-1, 8.5.2)."""
        left, up = self.offset.x, self._height - self.offset.y
        written = []
        for name, values in path.commands:
            points = [_n(up - v if i % 2 else left + v) for i, v in enumerate(values)]
            written.append(" ".join((*points, _OPERATORS[name])))
        return " ".join(written)

    def _up(self, point: Point) -> tuple[float, float]:
        return point.x + self.offset.x, self._height - point.y - self.offset.y

    def _edges(self, box: Rect) -> list[float]:
        return [round(edge, 3) for edge in self.bottom_up(box)]


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _n(value: float) -> str:
    """Return a number with as many digits as a third of a micrometre needs."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text

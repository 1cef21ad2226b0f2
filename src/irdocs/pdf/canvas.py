"""Draws pages as PDF content streams, in which every mark belongs to a tag or is an artifact.

A content stream is a list of operators that paint a page. For a screen reader they are bracketed:
"/P <</MCID 3>> BDC … EMC" says that what is painted in between is content number 3 of its page, and
that it belongs to a paragraph. The structure tree (`structure`) refers to it by this number. What
has no meaning, such as a background, is bracketed as an artifact (ISO 32000-1, 14.6 and 14.8.2.2).

Callers measure in pt from the page's top left corner, with y growing downwards. The canvas converts
that to PDF's coordinates (`page_frame`), and no other module needs to.
"""

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
from irdocs.page.document import Cut
from irdocs.page.items import Matrix
from irdocs.page.tags import Artifact, Owner, Tag
from irdocs.pdf.catalogue import describe
from irdocs.pdf.embedded_fonts import EmbeddedFonts
from irdocs.pdf.inks import Inks
from irdocs.pdf.metadata import DocumentInformation
from irdocs.pdf.operands import number as _n
from irdocs.pdf.page_frame import PageFrame
from irdocs.pdf.path_operators import constructed, painting
from irdocs.pdf.reportlab_adapter import PageCanvas
from irdocs.pdf.shown_text import ShownText
from irdocs.pdf.structure import StructTree, hexadecimal
from irdocs.pdf.vector_forms import VectorForms
from irdocs.typeset.metrics import Font
from irdocs.units import Point, Rect, Size
from irdocs.vector_art import VectorElement

_ARTIFACTS: dict[Artifact, str] = {
    "Layout": "/Artifact <</Type /Layout>> BDC",
    "Page": "/Artifact <</Type /Page>> BDC",
    "Pagination": "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
}
"""The operators that open artifacts (ISO 32000-1, 14.8.2.2.2)."""


class TaggedCanvas:
    """Draws one file, page by page.

    Methods that paint take an owner: the tag that the content belongs to, or the kind of artifact.
    """

    def __init__(self, information: DocumentInformation, inks: Inks) -> None:
        self._bytes = io.BytesIO()
        self._inks = inks
        # PDF/X-4 is made of PDF 1.6 (ISO 15930-7).
        version = (1, 6) if inks.for_press else (1, 7)
        self._canvas = PageCanvas(self._bytes, version, information.language)
        self._canvas.set_clock(information.created)
        file = self._canvas.tagged_file
        self._fonts = EmbeddedFonts(file)
        self._shown_text = ShownText(self._fonts)
        describe(file, information, inks)
        self._forms = VectorForms(file, inks)
        if inks.for_press:
            space = PDFDictionary({"S": PDFName("Transparency"), "CS": PDFName("DeviceCMYK")})
            self._canvas.transparency_group = space
        self._tree = StructTree(file, information.language, information.title)
        self.order = 0
        """The position in the reading order of what is drawn next."""
        self.frame = PageFrame()
        self._page = -1
        self._bookmarks: list[tuple[int, int, str, str, int]] = []
        """Reading order, number, title, key and level: sorting them gives the reading order."""
        self._open: Owner | None = None
        """The owner of the marked content that is open."""
        self._set: dict[str, str] = {}
        """The operators of the graphics state that are in force, not to be written again."""
        self._digest = md5(usedforsecurity=False)

    def prime(self, fonts: Sequence[Font], characters: str) -> None:
        """Have characters in the files of fonts, used or not.

        Else one new word would change the fonts of all pages, and a preview could not tell that
        the others look the same. The fonts in the file become larger.
        """
        self._shown_text.prime(fonts, characters)

    # ------------------------------------------------------------ pages

    def begin_page(self, size: Size, cut: Cut | None = None) -> None:
        """Start a page of a size in pt; `cut` gives the boxes that a print shop needs."""
        self.frame = PageFrame(size.height)
        self._page += 1
        self._set = {}
        boxes = (
            {"TrimBox": self.frame.edges(cut.trim), "BleedBox": self.frame.edges(cut.bleed)}
            if cut
            else {}
        )
        self._canvas.begin(size.width, size.height, boxes)

    def end_layer(self) -> None:
        """End what is drawn of a layer, which may be the same in another edition."""
        self._canvas.end_part()

    def end_page(self) -> None:
        """Close what is open on the page, and end it."""
        self._close()
        self._digest.update(self._canvas.content.encode())
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Return the bytes of the finished file; its bookmarks are in reading order."""
        for _, _, title, key, level in sorted(self._bookmarks):
            self._canvas.addOutlineEntry(title, key, level)
        file = self._canvas.tagged_file
        file.identity = str(UUID(bytes=self._digest.digest(), version=4))
        file.Catalog.StructTreeRoot = self._tree.write()
        self._fonts.write()
        self._canvas.save()
        return self._bytes.getvalue()

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Add a bookmark that leads to a height `y` on this page (ISO 32000-1, 12.3.3).

        `level` is 0 for the outermost bookmarks.
        """
        key = f"outline-{len(self._bookmarks)}"
        self._canvas.bookmarkHorizontal(key, 0, self.frame.up(0.0, y)[1])
        self._bookmarks.append((self.order, len(self._bookmarks), title, key, level))

    def destination(self, identifier: str, y: float) -> None:
        """Let links lead to a height `y` on this page by an id (ISO 32000-1, 12.3.2)."""
        key = f"{_DESTINATION}{identifier}"
        self._canvas.bookmarkHorizontal(key, 0, self.frame.up(0.0, y)[1])

    def show_two_pages(self) -> None:
        """Have a viewer show two pages at a time, the first of them on the side where one begins
        to read (ISO 32000-1, table 28, PageLayout)."""
        self._canvas.tagged_file.Catalog.PageLayout = PDFName("TwoPageLeft")

    @contextmanager
    def upside_down(self, about: Point) -> Iterator[None]:
        """Turn all that is drawn in this context by 180 degrees about a point of the page.

        It may belong to any owners; links and the places of figures are turned as well.
        """
        self._close()
        self._save()
        self._canvas.transform(-1, 0, 0, -1, 2 * about.x, 2 * (self.frame.height - about.y))
        self.frame.turned = about
        yield
        self.frame.turned = None
        self._close()
        self._restore()

    # ------------------------------------------------------------ painting

    def text(
        self,
        owner: Owner,
        text: str,
        x: float,
        y: float,
        font: Font,
        size: float,
        colour: Colour,
        *,
        right_to_left: bool = False,
    ) -> None:
        """Show a run of text of one direction; x, y are the left end of its baseline."""
        self._mark(owner)
        paint, overprint = self._inks.text(colour)
        self._overprint(overprint)
        self._state("fill", paint)
        left, up = self.frame.up(x, y)
        self._canvas.write(
            self._shown_text.operators(text, left, up, font, size, right_to_left=right_to_left)
        )

    def paths(self, owner: Owner, paths: Iterable[Path], clip: Rect | None, offset: Point) -> None:
        """Paint paths in order, moved by an offset, and without what lies outside of `clip`."""
        self._mark(owner)
        self._overprint(False)
        outer = self.frame.offset
        self.frame.offset = Point(outer.x + offset.x, outer.y + offset.y)
        if clip:
            self._save()
            self._clip(clip, None)
        for path in paths:
            self._path(path)
        if clip:
            self._restore()
        self.frame.offset = outer

    def registration(self, paths: Iterable[Path]) -> None:
        """Stroke registration marks, by which a printer aligns the plates of the inks.

        The ink named All prints on every plate (ISO 32000-1, 8.6.6.4).
        """
        self._mark("Page")
        self._save()
        self._canvas.setStrokeColor(CMYKColorSep(1, 1, 1, 1, spotName="All"))
        for path in paths:
            self._canvas.write(f"{_n(path.stroke_width)} w {self._outlined(path)} S")
        self._restore()

    def image(self, owner: Owner, data: bytes, box: Rect, outline: Path | None = None) -> None:
        """Paint a PNG or JPEG into a box, clipped to an outline if there is one."""
        self._mark(owner)
        self._overprint(False)
        left, bottom, _, _ = self.frame.bottom_up(box)
        picture = self._inks.image(data)
        if outline:
            self._save()
            self._clip(box, outline)
        self._canvas.picture(picture, left, bottom, box.width, box.height)
        if outline:
            self._restore()

    def transformed_image(
        self,
        owner: Owner,
        data: bytes,
        matrix: Matrix,
        clip: Rect,
        outline: Path | None,
        opacity: float,
    ) -> None:
        """Paint a PNG or JPEG, transformed, clipped to a box and to an outline if there is one.

        `matrix` puts the unit square, with the picture in it, on the page. Both have y growing
        downwards. PDF's unit square has its origin at the picture's bottom left, hence the signs.
        """
        self._mark(owner)
        self._overprint(False)
        picture = self._inks.image(data)
        a, b, c, d, e, f = matrix
        x, y = self.frame.up(e + c, f + d)
        self._save()
        self._clip(clip, outline)
        if opacity < 1:
            self._canvas.setFillAlpha(opacity)
        self._canvas.transform(a, -b, -c, d, x, y)
        self._canvas.picture(picture, 0, 0, 1, 1)
        self._restore()

    def vectors(self, owner: Owner, elements: tuple[VectorElement, ...], box: Rect) -> None:
        """Paint a drawing, whose elements measure in pt from the top left of its box."""
        self._mark(owner)
        self._overprint(False)
        number = self._forms.number(elements, Size(box.width, box.height))
        left, _, _, top = self.frame.bottom_up(box)
        form = self._canvas.form(number)
        self._canvas.write(f"q 1 0 0 -1 {_n(left)} {_n(top)} cm /{form} Do Q")

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
        """Fill an outline with a gradient (ISO 32000-1, 8.7.4.5).

        Stops are positions from 0, at `start`, to 1, at `end`, and their colours. If `radial`, the
        gradient runs outwards from `start` in circles.
        """
        self._mark(owner)
        self._overprint(False)
        self._save()
        self._clip(clip, outline)
        colours = [RLColor(c.red / 255, c.green / 255, c.blue / 255) for _, c in stops]
        # Two stops may have one position, where the colour changes abruptly. PDF demands positions
        # that increase (ISO 32000-1, 7.10.4), so each is moved a little more than the one before.
        positions = [position + 1e-4 * n for n, (position, _) in enumerate(stops)]
        positions = [position / max(1.0, positions[-1]) for position in positions]
        (x0, y0), (x1, y1) = self.frame.up(start.x, start.y), self.frame.up(end.x, end.y)
        if radial:
            radius = hypot(x1 - x0, y1 - y0)
            self._canvas.radialGradient(x0, y0, radius, colours, positions)
        else:
            self._canvas.linearGradient(x0, y0, x1, y1, colours, positions)
        self._restore()

    def link(self, tag: Tag, box: Rect, url: str, contents: str) -> None:
        """Make a box a link to an address, or by #id to a destination of the document.

        `contents` describes it for screen readers, as ISO 14289-1, 7.18.5 demands.
        """
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(self.frame.edges(box)),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,  # print
                "Contents": PDFString(contents),
                "StructParent": self._tree.annotation_key(tag),
                **self._leading_to(url),
            }
        )
        reference = self._canvas.annotate(annotation)
        self._tree.add_annotation(self._page, tag, reference, self.order)

    def _leading_to(self, url: str) -> dict[str, object]:
        """Return the entry of an annotation that says where it leads (ISO 32000-1, 12.6.4)."""
        if url.startswith("#"):
            return {"Dest": self._canvas.destination(f"{_DESTINATION}{url[1:]}")}
        return {"A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(url)})}

    def empty(self, tag: Tag) -> None:
        """Add an element without content, such as an empty table cell, to the structure."""
        self._tree.add_empty(tag, self.order)

    def set_bounds(self, owner: Owner, box: Rect) -> None:
        """Record the place of a figure on this page; other owners need none."""
        if isinstance(owner, Tag) and owner.role in ("Figure", "Formula"):
            self._tree.set_box(owner, self.frame.as_seen(box))

    @contextmanager
    def turned(self, owner: Owner, clip: Rect, about: Point, degrees: float) -> Iterator[None]:
        """Turn what is drawn in this context clockwise about a point, and clip it to a box.

        All of it must belong to one owner, as marked content must not cross the context's end.
        """
        self._mark(owner)
        self._save()
        self._clip(clip, None)
        if degrees:
            x, y = self.frame.up(about.x, about.y)
            self._canvas.translate(x, y)
            self._canvas.rotate(-degrees)
            self._canvas.translate(-x, -y)
        yield
        self._restore()

    # ------------------------------------------------------------ marked content and state

    def _mark(self, owner: Owner) -> None:
        """Open the marked content of an owner, unless it is open already."""
        if self._open is owner:
            return
        self._close()
        if isinstance(owner, Tag):
            mcid = self._tree.begin_content(self._page, owner, self.order)
            text = owner.actual_text
            said = "" if text is None else f" /ActualText {hexadecimal(text)}"
            self._canvas.write(f"/{owner.role} <</MCID {mcid}{said}>> BDC")
        else:
            self._canvas.write(_ARTIFACTS[owner])
        self._open = owner

    def _close(self) -> None:
        """Close the marked content that is open, if any."""
        if self._open is not None:
            self._canvas.write("EMC")
        self._open = None

    def _state(self, name: str, operator: str) -> None:
        """Write an operator of the graphics state, unless it is in force already.

        `name` is what the operator sets, such as fill.
        """
        if self._set.get(name) != operator:
            self._canvas.write(operator)
            self._set[name] = operator

    def _save(self) -> None:
        """Save the graphics state."""
        self._canvas.saveState()
        self._set = {}

    def _restore(self) -> None:
        """Restore the graphics state; what is in force after it is not known here."""
        self._canvas.restoreState()
        self._set = {}

    def _overprint(self, on: bool) -> None:
        """Switch overprinting on or off, for a press only.

        Ink that overprints is added to the inks below it instead of replacing them. So if plates
        are a little out of register, no white gap appears round a letter.
        """
        if self._inks.for_press and self._set.get("overprint", "") != str(on):
            self._canvas.setFillOverprint(on)
            self._canvas.setOverprintMask(1 if on else 0)
            self._set["overprint"] = str(on)

    def _clip(self, box: Rect | None, outline: Path | None) -> None:
        """Clip what is painted until the state is restored (ISO 32000-1, 8.5.4)."""
        if box:
            left, bottom, right, top = self.frame.bottom_up(box)
            self._canvas.write(
                f"{_n(left)} {_n(bottom)} {_n(right - left)} {_n(top - bottom)} re W n"
            )
        if outline:
            self._canvas.write(f"{self._outlined(outline)} W{'*' if outline.even_odd else ''} n")

    def _path(self, path: Path) -> None:
        """Fill and stroke a path as it demands (ISO 32000-1, 8.5.3)."""
        translucent = path.opacity < 1
        if translucent:
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
        if operator := painting(path):
            self._canvas.write(f"{self._outlined(path)} {operator}")
        if translucent:
            self._restore()

    def _outlined(self, path: Path) -> str:
        """Return a path's construction operators (ISO 32000-1, 8.5.2)."""
        return constructed(path.commands, *self.frame.up(0.0, 0.0))


_DESTINATION = "to-"
"""What the names of destinations begin with, to keep them apart from those of bookmarks."""

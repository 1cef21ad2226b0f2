"""Map a slide to its frame on the page.

Everything on a slide is planned in pt on the slide, with the origin in its upper left corner. A
`SlideFrame` makes page items of it, scaled and moved to the frame, so that the code that draws a
slide never needs to know where on paper it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from irdocs.content.artwork import Artwork
from irdocs.content.illustration import Illustration
from irdocs.deck.layout import Placeholder
from irdocs.deck.slide_text import SlideParagraph
from irdocs.drawing import Colour, Path, mirrored
from irdocs.frozen import frozen, replace
from irdocs.handout import paragraphs
from irdocs.handout.faces import EmbeddedFaces
from irdocs.handout.paragraphs import SetParagraph, TextColours
from irdocs.ooxml.art_items import GradientFill, PictureFill
from irdocs.page.items import (
    GradientItem,
    GroupItem,
    ImageItem,
    Item,
    PathsItem,
    TransformedImageItem,
    VectorsItem,
)
from irdocs.page.lines import LineItems
from irdocs.page.tags import Owner
from irdocs.theme import ACCENT
from irdocs.typeset.runs import Line
from irdocs.units import Point, Rect


@frozen
class SlideFrame:
    """Makes page items of the parts of a slide; what extends beyond the slide is clipped."""

    lines: LineItems
    faces: EmbeddedFaces
    box: Rect
    """The frame on the page, in pt."""
    scale: float
    """The size on paper as a part of the size on the slide."""
    colours: Mapping[str, Colour]
    """The colour of each role."""
    from_right: bool = False
    """Whether the page is mirrored when it is finished: all is laid out from where lines start."""

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the point on the page for a point on the slide."""
        return self.box.x + x * self.scale, self.box.y + y * self.scale

    def placed(self, box: Rect) -> Rect:
        """Return the box on the page for a box on the slide."""
        x, y = self.at(box.x, box.y)
        return Rect(x, y, box.width * self.scale, box.height * self.scale)

    def set(
        self,
        placeholder: Placeholder,
        box: Rect,
        texts: Sequence[SlideParagraph],
        size: float,
        colours: TextColours,
        *,
        strong: bool = False,
    ) -> list[SetParagraph]:
        """Return paragraphs set in a box of the slide; lengths stay in pt on the slide."""
        return paragraphs.set_in(placeholder, box, texts, size, self.faces, colours, strong=strong)

    def text(self, owner: Owner, lines: Sequence[tuple[float, float, Line]]) -> Iterator[Item]:
        """Yield the items of lines, each with the left end of its baseline on the slide."""
        for x, y, line in lines:
            yield from self.lines.of(owner, line, *self.at(x, y), self.scale)

    def paths(
        self,
        owner: Owner,
        paths: Sequence[Path],
        bounds: Rect | None = None,
        clip: Rect | None = None,
        *,
        kept: Rect | None = None,
    ) -> PathsItem:
        """Return the item of painted paths.

        `bounds` is the box, on the slide, of the figure that the paths form; what lies outside of
        `clip`, also on the slide, is not painted. What is `kept` in a box looks the same when its
        page is mirrored, as a drawing or a QR code has to.
        """
        if kept is not None and self.from_right:
            paths = [self.turned_round(path, kept) for path in paths]
        scaled = tuple(path.mapped(self.scale, self.box.x, self.box.y) for path in paths)
        clip_box = self.placed(clip) if clip else self.box
        return PathsItem(owner, scaled, clip_box, bounds=self.placed(bounds) if bounds else None)

    @staticmethod
    def turned_round(path: Path, box: Rect) -> Path:
        """Return a path mirrored in a box; a mirror of the page makes it what it was."""
        return replace(path, commands=mirrored(path.commands, box.x + box.right))

    def illustration(
        self,
        owner: Owner,
        drawing: Illustration,
        box: Rect,
        accent: str,
        *,
        on_dark: bool,
        clipped: bool = True,
    ) -> PathsItem:
        """Return the item of a drawing, as large as fits into a box of the slide.

        `accent` is the role that its accent colour gets; `clipped` cuts it off at its viewBox.
        """
        palette = self._palette(accent, on_dark=on_dark)
        fitted = box.fitting(drawing.width, drawing.height)
        paths = drawing.paths(palette, fitted.width)
        clip = fitted if clipped and drawing.overhangs else None
        moved = [path.moved(fitted.x, fitted.y) for path in paths]
        return self.paths(owner, moved, box, clip, kept=fitted)

    def artwork(
        self, owner: Owner, drawing: Artwork, box: Rect, accent: str, *, on_dark: bool
    ) -> VectorsItem:
        """Return the item of a drawing in its own colours, as large as fits into a box."""
        placed = self.placed(box.fitting(drawing.width, drawing.height))
        elements = drawing.vectors(self._palette(accent, on_dark=on_dark), placed.width)
        return VectorsItem(owner, elements, placed)

    def _palette(self, accent: str, *, on_dark: bool) -> Mapping[str, Colour]:
        """Return the colours of a drawing's roles."""
        palette = {**self.colours, ACCENT: self.colours[accent]}
        return {**palette, "signal": palette["signal-bright"]} if on_dark else palette

    def image(self, owner: Owner, data: bytes, box: Rect) -> ImageItem:
        """Return the item of a photograph that fills a box of the slide."""
        return ImageItem(owner, data, self.placed(box))

    def picture_fill(self, owner: Owner, data: bytes, fill: PictureFill) -> TransformedImageItem:
        """Return the item of a template's picture; `data` is a PNG or JPEG."""
        placement, scale = fill.to_page, self.scale
        x, y = self.at(placement.e, placement.f)
        matrix = (
            placement.a * scale,
            placement.b * scale,
            placement.c * scale,
            placement.d * scale,
            x,
            y,
        )
        outline = self._mapped(fill.outline) if fill.outline else None
        return TransformedImageItem(owner, data, matrix, self.box, outline, fill.opacity)

    def gradient(self, owner: Owner, fill: GradientFill) -> GradientItem:
        """Return the item of a template's gradient."""
        stops = tuple((stop.at, stop.colour) for stop in fill.stops)
        start, end = Point(*self.at(*fill.start)), Point(*self.at(*fill.end))
        outline = self._mapped(fill.outline)
        return GradientItem(owner, outline, stops, start, end, fill.round, self.box)

    def turned(self, owner: Owner, items: Sequence[Item], about: Rect, degrees: float) -> GroupItem:
        """Return page items rotated clockwise about the centre of a box of the slide."""
        middle = Point(*self.at(about.x + about.width / 2, about.y + about.height / 2))
        return GroupItem(owner, tuple(items), self.box, middle, degrees)

    def _mapped(self, outline: Path) -> Path:
        return outline.mapped(self.scale, self.box.x, self.box.y)

"""One slide's frame on paper: what is drawn in pt on the slide lands there, to scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from irdocs.content.illustration import Illustration
from irdocs.deck.layout import Placeholder
from irdocs.deck.model import SlideParagraph
from irdocs.drawing import Colour, Path, line
from irdocs.handout import setting
from irdocs.handout.faces import EmbeddedFaces
from irdocs.handout.setting import SetParagraph, TextColours
from irdocs.ooxml.art_items import GradientFill, PictureFill
from irdocs.pdf.canvas import Owner, TaggedCanvas
from irdocs.pdf.structure import StructElem
from irdocs.theme import ACCENT
from irdocs.typeset.lines import Line
from irdocs.typeset.lines import LineRun as Piece
from irdocs.units import Point, Rect


@dataclass(frozen=True, slots=True)
class Board:
    """Draws on a slide; what sticks out of it is cut off."""

    canvas: TaggedCanvas
    wardrobe: EmbeddedFaces
    frame: Rect
    """On the page."""
    scale: float
    """How much of its size a slide keeps."""
    colours: Mapping[str, Colour]
    """Of each role."""

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where on the page a place of the slide is."""
        return self.frame.x + x * self.scale, self.frame.y + y * self.scale

    def placed(self, box: Rect) -> Rect:
        """Return where on the page a box of the slide is."""
        x, y = self.at(box.x, box.y)
        return Rect(x, y, box.width * self.scale, box.height * self.scale)

    def set(
        self,
        place: Placeholder,
        box: Rect,
        said: Sequence[SlideParagraph],
        size: float,
        ink: TextColours,
        *,
        strong: bool = False,
    ) -> list[SetParagraph]:
        """Return paragraphs as they stand in a box of the slide."""
        return setting.set_in(place, box, said, size, self.wardrobe, ink, strong=strong)

    def paint(self, owner: Owner, paths: Sequence[Path]) -> None:
        scaled = [path.mapped(self.scale, self.frame.x, self.frame.y) for path in paths]
        self.canvas.paths(owner, scaled, self.frame)

    def paste(self, owner: Owner, data: bytes, pasted: PictureFill) -> None:
        """Paint a picture of a template, as it was prepared."""
        put, scale = pasted.to_page, self.scale
        matrix = (
            put.a * scale, put.b * scale, put.c * scale, put.d * scale, *self.at(put.e, put.f)
        )  # fmt: skip
        outline = self._mapped(pasted.outline) if pasted.outline else None
        self.canvas.pasted(owner, data, matrix, self.frame, outline, pasted.opacity)

    def blend(self, owner: Owner, blend: GradientFill) -> None:
        """Paint a gradient of a template."""
        self.canvas.gradient(
            owner, self._mapped(blend.outline),
            [(stop.at, stop.colour) for stop in blend.stops],
            Point(*self.at(*blend.start)), Point(*self.at(*blend.end)),
            outwards=blend.round, within=self.frame,
        )  # fmt: skip

    def turned(self, owner: Owner, box: Rect, degrees: float) -> AbstractContextManager[None]:
        """Turn what is drawn in this context about the middle of a box of the slide."""
        middle = Point(*self.at(box.x + box.width / 2, box.y + box.height / 2))
        return self.canvas.turned(owner, self.frame, middle, degrees)

    def _mapped(self, outline: Path) -> Path:
        return outline.mapped(self.scale, self.frame.x, self.frame.y)

    def illustration(
        self, owner: Owner, content: Illustration, box: Rect, accent: str, *, on_dark: bool
    ) -> None:
        """Paint a drawing into a box, as large as it fits."""
        palette = {**self.colours, ACCENT: self.colours[accent]}
        if on_dark:
            palette["signal"] = palette["signal-bright"]
        fitted = box.fitting(content.width, content.height)
        paths = content.paths(palette, fitted.width)
        self.paint(owner, [path.moved(fitted.x, fitted.y) for path in paths])

    def lines(self, owner: Owner, lines: Sequence[tuple[float, float, Line]]) -> None:
        """Show lines of words, each with its baseline's left end."""
        for x, y, line_ in lines:
            for run in line_.runs:
                self._run(owner, run, x + run.x, y)

    def _run(self, owner: Owner, run: Piece, x: float, y: float) -> None:
        text, style, language = run.text, run.fragment.style, run.fragment.language
        url = run.fragment.link.url if run.fragment.link else None
        embedded = self.wardrobe.of(style.font)
        size = style.size * self.scale * embedded.stretched(text)
        left, base = self.at(x, y)
        whose = owner
        if isinstance(owner, StructElem) and (url or language):
            whose = StructElem("Link") if url else StructElem("Span", language=language)
            owner.add(whose)
        self.canvas.text(whose, text, left, base, embedded.name, size, style.colour)
        if not url or not isinstance(whose, StructElem):
            return
        wide = style.width(text.rstrip()) * self.scale
        box = Rect(left, base - size * 0.9, run.width * self.scale, size * 1.15)
        self.canvas.link(whose, box, url, text.strip() or url)
        below = base + size * 0.12
        rule = Path(line((left, below), (left + wide, below)), stroke=style.colour,
                    stroke_width=max(0.4, size * 0.05))  # fmt: skip
        self.canvas.paths("Layout", [rule])

"""Will it fit? Text on slides measured as PowerPoint and LibreOffice break it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from irdocs.deck.layouts import Place
from irdocs.deck.model import Paragraph, Run
from irdocs.diagnostics import Report, Span
from irdocs.drawing import Colour
from irdocs.theme import SlideType
from irdocs.typeset import metrics
from irdocs.typeset.lines import Fragment, Measured, Style
from irdocs.typeset.metrics import Font
from irdocs.units import Rect

WIDTH_SLACK = 0.98
"""How much of a line is counted on; renderers differ by up to 2 % in width."""
PITCH = 1.22
"""Line pitch as a multiple of the size, as PowerPoint sets Arial."""
SPACE_BEFORE = 0.45
"""Space above each paragraph but the first, as a multiple of the size; set in the master."""
BULLET_INDENT = 22.0
"""The hanging indent of a bullet at each level, in pt; set in the master."""
HEIGHT_SLACK = 2.0
"""Height kept free, in pt."""

_INK = Colour(0, 0, 0)


class Faces:
    """The four faces of the deck's typeface, loaded when first measured with."""

    def __init__(self, type: SlideType) -> None:
        self._type = type
        self._fonts: dict[tuple[bool, bool], Font] = {}

    def font(self, *, bold: bool, italic: bool) -> Font:
        """Return the metrics of a face."""
        if (bold, italic) not in self._fonts:
            weight = ("bold-italic" if bold else "italic") if italic else (
                "bold" if bold else "regular"
            )  # fmt: skip
            path = self._type.family.file(weight)  # type: ignore[arg-type]
            self._fonts[bold, italic] = metrics.load(path, bold=bold)
        return self._fonts[bold, italic]


@dataclass(frozen=True, slots=True)
class Fitter:
    """Measures text against placeholders; complains of what can never fit."""

    faces: Faces
    report: Report

    def fragments(self, runs: Sequence[Run], size: float, bold: bool) -> tuple[Fragment, ...]:
        """Return runs as measurable fragments at a size in pt."""
        return tuple(
            Fragment(
                # LibreOffice breaks a link anywhere, so it is counted on to stay on one line.
                run.text.replace(" ", "\u00a0") if run.url else run.text,
                Style(self.faces.font(bold=bold or run.bold, italic=run.italic), size, _INK),
            )
            for run in runs
        )

    def height(
        self, paragraphs: Sequence[Paragraph], width: float, size: float, place: Place
    ) -> float:
        """Return paragraphs' height in pt in a width in pt; infinite if a word sticks out."""
        total = 0.0
        for number, paragraph in enumerate(paragraphs):
            bullet = place.bullets if paragraph.bullet is None else paragraph.bullet
            indent = BULLET_INDENT * (paragraph.level + bool(bullet))
            room = (width - 2 * place.inset - indent) * WIDTH_SLACK
            measured = Measured(self.fragments(paragraph.runs, size, place.bold))
            if measured.too_wide(room):
                return float("inf")
            total += measured.count(room) * size * PITCH
            total += size * SPACE_BEFORE if number else 0.0
        return total

    def size(
        self, paragraphs: Sequence[Paragraph], place: Place, box: Rect | None = None
    ) -> float | None:
        """Return the largest size of a place at which paragraphs fit it, or None."""
        box = box or place.box
        return next(
            (
                size
                for size in place.sizes
                if self.height(paragraphs, box.width, size, place) <= box.height - HEIGHT_SLACK
            ),
            None,
        )

    def sure(self, paragraphs: Sequence[Paragraph], place: Place, span: Span) -> float:
        """Return the size at which paragraphs fit; if there is none, an error at `span`."""
        self.covered(paragraphs, span)
        size = self.size(paragraphs, place)
        if size is not None:
            return size
        smallest = place.sizes[-1]
        self.report.error(
            "slide-overflow",
            f'"{_short(paragraphs)}" does not fit its box "{place.name}" at {smallest:g} pt'
            + self._excess(paragraphs, place, smallest),
            span,
            "give shorter words for the slide (short: or headline:)",
        )
        return smallest

    def _excess(self, paragraphs: Sequence[Paragraph], place: Place, size: float) -> str:
        width = place.box.width
        words = [
            word
            for paragraph in paragraphs
            for word in Measured(self.fragments(paragraph.runs, size, place.bold)).too_wide(
                width * WIDTH_SLACK
            )
        ]
        if words:
            return f': the word "{words[0]}" is wider than the box'
        over = self.height(paragraphs, width, size, place) - place.box.height + HEIGHT_SLACK
        return f": {max(1, round(over / (size * PITCH) + 0.49))} line(s) too many"

    def covered(self, paragraphs: Sequence[Paragraph], span: Span) -> None:
        """Complain of characters whose width is not known, as the typeface lacks them."""
        font = self.faces.font(bold=False, italic=False)
        for paragraph in paragraphs:
            for character in font.missing(paragraph.text):
                self.report.error(
                    "missing-glyph",
                    f'the deck\'s typeface has no "{character}" (U+{ord(character):04X})',
                    span,
                )

    def common(
        self, filled: Sequence[tuple[Sequence[Paragraph], Place]], spans: Sequence[Span]
    ) -> float:
        """Return one size at which like texts side by side all fit their boxes."""
        return min(
            (
                self.sure(paragraphs, place, span)
                for (paragraphs, place), span in zip(filled, spans, strict=True)
            ),
            default=0.0,
        )

    def pages(
        self, paragraphs: Sequence[tuple[Paragraph, Span]], place: Place
    ) -> list[tuple[tuple[Paragraph, ...], float]]:
        """Return paragraphs dealt out to as few slides as hold them, and their size in pt.

        A split is made at paragraph ends only, into pages of like height.
        """
        for paragraph, span in paragraphs:
            self.covered([paragraph], span)
        said = [paragraph for paragraph, _ in paragraphs]
        whole = self.size(said, place)
        if whole is not None:
            return [(tuple(said), whole)]
        smallest = place.sizes[-1]
        for count in range(2, len(said) + 1):
            dealt = self._deal(said, place, smallest, count)
            if dealt:
                sizes = [self.size(page, place) or smallest for page in dealt]
                return [(page, min(sizes)) for page in dealt]
        for paragraph, span in paragraphs:
            self.sure([paragraph], place, span)
        return [((paragraph,), smallest) for paragraph in said]

    def _deal(
        self, paragraphs: Sequence[Paragraph], place: Place, size: float, count: int
    ) -> list[tuple[Paragraph, ...]] | None:
        room = place.box.height - HEIGHT_SLACK
        whole = self.height(paragraphs, place.box.width, size, place)
        aim = min(room, whole / count * 1.15)
        pages: list[tuple[Paragraph, ...]] = [()]
        for paragraph in paragraphs:
            longer = (*pages[-1], paragraph)
            full = len(pages) == count
            limit = room if full else aim
            if pages[-1] and self.height(longer, place.box.width, size, place) > limit:
                pages.append((paragraph,))
            else:
                pages[-1] = longer
        fits = all(self.height(page, place.box.width, size, place) <= room for page in pages)
        return pages if fits and len(pages) <= count else None


def _short(paragraphs: Sequence[Paragraph]) -> str:
    text = " ".join(paragraph.text for paragraph in paragraphs)
    return text if len(text) <= 40 else f"{text[:38]}…"

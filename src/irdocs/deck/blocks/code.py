"""Program code on slides: native text, a paragraph a line, on as many slides as it needs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

from irdocs.content.blocks import CodeBlock
from irdocs.content.highlighting import CodeLine, CodePiece, coloured_lines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.faces import MeasuringFaces
from irdocs.deck.height_gauge import room_of
from irdocs.deck.layout import Placeholder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import TextSlot
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.theme.code_colours import look

NUMBER_GAP = 1.5
"""The space between a line's number and the line, in characters."""
FEWEST = 2
"""The fewest lines of code that a slide may have, if there is more than one slide."""


def code(builder: SlideBuilder, block: CodeBlock, title: str, span: Span) -> list[Slide]:
    """Return the slides of code, divided between lines; a line too long for one is an error.

    It is divided at the smallest type, which gives the fewest slides. Then all take the largest
    type at which that division still fits. The caption stands below the last line.
    """
    layout = builder.layouts[LayoutKey(LayoutKind.CONTENT)]
    body = layout.single(Stem.BODY)
    lines = [
        _paragraph(pieces, upright=block.numbers)
        for pieces in coloured_lines(block.code, block.language)
    ]
    caption = [
        paragraph
        for paragraph, _ in (builder.spanned(block.caption, bullet=False) if block.caption else ())
    ]
    for number, line in enumerate(lines):
        builder.fitter.report_missing_glyphs([line], block.code.line_span(number))
    measured = _MeasuredCode.of(builder, body, lines, caption, numbered=block.numbers)
    least = body.sizes[-1]
    if not measured.is_narrow_enough(least):
        _report_long_lines(builder, block, measured, least)
    shares = measured.shares(least)
    if shares is None:
        builder.fitter.size_or_error([*lines, *caption], body, block.span)
        shares = [len(lines)]
    size = next((size for size in body.sizes if measured.fit(shares, size)), least)
    indent = measured.indent(size)
    placed = [
        replace(line, code_indent=indent, number=number if block.numbers else None)
        for number, line in enumerate(lines, start=1)
    ]
    slides = []
    for start, end in pairwise([0, *accumulate(shares)]):
        paragraphs = (*placed[start:end], *(caption if end == len(lines) else ()))
        slot = TextSlot(body.name, paragraphs, size)
        slides.append(builder.slide(layout, title, span, [slot]))
    return slides


def _paragraph(pieces: CodeLine, *, upright: bool) -> SlideParagraph:
    """Return a line as a paragraph; a blank one has a space, since an empty one gets no number.

    `upright` leaves out bold and italic type, which the numbers would take from the first letters.
    """
    runs = []
    for piece in pieces or (CodePiece(" ", "plain"),):
        kind_look = look(piece.kind)
        runs.append(
            TextRun(
                piece.text,
                bold=kind_look.bold and not upright,
                italic=kind_look.italic and not upright,
                is_code=True,
                colour=None if piece.kind == "plain" else kind_look.role,
            )
        )
    return SlideParagraph(tuple(runs), bullet=False, code_indent=0.0)


@frozen
class _MeasuredCode:
    """Lines of code measured for a placeholder."""

    body: Placeholder
    faces: MeasuringFaces
    widths: tuple[float, ...]
    """The width of each line at 1 pt, without spaces at its end."""
    character: float
    """The width of a character at 1 pt."""
    caption_heights: tuple[float, ...]
    """The height of the caption in pt at each size of the placeholder, with the space above it."""
    numbered: bool

    @classmethod
    def of(
        cls,
        builder: SlideBuilder,
        body: Placeholder,
        lines: Sequence[SlideParagraph],
        caption: Sequence[SlideParagraph],
        *,
        numbered: bool,
    ) -> _MeasuredCode:
        """Return lines and a caption measured."""
        faces = builder.fitter.faces(body)
        gauge = builder.fitter.gauge(caption, body)
        return cls(
            body,
            faces,
            tuple(_width(faces, line) for line in lines),
            faces.run_style(TextRun("0", is_code=True), bold=False).width("0"),
            tuple(sum(gauge.heights(body.box.width, size)) for size in body.sizes),
            numbered,
        )

    def indent(self, size: float) -> float:
        """Return the room in pt for the numbers before the lines."""
        digits = len(str(len(self.widths))) + NUMBER_GAP
        return digits * self.character * size if self.numbered else 0.0

    def room(self, size: float) -> float:
        """Return the width in pt that a line may have."""
        inner = self.body.box.width - 2 * self.body.inset
        return inner * self.faces.slack - self.indent(size)

    def is_narrow_enough(self, size: float) -> bool:
        """Whether no line is wider than the room at a size in pt."""
        return max(self.widths) * size <= self.room(size)

    def _pitch(self, size: float) -> float:
        return size * self.body.spacing.pitch * self.faces.tall

    def _has_caption_room(self, size: float) -> bool:
        """Whether each word of the caption is narrow enough, so that it has a height."""
        return math.isfinite(self.caption_heights[self.body.sizes.index(size)])

    def _caption_lines(self, size: float) -> int:
        """Return how many lines of code take up the height of the caption."""
        height = self.caption_heights[self.body.sizes.index(size)]
        return math.ceil(height / self._pitch(size))

    def fit(self, shares: Sequence[int], size: float) -> bool:
        """Whether slides with so many lines each fit at a size in pt, the last with the caption."""
        if not self._has_caption_room(size):
            return False
        counts = [*shares[:-1], shares[-1] + self._caption_lines(size)]
        tallest = max(counts) * self._pitch(size)
        return self.is_narrow_enough(size) and tallest <= room_of(self.body)

    def shares(self, size: float) -> list[int] | None:
        """Return how many lines stand on each of the fewest slides, or None if there is no room.

        The slides are filled evenly, and each has `FEWEST` lines or more if there are several.
        """
        if not self._has_caption_room(size):
            return None
        most = math.floor(room_of(self.body) / self._pitch(size))
        count, below = len(self.widths), self._caption_lines(size)
        slides = math.ceil((count + below) / max(1, most))
        if slides == 1:
            return [count]
        if most < 2 * FEWEST + below:
            return None
        share, more = divmod(count + below, slides)
        shares = [share + (number < more) for number in range(slides)]
        shares[-1] -= below
        lacking = max(0, FEWEST - shares[-1])
        shares[-1] += lacking
        shares[-2] -= lacking
        return shares


def _width(faces: MeasuringFaces, line: SlideParagraph) -> float:
    """Return the width of a line at 1 pt, without spaces at its end."""
    text = line.text.rstrip()
    width = 0.0
    for run in line.runs:
        shown = text[: len(run.text)]
        width += faces.run_style(run, bold=False).width(shown)
        text = text[len(run.text) :]
    return width


def _report_long_lines(
    builder: SlideBuilder, block: CodeBlock, measured: _MeasuredCode, size: float
) -> None:
    """Report each line that is wider than its slide at a size in pt."""
    room = measured.room(size) / size
    most = math.floor(room / measured.character)
    for number, width in enumerate(measured.widths):
        over = math.ceil((width - room) / measured.character)
        if over > 0:
            builder.fitter.report.error(
                "code-too-wide",
                f"line {number + 1} of the code is {over} character{'s'[: over != 1]} too long: a "
                f"slide holds {most} at {size:g} pt",
                block.code.line_span(number),
                "break the line as its language allows, or show the code in one product alone "
                "(only:)",
            )

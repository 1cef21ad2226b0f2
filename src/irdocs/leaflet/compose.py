"""Words and drawings → boxes: the few ways in which everything in a leaflet is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from irdocs.content.assets import Picture
from irdocs.content.illustration import Illustration
from irdocs.diagnostics import Report, Span
from irdocs.drawing import Path
from irdocs.leaflet.boxes import Box, ImageMark, Mark, PathMark, TextMark
from irdocs.leaflet.styles import LeafletStyles, ParagraphStyle
from irdocs.page.tags import Owner, Tag
from irdocs.typeset.lines import Fragment, Line, MeasuredParagraph
from irdocs.units import Rect


@dataclass(frozen=True, slots=True)
class ParagraphSetter:
    """Sets paragraphs with one set of styles; complains of what no line can hold."""

    styles: LeafletStyles
    report: Report

    def lines(
        self, fragments: Sequence[Fragment], width: float, span: Span, *, balanced: bool = False
    ) -> tuple[Line, ...]:
        """Return a paragraph's lines; an error for each missing character or over-wide word."""
        measured = MeasuredParagraph(fragments)
        for word in measured.too_wide(width):
            self.report.error(
                "word-too-wide",
                f'"{word}" is wider than its column in the leaflet ({width:.0f} pt)',
                span,
                "use a shorter word, or put link words instead of a bare address",
            )
        for fragment in fragments:
            for character in fragment.style.font.missing(fragment.text):
                self.report.error(
                    "missing-glyph",
                    f'the leaflet\'s typeface has no "{character}" (U+{ord(character):04X})',
                    span,
                    "write it in other letters, or choose a typeface that has it",
                )
        return measured.balanced(width) if balanced else measured.settled(width)

    def paragraph(
        self,
        fragments: Sequence[Fragment],
        style: ParagraphStyle,
        width: float,
        tag: Tag,
        span: Span,
        *,
        indent: float = 0.0,
    ) -> list[Box]:
        """Return a box for each line; two lines at either end stay together."""
        lines = self.lines(fragments, width - indent, span, balanced=style.balanced)
        font = self.styles.font(style.weight)
        # The baseline that centres the x-height band of the face in the line's pitch.
        baseline = (style.pitch + (font.ascent - font.descent) * style.size) / 2
        last = len(lines) - 1
        return [
            Box(
                height=style.pitch,
                marks=(TextMark(tag, ((indent, baseline, line),)),),
                keep_with_next=number < last and (number == 0 or number == last - 1),
                span=span,
            )
            for number, line in enumerate(lines)
        ]

    def plain(
        self,
        words: str,
        style: ParagraphStyle,
        width: float,
        tag: Tag,
        span: Span,
        *,
        indent: float = 0.0,
    ) -> list[Box]:
        """Return words without markup as a paragraph."""
        return self.paragraph(
            self.styles.plain(words, style), style, width, tag, span, indent=indent
        )


def stack(boxes: Sequence[Box]) -> Box:
    """Return boxes put one under another as one unbreakable box."""
    y = 0.0
    marks: list[Mark] = []
    anchors = []
    for number, box in enumerate(boxes):
        y += box.space_before if number else 0.0
        marks += [mark.moved(0, y) for mark in box.marks]
        anchors += [
            replace(anchor, at=replace(anchor.at, y=anchor.at.y + y)) for anchor in box.anchors
        ]
        y += box.height
    first = boxes[0]
    return replace(
        first, height=y, marks=tuple(marks), anchors=tuple(anchors), keep_with_next=False
    )


def beside(left: Box, right: Box, x: float) -> Box:
    """Return two boxes side by side, the right one moved by x pt, both from the top."""
    return replace(
        left,
        height=max(left.height, right.height),
        marks=(*left.marks, *(mark.moved(x, 0) for mark in right.marks)),
    )


def row(boxes: Sequence[Box], pitch: float) -> Box:
    """Return boxes side by side, each `pitch` pt right of the one before."""
    marks = [m.moved(n * pitch, 0) for n, box in enumerate(boxes) for m in box.marks]
    return replace(boxes[0], height=max(box.height for box in boxes), marks=tuple(marks))


def grid(boxes: Sequence[Box], columns: int, pitch: float) -> list[Box]:
    """Return boxes in rows of so many, read row by row, `pitch` pt from left edge to left edge."""
    rows = [boxes[start : start + columns] for start in range(0, len(boxes), columns)]
    return [row(group, pitch) if len(group) > 1 else group[0] for group in rows]


def padded(box: Box, ground: Path, pad: tuple[float, float]) -> Box:
    """Return a box with space round it and a ground behind; `pad` is across, down, in pt."""
    across, down = pad
    marks = (PathMark((ground,)), *(mark.moved(across, down) for mark in box.marks))
    return replace(box, height=box.height + 2 * down, marks=marks)


def lowered(box: Box, y: float) -> Box:
    """Return a box whose marks stand `y` pt lower, its height as before."""
    return replace(box, marks=tuple(mark.moved(0, y) for mark in box.marks))


def chained(boxes: Sequence[Box], *, block: str, before: float) -> list[Box]:
    """Return a block's boxes: its name on each, at least that space in pt before the first."""
    named = [replace(box, block=block) for box in boxes]
    if named:
        first = named[0]
        named[0] = replace(
            first, space_before=max(before, first.space_before), stretch=max(1.0, first.stretch)
        )
    return named


def together(boxes: Sequence[Box]) -> list[Box]:
    """Return like things, one under another, of which none stands alone on a panel if it fits."""
    last = len(boxes) - 1
    return [
        replace(b, keep_if_possible=n == 0 < last or n == last - 1) for n, b in enumerate(boxes)
    ]


def kept(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes none of which is parted from what follows."""
    return [replace(box, keep_with_next=True) for box in boxes]


def shifted(box: Box, x: float) -> Box:
    """Return a box whose marks are moved right by pt."""
    return replace(box, marks=tuple(mark.moved(x, 0) for mark in box.marks))


def spaced(boxes: list[Box], before: float) -> list[Box]:
    """Return boxes with space in pt above the first."""
    return [replace(boxes[0], space_before=before), *boxes[1:]]


def centred(box: Box, width: float) -> Box:
    """Return a box of one line, the line centred in a width in pt."""
    marks = tuple(
        TextMark(m.owner, tuple((x + (width - ln.width) / 2, y, ln) for x, y, ln in m.lines))
        if isinstance(m, TextMark)
        else m
        for m in box.marks
    )
    return replace(box, marks=marks)


def shown(
    picture: Picture,
    width: float,
    styles: LeafletStyles,
    owner: Owner,
    accent: str = "primary",
    *,
    on_dark: bool = False,
) -> Box:
    """Return a picture `width` pt wide, a drawing in the theme's colours."""
    height = width / picture.ratio
    box = Rect(0, 0, width, height)
    if isinstance(picture.content, Illustration):
        colours = styles.theme.palette_with(accent, on_dark=on_dark)
        paths = picture.content.paths(colours, width)
        return Box(height, (PathMark(paths, owner, box, within=box),))
    photograph = picture.content
    pixels = (photograph.width, photograph.height)
    return Box(height, (ImageMark(photograph.data, box, pixels, owner),))

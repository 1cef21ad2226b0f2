"""Set paragraphs and pictures as boxes, and combine boxes: the building kit of story/.

All functions here return new boxes; none knows a kind of content or a panel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from irdocs.caching.by_value import cached_by_value
from irdocs.content.artwork import Artwork
from irdocs.content.assets import Picture
from irdocs.content.illustration import Illustration
from irdocs.diagnostics import Report, Span, shortened
from irdocs.drawing import Path
from irdocs.frozen import frozen, replace
from irdocs.leaflet.boxes import (
    Box,
    ImageMark,
    Mark,
    Parting,
    PathMark,
    TextMark,
    VectorMark,
)
from irdocs.leaflet.styles import LeafletStyles, ParagraphStyle
from irdocs.page.tags import Owner, Tag
from irdocs.typeset.blanks import fitted
from irdocs.typeset.formula_face import FormulaFace, overhang
from irdocs.typeset.hanging import hung
from irdocs.typeset.lacking import report_lacking, report_unparted
from irdocs.typeset.lines import MeasuredParagraph
from irdocs.typeset.runs import Fragment, Line
from irdocs.typeset.stops import with_gaps
from irdocs.units import Rect

_HOST = re.compile(r"(?:www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/|\Z))", re.IGNORECASE)
"""How an address begins that is written without a scheme."""


def _hint_for_wide(word: str, text: str) -> str:
    """Return what to do about a word of a text that is wider than its column.

    A word may be a part of an address, which is divided behind its strokes.
    """
    whole = next((part for part in text.split() if word in part), word).strip(".,;:()")
    if "@" in whole:
        return f"write words that lead there, as in [write to us](mailto:{whole})"
    if "://" in whole or _HOST.match(whole):
        return "write words that lead there, as in [the whole guide](https://example.org/guide)"
    if any(map(str.isdigit, word)):
        return "write the number shorter, as in £1.2 m, or give it a wider column"
    return "use a shorter word, or show with a soft hyphen (U+00AD) where it may be divided"


MEASURED = 8192
"""How many paragraphs are kept from one plan to the next, as a save changes few of them."""
measured_paragraph = cached_by_value(MEASURED)(MeasuredParagraph)


@cached_by_value(MEASURED)
def _broken(measured: MeasuredParagraph, width: float, balanced: bool) -> tuple[Line, ...]:
    """Return the lines of a paragraph in a width in pt."""
    return measured.balanced(width) if balanced else measured.settled(width)


@frozen
class ParagraphSetter:
    """Sets paragraphs in one set of styles; reports words and characters that cannot be set."""

    styles: LeafletStyles
    report: Report

    def lines(
        self, fragments: Sequence[Fragment], width: float, span: Span, *, balanced: bool = False
    ) -> tuple[Line, ...]:
        """Return a paragraph's lines, broken at `width` pt.

        Each word wider than that is an error in the report, as are characters that cannot be set.
        """
        fragments = with_gaps(fragments)
        measured = measured_paragraph(fitted(fragments, width))
        for word in measured.too_wide(width):
            self.report.error(
                "word-too-wide",
                f'"{shortened(word)}" is wider than its column in the leaflet ({width:.0f} pt)',
                span,
                _hint_for_wide(word, "".join(part.text for part in fragments)),
                sign=word,
                extent=1 / max(width, 1.0),
            )
        self.report_lacking(fragments, span)
        report_unparted("".join(fragment.text for fragment in fragments), span, self.report)
        return _broken(measured, width, balanced)

    def report_lacking(self, fragments: Sequence[Fragment], span: Span) -> None:
        """Report the characters that cannot be set."""
        lacking = [
            (character, part.style.font.language)
            for part in fragments
            if not part.text.isascii() and not isinstance(part.style.font, FormulaFace)
            for character in part.style.font.missing(part.text)
        ]
        if lacking:
            language = lacking[0][1]
            report_lacking([character for character, _ in lacking], span, self.report, language)

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
        """Return a paragraph as a box for each line, `width` pt wide including the `indent`.

        The first two and the last two lines are kept together, so that no panel begins or ends with
        a single line of a paragraph.
        """
        lines = self.lines(fragments, width - indent, span, balanced=style.balanced)
        font = self.styles.font(style.weight)
        # The baseline that centres the face, from ascent to descent, in the line's pitch.
        baseline = (style.pitch + (font.ascent - font.descent) * style.size) / 2
        last = len(lines) - 1
        boxes = []
        for number, line in enumerate(lines):
            above, below = overhang(line, baseline, style.pitch - baseline)
            boxes.append(
                Box(
                    height=above + style.pitch + below,
                    marks=(TextMark(tag, ((indent, above + baseline, hung(line)),)),),
                    keep_with_next=number < last and (number == 0 or number == last - 1),
                    parting=Parting.LINES if number < last else Parting.PARAGRAPHS,
                    span=span,
                )
            )
        return boxes

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
        """Return a text without markup as a paragraph; see `paragraph`."""
        return self.paragraph(
            self.styles.plain(words, style), style, width, tag, span, indent=indent
        )


def stack(boxes: Sequence[Box]) -> Box:
    """Return boxes put one under another as one unbreakable box.

    It takes the space above, the span and all else from the first box, which must exist.
    """
    y = 0.0
    marks: list[Mark] = []
    anchors = []
    others = []
    for number, box in enumerate(boxes):
        y += box.space_before if number else 0.0
        if box.block and box.block != boxes[0].block:
            others.append((box.block, y))
        others += [(block, y + below) for block, below in box.others]
        marks += [mark.moved(0, y) for mark in box.marks]
        anchors += [
            replace(anchor, at=replace(anchor.at, y=anchor.at.y + y)) for anchor in box.anchors
        ]
        y += box.height
    first = boxes[0]
    return replace(
        first,
        height=y,
        marks=tuple(marks),
        anchors=tuple(anchors),
        others=tuple(others),
        keep_with_next=False,
        shrinkage=0.0,
        parting=boxes[-1].parting,
    )


def beside(left: Box, right: Box, x: float) -> Box:
    """Return two boxes side by side, aligned at their tops, the right one moved right by `x` pt."""
    return replace(
        left,
        height=max(left.height, right.height),
        marks=(*left.marks, *(mark.moved(x, 0) for mark in right.marks)),
    )


def not_hung(box: Box, most: float = 0.0) -> Box:
    """Return a box whose lines begin within it, where a quotation mark hangs out to the left of a
    line by more than `most` pt: it would stand in what is there."""

    def moved(line: Line) -> Line:
        return line.moved(-line.runs[0].x) if line.runs and line.runs[0].x < -most else line

    marks = (
        replace(mark, lines=tuple((x, y, moved(line)) for x, y, line in mark.lines))
        if isinstance(mark, TextMark)
        else mark
        for mark in box.marks
    )
    return replace(box, marks=tuple(marks))


def row(boxes: Sequence[Box], pitch: float) -> Box:
    """Return boxes side by side, each `pitch` pt to the right of the one before."""
    marks = [
        mark.moved(number * pitch, 0) for number, box in enumerate(boxes) for mark in box.marks
    ]
    return replace(boxes[0], height=max(box.height for box in boxes), marks=tuple(marks))


def grid(boxes: Sequence[Box], columns: int, pitch: float) -> list[Box]:
    """Return one box for each row of `columns` boxes; their left edges are `pitch` pt apart."""
    rows = [boxes[start : start + columns] for start in range(0, len(boxes), columns)]
    return [row(group, pitch) if len(group) > 1 else group[0] for group in rows]


def padded(box: Box, ground: Path, pad: tuple[float, float]) -> Box:
    """Return a box with a ground behind it and space round it.

    `pad` is the space at the left and right, and that at the top and foot, in pt.
    """
    across, down = pad
    marks = (PathMark((ground,)), *(mark.moved(across, down) for mark in box.marks))
    return replace(box, height=box.height + 2 * down, marks=marks)


def lowered(box: Box, y: float) -> Box:
    """Return a box of the same height whose marks stand `y` pt lower."""
    return replace(box, marks=tuple(mark.moved(0, y) for mark in box.marks))


def chained(boxes: Sequence[Box], *, block: str, before: float) -> list[Box]:
    """Return the boxes of a block, each with the block's id.

    The first gets at least `before` pt of space above it and a stretch of at least 1; what follows
    the last is another block.
    """
    named = [replace(box, block=block) for box in boxes]
    if named:
        named[-1] = replace(named[-1], parting=Parting.BLOCKS)
        first = named[0]
        named[0] = replace(
            first, space_before=max(before, first.space_before), stretch=max(1.0, first.stretch)
        )
    return named


def together(
    boxes: Sequence[Box], parting: Parting = Parting.ITEMS, things: int = 0, across: int = 1
) -> list[Box]:
    """Return boxes of like things, which a panel parts rather not, and none of them from all
    others.

    `parting` is what a panel parts that ends between two of them. Boxes may be rows, of so many
    `things` in all and so many `across`: a row of several may stand without its like.
    """
    is_full = [min(across, things - number * across) > 1 for number in range(len(boxes))]
    return joined([[box] for box in boxes], parting, is_full)


def joined(
    things: Sequence[Sequence[Box]],
    parting: Parting = Parting.ITEMS,
    groups: Sequence[bool] = (),
) -> list[Box]:
    """Return the boxes of like things, each of one box or several; see `together`.

    `groups` says of each thing whether it has others in it, and may so stand without its like.
    """
    last = len(things) - 1
    lonely = [not group for group in groups] or [True] * len(things)
    boxes: list[Box] = []
    for number, thing in enumerate(things):
        is_alone = (number == 0 < last and lonely[0]) or (number == last - 1 and lonely[last])
        ends = Parting.ALONE if is_alone else parting
        boxes += [*thing[:-1], replace(thing[-1], parting=ends)]
    return boxes


def kept(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes each of which must stand on the same panel as the box that follows it."""
    return [replace(box, keep_with_next=True) for box in boxes]


def shifted(box: Box, x: float) -> Box:
    """Return a box whose marks are moved right by `x` pt."""
    return replace(box, marks=tuple(mark.moved(x, 0) for mark in box.marks))


def spaced(boxes: list[Box], before: float) -> list[Box]:
    """Return boxes with `before` pt of space above the first."""
    return [replace(boxes[0], space_before=before), *boxes[1:]]


def centred(box: Box, width: float) -> Box:
    """Return a box whose lines are each centred in `width` pt."""
    marks = tuple(
        TextMark(
            mark.owner, tuple((x + (width - line.width) / 2, y, line) for x, y, line in mark.lines)
        )
        if isinstance(mark, TextMark)
        else mark
        for mark in box.marks
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
    named: bool = False,
) -> Box:
    """Return a picture `width` pt wide: a drawing in the theme's colours, or a photograph.

    `accent` is the palette's role for the drawing's accent colour; `on_dark` selects the colours
    for a drawing on a dark ground. With `named`, messages on a photograph point to its name.
    """
    height = width / picture.ratio
    frame = Rect(0, 0, width, height)
    if isinstance(picture.content, Illustration):
        colours = styles.theme.palette_with(accent, on_dark=on_dark)
        paths = picture.content.paths(colours, width)
        return Box(height, (PathMark(paths, owner, frame, within=frame, kept=frame),))
    if isinstance(picture.content, Artwork):
        colours = styles.theme.palette_with(accent, on_dark=on_dark)
        return Box(height, (VectorMark(picture.content.vectors(colours, width), frame, owner),))
    name = picture.name if named else None
    return Box(height, (ImageMark(picture.content, frame, owner, name=name),))

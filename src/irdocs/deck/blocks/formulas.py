"""Formulas on slides: large, by themselves, with what their letters mean below."""

from __future__ import annotations

from irdocs.content.blocks import FormulaBlock
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.height_gauge import room_of
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph
from irdocs.deck.slots import FormulaSlot, Slot, TextSlot
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.units import Rect

LARGEST = 44.0
"""The type size in pt of a formula that has room."""
COLUMN_HEIGHT = 1.8
"""The height of a formula's room beside words, as a multiple of its own height at that size."""
SHARE = 0.92
"""The share of its box that a formula may fill. Programs set it in another face than we measure
with, Cambria Math, whose signs differ in width by a few per cent."""


def formula(builder: SlideBuilder, block: FormulaBlock, title: str, span: Span) -> Slide:
    """Return the slide of a formula: centred above its caption, or beside a long one."""
    caption = builder.text(block.caption) if block.caption else []
    if not caption:
        return _by_itself(builder, block, title, span)
    trial = builder.trying
    _with_caption(trial, block, title, span, LayoutKind.WIDE_PICTURE, caption)
    is_above = not trial.fitter.report.errors
    kind = LayoutKind.WIDE_PICTURE if is_above else LayoutKind.PICTURE_WITH_TEXT
    return _with_caption(builder, block, title, span, kind, caption)


def _by_itself(builder: SlideBuilder, block: FormulaBlock, title: str, span: Span) -> Slide:
    layout = builder.layouts[LayoutKey(LayoutKind.CONTENT)]
    body = layout.single(Stem.BODY)
    slot = placed(builder, block, body.box, body.sizes[-1])
    return builder.slide(layout, title, span, [slot])


def _with_caption(
    builder: SlideBuilder,
    block: FormulaBlock,
    title: str,
    span: Span,
    kind: LayoutKind,
    caption: list[SlideParagraph],
) -> Slide:
    layout = builder.layouts[LayoutKey(kind)]
    formula = placed(builder, block, layout.pictures[0], layout.single(Stem.TEXT).sizes[-1])
    words = builder.fill(layout, Stem.TEXT, caption, block.span)
    if kind is LayoutKind.WIDE_PICTURE:
        formula, words = _as_one(builder, layout, formula, words)
    slots: list[Slot] = [formula, words]
    return builder.slide(layout, title, span, slots)


OPTICAL = 0.45
"""The part of what is blank that lies above both, as the eye sees the middle."""
ABOVE_CAPTION = 26.0
"""The space between a formula and its caption, in pt."""


def _as_one(
    builder: SlideBuilder, layout: Layout, formula: FormulaSlot, words: TextSlot
) -> tuple[FormulaSlot, TextSlot]:
    """Return a formula and its caption close together in the middle of their room; the caption
    begins where the formula does, unless it is too long for that.

    Both stay in their places where they fill their room.
    """
    place = layout.single(Stem.TEXT)
    drawing, room = formula.formula.drawing, formula.box
    width, height = drawing.width * formula.size, (drawing.height + drawing.depth) * formula.size
    gauge = builder.fitter.gauge(words.paragraphs, place)
    needed = gauge.height(place.box.width, words.size) + place.box.height - room_of(place)
    blank = place.box.bottom - room.y - height - ABOVE_CAPTION - needed
    if blank <= 0 or needed > place.box.height:
        return formula, words
    top = room.y + blank * OPTICAL
    left = max(place.box.x, room.x + (room.width - width) / 2 - place.inset)
    lines = gauge.line_count(place.box.width, words.size)
    if gauge.line_count(place.box.right - left, words.size) > lines:
        left = place.box.x
    below = Rect(left, top + height + ABOVE_CAPTION, place.box.right - left, needed)
    return (
        replace(formula, box=Rect(room.x, top, room.width, height)),
        replace(words, box=below),
    )


def placed(builder: SlideBuilder, block: FormulaBlock, box: Rect, least: float) -> FormulaSlot:
    """Return a formula as large as its box allows; less than `least` pt is an error."""
    drawing = block.latex.formula.drawing
    size = min(
        LARGEST,
        SHARE * box.width / max(drawing.width, 0.01),
        SHARE * box.height / max(drawing.height + drawing.depth, 0.01),
    )
    size = int(size * 2) / 2
    if size < least:
        builder.fitter.report.error(
            "formula-too-wide",
            f"the formula is too large for its slide: it fits {box.width:.0f} by {box.height:.0f} "
            f"pt at {size:g} pt, and {least:g} pt is the least",
            block.latex.span,
            TOO_WIDE_HINT,
        )
    from irdocs.locale.spoken_formulas import alternative_text  # few documents have formulas

    return FormulaSlot(
        block.latex.formula, box, max(size, least), alternative_text(builder.locale, block)
    )


def tallest(block: FormulaBlock) -> float:
    """Return the height in pt of the room that a formula can fill."""
    drawing = block.latex.formula.drawing
    return COLUMN_HEIGHT * LARGEST * (drawing.height + drawing.depth)


TOO_WIDE_HINT = (
    r"break it into lines: \begin{aligned} a &= b \\ &\quad + c \end{aligned}, or give parts names"
)

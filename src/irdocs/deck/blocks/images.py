"""Pictures on slides, with their captions and credits."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import (
    Image,
)
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import (
    PictureSlot,
    Slide,
    SlideParagraph,
    Slot,
    TextRun,
)
from irdocs.diagnostics import Span


def image(builder: SlideBuilder, block: Image, title: str, span: Span) -> Slide:
    """Return the slide of an image: over the whole width if it is wide, else beside its caption."""
    is_wide = block.file.ratio > 2
    kind = LayoutKind.WIDE_PICTURE if is_wide else LayoutKind.PICTURE_WITH_TEXT
    layout = builder.layouts[LayoutKey(kind)]
    alt = block.file.alternative(str(block.alt)) if block.alt else None
    slots: list[Slot] = [
        PictureSlot(
            block.file, layout.pictures[0], alt, placeholder=Stem.PICTURE.single if alt else None
        )
    ]
    paragraphs = builder.text(block.caption) if block.caption else []
    if block.credit:
        paragraphs += inlines.plain(block.credit)
    if paragraphs:
        if is_wide and len(paragraphs) > 2:
            paragraphs = [_joined(builder, paragraphs)]
        slots.append(builder.fill(layout, Stem.TEXT, paragraphs, block.span))
    return builder.slide(layout, title, span, slots)


def _joined(builder: SlideBuilder, paragraphs: Sequence[SlideParagraph]) -> SlideParagraph:
    """Return paragraphs joined to one, with a full stop after each that lacks a final mark."""
    stop, between = builder.locale.words.full_stop, builder.locale.words.between_sentences
    runs: list[TextRun] = []
    for paragraph in paragraphs:
        runs += paragraph.runs
        ending = "" if paragraph.text.rstrip().endswith((stop, ".", "?", "!", ":")) else stop
        runs.append(TextRun(f"{ending}{between}"))
    return SlideParagraph((*runs[:-1], TextRun(runs[-1].text.rstrip())))

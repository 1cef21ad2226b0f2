"""Contacts on slides: the details beside a map or its code, or alone."""

from __future__ import annotations

from dataclasses import replace

from irdocs.content.about import ContactDetail
from irdocs.content.blocks import ContactBlock, ContactMap
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import CodeSlot, PictureSlot, Slide, SlideParagraph, Slot, TextRun
from irdocs.diagnostics import Span
from irdocs.units import Rect

CODE_SHARE = 0.86
"""The width of a code, as a part of the smaller side of the room for a picture."""


def contact(builder: SlideBuilder, block: ContactBlock, title: str, span: Span) -> list[Slide]:
    """Return the slides of a contact: one, if the words have room beside the map."""
    paragraphs = _paragraphs(block)
    if block.map is None:
        return builder.body_slides(LayoutKey(LayoutKind.CONTENT), title, span, paragraphs)
    layout = builder.layouts[LayoutKey(LayoutKind.PICTURE_WITH_TEXT)]
    way, address = _way(builder, block, block.map, layout), _address(block.map)
    trial = builder.trying
    slide = _beside(trial, layout, [*paragraphs, *address], way, title, span)
    if not trial.fitter.report.errors:
        return [slide]
    return [
        *builder.body_slides(LayoutKey(LayoutKind.CONTENT), title, span, paragraphs),
        _beside(builder, layout, address, way, title, span),
    ]


def _beside(
    builder: SlideBuilder,
    layout: Layout,
    paragraphs: list[Spanned],
    way: Slot,
    title: str,
    span: Span,
) -> Slide:
    """Return a slide with a map, and words beside it if there are any."""
    lines = [replace(paragraph, bullet=None) for paragraph, _ in paragraphs]
    text = [builder.fill(layout, Stem.TEXT, lines, span)] if lines else []
    return builder.slide(layout, title, span, [way, *text])


def _paragraphs(block: ContactBlock) -> list[Spanned]:
    """Return the name and each detail of a contact as a paragraph."""
    name = SlideParagraph((TextRun(str(block.name), bold=True),), bullet=False)
    details = [
        (
            SlideParagraph(_runs(detail), bullet=False),
            detail.text.span if detail.text else block.span,
        )
        for detail in block.details
    ]
    return [(name, block.name.span), *details]


def _runs(detail: ContactDetail) -> tuple[TextRun, ...]:
    """Return a detail; the words round a telephone number are no part of its link."""
    text = str(detail.text)
    if not detail.url:
        return (TextRun(text),)
    number = detail.number or text
    before, _, after = text.partition(number)
    runs = (TextRun(before), TextRun(number, url=detail.url), TextRun(after))
    return tuple(run for run in runs if run.text)


def _address(way: ContactMap) -> list[Spanned]:
    """Return the address of a map as a paragraph; none for a picture."""
    if way.url is None:
        return []
    run = TextRun(way.shown_address, url=str(way.url))
    return [(SlideParagraph((run,), bullet=False), way.url.span)]


def _way(builder: SlideBuilder, block: ContactBlock, way: ContactMap, layout: Layout) -> Slot:
    """Return the picture of a map, or the code of its address in the middle of the same room."""
    room = layout.pictures[0]
    if way.file is not None:
        alt = way.file.alternative(str(way.alt))
        return PictureSlot(way.file, room, alt, placeholder=Stem.PICTURE.single)
    size = CODE_SHARE * min(room.width, room.height)
    box = Rect(room.x + (room.width - size) / 2, room.y + (room.height - size) / 2, size, size)
    alt = builder.locale.words.qr_code(target=block.name)
    return CodeSlot(str(way.url), box, alt)

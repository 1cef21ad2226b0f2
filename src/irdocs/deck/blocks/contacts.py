"""Contacts on slides: the details beside a map or its code, or alone."""

from __future__ import annotations

from irdocs.content.about import ContactDetail, ContactKeys
from irdocs.content.blocks import ContactBlock, ContactMap
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import CodeSlot, PictureSlot, Slot
from irdocs.diagnostics import Span
from irdocs.frozen import replace
from irdocs.typeset.binding import bound, bound_whole
from irdocs.units import Rect

CODE_SHARE = 0.86
"""The width of a code, as a part of the smaller side of the room for a picture."""


def contact(builder: SlideBuilder, block: ContactBlock, title: str, span: Span) -> list[Slide]:
    """Return the slides of a contact: one, if the words have room beside the map."""
    paragraphs = _paragraphs(block)
    if block.map is None:
        return _alone(builder, block, paragraphs, title, span)
    words = [*paragraphs, *_address(block.map)]
    trial = builder.trying
    slide = _beside(trial, block, block.map, words, title, span)
    if not trial.fitter.report.errors:
        return [slide]
    return [
        *_alone(builder, block, words, title, span),
        _beside(builder, block, block.map, [_name(block)], title, span),
    ]


def together(contact: ContactKeys, start: int = 0, *, names: int = 1) -> list[slice]:
    """Return which paragraphs of a contact, the first of which has a number, belong together: all,
    or the name and the address, where no slide holds them all. `names` is 0 without the name."""
    address = start + names
    return [
        slice(start, address + len(contact.details)),
        slice(start, address + len(contact.address)),
    ]


def _alone(
    builder: SlideBuilder, block: ContactBlock, words: list[Spanned], title: str, span: Span
) -> list[Slide]:
    """Return the slides of a contact without its map."""
    key = LayoutKey(LayoutKind.CONTENT)
    return builder.body_slides(
        key, title, span, words, together=together(block, names=_names(block))
    )


def can_be_rows(block: ContactBlock) -> bool:
    """Whether a contact may be rows: it has no map, and few details."""
    return block.map is None and _names(block) + len(block.details) in COUNTS[LayoutKind.ROWS]


def rows(builder: SlideBuilder, block: ContactBlock, title: str, span: Span) -> list[Slide]:
    """Return the name and the details of a contact as rows on one slide; see `can_be_rows`."""
    lines = _paragraphs(block)
    layout = builder.layouts[holding(LayoutKind.ROWS, len(lines))]
    texts = [((replace(paragraph, bullet=None),), at) for paragraph, at in lines]
    return [builder.slide(layout, title, span, builder.side_by_side(layout, Stem.ROW, texts))]


def _beside(
    builder: SlideBuilder,
    block: ContactBlock,
    way: ContactMap,
    paragraphs: list[Spanned],
    title: str,
    span: Span,
) -> Slide:
    """Return a slide with a map or its code, and words beside it."""
    layout = builder.layouts[LayoutKey(LayoutKind.PICTURE_WITH_TEXT)]
    room = layout.pictures[0]
    slot: Slot
    if way.file is not None:
        alt = way.file.alternative(str(way.alt))
        slot = PictureSlot(way.file, room, alt, placeholder=Stem.PICTURE.single)
    else:
        size = CODE_SHARE * min(room.width, room.height)
        box = Rect(room.x + (room.width - size) / 2, room.y + (room.height - size) / 2, size, size)
        slot = CodeSlot(str(way.url), box, builder.locale.words.qr_code(target=block.name))
    lines = [replace(paragraph, bullet=None) for paragraph, _ in paragraphs]
    text = builder.fill(layout, Stem.TEXT, lines, span)
    return builder.slide(layout, title, span, [slot, text])


def _paragraphs(block: ContactBlock) -> list[Spanned]:
    """Return each detail of a contact as a paragraph, below its name unless the title is that."""
    details = [
        (
            SlideParagraph(_runs(detail), bullet=False),
            detail.text.span if detail.text else block.span,
        )
        for detail in block.details
    ]
    return [*[_name(block)] * _names(block), *details]


def _name(block: ContactBlock) -> Spanned:
    run = TextRun(str(block.name), bold=True)
    return SlideParagraph((run,), bullet=False), block.name.span


def _names(block: ContactBlock) -> int:
    """Return how often the name stands below the title: not where that says it, unless it would be
    alone."""
    title = block.headline or block.title or block.name
    return int(str(title) != str(block.name) or not block.details)


def _runs(detail: ContactDetail) -> tuple[TextRun, ...]:
    """Return a detail; the words round a telephone number are no part of its link."""
    text = str(detail.text)
    if not detail.url:
        return (TextRun(bound(text)),)
    if detail.url.startswith("http"):
        # Nobody clicks on a slide; a link of a bare address says no more than its words do.
        return (TextRun(text),)
    return tuple(
        TextRun(bound_whole(piece), url=url) if url else TextRun(bound(piece))
        for piece, url in detail.pieces
    )


def _address(way: ContactMap) -> list[Spanned]:
    """Return the address of a map as a paragraph; none for a picture."""
    if way.url is None:
        return []
    run = TextRun(way.shown_address, url=str(way.url))
    return [(SlideParagraph((run,), bullet=False), way.url.span)]

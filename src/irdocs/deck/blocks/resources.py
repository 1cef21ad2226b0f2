"""Places to read on, each with a QR code of its address."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from irdocs.content.blocks import Resource, Resources
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.grouping import grouped, interleaved
from irdocs.deck.layout_names import LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import CodeSlot, Slot
from irdocs.diagnostics import Span


def resources(builder: SlideBuilder, block: Resources, title: str, span: Span) -> list[Slide]:
    """Return resources as slides of up to three, each with a QR code of its address."""
    return grouped(builder, block.items, (3, 2, 1), 1, partial(_resources, title=title, span=span))


def _resources(builder: SlideBuilder, group: Sequence[Resource], title: str, span: Span) -> Slide:
    """Return one slide of resources."""
    layout = builder.layouts[holding(LayoutKind.RESOURCES, len(group))]
    names = [
        ((SlideParagraph((TextRun(str(item.name), url=str(item.url)),)),), item.name.span)
        for item in group
    ]
    offers = []
    for item in group:
        paragraphs = [*builder.text(item.short or item.offers), *inlines.plain(item.shown_address)]
        offers.append((paragraphs, item.span))
    slots: list[Slot] = list(
        interleaved(
            builder.side_by_side(layout, Stem.NAME, names),
            builder.side_by_side(layout, Stem.OFFERS, offers),
        )
    )
    for item, box in zip(group, layout.pictures, strict=True):
        alt = builder.locale.words.qr_code(target=item.name)
        slots.append(CodeSlot(str(item.url), box, alt))
    return builder.slide(layout, title, span, slots)

"""Cards and the events of a timeline, side by side on slides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from irdocs.content.blocks import Card, Cards, Event, Timeline
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.grouping import grouped
from irdocs.deck.headed import headed
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import PictureSlot, Slot, TextSlot
from irdocs.diagnostics import Span


def timeline(builder: SlideBuilder, block: Timeline, title: str, span: Span) -> list[Slide]:
    """Return a timeline as slides of up to eight events."""
    return grouped(builder, block.items, (8, 6, 4, 3), 3, partial(_events, title=title, span=span))


def _events(builder: SlideBuilder, events: Sequence[Event], title: str, span: Span) -> Slide:
    """Return one slide of a timeline."""
    layout = builder.layouts[holding(LayoutKind.TIMELINE, len(events))]
    dates = [(inlines.plain(event.date), event.date.span) for event in events]
    texts = []
    for event in events:
        paragraphs = [SlideParagraph((TextRun(str(event.title), bold=True),))]
        text = event.short or event.text
        paragraphs += builder.text(text) if text else []
        texts.append((paragraphs, event.span))
    slots = headed(builder, layout, (Stem.DATE, dates), (Stem.EVENT, texts))
    return builder.slide(layout, title, span, slots)


def cards(builder: SlideBuilder, block: Cards, title: str, span: Span) -> list[Slide]:
    """Return cards as slides: as tiles with large icons if none of them has a text."""
    if not any(card.text or card.short for card in block.items):
        return grouped(builder, block.items, (4, 3, 2), 2, partial(_tiles, title=title, span=span))
    return grouped(builder, block.items, (6, 4, 3, 2), 2, partial(_cards, title=title, span=span))


def _cards(builder: SlideBuilder, cards: Sequence[Card], title: str, span: Span) -> Slide:
    """Return one slide of cards with a heading and a text each."""
    layout = builder.layouts[_with_icons_for(cards, holding(LayoutKind.CARDS, len(cards)))]
    names = [(inlines.plain(card.title), card.title.span) for card in cards]
    texts = []
    for card in cards:
        text = card.short or card.text
        texts.append((builder.text(text) if text else [], card.span))
    slots: list[Slot] = [
        *headed(builder, layout, (Stem.CARD_TITLE, names), (Stem.CARD_TEXT, texts))
    ]
    for number, (card, box) in enumerate(zip(cards, layout.pictures, strict=False)):
        if card.icon:
            accent = layout.all_of(Stem.CARD_TITLE)[number].colour
            slots.append(PictureSlot(card.icon, box, None, accent))
    return builder.slide(layout, title, span, [slot for slot in slots if _says(slot)])


def _with_icons_for(cards: Sequence[Card], key: LayoutKey) -> LayoutKey:
    """Return the form of a layout that has places for icons only if some card has one."""
    return key if any(card.icon for card in cards) else key.without_icons


def _tiles(builder: SlideBuilder, cards: Sequence[Card], title: str, span: Span) -> Slide:
    """Return one slide of cards with a heading alone."""
    layout = builder.layouts[_with_icons_for(cards, holding(LayoutKind.TILES, len(cards)))]
    names = [(inlines.plain(card.title), card.title.span) for card in cards]
    slots: list[Slot] = list(builder.side_by_side(layout, Stem.TILE, names))
    for card, box in zip(cards, layout.pictures, strict=False):
        if card.icon:
            slots.append(PictureSlot(card.icon, box, None))
    return builder.slide(layout, title, span, slots)


def _says(slot: Slot) -> bool:
    """Whether a slot shows anything: an empty text would leave an empty placeholder."""
    return not isinstance(slot, TextSlot) or bool(slot.paragraphs)

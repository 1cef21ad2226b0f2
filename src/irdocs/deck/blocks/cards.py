"""Cards and the events of a timeline, side by side on slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from irdocs.content.blocks import Card, Cards, Event, Timeline
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder
from irdocs.deck.grouping import grouped
from irdocs.deck.headed import headed
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import LOW, LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import Slide
from irdocs.deck.picture_arrangements import tile_alone, words_of_card
from irdocs.deck.placed_pictures import pictured
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import PictureSlot, Slot, TextSlot
from irdocs.diagnostics import Span
from irdocs.units import Rect


def timeline(builder: SlideBuilder, block: Timeline, title: str, span: Span) -> list[Slide]:
    """Return a timeline as slides of up to eight events."""
    return grouped(builder, block.items, (8, 6, 4, 3), 3, partial(_events, title=title, span=span))


def _events(builder: SlideBuilder, events: Sequence[Event], title: str, span: Span) -> Slide:
    """Return one slide of a timeline."""
    key = holding(LayoutKind.TIMELINE, len(events))
    dates = [(inlines.plain(event.date), event.date.span) for event in events]
    texts = []
    for event in events:
        paragraphs = [SlideParagraph((TextRun(str(event.title), bold=True),))]
        text = event.short or event.text
        paragraphs += builder.text(text) if text else []
        texts.append((paragraphs, event.span))
    words = ((Stem.DATE, dates), (Stem.EVENT, texts))
    if key.count in LOW[LayoutKind.TIMELINE]:
        trial = builder.trying
        usual, lower = (headed(trial, builder.layouts[k], *words) for k in (key, key.lower))
        sizes = [[slot.size for slot in slots] for slots in (usual, lower)]
        # Events stand in the middle if their words are no smaller there.
        key = key.lower if not trial.fitter.report.errors and sizes[0] == sizes[1] else key
    layout = builder.layouts[key]
    return builder.slide(layout, title, span, headed(builder, layout, *words))


def cards(builder: SlideBuilder, block: Cards, title: str, span: Span) -> list[Slide]:
    """Return cards as slides: as tiles with large icons or pictures if none of them has a text."""
    is_named_alone = not any(card.text or card.short for card in block.items)
    if block.has_pictures:
        make = _picture_tiles if is_named_alone else _picture_cards
        return grouped(builder, block.items, (4, 3, 2), 2, partial(make, title=title, span=span))
    if is_named_alone:
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


def _picture_cards(builder: SlideBuilder, cards: Sequence[Card], title: str, span: Span) -> Slide:
    """Return one slide of cards with pictures; a card with words alone begins at its head."""
    layout = builder.layouts[holding(LayoutKind.PICTURE_CARDS, len(cards))]
    names = [(inlines.plain(card.title), card.title.span) for card in cards]
    texts = []
    for card in cards:
        text = card.short or card.text
        texts.append((builder.text(text) if text else [], card.span))

    places = layout.all_of(Stem.CARD_TITLE)
    lines = [
        _lines_of_title(builder, name, at) for (name, _), at in zip(names, places, strict=False)
    ]
    # Texts side by side begin at one height but where a card has words alone.
    if len({at.box.y for at in places}) == 1:
        most = max([n for n, card in zip(lines, cards, strict=True) if _has_head(card)], default=1)
        lines = [most if _has_head(card) else n for n, card in zip(lines, cards, strict=True)]
    boxes = [
        words_of_card(layout, number, is_alone=not _has_head(card), lines=lines[number - 1])
        for number, card in enumerate(cards, start=1)
    ]
    titles = builder.side_by_side(
        layout,
        Stem.CARD_TITLE,
        names,
        boxes=_where_moved(layout, Stem.CARD_TITLE, [box for box, _ in boxes]),
    )
    bodies = builder.side_by_side(
        layout,
        Stem.CARD_TEXT,
        texts,
        boxes=_where_moved(layout, Stem.CARD_TEXT, [box for _, box in boxes]),
        most=titles[0].size,
    )
    slots: list[Slot] = []
    for number, card in enumerate(cards, start=1):
        slots += [titles[number - 1], *_at_head(card, layout, number), bodies[number - 1]]
    return builder.slide(layout, title, span, [slot for slot in slots if _says(slot)])


def _where_moved(layout: Layout, stem: Stem, boxes: Sequence[Rect]) -> list[Rect | None]:
    """Return boxes that differ from those of their placeholders, and None for the others."""
    return [
        None if box == placeholder.box else box
        for box, placeholder in zip(boxes, layout.all_of(stem), strict=False)
    ]


def _has_head(card: Card) -> bool:
    """Whether something stands at the head of a card."""
    return bool(card.picture or card.icon)


def _lines_of_title(
    builder: SlideBuilder, title: Sequence[SlideParagraph], placeholder: Placeholder
) -> int:
    """Return 2 for a title that has no room in one line at the size of its placeholder, else 1."""
    short = [SlideParagraph((TextRun("x"),))]
    heights = [
        builder.fitter.gauge(paragraphs, placeholder).height(
            placeholder.box.width, placeholder.size
        )
        for paragraphs in (title, short)
    ]
    return 2 if heights[0] > heights[1] * 1.5 else 1


ICON_SHARE = 0.5
"""The size of an icon in place of a picture, as a part of that one's shorter side."""


def _at_head(card: Card, layout: Layout, number: int) -> Iterator[PictureSlot]:
    """Yield the picture of a card, counted from 1, or its icon in the place of one."""
    name = Stem.PICTURE.numbered(number)
    if card.picture:
        yield pictured(card.picture, layout, name)
    elif card.icon:
        box = layout.placeholder(name).box
        size = min(box.width, box.height) * ICON_SHARE
        inner = Rect(box.x + (box.width - size) / 2, box.y + (box.height - size) / 2, size, size)
        titles = layout.all_of(Stem.CARD_TITLE) or layout.all_of(Stem.TILE)
        yield PictureSlot(card.icon, inner, None, titles[number - 1].colour)


def _picture_tiles(builder: SlideBuilder, cards: Sequence[Card], title: str, span: Span) -> Slide:
    """Return one slide of cards with pictures and a heading alone."""
    layout = builder.layouts[holding(LayoutKind.PICTURE_TILES, len(cards))]
    names = [(inlines.plain(card.title), card.title.span) for card in cards]
    boxes = [None if card.picture or card.icon else tile_alone(layout, number)
             for number, card in enumerate(cards, start=1)]  # fmt: skip
    slots: list[Slot] = []
    for number, (name, card) in enumerate(
        zip(builder.side_by_side(layout, Stem.TILE, names, boxes=boxes), cards, strict=True),
        start=1,
    ):
        slots += [name, *_at_head(card, layout, number)]
    return builder.slide(layout, title, span, slots)


def _says(slot: Slot) -> bool:
    """Whether a slot shows anything: an empty text would leave an empty placeholder."""
    return not isinstance(slot, TextSlot) or bool(slot.paragraphs)

"""Cards and the events of a timeline, side by side on slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from irdocs.content.blocks import Card, Cards, Event, Timeline
from irdocs.deck import inlines
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.grouping import grouped
from irdocs.deck.headed import SpannedText, headed
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem, holding
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
    layout = builder.layouts[holding(LayoutKind.TIMELINE, len(events))]
    return builder.slide(layout, title, span, headed(builder, layout, *_words(builder, events)))


def timeline_rows(builder: SlideBuilder, block: Timeline, title: str, span: Span) -> list[Slide]:
    """Return a timeline as one slide whose events stand one below the other."""
    layout = builder.layouts[holding(LayoutKind.TIMELINE_ROWS, len(block.items))]
    words = _words(builder, block.items)
    return [builder.slide(layout, title, span, headed(builder, layout, *words))]


def _words(
    builder: SlideBuilder, events: Sequence[Event]
) -> tuple[tuple[Stem, list[SpannedText]], tuple[Stem, list[SpannedText]]]:
    """Return the dates of events, and their titles and texts, each with its stem."""
    dates: list[SpannedText] = [(inlines.plain(event.date), event.date.span) for event in events]
    texts: list[SpannedText] = []
    for event in events:
        paragraphs = [SlideParagraph((TextRun(str(event.title), bold=True),))]
        text = event.short or event.text
        paragraphs += builder.text(text) if text else []
        texts.append((paragraphs, event.span))
    return (Stem.DATE, dates), (Stem.EVENT, texts)


def cards(builder: SlideBuilder, block: Cards, title: str, span: Span) -> list[Slide]:
    """Return cards as slides: as tiles with large icons or pictures if none of them has a text."""
    if block.has_pictures:
        of_few_words = _picture_tiles if is_named_alone(block) else _picture_cards
        make = partial(of_few_words, title=title, span=span)
        return grouped(builder, block.items, (4, 3, 2), 2, make)
    otherwise = None
    if not any(card.icon for card in block.items):
        otherwise = partial(_listed, block=block, title=title, span=span)
    if is_named_alone(block):
        tiles = partial(_tiles, title=title, span=span)
        counts = COUNTS[LayoutKind.TILES]
        return grouped(builder, block.items, (4, 3, 2), 2, tiles, counts, otherwise)
    make = partial(_cards, title=title, span=span)
    return grouped(builder, block.items, (6, 4, 3, 2), 2, make, COUNTS[LayoutKind.CARDS], otherwise)


def _listed(builder: SlideBuilder, block: Cards, title: str, span: Span) -> list[Slide]:
    """Return cards as paragraphs, each led by its heading: they would leave a card empty."""
    paragraphs: list[Spanned] = []
    for card in block.items:
        if text := card.short or card.text:
            lead = builder.locale.words.lead(label=card.title)
            paragraphs += builder.spanned(text, lead, bold=True, bullet=False)
        else:
            name = SlideParagraph((TextRun(str(card.title), bold=True),), bullet=False)
            paragraphs.append((name, card.title.span))
    return builder.body_slides_with_picture(title, span, paragraphs, None)


def _cards(builder: SlideBuilder, cards: Sequence[Card], title: str, span: Span) -> Slide:
    """Return one slide of cards with a heading and a text each."""
    key = _with_icons_for(cards, holding(LayoutKind.CARDS, len(cards)))
    return _filled(builder, builder.layouts[key], cards, title, span)


def rows(builder: SlideBuilder, block: Cards, title: str, span: Span) -> list[Slide]:
    """Return cards with a text as rows on one slide."""
    key = _with_icons_for(block.items, holding(LayoutKind.NAMED_ROWS, len(block.items)))
    return [_filled(builder, builder.layouts[key], block.items, title, span)]


def _filled(
    builder: SlideBuilder, layout: Layout, cards: Sequence[Card], title: str, span: Span
) -> Slide:
    """Return a layout filled with the headings, texts and icons of cards."""
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


def can_be_rows(block: Cards) -> bool:
    """Whether cards may be rows: few, with texts and without pictures."""
    has_words = all(card.text or card.short for card in block.items)
    return (
        has_words and not block.has_pictures and len(block.items) in COUNTS[LayoutKind.NAMED_ROWS]
    )


def is_named_alone(block: Cards) -> bool:
    """Whether no card has a text."""
    return not any(card.text or card.short for card in block.items)


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

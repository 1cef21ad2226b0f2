"""Turn each kind of content block into slides.

`slides_of` chooses by the kind of block. Each function asks the builder for a layout and fills
its placeholders; the builder measures as it fills. Where several arrangements are possible, they
are tried in order of preference on a builder with a report of its own (`SlideBuilder.trying`), and
the first without errors is taken. The last possibility is built on the real builder, so that what
still does not fit is reported to the author.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import assert_never

from irdocs.content.blocks import (
    AnyBlock,
    Callout,
    Card,
    Cards,
    Chart,
    Event,
    Image,
    ListPoint,
    Points,
    Quiz,
    Quote,
    Resource,
    Resources,
    Statistics,
    Table,
    Terms,
    TextBlock,
    Timeline,
)
from irdocs.content.model import Section
from irdocs.deck import inlines, number_blocks, quizzes, table_plan
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.grouping import grouped, interleaved
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import (
    CodeSlot,
    PictureSlot,
    Slide,
    SlideParagraph,
    Slot,
    TextRun,
    TextSlot,
)
from irdocs.diagnostics import Span


def slides_of(builder: SlideBuilder, block: AnyBlock, section: Section) -> list[Slide]:
    """Return the slides that show a block of a section."""
    title, span = builder.heading(block, section)
    match block:
        case TextBlock():
            paragraphs = builder.spanned(block.short or block.text, bullet=False)
            return builder.body_slides_with_picture(title, span, paragraphs, section.picture)
        case Points():
            stepped = numbered(builder, block, title, span)
            if stepped is not None:
                return [stepped]
            paragraphs = listed(builder, block.items, block.ordered, 0)
            return builder.body_slides_with_picture(title, span, paragraphs, section.picture)
        case Terms():
            paragraphs = []
            for term in block.items:
                lead = builder.locale.words.lead(label=term.term)
                paragraphs += builder.spanned(
                    term.short or term.meaning, lead, bold=True, bullet=False
                )
            return builder.body_slides_with_picture(title, span, paragraphs, section.picture)
        case Timeline():
            return timeline(builder, block, title, span)
        case Cards():
            return cards(builder, block, title, span)
        case Statistics():
            return [
                *number_blocks.statistics(builder, block, title, span),
                *number_blocks.pending(builder, block, title, span),
            ]
        case Chart():
            return [number_blocks.chart(builder, block, title, span)]
        case Table():
            return table(builder, block, title, span)
        case Image():
            return [image(builder, block, title, span)]
        case Callout():
            return callouts(builder, block)
        case Quote():
            return [quote(builder, block, title, span)]
        case Quiz():
            return quizzes.slides(builder, block)
        case Resources():
            return resources(builder, block, title, span)
        case _:
            assert_never(block)


def numbered(builder: SlideBuilder, block: Points, title: str, span: Span) -> Slide | None:
    """Return a short numbered list as one slide of steps, or None if the points do not suit it.

    Points do not suit it if they are not ordered, have points of their own, or do not fit.
    """
    if not block.ordered or any(point.items for point in block.items):
        return None
    texts = [(builder.text(point.short or point.text), point.span) for point in block.items]
    return steps(builder, title, span, texts)


def steps(
    builder: SlideBuilder,
    title: str,
    span: Span,
    texts: Sequence[tuple[Sequence[SlideParagraph], Span]],
) -> Slide | None:
    """Return texts as numbered steps on one slide, or None if they are too few, many or long."""
    if len(texts) not in COUNTS[LayoutKind.STEPS]:
        return None
    layout = builder.layouts[holding(LayoutKind.STEPS, len(texts))]
    trial = builder.trying
    numbers = [
        (inlines.plain(str(number)), text_span)
        for number, (_, text_span) in enumerate(texts, start=1)
    ]
    slots = interleaved(
        trial.side_by_side(layout, Stem.NUMBER, numbers),
        trial.side_by_side(layout, Stem.STEP, texts),
    )
    return None if trial.fitter.report.errors else builder.slide(layout, title, span, slots)


def listed(
    builder: SlideBuilder, items: Sequence[ListPoint], ordered: bool, level: int
) -> list[Spanned]:
    """Return points as paragraphs, the points of a point one level further in."""
    paragraphs: list[Spanned] = []
    inner_level = inlines.nested_level(level, ordered)
    for number, point in enumerate(items, start=1):
        text = point.short or point.text
        item = inlines.list_item(
            builder.text(text, inner_level), level, number if ordered else None
        )
        paragraphs += [(paragraph, text.span) for paragraph in item]
        paragraphs += listed(builder, point.items, point.ordered, inner_level)
    return paragraphs


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
    slots = interleaved(
        builder.side_by_side(layout, Stem.DATE, dates),
        builder.side_by_side(layout, Stem.EVENT, texts),
    )
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
    slots: list[Slot] = list(
        interleaved(
            builder.side_by_side(layout, Stem.CARD_TITLE, names),
            builder.side_by_side(layout, Stem.CARD_TEXT, texts),
        )
    )
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


def table(builder: SlideBuilder, block: Table, title: str, span: Span) -> list[Slide]:
    """Return a table as slides, one for each part of it that fits."""
    layout = builder.layouts[LayoutKey(LayoutKind.TABLE)]
    caption = inlines.plain(block.caption)
    return [
        builder.slide(
            layout,
            title,
            span,
            [builder.fill(layout, Stem.CAPTION, caption, block.caption.span), table_slot],
        )
        for table_slot in table_plan.placed(
            builder.fitter, block, layout.single(Stem.TABLE), builder.citations
        )
    ]


def image(builder: SlideBuilder, block: Image, title: str, span: Span) -> Slide:
    """Return the slide of an image: over the whole width if it is wide, else beside its caption."""
    is_wide = block.file.ratio > 2
    kind = LayoutKind.WIDE_PICTURE if is_wide else LayoutKind.PICTURE_WITH_TEXT
    layout = builder.layouts[LayoutKey(kind)]
    alt = str(block.alt) if block.alt else None
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


def callouts(builder: SlideBuilder, block: Callout) -> list[Slide]:
    """Return a callout as a statement, or, where that has no room for it, as body text."""
    trial = builder.trying
    slide = callout(trial, block)
    if not trial.fitter.report.errors:
        return [slide]
    own = builder.trying
    text = builder.spanned(block.short or block.text, bullet=False)
    title = block.headline or block.title
    whole = LayoutKey(LayoutKind.CONTENT)
    slides = own.body_slides(whole, str(title), title.span, text)
    return [callout(builder, block)] if own.fitter.report.errors else slides


def callout(builder: SlideBuilder, block: Callout) -> Slide:
    """Return a callout as a large statement on a dark ground."""
    layout = builder.layouts[LayoutKey(LayoutKind.STATEMENT, bare=not block.icon)]
    slots: list[Slot] = [
        builder.fill(layout, Stem.TEXT, builder.text(block.short or block.text), block.text.span)
    ]
    if block.icon:
        slots.append(
            PictureSlot(block.icon, layout.pictures[0], None, "on-primary-soft", on_dark=True)
        )
    return builder.slide(layout, block.headline or block.title, block.title.span, slots)


def quote(builder: SlideBuilder, block: Quote, title: str, span: Span) -> Slide:
    """Return the slide of a quotation and its author."""
    layout = builder.layouts[LayoutKey(LayoutKind.QUOTE)]
    attribution = builder.locale.words.attribution(name=block.by)
    if block.source:
        attribution += f" {builder.citations[block.source]}"
    return builder.slide(
        layout,
        title,
        span,
        [
            builder.fill(layout, Stem.QUOTE, builder.text(block.text), block.text.span),
            builder.fill(layout, Stem.BY, inlines.plain(attribution), block.by.span),
        ],
    )


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


def _says(slot: Slot) -> bool:
    """Whether a slot shows anything: an empty text would leave an empty placeholder."""
    return not isinstance(slot, TextSlot) or bool(slot.paragraphs)


def _joined(builder: SlideBuilder, paragraphs: Sequence[SlideParagraph]) -> SlideParagraph:
    """Return paragraphs joined to one, with a full stop after each that lacks a final mark."""
    stop, between = builder.locale.words.full_stop, builder.locale.words.between_sentences
    runs: list[TextRun] = []
    for paragraph in paragraphs:
        runs += paragraph.runs
        ending = "" if paragraph.text.rstrip().endswith((stop, ".", "?", "!", ":")) else stop
        runs.append(TextRun(f"{ending}{between}"))
    return SlideParagraph((*runs[:-1], TextRun(runs[-1].text.rstrip())))

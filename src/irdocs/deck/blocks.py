"""Block → slides: how each kind of content is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar, assert_never

from irdocs.charts.plan import spoken
from irdocs.content.model import (
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
    Section,
    Statistic,
    Statistics,
    Table,
    Terms,
    TextBlock,
    Timeline,
)
from irdocs.deck import chart_plan, inlines, quizzes, table_plan
from irdocs.deck.builder import SlideBuilder, Spanned
from irdocs.deck.layout_names import COUNTS, LayoutKey, LayoutKind, Stem, holding
from irdocs.deck.model import (
    CodeSlot,
    FigureSlot,
    PictureSlot,
    Slide,
    SlideParagraph,
    Slot,
    TextRun,
    TextSlot,
)
from irdocs.diagnostics import Span
from irdocs.locale import statements

T = TypeVar("T")


def slides_of(m: SlideBuilder, block: AnyBlock, section: Section) -> list[Slide]:
    title, span = m.heading(block, section)
    match block:
        case TextBlock():
            paragraphs = m.spanned(block.short or block.text, bullet=False)
            return m.prose(title, span, paragraphs, section.picture)
        case Points():
            stepped = numbered(m, block, title, span)
            if stepped is not None:
                return [stepped]
            paragraphs = listed(m, block.items, block.ordered, 0)
            return m.prose(title, span, paragraphs, section.picture)
        case Terms():
            paragraphs = []
            for term in block.items:
                lead = m.locale.words.lead(label=term.term)
                paragraphs += m.spanned(term.short or term.meaning, lead, bold=True, bullet=False)
            return m.prose(title, span, paragraphs, section.picture)
        case Timeline():
            return timeline(m, block, title, span)
        case Cards():
            return cards(m, block, title, span)
        case Statistics():
            return [*statistics(m, block, title, span), *pending(m, block, title, span)]
        case Chart():
            return [chart(m, block, title, span)]
        case Table():
            return table(m, block, title, span)
        case Image():
            return [image(m, block, title, span)]
        case Callout():
            return [callout(m, block)]
        case Quote():
            return [quote(m, block, title, span)]
        case Quiz():
            return quizzes.slides(m, block)
        case Resources():
            return resources(m, block, title, span)
        case _:
            assert_never(block)


def numbered(m: SlideBuilder, block: Points, title: str, span: Span) -> Slide | None:
    """Return a short numbered list as steps along the wire, or None if it is another."""
    if not block.ordered or any(point.items for point in block.items):
        return None
    said = [(m.text(point.short or point.text), point.span) for point in block.items]
    return steps(m, title, span, said)


def steps(
    m: SlideBuilder, title: str, span: Span, said: Sequence[tuple[Sequence[SlideParagraph], Span]]
) -> Slide | None:
    """Return texts as numbered steps on one slide, or None if they are too many or too long."""
    if len(said) not in COUNTS[LayoutKind.STEPS]:
        return None
    layout = m.layouts[holding(LayoutKind.STEPS, len(said))]
    trial = m.trying
    numbers = [(inlines.plain(str(n)), where) for n, (_, where) in enumerate(said, start=1)]
    slots = _interleaved(
        trial.side_by_side(layout, Stem.NUMBER, numbers),
        trial.side_by_side(layout, Stem.STEP, said),
    )
    return None if trial.fitter.report.errors else m.slide(layout, title, span, slots)


def listed(m: SlideBuilder, items: Sequence[ListPoint], ordered: bool, level: int) -> list[Spanned]:
    """Return points as paragraphs, each point's own points a level further in."""
    found: list[Spanned] = []
    for number, point in enumerate(items, start=1):
        said = m.spanned(point.short or point.text)
        if level:
            said = [(replace(paragraph, level=level), span) for paragraph, span in said]
        if ordered:  # what a point goes on to say stands below its words, without a number
            (first, span), *rest = said
            said = [(replace(first, number=number, hangs=True), span)]
            said += [(replace(p, bullet=False, hangs=True), span) for p, span in rest]
        found += said
        # Below a number's words there is one level more, as the number takes the room of two.
        found += listed(m, point.items, point.ordered, level + 1 + ordered)
    return found


def timeline(m: SlideBuilder, block: Timeline, title: str, span: Span) -> list[Slide]:
    return grouped(m, block.items, (8, 6, 4, 3), 3, partial(_events, title=title, span=span))


def _events(m: SlideBuilder, events: Sequence[Event], title: str, span: Span) -> Slide:
    layout = m.layouts[holding(LayoutKind.TIMELINE, len(events))]
    dates = [(inlines.plain(event.date), event.date.span) for event in events]
    said = []
    for event in events:
        paragraphs = [SlideParagraph((TextRun(str(event.title), bold=True),))]
        text = event.short or event.text
        paragraphs += m.text(text) if text else []
        said.append((paragraphs, event.span))
    slots = _interleaved(
        m.side_by_side(layout, Stem.DATE, dates), m.side_by_side(layout, Stem.EVENT, said)
    )
    return m.slide(layout, title, span, slots)


def cards(m: SlideBuilder, block: Cards, title: str, span: Span) -> list[Slide]:
    if not any(card.text or card.short for card in block.items):
        return grouped(m, block.items, (4, 3, 2), 2, partial(_tiles, title=title, span=span))
    return grouped(m, block.items, (6, 4, 3, 2), 2, partial(_cards, title=title, span=span))


def _cards(m: SlideBuilder, cards: Sequence[Card], title: str, span: Span) -> Slide:
    layout = m.layouts[holding(LayoutKind.CARDS, len(cards))]
    names = [(inlines.plain(card.title), card.title.span) for card in cards]
    texts = []
    for card in cards:
        text = card.short or card.text
        texts.append((m.text(text) if text else [], card.span))
    slots: list[Slot] = list(
        _interleaved(
            m.side_by_side(layout, Stem.CARD_TITLE, names),
            m.side_by_side(layout, Stem.CARD_TEXT, texts),
        )
    )
    for number, (card, box) in enumerate(zip(cards, layout.pictures, strict=False)):
        if card.icon:
            accent = layout.all_of(Stem.CARD_TITLE)[number].colour
            slots.append(PictureSlot(card.icon, box, None, accent))
    return m.slide(layout, title, span, [s for s in slots if _says(s)])


def _tiles(m: SlideBuilder, cards: Sequence[Card], title: str, span: Span) -> Slide:
    layout = m.layouts[holding(LayoutKind.TILES, len(cards))]
    names = [(inlines.plain(card.title), card.title.span) for card in cards]
    slots: list[Slot] = list(m.side_by_side(layout, Stem.TILE, names))
    for card, box in zip(cards, layout.pictures, strict=False):
        if card.icon:
            slots.append(PictureSlot(card.icon, box, None))
    return m.slide(layout, title, span, slots)


def statistics(m: SlideBuilder, block: Statistics, title: str, span: Span) -> list[Slide]:
    sizes = (3, 2, 1) if len(block.published) == 3 else (2, 1)
    return grouped(m, block.published, sizes, 1, partial(_figures, title=title, span=span))


def _figures(m: SlideBuilder, group: Sequence[Statistic], title: str, span: Span) -> Slide:
    alone = len(group) == 1
    layout = m.layouts[
        LayoutKey(LayoutKind.BIG_FIGURE) if alone else holding(LayoutKind.FIGURES, len(group))
    ]
    values = [(inlines.plain(str(statements.figure(m.locale, item))), item.span) for item in group]
    labels = [(label(m, item), item.label.span) for item in group]
    slots: list[Slot] = list(
        _interleaved(
            m.side_by_side(layout, Stem.FIGURE, values),
            m.side_by_side(layout, Stem.LABEL, labels),
        )
    )
    for item, box in zip(group, layout.pictures, strict=False):
        if item.picture != "none" and item.value is not None:
            alt = statements.picture_alt(m.locale, item, item.picture)
            slots.append(FigureSlot(item.picture, float(item.value), box, alt))
    slots.append(m.fill(layout, Stem.SOURCE, references(m, group), span))
    return m.slide(layout, title, span, slots)


def label(m: SlideBuilder, item: Statistic) -> list[SlideParagraph]:
    first, *rest = m.text(item.short or item.label)
    if item.source:
        citation = TextRun(f"\u00a0{m.citations[item.source]}")
        first = SlideParagraph((*first.runs, citation))
    return [first, *rest]


def references(m: SlideBuilder, group: Sequence[Statistic]) -> list[SlideParagraph]:
    """Return the short references of a few figures in one line."""
    sources = dict.fromkeys(str(item.source) for item in group if item.source)
    between = m.locale.words.between_long_items
    return list(inlines.plain(between.join(m.reference(source) for source in sources)))


def pending(m: SlideBuilder, block: Statistics, title: str, span: Span) -> list[Slide]:
    """In a draft, return the figures that have no value yet; otherwise nothing."""
    waiting = [item for item in block.items if item.pending]
    if not waiting or not m.draft:
        return []
    words, paragraphs = m.locale.words, []
    for item in waiting:
        lead = words.lead(label=words.no_value)
        paragraphs += m.spanned(item.short or item.label, lead, bold=True)
    return m.listing(LayoutKey(LayoutKind.CONTENT), words.draft(title=title), span, paragraphs)


def chart(m: SlideBuilder, block: Chart, title: str, span: Span) -> Slide:
    layout = m.layouts[LayoutKey(LayoutKind.CHART)]
    titled = block.headline and block.title
    caption = block.title if titled else m.locale.joined(series.name for series in block.series)
    shown = chart_plan.placed(m.fitter, block, layout.single(Stem.CHART), m.locale)
    slots: list[Slot] = [
        m.fill(layout, Stem.CAPTION, inlines.plain(str(caption)), block.span),
        *([shown] if shown else []),
        m.fill(layout, Stem.SOURCE, inlines.plain(m.reference(block.source)), block.span),
    ]
    notes = spoken(block, m.locale) if shown and not shown.plan.shows_all_values else ()
    return m.slide(layout, title, span, slots, notes)


def table(m: SlideBuilder, block: Table, title: str, span: Span) -> list[Slide]:
    layout = m.layouts[LayoutKey(LayoutKind.TABLE)]
    caption = inlines.plain(block.caption)
    return [
        m.slide(
            layout, title, span, [m.fill(layout, Stem.CAPTION, caption, block.caption.span), part]
        )
        for part in table_plan.placed(m.fitter, block, layout.single(Stem.TABLE), m.citations)
    ]


def image(m: SlideBuilder, block: Image, title: str, span: Span) -> Slide:
    wide = block.file.ratio > 2
    kind = LayoutKind.WIDE_PICTURE if wide else LayoutKind.PICTURE_WITH_TEXT
    layout = m.layouts[LayoutKey(kind)]
    alt = str(block.alt) if block.alt else None
    slots: list[Slot] = [
        PictureSlot(
            block.file, layout.pictures[0], alt, placeholder=Stem.PICTURE.single if alt else None
        )
    ]
    paragraphs = m.text(block.caption) if block.caption else []
    if block.credit:
        paragraphs += inlines.plain(block.credit)
    if paragraphs:
        if wide and len(paragraphs) > 2:
            paragraphs = [_joined(m, paragraphs)]
        slots.append(m.fill(layout, Stem.TEXT, paragraphs, block.span))
    return m.slide(layout, title, span, slots)


def callout(m: SlideBuilder, block: Callout) -> Slide:
    layout = m.layouts[LayoutKey(LayoutKind.STATEMENT)]
    slots: list[Slot] = [
        m.fill(layout, Stem.TEXT, m.text(block.short or block.text), block.text.span)
    ]
    if block.icon:
        slots.append(
            PictureSlot(block.icon, layout.pictures[0], None, "on-primary-soft", on_dark=True)
        )
    return m.slide(layout, block.headline or block.title, block.title.span, slots)


def quote(m: SlideBuilder, block: Quote, title: str, span: Span) -> Slide:
    layout = m.layouts[LayoutKey(LayoutKind.QUOTE)]
    by = m.locale.words.attribution(name=block.by)
    if block.source:
        by += f" {m.citations[block.source]}"
    return m.slide(
        layout,
        title,
        span,
        [
            m.fill(layout, Stem.QUOTE, m.text(block.text), block.text.span),
            m.fill(layout, Stem.BY, inlines.plain(by), block.by.span),
        ],
    )


def resources(m: SlideBuilder, block: Resources, title: str, span: Span) -> list[Slide]:
    return grouped(m, block.items, (3, 2, 1), 1, partial(_resources, title=title, span=span))


def _resources(m: SlideBuilder, group: Sequence[Resource], title: str, span: Span) -> Slide:
    layout = m.layouts[holding(LayoutKind.RESOURCES, len(group))]
    names = [
        ((SlideParagraph((TextRun(str(item.name), url=str(item.url)),)),), item.name.span)
        for item in group
    ]
    offers = []
    for item in group:
        address = item.url.split("://")[-1].removeprefix("www.").rstrip("/")
        said = [*m.text(item.short or item.offers), *inlines.plain(address)]
        offers.append((said, item.span))
    slots: list[Slot] = list(
        _interleaved(
            m.side_by_side(layout, Stem.NAME, names), m.side_by_side(layout, Stem.OFFERS, offers)
        )
    )
    for item, box in zip(group, layout.pictures, strict=True):
        alt = m.locale.words.qr_code(target=item.name)
        slots.append(CodeSlot(str(item.url), box, alt))
    return m.slide(layout, title, span, slots)


def _says(slot: Slot) -> bool:
    return not isinstance(slot, TextSlot) or bool(slot.paragraphs)


def _interleaved(one: Sequence[TextSlot], other: Sequence[TextSlot]) -> list[TextSlot]:
    """Return two rows of texts in reading order: a heading, then its text."""
    return [slot for pair in zip(one, other, strict=True) for slot in pair]


def _joined(m: SlideBuilder, paragraphs: Sequence[SlideParagraph]) -> SlideParagraph:
    """Return paragraphs run on as one, a full stop after each."""
    stop, between = m.locale.words.full_stop, m.locale.words.between_sentences
    runs: list[TextRun] = []
    for paragraph in paragraphs:
        runs += paragraph.runs
        end = "" if paragraph.text.rstrip().endswith((stop, ".", "?", "!", ":")) else stop
        runs.append(TextRun(f"{end}{between}"))
    return SlideParagraph((*runs[:-1], TextRun(runs[-1].text.rstrip())))


def grouped(
    m: SlideBuilder,
    items: Sequence[T],
    sizes: Sequence[int],
    least: int,
    make: Callable[[SlideBuilder, Sequence[T]], Slide],
) -> list[Slide]:
    """Return like things on as few slides as hold them: the largest group that fits."""
    for most in sizes[:-1]:
        trial = m.trying
        slides = [make(trial, group) for group in _shared_out(items, most, least)]
        if not trial.fitter.report.errors:
            return slides
    return [make(m, group) for group in _shared_out(items, sizes[-1], least)]


def _shared_out(items: Sequence[T], most: int, least: int) -> list[Sequence[T]]:
    """Return items in groups of like size, none larger than `most`."""
    if not items:
        return []
    count = -(-len(items) // most)
    size = max(least, -(-len(items) // count))
    return [items[n : n + size] for n in range(0, len(items), size)]

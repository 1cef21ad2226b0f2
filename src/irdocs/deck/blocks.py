"""Block → slides: how each kind of content is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from irdocs.content.model import (
    AnyBlock,
    Callout,
    Cards,
    Chart,
    Image,
    Point,
    Points,
    Quiz,
    Quote,
    Resources,
    Section,
    Statistic,
    Statistics,
    Table,
    Terms,
    TextBlock,
    Timeline,
)
from irdocs.deck import words
from irdocs.deck.layouts import Place
from irdocs.deck.maker import Maker, Spanned
from irdocs.deck.model import (
    ChartSlot,
    CodeSlot,
    FigureSlot,
    Filled,
    Paragraph,
    PictureSlot,
    Run,
    Slide,
    Slot,
    TableSlot,
)
from irdocs.diagnostics import Span
from irdocs.typeset.columns import column_widths

T = TypeVar("T")


CELL_PAD = (7.2, 3.6)
"""A table cell's margins across and down, in pt (ECMA-376, 21.1.3.17, defaults)."""


def slides_of(m: Maker, block: AnyBlock, section: Section) -> list[Slide]:
    title, span = m.heading(block, section)
    match block:
        case TextBlock():
            paragraphs = m.spanned(block.short or block.text, bullet=False)
            return m.prose(title, span, paragraphs, section.picture)
        case Points():
            paragraphs = listed(m, block.items, block.ordered, 0)
            return m.prose(title, span, paragraphs, section.picture)
        case Terms():
            paragraphs = []
            for term in block.items:
                lead = f"{term.term}: "
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
            return quiz(m, block)
        case Resources():
            return resources(m, block, title, span)


def listed(m: Maker, items: Sequence[Point], ordered: bool, level: int) -> list[Spanned]:
    """Return points as paragraphs, each point's own points a level further in."""
    found: list[Spanned] = []
    for number, point in enumerate(items, start=1):
        lead = f"{number}. " if ordered else ""
        said = m.spanned(point.short or point.text, lead, bullet=False if ordered else None)
        found += [(replace(paragraph, level=level), span) for paragraph, span in said]
        found += listed(m, point.items, point.ordered, level + 1)
    return found


def timeline(m: Maker, block: Timeline, title: str, span: Span) -> list[Slide]:
    slides = []
    for events in _shared_out(block.items, 8, least=3):
        layout = m.layouts[f"Timeline {max(3, len(events))}"]
        dates = [(words.plain(event.date), event.date.span) for event in events]
        said = []
        for event in events:
            paragraphs = [Paragraph((Run(str(event.title), bold=True),))]
            text = event.short or event.text
            paragraphs += m.text(text) if text else []
            said.append((paragraphs, event.span))
        slots = _interleaved(
            m.side_by_side(layout, "Date", dates), m.side_by_side(layout, "Event", said)
        )
        slides.append(m.slide(layout, title, span, slots))
    return slides


def cards(m: Maker, block: Cards, title: str, span: Span) -> list[Slide]:
    if not any(card.text for card in block.items) and len(block.items) <= 4:
        return [tiles(m, block, title, span)]
    slides = []
    for cards in _shared_out(block.items, 6, least=2):
        count = next(n for n in (2, 3, 4, 6) if n >= len(cards))
        layout = m.layouts[f"Cards {count}"]
        names = [(words.plain(card.title), card.title.span) for card in cards]
        texts = []
        for card in cards:
            text = card.short or card.text
            texts.append((m.text(text) if text else [], card.span))
        slots: list[Slot] = list(
            _interleaved(
                m.side_by_side(layout, "Card title", names),
                m.side_by_side(layout, "Card text", texts),
            )
        )
        for number, (card, box) in enumerate(zip(cards, layout.pictures, strict=False)):
            if card.icon:
                accent = layout.named("Card title")[number].colour
                slots.append(PictureSlot(card.icon, box, None, accent))
        slides.append(m.slide(layout, title, span, [s for s in slots if _says(s)]))
    return slides


def tiles(m: Maker, block: Cards, title: str, span: Span) -> Slide:
    layout = m.layouts[f"Tiles {len(block.items)}"]
    names = [(words.plain(card.title), card.title.span) for card in block.items]
    slots: list[Slot] = list(m.side_by_side(layout, "Tile", names))
    for card, box in zip(block.items, layout.pictures, strict=True):
        if card.icon:
            slots.append(PictureSlot(card.icon, box, None))
    return m.slide(layout, title, span, slots)


def statistics(m: Maker, block: Statistics, title: str, span: Span) -> list[Slide]:
    slides = []
    for group in _shared_out(block.published, 3 if len(block.published) == 3 else 2, least=1):
        name = "Big figure" if len(group) == 1 else f"Figures {len(group)}"
        layout = m.layouts[name]
        values = [(words.plain(item.figure), item.span) for item in group]
        labels = [(label(m, item), item.label.span) for item in group]
        slots: list[Slot] = list(
            _interleaved(
                m.side_by_side(layout, "Figure", values),
                m.side_by_side(layout, "Label", labels),
            )
        )
        for item, box in zip(group, layout.pictures, strict=False):
            if item.picture != "none" and item.value is not None:
                slots.append(FigureSlot(item.picture, float(item.value), box, item.picture_alt))
        slots.append(m.fill(layout, "Source", references(m, group), span))
        slides.append(m.slide(layout, title, span, slots))
    return slides


def label(m: Maker, item: Statistic) -> list[Paragraph]:
    first, *rest = m.text(item.short or item.label)
    if item.source:
        number = Run(f"\u00a0[{m.numbers[item.source]}]")
        first = Paragraph((*first.runs, number))
    return [first, *rest]


def references(m: Maker, group: Sequence[Statistic]) -> list[Paragraph]:
    """Return the short references of a few figures in one line."""
    sources = dict.fromkeys(str(item.source) for item in group if item.source)
    return list(words.plain("; ".join(m.reference(source) for source in sources)))


def pending(m: Maker, block: Statistics, title: str, span: Span) -> list[Slide]:
    """In a draft, return the figures that have no value yet; otherwise nothing."""
    waiting = [item for item in block.items if item.pending]
    if not waiting or not m.draft:
        return []
    paragraphs = []
    for item in waiting:
        paragraphs += m.spanned(item.short or item.label, "No value yet: ", bold=True)
    return m.listing("Title and content", f"Draft: {title}", span, paragraphs)


def chart(m: Maker, block: Chart, title: str, span: Span) -> Slide:
    layout = m.layouts["Chart"]
    titled = block.headline and block.title
    caption = block.title if titled else ", ".join(series.name for series in block.series)
    slots: list[Slot] = [
        m.fill(layout, "Caption", words.plain(str(caption)), block.span),
        ChartSlot("Chart", block),
        m.fill(layout, "Source", words.plain(m.reference(block.source)), block.span),
    ]
    return m.slide(layout, title, span, slots)


def table(m: Maker, block: Table, title: str, span: Span) -> list[Slide]:
    layout = m.layouts["Table"]
    place = layout.place("Table")
    widths = column_widths(block.lengths, place.box.width)
    rows = [
        tuple(Paragraph(words.runs(cell.paragraphs[0], m.numbers)) for cell in row)
        for row in block.rows
    ]
    head = tuple(Paragraph((Run(str(name), bold=True),)) for name in block.header)
    for size in (place.size, 18.0):
        heights = [row_height(m, row, widths, size, place) for row in (head, *rows)]
        if sum(heights) <= place.box.height:
            break
    pages: list[list[int]] = [[]]
    used = heights[0]
    for number, height in enumerate(heights[1:]):
        if heights[0] + height > place.box.height:
            m.fitter.report.error(
                "slide-overflow",
                f"row {number + 1} of the table is taller than a slide",
                block.rows[number][0].span,
                "shorten its cells, or split the row",
            )
        if pages[-1] and used + height > place.box.height:
            pages.append([])
            used = heights[0]
        pages[-1].append(number)
        used += height
    slides = []
    for page in pages:
        slots: list[Slot] = [
            m.fill(layout, "Caption", words.plain(block.caption), block.caption.span),
            TableSlot(
                "Table",
                tuple(str(name) for name in block.header),
                tuple(rows[n] for n in page),
                tuple(widths),
                (heights[0], *(heights[n + 1] for n in page)),
                size,
                str(block.caption),
            ),
        ]
        slides.append(m.slide(layout, title, span, slots))
    return slides


def row_height(
    m: Maker, cells: Sequence[Paragraph], widths: Sequence[float], size: float, place: Place
) -> float:
    across, down = CELL_PAD
    tallest = max(
        m.fitter.height([cell], width - 2 * across, size, place)
        for cell, width in zip(cells, widths, strict=True)
    )
    return tallest + 2 * down + 2


def image(m: Maker, block: Image, title: str, span: Span) -> Slide:
    name = "Wide picture" if block.file.ratio > 2 else "Picture with text"
    layout = m.layouts[name]
    alt = str(block.alt) if block.alt else None
    slots: list[Slot] = [PictureSlot(block.file, layout.pictures[0], alt)]
    paragraphs = m.text(block.caption) if block.caption else []
    if block.credit:
        paragraphs += words.plain(block.credit)
    if paragraphs:
        if name == "Wide picture" and len(paragraphs) > 2:
            paragraphs = [_joined(paragraphs)]
        slots.append(m.fill(layout, "Text", paragraphs, block.span))
    return m.slide(layout, title, span, slots)


def callout(m: Maker, block: Callout) -> Slide:
    layout = m.layouts["Statement"]
    slots: list[Slot] = [m.fill(layout, "Text", m.text(block.short or block.text), block.text.span)]
    if block.icon:
        slots.append(
            PictureSlot(block.icon, layout.pictures[0], None, "on-primary-soft", on_dark=True)
        )
    return m.slide(layout, block.headline or block.title, block.title.span, slots)


def quote(m: Maker, block: Quote, title: str, span: Span) -> Slide:
    layout = m.layouts["Quote"]
    by = f"— {block.by}"
    if block.source:
        by += f" [{m.numbers[block.source]}]"
    return m.slide(
        layout,
        title,
        span,
        [
            m.fill(layout, "Quote", m.text(block.text), block.text.span),
            m.fill(layout, "By", words.plain(by), block.by.span),
        ],
    )


def quiz(m: Maker, block: Quiz) -> list[Slide]:
    """A question, then its answer and why."""
    layout = m.layouts[f"Quiz question {len(block.options)}"]
    question = block.question.plain
    letters = [Filled(f"Letter {n}", words.plain(letter), layout.place("Letter 1").size)
               for n, letter in enumerate("ABCD"[: len(block.options)], start=1)]  # fmt: skip
    options = m.side_by_side(
        layout, "Option", [(m.text(option), option.span) for option in block.options]
    )
    asked = m.slide(
        layout, question, block.question.span, _interleaved(letters, options),
        [f"The answer is {block.answer}."],
    )  # fmt: skip
    layout = m.layouts[f"Quiz answer {len(block.options)}"]
    again = m.side_by_side(
        layout, "Option", [(m.text(option), option.span) for option in block.options]
    )
    small = [replace(slot, size=layout.place("Letter 1").size) for slot in letters]
    marked = [
        replace(slot, stressed=number // 2 == block.right)
        for number, slot in enumerate(_interleaved(small, again))
    ]
    right = block.options[block.right].plain
    why = m.fill(layout, "Explanation", m.text(block.explanation), block.explanation.span)
    title = f"Answer {block.answer}: {right}"
    answered = m.slide(layout, title, block.question.span, [*marked, why], [question])
    return [asked, answered]


def resources(m: Maker, block: Resources, title: str, span: Span) -> list[Slide]:
    slides = []
    for group in _shared_out(block.items, 3, least=1):
        layout = m.layouts[f"Resources {len(group)}"]
        names = [
            ((Paragraph((Run(str(item.name), url=str(item.url)),)),), item.name.span)
            for item in group
        ]
        offers = []
        for item in group:
            address = item.url.split("://")[-1].removeprefix("www.").rstrip("/")
            said = [*m.text(item.short or item.offers), *words.plain(address)]
            offers.append((said, item.span))
        slots: list[Slot] = list(
            _interleaved(
                m.side_by_side(layout, "Name", names),
                m.side_by_side(layout, "Offers", offers),
            )
        )
        for item, box in zip(group, layout.pictures, strict=True):
            slots.append(CodeSlot(str(item.url), box, f"QR code for {item.name}"))
        slides.append(m.slide(layout, title, span, slots))
    return slides


def _says(slot: Slot) -> bool:
    return not isinstance(slot, Filled) or bool(slot.paragraphs)


def _interleaved(one: Sequence[Filled], other: Sequence[Filled]) -> list[Filled]:
    """Return two rows of texts in reading order: a heading, then its text."""
    return [slot for pair in zip(one, other, strict=True) for slot in pair]


def _joined(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Return paragraphs run on as one, a full stop after each."""
    runs: list[Run] = []
    for paragraph in paragraphs:
        runs += paragraph.runs
        end = "" if paragraph.text.rstrip().endswith((".", "?", "!", ":")) else "."
        runs.append(Run(f"{end} "))
    return Paragraph((*runs[:-1], Run(runs[-1].text.rstrip())))


def _shared_out(items: Sequence[T], most: int, least: int) -> list[Sequence[T]]:
    """Return items in groups of like size, none larger than `most`."""
    if not items:
        return []
    count = -(-len(items) // most)
    size = max(least, -(-len(items) // count))
    return [items[n : n + size] for n in range(0, len(items), size)]

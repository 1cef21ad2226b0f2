"""Document → Deck: which slides there are, what fills them and at what size; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from irdocs.content import evidence
from irdocs.content.markup import Text, sentences
from irdocs.content.model import (
    AnyBlock,
    Callout,
    Cards,
    Chart,
    Document,
    Image,
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
    long_date,
)
from irdocs.deck import words
from irdocs.deck.fit import PITCH, Faces, Fitter
from irdocs.deck.layouts import Layout, Place, build
from irdocs.deck.model import (
    ChartSlot,
    CodeSlot,
    Deck,
    FigureSlot,
    Filled,
    Paragraph,
    PictureSlot,
    Run,
    Slide,
    Slot,
    TableSlot,
)
from irdocs.diagnostics import Report, Span
from irdocs.theme import Theme

T = TypeVar("T")
Spanned = tuple[Paragraph, Span]
"""A paragraph, and where its text stands."""

CELL_PAD = (7.2, 3.6)
"""A table cell's margins across and down, in pt (ECMA-376, 21.1.3.17, defaults)."""


def plan(document: Document, theme: Theme, report: Report, *, draft: bool = False) -> Deck:
    """Return the deck; what does not fit is split, or an error in `report`, never dropped."""
    numbers = evidence.numbered(document, "deck")
    planner = _Planner(
        document, build(theme.slides.sizes), Fitter(Faces(theme.slides), report), numbers, draft
    )
    slides = [planner.title(), *planner.objectives()]
    sections = document.sections_for("deck")
    for section in sections:
        slides += planner.section(section)
    slides += [*planner.sources(), planner.closing()]
    return Deck(
        tuple(_with_unique_titles(slides)),
        tuple((str(section.id), str(section.title)) for section in sections),
        str(document.document.language),
        str(document.document.title),
        document.document.cover,
    )


def _with_unique_titles(slides: Sequence[Slide]) -> Iterator[Slide]:
    """Number slides that share a title: "… (2 of 3)"; a section's opener keeps it (PPT-05)."""
    openers = {slide.title for slide in slides if slide.layout.name == "Section header"}
    counts = Counter(slide.title for slide in slides if slide.layout.name != "Section header")
    seen: Counter[str] = Counter()
    for slide in slides:
        total = counts[slide.title]
        if slide.layout.name == "Section header" or (total == 1 and slide.title not in openers):
            yield slide
            continue
        seen[slide.title] += 1
        number = f"{seen[slide.title]} of {total}" if total > 1 else "continued"
        yield replace(slide, title=f"{slide.title} ({number})")


@dataclass(frozen=True, slots=True)
class _Planner:
    """Makes the slides of one document."""

    document: Document
    layouts: Mapping[str, Layout]
    fitter: Fitter
    numbers: Mapping[str, int]
    draft: bool

    # ------------------------------------------------------------ frame

    def title(self) -> Slide:
        about = self.document.document
        layout = self.layouts["Title slide"]
        version = f"Version {about.version}, {long_date(about.date)}"
        return self.slide(
            layout,
            about.title,
            about.title.span,
            [
                self.fill(layout, "Subtitle", _sentences(about.subtitle), about.subtitle.span),
                self.fill(layout, "Audience", words.plain(about.audience), about.audience.span),
                self.fill(layout, "Version", words.plain(version), about.span),
            ],
            [f"{about.title}. {about.subtitle}", f"{about.audience}.", f"{about.status}."],
        )

    def objectives(self) -> list[Slide]:
        objectives = self.document.objectives
        if objectives is None:
            return []
        paragraphs = [p for item in objectives.items for p in self.spanned(item)]
        return self.listing(
            "Title and content",
            objectives.title,
            objectives.title.span,
            paragraphs,
            words.spoken(objectives.notes, self.numbers),
            ("objectives",),
        )

    def section(self, section: Section) -> list[Slide]:
        """Return an opener and the slides of the section's blocks."""
        layout = self.layouts["Section header"]
        notes = words.spoken(section.notes, self.numbers)
        lead = self.text(section.lead)
        slots: list[Slot] = [self.fill(layout, "Lead", lead, section.lead.span)]
        if section.picture:
            art = PictureSlot(section.picture, layout.pictures[0], None, "on-primary", on_dark=True)
            slots.append(art)
        opener = self.slide(
            layout,
            section.title,
            section.title.span,
            slots,
            [*notes, *self.cited(section.lead)],
        )
        slides = [opener]
        for block in section.blocks:
            said = words.spoken(block.notes or section.notes, self.numbers)
            for slide in self.block(block, section):
                full = self.in_full(block)
                slides.append(
                    replace(
                        slide,
                        notes=(*said, *slide.notes, *full, *self.cited(block)),
                        blocks=(*slide.blocks, str(block.id)),
                    )
                )
        return [replace(slide, section=str(section.id)) for slide in slides]

    def sources(self) -> list[Slide]:
        if not self.numbers:
            return []
        paragraphs = []
        for source_id, number in self.numbers.items():
            source = self.document.sources[source_id]
            where = f"doi:{source.doi}" if source.doi else "Read it online"
            listed = Run(f"[{number}] {evidence.reference(source)} ")
            reference = Paragraph((listed, Run(where, url=source.address)), bullet=False)
            paragraphs.append((reference, source.span))
        first = self.document.sources[next(iter(self.numbers))]
        return self.listing(
            "Sources",
            "Sources",
            first.span,
            paragraphs,
            ("These are the sources of the figures, by the number that stands beside each.",),
        )

    def closing(self) -> Slide:
        about = self.document.document
        layout = self.layouts["Closing"]
        status = f"{about.status}. Version {about.version}, {long_date(about.date)}."
        if about.next_review:
            status += f" Next review by {long_date(about.next_review)}."
        paragraphs = [*self.text(about.disclaimer), *words.plain(status)]
        for extra in (about.organisation, about.licence):
            if extra:
                paragraphs += words.plain(extra)
        if about.contact:
            contact = about.contact
            given = (contact.name, contact.email, contact.telephone, contact.url)
            paragraphs += words.plain(" · ".join(str(part) for part in given if part))
        return self.slide(
            layout,
            "\n".join(sentences(about.subtitle)),
            about.subtitle.span,
            [self.fill(layout, "Text", paragraphs, about.span)],
            ["Leave this slide up while you take questions.", f"{about.status}."],
        )

    # ------------------------------------------------------------ helpers

    def text(self, text: Text) -> list[Paragraph]:
        return list(words.paragraphs(text, self.numbers))

    def spanned(
        self, text: Text, lead: str = "", *, bold: bool = False, bullet: bool | None = None
    ) -> list[Spanned]:
        """Return a text's paragraphs with their place; `lead` stands before the first."""
        first, *rest = self.text(text)
        if lead:
            first = replace(first, runs=(Run(lead, bold=bold), *first.runs))
        return [(replace(p, bullet=bullet), text.span) for p in (first, *rest)]

    def slide(
        self,
        layout: Layout,
        title: str,
        span: Span,
        slots: Sequence[Slot],
        notes: Sequence[str] = (),
        blocks: tuple[str, ...] = (),
    ) -> Slide:
        """Return a slide whose title is known to fit, with room for "(2 of 3)"."""
        lines = [p for part in title.split("\n") for p in words.plain(part)]
        size = self.fitter.sure(lines, layout.title, span)
        longer = self.fitter.size(words.plain(f"{title} (10 of 10)"), layout.title)
        return Slide(layout, str(title), longer or size, tuple(slots), tuple(notes), blocks)

    def fill(
        self, layout: Layout, name: str, paragraphs: Sequence[Paragraph], span: Span
    ) -> Filled:
        place = layout.place(name)
        return Filled(name, tuple(paragraphs), self.fitter.sure(paragraphs, place, span))

    def listing(
        self,
        layout_name: str,
        title: str,
        span: Span,
        paragraphs: Sequence[Spanned],
        notes: Sequence[str] = (),
        blocks: tuple[str, ...] = (),
    ) -> list[Slide]:
        """Return as many slides of body text as it takes."""
        layout = self.layouts[layout_name]
        return [
            self.slide(layout, title, span, [Filled("Body", page, size)], notes, blocks)
            for page, size in self.fitter.pages(paragraphs, layout.place("Body"))
        ]

    def side_by_side(
        self, layout: Layout, stem: str, texts: Sequence[tuple[Sequence[Paragraph], Span]]
    ) -> list[Filled]:
        """Return like texts in like places, all of one size."""
        places = layout.named(stem)[: len(texts)]
        size = self.fitter.common(
            [(paragraphs, place) for (paragraphs, _), place in zip(texts, places, strict=True)],
            [span for _, span in texts],
        )
        return [
            Filled(place.name, tuple(paragraphs), size)
            for (paragraphs, _), place in zip(texts, places, strict=True)
        ]

    def heading(self, block: AnyBlock, section: Section) -> tuple[str, Span]:
        """Return a slide's title: the sentence given for it, else the nearest heading."""
        title = block.headline or block.title or section.title
        return str(title), title.span

    def cited(self, node: object) -> list[str]:
        """Return a line of notes for each source that something cites."""
        return [
            f"Source [{self.numbers[source]}]: {evidence.reference(self.document.sources[source])} "
            f"{self.document.sources[source].address}"
            for source in dict.fromkeys(evidence.cited(node))
        ]

    def in_full(self, block: AnyBlock) -> list[str]:
        """Return the long wording of what the slide says in short."""
        found: list[str] = []
        if isinstance(block, TextBlock | Callout) and block.short:
            found += words.spoken(block.text, self.numbers)
        for item in getattr(block, "items", ()):
            if getattr(item, "short", None) is None:
                continue
            for name in ("text", "meaning", "label", "offers"):
                value = getattr(item, name, None)
                if isinstance(value, Text):
                    name_of = getattr(item, "title", getattr(item, "name", None))
                    lead = f"{name_of}: " if name_of else ""
                    if isinstance(item, Statistic) and not item.pending:
                        lead = f"{item.figure} "
                    said = words.spoken(value, self.numbers)
                    found += [f"{lead}{said[0]}", *said[1:]]
        if block.title and block.headline and not isinstance(block, Callout | Chart):
            found.insert(0, str(block.title))
        return ["In full:", *found] if found else []

    # ------------------------------------------------------------ blocks

    def block(self, block: AnyBlock, section: Section) -> list[Slide]:
        title, span = self.heading(block, section)
        match block:
            case TextBlock():
                paragraphs = self.spanned(block.short or block.text, bullet=False)
                return self.listing("Title and content", title, span, paragraphs)
            case Points():
                paragraphs = []
                for number, point in enumerate(block.items, start=1):
                    lead = f"{number}. " if block.ordered else ""
                    bullet = False if block.ordered else None
                    paragraphs += self.spanned(point.short or point.text, lead, bullet=bullet)
                return self.listing("Title and content", title, span, paragraphs)
            case Terms():
                paragraphs = []
                for term in block.items:
                    lead = f"{term.term}: "
                    paragraphs += self.spanned(
                        term.short or term.meaning, lead, bold=True, bullet=False
                    )
                return self.listing("Title and content", title, span, paragraphs)
            case Timeline():
                return self.timeline(block, title, span)
            case Cards():
                return self.cards(block, title, span)
            case Statistics():
                return [*self.statistics(block, title, span), *self.pending(block, title, span)]
            case Chart():
                return [self.chart(block, title, span)]
            case Table():
                return self.table(block, title, span)
            case Image():
                return [self.image(block, title, span)]
            case Callout():
                return [self.callout(block)]
            case Quote():
                return [self.quote(block, title, span)]
            case Quiz():
                return self.quiz(block)
            case Resources():
                return self.resources(block, title, span)

    def timeline(self, block: Timeline, title: str, span: Span) -> list[Slide]:
        slides = []
        for events in _shared_out(block.items, 8, least=3):
            layout = self.layouts[f"Timeline {max(3, len(events))}"]
            dates = [(words.plain(event.date), event.date.span) for event in events]
            said = []
            for event in events:
                paragraphs = [Paragraph((Run(str(event.title), bold=True),))]
                text = event.short or event.text
                paragraphs += self.text(text) if text else []
                said.append((paragraphs, event.span))
            slots = _interleaved(
                self.side_by_side(layout, "Date", dates), self.side_by_side(layout, "Event", said)
            )
            slides.append(self.slide(layout, title, span, slots))
        return slides

    def cards(self, block: Cards, title: str, span: Span) -> list[Slide]:
        if not any(card.text for card in block.items) and len(block.items) <= 4:
            return [self.tiles(block, title, span)]
        slides = []
        for cards in _shared_out(block.items, 6, least=2):
            count = next(n for n in (2, 3, 4, 6) if n >= len(cards))
            layout = self.layouts[f"Cards {count}"]
            names = [(words.plain(card.title), card.title.span) for card in cards]
            texts = []
            for card in cards:
                text = card.short or card.text
                texts.append((self.text(text) if text else [], card.span))
            slots: list[Slot] = list(
                _interleaved(
                    self.side_by_side(layout, "Card title", names),
                    self.side_by_side(layout, "Card text", texts),
                )
            )
            for number, (card, box) in enumerate(zip(cards, layout.pictures, strict=False)):
                if card.icon:
                    accent = layout.named("Card title")[number].colour
                    slots.append(PictureSlot(card.icon, box, None, accent))
            slides.append(self.slide(layout, title, span, [s for s in slots if _says(s)]))
        return slides

    def tiles(self, block: Cards, title: str, span: Span) -> Slide:
        layout = self.layouts[f"Tiles {len(block.items)}"]
        names = [(words.plain(card.title), card.title.span) for card in block.items]
        slots: list[Slot] = list(self.side_by_side(layout, "Tile", names))
        for card, box in zip(block.items, layout.pictures, strict=True):
            if card.icon:
                slots.append(PictureSlot(card.icon, box, None))
        return self.slide(layout, title, span, slots)

    def statistics(self, block: Statistics, title: str, span: Span) -> list[Slide]:
        slides = []
        for group in _shared_out(block.published, 3 if len(block.published) == 3 else 2, least=1):
            name = "Big figure" if len(group) == 1 else f"Figures {len(group)}"
            layout = self.layouts[name]
            values = [(words.plain(item.figure), item.span) for item in group]
            labels = [(self.label(item), item.label.span) for item in group]
            slots: list[Slot] = list(
                _interleaved(
                    self.side_by_side(layout, "Figure", values),
                    self.side_by_side(layout, "Label", labels),
                )
            )
            for item, box in zip(group, layout.pictures, strict=False):
                if item.picture != "none" and item.value is not None:
                    slots.append(FigureSlot(item.picture, float(item.value), box, item.picture_alt))
            slots.append(self.fill(layout, "Source", self.references(group), span))
            slides.append(self.slide(layout, title, span, slots))
        return slides

    def label(self, item: Statistic) -> list[Paragraph]:
        first, *rest = self.text(item.short or item.label)
        if item.source:
            number = Run(f"\u00a0[{self.numbers[item.source]}]")
            first = Paragraph((*first.runs, number))
        return [first, *rest]

    def references(self, group: Sequence[Statistic]) -> list[Paragraph]:
        """Return the short references of a few figures in one line."""
        sources = dict.fromkeys(str(item.source) for item in group if item.source)
        return list(words.plain("; ".join(self.reference(source) for source in sources)))

    def reference(self, source_id: str) -> str:
        source = self.document.sources[source_id]
        return f"[{self.numbers[source_id]}] {source.authors}, {source.publisher} {source.year}"

    def pending(self, block: Statistics, title: str, span: Span) -> list[Slide]:
        """In a draft, return the figures that have no value yet; otherwise nothing."""
        waiting = [item for item in block.items if item.pending]
        if not waiting or not self.draft:
            return []
        paragraphs = []
        for item in waiting:
            paragraphs += self.spanned(item.short or item.label, "No value yet: ", bold=True)
        return self.listing("Title and content", f"Draft: {title}", span, paragraphs)

    def chart(self, block: Chart, title: str, span: Span) -> Slide:
        layout = self.layouts["Chart"]
        titled = block.headline and block.title
        caption = block.title if titled else ", ".join(series.name for series in block.series)
        slots: list[Slot] = [
            self.fill(layout, "Caption", words.plain(str(caption)), block.span),
            ChartSlot("Chart", block),
            self.fill(layout, "Source", words.plain(self.reference(block.source)), block.span),
        ]
        return self.slide(layout, title, span, slots)

    def table(self, block: Table, title: str, span: Span) -> list[Slide]:
        layout = self.layouts["Table"]
        place = layout.place("Table")
        widths = _column_widths(block, place.box.width)
        rows = [
            tuple(Paragraph(words.runs(cell.paragraphs[0], self.numbers)) for cell in row)
            for row in block.rows
        ]
        head = tuple(Paragraph((Run(str(name), bold=True),)) for name in block.header)
        for size in (place.size, 18.0):
            heights = [self.row_height(row, widths, size, place) for row in (head, *rows)]
            if sum(heights) <= place.box.height:
                break
        pages: list[list[int]] = [[]]
        used = heights[0]
        for number, height in enumerate(heights[1:]):
            if heights[0] + height > place.box.height:
                self.fitter.report.error(
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
                self.fill(layout, "Caption", words.plain(block.caption), block.caption.span),
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
            slides.append(self.slide(layout, title, span, slots))
        return slides

    def row_height(
        self, cells: Sequence[Paragraph], widths: Sequence[float], size: float, place: Place
    ) -> float:
        across, down = CELL_PAD
        tallest = max(
            self.fitter.height([cell], width - 2 * across, size, place)
            for cell, width in zip(cells, widths, strict=True)
        )
        return tallest + 2 * down + 2

    def image(self, block: Image, title: str, span: Span) -> Slide:
        name = "Wide picture" if block.file.ratio > 2 else "Picture with text"
        layout = self.layouts[name]
        alt = str(block.alt) if block.alt else None
        slots: list[Slot] = [PictureSlot(block.file, layout.pictures[0], alt)]
        paragraphs = self.text(block.caption) if block.caption else []
        if block.credit:
            paragraphs += words.plain(block.credit)
        if paragraphs:
            if name == "Wide picture" and len(paragraphs) > 2:
                paragraphs = [_joined(paragraphs)]
            slots.append(self.fill(layout, "Text", paragraphs, block.span))
        return self.slide(layout, title, span, slots)

    def callout(self, block: Callout) -> Slide:
        layout = self.layouts["Statement"]
        slots: list[Slot] = [
            self.fill(layout, "Text", self.text(block.short or block.text), block.text.span)
        ]
        if block.icon:
            slots.append(
                PictureSlot(block.icon, layout.pictures[0], None, "on-primary-soft", on_dark=True)
            )
        return self.slide(layout, block.headline or block.title, block.title.span, slots)

    def quote(self, block: Quote, title: str, span: Span) -> Slide:
        layout = self.layouts["Quote"]
        by = f"— {block.by}"
        if block.source:
            by += f" [{self.numbers[block.source]}]"
        return self.slide(
            layout,
            title,
            span,
            [
                self.fill(layout, "Quote", self.text(block.text), block.text.span),
                self.fill(layout, "By", words.plain(by), block.by.span),
            ],
        )

    def quiz(self, block: Quiz) -> list[Slide]:
        """A question, then its answer and why."""
        layout = self.layouts[f"Quiz question {len(block.options)}"]
        question = block.question.plain
        letters = [Filled(f"Letter {n}", words.plain(letter), layout.place("Letter 1").size)
                   for n, letter in enumerate("ABCD"[: len(block.options)], start=1)]  # fmt: skip
        options = self.side_by_side(
            layout, "Option", [(self.text(option), option.span) for option in block.options]
        )
        asked = self.slide(
            layout, question, block.question.span, _interleaved(letters, options),
            [f"The answer is {block.answer}."],
        )  # fmt: skip
        layout = self.layouts[f"Quiz answer {len(block.options)}"]
        again = self.side_by_side(
            layout, "Option", [(self.text(option), option.span) for option in block.options]
        )
        small = [replace(slot, size=layout.place("Letter 1").size) for slot in letters]
        marked = [
            replace(slot, stressed=number // 2 == block.right)
            for number, slot in enumerate(_interleaved(small, again))
        ]
        right = block.options[block.right].plain
        why = self.fill(layout, "Explanation", self.text(block.explanation), block.explanation.span)
        title = f"Answer {block.answer}: {right}"
        answered = self.slide(layout, title, block.question.span, [*marked, why], [question])
        return [asked, answered]

    def resources(self, block: Resources, title: str, span: Span) -> list[Slide]:
        slides = []
        for group in _shared_out(block.items, 3, least=1):
            layout = self.layouts[f"Resources {len(group)}"]
            names = [
                ((Paragraph((Run(str(item.name), url=str(item.url)),)),), item.name.span)
                for item in group
            ]
            offers = []
            for item in group:
                address = item.url.split("://")[-1].removeprefix("www.").rstrip("/")
                said = [*self.text(item.short or item.offers), *words.plain(address)]
                offers.append((said, item.span))
            slots: list[Slot] = list(
                _interleaved(
                    self.side_by_side(layout, "Name", names),
                    self.side_by_side(layout, "Offers", offers),
                )
            )
            for item, box in zip(group, layout.pictures, strict=True):
                slots.append(CodeSlot(str(item.url), box, f"QR code for {item.name}"))
            slides.append(self.slide(layout, title, span, slots))
        return slides


def _sentences(text: str) -> list[Paragraph]:
    """Return each sentence as a paragraph of its own, as a title page sets them."""
    return [p for sentence in sentences(text) for p in words.plain(sentence)]


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


def _column_widths(block: Table, width: float) -> list[float]:
    wants = []
    for column, name in enumerate(block.header):
        lengths = [len(name), *(len(row[column].plain) for row in block.rows)]
        wants.append(max(4.0, sum(lengths) / len(lengths)) ** 0.75 + max(lengths) ** 0.5)
    return [width * want / sum(wants) for want in wants]


__all__ = ["PITCH", "plan"]

"""Slides and texts in places: what every block is made into slides with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from irdocs.content import evidence
from irdocs.content.assets import Picture
from irdocs.content.markup import Text
from irdocs.content.model import (
    Answers,
    AnyBlock,
    Callout,
    Chart,
    Document,
    Section,
    Statistic,
    TextBlock,
)
from irdocs.content.product import DECK
from irdocs.deck import inlines
from irdocs.deck.fit import TextFitter
from irdocs.deck.layout import Layout
from irdocs.deck.layout_names import LayoutKey, LayoutKind, Stem
from irdocs.deck.model import PictureSlot, Slide, SlideParagraph, Slot, TextRun, TextSlot
from irdocs.deck.numerals import numeral
from irdocs.diagnostics import Span
from irdocs.locale import Locale, statements
from irdocs.theme import SlideType

Spanned = tuple[SlideParagraph, Span]
"""A paragraph, and where its text stands."""


def _lines(title: str) -> list[SlideParagraph]:
    return [paragraph for line in title.split("\n") for paragraph in inlines.plain(line)]


def _all_items(node: object) -> Iterator[object]:
    """Yield a node's items, each with its own below it."""
    for item in getattr(node, "items", ()):
        yield item
        yield from _all_items(item)


@dataclass(frozen=True, slots=True)
class SlideBuilder:
    """Makes slides of one document, measured as they are made."""

    document: Document
    layouts: Mapping[LayoutKey, Layout]
    fitter: TextFitter
    locale: Locale
    citations: Mapping[str, str]
    """How each source is cited in a text, by its id, in the order of their numbers."""
    draft: bool
    type: SlideType
    """Our own typeface, in which sections without a picture have their number."""
    answers: Answers = "slides"
    """Whether a quiz's answers have slides of their own, or stand in the notes."""

    @property
    def trying(self) -> SlideBuilder:
        """The same with a report of its own: for trying what may not fit."""
        return replace(self, fitter=self.fitter.trying)

    def art_of(self, section: Section) -> Picture:
        """Return what stands for a section: its picture, or its number in the deck."""
        if section.picture:
            return section.picture
        section_ids = [other.id for other in self.document.sections_for(DECK)]
        return numeral(section_ids.index(section.id) + 1, self.type)

    def text(self, text: Text) -> list[SlideParagraph]:
        return list(inlines.paragraphs(text, self.citations))

    def spanned(
        self, text: Text, lead: str = "", *, bold: bool = False, bullet: bool | None = None
    ) -> list[Spanned]:
        """Return a text's paragraphs with their place; `lead` stands before the first."""
        first, *rest = self.text(text)
        if lead:
            first = replace(first, runs=(TextRun(lead, bold=bold), *first.runs))
        if bullet is None:
            return [(paragraph, text.span) for paragraph in (first, *rest)]
        return [(replace(paragraph, bullet=bullet), text.span) for paragraph in (first, *rest)]

    def slide(
        self,
        layout: Layout,
        title: str,
        span: Span,
        slots: Sequence[Slot],
        notes: Sequence[str] = (),
        blocks: tuple[str, ...] = (),
    ) -> Slide:
        """Return a slide whose title is known to fit."""
        size = self.fitter.sure(_lines(title), layout.title, span)
        return Slide(layout, str(title), size, span, tuple(slots), tuple(notes), blocks)

    def retitled(self, slide: Slide, title: str) -> Slide:
        """Return a slide under another title, which is known to fit too."""
        size = self.fitter.sure(_lines(title), slide.layout.title, slide.span)
        return replace(slide, title=title, title_size=size)

    def fill(
        self, layout: Layout, stem: Stem, paragraphs: Sequence[SlideParagraph], span: Span
    ) -> TextSlot:
        placeholder = layout.single(stem)
        if placeholder.unbulleted:
            paragraphs = [replace(paragraph, bullet=False) for paragraph in paragraphs]
        return TextSlot(
            placeholder.name, tuple(paragraphs), self.fitter.sure(paragraphs, placeholder, span)
        )

    def listing(
        self,
        key: LayoutKey,
        title: str,
        span: Span,
        paragraphs: Sequence[Spanned],
        notes: Sequence[str] = (),
        blocks: tuple[str, ...] = (),
    ) -> list[Slide]:
        """Return as many slides of body text as it takes."""
        layout = self.layouts[key]
        body = layout.single(Stem.BODY)
        return [
            self.slide(layout, title, span, [TextSlot(body.name, page, size)], notes, blocks)
            for page, size in self.fitter.pages(paragraphs, body)
        ]

    def prose(
        self, title: str, span: Span, paragraphs: Sequence[Spanned], picture: Picture | None
    ) -> list[Slide]:
        """Return body text: beside the section's drawing if it is short, else over the width."""
        whole = LayoutKey(LayoutKind.CONTENT)
        if picture is None:
            return self.listing(whole, title, span, paragraphs)
        layout = self.layouts[LayoutKey(LayoutKind.CONTENT_WITH_PICTURE)]
        placeholder = layout.single(Stem.BODY)
        size = self.fitter.size([paragraph for paragraph, _ in paragraphs], placeholder)
        if size is None or size < placeholder.steps[0]:
            return self.listing(whole, title, span, paragraphs)
        drawing = PictureSlot(picture, layout.pictures[0], None)
        slides = self.listing(layout.key, title, span, paragraphs)
        return [replace(slide, slots=(*slide.slots, drawing)) for slide in slides]

    def side_by_side(
        self, layout: Layout, stem: Stem, texts: Sequence[tuple[Sequence[SlideParagraph], Span]]
    ) -> list[TextSlot]:
        """Return like texts in like places, all of one size."""
        placeholders = layout.all_of(stem)[: len(texts)]
        size = self.fitter.common(
            [
                (paragraphs, placeholder)
                for (paragraphs, _), placeholder in zip(texts, placeholders, strict=True)
            ],
            [span for _, span in texts],
        )
        return [
            TextSlot(placeholder.name, tuple(paragraphs), size)
            for (paragraphs, _), placeholder in zip(texts, placeholders, strict=True)
        ]

    def heading(self, block: AnyBlock, section: Section) -> tuple[str, Span]:
        """Return a slide's title: the sentence given for it, else the nearest heading."""
        title = block.headline or block.title or section.title
        return str(title), title.span

    def cited(self, node: object) -> list[str]:
        """Return a line of notes for each source that something cites."""
        cited_sources = {
            source_id: self.document.sources[source_id] for source_id in evidence.cited(node)
        }
        return [
            self.locale.words.source_note(
                citation=self.citations[source_id],
                reference=evidence.reference(source),
                address=source.address,
            )
            for source_id, source in cited_sources.items()
        ]

    def in_full(self, block: AnyBlock) -> list[str]:
        """Return the long wording of what the slide says in short."""
        lines: list[str] = []
        if isinstance(block, TextBlock | Callout) and block.short:
            lines += inlines.spoken(block.text, self.citations)
        for item in _all_items(block):
            if getattr(item, "short", None) is None:
                continue
            for field_name in ("text", "meaning", "label", "offers"):
                value = getattr(item, field_name, None)
                if isinstance(value, Text):
                    heading = getattr(item, "title", getattr(item, "name", None))
                    lead = self.locale.words.lead(label=heading) if heading else ""
                    if isinstance(item, Statistic) and not item.pending:
                        lead = f"{statements.figure(self.locale, item)} "
                    spoken_lines = inlines.spoken(value, self.citations)
                    lines += [f"{lead}{spoken_lines[0]}", *spoken_lines[1:]]
        if block.title and block.headline and not isinstance(block, Chart):
            lines.insert(0, str(block.title))
        return [self.locale.words.in_full, *lines] if lines else []

    def reference(self, source_id: str) -> str:
        source = self.document.sources[source_id]
        return self.locale.words.short_reference(
            citation=self.citations[source_id],
            authors=source.authors,
            publisher=source.publisher,
            year=str(source.year),
        )

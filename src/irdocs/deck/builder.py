"""The builder that fills layouts with measured text; every slide of a deck is made by it.

`blocks`, `quizzes` and `plan` decide what stands on a slide; the `SlideBuilder` finds the sizes at
which it fits, reports what does not, and gathers what belongs in the speaker's notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields

from irdocs.content import evidence
from irdocs.content.about import Answers, Source
from irdocs.content.assets import Picture
from irdocs.content.blocks import AnyBlock, ContactBlock, Table
from irdocs.content.markup import Text
from irdocs.content.model import Section
from irdocs.content.source import SourceText
from irdocs.content.source_ids import OwnData
from irdocs.deck import inlines
from irdocs.deck.fit import SHORTEN, TextFitter
from irdocs.deck.layout import Layout, Placeholder
from irdocs.deck.layout_names import LARGE_TITLES, LayoutKey, LayoutKind, Stem
from irdocs.deck.model import Slide
from irdocs.deck.numerals import numeral
from irdocs.deck.section_head import SectionHead, head_of
from irdocs.deck.shown_parts import WHOLE, ShownPart
from irdocs.deck.slide_text import SlideParagraph, TextRun
from irdocs.deck.slots import PictureSlot, Slot, TextSlot
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace
from irdocs.locale import Locale, in_language, language_of, statements
from irdocs.theme import SlideType
from irdocs.units import Rect

Spanned = tuple[SlideParagraph, Span]
"""A paragraph, and where its text stands in the content."""


def _placed_in(placeholder: Placeholder, paragraph: SlideParagraph) -> SlideParagraph:
    """Return a paragraph that says of its bullet only what differs from its placeholder's.

    A bullet that the placeholder has anyway keeps the look that the template gives it.
    """
    if paragraph.bullet is None and placeholder.unbulleted:
        return replace(paragraph, bullet=False)
    if paragraph.bullet and placeholder.bullets:
        return replace(paragraph, bullet=None)
    if paragraph.is_listed and not placeholder.bullets:
        return replace(paragraph, is_own_list=True)
    return paragraph


def _at_most(placeholder: Placeholder, most: float | None) -> Placeholder:
    """Return a placeholder whose text has at most a size in pt."""
    if most is None:
        return placeholder
    larger = tuple(size for size in placeholder.larger if size <= most)
    sizes = [size for size in placeholder.sizes if size <= most] or list(placeholder.sizes)
    return replace(placeholder, size=sizes[0], steps=tuple(sizes[1:]), larger=larger)


def _placed(layout: Layout, slot: Slot) -> Slot:
    """Return a slot whose paragraphs say of their bullets what differs from their placeholder's."""
    if not isinstance(slot, TextSlot):
        return slot
    placeholder = layout.placeholder(slot.placeholder)
    return replace(
        slot, paragraphs=tuple(_placed_in(placeholder, each) for each in slot.paragraphs)
    )


def _below(title_size: float, layout: Layout, slot: Slot) -> Slot:
    """Return a slot whose text, where it had grown, is no larger than the slide's title.

    Text that fits at one size fits at each smaller one.
    """
    if not isinstance(slot, TextSlot):
        return slot
    placeholder = layout.placeholder(slot.placeholder)
    if placeholder.is_message or slot.size not in placeholder.larger or slot.size <= title_size:
        return slot
    sizes = (*placeholder.larger, placeholder.size)
    return replace(slot, size=next((s for s in sizes if s <= title_size), placeholder.size))


def with_title_size(slide: Slide, size: float) -> Slide:
    """Return a slide whose title has another size in pt; text that had grown is no larger."""
    slots = tuple(_below(size, slide.layout, slot) for slot in slide.slots)
    return replace(slide, title_size=size, slots=slots)


def _lines(title: str) -> list[SlideParagraph]:
    """Return the lines of a title, which are separated by "\n", as paragraphs."""
    return [paragraph for line in title.split("\n") for paragraph in inlines.plain(line)]


@frozen
class SlideBuilder:
    """Makes the slides of one document and measures them at once."""

    sources: Mapping[str, Source]
    """The document's sources, by their ids."""
    section_ids: tuple[str, ...]
    """The ids of the sections that the deck shows, in order."""
    layouts: Mapping[LayoutKey, Layout]
    fitter: TextFitter
    locale: Locale
    citations: Mapping[str, str]
    """The citation of each source, such as "[3]", by the source's id, in numerical order."""
    draft: bool
    """Whether the deck is a draft, which shows what is still missing."""
    type: SlideType
    """The theme's own typeface, in which the numbers of sections without a picture are drawn."""
    answers: Answers = "slides"
    """Whether a quiz's answers have slides of their own ("slides") or stand in the notes."""
    balances_titles: bool = False
    """Whether large titles of several lines have boxes that make these about equally long. A
    user's template may have painted something behind its title, so there the box stays."""

    @property
    def values(self) -> tuple[object, ...]:
        """All that its slides depend on: all of it but where findings go."""
        faces = (self.fitter.minor, self.fitter.major)
        others = (getattr(self, one.name) for one in fields(self) if one.name != "fitter")
        return (*faces, *others)

    @property
    def trying(self) -> SlideBuilder:
        """A copy with an empty report, for trying slides that may not fit."""
        return replace(self, fitter=self.fitter.trying)

    def trying_in(self, layouts: Mapping[LayoutKey, Layout]) -> SlideBuilder:
        """Return a copy with an empty report that fills another set of layouts."""
        return replace(self, layouts=layouts, fitter=self.fitter.trying)

    def art_of(self, section: Section) -> Picture:
        """Return the drawing of a section; for one without a drawing, a drawing of its number."""
        if drawing := head_of(section).drawing:
            return drawing
        return numeral(self.section_ids.index(str(section.id)) + 1, self.type)

    def text(self, text: Text, level: int = 0) -> list[SlideParagraph]:
        """Return a text's paragraphs, its citations as numbers; `level` is that of its lists."""
        return list(inlines.paragraphs(text, self.citations, level))

    def spanned(
        self, text: Text, lead: str = "", *, bold: bool = False, bullet: bool | None = None
    ) -> list[Spanned]:
        """Return a text's paragraphs, each with the text's span.

        `lead` is put before the first paragraph; `bold` is for the lead alone. `bullet` says
        whether paragraphs have bullets that are in no list, None that the placeholder decides.
        """
        paragraphs = self.text(text)
        if lead:
            paragraphs = inlines.led(TextRun(lead, bold=bold), paragraphs)
        return [
            (paragraph if paragraph.is_listed else replace(paragraph, bullet=bullet), text.span)
            for paragraph in paragraphs
        ]

    def slide(
        self,
        layout: Layout,
        title: str,
        span: Span,
        slots: Sequence[Slot],
        notes: Sequence[SlideParagraph] = (),
        blocks: tuple[str, ...] = (),
        hint: str = SHORTEN,
    ) -> Slide:
        """Return a slide; an error with the hint is reported if its title does not fit."""
        size, box = self._title_fit(layout, title, span, hint)
        filled = tuple(_below(size, layout, _placed(layout, slot)) for slot in slots)
        shown_title = in_language(str(title), language_of(title))
        return Slide(layout, shown_title, size, span, filled, tuple(notes), blocks, title_box=box)

    def retitled(self, slide: Slide, title: str) -> Slide:
        """Return a slide under another title; an error is reported if that does not fit."""
        size, box = self._title_fit(slide.layout, title, slide.span)
        slots = tuple(_below(size, slide.layout, slot) for slot in slide.slots)
        return replace(slide, title=title, title_size=size, slots=slots, title_box=box)

    def largest_title(self, slide: Slide) -> float:
        """Return the largest size in pt at which a slide's title has room, or that which it has."""
        place = slide.layout.title
        return self.fitter.largest(_lines(slide.title), place) or slide.title_size

    def fits_title(self, layout: Layout, title: str, share: float = 0.0) -> bool:
        """Whether a title fits the place that a layout has for it, at a `share` of the largest size
        there at the least."""
        size = self.fitter.size(_lines(title), layout.title)
        return size is not None and size >= share * layout.title.sizes[0]

    def _title_fit(
        self, layout: Layout, title: str, span: Span, hint: str = SHORTEN
    ) -> tuple[float, Rect | None]:
        """Return a title's size in pt, and its box if that is not its placeholder's.

        An error is reported if it does not fit.
        """
        lines, place = _lines(title), layout.title
        if not self.balances_titles or layout.key.kind not in LARGE_TITLES:
            return self.fitter.size_or_error(lines, place, span, hint), None
        size = self.fitter.size_or_error(lines, place, span, hint, largest=True)
        return self.fitter.balanced(lines, place, size)

    def fill(
        self,
        layout: Layout,
        stem: Stem,
        paragraphs: Sequence[SlideParagraph],
        span: Span,
        hint: str = SHORTEN,
        box: Rect | None = None,
    ) -> TextSlot:
        """Return the text of a layout's single placeholder; errors are reported at `span`.

        `box`, in pt, is where it stands on this slide if not where the layout has it.
        """
        placeholder = layout.single(stem)
        placeholder = replace(placeholder, box=box) if box else placeholder
        size = self.fitter.size_or_error(paragraphs, placeholder, span, hint)
        return TextSlot(placeholder.name, tuple(paragraphs), size, box=box)

    def balanced(self, layout: Layout, slot: TextSlot) -> TextSlot:
        """Return a text in a box that makes its lines about equally long, at its size."""
        if not self.balances_titles:
            return slot
        place = replace(layout.placeholder(slot.placeholder), size=slot.size, steps=(), larger=())
        _, box = self.fitter.balanced(slot.paragraphs, place, slot.size)
        return replace(slot, box=box, is_even=True)

    def evened(self, slide: Slide) -> Slide:
        """Return a slide whose even lines are so at the sizes that its texts have in the end."""
        if not any(isinstance(slot, TextSlot) and slot.is_even for slot in slide.slots):
            return slide
        slots = tuple(
            self.balanced(slide.layout, slot)
            if isinstance(slot, TextSlot) and slot.is_even
            else slot
            for slot in slide.slots
        )
        return slide if slots == slide.slots else replace(slide, slots=slots)

    def body_slides(
        self,
        key: LayoutKey,
        title: str,
        span: Span,
        paragraphs: Sequence[Spanned],
        notes: Sequence[SlideParagraph] = (),
        blocks: tuple[str, ...] = (),
        most: float | None = None,
        together: Sequence[slice] = (),
    ) -> list[Slide]:
        """Return paragraphs as body text on as many slides as they need.

        All slides have the same title, notes and block ids; `most` is the largest size in pt that
        the text may have; paragraphs that are `together` stand on one slide if that holds them.
        """
        layout = self.layouts[key]
        body = _at_most(layout.single(Stem.BODY), most)
        pages = self.fitter.pages(paragraphs, body, together)
        slots = [TextSlot(body.name, page, size) for page, size in pages]
        if len(paragraphs) == 1 and key.kind is not LayoutKind.SOURCES:
            slots = [self._large(body, slot) for slot in slots]
        return [self.slide(layout, title, span, [slot], notes, blocks) for slot in slots]

    def _large(self, body: Placeholder, slot: TextSlot) -> TextSlot:
        """Return a paragraph by itself as large as it may be, in lines of like length, as it is
        read as a title is; as it was if it is no larger than other text."""
        most = self.fitter.largest(slot.paragraphs, body)
        if not self.balances_titles or most is None or most <= body.size:
            return slot
        size, box = self.fitter.balanced(slot.paragraphs, replace(body, steps=()), most)
        return replace(slot, size=size, box=box, is_even=True)

    def body_slides_with_picture(
        self,
        title: str,
        span: Span,
        paragraphs: Sequence[Spanned],
        picture: Picture | None,
        together: Sequence[slice] = (),
    ) -> list[Slide]:
        """Return paragraphs as body text; `together` is what one slide shows if that holds it.

        Short text stands beside the section's drawing; text that would have to be smaller than the
        first step for that takes the whole width.
        """
        whole = LayoutKey(LayoutKind.CONTENT)
        if picture is None:
            return self.body_slides(whole, title, span, paragraphs, together=together)
        layout = self.layouts[LayoutKey(LayoutKind.CONTENT_WITH_PICTURE)]
        placeholder = layout.single(Stem.BODY)
        size = self.fitter.size([paragraph for paragraph, _ in paragraphs], placeholder)
        if size is None or size < placeholder.steps[0]:
            return self.body_slides(whole, title, span, paragraphs, together=together)
        drawing = PictureSlot(picture, layout.pictures[0], None)
        slides = self.body_slides(layout.key, title, span, paragraphs, together=together)
        return [replace(slide, slots=(*slide.slots, drawing)) for slide in slides]

    def side_by_side(
        self,
        layout: Layout,
        stem: Stem,
        texts: Sequence[tuple[Sequence[SlideParagraph], Span]],
        hint: str = SHORTEN,
        boxes: Sequence[Rect | None] = (),
        most: float | None = None,
    ) -> list[TextSlot]:
        """Return texts in a layout's numbered placeholders of a stem, all at one size.

        `boxes`, in pt, are where they stand on this slide if not where the layout has them; `most`
        is the largest size in pt that they may have.
        """
        boxes = [*boxes, *([None] * (len(texts) - len(boxes)))]
        placeholders = [
            _at_most(replace(placeholder, box=box) if box else placeholder, most)
            for placeholder, box in zip(layout.all_of(stem), boxes, strict=False)
        ]
        size = self.fitter.common(
            [
                (paragraphs, placeholder)
                for (paragraphs, _), placeholder in zip(texts, placeholders, strict=True)
            ],
            [span for _, span in texts],
            hint,
        )
        return [
            TextSlot(placeholder.name, tuple(paragraphs), size, box=box)
            for (paragraphs, _), placeholder, box in zip(texts, placeholders, boxes, strict=True)
        ]

    def heading(self, block: AnyBlock, section: SectionHead) -> tuple[str, Span]:
        """Return the title of a block's slides: its headline, its title, the name of a contact, the
        short caption of a table, or the section's title."""
        title = block.headline or block.title or _name(block)
        return (str(title), title.span) if title else (section.title, section.span)

    def cited(self, node: object, part: ShownPart = WHOLE) -> list[SlideParagraph]:
        """Return a line of notes for each source that a block or text cites; of a block on several
        slides, for those of the part that one of them shows."""
        cited_sources = {
            source_id: self.sources[source_id]
            for source_id in evidence.cited(node)
            if part.cites(self.citations[source_id])
        }
        return inlines.lines(
            self.locale.words.source_note(
                citation=self.citations[source_id],
                reference=evidence.reference(source),
                address=source.address or "",
            ).rstrip()
            for source_id, source in cited_sources.items()
        )

    def references(self, sources: Iterable[SourceText]) -> str:
        """Return the short references of sources on one line."""
        ordered = map(self.reference, self.in_order(sources))
        return self.locale.words.between_long_items.join(ordered)

    def in_order(self, sources: Iterable[SourceText]) -> list[SourceText]:
        """Return sources in the order of their numbers, each once; words on own data, which have
        none, come last."""
        numbers = {name: place for place, name in enumerate(self.citations)}
        return sorted(dict.fromkeys(sources), key=lambda name: numbers.get(name, len(numbers)))

    def reference(self, source_id: SourceText) -> str:
        """Return the short reference of a source, or words on own data, as below figures."""
        if isinstance(source_id, OwnData):
            return statements.own_data(self.locale, source_id)
        source = self.sources[source_id]
        reference = self.locale.words.short_reference(
            citation=self.citations[source_id],
            authors=source.authors,
            publisher=source.publisher,
            year=str(source.year or ""),
        )
        return reference if source.year else " ".join(reference.split())


LONGEST_CAPTION = 60
"""How many characters a caption has at most that can be the title of a slide."""


def _name(block: AnyBlock) -> SourceText | None:
    """Return what a block without a title is called by its own keys."""
    match block:
        case ContactBlock():
            return block.name
        case Table() if len(block.caption) <= LONGEST_CAPTION:
            return block.caption
        case _:
            return None


Maker = Callable[[SlideBuilder], Sequence[Slide]]
"""Makes the slides of one part of a deck with a builder, which reports what has no room."""

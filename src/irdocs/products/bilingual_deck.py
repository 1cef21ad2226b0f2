"""Plan the files of a deck that two languages share, and say how each is written and read back.

The second language stands on slides of its own, each after its twin, or in the notes of the first
one's slides. Handouts have one language after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.audit.parity import Inventory
from irdocs.audit.reading.transcript import Transcript, normalised
from irdocs.content.about import BilingualDeck
from irdocs.content.link_words import link_words
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.locale.scripts import direction
from irdocs.products.deck_files import (
    FILE,
    HANDOUT,
    SLIDES,
    DesignedDeck,
    handout_placement,
    lacking,
    properties,
    slide_pictures,
    slide_regions,
    slide_spans,
    tell_of_lacking_letters,
    tell_of_missing,
)
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    Halves,
    PagePictures,
    PageRegion,
    PlannedFile,
    SinglePage,
    both,
    lines_of,
    shared_information,
)
from irdocs.products.sharing import name_of, part_of, read_back

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison
    from irdocs.deck.model import Deck, Slide
    from irdocs.deck.slide_text import SlideParagraph
    from irdocs.deck.twins import DeckSlide, Twins
    from irdocs.handout.plan import Handout

DesignedDecks = tuple[DesignedDeck, DesignedDeck]


def shared(halves: Halves, decks: DesignedDecks, form: BilingualDeck | None) -> SharedDeck | None:
    """Return a deck in two languages; None after reporting that it cannot have such a form."""
    from irdocs.deck import script_faces, twins

    first, second = (half.language for half in halves)
    theme, settings = decks[0][1].theme.slides, halves[0].document.deck
    pitches = {script_faces.line_spacing(theme, language) for language in (first, second)}
    is_alike = direction(first) == direction(second) and len(pitches) == 1
    if form == "slides" and not is_alike:
        halves[0].context.report.error(
            "bad-form",
            f"slides in {first} and {second} cannot share a template: their lines run in opposite "
            "directions, or stand further apart",
            settings.span if settings.bilingual else halves[0].document.span,
            "write bilingual: notes, or build two decks with --language",
        )
        return None
    form = form or ("slides" if is_alike else "notes")
    (deck, design), (other, other_design) = decks
    pairs = twins.paired(deck, other)
    if form == "slides":
        deck, other = twins.alike(deck, other, pairs)
        order = [slide for pair in pairs for slide in pair.in_turn]
        return SharedDeck(halves, ((deck, design), (other, other_design)), order)
    order = [(0, number) for number in range(len(deck.slides))]
    slides = tuple(_with_notes(deck, other, pairs, name_of(halves, 1)))
    return SharedDeck(
        halves, ((replace(deck, slides=slides), design), (other, other_design)), order
    )


def _with_notes(deck: Deck, other: Deck, pairs: Sequence[Twins], name: str) -> Iterator[Slide]:
    """Yield the slides of a deck with what their twins say in their notes.

    What twins have more of stands in the notes of the last of them, or of the slide before.
    """
    slides, last = list(deck.slides), 0
    for pair in pairs:
        for mine, its in zip_longest(pair.first, pair.second):
            last = last if mine is None else mine
            if its is not None:
                notes = (*slides[last].notes, *_said(other.slides[its], other.language, name))
                slides[last] = replace(slides[last], notes=notes)
    yield from slides


def _said(slide: Slide, language: str, name: str) -> Iterator[SlideParagraph]:
    """Yield what a slide says, as paragraphs of notes: title, texts, pictures and notes."""
    from irdocs.deck.slide_text import SlideParagraph, TextRun
    from irdocs.handout.contents import paragraphs_of, slot_figures, slot_texts

    def line(text: str, *, bold: bool = False) -> SlideParagraph:
        return SlideParagraph((TextRun(text, bold=bold),), language=language)

    title = slide.title.replace("\n", " ")
    yield line(f"{name}: {title}", bold=True)
    for slot in slide.slots:
        paragraphs = [paragraph for paragraph in paragraphs_of(slot) if paragraph.text]
        yield from (_plain(paragraph, language) for paragraph in paragraphs)
        shown = [paragraph.text for paragraph in paragraphs]
        for text in (*slot_texts(slot), *slot_figures(slot)):
            if text and text not in shown:
                yield line(text)
    yield from (replace(paragraph, language=language) for paragraph in slide.notes)


def _plain(paragraph: SlideParagraph, language: str) -> SlideParagraph:
    """Return a paragraph of a slide for notes, where all has one size and the colour of text."""
    runs = tuple(replace(run, scale=1.0, colour=None) for run in paragraph.runs)
    return replace(
        paragraph, runs=runs, language=language, bullet=None, level=0, number=None, hangs=False,
        is_own_list=False, code_indent=None, is_close=False,
    )  # fmt: skip


@frozen(slots=False)
class SharedDeck:
    """A deck planned in two languages, from which several files are written."""

    halves: Halves
    decks: DesignedDecks
    order: Sequence[DeckSlide]
    """The slides of the file."""

    @property
    def _has_twins(self) -> bool:
        """Whether the second language has slides of its own."""
        return any(half for half, _ in self.order)

    def files(
        self, printed: DesignedDecks, handout: int | None, *, pages: bool
    ) -> list[PlannedFile]:
        """Return the deck and what is asked for beside it; a handout shows the `printed` decks."""
        files = [self._deck()]
        if handout is not None:
            files.append(replace(self, decks=printed)._handout(handout))
        if pages:
            files.append(self._slides())
        return files

    def _deck(self) -> PlannedFile:
        """Return the deck itself."""
        name = self.halves[0].context.file_name(FILE)

        def render() -> bytes:
            from irdocs.deck.slides import render_together

            first, second = (properties(half.document, half.context) for half in self.halves)
            about = replace(
                first, title=both(first.title, second.title),
                subject=both(first.subject, second.subject),
            )  # fmt: skip
            decks = self.decks if self._has_twins else self.decks[:1]
            return render_together(decks, self.order, about)

        def review(data: bytes, report: Report) -> AuditResult:
            return self._review(data, name, report)

        def compare(expected: bytes, found: bytes) -> FileComparison:
            from irdocs.audit.comparison import decks

            return decks.compare(expected, found)

        return PlannedFile(
            name, len(self.order), "slides", render, review, compare, self._placements
        )

    def _placements(self) -> tuple[Placement, ...]:
        """Return the slides that show each block; in both languages if both have slides."""
        numbers = {slide: number for number, slide in enumerate(self.order, start=1)}
        count = 2 if self._has_twins else 1
        return tuple(
            {
                block: tuple(numbers[half, slide - 1] for slide in slides)
                for block, slides in deck.placement.items()
            }
            for half, (deck, _) in enumerate(self.decks[:count])
        )

    def _review(self, data: bytes, name: str, report: Report) -> AuditResult:
        """Check a finished deck by the rules, and return its text in each language."""
        from irdocs.audit import deck as rules
        from irdocs.audit.reading import deck_text, inventories
        from irdocs.ooxml.presentation import Presentation

        presentation = Presentation(data, known=True)
        deck, design = self.decks[0]
        expected = rules.ExpectedDeck(
            design.size,
            language=deck.language,
            footer_floor=0.0 if design.template else 12.0,
            link_words=frozenset[str]().union(*(link_words(half.document) for half in self.halves)),
        )
        spans = [
            slide_spans(half.document, deck)
            for half, (deck, _) in zip(self.halves, self.decks, strict=True)
        ]
        own = {
            number: spans[half][index + 1]
            for number, (half, index) in enumerate(self.order, start=1)
        }
        rules.complain(presentation, expected, own, self.halves[0].document.span, report)
        outline = deck_text.outline(presentation)
        if not self._has_twins:
            self._review_notes(outline, report)
            return AuditResult((FileContents(self._placements()[0], outline),))
        contents, held = list[FileContents](), list[Inventory]()
        for half, placement in enumerate(self._placements()):
            slides = {n for n, (its, _) in enumerate(self.order, start=1) if its == half}
            pieces = tuple(piece for piece in outline.pieces if piece.page in slides)
            contents.append(FileContents(placement, Transcript(pieces)))
            language = self.halves[half].language
            held.append(inventories.of_deck(presentation, slides, name, language, placement))
        return AuditResult(tuple(contents), tuple(held))

    def _review_notes(self, outline: Transcript, report: Report) -> None:
        """Report what the notes lack of the slides in the second language."""
        from irdocs.handout.contents import contents

        notes = normalised(" ".join(p.text for p in outline.pieces if p.role == "notes"))
        folded, (deck, _) = notes.casefold(), self.decks[1]
        spans = slide_spans(self.halves[1].document, deck)
        for slide in contents(deck):
            for text in (*slide.texts, *slide.figures):
                # Capitals are a look of the slide, which notes do not have.
                if normalised(text).casefold() not in folded:
                    report.error(
                        "lost-text",
                        f'"{text[:60]}" stands in no notes of the deck',
                        spans.get(slide.number + 1, self.halves[1].document.span),
                        "this is a fault of irdocs; please report it with this line",
                    )

    def _handout(self, count: int) -> PlannedFile:
        """Return the handout: the first language whole, then the second."""
        from irdocs.handout import plan as handout
        from irdocs.page.halves import ComposedSheet, HalfPages, PlacedPage, composed

        planned: list[Handout] = []
        for number, (half, (deck, design)) in enumerate(zip(self.halves, self.decks, strict=True)):
            made = handout.plan(_in_one_language(deck), design, count)
            planned.append(replace(made, root=part_of(self.halves, number)))
            tell_of_missing(made, half.document, half.context.report)
            tell_of_lacking_letters(made, half.document, half.context.report)
        before = len(planned[0].pages)
        name = self.halves[0].context.file_name(HANDOUT)

        def render() -> bytes:
            from irdocs.pdf.writer import write

            drawn = [
                HalfPages(handout.paged(each).pages, (name_of(self.halves, number),))
                for number, each in enumerate(planned)
            ]
            sheets = [
                ComposedSheet(each.paper, (PlacedPage(number, page),))
                for number, each in enumerate(planned)
                for page in range(len(each.pages))
            ]
            return write(composed(sheets, drawn), shared_information(self.halves))

        def review(data: bytes, report: Report) -> AuditResult:
            from irdocs.audit.reading import pdf_file, pdf_text

            pdf, span = pdf_file.read(data), self.halves[0].document.span
            found = read_back(
                pdf, name, self.halves, placements(), span, report, planned[0].scale,
                in_template=bool(self.decks[0][1].template),
            )  # fmt: skip
            for number, outline in enumerate(pdf_text.of_parts(pdf) if found.contents else ()):
                document = self.halves[number].document
                lacking(outline, planned[number], document, report, before * number)
            return AuditResult()

        def placements() -> tuple[Placement, ...]:
            first, second = (handout_placement(each) for each in planned)
            after = {block: tuple(p + before for p in pages) for block, pages in second.items()}
            return first, after

        def compare(expected: bytes, found: bytes) -> FileComparison:
            from irdocs.audit.comparison import pdfs

            return pdfs.compare(expected, found)

        stem, title = name.removesuffix(".pdf"), self.halves[0].context.title("Handout")
        page_count = sum(len(each.pages) for each in planned)
        return PlannedFile(
            name, page_count, "pages", render, review, compare, placements,
            pictures=PagePictures(
                title, "Page", stem, self.halves[0].context.locale.words.page_picture,
                in_preview=False,
            ),
        )  # fmt: skip

    def _slides(self) -> PlannedFile:
        """Return slides.pdf, which is only drawn from: a page for each slide of the file."""
        from irdocs.handout import plan as handout
        from irdocs.page.halves import ComposedSheet, HalfPages, PlacedPage, composed

        context, size = self.halves[0].context, self.decks[0][1].size
        decks = self.decks if self._has_twins else self.decks[:1]
        about = shared_information(self.halves)

        def render() -> bytes:
            from irdocs.pdf.writer import write

            drawn = [
                HalfPages(
                    handout.paged(handout.as_pages(*each)).pages, (name_of(self.halves, half),)
                )
                for half, each in enumerate(decks)
            ]
            sheets = [ComposedSheet(size, (PlacedPage(*slide),)) for slide in self.order]
            return write(composed(sheets, drawn), about)

        def single_pages() -> Sequence[SinglePage]:
            whole = [handout.as_pages(*each) for each in decks]

            # A function of its own, since a lambda in a loop would see the loop's last number.
            def single_page(half: int, number: int) -> SinglePage:
                from irdocs.pdf.writer import write

                page = whole[half].only(number)
                looks = (half, handout.looks(*decks[half], number))
                ratio = size.width / size.height
                return SinglePage(looks, ratio, lambda: write(handout.paged(page), about))

            return [single_page(*slide) for slide in self.order]

        def regions() -> Sequence[PageRegion]:
            lines = [lines_of(half.document) for half in self.halves]
            return slide_regions(
                (lines[half], self.decks[half][0].slides[index]) for half, index in self.order
            )

        return PlannedFile(
            context.file_name(SLIDES), len(self.order), "pages", render,
            lambda data, report: AuditResult(),
            regions=regions,
            pictures=slide_pictures(context),
            single_pages=single_pages,
        )  # fmt: skip


def _in_one_language(deck: Deck) -> Deck:
    """Return a deck without another language in its notes."""
    slides = (
        replace(slide, notes=tuple(note for note in slide.notes if note.language is None))
        for slide in deck.slides
    )
    return replace(deck, slides=tuple(slides))


__all__ = ["SharedDeck", "shared"]

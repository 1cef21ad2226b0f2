"""Plan the deck's files, and say how each is written and read back.

The slides are measured once, in the look that has room for them (`deck_looks`). From that one plan
come deck.pptx; handout.pdf, with one or more slides on a page, if it is asked for; and slides.pdf,
with a page for each slide, from which the preview and `irdocs pictures` draw what a slide looks
like without PowerPoint or LibreOffice.

`render` and `review` of each file are closures over the plan: they stand inside the functions that
make it, and import the libraries that write and read files only when they are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.content.about import Answers, BilingualDeck
from irdocs.content.files import FileReader
from irdocs.content.internal_links import with_links_for
from irdocs.content.link_words import link_words
from irdocs.content.model import Document
from irdocs.content.product import DECK
from irdocs.content.soft_hyphens import without_soft_hyphens
from irdocs.diagnostics import Report
from irdocs.frozen import frozen
from irdocs.options import BuildOptions
from irdocs.products import bilingual_deck, unseen_images, web_pages
from irdocs.products.deck_files import (
    FILE,
    DesignedDeck,
    handout_file,
    properties,
    slide_spans,
    slides_file,
)
from irdocs.products.deck_looks import DeckLooks
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    Half,
    Halves,
    PlanContext,
    PlannedFile,
    PlannedFiles,
)
from irdocs.products.product import ProductOrder

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison


def order(options: BuildOptions, report: Report, files: FileReader) -> tuple[ProductOrder]:
    """Return the one order of the deck and of the files beside it."""
    deck = DeckOrder(
        options.template, options.answers, options.handout, options.pages, options.bilingual_deck
    )
    return (ProductOrder(deck.plan, share=deck.share),)


@frozen
class DeckOrder:
    """A deck as the options ask for it: its template, its answers, the files beside it."""

    template: Path | None = None
    """The template that the options name; None for the one that the content names, or for irdocs'
    own design if it names none."""
    answers: Answers | None = None
    """Whether the answers of a quiz are on slides or in the notes; None for what the content
    says."""
    handout: int | None = None
    """How many slides there are on a page of the handout; None for no handout."""
    pages: bool = False
    """Whether slides.pdf is made as well."""
    bilingual: BilingualDeck | None = None
    """Where the second of two languages stands; None for what the content says."""

    def plan(self, document: Document, context: PlanContext) -> PlannedFiles:
        """Return the files of the measured deck; none if there is an error in the report."""
        document = _shown(document)
        found = self._looks.planned([Half(document, context)])
        if found is None:
            return PlannedFiles()
        ((planned, design),) = found
        ((printed, on_paper),) = self._printed([Half(document, context)], found)

        if design.template is None:  # whose grounds are its own
            unseen_images.report_them(document, DECK, context.theme, context.report)

        def render() -> bytes:
            from irdocs.deck.slides import render

            return render(planned, design, properties(document, context))

        def review(data: bytes, report: Report) -> AuditResult:
            from irdocs.audit import deck as rules
            from irdocs.audit.reading import deck_text
            from irdocs.ooxml.presentation import Presentation

            presentation = Presentation(data, known=True)
            # In pt. A template decides for itself how small its footers are.
            footer_floor = 0.0 if design.template else 12.0
            expected = rules.ExpectedDeck(
                design.size, language=planned.language, footer_floor=footer_floor,
                link_words=link_words(document),
            )  # fmt: skip
            spans = slide_spans(document, planned)
            rules.complain(presentation, expected, spans, document.span, report)
            contents = FileContents(planned.placement, deck_text.outline(presentation))
            return AuditResult((contents,))

        def compare(expected: bytes, found: bytes) -> FileComparison:
            from irdocs.audit.comparison import decks

            return decks.compare(expected, found)

        def placements() -> Sequence[Placement]:
            return (planned.placement,)

        count = len(planned.slides)
        name = context.file_name(FILE)
        planned_files = [PlannedFile(name, count, "slides", render, review, compare, placements)]
        if self.handout is not None:
            planned_files.append(handout_file(document, context, printed, on_paper, self.handout))
            if context.report.errors:  # what it prints and slides do not show
                return PlannedFiles()
        linked = [web_pages.rendered_once(file) for file in planned_files]
        if context.web:
            planned_files = list(linked)
        if self.pages:
            planned_files.append(slides_file(document, context, planned, design))
        return PlannedFiles(
            planned_files,
            lambda: web_pages.of_deck(document, context, planned, design, linked),
        )

    def share(self, halves: Halves) -> PlannedFiles:
        """Return the files that two languages share; none if there is an error in the report."""
        first, second = (Half(_shown(half.document), half.context) for half in halves)
        found = self._looks.planned([first, second])
        if found is None:
            return PlannedFiles()
        form = self.bilingual or first.document.deck.bilingual
        shared = bilingual_deck.shared((first, second), (found[0], found[1]), form)
        if shared is None:
            return PlannedFiles()
        printed = self._printed((first, second), found)
        planned_files = list(shared.files((printed[0], printed[1]), self.handout, pages=self.pages))
        if first.context.report.errors or second.context.report.errors:
            return PlannedFiles()
        count = 1 if self.handout is None else 2
        linked = [web_pages.rendered_once(file) for file in planned_files[:count]]
        if first.context.web or second.context.web:
            planned_files[:count] = linked

        def pages() -> list[PlannedFile]:
            halves = zip((first, second), found, strict=True)
            return [
                page
                for number, (half, (deck, design)) in enumerate(halves)
                for page in web_pages.of_deck(
                    half.document, half.context, deck, design, linked, number
                )
            ]

        return PlannedFiles(planned_files, pages)

    @property
    def _looks(self) -> DeckLooks:
        return DeckLooks(self.template, self.answers)

    def _printed(self, halves: Sequence[Half], found: list[DesignedDeck]) -> Sequence[DesignedDeck]:
        """Return the slides in each language that a handout shows."""
        return found if self.handout is None else self._looks.on_paper(halves, found)


def _shown(document: Document) -> Document:
    """Return a document as a deck shows it."""
    return with_links_for(without_soft_hyphens(document), DECK)

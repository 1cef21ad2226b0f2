"""How a deck is planned, written and read back, with its handout and its slides as pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.content import assets
from irdocs.content.files import FileReader
from irdocs.content.model import Answers, Document
from irdocs.diagnostics import Report, Span
from irdocs.options import BuildOptions
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    PagePictures,
    PageRegion,
    PlanContext,
    PlannedFile,
    SinglePage,
    information,
    lines_of,
    named,
)

if TYPE_CHECKING:
    from irdocs.deck.design import Design
    from irdocs.deck.model import Deck

FILE, HANDOUT, SLIDES = "deck.pptx", "handout.pdf", "slides.pdf"


def order(
    options: BuildOptions, report: Report, files: FileReader
) -> tuple[Callable[[Document, PlanContext], Sequence[PlannedFile]]]:
    """Return what plans the deck, and its handout if that is wanted."""
    return (DeckOrder(options.template, options.answers, options.handout, options.pages).plan,)


@dataclass(frozen=True, slots=True)
class DeckOrder:
    """A deck in our own look or a template's; a quiz's answers on slides or in the notes."""

    template: Path | None = None
    """The user's template; None for the one that the content names, or our own look."""
    answers: Answers | None = None
    handout: int | None = None
    """How many slides stand on a page of the handout; None for no handout."""
    pages: bool = False
    """Whether slides.pdf is made as well, a page a slide, for pictures of them."""

    def plan(self, document: Document, context: PlanContext) -> Sequence[PlannedFile]:
        """Return the measured deck; nothing after an error in the report."""
        design = self._design(document, context)
        planned = self._plan(document, context, design) if design else None
        if design is None or planned is None:
            return ()

        def render() -> bytes:
            from irdocs.deck.slides import DocumentProperties, render

            about = document.document
            author = str(about.organisation or "irdocs")
            properties = DocumentProperties(
                str(about.title), author, str(about.subtitle), context.created
            )
            return render(planned, design, properties)

        def review(data: bytes, report: Report) -> AuditResult:
            from irdocs.audit import deck as rules
            from irdocs.audit.reading import deck_text
            from irdocs.ooxml.presentation import Presentation

            show = Presentation(data)
            expected = rules.ExpectedDeck(
                design.size, footer_floor=0.0 if design.template else 12.0
            )
            rules.complain(show, expected, _spans(document, planned), document.span, report)
            return AuditResult(FileContents(planned.placement, deck_text.outline(show)))

        deck = PlannedFile(FILE, len(planned.slides), "slides", render, review)
        drafts = [deck]
        if self.handout is not None:
            drafts.append(_handout(document, context, planned, design, self.handout))
        if self.pages:
            drafts.append(_slides(document, context, planned, design))
        return drafts

    def _design(self, document: Document, context: PlanContext) -> Design | None:
        from irdocs.deck import design

        asked = document.deck.template
        if asked is None and self.template is None:
            return design.own(context.theme)
        from irdocs.user_template import loading

        if self.template is not None:
            return loading.load(self.template, context.theme, None, context.report, context.files)
        span = getattr(asked, "span", document.deck.span)
        path = assets.below(context.folder, str(asked))
        if path is None:
            context.report.error(
                "outside-asset", f'"{asked}" lies outside the content\'s folder', span,
                "put the template beside the content, or name it with --template",
            )  # fmt: skip
            return None
        return loading.load(path, context.theme, span, context.report, context.files)

    def _plan(self, document: Document, context: PlanContext, design: Design) -> Deck | None:
        from irdocs.deck import plan

        if context.report.errors:
            return None
        planned = plan.plan(
            document,
            design,
            context.locale,
            context.report,
            draft=context.draft,
            answers=self.answers,
        )
        return None if context.report.errors else planned


def _handout(
    document: Document, context: PlanContext, planned: Deck, design: Design, count: int
) -> PlannedFile:
    from irdocs.handout import plan as handout

    made, about = handout.plan(planned, design, count), document.document
    for missing in made.missing:
        context.report.warning(
            "template", f"the handout leaves out of the template {missing}",
            getattr(document.deck.template, "span", None),
            "the deck itself has it; look at the handout before you print it",
        )  # fmt: skip

    def render() -> bytes:
        from irdocs.pdf.writer import write

        return write(handout.paged(made), information(document, context))

    def review(data: bytes, report: Report) -> AuditResult:
        from irdocs.audit import pdf as rules
        from irdocs.audit.reading import pdf_file, pdf_text
        from irdocs.handout.contents import contents

        pdf = pdf_file.read(data)
        expected = rules.ExpectedPdf(
            str(about.language), str(about.title), made.scale, in_template=bool(design.template)
        )
        span = document.deck.span if document.deck.span.file else document.span
        rules.complain(pdf, HANDOUT, expected, span, report)
        outline, spans = pdf_text.transcribed(pdf), _spans(document, planned)
        for shown in contents(planned):
            page = made.page_of(shown.number)
            span = spans.get(shown.number + 1, document.span)
            for lost in outline.lacking(page, shown.texts, shown.figures):
                report.error(
                    "lost-text",
                    f'slide {shown.number + 1} says "{lost[:60]}", but the handout does not',
                    span,
                    "this is a fault of irdocs; please report it with this line",
                )
        return AuditResult()

    pictures = PagePictures("Handout", "Page", "handout", in_preview=False)
    return PlannedFile(HANDOUT, len(made.pages), "pages", render, review, pictures=pictures)


def _slides(document: Document, context: PlanContext, planned: Deck, design: Design) -> PlannedFile:
    """Return the slides as pages; the deck itself is what is reviewed."""
    from irdocs.handout import plan as handout

    about = information(document, context)

    def write_pages(pages: handout.Handout) -> bytes:
        from irdocs.pdf.writer import write

        return write(handout.paged(pages), about)

    def render() -> bytes:
        return write_pages(handout.as_pages(planned, design))

    def alone() -> Sequence[SinglePage]:
        made = handout.as_pages(planned, design)
        ratio = design.size.width / design.size.height

        def one(number: int) -> SinglePage:
            looks = handout.looks(planned, design, number)
            return SinglePage(looks, ratio, lambda: write_pages(made.only(number)))

        return [one(number) for number in range(len(planned.slides))]

    def regions() -> Sequence[PageRegion]:
        known = lines_of(document)
        return [
            PageRegion(number, name, known[name], 0.0, 0.0, 1.0, 1.0)
            for number, slide in enumerate(planned.slides, start=1)
            for name in (slide.blocks or ((slide.section,) if slide.section else ()))[:1]
            if name in known
        ]

    return PlannedFile(
        SLIDES, len(planned.slides), "pages", render, lambda data, report: AuditResult(), regions,
        pictures=PagePictures("Deck", "Slide", "slide", FILE), single_pages=alone,
    )  # fmt: skip


def _spans(document: Document, planned: Deck) -> dict[int, Span]:
    """Return where the words of each slide stand, by its number from 1."""
    known, found = named(document), {}
    for number, slide in enumerate(planned.slides, start=1):
        spans = [known[name] for name in (*slide.blocks, slide.section or "") if name in known]
        if spans:
            found[number] = spans[0]
    return found

"""Plan the deck's files, and say how each is written and read back.

The slides are measured once. From that one plan come deck.pptx; handout.pdf, with one or more
slides on a page, if it is asked for; and slides.pdf, with a page for each slide, from which the
preview and `irdocs pictures` draw what a slide looks like without PowerPoint or LibreOffice.

`render` and `review` of each file are closures over the plan: they stand inside the functions that
make it, and import the libraries that write and read files only when they are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.content.about import Answers
from irdocs.content.files import FileReader
from irdocs.content.illustration import Illustration
from irdocs.content.internal_links import with_links_for
from irdocs.content.model import Document
from irdocs.content.named_files import below
from irdocs.content.product import DECK
from irdocs.content.soft_hyphens import without_soft_hyphens
from irdocs.diagnostics import Report, Span
from irdocs.locale.scripts import direction
from irdocs.options import BuildOptions
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    PagePictures,
    PageRegion,
    PlanContext,
    PlannedFile,
    SinglePage,
    credited,
    information,
    lines_of,
    named,
)
from irdocs.products.product import ProductOrder

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison
    from irdocs.deck.design import Design
    from irdocs.deck.model import Deck
    from irdocs.user_template.loading import TemplateFile

FILE, HANDOUT, SLIDES = "deck.pptx", "handout.pdf", "slides.pdf"


def order(options: BuildOptions, report: Report, files: FileReader) -> tuple[ProductOrder]:
    """Return the one order of the deck and of the files beside it."""
    deck = DeckOrder(options.template, options.answers, options.handout, options.pages)
    return (ProductOrder(deck.plan),)


@dataclass(frozen=True, slots=True)
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

    def plan(self, document: Document, context: PlanContext) -> Sequence[PlannedFile]:
        """Return the files of the measured deck; none if there is an error in the report."""
        document = with_links_for(without_soft_hyphens(document), DECK)
        found = self._planned(document, context)
        if found is None:
            return ()
        design, planned = found

        def render() -> bytes:
            from irdocs.deck.slides import DocumentProperties, render

            about = document.document
            author = "; ".join(credited(document))
            properties = DocumentProperties(
                str(about.title), author, str(about.subtitle), context.created
            )
            return render(planned, design, properties)

        def review(data: bytes, report: Report) -> AuditResult:
            from irdocs.audit import deck as rules
            from irdocs.audit.reading import deck_text
            from irdocs.ooxml.presentation import Presentation

            presentation = Presentation(data)
            # In pt. A template decides for itself how small its footers are.
            footer_floor = 0.0 if design.template else 12.0
            expected = rules.ExpectedDeck(
                design.size, language=planned.language, footer_floor=footer_floor
            )
            spans = _spans(document, planned)
            rules.complain(presentation, expected, spans, document.span, report)
            return AuditResult(FileContents(planned.placement, deck_text.outline(presentation)))

        def compare(expected: bytes, found: bytes) -> FileComparison:
            from irdocs.audit.comparison import decks

            return decks.compare(expected, found)

        def placement() -> Placement:
            return planned.placement

        count = len(planned.slides)
        name = context.file_name(FILE)
        planned_files = [PlannedFile(name, count, "slides", render, review, compare, placement)]
        if self.handout is not None:
            planned_files.append(_handout(document, context, planned, design, self.handout))
        if self.pages:
            planned_files.append(_slides(document, context, planned, design))
        return planned_files

    def _planned(self, document: Document, context: PlanContext) -> tuple[Design, Deck] | None:
        """Return the measured slides and their design; None if there is an error in the report.

        Our own look is tried with a large cover drawing and, if words lack room, with a smaller
        one. A template is tried with more and more room for our layouts, until all words have
        theirs; only the slides that need it take more than the first.
        """
        from irdocs.deck import design, script_faces

        language = str(document.document.language)

        if document.deck.template is None and self.template is None:
            _tell_of_typeface(document, context)
            cover = document.document.cover
            picture = cover.file.content if cover else None
            drawing = picture if isinstance(picture, Illustration) else None
            for words_first in (False, True):
                own = design.own(
                    context.theme, document.deck.aspect, drawing, words_first=words_first
                )
                own = script_faces.in_language(own, language)
                trial = Report()
                planned = self._plan(document, context, own, trial)
                if planned or not drawing or not _lacks_room(trial):
                    break
            context.report.extend(trial)
            return (own, planned) if planned else None
        template = self._template(document, context)
        if template is None:
            return None
        if context.report.errors:
            template.design(context.theme, context.report)  # which reports what is wrong with it
            return None
        from irdocs.user_template.loading import ATTEMPTS

        for attempt in ATTEMPTS:
            trial = Report()
            found = template.design(context.theme, trial, attempt, direction(language))
            made = script_faces.in_language(found, language) if found else None
            planned = self._plan(document, context, made, trial) if made else None
            if planned or not _lacks_room(trial):
                break
        if made and planned:
            template.tell_of_crowded(made, [slide.layout.key for slide in planned.slides], trial)
        context.report.extend(trial)
        if made and self.template is None:
            _tell_of_aspect(document, made, context.report)
        return (made, planned) if made and planned else None

    def _template(self, document: Document, context: PlanContext) -> TemplateFile | None:
        """Return the options' template, else the content's; None after reporting an error."""
        from irdocs.user_template import loading

        if self.template is not None:
            return loading.opened(self.template, None, context.report, context.files)
        name = document.deck.template
        span = getattr(name, "span", document.deck.span)
        path = below(context.folder, str(name))
        if path is None:
            context.report.error(
                "outside-asset", f'"{name}" lies outside the content\'s folder', span,
                "put the template into that folder, or name it with --template",
            )  # fmt: skip
            return None
        return loading.opened(path, span, context.report, context.files)

    def _plan(
        self, document: Document, context: PlanContext, design: Design, report: Report
    ) -> Deck | None:
        """Return the measured slides; None if there is an error in the report."""
        from irdocs.deck import plan

        if context.report.errors:
            return None
        planned = plan.plan(
            document,
            design,
            context.locale,
            report,
            draft=context.draft,
            answers=self.answers,
        )
        return None if report.errors else planned


def _lacks_room(trial: Report) -> bool:
    """Whether more room may help against all that is wrong with a plan."""
    from irdocs.deck.rooms import WANT_OF_ROOM

    return all(error.code in WANT_OF_ROOM for error in trial.errors)


def _tell_of_typeface(document: Document, context: PlanContext) -> None:
    """Say of a theme's own typeface that a deck does not hold it, and warn of other widths."""
    from irdocs.user_template.typefaces import differing_widths

    slides, span = context.theme.slides, getattr(document.theme, "span", document.span)
    if slides.family.is_own:
        context.report.note(
            "typeface-not-in-deck",
            f'the deck asks for "{slides.typeface}" and holds no font: a computer without it shows '
            "another, and words may then leave their boxes",
            span,
            "install it wherever the deck is shown; words were measured with "
            f"{slides.family.regular}, which PDFs have in them",
        )
    if fault := differing_widths(slides):
        context.report.warning(
            "typeface-widths",
            f"text may not fit its boxes in PowerPoint: {fault}",
            span,
            "give the theme's slides: family: the font files of its typeface",
        )


def _tell_of_aspect(document: Document, design: Design, report: Report) -> None:
    """Warn if the content asks for slides of other proportions than the template that it names."""
    asked = document.deck.aspect
    across, down = map(int, asked.split(":"))
    ratio = design.size.width / design.size.height
    if "aspect" in document.deck.model_fields_set and abs(ratio / (across / down) - 1) > 0.02:
        report.warning(
            "template",
            f'the content asks for slides of "{asked}", but the template\'s are '
            f"{design.size.width:.0f} x {design.size.height:.0f} pt, which counts",
            getattr(asked, "span", document.deck.span),
            "leave aspect: out, or take a template of that size",
        )


def _handout(
    document: Document, context: PlanContext, planned: Deck, design: Design, count: int
) -> PlannedFile:
    """Return the handout with `count` slides on a page.

    Its slides are drawn by irdocs, which cannot draw everything that a template may hold; what is
    left out is warned of while planning.
    """
    from irdocs.handout import plan as handout

    planned_handout, about = handout.plan(planned, design, count), document.document
    for missing in planned_handout.missing:
        context.report.warning(
            "template", f"the handout leaves out of the template {missing}",
            getattr(document.deck.template, "span", None),
            "the deck itself has it; look at the handout before you print it",
        )  # fmt: skip

    name = context.file_name(HANDOUT)

    def render() -> bytes:
        from irdocs.pdf.writer import write

        return write(handout.paged(planned_handout), information(document, context))

    def review(data: bytes, report: Report) -> AuditResult:
        from irdocs.audit import pdf as rules
        from irdocs.audit.reading import pdf_file, pdf_text
        from irdocs.handout.contents import contents

        pdf = pdf_file.read(data)
        expected = rules.ExpectedPdf(
            str(about.language), str(about.title), planned_handout.scale,
            in_template=bool(design.template),
        )  # fmt: skip
        span = document.deck.span if document.deck.span.file else document.span
        rules.complain(pdf, name, expected, span, report)
        outline, spans = pdf_text.transcribed(pdf), _spans(document, planned)
        for slide in contents(planned):
            page = planned_handout.page_of(slide.number)
            span = spans.get(slide.number + 1, document.span)
            for lost_text in outline.lacking(page, slide.texts, slide.figures):
                report.error(
                    "lost-text",
                    f'slide {slide.number + 1} says "{lost_text[:60]}", but the handout does not',
                    span,
                    "this is a fault of irdocs; please report it with this line",
                )
        return AuditResult()

    def compare(expected: bytes, found: bytes) -> FileComparison:
        from irdocs.audit.comparison import pdfs

        return pdfs.compare(expected, found)

    def placement() -> Placement:
        return {
            block: tuple(dict.fromkeys(planned_handout.page_of(slide - 1) for slide in slides))
            for block, slides in planned.placement.items()
        }

    page_count = len(planned_handout.pages)
    stem = name.removesuffix(".pdf")
    alt = context.locale.words.page_picture
    pictures = PagePictures(context.title("Handout"), "Page", stem, alt, in_preview=False)
    return PlannedFile(
        name, page_count, "pages", render, review, compare, placement, pictures=pictures
    )


def _slides(document: Document, context: PlanContext, planned: Deck, design: Design) -> PlannedFile:
    """Return slides.pdf. It is not reviewed: it is only drawn from, and the deck is reviewed."""
    from irdocs.handout import plan as handout

    about = information(document, context)

    def write_pages(pages: handout.Handout) -> bytes:
        from irdocs.pdf.writer import write

        return write(handout.paged(pages), about)

    def render() -> bytes:
        return write_pages(handout.as_pages(planned, design))

    def single_pages() -> Sequence[SinglePage]:
        all_pages = handout.as_pages(planned, design)
        ratio = design.size.width / design.size.height

        # A function of its own, since a lambda in a loop would see the loop's last number.
        def single_page(number: int) -> SinglePage:
            appearance = handout.looks(planned, design, number)
            return SinglePage(appearance, ratio, lambda: write_pages(all_pages.only(number)))

        return [single_page(number) for number in range(len(planned.slides))]

    def regions() -> Sequence[PageRegion]:
        """Return each slide whole, for its first block, or for its section if it has no block."""
        lines = lines_of(document)
        return [
            PageRegion(number, name, lines[name], 0.0, 0.0, 1.0, 1.0)
            for number, slide in enumerate(planned.slides, start=1)
            for name in (slide.blocks or ((slide.section,) if slide.section else ()))[:1]
            if name in lines
        ]

    return PlannedFile(
        context.file_name(SLIDES), len(planned.slides), "pages", render,
        lambda data, report: AuditResult(),
        regions=regions,
        pictures=PagePictures(
            context.title("Deck"), "Slide", f"slide{context.suffix}",
            context.locale.words.slide_picture, context.file_name(FILE),
        ),
        single_pages=single_pages,
    )  # fmt: skip


def _spans(document: Document, planned: Deck) -> dict[int, Span]:
    """Return the span of each slide's first block, or of its section, by the slide's number from 1.

    A slide of neither, such as that of the objectives, has the span of its title.
    """
    content_spans, slide_spans = named(document), {}
    for number, slide in enumerate(planned.slides, start=1):
        names = (*slide.blocks, slide.section or "")
        spans = [content_spans[name] for name in names if name in content_spans]
        slide_spans[number] = spans[0] if spans else slide.span
    return slide_spans

"""The PDF files beside a deck: a handout, and pages to draw pictures of slides from.

`render` and `review` of each file are closures over the plan: they stand inside the functions that
make it, and import the libraries that write and read files only when they are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.content.markup import Text
from irdocs.content.model import Document
from irdocs.content.node import Node
from irdocs.content.source import SourceText
from irdocs.diagnostics import Report, Span
from irdocs.products.planning import (
    AuditResult,
    PagePictures,
    PageRegion,
    PlanContext,
    PlannedFile,
    SinglePage,
    SourceLines,
    credited,
    information,
    lines_of,
    named,
)
from irdocs.typeset.lacking import report_lacking

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison
    from irdocs.audit.reading.transcript import Transcript
    from irdocs.deck.design import Design
    from irdocs.deck.model import Deck, Slide
    from irdocs.deck.slides import DocumentProperties
    from irdocs.handout.plan import Handout

DesignedDeck = tuple["Deck", "Design"]
"""A measured deck, and the design that it was measured with."""
FILE, HANDOUT, SLIDES = "deck.pptx", "handout.pdf", "slides.pdf"


def properties(document: Document, context: PlanContext) -> DocumentProperties:
    """Return what the file of a deck says of itself."""
    from irdocs.deck.slides import DocumentProperties

    about = document.document
    author = "; ".join(credited(document))
    return DocumentProperties(str(about.title), author, str(about.subtitle), context.created)


def handout_file(
    document: Document, context: PlanContext, planned: Deck, design: Design, count: int
) -> PlannedFile:
    """Return the handout with `count` slides on a page.

    Its slides are drawn by irdocs, which cannot draw everything that a template may hold; what is
    left out is warned of while planning.
    """
    from irdocs.handout import plan as handout

    planned_handout, about = handout.plan(planned, design, count), document.document
    tell_of_missing(planned_handout, document, context.report)
    tell_of_lacking_letters(planned_handout, document, context.report)
    name = context.file_name(HANDOUT)

    def render() -> bytes:
        from irdocs.pdf.writer import write

        return write(handout.paged(planned_handout), information(document, context))

    def review(data: bytes, report: Report) -> AuditResult:
        from irdocs.audit import pdf as rules
        from irdocs.audit.reading import pdf_file, pdf_text

        pdf = pdf_file.read(data)
        expected = rules.ExpectedPdf(
            str(about.language), str(about.title), planned_handout.scale,
            in_template=bool(design.template),
        )  # fmt: skip
        span = document.deck.span if document.deck.span.file else document.span
        rules.complain(pdf, name, expected, span, report)
        lacking(pdf_text.transcribed(pdf), planned_handout, document, report)
        return AuditResult()

    def compare(expected: bytes, found: bytes) -> FileComparison:
        from irdocs.audit.comparison import pdfs

        return pdfs.compare(expected, found)

    def placements() -> Sequence[Placement]:
        return (handout_placement(planned_handout),)

    page_count = len(planned_handout.pages)
    stem = name.removesuffix(".pdf")
    alt = context.locale.words.page_picture
    pictures = PagePictures(context.title("Handout"), "Page", stem, alt, in_preview=False)
    return PlannedFile(
        name, page_count, "pages", render, review, compare, placements, pictures=pictures
    )


def tell_of_missing(planned: Handout, document: Document, report: Report) -> None:
    """Warn of what a handout leaves out of a user's template."""
    for missing in planned.missing:
        report.warning(
            "template", f"the handout leaves out of the template {missing}",
            getattr(document.deck.template, "span", None),
            "the deck itself has it; look at the handout before you print it",
        )  # fmt: skip


def tell_of_lacking_letters(planned: Handout, document: Document, report: Report) -> None:
    """Report texts in notes that a handout prints and whose letters no typeface here has.

    Nobody sets notes before: PowerPoint takes for them whatever typefaces its computer has.
    """
    font = planned.faces.face(major=False, bold=False, italic=False).drawn
    paragraphs = (paragraph.paragraph for page in planned.pages for paragraph in page.notes)
    printed = " ".join(paragraph.text for paragraph in paragraphs)
    lacks = frozenset(font.missing(printed))
    if not lacks:
        return
    for text, span in _worded(document):
        if not lacks.isdisjoint(text):
            report_lacking(font.missing(text), span, report, font.language)


def _worded(value: object) -> Iterator[tuple[str, Span]]:
    """Yield each text of a document that may be printed, and where it stands."""
    match value:
        case Text():
            yield value.plain.replace("\n", " "), value.span
        case SourceText():
            yield value.replace("\n", " "), value.span
        case Node():
            for name in type(value).model_fields:
                if name != "alt":  # which is heard alone
                    yield from _worded(getattr(value, name))
        case Mapping():
            yield from _worded(tuple(value.values()))
        case tuple():
            for item in value:
                yield from _worded(item)
        case _:
            pass  # a value without text: a number, a date, a path


def lacking(
    outline: Transcript, planned: Handout, document: Document, report: Report, first_page: int = 0
) -> None:
    """Report what a finished handout lacks of its slides; it begins after so many pages."""
    from irdocs.handout.contents import contents

    spans = slide_spans(document, planned.deck)
    for slide in contents(planned.deck):
        page = planned.page_of(slide.number) + first_page
        span = spans.get(slide.number + 1, document.span)
        for lost_text in outline.lacking(page, slide.texts, slide.figures):
            report.error(
                "lost-text",
                f'slide {slide.number + 1} says "{lost_text[:60]}", but the handout does not',
                span,
                "this is a fault of irdocs; please report it with this line",
            )


def handout_placement(planned: Handout) -> Placement:
    """Return the pages of a handout on which each block is."""
    return {
        block: tuple(dict.fromkeys(planned.page_of(slide - 1) for slide in slides))
        for block, slides in planned.deck.placement.items()
    }


def slides_file(
    document: Document, context: PlanContext, planned: Deck, design: Design
) -> PlannedFile:
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

    return PlannedFile(
        context.file_name(SLIDES), len(planned.slides), "pages", render,
        lambda data, report: AuditResult(),
        regions=lambda: slide_regions(zip(repeat(lines_of(document)), planned.slides)),
        pictures=slide_pictures(context),
        single_pages=single_pages,
    )  # fmt: skip


def slide_regions(slides: Iterable[tuple[Mapping[str, SourceLines], Slide]]) -> list[PageRegion]:
    """Return each slide whole, for its first block, or for its section if it has no block.

    Slides come in the order of the file, each with the lines of the content that it was made of.
    """
    return [
        PageRegion(number, name, lines[name], 0.0, 0.0, 1.0, 1.0)
        for number, (lines, slide) in enumerate(slides, start=1)
        for name in (slide.blocks or ((slide.section,) if slide.section else ()))[:1]
        if name in lines
    ]


def slide_pictures(context: PlanContext) -> PagePictures:
    """Return what the pictures of slides are called."""
    return PagePictures(
        context.title("Deck"), "Slide", f"slide{context.suffix}",
        context.locale.words.slide_picture, context.file_name(FILE),
    )  # fmt: skip


def slide_spans(document: Document, planned: Deck) -> dict[int, Span]:
    """Return the span of each slide's first block, or of its section, by the slide's number from 1.

    A slide of neither, such as that of the objectives, has the span of its title.
    """
    content_spans, found = named(document), {}
    for number, slide in enumerate(planned.slides, start=1):
        names = (*slide.blocks, slide.section or "")
        spans = [content_spans[name] for name in names if name in content_spans]
        found[number] = spans[0] if spans else slide.span
    return found

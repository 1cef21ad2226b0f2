"""Plan one press file of many editions of a leaflet: each a part of it, with fonts shared by all.

Each edition is measured as it is for itself. Their pages follow one another in the order of the
records, so that a digital press prints all in one run (variable data printing); the job ticket says
which pages are whose, and how many copies are wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from irdocs.audit.ledger import Placement
from irdocs.audit.ticket import JobTicket
from irdocs.content.datafile import DataFileRequest
from irdocs.content.internal_links import with_links_for
from irdocs.content.model import Document
from irdocs.content.photographs import PRINT_DPI
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.frozen import frozen
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.products.leaflet_files import (
    LeafletFiles,
    format_span,
    job_ticket,
    opened,
    preflight_reports,
)
from irdocs.products.planning import (
    FileContents,
    FinishedFile,
    PlanContext,
    information,
)


@frozen
class PressEdition:
    """An edition in a press file."""

    name: str
    copies: str
    """How many are to be printed; empty where nothing is said."""
    document: Document
    context: PlanContext
    format: DataFileRequest | None
    """The format that the options name; None for the content's own."""


@frozen
class PressRun:
    """A press file of several editions, with the ticket and the preflight beside it."""

    files: tuple[FinishedFile, ...]
    contents: tuple[FileContents, ...]
    """What was read back of each edition, for the ledger."""


def press_run(
    editions: Sequence[PressEdition], press: PressProfile, stem: str, report: Report
) -> PressRun | None:
    """Return the press file of editions; None after an error, which goes to the report."""
    from irdocs.audit import pdf as rules
    from irdocs.audit.reading import pdf_text
    from irdocs.leaflet import fitting, formats, output_pages
    from irdocs.leaflet.pages import paged
    from irdocs.page.halves import ComposedSheet, HalfPages, PlacedPage, composed, language_part
    from irdocs.pdf.writer import write

    drawn: list[HalfPages] = []
    sheets: list[ComposedSheet] = []
    tickets: list[JobTicket] = []
    placements: list[Placement] = []
    listed: list[str] = []
    first: LeafletFiles | None = None
    for number, edition in enumerate(editions):
        document = with_links_for(edition.document, LEAFLET)
        context = replace(edition.context, report=report)
        own_name, span = str(document.leaflet.format), format_span(document)
        request = edition.format or DataFileRequest(own_name, context.folder, span, context.files)
        format = formats.load(request, report)
        if format is None or report.errors:
            return None
        language = str(document.document.language)
        part = language_part(str(editions[0].document.document.language), language, edition.name)
        (planned,) = fitting.fitted(
            [fitting.LeafletText(document, context.locale, part)], context.theme, format, report,
            others=formats.built_in, draft=context.draft,
        )  # fmt: skip
        if report.errors:
            return None
        files = LeafletFiles(document, context, planned, "Leaflet")
        first = first or files
        pages = output_pages.for_press(planned.leaflet.format, press)
        dpi = max(PRINT_DPI, press.resolution)
        own = paged(planned, pages, with_links=False, dpi=dpi).pages
        drawn.append(HalfPages(own, edition.name))
        begin = len(sheets)
        placements.append(
            {
                block: tuple(page + begin for page in found)
                for block, found in planned.placement(pages).items()
            }
        )
        sheets += [
            ComposedSheet(page.size, (PlacedPage(number, index),)) for index, page in enumerate(own)
        ]
        tickets.append(job_ticket(document, planned, press, context.locale))
        copies = f", {_copies(edition.copies)}" if edition.copies else ""
        listed.append(f"{begin + 1} to {len(sheets)}: {edition.name}{copies}")
    if first is None:
        return None
    titles = [str(one.document.document.title) for one in editions]
    # Each is called by its title, with its version and its date behind.
    versions = {each.work.removeprefix(title) for each, title in zip(tickets, titles, strict=True)}
    work = _shared(titles) + (next(iter(versions)) if len(versions) == 1 else "")
    states = [each.status for each in tickets]
    about = replace(information(first.document, first.context), title=_shared(titles))
    if len(set(states)) > 1:
        listed = [f"{one}. {state}" for one, state in zip(listed, states, strict=True)]
    data = write(composed(sheets, drawn), about, first.inks(press))
    pdf = opened(data)
    span = format_span(first.document)
    expected = rules.ExpectedPdf(str(first.document.document.language), about.title)
    rules.complain(pdf, f"{stem}.pdf", expected, span, report)
    ticket = replace(
        tickets[0],
        work=work,
        status=states[0] if len(set(states)) == 1 else "of each edition, as listed below",
        trims=tuple(trim for each in tickets for trim in each.trims),
        names=tuple(name for each in tickets for name in each.names),
        folds=tuple(fold for each in tickets for fold in each.folds),
        codes=tuple(code for each in tickets for code in each.codes),
        editions=tuple(listed),
    )
    reports = preflight_reports(pdf, ticket, stem, press, span, report)
    contents = tuple(
        FileContents(placement, outline)
        for placement, outline in zip(placements, pdf_text.of_parts(pdf), strict=True)
    )
    press_file = FinishedFile(f"{stem}.pdf", data, len(sheets), "pages")
    return PressRun((press_file, *reports), contents)


def _copies(count: str) -> str:
    """Return how many copies are wanted, as the ticket says it."""
    digits = count.strip()
    shown = f"{int(digits):,}" if digits.isascii() and digits.isdecimal() else digits
    return f"{shown} cop{'y' if digits == '1' else 'ies'}"


def _shared(texts: Sequence[str]) -> str:
    """Return what the editions have in common of a text: all of it, or the words that it begins
    with, and an ellipsis for the others; that alone cannot be a title, so it is the first then."""
    if len(set(texts)) == 1:
        return texts[0]
    words = [text.split() for text in texts]
    same = [each[0] for each in zip(*words, strict=False)]
    count = next(
        (n for n, each in enumerate(zip(*words, strict=False)) if len(set(each)) > 1), len(same)
    )
    return f"{' '.join(same[:count])} …" if count else texts[0]


__all__ = ["PressEdition", "PressRun", "press_run"]

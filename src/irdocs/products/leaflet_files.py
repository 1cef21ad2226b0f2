"""The files of a leaflet that is measured: each is drawn from its plan, and read back.

`render` and `review` of each file are methods over the plan, which import what draws and reads
files only when they are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from irdocs import locale
from irdocs.content.model import Document
from irdocs.content.photographs import PRINT_DPI
from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen, replace
from irdocs.leaflet.formats import Side
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.locale import Locale, statements
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    FinishedFile,
    PagePictures,
    PageRegion,
    PanelCrop,
    PlanContext,
    PlannedFile,
    information,
    lines_of,
)

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison
    from irdocs.audit.reading.pdf_file import PdfFile
    from irdocs.audit.ticket import JobTicket
    from irdocs.leaflet.output_pages import OutputPage
    from irdocs.leaflet.plan import PlannedLeaflet
    from irdocs.page.document import Page
    from irdocs.pdf.inks import Inks


def format_span(document: Document) -> Span:
    """Return the span of the format's name in the content; if it names none, that of the content.

    A format that is a default has a span without a file.
    """
    span: Span = getattr(document.leaflet.format, "span", document.span)
    return span if span.file else document.span


@frozen(slots=False)
class LeafletFiles:
    """A planned leaflet, from which several files are drawn."""

    document: Document
    context: PlanContext
    planned: PlannedLeaflet
    title: str
    """The heading over its pages in the preview."""

    def planned_file(
        self, file: str, pages: Sequence[OutputPage], *, imposed: bool = False
    ) -> PlannedFile:
        """Return a file for readers, with the sides as they are designed or imposed."""
        stem = file.removesuffix(".pdf")
        return PlannedFile(
            file, len(pages), "pages",
            lambda: self._rendered(pages, None, PRINT_DPI),
            lambda data, report: self._read_back(opened(data), file, pages, report),
            compared,
            lambda: (self.planned.placement(pages),),
            self.regions, self.crops,
            self._pictures(stem, in_preview=not imposed),
        )  # fmt: skip

    def _pictures(self, stem: str, *, in_preview: bool) -> PagePictures:
        alt = self.context.locale.words.page_picture
        return PagePictures(self.title, "Page", stem, alt, in_preview=in_preview)

    def regions(self) -> Sequence[PageRegion]:
        """Return where each block is, on sides as they are designed.

        A block is set as several boxes, such as a heading and its paragraphs, which may continue on
        the next panel. Its region on a panel is as wide as the panel's live area and reaches from
        the top of its first box there to the bottom of its last.
        """
        lines = lines_of(self.document)
        extents: dict[tuple[int, str, str], tuple[float, float, float, float]] = {}
        for filled in self.planned.leaflet.panels:
            panel, live = filled.panel, filled.panel.live
            for placed in filled.placed:
                name = placed.box.block
                if name not in lines:
                    continue
                key = panel.side, name, panel.id
                start = live.x, placed.y, live.right, placed.y
                left, top, right, bottom = extents.get(key, start)
                bottom = max(bottom, placed.y + placed.box.height)
                extents[key] = left, min(top, placed.y), right, bottom
        sides = self.planned.leaflet.format.sides
        return [
            PageRegion(
                side + 1, name, lines[name],
                self._start(left, right, sides[side]), top / sides[side].height,
                (right - left) / sides[side].width, (bottom - top) / sides[side].height,
            )
            for (side, name, _), (left, top, right, bottom) in extents.items()
        ]  # fmt: skip

    def crops(self) -> Sequence[PanelCrop]:
        """Return the panels in the order of reading; none if the leaflet has no fold."""
        format = self.planned.leaflet.format
        if not any(side.folds for side in format.sides):
            return ()
        return [
            PanelCrop(
                panel.side + 1, panel.id,
                self._start(panel.box.x, panel.box.right, format.sides[panel.side]),
                panel.box.width / format.sides[panel.side].width,
            )
            for panel in sorted(format.panels, key=lambda panel: panel.order)
        ]  # fmt: skip

    def _start(self, left: float, right: float, side: Side) -> float:
        """Return where on a side something begins, as a share of its width from the left."""
        is_mirrored = self.planned.styles.right_to_left
        return (side.width - right if is_mirrored else left) / side.width

    def press_file(self, press: PressProfile) -> PlannedFile:
        """Return the file for the print shop.

        Its review adds the preflight report: a table of checks, of which each that fails is an
        error.
        """
        from irdocs.leaflet import output_pages

        format = self.planned.leaflet.format
        stem = f"leaflet-{format.name}-press{self.context.suffix}"
        pages = output_pages.for_press(format, press)

        def review(data: bytes, report: Report) -> AuditResult:
            pdf = opened(data)
            audited = self._read_back(pdf, f"{stem}.pdf", pages, report)
            return replace(audited, reports=self._preflight(pdf, stem, press, report))

        return PlannedFile(
            f"{stem}.pdf", len(pages), "pages",
            lambda: self._rendered(
                pages, self.inks(press), max(PRINT_DPI, press.resolution)
            ),
            review,
            compared,
            lambda: (self.planned.placement(pages),),
            pictures=self._pictures(stem, in_preview=False),
        )  # fmt: skip

    def _rendered(self, pages: Sequence[OutputPage], inks: Inks | None, dpi: float) -> bytes:
        """Return the PDF: in RGB and with links, or in the inks of a press and without links.

        `dpi` is the resolution that photographs are reduced to.
        """
        from irdocs.leaflet.pages import paged
        from irdocs.pdf.writer import write

        document = paged(self.planned, pages, with_links=inks is None, dpi=dpi)
        return write(document, information(self.document, self.context), inks)

    def blank(self, page: OutputPage) -> Page:
        """Return a page without content like another: with its marks, which are artifacts."""
        from irdocs.leaflet.pages import paged

        (blank,) = paged(self.planned, [page.blank], with_links=False).pages
        return blank

    def inks(self, press: PressProfile) -> Inks:
        """Return the theme's ink mixtures, within the press's limit of ink in one place."""
        from irdocs.pdf.inks import PressInks

        theme = self.context.theme
        return PressInks(
            {theme.palette[role]: mixture for role, mixture in theme.inks.items()},
            frozenset(theme.palette[role] for role in theme.black_text),
            press.ink_limit,
        )

    def _read_back(
        self, pdf: PdfFile, file: str, pages: Sequence[OutputPage], report: Report
    ) -> AuditResult:
        """Check a finished PDF by the rules, and return its text with the plan's placement."""
        from irdocs.audit import pdf as rules
        from irdocs.audit.reading import inventories, pdf_text

        about = self.document.document
        span = format_span(self.document)
        expected = rules.ExpectedPdf(str(about.language), str(about.title))
        rules.complain(pdf, file, expected, span, report)
        placement, language = self.planned.placement(pages), str(about.language)
        inventory = inventories.of_pdf(pdf, pdf.structure, file, language, placement)
        return AuditResult((FileContents(placement, pdf_text.transcribed(pdf)),), (inventory,))

    def _preflight(
        self, pdf: PdfFile, stem: str, press: PressProfile, report: Report
    ) -> tuple[FinishedFile, ...]:
        """Check a press file against its job ticket; return the report as text and as JSON."""
        ticket = job_ticket(self.document, self.planned, press, self.context.locale)
        return preflight_reports(pdf, ticket, stem, press, format_span(self.document), report)


def preflight_reports(
    pdf: PdfFile, ticket: JobTicket, stem: str, press: PressProfile, span: Span, report: Report
) -> tuple[FinishedFile, ...]:
    """Check a press file against a job ticket; return the report as text and as JSON."""
    from irdocs.audit import preflight
    from irdocs.audit.ticket import as_json, as_text

    file = f"{stem}.pdf"
    rows = preflight.check(pdf, ticket)
    preflight.complain(rows, file, f"the profile {press.name}", span, report)
    text, json = as_text(rows, file, ticket), as_json(rows, file, ticket)
    return (
        FinishedFile(f"{stem}.txt", text.encode(), len(rows), "rows"),
        FinishedFile(f"{stem}.json", json.encode(), len(rows), "rows"),
    )


def opened(data: bytes) -> PdfFile:
    """Return a finished PDF as a value that the rules, the preflight and the ledger all read."""
    from irdocs.audit.reading import pdf_file

    return pdf_file.read(data)


def compared(expected: bytes, found: bytes) -> FileComparison:
    """Return how a PDF differs from the expected one."""
    from irdocs.audit.comparison import pdfs

    return pdfs.compare(expected, found)


def job_ticket(
    document: Document, planned: PlannedLeaflet, press: PressProfile, used: Locale
) -> JobTicket:
    """Return the requirements of the press file, from the document, the format and the profile."""
    from irdocs.audit.ticket import JobTicket

    format, is_mirrored = planned.leaflet.format, planned.styles.right_to_left
    about, english = document.document, locale.load(locale.ENGLISH)
    english = replace(english, translation_is_unchecked=used.translation_is_unchecked)
    return JobTicket(
        work=f"{about.title}, version {about.version}, {about.date.isoformat()}",
        status=english.sentences(
            english.sentence(statements.review_status(english, about)),
            *statements.translation_status(english),
        ),
        format=format.name,
        title=format.title,
        paper=format.paper,
        profile=f"{press.name}, {press.title}",
        trims=tuple((side.width, side.height) for side in format.sides),
        names=tuple(side.name for side in format.sides),
        folds=tuple(
            tuple(sorted(side.width - fold for fold in side.folds)) if is_mirrored else side.folds
            for side in format.sides
        ),
        opens_right=is_mirrored,
        fold=format.fold,
        finish=format.finish,
        bleed=press.bleed,
        marks=press.marks,
        safe=press.safe,
        ink_limit=press.ink_limit,
        resolution=press.resolution,
        codes=planned.leaflet.codes,
    )

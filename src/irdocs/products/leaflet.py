"""Plan the leaflet's files, and say how each is drawn and read back.

A leaflet is measured once in each format. Several files are then drawn from that one plan, which
differ only in how its sides are put on pages: a page for each side (leaflet.pdf); sides beside each
other on a larger paper, if the format has an imposition; and pages with bleed and marks in the inks
of a print shop, if a press profile is asked for. The modules that measure, draw and read back are
imported inside functions, so that a command loads only those that it uses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs import locale
from irdocs.content.datafile import DataFileKind, DataFileRequest, is_path
from irdocs.content.files import FileReader
from irdocs.content.internal_links import with_links_for
from irdocs.content.model import Document
from irdocs.content.photographs import PRINT_DPI
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report, Span, UsageError, guess, joined
from irdocs.leaflet import press_profiles
from irdocs.leaflet.formats import FORMATS, Side
from irdocs.leaflet.press_profiles import PRESSES, PressProfile
from irdocs.locale import Locale, statements
from irdocs.options import BuildOptions
from irdocs.products import coarse_images
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
from irdocs.products.product import ProductOrder

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison
    from irdocs.audit.reading.pdf_file import PdfFile
    from irdocs.audit.ticket import JobTicket
    from irdocs.leaflet.output_pages import OutputPage
    from irdocs.leaflet.plan import PlannedLeaflet
    from irdocs.pdf.inks import Inks


def order(options: BuildOptions, report: Report, files: FileReader) -> Sequence[ProductOrder]:
    """Return an order for each format that the options name, or one for the content's own.

    Raises UsageError for a format or a press profile that does not exist, OSError for a file of
    one that cannot be read.
    """
    press = None
    if options.press is not None:
        press = press_profiles.load(_requested(PRESSES, options.press, files), report)
    formats = [_requested(FORMATS, name, files) for name in dict.fromkeys(options.formats)]
    if not formats:
        return [LeafletOrder(None, press, with_page=options.web).as_order]
    several = len(formats) > 1
    return [
        # One page goes with all formats.
        LeafletOrder(format, press, several, with_page=options.web and not number).as_order
        for number, format in enumerate(formats)
    ]


def format_names() -> tuple[str, ...]:
    """Return the names of the built-in formats."""
    return FORMATS.names


def _requested(kind: DataFileKind, name: str, files: FileReader) -> DataFileRequest:
    """Return a built-in file by its name, or the user's own by its path.

    Raises UsageError if there is neither, OSError if the user's own cannot be opened.
    """
    if name in kind.names:
        return DataFileRequest(name, Path(), None, files)
    if not is_path(name) or not Path(name).is_file():
        problem = joined(f'there is no {kind.called} "{name}"', guess(name, kind.names))
        names = ", ".join(kind.names)
        raise UsageError(
            f"{problem} (must be one of {names}, or the path of a .yaml file of your own)"
        )
    with Path(name).open("rb"):
        pass  # a file that cannot be read must fail here, before anything is built
    return DataFileRequest(name, Path(), None, files)


@dataclass(frozen=True, slots=True)
class LeafletOrder:
    """A leaflet in one format, with a file for a print shop if a press profile is given."""

    format: DataFileRequest | None = None
    """The format that the options name; None for the one that the content names."""
    press: PressProfile | None = None
    is_one_of_several: bool = False
    """Whether the leaflet is made in other formats too, so that its title must name this one."""
    with_page: bool = False
    """Whether the web page is made too."""

    @property
    def as_order(self) -> ProductOrder:
        """Its planner, and its format, by which content may say where it is shown."""
        return ProductOrder(self.plan, self.format_name)

    def format_name(self, document: Document) -> str:
        """Return the name of the format, or the path of a user's own."""
        return self.format.name if self.format else str(document.leaflet.format)

    def plan(self, document: Document, context: PlanContext) -> Sequence[PlannedFile]:
        """Return the files of the measured leaflet; none if there is an error in the report."""
        from irdocs.leaflet import fitting, formats, output_pages

        document = with_links_for(document, LEAFLET)
        own_name = str(document.leaflet.format)
        request = self.format or DataFileRequest(
            own_name, context.folder, _format_span(document), context.files
        )
        format = formats.load(request, context.report)
        if format is None or context.report.errors:
            return ()
        planned = fitting.fitted(
            document, context.theme, format, context.locale, context.report,
            others=formats.built_in, draft=context.draft,
        )  # fmt: skip
        if context.report.errors:
            return ()
        coarse_images.report_them(document, planned, self.press, context.report)
        format = planned.leaflet.format  # a format that may grow has more sides after planning
        stem = f"leaflet-{format.name}" if self.format else "leaflet"
        title = f"Leaflet {format.name}" if self.is_one_of_several else "Leaflet"
        leaflet = _LeafletFiles(document, context, planned, context.title(title))
        name = f"{stem}{context.suffix}.pdf"
        planned_files = [leaflet.planned_file(name, output_pages.as_designed(format))]
        if format.imposition:
            pages = output_pages.imposed(format, format.imposition)
            name = f"{stem}-{format.imposition.name}{context.suffix}.pdf"
            planned_files.append(leaflet.planned_file(name, pages, imposed=True))
        if self.press:
            planned_files.append(leaflet.press_file(self.press))
        if self.with_page:
            planned_files += _web_page(document, context)
        return planned_files


def _web_page(document: Document, context: PlanContext) -> Sequence[PlannedFile]:
    """Return the web page with the leaflet's content; none if there is an error in the report."""
    from irdocs.version import VERSION
    from irdocs.web.page import page

    report = Report()
    html = page(document, context.theme, context.locale, report, f"irdocs {VERSION}").encode()
    if report.errors:  # what warnings say, the leaflet has said
        context.report.extend(report)
        return ()
    placement = {str(block.id): (1,) for block in document.blocks}

    def review(data: bytes, report: Report) -> AuditResult:
        from irdocs.audit.reading import web_text

        return AuditResult(FileContents(placement, web_text.read(data)))

    def compare(expected: bytes, found: bytes) -> FileComparison:
        from irdocs.audit.comparison import web_pages

        return web_pages.compare(expected, found)

    name = context.file_name("web.html")
    return [
        PlannedFile(name, 1, "page", lambda: html, review, compare, placement=lambda: placement)
    ]


def _format_span(document: Document) -> Span:
    """Return the span of the format's name in the content; if it names none, that of the content.

    A format that is a default has a span without a file.
    """
    span: Span = getattr(document.leaflet.format, "span", document.span)
    return span if span.file else document.span


@dataclass(frozen=True)
class _LeafletFiles:
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
            lambda data, report: self._read_back(_opened(data), file, pages, report),
            _compared,
            lambda: self.planned.placement(pages),
            self._regions, self._crops,
            self._pictures(stem, in_preview=not imposed),
        )  # fmt: skip

    def _pictures(self, stem: str, *, in_preview: bool) -> PagePictures:
        alt = self.context.locale.words.page_picture
        return PagePictures(self.title, "Page", stem, alt, in_preview=in_preview)

    def _regions(self) -> Sequence[PageRegion]:
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

    def _crops(self) -> Sequence[PanelCrop]:
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
            pdf = _opened(data)
            audited = self._read_back(pdf, f"{stem}.pdf", pages, report)
            return AuditResult(audited.contents, self._preflight(pdf, stem, press, report))

        return PlannedFile(
            f"{stem}.pdf", len(pages), "pages",
            lambda: self._rendered(
                pages, self._inks(press), max(PRINT_DPI, press.resolution)
            ),
            review,
            _compared,
            lambda: self.planned.placement(pages),
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

    def _inks(self, press: PressProfile) -> Inks:
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
        from irdocs.audit.reading import pdf_text

        about = self.document.document
        span = _format_span(self.document)
        expected = rules.ExpectedPdf(str(about.language), str(about.title))
        rules.complain(pdf, file, expected, span, report)
        return AuditResult(FileContents(self.planned.placement(pages), pdf_text.transcribed(pdf)))

    def _preflight(
        self, pdf: PdfFile, stem: str, press: PressProfile, report: Report
    ) -> tuple[FinishedFile, ...]:
        """Check a press file against its job ticket; return the report as text and as JSON."""
        from irdocs.audit import preflight
        from irdocs.audit.ticket import as_json, as_text

        ticket, file = (
            _ticket(self.document, self.planned, press, self.context.locale),
            f"{stem}.pdf",
        )
        rows = preflight.check(pdf, ticket)
        span = _format_span(self.document)
        preflight.complain(rows, file, f"the profile {press.name}", span, report)
        text, json = as_text(rows, file, ticket), as_json(rows, file, ticket)
        return (
            FinishedFile(f"{stem}.txt", text.encode(), len(rows), "rows"),
            FinishedFile(f"{stem}.json", json.encode(), len(rows), "rows"),
        )


def _opened(data: bytes) -> PdfFile:
    """Return a finished PDF as a value that the rules, the preflight and the ledger all read."""
    from irdocs.audit.reading import pdf_file

    return pdf_file.read(data)


def _compared(expected: bytes, found: bytes) -> FileComparison:
    """Return how a PDF differs from the expected one."""
    from irdocs.audit.comparison import pdfs

    return pdfs.compare(expected, found)


def _ticket(
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

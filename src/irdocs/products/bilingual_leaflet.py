"""Plan the files of a leaflet that two languages share, and say how each is drawn and read back.

Both languages are measured at once and set alike. Each is then drawn as a document of its own,
and the pages of both are put together (`page.halves`) in three ways: for a screen, for an office
printer where paper wants another order, and for a press.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.audit.ticket import BLANK
from irdocs.content.about import BilingualLeaflet
from irdocs.content.internal_links import with_links_for
from irdocs.content.photographs import PRINT_DPI
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet.formats import Format
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.locale.scripts import direction
from irdocs.products import coarse_images, unseen_images
from irdocs.products.leaflet_files import (
    LeafletFiles,
    compared,
    format_span,
    job_ticket,
    opened,
    preflight_reports,
)
from irdocs.products.planning import (
    AuditResult,
    Half,
    Halves,
    PagePictures,
    PageRegion,
    PlannedFile,
    shared_information,
)
from irdocs.products.sharing import name_of, part_of, read_back
from irdocs.units import Size

if TYPE_CHECKING:
    from irdocs.audit.reading.pdf_file import PdfFile
    from irdocs.audit.ticket import JobTicket
    from irdocs.leaflet.bilingual import Counts, Directions
    from irdocs.leaflet.output_pages import OutputPage
    from irdocs.page.halves import ComposedSheet
    from irdocs.page.tags import Tag
    from irdocs.pdf.inks import Inks


def planned(
    halves: Halves, format: Format, press: PressProfile | None, stem: str, title: str
) -> Sequence[PlannedFile]:
    """Return the files of a leaflet in two languages; none if there is an error in the report.

    The names of files begin with `stem`; `title` is the heading over its pages in the preview.
    """
    from irdocs.leaflet import bilingual

    files = measured(halves, format, press, title, (part_of(halves, 0), part_of(halves, 1)))
    if files is None:
        return ()
    suffix = halves[0].context.suffix
    screen = bilingual.for_screen(files.form, files.counts, format, files.size)
    planned_files = [
        files.planned_file(f"{stem}{suffix}.pdf", screen, faces=files.form == "facing")
    ]
    if paper := bilingual.for_paper(files.form, files.counts, files.ways, files.half_format):
        name, sheets = paper
        planned_files.append(
            files.planned_file(f"{stem}-{name}{suffix}.pdf", sheets, in_preview=False)
        )
    if press:
        planned_files.append(files.press_file(f"leaflet-{format.name}-press{suffix}", press))
    return planned_files


def measured(
    halves: Halves, format: Format, press: PressProfile | None, title: str, parts: tuple[Tag, Tag]
) -> SharedFiles | None:
    """Return a leaflet that is measured in two languages; None after an error, which goes to the
    report of the first.

    `parts` are the elements that hold each; pictures too coarse for `press` are reported.
    """
    from irdocs.leaflet import bilingual, fitting, formats, leaflet_text

    halves = _linked(halves[0]), _linked(halves[1])
    document, context = halves[0].document, halves[0].context
    ways = direction(halves[0].language), direction(halves[1].language)
    form = bilingual.form_of(document.leaflet.bilingual, format, ways)
    half_format = bilingual.half_format(format, form, ways)
    if half_format is None:
        context.report.error(
            "bad-form", f"two languages cannot share {format.name} in the way {form}",
            document.leaflet.span if document.leaflet.bilingual else format_span(document),
            "write bilingual: following, or take another format, such as a5-booklet",
        )  # fmt: skip
        return None

    def others() -> list[Format]:
        """Return one language's part of each built-in format."""
        found = (
            bilingual.half_format(other, bilingual.form_of(None, other, ways), ways)
            for other in formats.built_in()
        )
        return [other for other in found if other]

    texts = [
        leaflet_text.LeafletText(half.document, half.context.locale, part)
        for half, part in zip(halves, parts, strict=True)
    ]
    first, second = fitting.fitted(
        texts, context.theme, half_format, context.report,
        others=others, draft=context.draft,
    )  # fmt: skip
    if context.report.errors:
        return None
    for half, leaflet in zip(halves, (first, second), strict=True):
        coarse_images.report_them(half.document, leaflet, press, context.report)
        unseen_images.report_them(half.document, LEAFLET, context.theme, context.report)
    return SharedFiles(
        halves,
        (
            LeafletFiles(halves[0].document, halves[0].context, first, title),
            LeafletFiles(halves[1].document, halves[1].context, second, title),
        ),
        title,
        form,
        ways,
        is_overlaid=bilingual.is_opened_from_both(form, format),
    )


def _linked(half: Half) -> Half:
    """Return a half without links to what no leaflet shows."""
    return replace(half, document=with_links_for(half.document, LEAFLET))


@frozen(slots=False)
class SharedFiles:
    """A leaflet planned in two languages, from which several files are drawn."""

    halves: Halves
    files: tuple[LeafletFiles, LeafletFiles]
    """What draws each language."""
    title: str
    """The heading over its pages in the preview."""
    form: BilingualLeaflet
    ways: Directions
    """The direction of each language."""
    is_overlaid: bool
    """Whether pages of both languages stand on one, beside each other."""

    @property
    def counts(self) -> Counts:
        """How many pages each language has."""
        first, second = (len(each.planned.leaflet.format.sides) for each in self.files)
        return first, second

    @property
    def half_format(self) -> Format:
        """One language's part of the format, with the pages that it took."""
        return self.files[0].planned.leaflet.format

    @property
    def size(self) -> Size:
        """The size of a page, in pt."""
        side = self.half_format.sides[0]
        return Size(side.width, side.height)

    def planned_file(
        self,
        file: str,
        sheets: Sequence[ComposedSheet],
        *,
        faces: bool = False,
        in_preview: bool = True,
    ) -> PlannedFile:
        """Return a file for readers."""
        from irdocs.leaflet.output_pages import as_designed

        pages = [as_designed(each.planned.leaflet.format) for each in self.files]
        stem = file.removesuffix(".pdf")
        return PlannedFile(
            file, len(sheets), "pages",
            lambda: self._rendered(sheets, pages, None, PRINT_DPI, faces=faces),
            lambda data, report: self._read_back(opened(data), file, sheets, report),
            compared,
            lambda: self.placements(sheets),
            lambda: self._regions(sheets),
            pictures=PagePictures(
                self.title, "Page", stem, self.files[0].context.locale.words.page_picture,
                in_preview=in_preview,
            ),
        )  # fmt: skip

    def press_pages(self, press: PressProfile, edition: str = "") -> list[Sequence[OutputPage]]:
        """Return the pages of each language with bleed and marks, which name it, and the edition
        behind it if there are several in a file."""
        from irdocs.leaflet.output_pages import for_press

        names = [half.language for half in self.halves]
        if self.is_overlaid:
            names = ["+".join(names)] * 2
        pages = [
            for_press(each.planned.leaflet.format, press, f"{name} {edition}".rstrip())
            for name, each in zip(names, self.files, strict=True)
        ]
        if self.is_overlaid:  # marks once
            pages[1] = tuple(page.unmarked for page in pages[1])
        return list(pages)

    def press_sheets(self, press: PressProfile) -> list[ComposedSheet]:
        """Return the pages of the press file, in the order of the paper."""
        from irdocs.leaflet.bilingual import for_press

        size = self.press_pages(press)[0][0].size
        return for_press(self.form, self.counts, self.ways, self.half_format, size)

    def press_file(self, stem: str, press: PressProfile) -> PlannedFile:
        """Return the file for the print shop, of which there is a preflight report as well."""
        pages, sheets = self.press_pages(press), self.press_sheets(press)

        def review(data: bytes, report: Report) -> AuditResult:
            pdf = opened(data)
            audited = self._read_back(pdf, f"{stem}.pdf", sheets, report)
            ticket, span = self.ticket(sheets, press), format_span(self.halves[0].document)
            reports = preflight_reports(pdf, ticket, stem, press, span, report)
            return replace(audited, reports=reports)

        return PlannedFile(
            f"{stem}.pdf", len(sheets), "pages",
            lambda: self._rendered(
                sheets, pages, self.files[0].inks(press), max(PRINT_DPI, press.resolution)
            ),
            review,
            compared,
            lambda: self.placements(sheets),
            pictures=PagePictures(
                self.title, "Page", stem, self.files[0].context.locale.words.page_picture,
                in_preview=False,
            ),
        )  # fmt: skip

    def _rendered(
        self,
        sheets: Sequence[ComposedSheet],
        pages: Sequence[Sequence[OutputPage]],
        inks: Inks | None,
        dpi: float,
        *,
        faces: bool = False,
    ) -> bytes:
        """Return the PDF; `pages` are those of each language, the rest is as in `LeafletFiles`."""
        from irdocs.leaflet.pages import paged
        from irdocs.page.halves import HalfPages, composed
        from irdocs.pdf.writer import write

        drawn = [
            HalfPages(
                paged(each.planned, own, with_links=inks is None, dpi=dpi).pages,
                (name_of(self.halves, number),),
            )
            for number, (each, own) in enumerate(zip(self.files, pages, strict=True))
        ]
        blank = self.files[0].blank(pages[0][0])
        document = composed(sheets, drawn, blank, faces=faces)
        return write(document, shared_information(self.halves), inks)

    def placements(self, sheets: Sequence[ComposedSheet]) -> tuple[Placement, ...]:
        """Return the sheets on which each block is, for each language."""
        from irdocs.leaflet.output_pages import as_designed
        from irdocs.page.halves import sheets_of

        placements = []
        for number, each in enumerate(self.files):
            designed = each.planned.placement(as_designed(each.planned.leaflet.format))
            placements.append(
                {
                    block: tuple(s for page in pages for s in sheets_of(sheets, number, page - 1))
                    for block, pages in designed.items()
                }
            )
        return tuple(placements)

    def _regions(self, sheets: Sequence[ComposedSheet]) -> Sequence[PageRegion]:
        """Return where each block is, on sheets of one page each."""
        from irdocs.page.halves import sheets_of

        return [
            replace(region, page=sheet)
            for number, each in enumerate(self.files)
            for region in each.regions()
            for sheet in sheets_of(sheets, number, region.page - 1)
        ]

    def _read_back(
        self, pdf: PdfFile, file: str, sheets: Sequence[ComposedSheet], report: Report
    ) -> AuditResult:
        """Check a finished PDF by the rules, and return the text of each language in it."""
        span = format_span(self.halves[0].document)
        return read_back(pdf, file, self.halves, self.placements(sheets), span, report)

    def ticket(self, sheets: Sequence[ComposedSheet], press: PressProfile) -> JobTicket:
        """Return the requirements of the press file; a blank page has those of any other."""
        tickets = [job_ticket(half.document, each.planned, press, half.context.locale)
                   for half, each in zip(self.halves, self.files, strict=True)]  # fmt: skip
        opens_right = all(ticket.opens_right for ticket in tickets)
        names, folds = list[str](), list[tuple[float, ...]]()
        for sheet in sheets:
            placed = sheet.pages[0] if sheet.pages else None
            if placed is None:
                names.append(BLANK)
                folds.append(())
                continue
            half, ticket, width = self.halves[placed.half], tickets[placed.half], self.size.width
            name, own = ticket.names[placed.page], ticket.folds[placed.page]
            is_apart = self.form == "following" and ticket.opens_right and not opens_right
            opens = ", opens at the right" if is_apart else ""
            names.append(name if self.is_overlaid else f"{name} ({half.language}{opens})")
            folds.append(tuple(sorted(width - fold for fold in own)) if placed.turned else own)
        return replace(
            tickets[0],
            trims=((self.size.width, self.size.height),) * len(sheets),
            names=tuple(names),
            opens_right=opens_right,
            folds=tuple(folds),
            finish=self._finish(sheets) or tickets[0].finish,
            codes=(*tickets[0].codes, *tickets[1].codes),
        )

    def _finish(self, sheets: Sequence[ComposedSheet]) -> str:
        """Return what a print shop must know of a leaflet that is read from either cover."""
        if self.form != "tete-beche" or self.is_overlaid:
            return ""
        is_turned = any(placed.turned for sheet in sheets for placed in sheet.pages)
        upside = "; those of the second language stand upside down" if is_turned else ""
        return f"pages are in the order of the paper{upside}; it is read from either cover"

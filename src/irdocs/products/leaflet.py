"""How a leaflet is planned, drawn and read back: for readers, and for a press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs import locale
from irdocs.content.datafile import DataFileKind, DataFileRequest, is_path
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.diagnostics import Report, Span, UsageError, guess, joined
from irdocs.leaflet import press_profiles
from irdocs.leaflet.formats import FORMATS
from irdocs.leaflet.press_profiles import PRESSES, PressProfile
from irdocs.locale import statements
from irdocs.options import BuildOptions
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
    from irdocs.audit.reading.pdf_file import PdfFile
    from irdocs.audit.ticket import JobTicket
    from irdocs.leaflet.output_pages import OutputPage
    from irdocs.leaflet.plan import PlannedLeaflet
    from irdocs.pdf.inks import Inks


def order(
    options: BuildOptions, report: Report, files: FileReader
) -> Sequence[Callable[[Document, PlanContext], Sequence[PlannedFile]]]:
    """Return what plans the leaflet in each format that is wanted.

    Raises UsageError for a format or a press that is not there.
    """
    press = None
    if options.press is not None:
        press = press_profiles.load(_requested(PRESSES, options.press, files), report)
    formats = [_requested(FORMATS, name, files) for name in dict.fromkeys(options.formats)]
    if not formats:
        return [LeafletOrder(None, press).plan]
    several = len(formats) > 1
    return [LeafletOrder(format, press, is_one_of_several=several).plan for format in formats]


def _requested(kind: DataFileKind, name: str, files: FileReader) -> DataFileRequest:
    """Return a built-in file by its name, or the user's own by its path."""
    if name in kind.names:
        return DataFileRequest(name, Path(), None, files)
    if not is_path(name) or not Path(name).is_file():
        problem = joined(f'there is no {kind.called} "{name}"', guess(name, kind.names))
        names = ", ".join(kind.names)
        raise UsageError(f"{problem} (one of {names}, or the path of a .yaml file)")
    with Path(name).open("rb"):
        pass  # what cannot be read is found before anything is built
    return DataFileRequest(name, Path(), None, files)


@dataclass(frozen=True, slots=True)
class LeafletOrder:
    """A leaflet in one format: the content's own, or one by name; for a press as well, or not."""

    format: DataFileRequest | None = None
    press: PressProfile | None = None
    is_one_of_several: bool = False
    """Whether the leaflet is made in other formats too."""

    def plan(self, document: Document, context: PlanContext) -> Sequence[PlannedFile]:
        """Return the measured leaflet, its other arrangements and the press's; none on an error."""
        from irdocs.leaflet import formats, output_pages, plan

        own = str(document.leaflet.format)
        wanted = self.format or DataFileRequest(
            own, context.folder, _asked(document), context.files
        )
        chosen = formats.load(wanted, context.report)
        if chosen is None or context.report.errors:
            return ()
        planned = plan.plan(
            document, context.theme, chosen, context.locale, context.report, draft=context.draft
        )
        if context.report.errors:
            return ()
        _complain_of_coarse_images(planned, self.press, context.report)
        chosen = planned.leaflet.format  # with as many sides as it grew to
        stem = f"leaflet-{chosen.name}" if self.format else "leaflet"
        title = f"Leaflet {chosen.name}" if self.is_one_of_several else "Leaflet"
        made = _LeafletFiles(document, context, planned, title)
        drafts = [made.draft(f"{stem}.pdf", output_pages.as_designed(chosen))]
        if chosen.imposition:
            pages = output_pages.imposed(chosen, chosen.imposition)
            drafts.append(made.draft(f"{stem}-{chosen.imposition.name}.pdf", pages, imposed=True))
        if self.press:
            drafts.append(made.for_press(self.press))
        return drafts


def _asked(document: Document) -> Span:
    """Return where the content names its format; where it does not, the content itself."""
    span: Span = getattr(document.leaflet.format, "span", document.span)
    return span if span.file else document.span


@dataclass(frozen=True)
class _LeafletFiles:
    """A planned leaflet, from which several files are drawn."""

    document: Document
    context: PlanContext
    planned: PlannedLeaflet
    title: str
    """What it is called in the preview."""

    def draft(
        self, file: str, pages: Sequence[OutputPage], *, imposed: bool = False
    ) -> PlannedFile:
        stem = file.removesuffix(".pdf")
        return PlannedFile(
            file, len(pages), "pages",
            lambda: self._rendered(pages, None),
            lambda data, report: self._read_back(_opened(data), file, pages, report),
            self._regions, self._crops,
            PagePictures(self.title, "Page", stem, in_preview=not imposed),
        )  # fmt: skip

    def _regions(self) -> Sequence[PageRegion]:
        """Return where each block stands, on sides as they are designed."""
        known = lines_of(self.document)
        found: dict[tuple[int, str], tuple[float, float, float, float]] = {}
        for filled in self.planned.leaflet.panels:
            for placed in filled.placed:
                name, live = placed.box.block, filled.panel.live
                if name not in known:
                    continue
                key = filled.panel.side, f"{name}\0{filled.panel.id}"
                left, top, right, bottom = found.get(key, (live.x, placed.y, live.right, placed.y))
                bottom = max(bottom, placed.y + placed.box.height)
                found[key] = left, min(top, placed.y), right, bottom
        sides = self.planned.leaflet.format.sides
        return [
            PageRegion(
                side + 1, key.split("\0")[0], known[key.split("\0")[0]],
                left / sides[side].width, top / sides[side].height,
                (right - left) / sides[side].width, (bottom - top) / sides[side].height,
            )
            for (side, key), (left, top, right, bottom) in found.items()
        ]  # fmt: skip

    def _crops(self) -> Sequence[PanelCrop]:
        format = self.planned.leaflet.format
        if not any(side.folds for side in format.sides):
            return ()
        return [
            PanelCrop(panel.side + 1, panel.id, panel.box.x / format.sides[panel.side].width,
                 panel.box.width / format.sides[panel.side].width)
            for panel in sorted(format.panels, key=lambda panel: panel.order)
        ]  # fmt: skip

    def for_press(self, press: PressProfile) -> PlannedFile:
        """Return the print shop's file, with its preflight, whose failed rows are errors."""
        from irdocs.leaflet import output_pages

        format = self.planned.leaflet.format
        stem, pages = f"leaflet-{format.name}-press", output_pages.for_press(format, press)

        def review(data: bytes, report: Report) -> AuditResult:
            pdf = _opened(data)
            read = self._read_back(pdf, f"{stem}.pdf", pages, report)
            return AuditResult(read.contents, self._preflight(pdf, stem, press, report))

        return PlannedFile(
            f"{stem}.pdf", len(pages), "pages",
            lambda: self._rendered(pages, self._inks(press)), review,
            pictures=PagePictures(self.title, "Page", stem, in_preview=False),
        )  # fmt: skip

    def _rendered(self, pages: Sequence[OutputPage], inks: Inks | None) -> bytes:
        from irdocs.leaflet.pages import paged
        from irdocs.pdf.writer import write

        document = paged(self.planned, pages, with_links=inks is None)
        return write(document, information(self.document, self.context), inks)

    def _inks(self, press: PressProfile) -> Inks:
        from irdocs.pdf.inks import PressInks as PressInks

        theme = self.context.theme
        return PressInks(
            {theme.palette[role]: mixture for role, mixture in theme.inks.items()},
            frozenset(theme.palette[role] for role in theme.black_text),
            press.ink_limit,
        )

    def _read_back(
        self, pdf: PdfFile, file: str, pages: Sequence[OutputPage], report: Report
    ) -> AuditResult:
        from irdocs.audit import pdf as rules
        from irdocs.audit.reading import pdf_text

        about = self.document.document
        span = _asked(self.document)
        expected = rules.ExpectedPdf(str(about.language), str(about.title))
        rules.complain(pdf, file, expected, span, report)
        return AuditResult(FileContents(self.planned.placement(pages), pdf_text.transcribed(pdf)))

    def _preflight(
        self, pdf: PdfFile, stem: str, press: PressProfile, report: Report
    ) -> tuple[FinishedFile, ...]:
        from irdocs.audit import preflight
        from irdocs.audit.ticket import as_json, as_text

        ticket, file = _ticket(self.document, self.planned, press), f"{stem}.pdf"
        rows = preflight.check(pdf, ticket)
        span = _asked(self.document)
        preflight.complain(rows, file, f"the profile {press.name}", span, report)
        text, tabled = as_text(rows, file, ticket), as_json(rows, file, ticket)
        return (
            FinishedFile(f"{stem}.txt", text.encode(), len(rows), "rows"),
            FinishedFile(f"{stem}.json", tabled.encode(), len(rows), "rows"),
        )


def _opened(data: bytes) -> PdfFile:
    """Return a finished leaflet, read once for the rules, the preflight and the ledger."""
    from irdocs.audit.reading import pdf_file

    return pdf_file.read(data)


def _ticket(document: Document, planned: PlannedLeaflet, press: PressProfile) -> JobTicket:
    """Return what the finished file is held to."""
    from irdocs.audit.ticket import JobTicket

    format = planned.leaflet.format
    about = document.document
    return JobTicket(
        work=f"{about.title}, version {about.version}, {about.date.isoformat()}",
        status=statements.review_status(locale.load(locale.ENGLISH), about),
        format=format.name,
        title=format.title,
        paper=format.paper,
        profile=f"{press.name}, {press.title}",
        trims=tuple((side.width, side.height) for side in format.sides),
        names=tuple(side.name for side in format.sides),
        folds=tuple(side.folds for side in format.sides),
        fold=format.fold,
        finish=format.finish,
        bleed=press.bleed,
        marks=press.marks,
        safe=press.safe,
        ink_limit=press.ink_limit,
        resolution=press.resolution,
        codes=planned.leaflet.codes,
    )


COARSE = 150
"""Below how many pixels an inch a photograph shows them, in a leaflet for any printer."""


def _complain_of_coarse_images(
    planned: PlannedLeaflet, press: PressProfile | None, report: Report
) -> None:
    """Name the line of each photograph with too few pixels for its printed size (PRN-08)."""
    from irdocs.leaflet.boxes import ImageMark

    least = press.resolution if press else COARSE
    complain, whose = (report.error, "the press") if press else (report.warning, "a leaflet")
    for filled in planned.leaflet.panels:
        for placed in filled.placed:
            for mark in placed.box.marks:
                if isinstance(mark, ImageMark) and mark.dpi < least:
                    wanted = ceil(mark.pixels[0] * least / mark.dpi)
                    complain(
                        "coarse-image",
                        f'block "{placed.box.block}": its picture would be printed at '
                        f"{mark.dpi:.0f} dpi; {whose} wants {least} or more",
                        placed.box.span,
                        f"use a picture of {wanted} pixels across or more",
                    )

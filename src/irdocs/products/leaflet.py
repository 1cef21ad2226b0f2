"""Plan the leaflet's files, and say how each is drawn and read back.

A leaflet is measured once in each format. Several files are then drawn from that one plan, which
differ only in how its sides are put on pages: a page for each side (leaflet.pdf); sides beside each
other on a larger paper, if the format has an imposition; and pages with bleed and marks in the inks
of a print shop, if a press profile is asked for. The modules that measure, draw and read back are
imported inside functions, so that a command loads only those that it uses.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from irdocs.content.datafile import DataFileKind, DataFileRequest, is_path
from irdocs.content.files import FileReader
from irdocs.content.internal_links import with_links_for
from irdocs.content.model import Document
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report, UsageError, guess, joined
from irdocs.frozen import frozen
from irdocs.leaflet import press_profiles
from irdocs.leaflet.formats import FORMATS, Format
from irdocs.leaflet.press_profiles import PRESSES, PressProfile
from irdocs.options import BuildOptions
from irdocs.products import bilingual_leaflet, coarse_images, unseen_images, web_pages
from irdocs.products.leaflet_files import LeafletFiles, format_span
from irdocs.products.planning import Halves, PlanContext, PlannedFile, PlannedFiles
from irdocs.products.product import ProductOrder


def order(options: BuildOptions, report: Report, files: FileReader) -> Sequence[ProductOrder]:
    """Return an order for each format that the options name, or one for the content's own.

    Raises UsageError for a format or a press profile that does not exist, OSError for a file of
    one that cannot be read.
    """
    press = None
    if options.press is not None:
        press = press_of(options.press, files, report)
    formats = [_requested(FORMATS, name, files) for name in dict.fromkeys(options.formats)]
    if not formats:
        return [LeafletOrder(None, press).as_order]
    several = len(formats) > 1
    return [
        LeafletOrder(format, press, several, is_first=not number).as_order
        for number, format in enumerate(formats)
    ]


def press_of(name: str, files: FileReader, report: Report) -> PressProfile | None:
    """Return a print profile by its name or path; errors in a file of one go to the report."""
    return press_profiles.load(_requested(PRESSES, name, files), report)


def requested_format(name: str, files: FileReader) -> DataFileRequest:
    """Return a format by its name or path. Raises UsageError if there is none."""
    return _requested(FORMATS, name, files)


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


@frozen
class LeafletOrder:
    """A leaflet in one format, with a file for a print shop if a press profile is given."""

    format: DataFileRequest | None = None
    """The format that the options name; None for the one that the content names."""
    press: PressProfile | None = None
    is_one_of_several: bool = False
    """Whether the leaflet is made in other formats too, so that its title must name this one."""
    is_first: bool = True
    """Whether it is the first of several; one web page goes with all formats."""

    @property
    def as_order(self) -> ProductOrder:
        """Its planner, and its format, by which content may say where it is shown."""
        return ProductOrder(self.plan, self.format_name, self.share)

    def format_name(self, document: Document) -> str:
        """Return the name of the format, or the path of a user's own."""
        return self.format.name if self.format else str(document.leaflet.format)

    def plan(self, document: Document, context: PlanContext) -> PlannedFiles:
        """Return the files of the measured leaflet; none if there is an error in the report."""
        from irdocs.leaflet import fitting, formats, leaflet_text, output_pages

        document = with_links_for(document, LEAFLET)
        format = formats.load(self._request(document, context), context.report)
        if format is None or context.report.errors:
            return PlannedFiles()
        (planned,) = fitting.fitted(
            [leaflet_text.LeafletText(document, context.locale)], context.theme, format,
            context.report, others=formats.built_in, draft=context.draft,
        )  # fmt: skip
        if context.report.errors:
            return PlannedFiles()
        coarse_images.report_them(document, planned, self.press, context.report)
        unseen_images.report_them(document, LEAFLET, context.theme, context.report)
        format = planned.leaflet.format  # a format that may grow has more sides after planning
        stem, title = self._named(format)
        leaflet = LeafletFiles(document, context, planned, context.title(title))
        name = f"{stem}{context.suffix}.pdf"
        planned_files = [leaflet.planned_file(name, output_pages.as_designed(format))]
        if format.imposition:
            pages = output_pages.imposed(format, format.imposition)
            name = f"{stem}-{format.imposition.name}{context.suffix}.pdf"
            planned_files.append(leaflet.planned_file(name, pages, imposed=True))
        if self.press:
            planned_files.append(leaflet.press_file(self.press))
        if not (self.is_first and context.web):
            return PlannedFiles(planned_files)
        planned_files[0] = web_pages.rendered_once(planned_files[0])
        linked = planned_files[:1]
        return PlannedFiles(planned_files, lambda: web_pages.of_leaflet(document, context, linked))

    def share(self, halves: Halves) -> PlannedFiles:
        """Return the files that two languages share; none if there is an error in the report."""
        from irdocs.leaflet import formats

        document, context = halves[0].document, halves[0].context
        format = formats.load(self._request(document, context), context.report)
        if format is None or context.report.errors:
            return PlannedFiles()
        stem, title = self._named(format)
        shared = list(
            bilingual_leaflet.planned(halves, format, self.press, stem, context.title(title))
        )
        if not (shared and self.is_first and any(half.context.web for half in halves)):
            return PlannedFiles(shared)
        shared[0] = web_pages.rendered_once(shared[0])
        linked = shared[:1]

        def pages() -> list[PlannedFile]:
            return [
                page
                for number, half in enumerate(halves)
                for page in web_pages.of_leaflet(
                    with_links_for(half.document, LEAFLET), half.context, linked, number
                )
            ]

        return PlannedFiles(shared, pages)

    def _request(self, document: Document, context: PlanContext) -> DataFileRequest:
        """Return the format that the options or else the content ask for."""
        own_name, span = str(document.leaflet.format), format_span(document)
        return self.format or DataFileRequest(own_name, context.folder, span, context.files)

    def _named(self, format: Format) -> tuple[str, str]:
        """Return what the names of its files begin with, and the heading over their pages."""
        title = f"Leaflet {format.name}" if self.is_one_of_several else "Leaflet"
        return f"leaflet-{format.name}" if self.format else "leaflet", title

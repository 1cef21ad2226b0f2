"""Plan what one edition adds to a press file of many: its pages on whole sheets, and its ticket.

An edition is measured as it is for itself, in one language or in the two that share its leaflet.
What it adds is a number of whole sheets: on a press that prints both sides, an edition that began
on the back of another would be cut apart from it by nobody. So an odd last page has a blank back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.audit.ticket import BLANK, JobTicket
from irdocs.content.datafile import DataFileRequest
from irdocs.content.internal_links import with_links_for
from irdocs.content.photographs import PRINT_DPI
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.leaflet.formats import Format
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.products import bilingual_leaflet, coarse_images
from irdocs.products.leaflet_files import LeafletFiles, format_span, job_ticket
from irdocs.products.planning import Half

if TYPE_CHECKING:
    from irdocs.page.document import Page
    from irdocs.page.halves import ComposedSheet
    from irdocs.page.tags import Tag


@frozen
class PressEdition:
    """A leaflet that is to be in a press file: an edition, in one of its languages or in two."""

    name: str
    copies: int | None
    """How many are to be printed; None where nothing is said."""
    halves: tuple[Half, ...]
    """The document, or both that share its pages."""
    is_one_of_several: bool
    """Whether the edition has leaflets in other languages too, so that each must be named."""
    format: DataFileRequest | None
    """The format that the options name; None for the content's own."""

    @property
    def report(self) -> Report:
        """Where what is found goes."""
        return self.halves[0].context.report

    @property
    def mark(self) -> str:
        """Its name beside the marks of its pages; nothing if not every face has its letters."""
        return self.name if self.name.isascii() else ""

    @property
    def language(self) -> str:
        """Its language's tag, or both, such as "cy and en"."""
        return " and ".join(half.language for half in self.halves)

    @property
    def titles(self) -> tuple[tuple[str, ...], ...]:
        """For each half, the bookmarks above its own: the edition, and the language if there are
        several."""
        if len(self.halves) == 1 and not self.is_one_of_several:
            return ((self.name,),)
        return tuple(
            (self.name, half.context.locale.language_name(half.language)) for half in self.halves
        )

    def loaded_format(self) -> Format | None:
        """Return the format that it is laid out in; None after an error, which is reported."""
        from irdocs.leaflet import formats

        document, context = self.halves[0].document, self.halves[0].context
        name, span = str(document.leaflet.format), format_span(document)
        own = DataFileRequest(name, context.folder, span, context.files)
        return formats.load(self.format or own, self.report)


@frozen
class PressPart:
    """What an edition adds to a press file: whole sheets, so an even number of pages."""

    edition: PressEdition
    pages: tuple[tuple[Page, ...], ...]
    """The drawn pages of each half."""
    sheets: tuple[ComposedSheet, ...]
    """The pages of the press file, with halves and pages that are counted from 0 in this part."""
    blank: Page
    """What a page looks like on which nothing but marks is printed."""
    ticket: JobTicket
    """What is ordered of these pages alone."""
    placements: tuple[Placement, ...]
    """For each half, the pages of its blocks, counted from 1 in this part."""
    files: LeafletFiles
    """What draws the first half; it knows the inks."""


def press_part(
    edition: PressEdition, format: Format, press: PressProfile, first_language: str
) -> PressPart | None:
    """Return what an edition adds; None after an error, which goes to the edition's report.

    `first_language` is the tag of the language in which the press file begins.
    """
    from irdocs.page.halves import language_part

    parts = [
        language_part(first_language, half.language, ", ".join(titles))
        for half, titles in zip(edition.halves, edition.titles, strict=True)
    ]
    made = (
        _in_one_language(edition, format, press, parts[0])
        if len(parts) == 1
        else _in_two_languages(edition, format, press, (parts[0], parts[1]))
    )
    return made and _on_whole_sheets(made)


def _in_one_language(
    edition: PressEdition, format: Format, press: PressProfile, part: Tag
) -> PressPart | None:
    from irdocs.leaflet import fitting, formats, leaflet_text, output_pages
    from irdocs.leaflet.pages import paged
    from irdocs.page.halves import ComposedSheet, PlacedPage

    (half,) = edition.halves
    document, context = with_links_for(half.document, LEAFLET), half.context
    (planned,) = fitting.fitted(
        [leaflet_text.LeafletText(document, context.locale, part)], context.theme, format,
        context.report, others=formats.built_in, draft=context.draft,
    )  # fmt: skip
    if context.report.errors:
        return None
    coarse_images.report_them(document, planned, press, context.report)
    files = LeafletFiles(document, context, planned, "Leaflet")
    named = f"{half.language} {edition.mark}" if edition.is_one_of_several else edition.mark
    pages = output_pages.for_press(planned.leaflet.format, press, named.rstrip())
    drawn = paged(planned, pages, with_links=False, dpi=max(PRINT_DPI, press.resolution)).pages
    sheets = tuple(
        ComposedSheet(page.size, (PlacedPage(0, number),)) for number, page in enumerate(drawn)
    )
    return PressPart(
        edition, (drawn,), sheets, files.blank(pages[0]),
        job_ticket(document, planned, press, context.locale), (planned.placement(pages),), files,
    )  # fmt: skip


def _in_two_languages(
    edition: PressEdition, format: Format, press: PressProfile, parts: tuple[Tag, Tag]
) -> PressPart | None:
    from irdocs.leaflet.pages import paged

    first, second = edition.halves
    shared = bilingual_leaflet.measured((first, second), format, press, "Leaflet", parts)
    if shared is None or edition.report.errors:
        return None
    pages, sheets = shared.press_pages(press, edition.mark), shared.press_sheets(press)
    dpi = max(PRINT_DPI, press.resolution)
    drawn = tuple(
        paged(each.planned, own, with_links=False, dpi=dpi).pages
        for each, own in zip(shared.files, pages, strict=True)
    )
    return PressPart(
        edition, drawn, tuple(sheets), shared.files[0].blank(pages[0][0]),
        shared.ticket(sheets, press), shared.placements(sheets), shared.files[0],
    )  # fmt: skip


def _on_whole_sheets(part: PressPart) -> PressPart:
    """Return a part with a blank back behind an odd last page."""
    from irdocs.page.halves import ComposedSheet

    if len(part.sheets) % 2 == 0:
        return part
    ticket = part.ticket
    return replace(
        part,
        sheets=(*part.sheets, ComposedSheet(part.sheets[0].size)),
        ticket=replace(
            ticket,
            trims=(*ticket.trims, ticket.trims[0]),
            names=(*ticket.names, BLANK),
            folds=(*ticket.folds, ()),
        ),
    )


__all__ = ["PressEdition", "PressPart", "press_part"]

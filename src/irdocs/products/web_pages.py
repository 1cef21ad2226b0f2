"""Plan web pages with the content of a leaflet or a deck, and say how they are read back.

A page is one file by itself, or lies in a folder with a style sheet and pictures that all pages of
the folder share, and with copies of the files that it links to: who puts the folder onto a web
server has everything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, assert_never

from irdocs.audit.ledger import Placement
from irdocs.content.model import Document
from irdocs.content.product import DECK, LEAFLET, ProductTraits
from irdocs.diagnostics import Report
from irdocs.frozen import frozen, replace
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    PlanContext,
    PlannedFile,
    WebOrder,
    credited,
)
from irdocs.version import VERSION

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison
    from irdocs.deck.design import Design
    from irdocs.deck.model import Deck
    from irdocs.web.pictures import PictureFiles, Pictures
    from irdocs.web.shell import PageParts, Related

FOLDER = "web"
"""The folder of web pages in the output folder."""
PAGE_OF_LEAFLET = replace(LEAFLET, names_its_page=False)
"""What the page of a leaflet holds."""
PAGE_OF_DECK = replace(DECK, holds_floats=False, holds_formulas=False, holds_captions=False)
"""What the page of a deck holds: numbers as they are printed, formulas with their words."""


def of_leaflet(
    document: Document, context: PlanContext, linked: Sequence[PlannedFile], half: int = 0
) -> Sequence[PlannedFile]:
    """Return the page and the book of a leaflet, with what belongs to them, as far as they are
    wanted; nothing after an error in the report.

    The page links to the files `linked`. `half` says in which of two languages it is.
    """
    if context.web is None or LEAFLET.name not in context.web.products:
        return ()
    from irdocs.web.leaflet_page import leaflet_page

    report, shown = Report(), _without_its_address(document)

    def parts(pictures: Pictures) -> PageParts:
        return leaflet_page(shown, context.theme, context.locale, pictures, report)

    placement = {str(block.id): (1,) for block in document.blocks}
    page = _PagePlan(document, context, context.web, PAGE_OF_LEAFLET, parts, placement, half)
    files = page.files(linked)
    if report.errors:  # what warnings say, the leaflet has said
        context.report.extend(report)
        return ()
    return files


def of_deck(
    document: Document,
    context: PlanContext,
    planned: Deck,
    design: Design,
    linked: Sequence[PlannedFile],
    half: int = 0,
) -> Sequence[PlannedFile]:
    """Return the page and the book of a planned deck, as far as they are wanted."""
    if context.web is None or DECK.name not in context.web.products:
        return ()
    from irdocs.web.deck_page import deck_page

    def parts(pictures: Pictures) -> PageParts:
        contact = document.document.contact
        return deck_page(planned, design, pictures, context.theme.palette, contact)

    page = _PagePlan(
        document, context, context.web, PAGE_OF_DECK, parts, planned.placement, half,
        len(planned.slides),
    )  # fmt: skip
    return page.files(linked)


def _without_its_address(document: Document) -> Document:
    """Return a document that does not say where its page is, for that page."""
    about = document.document.model_copy(update={"web": None})
    return document.model_copy(update={"document": about})


def rendered_once(file: PlannedFile) -> PlannedFile:
    """Return a file that is written only once, however often it is asked for."""
    return replace(file, render=cache(file.render))


def page_name(order: WebOrder, product: ProductTraits, language: str) -> str:
    """Return the name of a page in a language, without a folder.

    In a folder, where a web server looks for index.html, that is the leaflet in the first language.
    """
    in_folder = order.form == "folder" and not order.is_site
    stem = "index" if product.name == LEAFLET.name and in_folder else product.name
    is_plain = len(order.languages) == 1 or (in_folder and language == order.languages[0])
    return f"{stem}.html" if is_plain else f"{stem}-{language}.html"


def folder_of(order: WebOrder) -> str:
    """Return what stands before the names of pages and of their parts."""
    return f"{FOLDER}/" if order.form == "folder" and not order.is_site else ""


@frozen
class _PagePlan:
    """A page and a book of one product, to be made as far as they are wanted."""

    document: Document
    context: PlanContext
    order: WebOrder
    product: ProductTraits
    parts: Callable[[Pictures], PageParts]
    """Returns what the page says, and keeps its pictures."""
    placement: Placement
    half: int
    slides: int = 0
    """How many slides it has; 0 for that of a leaflet."""

    @property
    def _count(self) -> tuple[int, str]:
        """How many slides it has, or that it is one page."""
        return (self.slides, "slides") if self.slides else (1, "page")

    def files(self, linked: Sequence[PlannedFile]) -> Sequence[PlannedFile]:
        """Return the book, the page, and in a folder the parts that it shares with others."""
        from irdocs.web.pictures import InlinePictures, PictureFiles

        books = [rendered_once(self._book())] if self.order.has_books else []
        linked = [*linked, *books]
        match self.order.form:
            case None:
                return books
            case "single":
                return [*books, self._page(self.parts(InlinePictures()), ())]
            case "folder":
                pictures = PictureFiles()
                page = self._page(self.parts(pictures), linked)
                return [*books, page, *self._shared(pictures, linked)]
            case _:
                assert_never(self.order.form)

    def _page(self, parts: PageParts, linked: Sequence[PlannedFile]) -> PlannedFile:
        name = folder_of(self.order) + page_name(self.order, self.product, self.order.language)
        return PlannedFile(
            name, *self._count, self._rendering(parts, linked), self._review, self._compare,
            lambda: (self.placement,), half=self.half, traits=self.product,
        )  # fmt: skip

    def _shared(
        self, pictures: PictureFiles, linked: Sequence[PlannedFile]
    ) -> Sequence[PlannedFile]:
        """Return the style sheet, the pictures, and copies of the files that the page links to."""
        from irdocs.web import styles
        from irdocs.web.shell import STYLE

        folder = folder_of(self.order)
        parts = {STYLE: styles.sheet(self.context.theme).encode(), **pictures.files}
        planned = [_part(folder + path, data) for path, data in parts.items()]
        if folder:
            planned += [_copy(folder + file.name, file) for file in linked]
        return planned

    def _book(self) -> PlannedFile:
        from irdocs.web.pictures import ONE_SIZE, PictureFiles

        pictures = PictureFiles(steps=ONE_SIZE)
        parts = self.parts(pictures)

        def render() -> bytes:
            from irdocs.web.book import book

            context, authors = self.context, credited(self.document)
            return book(
                self.document, context.theme, context.locale, parts, pictures, authors,
                context.created,
            )  # fmt: skip

        def review(data: bytes, report: Report) -> AuditResult:
            from irdocs.audit.reading import book_text

            return AuditResult((FileContents(self.placement, book_text.read(data)),))

        def compare(expected: bytes, found: bytes) -> FileComparison:
            from irdocs.audit.comparison import web_pages

            return web_pages.compare_books(expected, found)

        order = self.order
        several = len(order.languages) > 1
        name = f"{self.product.name}-{order.language}" if several else self.product.name
        return PlannedFile(
            f"{name}.epub", *self._count, render, review, compare, lambda: (self.placement,),
            half=self.half, traits=self.product,
        )  # fmt: skip

    def _rendering(self, parts: PageParts, linked: Sequence[PlannedFile]) -> Callable[[], bytes]:
        from irdocs.web.shell import Shell

        about, context = self.document, self.context
        shell = Shell(
            about, context.theme, context.locale, f"irdocs {VERSION}", self.order.form == "single"
        )
        return lambda: shell.page(parts, self._related(linked)).encode()

    def _related(self, linked: Sequence[PlannedFile]) -> Related:
        """Return what the page links to; a page by itself may be mailed, and links to nothing."""
        from irdocs.web.shell import Download, Elsewhere, Related

        if self.order.form == "single":
            return Related()
        words, language = self.context.locale.words, self.order.language
        names = {LEAFLET.name: words.leaflet, DECK.name: words.slides}
        traits = {LEAFLET.name: LEAFLET, DECK.name: DECK}
        others = sorted(self.order.products - {self.product.name})

        def in_language(tag: str) -> Elsewhere:
            name = page_name(self.order, self.product, tag)
            return Elsewhere(name, self.context.locale.language_name(tag), tag)

        languages = self.order.languages
        return Related(
            [
                Download(file.name, self._named(file), len(file.render()))
                for file in linked
            ],
            [
                Elsewhere(page_name(self.order, traits[name], language), names[name])
                for name in others
            ],
            [in_language(other) for other in languages if other != language],
            in_language(language) if len(languages) > 1 else None,
            language == languages[0],
        )  # fmt: skip

    def _named(self, file: PlannedFile) -> str:
        """Return what a file is called where it is linked to: as the document, or a handout."""
        words = self.context.locale.words
        if file.name.startswith("handout"):
            return str(words.handout)
        if file.name.endswith(".epub"):
            return str(words.e_book)
        return str(self.document.document.title)

    def _review(self, data: bytes, report: Report) -> AuditResult:
        from irdocs.audit.reading import web_text

        return AuditResult((FileContents(self.placement, web_text.read(data)),))

    @staticmethod
    def _compare(expected: bytes, found: bytes) -> FileComparison:
        from irdocs.audit.comparison import web_pages

        return web_pages.compare(expected, found)


def _part(name: str, data: bytes) -> PlannedFile:
    """Return a part of a page, which is what it is."""
    return PlannedFile(name, 1, "files", lambda: data, _unread, _same, is_part=True)


def _copy(name: str, file: PlannedFile) -> PlannedFile:
    """Return a copy of a file for the folder of pages; the original was read back."""
    return PlannedFile(name, 1, "files", file.render, _unread, _same, is_part=True)


def _unread(data: bytes, report: Report) -> AuditResult:
    return AuditResult()


def _same(expected: bytes, found: bytes) -> FileComparison:
    """Return that a part of a page is another, if it is."""
    from irdocs.audit.comparison import web_pages

    return web_pages.compare_parts(expected, found)


__all__ = ["folder_of", "of_deck", "of_leaflet", "page_name", "rendered_once"]

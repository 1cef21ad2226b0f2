"""The values that pass between the products and their callers: context in, planned files out.

A product's planner gets a `PlanContext` beside the document and returns `PlannedFiles`. The build
renders each to bytes, and gives the bytes back to be reviewed; the preview asks a planned file in
addition where its blocks are, and for its pages one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.audit.parity import Inventory
from irdocs.content.about import WebForm
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.content.product import ProductTraits
from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen, replace
from irdocs.locale import Locale
from irdocs.locale.phrases import PagePicturePhrase
from irdocs.theme import Theme
from irdocs.version import VERSION

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison
    from irdocs.audit.reading.transcript import Transcript
    from irdocs.pdf.metadata import DocumentInformation


@frozen
class WebOrder:
    """That web pages, or e-books of them, are made too, and which."""

    form: WebForm | None
    """How pages are made; None for no pages."""
    has_books: bool
    is_site: bool
    """Whether pages lie beside the files that they link to; else these are copied to them."""
    products: frozenset[str]
    """The products that have a page."""
    language: str
    """The tag of the language of the pages that are planned."""
    languages: tuple[str, ...]
    """The tags of all languages that there are pages in."""


@frozen
class PlanContext:
    """What a planner is given beside the document."""

    theme: Theme
    locale: Locale
    """Has the words for what irdocs adds itself, such as the heading "Sources"."""
    folder: Path
    """The folder of the content file, from which its paths are resolved."""
    report: Report
    """Collects what the planner has to say; an error in it means that nothing is planned."""
    created: datetime
    """The date of creation that is written into the files."""
    draft: bool
    """Whether this is the author's unfinished edition, which shows statistics without a value."""
    files: FileReader = field(default_factory=FileReader)
    """Reads the files that the content names, and keeps account of them."""
    language: str | None = None
    """The tag of the language that the names of files end with; None where they have none."""

    web: WebOrder | None = None
    """Which web pages are made; None for none."""

    @property
    def suffix(self) -> str:
        """What the names of files have before their ending: -cy, or nothing."""
        return f"-{self.language}" if self.language else ""

    def file_name(self, name: str) -> str:
        """Return the name of a file with its language, if files have that: deck-cy.pptx."""
        stem, _, ending = name.rpartition(".")
        return f"{stem}{self.suffix}.{ending}"

    def title(self, name: str) -> str:
        """Return a file's title for those who look at several: Deck, or Deck (cy)."""
        return f"{name} ({self.language})" if self.language else name


@frozen
class Half:
    """A document in one of the two languages that share a file, and what it is planned with."""

    document: Document
    context: PlanContext

    @property
    def language(self) -> str:
        """Its language's tag."""
        return str(self.document.document.language)


Halves = tuple[Half, Half]


@frozen
class FileContents:
    """The text of a finished file, or of one of its languages, with the pages on which each block
    should be."""

    placement: Placement
    """The pages or slides of each block, according to the plan."""
    outline: Transcript
    """The text as it was read back from the file."""


@frozen
class PagePictures:
    """The titles and file names under which pictures of a PDF's pages are shown."""

    title: str
    """The title of all pages together, such as Deck."""
    page: str
    """The word for one page, such as Slide, for who works on the content."""
    stem: str
    """The file names of pictures are this with a number: slide-01.png."""
    alt: PagePicturePhrase
    """The alternative text of a picture of a page, for who sees it published."""
    slides_of: str | None = None
    """The name of the deck of which these pages are the slides, so that LibreOffice can draw them
    instead; None for pages of anything else."""
    in_preview: bool = True
    """Whether the preview shows them. It leaves out pages that only repeat what others show."""


@frozen
class FinishedFile:
    """A finished file in memory."""

    name: str
    data: bytes
    count: int
    """How many pages, slides or rows it holds; `unit` says which."""
    unit: str
    pictures: PagePictures | None = None
    """None for a file of which no pictures are made."""
    is_part: bool = False
    """Whether it is a part of another file's page, such as a picture."""
    product: str = ""
    """The name of its product; empty for a report beside it."""
    languages: tuple[str, ...] = ()
    """The tags of the languages in it."""


@frozen
class AuditResult:
    """The outcome of reading a finished file back; what is wrong with it is in the report."""

    contents: tuple[FileContents, ...] = ()
    """Of each language in the file; none of a file that is not compared with the content block by
    block."""
    inventories: tuple[Inventory, ...] = ()
    """What it holds in each language; none of a file that is not compared with other languages."""
    reports: tuple[FinishedFile, ...] = ()
    """Files that are written beside it, such as a preflight report."""


@frozen
class SourceLines:
    """The lines of the content file that hold a section or block, counted from 1."""

    first: int
    last: int | None
    """The line before the next section or block, even one that another product has; None for
    the last section or block of the file."""


@frozen
class PageRegion:
    """The rectangle of a page that shows one section or block.

    Its edges and its size are fractions of the page's width and height, from 0 to 1.
    """

    page: int
    """Counted from 1."""
    name: str
    """The id of the section or block."""
    lines: SourceLines
    left: float
    top: float
    width: float
    height: float


@frozen
class PanelCrop:
    """A panel of a folded leaflet; its edges are fractions of its page's width, from 0 to 1."""

    page: int
    """Counted from 1."""
    name: str
    """The id of the panel in its format."""
    left: float
    width: float


@frozen
class SinglePage:
    """A page that can be drawn without the others, so that one edit need not redraw them all."""

    appearance: object
    """All that the page's picture depends on. If it equals that of the page of the same number in
    an earlier plan, both look the same."""
    ratio: float
    """Its width divided by its height."""
    render: Callable[[], bytes]
    """Returns a PDF of this page alone."""


def _uncompared(expected: bytes, found: bytes) -> FileComparison:
    """Return no differences: the comparison of files of which only their review is known."""
    from irdocs.audit.comparison import FileComparison

    return FileComparison()


@frozen
class PlannedFile:
    """A file that is measured but not yet written, with the functions that write and check it."""

    name: str
    count: int
    """How many pages or slides it will have; `unit` says which."""
    unit: str
    render: Callable[[], bytes]
    """Returns the finished file."""
    review: Callable[[bytes, Report], AuditResult]
    """Reads a file back, compares it with the plan, and adds what is wrong to the report. It must
    take any bytes, since `irdocs check --built` gives it files that other programs have changed."""
    compare: Callable[[bytes, bytes], FileComparison] = _uncompared
    """Returns how a file, the second, differs from what `render` has returned. It must take any
    bytes, too, and may raise what a damaged file makes a parser raise."""
    placements: Callable[[], Sequence[Placement]] = tuple
    """Returns the pages or slides on which each block is, according to the plan, for each language
    in the file."""
    regions: Callable[[], Sequence[PageRegion]] = tuple
    """Returns where the blocks are on its pages."""
    crops: Callable[[], Sequence[PanelCrop]] = tuple
    """Returns the panels of a folded leaflet in the order of reading; none for other files."""
    pictures: PagePictures | None = None
    """None for a file of which no pictures are made."""
    half: int | None = None
    """In which of two languages a file is that has one; their order is that of the job. None for a
    file in all languages of its job."""
    traits: ProductTraits | None = None
    """What the ledger expects of the file, where that differs from other files of its product."""
    is_part: bool = False
    """Whether it is a part of another file's page, such as a picture. Several files may plan the
    same part, with the same bytes."""
    single_pages: Callable[[], Sequence[SinglePage]] = tuple
    """Returns its pages one by one; none for a file that is drawn whole in a moment."""


@frozen
class PlannedFiles:
    """The files of a product in one form."""

    measured: Sequence[PlannedFile] = ()
    pages: Callable[[], Sequence[PlannedFile]] = tuple
    """Plans web pages with what the others say, and adds what is wrong to the report. The preview
    does so last, as pictures are what most people look at."""

    def all(self) -> tuple[PlannedFile, ...]:
        """Return all files, web pages included."""
        return (*self.measured, *self.pages())


def information(document: Document, context: PlanContext) -> DocumentInformation:
    """Return the metadata of a product that is a PDF."""
    from irdocs.pdf.metadata import DocumentInformation

    about = document.document
    return DocumentInformation(
        title=str(about.title),
        authors=credited(document),
        subject=str(about.subtitle),
        language=str(about.language),
        created=context.created,
        producer=f"irdocs {VERSION}",
    )


def shared_information(halves: Halves) -> DocumentInformation:
    """Return the metadata of a PDF that two languages share: titles and subtitles of both."""
    first, second = (information(half.document, half.context) for half in halves)
    return replace(
        first,
        title=both(first.title, second.title),
        subject=both(first.subject, second.subject),
        languages=(first.language, second.language),
    )


def both(first: str, second: str) -> str:
    """Return a text in two languages, once if it is the same."""
    return first if first == second else f"{first} / {second}"


def credited(document: Document) -> tuple[str, ...]:
    """Return the names that finished files bear as their authors.

    They are the authors', or else the organisation's.
    """
    about = document.document
    names = tuple(str(author.name) for author in about.authors)
    return names or (str(about.organisation or "irdocs"),)


def named(document: Document) -> dict[str, Span]:
    """Return the span of each section and block, by its id."""
    blocks = {str(block.id): block.span for block in document.blocks}
    return {str(section.id): section.span for section in document.sections} | blocks


def lines_of(document: Document) -> dict[str, SourceLines]:
    """Return the lines of each section and block, by its id; a section ends at its first block."""
    spans = named(document)
    starts = sorted({span.line for span in spans.values()})
    next_start = dict(pairwise(starts))
    return {
        name: SourceLines(span.line, next_start[span.line] - 1 if span.line in next_start else None)
        for name, span in spans.items()
    }

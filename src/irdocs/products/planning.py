"""What lies between planning and files: drafts that render themselves and review any bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.audit.ledger import Placement
from irdocs.content.files import FileReader
from irdocs.content.model import Document
from irdocs.diagnostics import Report, Span
from irdocs.locale import Locale
from irdocs.theme import Theme
from irdocs.version import VERSION

if TYPE_CHECKING:
    from irdocs.audit.reading.transcript import Transcript
    from irdocs.pdf.metadata import DocumentInformation


@dataclass(frozen=True, slots=True)
class PlanContext:
    """What a back-end is given beside the document."""

    theme: Theme
    locale: Locale
    """In whose words the products say what is not the author's."""
    folder: Path
    """Where the content file lies."""
    report: Report
    created: datetime
    draft: bool
    files: FileReader = field(default_factory=FileReader)


@dataclass(frozen=True, slots=True)
class FileContents:
    """What a finished file says, and where its back-end put each block."""

    placement: Placement
    outline: Transcript


@dataclass(frozen=True, slots=True)
class PagePictures:
    """How the pages of a PDF are called where pictures of them are shown."""

    title: str
    """Of all of them together, such as Deck."""
    page: str
    """Of one, such as Slide."""
    stem: str
    """What the pictures' files are called."""
    slides_of: str | None = None
    """The file whose slides these pages are, which LibreOffice could draw as well."""
    in_preview: bool = True
    """Whether the preview shows them; not where they show what other pages show already."""


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A finished file in memory: its name, how many of what it has."""

    name: str
    data: bytes
    count: int
    unit: str
    pictures: PagePictures | None = None
    """None where no pictures are taken of it."""


@dataclass(frozen=True, slots=True)
class AuditResult:
    """A finished file that was read back: what it says, and reports to go beside it."""

    contents: FileContents | None = None
    """None where it is not held against the content block by block."""
    reports: tuple[FinishedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of the content in which a section or block stands, both counted from 1."""

    first: int
    last: int | None
    """Before the next section or block begins, for the product or not; None for the last."""


@dataclass(frozen=True, slots=True)
class PageRegion:
    """A part of a page that is about one section or block; edges as parts of the page, 0 to 1."""

    page: int
    """Counted from 1."""
    name: str
    lines: SourceLines
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PanelCrop:
    """A panel of a folded leaflet, as parts of its page, in the order of reading."""

    page: int
    name: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class SinglePage:
    """A page that can be drawn by itself: what it shows, its shape, and what draws it."""

    appearance: object
    """Equal for two pages of one number only if both look the same."""
    ratio: float
    """Width over height."""
    render: Callable[[], bytes]
    """Returns a PDF of this page alone."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that is planned and measured: what writes it, and what reads it back.

    `review` holds any file against the plan, whoever wrote it, and complains in the report.
    """

    name: str
    count: int
    unit: str
    render: Callable[[], bytes]
    review: Callable[[bytes, Report], AuditResult]
    regions: Callable[[], Sequence[PageRegion]] = tuple
    """What stands where on its pages."""
    crops: Callable[[], Sequence[PanelCrop]] = tuple
    """The panels that it folds into; none where it does not."""
    pictures: PagePictures | None = None
    """How its pages are called where pictures of them are shown; None where none are."""
    single_pages: Callable[[], Sequence[SinglePage]] = tuple
    """Its pages one by one; none where a file is quickly drawn whole."""


def information(document: Document, context: PlanContext) -> DocumentInformation:
    from irdocs.pdf.metadata import DocumentInformation

    about = document.document
    return DocumentInformation(
        title=str(about.title),
        author=str(about.organisation or "irdocs"),
        subject=str(about.subtitle),
        language=str(about.language),
        created=context.created,
        producer=f"irdocs {VERSION}",
    )


def named(document: Document) -> dict[str, Span]:
    """Return where each section and block begins, by its id."""
    blocks = {str(block.id): block.span for block in document.blocks}
    return {str(section.id): section.span for section in document.sections} | blocks


def lines_of(document: Document) -> dict[str, SourceLines]:
    """Return the lines of each section, up to its first block, and of each block, by its id."""
    spans = named(document)
    starts = sorted({span.line for span in spans.values()})
    following = dict(pairwise(starts))
    return {
        name: SourceLines(span.line, following[span.line] - 1 if span.line in following else None)
        for name, span in spans.items()
    }

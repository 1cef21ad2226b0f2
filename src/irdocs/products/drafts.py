"""What lies between planning and files: drafts that render themselves and review any bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.content.files import Files
from irdocs.content.model import Document, Product
from irdocs.diagnostics import Report, Span
from irdocs.review.ledger import Placement
from irdocs.theme import Theme
from irdocs.version import VERSION

if TYPE_CHECKING:
    from irdocs.pdf.metadata import Information
    from irdocs.probe.outline import Outline


@dataclass(frozen=True, slots=True)
class Context:
    """What a back-end is given beside the document."""

    theme: Theme
    folder: Path
    """Where the content file lies."""
    report: Report
    created: datetime
    draft: bool
    files: Files = field(default_factory=Files)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a finished file says, and where its back-end put each block."""

    placement: Placement
    outline: Outline


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file in memory: its name, how many of what it has."""

    file: str
    data: bytes
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finished file that was read back: what it says, and reports to go beside it."""

    contents: Contents | None = None
    """None where it is not held against the content block by block."""
    beside: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the content in which a section or block stands, both counted from 1."""

    first: int
    last: int | None
    """Before the next section or block begins, for the product or not; None for the last."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is about one section or block; edges as parts of the page, 0 to 1."""

    page: int
    """Counted from 1."""
    name: str
    lines: Lines
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Crop:
    """A panel of a folded leaflet, as parts of its page, in the order of reading."""

    page: int
    name: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Alone:
    """A page that can be drawn by itself: what it shows, its shape, and what draws it."""

    looks: object
    """Equal for two pages of one number only if both look the same."""
    ratio: float
    """Width over height."""
    render: Callable[[], bytes]
    """Returns a PDF of this page alone."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is planned and measured: what writes it, and what reads it back.

    `review` holds any file against the plan, whoever wrote it, and complains in the report.
    """

    file: str
    count: int
    unit: str
    render: Callable[[], bytes]
    review: Callable[[bytes, Report], Reviewed]
    regions: Callable[[], Sequence[Region]] = tuple
    """What stands where on its pages."""
    crops: Callable[[], Sequence[Crop]] = tuple
    """The panels that it folds into; none where it does not."""
    alone: Callable[[], Sequence[Alone]] = tuple
    """Its pages one by one; none where a file is quickly drawn whole."""


@dataclass(frozen=True, slots=True)
class Backend:
    """Something that plans a product, in one file or several; none after an error.

    Planning reads and measures only, without the libraries that write files.
    """

    product: Product
    plan: Callable[[Document, Context], Sequence[Draft]]


def information(document: Document, context: Context) -> Information:
    from irdocs.pdf.metadata import Information

    about = document.document
    return Information(
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


def lines_of(document: Document) -> dict[str, Lines]:
    """Return the lines of each section, up to its first block, and of each block, by its id."""
    spans = named(document)
    starts = sorted({span.line for span in spans.values()})
    following = dict(pairwise(starts))
    return {
        name: Lines(span.line, following[span.line] - 1 if span.line in following else None)
        for name, span in spans.items()
    }


def has_sections(document: Document, product: Product, report: Report) -> bool:
    if document.sections_for(product):
        return True
    report.error(
        "empty-product", f"no section is for the {product}", document.span,
        "build the other product alone (--only), or take an only: away",
    )  # fmt: skip
    return False

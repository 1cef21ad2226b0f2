"""A press file as the preflight looks at it: the file, its job ticket, and what rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.painted_items import PaintedItem
from irdocs.audit.reading.pdf_file import PdfFile, PdfPage
from irdocs.audit.rules import Explanation
from irdocs.audit.ticket import JobTicket
from irdocs.diagnostics import Severity
from irdocs.units import mm

NEAR = mm(0.1)
"""Places that differ by less are the same, in pt."""


@dataclass(frozen=True, slots=True)
class PreflightFinding:
    """What a rule found wrong, and what it measured."""

    wrong: Sequence[str]
    """In the order of pages; what comes again counts once."""
    measured: str


@dataclass(frozen=True)
class ExaminedPressFile:
    """A finished file that is held against one job ticket."""

    file: PdfFile
    ticket: JobTicket

    @cached_property
    def printed(self) -> Sequence[tuple[PdfPage, PaintedItem]]:
        """All that is printed, with its page: the printers' marks are left out."""
        return [
            (page, item)
            for page in self.file.pages
            for item in page.painted
            if item.artifact != "Page"
        ]

    def texts(self) -> Iterator[tuple[PdfPage, PaintedItem]]:
        return ((page, item) for page, item in self.printed if item.kind == "text")

    def folds(self, page: PdfPage) -> list[float]:
        """Return the x of a page's folds, in pt on the page."""
        folds = self.ticket.folds
        ordered = folds[page.number - 1] if page.number <= len(folds) else ()
        return [page.trim.left + fold for fold in ordered]


@dataclass(frozen=True)
class PreflightRule(Explanation):
    """A row of the preflight: what measures it; None where it does not apply to the file."""

    measure: Callable[[ExaminedPressFile], PreflightFinding | None]


def row(
    code: str,
    holds: str,
    why: str,
    source: str,
    measure: Callable[[ExaminedPressFile], PreflightFinding | None],
) -> PreflightRule:
    """Return a rule; every row of a preflight that fails is an error."""
    return PreflightRule(code, Severity.ERROR, holds, why, source, measure)


def below(area: PageArea, grounds: Sequence[PaintedItem]) -> PaintedItem | None:
    """Return the uppermost fill that lies below the middle of a box."""
    x, y = (area.left + area.right) / 2, (area.bottom + area.top) / 2
    for ground in reversed(grounds):
        box = ground.area
        if box.left <= x <= box.right and box.bottom <= y <= box.top:
            return ground
    return None

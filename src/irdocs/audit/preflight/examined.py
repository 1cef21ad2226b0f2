"""What preflight rules examine: a press file and its job ticket; and what the rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from irdocs.audit.reading.page_geometry import PageArea
from irdocs.audit.reading.painted_items import PaintedItem
from irdocs.audit.reading.pdf_file import PdfFile, PdfPage
from irdocs.audit.rules import Explanation
from irdocs.audit.ticket import JobTicket
from irdocs.diagnostics import Severity
from irdocs.frozen import frozen
from irdocs.units import mm

NEAR = mm(0.1)
"""The tolerance of measurements, in pt: lengths that differ by less count as equal."""


@frozen
class PreflightFinding:
    """The faults that a rule found, and what it measured."""

    fault: Sequence[str]
    """A description of each fault, in the order of pages; repetitions count once."""
    measured: str
    """What the row says if nothing is wrong."""


@frozen(slots=False)
class ExaminedPressFile:
    """A finished press file with the job ticket that it is compared with."""

    file: PdfFile
    ticket: JobTicket

    @cached_property
    def printed(self) -> Sequence[tuple[PdfPage, PaintedItem]]:
        """Every painted item with its page, except printers' marks (artifacts of type Page)."""
        return [
            (page, item)
            for page in self.file.pages
            for item in page.painted
            if item.artifact != "Page"
        ]

    def texts(self) -> Iterator[tuple[PdfPage, PaintedItem]]:
        """Yield every text with its page."""
        return ((page, item) for page, item in self.printed if item.kind == "text")

    def folds(self, page: PdfPage) -> list[float]:
        """Return the x of each ordered fold of a page, in pt on the page."""
        folds = self.ticket.folds
        ordered = folds[page.number - 1] if page.number <= len(folds) else ()
        return [page.trim.left + fold for fold in ordered]


@frozen(slots=False)
class PreflightRule(Explanation):
    """A rule of the preflight; `measure` returns None if the rule does not apply to the file."""

    measure: Callable[[ExaminedPressFile], PreflightFinding | None]


def row(
    code: str,
    holds: str,
    why: str,
    source: str,
    measure: Callable[[ExaminedPressFile], PreflightFinding | None],
) -> PreflightRule:
    """Return a preflight rule. Its severity is error, as any row that fails may spoil the print."""
    return PreflightRule(code, Severity.ERROR, holds, why, source, measure)


def below(area: PageArea, grounds: Sequence[PaintedItem]) -> PaintedItem | None:
    """Return the uppermost of the grounds that contain the middle of a box; None if none does.

    `grounds` are the fills painted so far, in the order of painting.
    """
    x, y = (area.left + area.right) / 2, (area.bottom + area.top) / 2
    for ground in reversed(grounds):
        box = ground.area
        if box.left <= x <= box.right and box.bottom <= y <= box.top:
            return ground
    return None

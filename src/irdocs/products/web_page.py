"""Plan the web page with the leaflet's content, and say how it is read back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from irdocs.content.model import Document
from irdocs.diagnostics import Report
from irdocs.products.planning import AuditResult, FileContents, PlanContext, PlannedFile
from irdocs.version import VERSION

if TYPE_CHECKING:
    from irdocs.audit.comparison import FileComparison


def files(document: Document, context: PlanContext) -> Sequence[PlannedFile]:
    """Return the page; nothing if there is an error in the report."""
    from irdocs.web.page import page

    report = Report()
    html = page(document, context.theme, context.locale, report, f"irdocs {VERSION}").encode()
    if report.errors:  # what warnings say, the leaflet has said
        context.report.extend(report)
        return ()
    placement = {str(block.id): (1,) for block in document.blocks}

    def review(data: bytes, report: Report) -> AuditResult:
        from irdocs.audit.reading import web_text

        return AuditResult((FileContents(placement, web_text.read(data)),))

    def compare(expected: bytes, found: bytes) -> FileComparison:
        from irdocs.audit.comparison import web_pages

        return web_pages.compare(expected, found)

    name = context.file_name("web.html")
    return [PlannedFile(name, 1, "page", lambda: html, review, compare, lambda: (placement,))]

"""Check that each page break stands between two things that it can part.

One that begins a section begins the section on a new panel, and one that ends a section does the
same for the next. Where `only:` leaves out what stood between two breaks, they are one.
"""

from __future__ import annotations

from itertools import pairwise

from irdocs.content.blocks import AnyBlock, PageBreak
from irdocs.content.model import Document
from irdocs.diagnostics import Report


def check_page_breaks(document: Document, report: Report) -> None:
    """Report each page break that has nothing before it or after it, or another break."""
    for section in document.sections:
        if all(isinstance(block, PageBreak) for block in section.blocks):
            _report(section.blocks[0], f'section "{section.id}" has nothing but it', report)
            return
    blocks = [block for section in document.sections for block in section.blocks]
    if isinstance(blocks[0], PageBreak):
        _report(blocks[0], "nothing stands before it", report)
    doubled = [
        following for block, following in pairwise(blocks)
        if isinstance(block, PageBreak) and isinstance(following, PageBreak)
    ]  # fmt: skip
    for following in doubled:
        _report(following, "another one stands just before it, and no panel is left empty", report)
    if isinstance(blocks[-1], PageBreak) and blocks[-1] not in doubled:
        _report(blocks[-1], "nothing stands after it", report)


def _report(block: AnyBlock, reason: str, report: Report) -> None:
    report.error(
        "bad-break",
        f"this page break has no effect: {reason}",
        block.span,
        "remove it, or put it between two blocks",
    )

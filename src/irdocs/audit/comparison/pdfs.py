"""Comparing two PDFs: the one that the content makes, and the one that lies there.

Programs that save a PDF again keep what its pages draw, but store it otherwise: under other object
numbers, compressed or not, in another order. So nothing is compared as it is stored.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.comparison.differences import Difference, FileComparison, Policy, compared
from irdocs.audit.comparison.pages import compared_pages
from irdocs.audit.reading import pdf_contents
from irdocs.audit.reading.compared_items import Property
from irdocs.audit.reading.pdf_contents import PdfContents

_EXACT = Policy(slack={Property.PLACE: 0.05, Property.COLOUR: 0.002}, tolerance=0.01)
_TEXT_CODES = frozenset({"changed-text", "changed-pages", "changed-speech"})
"""The codes of differences on pages that make elements of the structure tree say other words."""


def compare(data: bytes, other: bytes) -> FileComparison:
    """Return how a PDF differs from the one that the content makes, which is the first.

    Raises UnreadableError if it is damaged.
    """
    return compare_contents(pdf_contents.read(data), pdf_contents.read(other))


def compare_contents(expected: PdfContents, found: PdfContents) -> FileComparison:
    """Return how a PDF that was read differs from the one that the content makes."""
    return FileComparison(tuple(_differences(expected, found)))


def _differences(expected: PdfContents, found: PdfContents) -> Iterator[Difference]:
    on_pages = list(compared_pages("page", expected.pages, found.pages, _EXACT))
    # Pages share fonts and other resources, so one change makes those of all pages differ.
    named = [difference for difference in on_pages if _RESOURCES not in difference.message]
    yield from named or on_pages
    codes = {difference.code for difference in on_pages}
    content = {Property.CONTENT} if codes & _TEXT_CODES else set()
    targets = {Property.TARGET} if "changed-pages" in codes else set()
    yield from compared(
        expected.structure, found.structure, 0, Policy(frozenset(content), tolerance=0.01)
    )
    yield from compared(
        expected.bookmarks, found.bookmarks, 0, Policy(frozenset(targets), tolerance=0.01)
    )
    yield from compared(expected.metadata, found.metadata, 0, _EXACT)
    yield from compared(expected.document, found.document, 0, _EXACT)


_RESOURCES = f"its {Property.RESOURCES} "

__all__ = ["compare", "compare_contents"]

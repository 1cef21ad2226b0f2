"""Links within a document: `[see the table](#doses)` leads to the block or section with that id.

A product that leaves the block out shows the words of the link alone.
"""

from __future__ import annotations

from typing import Any

from irdocs.caching.by_identity import cached_by_identity
from irdocs.content.blocks import Statistics
from irdocs.content.markup import Link
from irdocs.content.model import Document
from irdocs.content.product import ProductTraits
from irdocs.content.rewriting import rewritten, tuples_in

MARK = "#"
"""What the address of a link within the document begins with."""


def target(url: str | None) -> str | None:
    """Return the id that an address leads to; None for one outside of the document."""
    return url.removeprefix(MARK) if url and url.startswith(MARK) else None


def targets(document: Document) -> frozenset[str]:
    """Return the ids that links of a document lead to."""
    parts = (*document.sections, document.objectives, document.document.disclaimer)
    return frozenset[str]().union(*map(_targets, parts))


PARTS = 1024
"""Of how many parts of documents is remembered where their links lead."""


@cached_by_identity(PARTS)
def _targets(part: object) -> frozenset[str]:
    return frozenset(
        identifier
        for held in tuples_in(part)
        for item in held
        if isinstance(item, Link) and (identifier := target(item.url))
    )


def with_links_for(document: Document, product: ProductTraits) -> Document:
    """Return the document with only those links within it that lead to what a product shows."""
    wanted = targets(document)
    if not wanted:
        return document
    sections = document.sections_for(product)
    shown = {str(section.id) for section in sections}
    shown |= {
        str(block.id)
        for section in sections
        for block in section.blocks
        if not (isinstance(block, Statistics) and not block.published)  # which shows nothing
    }
    if wanted <= shown:
        return document

    def change(value: Any) -> Any:
        if not isinstance(value, tuple) or not any(_is_lost(item, shown) for item in value):
            return value
        items: list[Any] = []
        for item in value:
            items += item.inlines if _is_lost(item, shown) else (item,)
        return tuple(items)

    reduced: Document = rewritten(document, change)
    return reduced


def _is_lost(item: object, shown: set[str]) -> bool:
    identifier = target(item.url) if isinstance(item, Link) else None
    return identifier is not None and identifier not in shown

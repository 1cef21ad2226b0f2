"""The words of the links of a document, by which links of its own are known in a finished file."""

from __future__ import annotations

from irdocs.caching.by_identity import cached_by_identity
from irdocs.content.markup import Link, plain_of
from irdocs.content.model import Document
from irdocs.content.rewriting import tuples_in

PARTS = 1024
"""Of how many parts of documents is remembered what their links say."""


def link_words(document: Document) -> frozenset[str]:
    """Return the words of all links in the texts of a document, with one space between them."""
    parts = (*document.sections, document.objectives, document.document.disclaimer)
    return frozenset[str]().union(*map(_link_words, parts))


@cached_by_identity(PARTS)
def _link_words(part: object) -> frozenset[str]:
    return frozenset(
        " ".join(plain_of(item.inlines).split())
        for held in tuples_in(part)
        for item in held
        if isinstance(item, Link)
    )


__all__ = ["link_words"]

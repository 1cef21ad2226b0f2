"""Number the sources that a product cites, in the order of their first mention.

The products number separately: what the leaflet leaves out does not leave a gap in its numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from irdocs.caching.by_identity import cached_by_identity
from irdocs.content.about import Source
from irdocs.content.blocks import Statistic
from irdocs.content.markup import Text
from irdocs.content.model import Document
from irdocs.content.node import Node
from irdocs.content.product import ProductTraits
from irdocs.content.source_ids import registered


def numbered(document: Document, product: ProductTraits) -> Mapping[str, int]:
    """Return the numbers, from 1, of the sources that a product cites, by their ids, in order.

    The parts are visited in the order in which a reader meets them.
    """
    numbers: dict[str, int] = {}
    objectives = document.objectives if product.is_presented else None
    about = document.document
    for part in (objectives, *document.sections_for(product), about.disclaimer):
        for source in cited(part, without=() if product.is_presented else SPOKEN):
            numbers.setdefault(source, len(numbers) + 1)
    return numbers


def cited(node: object, *, without: Collection[str] = ()) -> list[str]:
    """Return the ids of the sources that a part of the document cites, in order, with repeats.

    What stands in keys of the names `without` does not count.

    A statistic that is still pending prints no value, and so does not cite its source. Data of the
    author's own are named where they are shown, and have no number.
    """
    return list(_cited(node, frozenset(without)))


PARTS = 4096
"""Of how many parts of documents is remembered what they cite."""


@cached_by_identity(PARTS)
def _cited(node: object, without: frozenset[str]) -> tuple[str, ...]:
    ids: list[str] = []
    _collect(node, ids, without)
    return tuple(ids)


SPOKEN = frozenset({"notes", "short"})
"""The keys of texts that only what somebody presents has."""


def _collect(node: object, ids: list[str], without: Collection[str]) -> None:
    match node:
        case Text():
            ids += node.citations
        case Statistic(pending=True):
            return
        case Node():
            for name, value in vars(node).items():
                if name in without:
                    continue
                if name == "source" and value is not None:
                    ids += map(str, registered(value))
                elif isinstance(value, Text | Node | tuple):
                    _collect(value, ids, without)
        case tuple():
            for item in node:
                if isinstance(item, Text | Node | tuple):
                    _collect(item, ids, without)
        case _:
            pass  # a value without text: a number, a date, a path


_ENDS = frozenset("?!…؟")
"""What ends a title as a stop does: "Am I fit to fly?"."""


def reference(source: Source) -> str:
    """Return a source as one line of a reference list, without its address.

    The number of a book is part of it: it leads nowhere, and libraries and shops ask for it.
    """
    parts = [str(source.authors)]
    if source.title:
        parts.append(str(source.title))
    published = f"{source.publisher} {source.year}" if source.year else str(source.publisher)
    parts.append(f"{published};{source.locator}" if source.locator else published)
    if source.isbn:
        parts.append(f"ISBN\u00a0{source.isbn}")
    ended = (part if part[-1:] in _ENDS else f"{part.rstrip('.')}." for part in parts)
    return " ".join(ended)

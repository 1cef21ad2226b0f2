"""Which sources a product cites, numbered in the order of their first mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from irdocs.content.markup import Text
from irdocs.content.model import Document, Node, Product, Source, Statistic


def numbered(document: Document, product: Product) -> Mapping[str, int]:
    """Return the number of each source that a product cites, by id, in order."""
    numbers: dict[str, int] = {}
    for section in document.sections_for(product):
        for source in cited(section):
            numbers.setdefault(source, len(numbers) + 1)
    return numbers


def cited(node: object) -> Iterator[str]:
    """Yield the ids of the sources that a part of the document mentions, in order, repeated."""
    match node:
        case Text():
            yield from node.citations
        case Statistic(pending=True):
            return
        case Node():
            for name, value in vars(node).items():
                if name == "source" and value is not None:
                    yield str(value)
                elif name != "span":
                    yield from cited(value)
        case tuple():
            for item in node:
                yield from cited(item)


def reference(source: Source) -> str:
    """Return a source as one line of a reference list, without its address."""
    parts = [str(source.authors)]
    if source.title:
        parts.append(str(source.title))
    where = f"{source.publisher} {source.year}"
    parts.append(f"{where};{source.locator}" if source.locator else where)
    return ". ".join(part.rstrip(".") for part in parts) + "."

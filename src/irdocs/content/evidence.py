"""Which sources a product cites, numbered in the order of their first mention."""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.content.markup import Text
from irdocs.content.model import Document, Node, Source, Statistic
from irdocs.content.product import ProductTraits


def numbered(document: Document, product: ProductTraits) -> Mapping[str, int]:
    """Return the number of each source that a product cites, by id, in order."""
    numbers: dict[str, int] = {}
    objectives = document.objectives if product.is_presented else None
    about = document.document
    for part in (objectives, *document.sections_for(product), about.disclaimer):
        for source in cited(part):
            numbers.setdefault(source, len(numbers) + 1)
    return numbers


def cited(node: object) -> list[str]:
    """Return the ids of the sources that a part of the document mentions, in order, repeated."""
    found: list[str] = []
    _collect(node, found)
    return found


def _collect(node: object, found: list[str]) -> None:
    match node:
        case Text():
            found += node.citations
        case Statistic(pending=True):
            return
        case Node():
            for name, value in vars(node).items():
                if name == "source" and value is not None:
                    found.append(str(value))
                elif isinstance(value, Text | Node | tuple):
                    _collect(value, found)
        case tuple():
            for item in node:
                if isinstance(item, Text | Node | tuple):
                    _collect(item, found)
        case _:
            pass  # a value without text: a number, a date, a path


def reference(source: Source) -> str:
    """Return a source as one line of a reference list, without its address."""
    parts = [str(source.authors)]
    if source.title:
        parts.append(str(source.title))
    where = f"{source.publisher} {source.year}"
    parts.append(f"{where};{source.locator}" if source.locator else where)
    return ". ".join(part.rstrip(".") for part in parts) + "."

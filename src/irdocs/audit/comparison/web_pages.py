"""Comparing two web pages: the one that the content makes, and the one that lies there."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.audit.comparison.differences import Difference, FileComparison, Policy, compared
from irdocs.audit.reading import web_text
from irdocs.audit.reading.compared_items import Item, ItemList, Property


def compare(data: bytes, other: bytes) -> FileComparison:
    """Return how a page differs from the one that the content makes, which is the first.

    Raises UnreadableError if it is none.
    """
    return FileComparison(tuple(_differences(data, other)))


def _differences(data: bytes, other: bytes) -> Iterator[Difference]:
    found = list(compared(_items(data), _items(other), 1, Policy()))
    yield from found
    if not found and data != other:
        message = "it says the same, but its markup or its style sheet is another"
        yield Difference("changed-file", message)


def _items(data: bytes) -> ItemList:
    """Return what a page says and where it leads, in order."""
    said = (
        Item(piece.role, piece.text or piece.alt or "", (
            (Property.TEXT, " ".join(piece.text.split())), (Property.ALT, piece.alt),
        ))
        for piece in web_text.read(data).pieces
    )  # fmt: skip
    links = (
        Item("link", words, ((Property.TEXT, words), (Property.TARGET, address)))
        for words, address in web_text.links(data)
    )
    return ItemList("", (*said, *links), Item("page", "", ()))


__all__ = ["compare"]

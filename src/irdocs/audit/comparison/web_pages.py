"""Comparing two web pages: the one that the content makes, and the one that lies there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from irdocs.audit.comparison.differences import Difference, FileComparison, Policy, compared
from irdocs.audit.reading import book_text, web_text
from irdocs.audit.reading.compared_items import Item, ItemList, Property


def compare(data: bytes, other: bytes) -> FileComparison:
    """Return how a page differs from the one that the content makes, which is the first.

    Raises UnreadableError if it is none.
    """
    return FileComparison(tuple(_differences(data, other)))


def compare_books(data: bytes, other: bytes) -> FileComparison:
    """Return how an e-book differs from the one that the content makes, which is the first."""
    found = list(_differences(book_text.page_of(data), book_text.page_of(other)))
    if not found and data != other:
        found.append(Difference("changed-file", "its page is the same, but other parts are not"))
    return FileComparison(tuple(found))


def compare_parts(data: bytes, other: bytes) -> FileComparison:
    """Return whether a part of a page, such as its style sheet, is another."""
    same = data == other
    return FileComparison(() if same else (Difference("changed-file", "it is another"),))


def _differences(data: bytes, other: bytes) -> Iterator[Difference]:
    expected, made = _by_page(data), _by_page(other)
    found = [
        difference
        for page in sorted({*expected, *made})
        for difference in compared(
            _items(expected.get(page, [])), _items(made.get(page, [])), page, Policy()
        )
    ]
    yield from found
    if not found and data != other:
        message = "it says the same, but its markup or its style sheet is another"
        yield Difference("changed-file", message)


def _by_page(data: bytes) -> dict[int, list[Item]]:
    """Return what each page, or slide, says; where links lead comes last on the first."""
    pages: dict[int, list[Item]] = {}
    for piece in web_text.read(data).pieces:
        said = (Property.TEXT, " ".join(piece.text.split())), (Property.ALT, piece.alt)
        pages.setdefault(piece.page, []).append(
            Item(piece.role, piece.text or piece.alt or "", said)
        )
    links = (
        Item("link", words, ((Property.TEXT, words), (Property.TARGET, address)))
        for words, address in web_text.links(data)
    )
    pages.setdefault(1, []).extend(links)
    return pages


def _items(items: Sequence[Item]) -> ItemList:
    """Return what a page says, in order."""
    return ItemList("", tuple(items), Item("page", "", ()))


__all__ = ["compare", "compare_books", "compare_parts"]

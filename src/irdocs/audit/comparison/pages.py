"""Comparing the pages of two PDFs, or the slides of two decks, after finding which is which."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from irdocs.audit.comparison.alignment import Alignment, align
from irdocs.audit.comparison.differences import Difference, Policy, compared
from irdocs.audit.reading.compared_items import ItemList, shortened
from irdocs.frozen import replace

_LEAST = 0.2
"""The share of words that two pages have in common at least if one is the other, changed."""


def compared_pages(
    noun: str, expected: Sequence[ItemList], found: Sequence[ItemList], policy: Policy
) -> Iterator[Difference]:
    """Yield the differences between pages; `noun` is page or slide.

    Pages are recognised by their words. Numbers are those of the file that lies there; of a page
    that is gone, its number in the file that a build makes.
    """
    aligned = align(expected, found, _words, _likeness)
    for one in aligned.removed:
        message = f"{_called(noun, expected[one])} was removed"
        yield Difference("changed-pages", message, one + 1, expected[one].words)
    for one, two in aligned.moved:
        yield Difference(
            "changed-pages", f"this {noun} is number {one + 1} of the content's", two + 1,
            expected[one].words, one + 1,
        )  # fmt: skip
    for two in aligned.added:
        message = f"{_called(noun, found[two])} was added"
        yield Difference("changed-pages", message, two + 1)
    for one, two in _pairs(aligned):
        if expected[one] != found[two]:
            for difference in compared(expected[one], found[two], two + 1, policy):
                yield replace(difference, planned_page=one + 1)


def pairs_of(expected: Sequence[ItemList], found: Sequence[ItemList]) -> list[tuple[int, int]]:
    """Return the indices of the pages that belong together, in the order of the second file."""
    return _pairs(align(expected, found, _words, _likeness))


def _pairs(aligned: Alignment[ItemList]) -> list[tuple[int, int]]:
    return sorted({*aligned.pairs, *aligned.moved}, key=lambda pair: pair[1])


def _called(noun: str, page: ItemList) -> str:
    """Return what messages call a page: its first words, or that it has none."""
    return f'the {noun} "{shortened(page.words)}"' if page.words else f"a {noun} without words"


def _words(page: ItemList) -> Hashable:
    return "".join(page.words.split())


def _likeness(one: ItemList, two: ItemList) -> float:
    first, second = set(one.words.split()), set(two.words.split())
    if not first or not second:
        return 0.3 if first == second else 0.0
    share = len(first & second) / len(first | second)
    return share if share >= _LEAST else 0.0

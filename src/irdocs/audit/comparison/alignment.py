"""Which item of one sequence is which of another, when some were added, removed or changed.

Equal items are paired first, by the longest common runs (difflib). What is left between two pairs
are stretches of both sequences; in these, items are paired in order if they are alike. What has no
partner in the end was removed or added, or moved, if an equal one is left over elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from irdocs.frozen import frozen

T = TypeVar("T")

_MOST = 2_000
"""The longest stretch that is aligned by difflib, whose time grows with the square of the length.

Longer ones differ in so much that only their beginnings are aligned."""
_LONGEST_GAP = 200
"""The longest stretch in which every item is compared with every other."""


@frozen
class Alignment(Generic[T]):
    """The result: pairs of items, and items without a partner, each with its index."""

    pairs: tuple[tuple[int, int], ...]
    """The indices of partners that need not be equal, in order."""
    moved: tuple[tuple[int, int], ...]
    """The indices of equal items that stand in another order."""
    removed: tuple[int, ...]
    """The indices of what only the first sequence has."""
    added: tuple[int, ...]
    """The indices of what only the second sequence has."""


def align(
    first: Sequence[T],
    second: Sequence[T],
    key: Callable[[T], Hashable],
    likeness: Callable[[T, T], float],
) -> Alignment[T]:
    """Return which items of two sequences belong together.

    Items with equal keys are equal. `likeness` says how much two others have in common, from 0 to
    1; they may be partners if it is above 0.
    """
    first_keys, second_keys = [key(item) for item in first], [key(item) for item in second]
    pairs: list[tuple[int, int]] = []
    first_left: list[int] = []
    second_left: list[int] = []
    for start, end, other_start, other_end in _gaps(first_keys, second_keys, pairs):
        gap = range(start, end), range(other_start, other_end)
        partners = _partners(first, second, *gap, likeness)
        pairs += partners
        taken, other_taken = {one for one, _ in partners}, {other for _, other in partners}
        first_left += [index for index in gap[0] if index not in taken]
        second_left += [index for index in gap[1] if index not in other_taken]
    moved = _moved(first_keys, second_keys, first_left, second_left)
    gone, come = {one for one, _ in moved}, {other for _, other in moved}
    return Alignment(
        tuple(sorted(pairs)),
        tuple(moved),
        tuple(index for index in first_left if index not in gone),
        tuple(index for index in second_left if index not in come),
    )


def _gaps(
    first: Sequence[Hashable], second: Sequence[Hashable], pairs: list[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """Return the stretches that differ, as two ranges each; pairs of equal items go to `pairs`."""
    start, end, other_end = 0, len(first), len(second)
    while start < min(end, other_end) and first[start] == second[start]:
        start += 1
    while end > start and other_end > start and first[end - 1] == second[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    pairs += [(index, index) for index in range(start)]
    pairs += zip(range(end, len(first)), range(other_end, len(second)), strict=True)
    if max(end, other_end) - start > _MOST:
        return [(start, end, start, other_end)]
    gaps = []
    matcher = SequenceMatcher(None, first[start:end], second[start:other_end], autojunk=False)
    for tag, one, one_end, two, two_end in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(
                range(start + one, start + one_end), range(start + two, start + two_end),
                strict=True,
            )  # fmt: skip
        else:
            gaps.append((start + one, start + one_end, start + two, start + two_end))
    return gaps


def _partners(
    first: Sequence[T],
    second: Sequence[T],
    gap: range,
    other_gap: range,
    likeness: Callable[[T, T], float],
) -> list[tuple[int, int]]:
    """Return the pairs in a stretch, in ascending order of both, that are alike the most in sum.

    This is the alignment of Needleman and Wunsch, without a price for gaps.
    """
    if not gap or not other_gap:
        return []
    if max(len(gap), len(other_gap)) > _LONGEST_GAP:
        return [
            (one, two)
            for one, two in zip(gap, other_gap, strict=False)
            if likeness(first[one], second[two]) > 0
        ]
    alike = [[likeness(first[one], second[two]) for two in other_gap] for one in gap]
    best = [[0.0] * (len(other_gap) + 1) for _ in range(len(gap) + 1)]
    for row in range(len(gap) - 1, -1, -1):
        for column in range(len(other_gap) - 1, -1, -1):
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + alike[row][column],
            )
    partners, row, column = [], 0, 0
    while row < len(gap) and column < len(other_gap):
        if best[row][column] == best[row + 1][column + 1] + alike[row][column] and (
            alike[row][column] > 0
        ):
            partners.append((gap[row], other_gap[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return partners


def _moved(
    first: Sequence[Hashable], second: Sequence[Hashable], left: Sequence[int], other: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the pairs of equal items among those without a partner."""
    places: dict[Hashable, list[int]] = {}
    for index in reversed(other):
        places.setdefault(second[index], []).append(index)
    return [(index, places[first[index]].pop()) for index in left if places.get(first[index])]


__all__ = ["Alignment", "align"]

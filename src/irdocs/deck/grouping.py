"""Share things of one kind out among slides: as few slides as possible, groups of similar size."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from typing import TypeVar

from irdocs.deck.builder import SlideBuilder
from irdocs.deck.model import Slide
from irdocs.deck.slots import TextSlot

T = TypeVar("T")


def grouped(
    builder: SlideBuilder,
    items: Sequence[T],
    sizes: Sequence[int],
    least: int,
    make: Callable[[SlideBuilder, Sequence[T]], Slide],
    counts: Collection[int] = (),
    otherwise: Callable[[SlideBuilder], list[Slide]] | None = None,
) -> list[Slide]:
    """Return things of one kind on as few slides as possible.

    `sizes` are the largest numbers of things on a slide to be tried, from large to small; `least`
    is the smallest number that a layout exists for, and `counts` are the numbers that layouts are
    full with, if those paint a place for each; `make` builds the slide of one group. The first size
    at which no slide has an error is taken. The last is built in any case, so that its errors are
    reported; `otherwise` builds the slides instead if it would leave a painted place empty.
    """
    for largest in sizes:
        groups = shared_out(items, largest, least, counts)
        has_gaps = any(len(group) not in counts for group in groups)
        if largest == sizes[-1]:
            if otherwise and has_gaps:
                return otherwise(builder)
            return [make(builder, group) for group in groups]
        trial = builder.trying
        slides = [make(trial, group) for group in groups]
        if not trial.fitter.report.errors and not (otherwise and has_gaps):
            return slides
    return []


def turned(groups: Sequence[Sequence[T]]) -> list[Sequence[T]]:
    """Return the same items in groups of the same sizes, the last size first."""
    items = [item for group in groups for item in group]
    ends = list(accumulate(len(group) for group in reversed(groups)))
    return [items[start:end] for start, end in zip((0, *ends), ends, strict=False)]


def shared_out(
    items: Sequence[T], most: int, least: int, counts: Collection[int] = ()
) -> list[Sequence[T]]:
    """Return items in consecutive groups of similar size, at most `most` in each.

    A group has one of the `counts` of items, if they can be shared out so; at least `least` of them
    otherwise, except perhaps the last.
    """
    if not items:
        return []
    if sizes := _full(len(items), [count for count in counts if count <= most]):
        starts = accumulate(sizes, initial=0)
        return [items[start : start + size] for start, size in zip(starts, sizes, strict=False)]
    count = -(-len(items) // most)
    size = max(least, -(-len(items) // count))
    return [items[start : start + size] for start in range(0, len(items), size)]


def _full(number: int, counts: Sequence[int]) -> tuple[int, ...]:
    """Return the fewest and most even counts that make up a number, the largest first; none if it
    cannot be made up."""
    ways: list[tuple[int, ...] | None] = [()]
    for total in range(1, number + 1):
        found = [
            tuple(sorted((*way, count), reverse=True))
            for count in counts
            if count <= total and (way := ways[total - count]) is not None
        ]
        ways.append(min(found, key=lambda way: (len(way), way), default=None))
    return ways[number] or ()


def interleaved(headings: Sequence[TextSlot], texts: Sequence[TextSlot]) -> list[TextSlot]:
    """Return headings and texts in reading order: each heading is followed by its text."""
    return [slot for pair in zip(headings, texts, strict=True) for slot in pair]

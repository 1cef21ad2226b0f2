"""Share things of one kind out among slides: as few slides as possible, groups of similar size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
) -> list[Slide]:
    """Return things of one kind on as few slides as possible.

    `sizes` are the largest numbers of things on a slide to be tried, from large to small; `least`
    is the smallest number that a layout exists for; `make` builds the slide of one group. The
    first size at which no slide has an error is taken. The last is built in any case, so that its
    errors are reported.
    """
    for largest in sizes[:-1]:
        trial = builder.trying
        slides = [make(trial, group) for group in _shared_out(items, largest, least)]
        if not trial.fitter.report.errors:
            return slides
    return [make(builder, group) for group in _shared_out(items, sizes[-1], least)]


def _shared_out(items: Sequence[T], most: int, least: int) -> list[Sequence[T]]:
    """Return items in consecutive groups of similar size, at most `most` in each.

    A group has at least `least` items, except perhaps the last.
    """
    if not items:
        return []
    count = -(-len(items) // most)
    size = max(least, -(-len(items) // count))
    return [items[start : start + size] for start in range(0, len(items), size)]


def interleaved(headings: Sequence[TextSlot], texts: Sequence[TextSlot]) -> list[TextSlot]:
    """Return headings and texts in reading order: each heading is followed by its text."""
    return [slot for pair in zip(headings, texts, strict=True) for slot in pair]

"""Give the titles of a deck few sizes, as a designer would.

Each title by itself would be as large as its words allow, so that a short one had twice the size of
the long one beside it. Most titles of like layouts share the largest size that most have room for;
the others share a smaller one, and only what is far too long for both keeps a size of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from irdocs.caching.by_identity import cached_by_identity
from irdocs.deck.builder import SlideBuilder, with_title_size
from irdocs.deck.composing import SLIDES
from irdocs.deck.layout_names import LARGE_TITLES
from irdocs.deck.model import Slide
from irdocs.frozen import frozen

MOST = 2 / 3
"""The part of the titles that have room for the size that most titles share."""
SECOND = 0.8
"""The least second size, as a part of the first."""


@frozen
class TitleRoom:
    """How large a title may be, in pt."""

    own: float
    """The size at which it looks best by itself, as no word stands alone on its last line."""
    largest: float
    """The size at which it just has room."""


def shared(titles: Sequence[TitleRoom]) -> list[float]:
    """Return the sizes in pt of the titles of like layouts, each of which has room for its own."""
    largest = sorted((title.largest for title in titles), reverse=True)
    first = largest[ceil(MOST * len(largest)) - 1]
    near = [title.own for title in titles if SECOND * first <= title.own < first]
    second = min(near, default=first)

    def size(title: TitleRoom) -> float:
        if title.own >= first:
            return first
        if title.own in near:
            return second
        return next((each for each in (first, second) if each <= title.largest), title.own)

    return [size(title) for title in titles]


def alike(slides: Sequence[Slide], builder: SlideBuilder) -> list[Slide]:
    """Return slides whose titles have few sizes; the largest titles, as of openers, stay."""
    groups: dict[float, list[int]] = {}
    for number, slide in enumerate(slides):
        if slide.layout.key.kind not in LARGE_TITLES:
            groups.setdefault(slide.layout.title.size, []).append(number)
    made = list(slides)
    for numbers in groups.values():
        rooms = [
            TitleRoom(slides[number].title_size, builder.largest_title(slides[number]))
            for number in numbers
        ]
        for number, size in zip(numbers, shared(rooms), strict=True):
            made[number] = _sized(slides[number], size)
    return made


@cached_by_identity(SLIDES)
def _sized(slide: Slide, size: float) -> Slide:
    return slide if size == slide.title_size else with_title_size(slide, size)

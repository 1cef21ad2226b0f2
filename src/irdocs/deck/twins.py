"""Decks of one document in two languages as one: each slide is followed by its twin.

Both were planned with the same design. Twins show the same words in type of one size, and no two
slides have the same title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from irdocs.deck.model import Deck, Slide
from irdocs.deck.slots import Slot, TextSlot
from irdocs.frozen import frozen, replace

DeckSlide = tuple[int, int]
"""A slide of one of two decks: the number of the deck and of the slide, from 0."""


@frozen
class Twins:
    """The slides of two languages that show the same part of the content."""

    first: tuple[int, ...]
    """Their numbers in the first deck, from 0."""
    second: tuple[int, ...]

    @property
    def in_turn(self) -> Iterator[DeckSlide]:
        """Yield them as they are shown: in pairs, or language by language if one has more."""
        ways = [[(0, number) for number in self.first], [(1, number) for number in self.second]]
        if len(self.first) == len(self.second):
            for pair in zip(*ways, strict=True):
                yield from pair
        else:
            yield from (*ways[0], *ways[1])


def paired(first: Deck, second: Deck) -> list[Twins]:
    """Return the slides of two decks, in order, by the part of the content that they show."""
    parts = [_parts(first), _parts(second)]
    keys = [[key for key, _ in part] for part in parts]
    numbers = [[number for _, number in part] for part in parts]
    twins = []
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for how, i, j, k, n in matcher.get_opcodes():
        if how == "equal":
            twins += [Twins(*pair) for pair in zip(numbers[0][i:j], numbers[1][k:n], strict=True)]
        else:
            twins += [Twins(own, ()) for own in numbers[0][i:j]]
            twins += [Twins((), own) for own in numbers[1][k:n]]
    return twins


def alike(first: Deck, second: Deck, twins: Sequence[Twins]) -> tuple[Deck, Deck]:
    """Return two decks whose twins have type of one size, and all of whose titles differ."""
    slides = list(first.slides), list(second.slides)
    for pair in twins:
        if len(pair.first) == len(pair.second):
            for one, other in zip(pair.first, pair.second, strict=True):
                slides[0][one], slides[1][other] = _alike(slides[0][one], slides[1][other])
    taken = {slide.title.casefold() for slide in slides[0]}
    name = second.locale.language_name(second.language)
    named = [
        replace(slide, title=f"{slide.title} ({name})")
        if slide.title.casefold() in taken
        else slide
        for slide in slides[1]
    ]
    return replace(first, slides=tuple(slides[0])), replace(second, slides=tuple(named))


def _parts(deck: Deck) -> list[tuple[object, tuple[int, ...]]]:
    """Return the parts of the content that a deck shows, with the numbers of their slides."""
    numbered = list(enumerate(deck.slides))
    groups = groupby(numbered, key=lambda pair: _part(pair[1]))
    return [(key, tuple(number for number, _ in group)) for key, group in groups]


def _part(slide: Slide) -> object:
    """Return what a slide shows: blocks of the content, or something of the deck's own."""
    own = None if slide.blocks else slide.layout.key.kind
    return slide.section, slide.blocks, own, slide.backup


def _alike(one: Slide, other: Slide) -> tuple[Slide, Slide]:
    """Return two slides of one layout with the smaller size of either for each of their texts."""
    if one.layout.key != other.layout.key:
        return one, other
    title_size = min(one.title_size, other.title_size)
    ways = [_texts(slide) for slide in (one, other)]
    sizes = {name: min(ways[0][name], ways[1][name]) for name in ways[0].keys() & ways[1].keys()}
    first, second = (
        replace(
            slide,
            title_size=title_size,
            slots=tuple(_sized(slot, sizes) for slot in slide.slots),
        )
        for slide in (one, other)
    )
    return first, second


def _texts(slide: Slide) -> dict[object, float]:
    """Return the type sizes of texts in placeholders, in pt."""
    return {slot.placeholder: slot.size for slot in slide.slots if isinstance(slot, TextSlot)}


def _sized(slot: Slot, sizes: dict[object, float]) -> Slot:
    if isinstance(slot, TextSlot) and slot.placeholder in sizes:
        return replace(slot, size=sizes[slot.placeholder])
    return slot


__all__ = ["DeckSlide", "Twins", "alike", "paired"]

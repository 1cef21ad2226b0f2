"""Find which slide is which: of a deck that was edited, one that was made, and the record between.

Slides that say the same are the same slide, the first of two being the original. Then the ids that
PowerPoint keeps decide, and those of blocks that authors have given; then how many paragraphs two
slides share; then ids that count the blocks of a section, which a new block shifts; and in the end
their places: what stands alone between two slides that are known is the slide that stood there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from irdocs.frozen import frozen
from irdocs.keeping.reading import ReadDeck, ReadSlide
from irdocs.ooxml.deck_record import DeckRecord, RecordedSlide

_ALIKE = 0.3
"""Slides that share this part of their paragraphs may be one slide."""
_COUNTED = re.compile(r"-\d+\Z")
"""The end of an id that a block has by its place in its section."""


@frozen
class SlideTriple:
    """A slide as it was edited, as it was made before, and as it is made now; None where it is in
    one of them not."""

    edited: ReadSlide | None
    base: RecordedSlide | None
    made: ReadSlide | None


def triples(edited: ReadDeck, made: ReadDeck) -> list[SlideTriple]:
    """Return the slides of two decks, first those of the edited one in order, then the others.

    A deck without a record is taken for one that was made as it would be made now. The content's
    version of a slide that was edited, which an earlier build has put behind it, is no slide of its
    own; where the edited one is gone, it has taken its place.
    """
    now = made.record or DeckRecord(())
    base = edited.record or now
    to_made = dict(
        _pairs(_of_record(base), _of_record(now), _same_blocks(base, now), _is_named(base))
    )
    by_id = {} if edited.is_rewritten or edited.record is None else {
        slide.identifier: number for number, slide in enumerate(base.slides) if slide.identifier
    }  # fmt: skip
    ids = Counter(slide.identifier for slide in edited.slides)
    own = [slide for slide in edited.slides if not slide.is_second]
    known = {
        number: by_id[slide.identifier]
        for number, slide in enumerate(own)
        if ids[slide.identifier] == 1 and slide.identifier in by_id
    }
    to_base = dict(_pairs(_of_slides(own), _of_record(base), lambda one: known.get(one)))
    new = [n for n in range(len(made.slides)) if n not in set(to_made.values())]
    added = [n for n in range(len(own)) if n not in to_base]
    # A slide that somebody has added, and that has been put into the content since.
    agreed = {
        added[one]: new[other]
        for one, other in _pairs(
            _of_slides([own[n] for n in added]), _of_slides([made.slides[n] for n in new]),
            lambda one: None,
        )
        if _likeness(_of_slide(own[added[one]]), _of_slide(made.slides[new[other]])) >= _ALIKE
    }  # fmt: skip
    found = []
    for number, slide in enumerate(own):
        index = to_base.get(number)
        recorded = base.slides[index] if index is not None else None
        current = to_made.get(index) if index is not None else agreed.get(number)
        shown = made.slides[current] if current is not None and current < len(made.slides) else None
        found.append(SlideTriple(slide, recorded, shown))
    known_bases = set(to_base.values())
    taken_over = _taken_over(edited, made)
    found += [
        SlideTriple(taken_over.get(to_made.get(index, -1)), slide,
                    made.slides[to_made[index]] if index in to_made else None)
        for index, slide in enumerate(base.slides)
        if index not in known_bases
    ]  # fmt: skip
    known_made = {*to_made.values(), *agreed.values()}
    found += [
        SlideTriple(None, None, slide)
        for number, slide in enumerate(made.slides)
        if number not in known_made
    ]
    order = {id(slide): n for n, slide in enumerate(edited.slides)}
    return sorted(found, key=lambda one: order.get(id(one.edited), len(order)))


def continuations(made: ReadDeck, found: Sequence[SlideTriple]) -> dict[int, tuple[ReadSlide, ...]]:
    """Return the slides on which blocks go on now that had room on fewer slides before, by the
    number of each slide of these blocks that is made now.

    What somebody has added to a slide may stand on one of them, once it is in the content.
    """
    recorded = made.record.slides if made.record else ()

    def blocks(slide: ReadSlide) -> tuple[str, ...]:
        return recorded[slide.number - 1].blocks if slide.number <= len(recorded) else ()

    new = [one.made for one in found if one.made and one.edited is None and one.base is None]
    known = [one.made for one in found if one.made and one.base is not None]
    return {
        slide.number: more for slide in known
        if blocks(slide) and (more := tuple(one for one in new if blocks(one) == blocks(slide)))
    }  # fmt: skip


def _taken_over(edited: ReadDeck, made: ReadDeck) -> dict[int, ReadSlide]:
    """Return the content's versions in an edited deck by the number of the slide that they show."""
    seconds = [slide for slide in edited.slides if slide.is_second]
    pairs = _pairs(_of_slides(seconds), _of_slides(made.slides), lambda one: None)
    return {other: seconds[one] for one, other in pairs}


@frozen
class _Said:
    """What a slide says, as digests."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]


def _of_slides(slides: Sequence[ReadSlide]) -> list[_Said]:
    return [_of_slide(slide) for slide in slides]


def _of_slide(slide: ReadSlide) -> _Said:
    return _Said(slide.digests, slide.note_digests)


def _of_record(record: DeckRecord) -> list[_Said]:
    return [_Said(slide.lines, slide.notes) for slide in record.slides]


def _same_blocks(base: DeckRecord, now: DeckRecord) -> Callable[[int], int | None]:
    """Return what finds the slide that shows the same blocks, counted among those that do."""
    places: dict[tuple[tuple[str, ...], int], int] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for number, slide in enumerate(now.slides):
        places[slide.blocks, counts[slide.blocks]] = number
        counts[slide.blocks] += 1
    before: Counter[tuple[str, ...]] = Counter()
    keys = []
    for slide in base.slides:
        keys.append((slide.blocks, before[slide.blocks]))
        before[slide.blocks] += 1
    return lambda number: places.get(keys[number]) if keys[number][0] else None


def _is_named(base: DeckRecord) -> Callable[[int], bool]:
    """Return what tells whether a slide shows a block with an id of its author's."""
    return lambda number: not any(_COUNTED.search(block) for block in base.slides[number].blocks)


def _pairs(
    first: Sequence[_Said],
    second: Sequence[_Said],
    known: Callable[[int], int | None],
    is_sure: Callable[[int], bool] = lambda one: True,
) -> list[tuple[int, int]]:
    """Return the numbers of slides that are one slide; `known` says what else is known of one, and
    `is_sure` whether that counts more than what two slides share."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def pair(one: int, other: int) -> None:
        pairs[one] = other
        taken.add(other)

    places: dict[_Said, list[int]] = defaultdict(list)
    for number, said in enumerate(second):
        places[said].append(number)
    for one, said in enumerate(first):
        named = known(one)
        if named is not None and named not in taken and second[named] == said:
            pair(one, named)
    for one, said in enumerate(first):
        if one not in pairs and (free := [n for n in places.get(said, ()) if n not in taken]):
            pair(one, free[0])
    for one in range(len(first)):
        named = known(one)
        if one not in pairs and named is not None and named not in taken and is_sure(one):
            pair(one, named)
    likes = sorted(
        (
            (_likeness(first[one], second[other]), -abs(one - other), -one, -other)
            for one in range(len(first)) if one not in pairs
            for other in range(len(second)) if other not in taken
        ),
        reverse=True,
    )  # fmt: skip
    for alike, _, one, other in likes:
        if alike >= _ALIKE and -one not in pairs and -other not in taken:
            pair(-one, -other)
    for one in range(len(first)):
        named = known(one)
        if one not in pairs and named is not None and named not in taken:
            pair(one, named)
    for one in range(len(first)):
        between = _between(one, pairs, len(first), len(second))
        if one not in pairs and between is not None and between not in taken:
            pair(one, between)
    return list(pairs.items())


def _likeness(one: _Said, other: _Said) -> float:
    return likeness_of((*one.lines, *one.notes), (*other.lines, *other.notes))


def likeness_of(one: Sequence[str], other: Sequence[str]) -> float:
    """Return which part of their paragraphs, of which these are digests, two slides share."""
    before, after = Counter(one), Counter(other)
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 0.0


def _between(one: int, pairs: dict[int, int], count: int, other_count: int) -> int | None:
    """Return the only slide between those that a slide's neighbours are; None for none or more."""
    left = pairs.get(one - 1, -1) if one else -1
    right = pairs.get(one + 1, -1) if one + 1 < count else other_count
    has_neighbours = (one == 0 or one - 1 in pairs) and (one + 1 == count or one + 1 in pairs)
    return left + 1 if has_neighbours and right == left + 2 else None


__all__ = ["SlideTriple", "continuations", "likeness_of", "triples"]

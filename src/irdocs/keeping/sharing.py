"""Find slides that show the same lines, such as a question and its answer, and no longer agree.

Somebody has edited one of them, and the other is as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from irdocs.keeping.deciding import SlideDecision, SlideFate, told
from irdocs.keeping.reading import ReadDeck, ReadSlide

EDITED = (SlideFate.KEPT, SlideFate.CONFLICT)
"""What becomes of slides that are as somebody has edited them."""


def disagreeing(made: ReadDeck, found: Sequence[SlideDecision]) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of two slides of the same blocks of which one has lines that both had, or
    their order, otherwise than the other; and the first such line."""
    recorded = made.record.slides if made.record else ()
    groups: dict[tuple[str, ...], list[tuple[SlideDecision, ReadSlide, int]]] = {}
    for decision, number in told(found):
        slide = decision.made
        if number and slide is not None and slide.number <= len(recorded):
            blocks = recorded[slide.number - 1].blocks
            groups.setdefault(blocks, []).append((decision, slide, number))
    for blocks, slides in groups.items():
        for (one, first, number), (other, second, behind) in pairwise(slides):
            if not blocks or not {one.fate, other.fate}.intersection(EDITED):
                continue
            shared = set(_lines(first)) & set(_lines(second))
            before, after = (_of(_shown(decision), shared) for decision in (one, other))
            if before != after and _of(first, shared) == _of(second, shared):
                differing = (line for line, now in zip(before, after, strict=False) if line != now)
                yield number, behind, next(differing, (before + after)[-1])


def _shown(decision: SlideDecision) -> ReadSlide | None:
    """Return the slide that stands in the deck that comes of it."""
    return decision.edited if decision.fate in EDITED else decision.made


def _of(slide: ReadSlide | None, shared: set[str]) -> list[str]:
    """Return those lines of a slide that another one shares."""
    return [line for line in _lines(slide) if line in shared]


def _lines(slide: ReadSlide | None) -> list[str]:
    return [line.text for line in slide.lines if line.role != "title"] if slide else []


__all__ = ["EDITED", "disagreeing"]

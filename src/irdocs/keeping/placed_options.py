"""Read the options of a question behind the letters that they stand beside on the slide.

In the file an option follows its letter. Whoever drags the boxes into another order changes nothing
of that, and the room votes for what it sees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from irdocs.frozen import replace
from irdocs.keeping.deciding import SlideDecision
from irdocs.keeping.reading import ReadDeck, ReadSlide
from irdocs.ooxml.presentation import SlidePage
from irdocs.units import Rect

LETTER = re.compile(r"[A-Z]")
"""The letter of an option, as it stands alone before it."""


def with_placed_options(
    edited: ReadDeck, made: ReadDeck, found: Sequence[SlideDecision]
) -> list[SlideDecision]:
    """Return decisions, in whose edited slides each option follows the letter that it stands
    beside."""
    return [replace(one, edited=_as_placed(edited, made, one)) for one in found]


def _as_placed(edited: ReadDeck, made: ReadDeck, decision: SlideDecision) -> ReadSlide | None:
    slide, own = decision.edited, decision.made
    if slide is None or own is None:
        return slide
    before = _pairs(own)
    for is_mirrored in (False, True) if before else ():
        page = made.show.slides[own.number - 1]
        if _beside(page, own, before, is_mirrored=is_mirrored) != [option for _, option in before]:
            continue
        pairs = _pairs(slide)
        order = _beside(edited.show.slides[slide.number - 1], slide, pairs, is_mirrored=is_mirrored)
        lines = list(slide.lines)
        for (_, option), placed in zip(pairs, order, strict=False):
            lines[option] = slide.lines[placed]
        return replace(slide, lines=tuple(lines))
    return slide


def _pairs(slide: ReadSlide) -> list[tuple[int, int]]:
    """Return the numbers of the lines that are a letter, each with that of its option."""
    texts = [number for number, line in enumerate(slide.lines) if line.role == "text"]
    return [
        (one, other) for one, other in pairwise(texts)
        if LETTER.fullmatch(slide.lines[one].text)
    ]  # fmt: skip


def _beside(
    page: SlidePage, slide: ReadSlide, pairs: Sequence[tuple[int, int]], *, is_mirrored: bool
) -> list[int]:
    """Return the options that stand beside letters, in the order of these; none if that is not one
    for each."""

    def box(line: int) -> Rect | None:
        return page.box(page.shapes[slide.lines[line].shape])

    options = {option: place for _, option in pairs if (place := box(option)) is not None}
    found = []
    for letter, _ in pairs:
        own = box(letter)
        if own is None:
            return []
        middle = own.x + own.width / 2
        gaps = {
            option: (middle - place.right if is_mirrored else place.x - middle)
            for option, place in options.items()
            if place.y < own.bottom and own.y < place.bottom
        }
        near = [option for option, gap in sorted(gaps.items(), key=lambda one: one[1]) if gap >= 0]
        found += near[:1]
    return found if len(set(found)) == len(pairs) else []


__all__ = ["LETTER", "with_placed_options"]

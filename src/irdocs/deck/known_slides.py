"""Write slides, but those that were written before and show the same.

What is written of a slide depends on what it shows alone, and is remembered for the next deck, as
editions, and a document before and after a save, have most slides in common. Films are large, and
are not remembered.
"""

from __future__ import annotations

from functools import lru_cache

from irdocs.caching.by_identity import cached_by_identity
from irdocs.caching.by_value import cached_by_value
from irdocs.deck import blank_slide
from irdocs.deck.design import Design
from irdocs.deck.model import Slide
from irdocs.deck.slide_writer import FileFacts, SlideWriter, WrittenSlide, as_shapes
from irdocs.deck.slots import ChartSlot, PictureSlot, Slot, VideoSlot


def written(
    slide: Slide, number: int, blank: blank_slide.BlankSlide, design: Design, language: str,
    facts: FileFacts,
) -> WrittenSlide:  # fmt: skip
    """Return what is written of a slide, which has a number in its deck."""
    if any(isinstance(slot, VideoSlot) for slot in slide.slots):
        return _newly_written(slide, number, blank, design, language, facts)
    has_parts = any(map(_has_parts, slide.slots))
    write = _written_with_parts if has_parts else _written_alone
    return write(slide, number, blank, _same(design), language, facts)


def _has_parts(slot: Slot) -> bool:
    """Whether a slot is shown by parts of its own."""
    match slot:
        case ChartSlot():
            return True
        case PictureSlot():
            return as_shapes(slot) is None
        case _:
            return False


def _newly_written(
    slide: Slide, number: int, blank: blank_slide.BlankSlide, design: Design, language: str,
    facts: FileFacts,
) -> WrittenSlide:  # fmt: skip
    return SlideWriter(design, language, facts).written(slide, number, blank)


SLIDES, PICTURED = 2048, 256
"""Of how many slides is remembered what was written of them; of those with pictures or charts."""
_written_with_parts = cached_by_identity(PICTURED)(_newly_written)
_written_alone = cached_by_identity(SLIDES)(cached_by_value(SLIDES)(_newly_written))
"""A slide that was planned anew may be equal to one that was written before."""


@lru_cache(maxsize=16)
def _same(design: Design) -> Design:
    """Return the design itself, or an equal one that was given before.

    What is remembered by a design is found without comparing its layouts each time.
    """
    return design

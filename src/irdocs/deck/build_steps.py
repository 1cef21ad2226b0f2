"""What appears on a slide at each click, as the planner decides it.

A step names slots by their index in `Slide.slots`. What no step names stands there from the start.
The PPTX shows the steps one by one; handouts, pictures and PDF show the whole slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from irdocs.deck.model import ParagraphsShown, Slide, SlotsShown, StepShown
from irdocs.deck.slots import FlowSlot, TextSlot
from irdocs.frozen import replace


def by_paragraphs(slides: Sequence[Slide], starts: Iterable[int]) -> list[Slide]:
    """Return slides of body text, which appears part by part.

    The body text is the first slot of each slide. `starts` are the indices of the paragraphs with
    which the parts begin, counted over all slides; a part that goes on to another slide appears
    there at a click of its own.
    """
    all_starts, revealed, offset = set(starts), list[Slide](), 0
    for slide in slides:
        body = slide.slots[0]
        assert isinstance(body, TextSlot)
        count = len(body.paragraphs)
        cuts = [0, *(n for n in range(1, count) if offset + n in all_starts), count]
        build = tuple(ParagraphsShown(0, first, end - 1) for first, end in pairwise(cuts))
        revealed.append(replace(slide, build=build))
        offset += count
    return revealed


def by_slots(slide: Slide, indices: Iterable[int]) -> Slide:
    """Return a slide on which the slots with some indices appear, one at each click."""
    return by_groups(slide, ([index] for index in indices))


def by_groups(slide: Slide, groups: Iterable[Sequence[int]]) -> Slide:
    """Return a slide on which the slots of each group of indices appear at one click."""
    return replace(slide, build=tuple(SlotsShown(tuple(group)) for group in groups if group))


def by_flow_steps(slide: Slide) -> Slide:
    """Return the slide of a flow chart, which appears step by step."""
    build = (
        StepShown(number, box.number)
        for number, slot in enumerate(slide.slots)
        if isinstance(slot, FlowSlot)
        for box in slot.plan.boxes
    )
    return replace(slide, build=tuple(build))


def starts_of(counts: Iterable[int]) -> list[int]:
    """Return where parts of so many paragraphs begin, one after another."""
    starts, total = [], 0
    for count in counts:
        starts.append(total)
        total += count
    return starts

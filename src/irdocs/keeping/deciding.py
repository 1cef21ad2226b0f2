"""Say of each slide whose version is kept: that of people, that of the content, or both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from irdocs.audit.comparison import decks
from irdocs.audit.comparison.differences import compared
from irdocs.audit.reading import deck_contents
from irdocs.audit.reading.compared_items import ItemList
from irdocs.keeping.pairing import SlideTriple, triples
from irdocs.keeping.reading import ReadDeck, ReadSlide
from irdocs.ooxml.presentation import Presentation


class SlideFate(StrEnum):
    """What becomes of a slide."""

    RENEWED = "renewed"
    """Nobody has edited it: it is as the content makes it now."""
    KEPT = "kept"
    """Somebody has edited it, and its content is as it was: it stays as it is."""
    ADDED = "added"
    """Somebody has added it: it stays where it is."""
    NEW = "new"
    """The content has it now, and had it not before."""
    CONFLICT = "conflict"
    """Somebody has edited it, and its content has changed too: both versions are there."""
    DELETED = "deleted"
    """Somebody has deleted it: it stays away."""
    GONE = "gone"
    """The content has it no more, and nobody had edited it."""


@dataclass(frozen=True, slots=True)
class SlideDecision:
    """What becomes of a slide, in the order of the deck that comes of it."""

    fate: SlideFate
    edited: ReadSlide | None
    made: ReadSlide | None

    @property
    def title(self) -> str:
        """Its title."""
        slide = self.edited or self.made
        return slide.title if slide else ""


def decisions(edited: ReadDeck, made: ReadDeck) -> list[SlideDecision]:
    """Return what becomes of each slide of an edited deck, and of the one that is made now.

    Slides of the edited deck stay in its order; new ones follow the slide that they follow in the
    one that is made now.
    """
    found = triples(edited, made)
    looks = _Looks(edited, made)
    in_order: list[SlideDecision] = []
    rest: list[SlideDecision] = []
    for triple in found:
        decision = _decided(triple, looks)
        (in_order if triple.edited is not None else rest).append(decision)
    for decision in rest:
        if decision.fate is SlideFate.NEW and decision.made is not None:
            in_order.insert(_place(decision.made, in_order), decision)
        else:
            in_order.append(decision)
    return in_order


def _decided(triple: SlideTriple, looks: _Looks) -> SlideDecision:
    edited, base, made = triple.edited, triple.base, triple.made
    if edited is None:
        fate = SlideFate.NEW if base is None else SlideFate.DELETED if made else SlideFate.GONE
        return SlideDecision(fate, None, made)
    if base is None:
        return SlideDecision(SlideFate.ADDED, edited, None)
    has_other_words = (edited.digests, edited.note_digests) != (base.lines, base.notes)
    if made is None:
        fate = SlideFate.KEPT if has_other_words else SlideFate.GONE
        return SlideDecision(fate, edited, None)
    is_as_before = (made.digests, made.note_digests) == (base.lines, base.notes)
    if is_as_before:
        is_edited = has_other_words or looks.differ(edited, made)
        return SlideDecision(
            SlideFate.KEPT if is_edited else SlideFate.RENEWED, edited, made
        )  # fmt: skip
    is_agreed = (edited.digests, edited.note_digests) == (made.digests, made.note_digests)
    fate = SlideFate.CONFLICT if has_other_words and not is_agreed else SlideFate.RENEWED
    return SlideDecision(fate, edited, made)


def _place(slide: ReadSlide, order: Sequence[SlideDecision]) -> int:
    """Return where a new slide goes: behind the nearest slide before it that is there."""
    behind = [
        (decision.made.number, index)
        for index, decision in enumerate(order)
        if decision.made is not None and decision.made.number < slide.number
        and decision.fate not in (SlideFate.DELETED, SlideFate.GONE)
    ]  # fmt: skip
    return max(behind)[1] + 1 if behind else 0


class _Looks:
    """Compares slides in all that they show, which words alone do not tell."""

    def __init__(self, edited: ReadDeck, made: ReadDeck) -> None:
        self._edited, self._made = edited, made
        self._read: tuple[Sequence[ItemList], Sequence[ItemList]] | None = None

    def differ(self, edited: ReadSlide, made: ReadSlide) -> bool:
        """Whether two slides of the same words look otherwise, or show something else."""
        if edited.is_hidden != made.is_hidden:
            return True
        if self._read is None:
            show = self._made.show
            if show.has_math and not self._edited.show.has_math:
                show = Presentation(self._made.data, drawn=True)
            self._read = (
                deck_contents.read(self._edited.show).slides,
                deck_contents.read(show).slides,
            )
        there, expected = self._read
        policy = decks.REWRITTEN if self._edited.is_rewritten else decks.EDITED
        return any(
            True for _ in compared(expected[made.number - 1], there[edited.number - 1], 0, policy)
        )


def told(decisions: Sequence[SlideDecision]) -> Iterator[tuple[SlideDecision, int]]:
    """Yield the slides that go into the deck, each with its number there."""
    number = 0
    for decision in decisions:
        if decision.fate in (SlideFate.DELETED, SlideFate.GONE):
            yield decision, 0
            continue
        number += 1
        yield decision, number
        number += decision.fate is SlideFate.CONFLICT


__all__ = ["SlideDecision", "SlideFate", "decisions", "told"]

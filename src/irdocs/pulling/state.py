"""What is known while the edits of a deck are brought home, and what comes of it."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from irdocs.build_result import BuildResult
from irdocs.frozen import frozen, replace
from irdocs.keeping.deciding import SlideDecision
from irdocs.keeping.reading import ReadDeck, ReadSlide
from irdocs.locale.strings_file import Strings
from irdocs.pulling.citing import Sources
from irdocs.pulling.patching import LinePatch, PatchedYaml
from irdocs.pulling.units import ContentUnit, ContentUnits

_LONGEST = 70


Bond = tuple[Hashable, ...]
"""What edits share that belong together, such as an item of a list."""


@frozen
class Ties:
    """What an edit has in common with others: they come home with it, or none of them does."""

    bonds: frozenset[Bond] = frozenset()
    lists: frozenset[int] = frozenset()
    """The lists of the content whose items say it. These tie only where words have gone from one
    item to another."""
    gone: frozenset[tuple[str, ...]] = frozenset()
    """The words that it takes away, as stretches; these tie it to what adds them elsewhere."""
    said: frozenset[tuple[str, ...]] = frozenset()
    """The words that it adds."""


@frozen
class PulledEdit:
    """An edit that was brought home, or could not be."""

    slide: int
    """The number of the slide in the edited deck; 0 for one that was deleted."""
    what: str
    """What was edited: from what, and to what."""
    place: str = ""
    """The file and line that has it now; empty for none."""
    why: str = ""
    """Why it could not be brought home, or what is to be known of it; empty for nothing."""
    also: tuple[int, ...] = ()
    """The numbers of other slides on which the same was edited."""

    @property
    def where(self) -> str:
        """Its slides, as reports name them; empty for a deleted one."""
        if not self.also:
            return f"slide {self.slide}" if self.slide else ""
        *first, last = map(str, (self.slide, *self.also))
        return f"slides {', '.join(first)} and {last}"


@dataclass
class PullResult:
    """The outcome."""

    result: BuildResult
    pulled: list[PulledEdit] = field(default_factory=list)
    left: list[PulledEdit] = field(default_factory=list)
    """What is not in the content: look at it by hand."""
    files: dict[Path, tuple[bytes, bytes]] = field(default_factory=dict)
    """The files that change, each as it was and as it is to be."""

    def difference(self) -> Iterator[str]:
        """Yield the lines of a unified diff of the files."""
        for path, (before, after) in self.files.items():
            old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
            yield from difflib.unified_diff(old, new, str(path), str(path), lineterm="")


@dataclass
class ContentPatch:
    """A patch of a file, with the edits that it brings home."""

    file: str
    lines: LinePatch
    edit: PulledEdit
    wanted: tuple[str, ...] = ()
    """The lines that the deck is to have in the end."""
    gone: tuple[str, ...] = ()
    """Those that it is to have less often than before."""
    ties: Ties = field(default_factory=Ties)
    unit: ContentUnit | None = None
    """The one that it sets, or a cleared title; None for what was added or deleted else."""
    titled: ReadSlide | None = None
    """The slide of the content whose title it clears; None for other edits."""


@dataclass
class PullState:
    """The decks, the content, and the patches so far."""

    edited: ReadDeck
    made: ReadDeck
    """The deck that the content makes now."""
    texts: dict[str, PatchedYaml]
    """The files of the content, by the names that spans give them."""
    units: ContentUnits
    words: Strings
    """What irdocs says itself in the language of the content."""
    sources: Sources
    """The ids of sources by the numbers that the edited deck has for them."""
    patches: list[ContentPatch] = field(default_factory=list)
    left: list[PulledEdit] = field(default_factory=list)
    written: dict[ContentUnit, str] = field(default_factory=dict)
    """What units are set to, to notice two edits of one that differ; empty for one that goes."""
    shown: set[ContentUnit] = field(default_factory=set)
    """The units that slides show, notes aside."""
    looks_told: set[int] = field(default_factory=set)
    """The numbers of the slides of which words are told that look otherwise, or that are brought
    home so."""
    own_notes: set[str] = field(default_factory=set)
    """The paragraphs of notes that irdocs writes itself."""
    failed: list[tuple[Ties, PulledEdit]] = field(default_factory=list)
    """What edits were tied to that could not be brought home."""
    moving: dict[int, str] = field(default_factory=dict)
    """The lists in which words have gone from one item to another, and what these cannot bring
    along."""
    in_parts: dict[ContentUnit, tuple[ContentPatch, tuple[tuple[int, int, str], ...]]] = field(
        default_factory=dict
    )
    """The units that slides show in parts and that were edited: the patch, and what it changes."""
    blocks: dict[ContentUnit, tuple[ContentPatch, list[str]]] = field(default_factory=dict)
    """The texts of one line that become several paragraphs, with their patches."""

    def blocks_of(self, slide: ReadSlide) -> tuple[str, ...]:
        """Return the ids of the blocks that a slide of the content's deck shows."""
        slides = self.made.record.slides if self.made.record else ()
        return slides[slide.number - 1].blocks if slide.number <= len(slides) else ()

    def leave(self, decision: SlideDecision, what: str, why: str) -> None:
        """Note what of a slide was not brought home, and why."""
        number = decision.edited.number if decision.edited else 0
        self.left.append(PulledEdit(number, f'{what}: "{short(decision.title)}"', why=why))


def told_once(edits: Sequence[PulledEdit]) -> list[PulledEdit]:
    """Return edits, those that are the same on several slides as one with the numbers of all."""
    slides: dict[PulledEdit, list[int]] = {}
    for edit in edits:
        slides.setdefault(replace(edit, slide=min(edit.slide, 1)), []).append(edit.slide)
    return [
        replace(edit, slide=first, also=tuple(others))
        for edit, (first, *others) in ((edit, [*dict.fromkeys(found)])
                                       for edit, found in slides.items())
    ]  # fmt: skip


def short(text: str) -> str:
    """Return a text as reports quote it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


__all__ = ["Bond", "ContentPatch", "PullResult", "PullState", "PulledEdit", "Ties", "short",
           "told_once"]  # fmt: skip

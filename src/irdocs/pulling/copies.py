"""Write a slide that was duplicated as a copy of its block, with what was edited on it.

So it stays a table, a timeline, a list with its sources, instead of words one below another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from irdocs.frozen import frozen, replace
from irdocs.keeping.deciding import SlideDecision, SlideFate
from irdocs.keeping.pairing import SlideTriple, likeness_of
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.deck_record import RecordedSlide
from irdocs.pulling.lines import pull_lines
from irdocs.pulling.looks import tell_of_slides
from irdocs.pulling.merging import merged
from irdocs.pulling.patching import LinePatch, PatchedYaml, in_file_order
from irdocs.pulling.state import PulledEdit, PullState
from irdocs.pulling.units import ContentOwner

_ALIKE = 0.3
"""The part of its paragraphs that a copy has from its original, at least."""
_KEY = re.compile(r"(?P<key>[\w-]+):(?:\s|\Z)")


@frozen
class CopiedBlock:
    """A block as a copy of another one."""

    lines: tuple[str, ...]
    """What is written for it, line by line, without the dash before it."""
    left: tuple[PulledEdit, ...]
    """What was edited on the copy and is not in the block."""
    slides: frozenset[int]
    """The numbers of the slides that the block has."""


def copied_block(
    state: PullState, number: int, found: Sequence[SlideDecision]
) -> CopiedBlock | None:
    """Return the block of an added slide, the one of a number, that was made of another one by
    duplicating it; None for one that was not, or whose original has no block of its own.

    A block over several slides is copied where all of them were, a quiz with its question.
    """
    origins = {
        one.edited.number: origin
        for one in found[number:]
        if one.fate is SlideFate.ADDED and one.edited is not None
        and (origin := _original(state, one.edited, found)) is not None
    }  # fmt: skip
    slide = found[number].edited
    if slide is None or slide.number not in origins or state.made.record is None:
        return None
    (name,) = blocks = state.blocks_of(origins[slide.number][1])
    owner = state.units.owners.get(name)
    text = state.texts.get(owner.span.file) if owner is not None else None
    if owner is None or text is None:
        return None
    triples: list[SlideTriple] = []
    wanted = [one.number for one in state.made.slides if state.blocks_of(one) == blocks]
    for one in found[number:]:
        if one.edited is None or one.edited.number not in origins or not wanted:
            break
        base, made = origins[one.edited.number]
        if made.number != wanted[0]:
            break
        wanted.pop(0)
        triples.append(SlideTriple(one.edited, base, made))
    if not triples or (wanted and owner.mapping.get("type") != "quiz"):
        return None
    return _BlockCopier(state, triples, owner, bool(wanted)).block(text)


def _original(
    state: PullState, slide: ReadSlide, found: Sequence[SlideDecision]
) -> tuple[RecordedSlide, ReadSlide] | None:
    """Return the slide that a slide is the likeliest copy of, of those that show one block, as it
    was made and as the content makes it now; None if it is like none."""
    nearest: tuple[float, RecordedSlide, ReadSlide] | None = None
    record = state.made.record
    for one in found if record is not None else ():
        made = one.made
        if made is None or len(state.blocks_of(made)) != 1 or record is None:
            continue
        if slide.layout != made.layout and not state.edited.is_rewritten:
            continue
        base = one.base or record.slides[made.number - 1]
        ways = (*base.lines, *base.notes), made.all_digests
        alike = max(likeness_of(slide.all_digests, way) for way in ways)
        if alike >= _ALIKE and (nearest is None or alike > nearest[0]):
            nearest = alike, base, made
    return nearest and nearest[1:]


@dataclass
class _BlockCopier:
    state: PullState
    triples: Sequence[SlideTriple]
    owner: ContentOwner
    is_part: bool
    """Whether the block has more slides than were copied."""

    def block(self, text: PatchedYaml) -> CopiedBlock | None:
        """Return the copy; None for a block that is not written line by line."""
        spans, index = self.owner.siblings.spans, self.owner.index
        try:
            first, last = text.item_rows(spans, index)
        except ValueError:
            return None
        first = self.owner.span.line - 1
        column = self.owner.span.column - 1
        if _KEY.match(text.lines[first][column:]) is None:
            return None
        own = self._edits()
        patches, clash = merged(
            (one for one in own.patches if self._is_within(one.file, one.lines, first, last)),
            text.lines,
        )
        if clash is not None:
            return None
        lines = list(text.lines[first:last])
        for patch in reversed(in_file_order(patches)):
            lines[patch.first - first : patch.last - first] = patch.lines
        outside = [
            replace(one.edit, place="", why="what it changes stands elsewhere: change it there")
            for one in own.patches if not self._is_within(one.file, one.lines, first, last)
        ]  # fmt: skip
        plain = [line[column:] if line.strip() else "" for line in lines]
        numbers = frozenset(one.edited.number for one in self.triples if one.edited)
        return CopiedBlock(tuple(_for_decks(plain)), (*own.left, *outside), numbers)

    def _is_within(self, file: str, patch: LinePatch, first: int, last: int) -> bool:
        return file == self.owner.span.file and first <= patch.first and patch.last <= last

    def _edits(self) -> PullState:
        """Return what was edited on the copy, as if it stood in the place of its original."""
        state = self.state
        own = PullState(state.edited, state.made, state.texts, state.units, state.words,
                        state.sources)  # fmt: skip
        pull_lines(own, self.triples)
        tell_of_slides(own, [
            SlideDecision(SlideFate.KEPT, one.edited, one.made, one.base)
            for one in self.triples
            if one.edited and one.made and one.edited.look != one.made.look
        ])  # fmt: skip
        if self.is_part:
            what = "the question of a quiz was copied, and not the slide with its answer"
            why = "its block has the answer and the explanation of the first: look at them"
            number = self.triples[0].edited.number if self.triples[0].edited else 0
            own.left.append(PulledEdit(number, what, why=why))
        return own


def _for_decks(lines: Sequence[str]) -> list[str]:
    """Return the lines of a block without its id, which no other block may have, and with `only:`,
    as the leaflet has what it says already."""
    keys = {
        found["key"]: number for number, line in enumerate(lines) if (found := _KEY.match(line))
    }
    out = [line for number, line in enumerate(lines) if number != keys.get("id")]
    if "only" not in keys:
        place = next((n + 1 for n, line in enumerate(out) if line.startswith("type:")), 0)
        out.insert(place, "only: deck")
    return out


__all__ = ["CopiedBlock", "copied_block"]

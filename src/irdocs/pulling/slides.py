"""Bring home slides that were added, deleted and moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from irdocs.frozen import replace
from irdocs.keeping.deciding import SlideDecision, SlideFate
from irdocs.keeping.reading import ReadSlide
from irdocs.pulling.copies import copied_block
from irdocs.pulling.cut_words import words_said
from irdocs.pulling.new_blocks import new_block
from irdocs.pulling.new_sections import NewSection, new_section
from irdocs.pulling.partners import hold_together
from irdocs.pulling.patching import LinePatch
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState, short
from irdocs.pulling.units import ContentOwner

Deleted = Literal["tell", "leaflet", "remove"]
"""What becomes of a block whose slides somebody has deleted."""


def pull_slides(state: PullState, found: Sequence[SlideDecision], deleted: Deleted) -> None:
    """Add the patches that edited slides come to; what they cannot be is left."""
    _SlidePuller(state, deleted).slides(found)
    hold_together(state)


@dataclass
class _SlidePuller:
    state: PullState
    deleted: Deleted
    _behind: dict[str, ContentPatch] = field(default_factory=dict)
    """What was added behind a block, by its id: it moves along with it."""

    def slides(self, found: Sequence[SlideDecision]) -> None:
        """Bring home slides that were added, deleted and moved."""
        last: ContentOwner | None = None
        done: frozenset[int] = frozenset()
        places: dict[tuple[str, bool], list[tuple[Sequence[str], ReadSlide]]] = {}
        """The new blocks by the one beside them, and whether they stand before it."""
        for number, decision in enumerate(found):
            if decision.fate is SlideFate.ADDED and decision.edited is not None:
                if section := new_section(self.state, number, found):
                    self._begin(section, decision)
                    continue
                opened = self._opened_block(found, number)
                beside = opened or last
                if beside is None or not beside.is_block:
                    self._leave_added(decision, "it follows no block of the content")
                elif decision.edited.number in done:
                    continue
                else:
                    lines, slides = self._block(number, found)
                    done |= slides
                    if lines:
                        place = (beside.name, opened is not None)
                        places.setdefault(place, []).append((lines, decision.edited))
            elif decision.made is not None and decision.edited is not None:
                blocks = self.state.blocks_of(decision.made)
                last = self.state.units.owners.get(blocks[-1], last) if blocks else last
        for (name, before), new in places.items():
            owner = self.state.units.owners[name]
            text = self.state.texts[owner.span.file]
            items = [text.with_item(owner.siblings.spans, owner.index, block, before=before)
                     for block, _ in new]  # fmt: skip
            whole = [line for item in items for line in item.lines]
            patch = LinePatch(items[0].first, items[0].last, tuple(whole))
            count = "1 slide" if len(new) == 1 else f"{len(new)} slides"
            where = "before" if before else "behind"
            pulled = PulledEdit(0, f"{count} added {where} {owner.called}",
                                f"{owner.span.file}:{patch.first + 1}")  # fmt: skip
            wanted = [line.text for _, slide in new for line in slide.lines
                      if line.role in ("text", "cell")]  # fmt: skip
            added = ContentPatch(owner.span.file, patch, pulled, tuple(wanted))
            self.state.patches.append(added)
            if not before:
                self._behind[name] = added
        self._deleted_slides(found)
        self._moved_slides(found)

    def _begin(self, section: NewSection, decision: SlideDecision) -> None:
        """Add the patch that begins a section, or tell why there is none."""
        if section.patch is None:
            self._leave_added(decision, section.why)
        else:
            self.state.patches.append(section.patch)

    def _leave_added(self, decision: SlideDecision, why: str) -> None:
        """Tell of a slide that was added and is no block, with the words that it may have of
        others."""
        self.state.leave(decision, "a slide was added", why)
        lines = decision.edited.lines if decision.edited is not None else ()
        words = words_said(*(line.text for line in lines))
        self.state.failed.append((words, self.state.left[-1]))

    def _opened_block(self, found: Sequence[SlideDecision], number: int) -> ContentOwner | None:
        """Return the block that an added slide stands before: it follows the opener of a section,
        which no block has, and then comes the first slide of one; None elsewhere."""
        known = [None if one.made is None or one.edited is None else self.state.blocks_of(one.made)
                 for one in found]  # fmt: skip
        before = next((blocks for blocks in reversed(known[:number]) if blocks is not None), None)
        after = next((blocks for blocks in known[number:] if blocks is not None), None)
        if before == () and after:
            return self.state.units.owners.get(after[0])
        return None

    def _block(
        self, number: int, found: Sequence[SlideDecision]
    ) -> tuple[Sequence[str], frozenset[int]]:
        """Return the lines of the block of a slide that somebody has added, and the numbers of the
        slides that it has; tell of what of them it has not. There are none for a slide that cannot
        be a block."""
        decision = found[number]
        slide = decision.edited
        if copied := copied_block(self.state, number, found):
            self.state.left += copied.left
            return copied.lines, copied.slides
        if slide is None or not _has_words(slide):
            why = "it has no words of its own: write a block with its chart or picture"
            self._leave_added(decision, why)
            return (), frozenset()
        new = new_block(self.state, slide)
        if new.left:
            why = f"only its words are taken: {', '.join(new.left)}"
            self.state.leave(decision, "of a slide that was added", why)
        return new.lines, frozenset()

    def _deleted_slides(self, found: Sequence[SlideDecision]) -> None:
        gone = [one for one in found if one.fate is SlideFate.DELETED and one.made is not None]
        there = {
            block
            for one in found
            if one.made is not None and one.fate is not SlideFate.DELETED
            for block in self.state.blocks_of(one.made)
        }
        done: set[str] = set()
        for decision in gone:
            assert decision.made is not None
            blocks = self.state.blocks_of(decision.made)
            owners = [
                self.state.units.owners[name] for name in blocks if name in self.state.units.owners
            ]
            if not owners or any(owner.name in there for owner in owners):
                self.state.leave(
                    decision, "a slide was deleted", "its content has other slides, or none"
                )
                continue
            new = [owner for owner in owners if owner.name not in done]
            done.update(owner.name for owner in new)
            is_told = any("only" in owner.mapping for owner in new)
            if new and (self.deleted == "tell" or (self.deleted == "leaflet" and is_told)):
                why = "--deleted leaflet leaves it to the leaflet, --deleted remove takes it out"
                self.state.leave(decision, "a slide was deleted", why)
                continue
            for owner in new:
                self._delete(owner, f'the slide "{short(decision.title)}" was deleted')

    def _delete(self, owner: ContentOwner, what: str) -> None:
        """Take a block out, or leave it to the leaflet, as was asked for."""
        text = self.state.texts[owner.span.file]
        if self.deleted == "remove":
            patch = text.without_item(owner.siblings.spans, owner.index)
        else:
            row = owner.span.line - 1
            indent = " " * (owner.span.column - 1)
            patch = LinePatch(row + 1, row + 1, (f"{indent}only: leaflet",))
        pulled = PulledEdit(0, what, f"{owner.span.file}:{patch.first + 1}")
        self.state.patches.append(ContentPatch(owner.span.file, patch, pulled))

    def _moved_slides(self, found: Sequence[SlideDecision]) -> None:
        """Put blocks into the order of their slides, within their sections."""
        first: dict[str, int] = {}
        before: dict[str, int] = {}
        for number, decision in enumerate(found):
            if decision.edited is not None and decision.made is not None:
                for block in self.state.blocks_of(decision.made):
                    first.setdefault(block, number)
                    earlier = before.get(block, decision.made.number)
                    before[block] = min(earlier, decision.made.number)
        self._tell_of_other_sections(first, before)
        lists: dict[tuple[int, bool], list[ContentOwner]] = {}
        for owner in self.state.units.owners.values():
            if owner.is_block:
                lists.setdefault((id(owner.siblings), owner.is_backup), []).append(owner)
        for owners in lists.values():
            shown = [owner for owner in owners if owner.name in first]
            wanted = sorted(shown, key=lambda owner: first[owner.name])
            made = sorted(shown, key=lambda owner: before[owner.name])
            if wanted == made:
                continue
            if made != shown:
                names = ", ".join(owner.called for owner in wanted)
                why = "the deck has them in another order than the content, by itself"
                self.state.left.append(PulledEdit(0, f"slides were moved: {names}", why=why))
                continue
            order = list(range(len(owners[0].siblings)))
            for place, owner in zip((one.index for one in shown), wanted, strict=True):
                order[place] = owner.index
            text = self.state.texts[owners[0].span.file]
            touched = [(p.lines.first, p.lines.last) for p in self.state.patches]
            try:
                rows = [text.item_rows(owners[0].siblings.spans, index)
                        for index in range(len(order))]  # fmt: skip
                moves = list(text.in_order(owners[0].siblings.spans, order))
            except ValueError as error:
                self.state.left.append(PulledEdit(0, "slides were moved", why=str(error)))
                continue
            names = ", ".join(owner.called for owner in wanted)
            if any(start < move.last and move.first < end for start, end in touched
                   for move, _ in moves):  # fmt: skip
                self.state.left.append(PulledEdit(
                    0, f"slides were moved: {names}",
                    why="their words were edited too: pull once more when you have built",
                ))  # fmt: skip
                continue
            by_index = {owner.index: owner.name for owner in owners}
            whole, what = list[LinePatch](), f"blocks moved: {names}"
            for move, index in moves:
                added = self._behind.get(by_index.get(index, ""))
                if added is None:
                    whole.append(move)
                    continue
                self.state.patches.remove(added)
                whole.append(replace(move, lines=(*move.lines, *added.lines.lines)))
                what += f"; {added.edit.what}"
            file = owners[0].span.file
            pulled = PulledEdit(0, what, f"{file}:{rows[0][0] + 1}")
            self.state.patches += (ContentPatch(file, move, pulled) for move in whole)

    def _tell_of_other_sections(self, first: dict[str, int], before: dict[str, int]) -> None:
        """Tell of blocks whose slides stand among those of another section."""
        owners = {name: self.state.units.owners[name] for name in first
                  if name in self.state.units.owners}  # fmt: skip
        made = sorted(owners, key=lambda name: before[name])
        edited = sorted(owners, key=lambda name: first[name])
        parts = list(dict.fromkeys(owners[name].part for name in made))
        ranks = {name: parts.index(owner.part) for name, owner in owners.items()}
        last = 0
        for place, name in enumerate(edited):
            own = ranks[name]
            following = [ranks[one] for one in edited[place + 1 :]]
            if own < last or (own > last and sum(other < own for other in following) > 1):
                why = "move its block in the content: which section it is to be in, nobody can tell"
                if owners[name].is_backup:
                    why = "its block is `backup: true`, whose slides are the last"
                what = f"a slide of {owners[name].called} stands among those of another section"
                self.state.left.append(PulledEdit(0, what, why=why))
                continue
            last = own


def _has_words(slide: ReadSlide) -> bool:
    """Whether a slide says something beside the title of what it shows."""
    roles = {line.role for line in slide.lines}
    return bool(roles & {"text", "cell"}) or ("title" in roles and not slide.kinds)


__all__ = ["Deleted", "pull_slides"]

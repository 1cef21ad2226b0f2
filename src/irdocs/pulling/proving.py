"""Patch the content in memory, make its deck once more, and see what comes of it.

An edit that would keep the content from being built is left out; one that a slide then says
otherwise is told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from irdocs.content.files import read_regular
from irdocs.diagnostics import Diagnostic
from irdocs.keeping.reading import ReadDeck
from irdocs.pulling.patching import LinePatch, in_file_order
from irdocs.pulling.state import ContentPatch, PulledEdit, PullResult, PullState
from irdocs.pulling.units import bare

Remade = Callable[[dict[Path, bytes]], tuple[ReadDeck | None, list[Diagnostic]]]
"""Returns the deck that the content makes with other bytes for some files; or else the errors."""


def prove(state: PullState, result: PullResult, remade: Remade) -> None:
    """Put into the result what is brought home, and the files as they are to be."""
    _Prover(state, result, remade).apply()


@dataclass
class _Prover:
    state: PullState
    result: PullResult
    remade: Remade

    def apply(self) -> None:
        """Patch the files in memory, without what makes an error, and see what comes of it."""
        patched = self._patched()
        made, errors = self.remade(patched)
        while made is None and self.state.patches:
            self._leave_out(errors)
            patched = self._patched()
            made, errors = self.remade(patched)
        if made is None:
            return  # what there was before has errors; nothing is written
        self._verify(made)
        self.result.left = self.state.left
        self.result.pulled += dict.fromkeys(patch.edit for patch in self.state.patches)
        for name, data in patched.items():
            before = read_regular(name)
            if data != before:
                self.result.files[name] = (before, data)

    def _patched(self) -> dict[Path, bytes]:
        patched: dict[Path, bytes] = {}
        for name, text in self.state.texts.items():
            own = self._merged([patch for patch in self.state.patches if patch.file == name])
            if own:
                patched[Path(name)] = text.data(own)
        return patched

    def _merged(self, patches: Sequence[ContentPatch]) -> list[LinePatch]:
        """Return patches that do not overlap; those of one line are put together, or left out."""
        chosen: list[ContentPatch] = []
        for patch in patches:
            clash = next((one for one in chosen if _overlap(one.lines, patch.lines)), None)
            if clash is None:
                chosen.append(patch)
                continue
            both = self._both(patch, clash)
            if both is None:
                self._drop(patch, "another edit changes the same lines: pull once more")
            else:
                chosen[chosen.index(clash)] = both
        return [patch.lines for patch in chosen]

    def _both(self, patch: ContentPatch, other: ContentPatch) -> ContentPatch | None:
        """Return two patches of one line as one, if they change different stretches of it."""
        one, two = patch.lines, other.lines
        if not one.lines and not two.lines:  # both take lines away
            both = LinePatch(min(one.first, two.first), max(one.last, two.last), ())
            return ContentPatch(patch.file, both, other.edit, other.wanted)
        same = (one.first, one.last) == (two.first, two.last) and one.last == one.first + 1
        if not same or len(one.lines) != 1 or len(two.lines) != 1:
            return None
        line = self.state.texts[patch.file].lines[one.first]
        # What is put in at one place stands in the order in which it was found.
        first, second = _changed_stretch(line, two.lines[0]), _changed_stretch(line, one.lines[0])
        if first[0] > second[0]:
            first, second = second, first
        if first[1] > second[0]:
            return None
        new = (
            line[: first[0]] + first[2] + line[first[1] : second[0]] + second[2] + line[second[1] :]
        )
        return ContentPatch(
            patch.file, LinePatch(one.first, one.last, (new,)), other.edit, other.wanted
        )

    def _drop(self, patch: ContentPatch, why: str) -> None:
        """Leave out an edit, with all that belongs to it."""
        self.state.patches = [one for one in self.state.patches if one.edit is not patch.edit]
        self.state.left.append(PulledEdit(patch.edit.slide, patch.edit.what, why=why))

    def _leave_out(self, errors: Sequence[Diagnostic]) -> None:
        """Leave out the edits that the first error comes from that comes from some; else the last.

        There is one at least.
        """
        for error in errors:
            found = [
                patch for patch in self.state.patches if error.span and self._is_in(patch, error)
            ]
            for patch in found:
                if patch in self.state.patches:
                    self._drop(patch, f"the content would not build: {error.message}")
            if found:
                return
        message = errors[0].message if errors else "it makes no deck"
        self._drop(self.state.patches[-1], f"the content would not build: {message}")

    def _is_in(self, patch: ContentPatch, error: Diagnostic) -> bool:
        """Whether an error is in the lines of a patch, or in the section that it changes."""
        assert error.span is not None
        if patch.file != error.span.file:
            return False
        row, lines = self._row_before(patch.file, error.span.line - 1), patch.lines
        if lines.first <= row < max(lines.last, lines.first + 1):
            return True
        sections = [one for one in self.state.units.owners.values() if not one.is_block]
        starts = sorted(one.span.line - 1 for one in sections if one.span.file == patch.file)
        end = next(
            (start for start in starts if start > row), len(self.state.texts[patch.file].lines)
        )
        return row in starts and row < lines.first < end

    def _row_before(self, file: str, row: int) -> int:
        """Return the row of the file as it was that a row of the patched file comes from."""
        shift = 0
        own = [patch.lines for patch in self.state.patches if patch.file == file]
        for lines in in_file_order(own):
            start = lines.first + shift
            if row < start:
                break
            if row < start + len(lines.lines):
                return lines.first
            shift += len(lines.lines) - (lines.last - lines.first)
        return row - shift

    def _verify(self, made: ReadDeck) -> None:
        """Tell of edits that the content, as it is now, does not say as the deck does."""
        said, before = _said(made), _said(self.state.made)
        for patch in self.state.patches:
            stays = any(said[bare(line)] >= before[bare(line)] for line in patch.gone)
            if stays or any(bare(line) not in said for line in patch.wanted):
                self.state.left.append(
                    PulledEdit(patch.edit.slide, patch.edit.what, patch.edit.place,
                               "it is in the content, but a slide says it otherwise: look at it")
                )  # fmt: skip


def _said(deck: ReadDeck) -> Counter[str]:
    """Return how often a deck says each of its lines."""
    return Counter(
        bare(line.text) for slide in deck.slides for line in (*slide.lines, *slide.notes)
    )


def _overlap(one: LinePatch, other: LinePatch) -> bool:
    if one.first == one.last or other.first == other.last:  # an insertion
        inner, outer = (one, other) if one.first == one.last else (other, one)
        return outer.first < inner.first < outer.last
    return one.first < other.last and other.first < one.last


def _changed_stretch(before: str, after: str) -> tuple[int, int, str]:
    """Return the stretch of a line that differs, from and to, and what stands there instead."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return start, len(before) - end, after[start : len(after) - end]


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


__all__ = ["Remade", "prove"]

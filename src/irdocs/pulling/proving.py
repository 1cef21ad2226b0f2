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
from irdocs.pulling.merging import merged
from irdocs.pulling.partners import take_back
from irdocs.pulling.patching import LinePatch, in_file_order
from irdocs.pulling.state import ContentPatch, PulledEdit, PullResult, PullState, short
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
        """Return the patched files, without edits that clash with others."""
        while (clash := self._clash()) is not None:
            take_back(self.state, clash, "another edit changes the same lines: pull once more")
        return {
            Path(name): text.data(own)
            for name, text in self.state.texts.items()
            if (own := self._merged(name)[0])
        }

    def _clash(self) -> ContentPatch | None:
        found = (self._merged(name)[1] for name in self.state.texts)
        return next(filter(None, found), None)

    def _merged(self, file: str) -> tuple[list[LinePatch], ContentPatch | None]:
        """Return the patches of a file, and the first that clashes with another one."""
        own = (one for one in self.state.patches if one.file == file)
        return merged(own, self.state.texts[file].lines)

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
                    take_back(self.state, patch, f"the content would not build: {error.message}")
            if found:
                return
        message = errors[0].message if errors else "it makes no deck"
        take_back(self.state, self.state.patches[-1], f"the content would not build: {message}")

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
            if title := self._title_instead(patch, made):
                self.state.left.append(
                    PulledEdit(patch.edit.slide, patch.edit.what, patch.edit.place,
                               f'every slide has a title: it is "{short(title)}" now')
                )  # fmt: skip
            stays = any(said[bare(line)] >= before[bare(line)] for line in patch.gone)
            if stays or any(bare(line) not in said for line in patch.wanted):
                self.state.left.append(
                    PulledEdit(patch.edit.slide, patch.edit.what, patch.edit.place,
                               "it is in the content, but a slide says it otherwise: look at it")
                )  # fmt: skip

    def _title_instead(self, patch: ContentPatch, made: ReadDeck) -> str:
        """Return the title that a slide has now whose own was cleared; empty for other edits."""
        slide, unit = patch.titled, patch.unit
        if slide is None or unit is None or made.record is None:
            return ""
        blocks = self.state.blocks_of(slide)
        pairs = zip(made.slides, made.record.slides, strict=False)
        return next((one.title for one, recorded in pairs if recorded.blocks == blocks), "")


def _said(deck: ReadDeck) -> Counter[str]:
    """Return how often a deck says each of its lines."""
    return Counter(
        bare(line.text) for slide in deck.slides for line in (*slide.lines, *slide.notes)
    )


__all__ = ["Remade", "prove"]

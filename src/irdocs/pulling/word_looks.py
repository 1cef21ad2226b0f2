"""Tell of what words of slides and notes look like that somebody has edited; what the content can
say of it comes home: bold and italic words, and signs that were raised or lowered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from irdocs.frozen import frozen, replace
from irdocs.keeping.reading import ReadDeck, ReadSlide
from irdocs.ooxml.slide_text import SlideLine, in_plain_quotes
from irdocs.pulling.edits import LineEdit, what_of
from irdocs.pulling.emphasis import pull_emphasis
from irdocs.pulling.formats import (
    OF_SIGNS,
    SHIFTS,
    STRUCK,
    FormattedWords,
    added,
    broken,
    with_raised,
)
from irdocs.pulling.rewritten import without_inherited
from irdocs.pulling.state import PulledEdit, PullState, short
from irdocs.pulling.tracing import TracedLine
from irdocs.pulling.units import ContentUnit


@frozen
class WordLooks:
    """Compares the looks of words on one slide with those that irdocs gives them."""

    state: PullState
    may_be_resized: bool = False
    """Whether sizes, colours and typefaces that differ may be those of the slide as it was made."""

    def new_notes(self, edited: ReadSlide, made: ReadSlide) -> None:
        """Tell of what words of notes look like that were written anew, but for bold and italic."""
        for line in edited.notes:
            found = self._added_formats(edited, made, None, line)
            self._tell(
                edited, [one for one in found if one.kind not in ("bold", "italic")], in_notes=True
            )

    def with_formats(self, edit: LineEdit) -> LineEdit | None:
        """Return an edit with signs that were raised or lowered as such characters, after telling
        of what else its words look like; None for words that were added and struck through."""
        if edit.after is None:
            return edit
        found = (
            self._added_formats(edit.edited, edit.made, one, edit.after)
            for one in (edit.before, *_column_of(edit))
        )
        new = min(found, key=len)
        if edit.cut is not None and new:
            kept = self._added_formats(edit.edited, edit.made, edit.cut.line, edit.after)
            new = [one for one in new if one in kept]
        shifts = [one for one in new if one.kind in SHIFTS]
        text = with_raised(edit.after.text, shifts)
        if edit.before is not None and text is not None and text != edit.after.text and (
            in_plain_quotes(text) == in_plain_quotes(edit.before.text)
        ):  # fmt: skip
            return None  # as pulled before
        if any(one.kind == OF_SIGNS for one in new):
            why = "its letters are seen as other signs: type those, as in μg, or write it yourself"
            what = f"{what_of(edit)}, words {OF_SIGNS}"
            self.state.left.append(PulledEdit(edit.edited.number, what, why=why))
            return None
        struck = "".join(one.words for one in new if one.kind == STRUCK)
        if edit.before is None and struck.split() == edit.after.text.split():
            self._tell(edit.edited, [FormattedWords(STRUCK, struck)])
            return None
        self._tell(edit.edited, [one for one in new if one not in shifts or text is None])
        text = self._without_struck(edit, edit.after.text if text is None else text, new)
        return replace(edit, after=replace(edit.after, text=text))

    def _without_struck(self, edit: LineEdit, text: str, new: Sequence[FormattedWords]) -> str:
        """Return a text without words that somebody has added and struck through, which are told;
        those that were there before stay, as the content has them."""
        for one in new:
            words = one.words.strip()
            is_there = edit.before is not None and words in edit.before.text
            if one.kind == STRUCK and not is_there and text.count(words) == 1:
                text = " ".join(text.replace(words, "").split())
        return text

    def unchanged(
        self,
        edited: ReadSlide,
        lines: Sequence[SlideLine],
        made: ReadSlide,
        changed: Collection[SlideLine | None],
        traced: Mapping[SlideLine, TracedLine],
    ) -> None:
        """Tell of lines, or of notes, that say the same as before and look otherwise; bring home
        which words of notes are bold or italic."""
        left = list(lines)
        for line in edited.lines if lines is made.lines else edited.notes:
            same = [one for one in left if (one.role, one.text) == (line.role, line.text)]
            if line not in changed and same:
                before = min(
                    same, key=lambda one: (one.shape, one.place) != (line.shape, line.place)
                )
                left.remove(before)
                found = self._added_formats(edited, made, before, line)
                unit = traced[before].unit
                if not pull_emphasis(self.state, edited, before, line, unit, found):
                    self._tell(edited, found, self._place(unit), in_notes=line.role == "notes")

    def _place(self, unit: ContentUnit | None) -> str:
        """Return the file and line of a unit; empty for none."""
        if unit is None or unit.span.file not in self.state.texts:
            return ""
        file, line = unit.span.file, unit.span.line
        if not unit.is_whole and unit.form is not None:
            try:
                text = self.state.texts[file]
                line = text.replaced(unit.span, unit.source, part=unit.part).first + 1
            except ValueError:
                pass  # its first line is told
        return f"{file}:{line}"

    def _added_formats(
        self, edited: ReadSlide, made: ReadSlide, before: SlideLine | None, after: SlideLine
    ) -> list[FormattedWords]:
        is_note = after.role == "notes"  # whose links are not followed
        there = _address_in(self.state.edited, None if is_note else edited)
        expected = _address_in(self.state.made, None if is_note else made)
        old = before.element if before else None
        found = [
            *added(
                old, after.element, expected, there,
                closely=before is not None
                and not self.state.edited.is_rewritten
                and not self.may_be_resized,
            ),
            *broken(old, after.element),
        ]  # fmt: skip
        return without_inherited(found, after) if self.state.edited.is_rewritten else found

    def _tell(
        self,
        slide: ReadSlide,
        found: Sequence[FormattedWords],
        place: str = "",
        *,
        in_notes: bool = False,
    ) -> None:
        for one in found:
            why = "the content does not have it; --keep keeps the slide"
            where = "in the notes, " if in_notes else ""
            what = f'{where}{one.kind}: "{short(one.words.strip())}"'
            self.state.left.append(PulledEdit(slide.number, what, place, why))
            self.state.looks_told.add(slide.number)


def _column_of(edit: LineEdit) -> Sequence[SlideLine]:
    """Return the cells of the column of one that was added, below the header: it looks as one of
    them does, whose first may be bold as the heads of their rows."""
    after = edit.after
    if after is None or edit.before is not None or after.role != "cell":
        return ()
    return [
        line for line in edit.made.lines
        if line.role == "cell" and line.place[1] == after.place[1] and line.place[0]
    ]  # fmt: skip


def _address_in(deck: ReadDeck, slide: ReadSlide | None) -> Callable[[str], str]:
    """Return what says where a link of a slide leads; nothing of links without a slide."""

    def address(identifier: str) -> str:
        if slide is None:
            return ""
        show = deck.show
        found = show.package.relations(show.slides[slide.number - 1].part).get(identifier)
        return found.target if found is not None else ""

    return address


__all__ = ["WordLooks"]

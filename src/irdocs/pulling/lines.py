"""Bring home what was edited in the paragraphs, cells, values and notes of slides."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from irdocs.content.shown_addresses import with_addresses
from irdocs.content.source import SourceList
from irdocs.content.words import WordsForm
from irdocs.frozen import frozen, replace
from irdocs.keeping.pairing import SlideTriple, continuations
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.added_lines import expect_uncounted, pull_added_line, source_of
from irdocs.pulling.citing import cited_paragraph
from irdocs.pulling.clearing import (
    pull_cleared_cell,
    pull_cleared_notes,
    pull_cleared_text,
    pull_cleared_wholes,
)
from irdocs.pulling.code_lines import with_code, without_code
from irdocs.pulling.cut_words import SlideEdits, with_cuts
from irdocs.pulling.edits import LineEdit, line_edits, what_of
from irdocs.pulling.first_titles import pull_first_title
from irdocs.pulling.new_blocks import notes_of
from irdocs.pulling.own_notes import is_source, own_notes
from irdocs.pulling.partners import hold_together, ties_of
from irdocs.pulling.patching import LinePatch
from irdocs.pulling.recited import recited_edits
from irdocs.pulling.rewritten import is_lost_formula
from irdocs.pulling.rewritten_notes import pull_rewritten_notes
from irdocs.pulling.rows import pull_rows
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState
from irdocs.pulling.tracing import (
    TracedLine,
    UnitEdit,
    UntraceableError,
    edited_in_parts,
    traced,
)
from irdocs.pulling.units import ContentOwner, ContentUnit
from irdocs.pulling.word_looks import WordLooks


def pull_lines(state: PullState, triples: Sequence[SlideTriple]) -> None:
    """Add the patches that the edited lines of slides come to; what they cannot be is left."""
    more = continuations(state.made, triples)
    found = [
        _edits_of(state, one, more.get(one.made.number, ()) if one.made else ()) for one in triples
    ]
    for triple, own in zip(triples, with_cuts(found), strict=True):
        if triple.made is not None and triple.edited is not None:
            _pull_slide(state, triple, triple.made, triple.edited, own)
    hold_together(state)


def _edits_of(state: PullState, triple: SlideTriple, more: Sequence[ReadSlide]) -> SlideEdits:
    """Return what was edited on a slide, after noting what it shows; `more` are the slides on which
    its block goes on now."""
    if triple.made is None:
        return SlideEdits((), {})
    lines = traced(triple.made, _units_for(state, triple.made))
    state.shown.update(one.unit for line in triple.made.lines for one in lines[line].stretches)
    state.own_notes.update(own_notes(triple.made.notes, lines, state.words))
    base = triple.base
    is_own = base is None or base.is_own
    has_new_notes = base is not None and base.notes != triple.made.note_digests
    edits = [
        edit for edit in line_edits(triple)
        if not (state.edited.is_rewritten and is_lost_formula(edit))
        and not _repeats_ours(state, edit)
        and not (is_own and _is_its_title(edit))
        and not (_is_ours(state, edit, lines) and (is_own or (
            has_new_notes and edit.before is not None and edit.before.role == "notes"
        )))
    ]  # fmt: skip
    said = {line.digest for slide in more for line in slide.lines}
    return SlideEdits([edit for edit in edits if not _is_said(edit, said)], lines)


def _is_said(edit: LineEdit, said: Collection[str]) -> bool:
    """Whether a line that was added stands on another slide of its block, as after a pull; of a row
    of a table, all of its cells."""
    line = edit.after if edit.before is None else None
    if line is None or line.role != "cell":
        return line is not None and line.digest in said
    return all(
        one.digest in said for one in edit.edited.lines
        if (one.role, one.shape, one.place[0]) == ("cell", line.shape, line.place[0])
    )  # fmt: skip


def _is_its_title(edit: LineEdit) -> bool:
    """Whether a text is gone from a slide that somebody has made, and is its title: a slide of a
    title alone is a text of the content."""
    line = edit.before if edit.after is None else None
    return line is not None and line.digest in edit.edited.digests


def _repeats_ours(state: PullState, edit: LineEdit) -> bool:
    """Whether a paragraph was added to notes that irdocs writes itself, as where a slide with it
    was copied: it stands where its content needs it."""
    line = edit.after if edit.before is None else None
    return line is not None and line.role == "notes" and (
        line.text in state.own_notes or is_source(state.words, line.text)
    )  # fmt: skip


def _is_ours(state: PullState, edit: LineEdit, lines: Mapping[SlideLine, TracedLine]) -> bool:
    """Whether an edit takes out a line that irdocs has added to what the content says: a slide that
    somebody has made never had it, and who has written notes anew has typed over it."""
    line = edit.before if edit.after is None else None
    return line is not None and (line.text in state.own_notes or lines[line].unit is None)


def _pull_slide(
    state: PullState,
    triple: SlideTriple,
    made: ReadSlide,
    edited: ReadSlide,
    found: SlideEdits,
) -> None:
    lines = found.lines
    puller, looks = _LinePuller(state), WordLooks(state, _may_be_resized(triple))
    owner = _owner_without_notes(state, made, lines)
    first_notes = []
    raw, has_new_notes = pull_rewritten_notes(state, found.edits, lines, edited)
    if has_new_notes:
        looks.new_notes(edited, made)
    edits = [shown for edit in raw if (shown := looks.with_formats(edit))]
    changed = {edit.after for edit in edits}
    if edits or _has_other_look(state, triple):
        looks.unchanged(edited, made.lines, made, changed, lines)
    if not has_new_notes and (
        triple.base is None or edited.note_digests != triple.base.notes
        or made.note_digests == triple.base.notes
    ):  # fmt: skip
        looks.unchanged(edited, made.notes, made, changed, lines)
    rest = pull_cleared_notes(state, pull_rows(state, edits, lines), lines)
    for edit in pull_cleared_wholes(state, rest, lines):
        if edit.before is None and edit.after and edit.after.role == "notes" and owner:
            first_notes.append(edit)
        else:
            puller.line(edit, lines)
    if first_notes and owner:
        puller.first_notes(first_notes, owner)


def _units_for(state: PullState, slide: ReadSlide) -> list[ContentUnit]:
    """Return the units that a slide may show, the likeliest first."""
    blocks = state.blocks_of(slide)
    sections = [state.units.owners[name].section for name in blocks if name in state.units.owners]
    if blocks:
        return state.units.of((*dict.fromkeys((*blocks, *sections)), ""))
    names = [name for name, owner in state.units.owners.items() if not owner.is_block]
    return state.units.of((*names, ""))


def _owner_without_notes(
    state: PullState, slide: ReadSlide, lines: Mapping[SlideLine, TracedLine]
) -> ContentOwner | None:
    """Return what a slide that has no notes of its own can get them from; None for nothing.

    That is the one block that it shows, the first of texts that share it, or else the section whose
    title it has.
    """
    titles = (lines[line].unit for line in slide.lines if line.role == "title")
    names = state.blocks_of(slide) or [unit.owner for unit in titles if unit is not None]
    owners = [state.units.owners[name] for name in names if name in state.units.owners]
    has_notes = any("notes" in owner.mapping for owner in owners)
    return owners[0] if owners and not has_notes else None


def _has_other_look(state: PullState, triple: SlideTriple) -> bool:
    """Whether somebody has edited how a slide looks; a program that writes all anew has not."""
    edited, base = triple.edited, triple.base
    if edited is None or base is None or state.edited.is_rewritten:
        return False
    return bool(base.look) and edited.look != base.look


def _may_be_resized(triple: SlideTriple) -> bool:
    """Whether the content's slide may be set in other sizes than it was when the deck was made, as
    the content says something else now, such as what was pulled before."""
    made, base = triple.made, triple.base
    if made is None or base is None or base.is_own:
        return True  # somebody has made it, in sizes of their own
    return base.lines != made.digests


@frozen
class _LinePuller:
    state: PullState

    def first_notes(self, edits: Sequence[LineEdit], owner: ContentOwner) -> None:
        """Give notes to a block or section that has none, in a place among its one-line keys."""
        texts = [edit.after.text for edit in edits if edit.after is not None]
        written = [cited_paragraph(text, self.state.sources) for text in texts]
        number, what = edits[0].edited.number, "; ".join(map(what_of, edits))
        text = self.state.texts[owner.span.file]
        try:
            row = text.row_among_keys(owner.mapping)
        except ValueError as error:
            self.state.left.append(PulledEdit(number, what, why=str(error)))
            return
        indent = " " * (owner.span.column - 1)
        patch = LinePatch(row, row, tuple(f"{indent}{line}".rstrip() for line in notes_of(written)))
        pulled = PulledEdit(number, what, f"{owner.span.file}:{row + 1}")
        self.state.patches.append(ContentPatch(owner.span.file, patch, pulled, tuple(texts)))

    def line(self, edit: LineEdit, lines: Mapping[SlideLine, TracedLine]) -> None:
        """Bring one edit home."""
        what = what_of(edit)
        number = edit.edited.number
        ties = ties_of(edit, lines[edit.before] if edit.before is not None else None)
        there = {id(patch) for patch in self.state.patches}
        try:
            if edit.is_recounted:
                counted = (
                    "table has another number of columns"
                    if edit.is_of_table
                    else ("chart has another number of values")
                )
                raise UntraceableError(f"its {counted}: change them in the content")
            if edit.is_moved:
                raise UntraceableError("change the order in the content by hand")
            if edit.has_other_level:
                self.state.looks_told.add(number)
                raise UntraceableError("indent it in the content; --keep keeps the slide")
            if edit.is_conflict:
                raise UntraceableError("the content has changed since the deck was made")
            if edit.before is not None and edit.after is not None:
                self._changed(edit, lines[edit.before], what)
            elif edit.before is not None:
                self._deleted(edit, lines[edit.before], what)
            elif edit.after is not None:
                pull_added_line(self.state, edit, lines, what)
        except (UntraceableError, ValueError) as error:
            left = PulledEdit(number, what, why=str(error))
            self.state.left.append(left)
            if edit.before is not None and edit.before.role == "notes":
                # Notes repeat what slides say.
                ties = replace(ties, bonds=frozenset([("line", edit.before)]), lists=frozenset())
            if not edit.has_other_level:
                self.state.failed.append((ties, left))
            if edit.is_moved:
                self.state.moving.update(dict.fromkeys(ties.lists, left.why))
        for patch in self.state.patches:
            if id(patch) not in there:
                patch.ties = ties

    def _changed(self, edit: LineEdit, line: TracedLine, what: str) -> None:
        assert edit.after is not None
        if line.line.role == "notes" and is_source(self.state.words, line.line.text):
            raise UntraceableError("irdocs writes it of the source: change that in the content")
        if pull_first_title(self.state, edit, line, what):
            return
        if edit.is_replaced and line.unit is not None:
            source = source_of(self.state, line.unit, edit)
            self._set_unit(UnitEdit(line.unit, source), edit, what)
            return
        for one in recited_edits(line, edit.after, self.state.sources):
            self._set_unit(one, edit, what)

    def _set_unit(self, one: UnitEdit, edit: LineEdit, what: str) -> None:
        assert edit.after is not None
        unit = one.unit
        wanted: tuple[str, ...] = (edit.after.text,)
        if one.changes and unit in self.state.in_parts:
            earlier, changes = self.state.in_parts[unit]
            one = edited_in_parts(unit, (*changes, *one.changes))
            if earlier in self.state.patches and one.source != self.state.written.get(unit):
                self.state.patches.remove(earlier)
                del self.state.written[unit]
                what, wanted = f"{earlier.edit.what}, {what}", (*earlier.wanted, *wanted)
        if unit in self.state.written:
            if self.state.written[unit] != one.source:
                raise UntraceableError(
                    "another place shows the same text, and was edited otherwise"
                )
            return
        text = self.state.texts.get(unit.span.file)
        if text is None:
            raise UntraceableError("it is not written in a content file")
        sign = text.lines[unit.span.line - 1][unit.span.column - 1 : unit.span.column]
        part = unit.part if sign in ("|", ">") else None
        if sign == ">":
            raise ValueError("it is a folded text (>), whose lines are not what is printed")
        if unit.form in (WordsForm.TEXT, WordsForm.SENTENCE) and one.source.startswith(
            ("- ", "# ")
        ):
            raise ValueError("it would begin as a list does")
        source, doubtful = one.source, tuple[str, ...]()
        if unit.form in (WordsForm.TEXT, WordsForm.SENTENCE):
            source, doubtful = with_addresses(unit.source, one.source)
        patch = (
            with_code(text, unit, source)
            if unit.is_code
            else text.replaced(unit.span, source, part=part, is_number=unit.form is None)
        )
        self.state.written[unit] = one.source
        note = "its markup was lost: look at it" if one.is_bare else ""
        if doubtful:
            why = "its words have changed: write where it is to lead"
            told = PulledEdit(edit.edited.number, f"the link to {doubtful[0]}", why=why)
            self.state.left.append(told)
        place = f"{unit.span.file}:{patch.first + 1}"
        pulled = PulledEdit(edit.edited.number, what, place, note)
        made = ContentPatch(unit.span.file, patch, pulled, wanted, unit=unit)
        self.state.patches.append(made)
        if one.changes:
            self.state.in_parts[unit] = made, one.changes

    def _deleted(self, edit: LineEdit, line: TracedLine, what: str) -> None:
        unit = line.unit
        if line.line.role == "notes" and line.line.text in self.state.own_notes:
            raise UntraceableError("irdocs writes it itself, of what the content says elsewhere")
        if unit is None or unit in self.state.written:
            raise UntraceableError("it is a part of something that stays")
        if line.line.role == "notes" and unit.key != "notes":
            raise UntraceableError("the notes only repeat what the content says elsewhere")
        text, item = self.state.texts[unit.span.file], unit.item
        if line.line.role == "cell" and unit.is_whole:
            pull_cleared_cell(self.state, edit, unit, what)
            return
        if item is not None and item.is_own and unit.is_whole:
            expect_uncounted(unit)
            if len(item.siblings) - self._gone(item.siblings) < 2:
                raise UntraceableError("nothing would be left of the list")
            patch = text.without_item(item.siblings.spans, item.index)
        elif unit.is_code:
            patch = without_code(text, unit)
        elif not unit.is_whole:
            patch = text.without_piece(unit.span, unit.part)
        else:
            pull_cleared_text(self.state, edit, unit, what)
            return
        self.state.written[unit] = ""
        place = f"{unit.span.file}:{patch.first + 1}"
        pulled = PulledEdit(edit.edited.number, what, place)
        self.state.patches.append(ContentPatch(unit.span.file, patch, pulled))

    def _gone(self, siblings: SourceList) -> int:
        return sum(
            not text and unit.item is not None and unit.item.siblings is siblings
            for unit, text in self.state.written.items()
        )


__all__ = ["pull_lines"]

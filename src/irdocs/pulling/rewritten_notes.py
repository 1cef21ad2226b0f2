"""Bring home notes that were written anew: other paragraphs, and perhaps another number of them.

What a speaker says is rewritten as a whole more often than by the word. Then nobody can say which
paragraph has become which; the slide's notes in the content are what stands there now, but for
what irdocs writes itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from irdocs.changes.words import likeness
from irdocs.frozen import replace
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.citing import cited_paragraph, with_citations
from irdocs.pulling.edits import LineEdit
from irdocs.pulling.emphasis import emphasised, emphasised_with_sources
from irdocs.pulling.escaping import begun_as_words
from irdocs.pulling.own_notes import is_fixed
from irdocs.pulling.patching import LinePatch
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState, short
from irdocs.pulling.tracing import TracedLine
from irdocs.pulling.units import LEAD, ContentUnit, bare

_ALIKE = 0.5
"""A paragraph that shares less with one that irdocs has written is no edit of that one."""


def pull_rewritten_notes(
    state: PullState,
    edits: Sequence[LineEdit],
    lines: Mapping[SlideLine, TracedLine],
    slide: ReadSlide,
) -> tuple[list[LineEdit], bool]:
    """Add the patch that puts notes that were written anew in the place of a slide's notes; return
    the edits that are none of that, and whether there is such a patch."""
    edits = [one for edit in edits for one in _apart(state, edit, lines)]
    own = {line: unit for line, traced in lines.items()
           if line.role == "notes" and (unit := traced.unit) and unit.key == "notes"}  # fmt: skip
    if not _are_written_anew(edits, own) or not _are_all(state, own.values()):
        return edits, False
    rest = [one for one in edits if _notes_line(one) is None or _is_elsewhere(one, lines)]
    paragraphs = list(_paragraphs(state, slide, own, lines, rest))
    unit = next(iter(own.values()))
    try:
        patch = _patch(state, unit, [source for _, source in paragraphs])
    except ValueError:
        return edits, False
    said = tuple(line.text for line, _ in paragraphs)
    what = f'the notes, written anew: "{short(" ".join(said))}"'
    pulled = PulledEdit(slide.number, what, f"{unit.span.file}:{patch.first + 1}")
    state.patches.append(ContentPatch(unit.span.file, patch, pulled, said))
    state.written.update(dict.fromkeys(own.values(), ""))
    return rest, True


def _apart(
    state: PullState, edit: LineEdit, lines: Mapping[SlideLine, TracedLine]
) -> Iterator[LineEdit]:
    """Yield an edit; as two if other words stand where a paragraph stood that irdocs writes."""
    before = edit.before
    if before is None or before.role != "notes" or not _is_other(edit) or lines[before].unit:
        yield edit
        return
    yield replace(edit, after=None)
    yield replace(edit, before=None, behind=_line_above(edit, before))


def _line_above(edit: LineEdit, line: SlideLine) -> SlideLine | None:
    at = edit.made.notes.index(line) if line in edit.made.notes else 0
    return edit.made.notes[at - 1] if at else None


def _are_written_anew(edits: Sequence[LineEdit], own: Mapping[SlideLine, ContentUnit]) -> bool:
    """Whether paragraphs were added to notes that follow none of the author's that stays, or stand
    among others in the place of one with which they have little in common."""
    edits = [edit for edit in edits if _notes_line(edit) is not None]
    gone = {edit.before for edit in edits if edit.after is None or _is_other(edit)}
    stays = [line for line in own if line not in gone]
    new = [edit for edit in edits if edit.before is None]
    changed = {edit.before for edit in edits if edit.after is not None}
    return bool(own) and (
        any(edit.behind not in stays for edit in new)
        # A text of one line becomes a block of them, which is written once.
        or (bool(new) and any(unit.is_whole and line in changed for line, unit in own.items()))
        or (len(edits) > 1 and any(edit.before in own and _is_other(edit) for edit in edits))
    )


def _is_other(edit: LineEdit) -> bool:
    """Whether other words stand in the place of a paragraph."""
    before, after = edit.before, edit.after
    return before is not None and after is not None and (
        likeness(before.text, after.text) < _ALIKE
    )  # fmt: skip


def _are_all(state: PullState, units: Iterable[ContentUnit]) -> bool:
    """Whether units are all that is written for some notes, as paragraphs."""
    found = list(units)
    spans = {unit.span for unit in found}
    if len(spans) != 1 or any(unit in state.written for unit in found):
        return False
    (span,) = spans
    text = state.texts.get(span.file)
    there = [one for one in state.units.units if one.key == "notes" and one.span == span]
    if text is None or len(there) != len(found):
        return False
    first, last, _ = text.block_rows(span) if not found[0].is_whole else (0, 0, "")
    return not any(LEAD.match(line) for line in text.lines[first:last])


def _is_elsewhere(edit: LineEdit, lines: Mapping[SlideLine, TracedLine]) -> bool:
    """Whether an edit is of a paragraph that the content says elsewhere than in notes."""
    unit = lines[edit.before].unit if edit.before is not None else None
    return unit is not None and unit.key != "notes" and edit.after is not None


def _paragraphs(
    state: PullState,
    slide: ReadSlide,
    own: Mapping[SlideLine, ContentUnit],
    lines: Mapping[SlideLine, TracedLine],
    rest: Sequence[LineEdit],
) -> Iterator[tuple[SlideLine, str]]:
    """Yield the paragraphs of the notes that are the author's, with what is written for each."""
    said = {bare(line.text): unit.source for line, unit in own.items()}
    ours = {bare(line.text) for line in lines if line.role == "notes" and line not in own}
    elsewhere = {id(edit.after) for edit in rest}
    for line in slide.notes:
        words = bare(line.text)
        if words in said:
            source = emphasised_with_sources(state, line.element, said[words])
            yield line, said[words] if source is None else source
        elif words not in ours and id(line) not in elsewhere and (
            not is_fixed(state.words, line.text)
        ):  # fmt: skip
            source = emphasised(line.element, "")
            yield (
                line,
                (
                    cited_paragraph(line.text, state.sources)
                    if source is None
                    else with_citations(begun_as_words(source), state.sources)
                ),
            )


def _patch(state: PullState, unit: ContentUnit, paragraphs: Sequence[str]) -> LinePatch:
    """Return the patch that gives notes other paragraphs.

    Raises ValueError for notes whose way of writing is not known here.
    """
    text = state.texts[unit.span.file]
    sign = text.lines[unit.span.line - 1][unit.span.column - 1 : unit.span.column]
    if sign == ">" or not paragraphs:
        raise ValueError("it is a folded text (>), whose lines are not what is printed")
    if sign != "|":
        if len(paragraphs) == 1:
            return text.replaced(unit.span, paragraphs[0])
        return text.as_block(unit.span, paragraphs)
    first, last, indent = text.block_rows(unit.span)
    rows = [row for one in paragraphs for row in ("", *(f"{indent}{line.strip()}"
            for line in one.split("\n")))]  # fmt: skip
    return LinePatch(first, last, tuple(rows[1:]))


def _notes_line(edit: LineEdit) -> SlideLine | None:
    line = edit.after or edit.before
    return line if line is not None and line.role == "notes" else None


__all__ = ["pull_rewritten_notes"]

"""Bring home that a text was cleared: a cell, the notes of a slide, a text that may be left out.

Whether a text may be left out, the content says: it is made once more without it, and what it then
lacks is told.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from irdocs.content.source import SourceMapping
from irdocs.diagnostics import count_of
from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.cut_words import words_gone
from irdocs.pulling.edits import LineEdit
from irdocs.pulling.patching import LinePatch, PatchedYaml
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState, short
from irdocs.pulling.tracing import TracedLine, UntraceableError
from irdocs.pulling.units import ContentUnit, bare


def pull_cleared_notes(
    state: PullState, edits: Sequence[LineEdit], lines: Mapping[SlideLine, TracedLine]
) -> list[LineEdit]:
    """Add the patch that takes the notes of a slide out of the content where somebody has deleted
    all that was written for them; return the other edits.

    What irdocs puts into notes itself is told once, if nothing is left of it.
    """
    gone = [one for one in edits if one.before and not one.after and one.before.role == "notes"]
    if not gone:
        return list(edits)
    units = [lines[one.before].unit for one in gone if one.before]
    written = {unit for unit in units if unit is not None and unit.key == "notes"}
    owners = {unit.owner for unit in written}
    left = list(edits)
    own = {one for one in state.units.units if one.key == "notes" and one.owner in owners}
    if len(owners) == 1 and own <= written:
        cleared = [one for one in gone if one.before and lines[one.before].unit in written]
        left = [one for one in left if one not in cleared]
        said = " ".join(one.before.text for one in cleared if one.before)
        _take_out(state, cleared, next(iter(written)), f'the notes "{short(said)}"')
        state.written.update(dict.fromkeys(written, ""))
    if not gone[0].edited.notes and len(left) > len(edits) - len(gone):
        rest = [one for one in left if one in gone and one.before]
        left = [one for one in left if one not in rest]
        first = short(rest[0].before.text) if rest[0].before else ""
        why = "irdocs puts them together of what the content says elsewhere"
        what = f'deleted: {count_of(len(rest), "paragraphs")} of notes, from "{first}"'
        state.left.append(PulledEdit(rest[0].edited.number, what, why=why))
    return left


def pull_cleared_wholes(
    state: PullState, edits: Sequence[LineEdit], lines: Mapping[SlideLine, TracedLine]
) -> list[LineEdit]:
    """Add the patch that takes a text of several paragraphs, or a list, out of the content where
    somebody has deleted all of it; return the other edits.

    It goes as a whole or stays as a whole: half of it was nobody's wish.
    """
    groups: dict[Hashable, list[tuple[LineEdit, ContentUnit]]] = {}
    for edit in edits:
        unit = lines[edit.before].unit if edit.before and not edit.after else None
        if edit.before and unit is not None and edit.before.role == "text":
            groups.setdefault(_whole_of(unit), []).append((edit, unit))
    left = list(edits)
    for whole, gone in groups.items():
        own = {_part(one) for one in state.units.units if whole and _whole_of(one) == whole}
        if len(own) < 2 or own != {_part(unit) for _, unit in gone}:
            continue
        cleared = [edit for edit, _ in gone]
        left = [one for one in left if one not in cleared]
        said = " ".join(edit.before.text for edit in cleared if edit.before)
        what = f'deleted: "{short(said)}"'
        unit = gone[0][1]
        try:
            patch = _without_whole(state, cleared[0], unit)
        except (UntraceableError, ValueError) as error:
            state.left.append(PulledEdit(cleared[0].edited.number, what, why=str(error)))
            continue
        _add(state, cleared, unit, patch, what)
        state.written.update(dict.fromkeys((one for _, one in gone), ""))
    return left


def _whole_of(unit: ContentUnit) -> Hashable:
    """Return what tells the text or list that a unit is a part of from others; None for none."""
    if unit.is_code or unit.key == "notes":
        return None
    if not unit.is_whole:
        return ("text", unit.span)
    return ("list", id(unit.item.siblings)) if unit.item and unit.item.is_own else None


def _part(unit: ContentUnit) -> int:
    return unit.item.index if unit.item and unit.is_whole else unit.part


def _without_whole(state: PullState, edit: LineEdit, unit: ContentUnit) -> LinePatch:
    """Return the patch that takes a text or list out with its key, or its block with it.

    Raises UntraceableError for a list that is no value of its block.
    """
    if not unit.is_whole:
        return _without_text_block(state, edit, unit) or _without_key(state, unit)
    owner = state.units.owners.get(unit.owner)
    siblings = unit.item.siblings if unit.item else None
    for key, value in owner.mapping.items() if owner is not None else ():
        if value is siblings and owner is not None:
            return _lines_of(state.texts[unit.span.file], owner.mapping, key)
    raise UntraceableError("nothing would be left of the list")


def pull_cleared_cell(state: PullState, edit: LineEdit, unit: ContentUnit, what: str) -> None:
    """Add the patch that leaves a cell of a table empty."""
    patch = state.texts[unit.span.file].replaced(unit.span, "")
    _add(state, [edit], unit, patch, what)


def pull_cleared_text(state: PullState, edit: LineEdit, unit: ContentUnit, what: str) -> None:
    """Add the patch that takes a text out with its key.

    Raises UntraceableError for one that other slides show too, or that is no text of its own.
    """
    places = sum(
        bare(line.text) == unit.words for slide in state.made.slides for line in slide.lines
    )
    if places > 1:
        raise UntraceableError("other slides show it too: take it out of the content by hand")
    patch = _without_text_block(state, edit, unit) or _without_key(state, unit)
    _add(state, [edit], unit, patch, what)


def _without_text_block(state: PullState, edit: LineEdit, unit: ContentUnit) -> LinePatch | None:
    """Return the patch that takes out a block that is nothing but a text, of several that share the
    slide; None for others."""
    owner = state.units.owners.get(unit.owner)
    if owner is None or not owner.is_block or owner.mapping.get("type") != "text":
        return None
    if unit.key != "text" or not owner.mapping.keys() <= {"type", "id", "text"}:
        return None
    if len(state.blocks_of(edit.made)) < 2:
        return None
    return state.texts[unit.span.file].without_item(owner.siblings.spans, owner.index)


def _take_out(state: PullState, cleared: Sequence[LineEdit], unit: ContentUnit, what: str) -> None:
    try:
        patch = _without_key(state, unit)
    except (UntraceableError, ValueError) as error:
        number = cleared[0].edited.number
        state.left.append(PulledEdit(number, f"deleted: {what}", why=str(error)))
        return
    _add(state, cleared, unit, patch, f"deleted: {what}")


def _add(
    state: PullState,
    cleared: Sequence[LineEdit],
    unit: ContentUnit,
    patch: LinePatch,
    what: str,
) -> None:
    file, edit = unit.span.file, cleared[0]
    state.written[unit] = ""
    pulled = PulledEdit(edit.edited.number, what, f"{file}:{patch.first + 1}")
    gone = (edit.before.text,) if edit.before else ()
    words = words_gone(*(one.before.text for one in cleared if one.before))
    is_title = edit.before is not None and edit.before.role == "title"
    state.patches.append(
        ContentPatch(file, patch, pulled, gone=gone, ties=words, unit=unit if is_title else None,
                     titled=edit.made if is_title else None)
    )  # fmt: skip


def _without_key(state: PullState, unit: ContentUnit) -> LinePatch:
    """Return the patch that takes the key of a unit, and its value, out of what it is of."""
    owner = state.units.owners.get(unit.owner)
    mapping = owner.mapping if owner is not None else None
    if mapping is None or mapping.value_spans.get(unit.key) != unit.span:
        raise UntraceableError("the content needs it, or has it elsewhere too")
    return _lines_of(state.texts[unit.span.file], mapping, unit.key)


def _lines_of(text: PatchedYaml, mapping: SourceMapping, key: str) -> LinePatch:
    """Return the patch that takes a key and its value out of a mapping that has a line for each.

    Raises ValueError for one that has not, or begins with the key.
    """
    span = mapping.key_spans[key]
    row, column = span.line - 1, span.column - 1
    if text.lines[row][:column].strip():
        raise ValueError("it is written in one line with others: delete it by hand")
    last = row + 1
    while last < len(text.lines):
        line = text.lines[last]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        last += 1
    while not text.lines[last - 1].strip():
        last -= 1
    return LinePatch(row, last, ())


__all__ = [
    "pull_cleared_cell", "pull_cleared_notes", "pull_cleared_text", "pull_cleared_wholes",
]  # fmt: skip

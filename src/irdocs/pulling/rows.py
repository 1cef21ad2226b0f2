"""Bring home rows that were added to a table of a slide, or deleted from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from irdocs.content.source import SourceList, SourceMapping
from irdocs.frozen import replace
from irdocs.keeping.reading import ReadSlide
from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.citing import cited_paragraph
from irdocs.pulling.cut_words import words_gone, words_said
from irdocs.pulling.edits import LineEdit
from irdocs.pulling.patching import plain_or_quoted
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState, Ties, short
from irdocs.pulling.tracing import TracedLine, UntraceableError
from irdocs.pulling.units import ContentUnit

_NEW: Final = "added"
_GONE: Final = "deleted"
_Place = tuple[int, int]
"""The number of a table's shape, and that of a row in it."""


def pull_rows(
    state: PullState, edits: Sequence[LineEdit], lines: Mapping[SlideLine, TracedLine]
) -> list[LineEdit]:
    """Add the patches that whole rows come to, or say why there is none; return the other edits."""
    left = list(edits)
    for place, cells in _grouped(edits, is_new=False):
        if [one.before for one in cells] == _row(cells[0].made, place):
            left = [one for one in left if one not in cells]
            _bring_home(state, cells, lines, _GONE)
    for place, cells in _grouped(edits, is_new=True):
        if [one.after for one in cells] == _row(cells[0].edited, place):
            left = [one for one in left if one not in cells]
            _bring_home(state, cells, lines, _NEW)
    return left


def _bring_home(
    state: PullState,
    cells: Sequence[LineEdit],
    lines: Mapping[SlideLine, TracedLine],
    done: Literal["added", "deleted"],
) -> None:
    try:
        patch = (_with if done == _NEW else _without)(state, cells, lines)
    except (UntraceableError, ValueError) as error:
        pulled = PulledEdit(cells[0].edited.number, _what(cells, done), why=str(error))
        state.left.append(pulled)
        state.failed.append((_words(cells), pulled))
        return
    patch.ties = _words(cells)
    state.patches.append(patch)


def _words(cells: Sequence[LineEdit]) -> Ties:
    """Return the words of a row that goes or comes."""
    gone = words_gone(*(one.before.text for one in cells if one.before))
    return replace(gone, said=words_said(*(one.after.text for one in cells if one.after)).said)


def _grouped(edits: Sequence[LineEdit], *, is_new: bool) -> list[tuple[_Place, list[LineEdit]]]:
    """Return the cells that were added, or deleted, by the row that they are in."""
    found: dict[_Place, list[LineEdit]] = {}
    for edit in edits:
        line, other = (edit.after, edit.before) if is_new else (edit.before, edit.after)
        if line is not None and other is None and line.role == "cell" and not edit.column:
            found.setdefault((line.shape, line.place[0]), []).append(edit)
    return list(found.items())


def _row(slide: ReadSlide, place: _Place) -> list[SlideLine]:
    """Return the lines of a row of a table."""
    return [
        line for line in slide.lines
        if line.role == "cell" and (line.shape, line.place[0]) == place
    ]  # fmt: skip


def _what(cells: Sequence[LineEdit], done: str) -> str:
    texts = [line.text for one in cells if (line := one.before or one.after)]
    return f'{done}: the row "{short(" | ".join(texts))}"'


def _without(
    state: PullState, cells: Sequence[LineEdit], lines: Mapping[SlideLine, TracedLine]
) -> ContentPatch:
    """Return the patch that takes a row out of the content."""
    units = [unit for one in cells if one.before and (unit := _unit_of(lines[one.before]))]
    file, rows, index = _place_of(state, units[0] if units else None)
    if any(_place_of(state, unit) != (file, rows, index) for unit in units):
        raise UntraceableError("its cells are not in one row of the content")
    patch = state.texts[file].without_item(rows.spans, index)
    pulled = PulledEdit(cells[0].edited.number, _what(cells, _GONE), f"{file}:{patch.first + 1}")
    state.written.update(dict.fromkeys(units, ""))
    return ContentPatch(file, patch, pulled)


def _with(
    state: PullState, cells: Sequence[LineEdit], lines: Mapping[SlideLine, TracedLine]
) -> ContentPatch:
    """Return the patch that puts a row behind the one that it follows on the slide."""
    behind = cells[0].behind
    above = _row(cells[0].made, (behind.shape, behind.place[0])) if behind is not None else []
    unit = next((unit for line in above if (unit := _unit_of(lines[line]))), None)
    file, rows, index = _place_of(state, unit)
    header = state.units.owners[unit.owner].mapping["header"] if unit else ()
    texts = {one.after.place[1]: one.after.text for one in cells if one.after}
    if len(texts) < len(cells) or max(texts) >= len(header):
        raise UntraceableError("its cells are no row of the content")
    written = [
        plain_or_quoted(cited_paragraph(texts[column], state.sources), in_flow=True)
        if column in texts else '""'
        for column in range(len(header))
    ]  # fmt: skip
    patch = state.texts[file].with_item(rows.spans, index, [f"[{', '.join(written)}]"])
    pulled = PulledEdit(cells[0].edited.number, _what(cells, _NEW), f"{file}:{patch.first + 1}")
    return ContentPatch(file, patch, pulled, tuple(texts.values()))


def _unit_of(cell: TracedLine) -> ContentUnit | None:
    """Return the unit that a cell shows, also beside the mark of a shade; None for several."""
    if cell.unit is not None or len(cell.stretches) != 1 or cell.line.role != "cell":
        return cell.unit
    return cell.stretches[0].unit


def _place_of(state: PullState, unit: ContentUnit | None) -> tuple[str, SourceList, int]:
    """Return the file and the list of the row that a cell is in, and the row's number there."""
    owner = state.units.owners.get(unit.owner) if unit is not None else None
    rows = owner.mapping.get("rows") if owner is not None else None
    if unit is None or unit.item is None or not isinstance(rows, SourceList):
        raise UntraceableError("add or delete it in the content")
    for index, row in enumerate(rows):
        cells = row.get("cells") if isinstance(row, SourceMapping) else row
        if cells is unit.item.siblings:
            return unit.span.file, rows, index
    raise UntraceableError("add or delete it in the content")


__all__ = ["pull_rows"]

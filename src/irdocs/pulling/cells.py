"""Bring home words that were put into a cell of a table that was empty."""

from __future__ import annotations

from collections.abc import Mapping

from irdocs.ooxml.slide_text import SlideLine
from irdocs.pulling.citing import cited_paragraph
from irdocs.pulling.edits import LineEdit, what_of
from irdocs.pulling.state import ContentPatch, PulledEdit, PullState
from irdocs.pulling.tracing import TracedLine
from irdocs.pulling.units import ItemPlace


def pull_filled_cell(
    state: PullState, edit: LineEdit, lines: Mapping[SlideLine, TracedLine]
) -> bool:
    """Add the patch that writes words into a cell that the content has empty (`""`); return whether
    there is such a cell."""
    row = _row_of(edit, lines)
    if row is None or edit.after is None or edit.after.place[1] >= len(row.siblings):
        return False
    column = edit.after.place[1]
    if row.siblings[column] != "":
        return False
    span = row.siblings.spans[column]
    patch = state.texts[span.file].replaced(span, cited_paragraph(edit.after.text, state.sources))
    pulled = PulledEdit(edit.edited.number, what_of(edit), f"{span.file}:{patch.first + 1}")
    state.patches.append(ContentPatch(span.file, patch, pulled, (edit.after.text,)))
    return True


def _row_of(edit: LineEdit, lines: Mapping[SlideLine, TracedLine]) -> ItemPlace | None:
    """Return a place in the row of the content that a cell is in; None where the others of the row
    do not tell which it is, or do not stand there in the same columns."""
    if edit.after is None:
        return None
    shape, (row, _) = edit.after.shape, edit.after.place
    there = {
        line.place: line.text for line in edit.edited.lines
        if line.role == "cell" and line.shape == shape
    }  # fmt: skip
    found: list[ItemPlace] = []
    is_same = False
    for line in edit.made.lines:
        if line.role != "cell" or (line.shape, line.place[0]) != (shape, row):
            continue
        unit = lines[line].unit
        if unit is None or not unit.within or unit.within[-1].index != line.place[1]:
            return None
        found.append(unit.within[-1])
        is_same = is_same or there.get(line.place) == line.text
    return found[0] if is_same and len({one.list_id for one in found}) == 1 else None


__all__ = ["pull_filled_cell"]

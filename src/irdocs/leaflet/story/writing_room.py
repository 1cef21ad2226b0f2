"""Find the cells and columns of a table that readers write in, and give these room for a hand."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import GridCell, Table
from irdocs.content.date_forms import DATE_FORM
from irdocs.content.typed_lines import TICKED
from irdocs.typeset.blanks import BLANK

WRITING = 50.0
"""The least width of a column that is all to be filled in by hand, in pt at a scale of 1."""
AIR = 8.0
"""The white space between words and a column to write in, beside the padding, in pt."""


def is_to_fill_in(block: Table) -> bool:
    """Whether readers write into a table: a cell is empty, or has a blank or DD/MM/YYYY."""
    return any(_is_written_into(cell) for cell in block.cells)


def shared_with_writers(
    block: Table, whole: Sequence[float], writing: float, width: float
) -> list[float] | None:
    """Return the widths of columns in pt where those to write in share all that words leave.

    `whole` holds the width of each column with no cell of more than one line. None is returned
    where no column is to be filled in, or all are, or one would be narrower than `writing` pt.
    """
    blanks = blank_columns(block)
    if not 0 < len(blanks) < len(whole):
        return None
    words = {at: own + AIR for at, own in enumerate(whole) if at not in blanks}
    fixed: dict[int, float] = {}
    while True:
        share = (width - sum(words.values()) - sum(fixed.values())) / (len(blanks) - len(fixed))
        named = {at: whole[at] for at in blanks if at not in fixed and whole[at] > share}
        if not named:
            break
        if len(named) + len(fixed) == len(blanks):
            return None
        fixed |= named
    if share < writing:
        return None
    return [words.get(at, fixed.get(at, share)) for at in range(len(whole))]


def with_room_to_write(
    block: Table, least: Sequence[float], writing: float, width: float
) -> list[float]:
    """Return the least widths of columns in pt, of which those without words have `writing` pt at
    least, if a table of `width` pt has so much room."""
    blanks = blank_columns(block)
    wider = [
        max(column, writing) if number in blanks else column for number, column in enumerate(least)
    ]
    return wider if sum(wider) <= width else list(least)


def blank_columns(block: Table) -> frozenset[int]:
    """Return the columns in which all cells are written into, but for boxes to tick."""
    written, worded = set[int](), set[int]()
    for cell in block.cells:
        columns = range(cell.column, cell.column + cell.columns)
        if _is_written_into(cell):
            written.update(columns)
        elif cell.text.plain.strip() not in TICKED:
            worded.update(columns)
    return frozenset(written - worded)


def _is_written_into(cell: GridCell) -> bool:
    words = cell.text.plain
    return not words or any(pattern.search(words) for pattern in (BLANK, DATE_FORM))


__all__ = ["WRITING", "blank_columns", "is_to_fill_in", "shared_with_writers", "with_room_to_write"]

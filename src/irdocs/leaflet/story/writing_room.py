"""Find the cells and columns of a table that readers write in, and give these room for a hand."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import GridCell, Table
from irdocs.typeset.blanks import BLANK

WRITING = 50.0
"""The least width of a column that is all to be filled in by hand, in pt at a scale of 1."""


def is_to_fill_in(block: Table) -> bool:
    """Whether readers write into a table: a cell is empty, or has a blank."""
    return any(_is_written_into(cell) for cell in block.cells)


def with_room_to_write(
    block: Table, least: Sequence[float], writing: float, width: float
) -> list[float]:
    """Return the least widths of columns in pt, of which those without words have `writing` pt at
    least, if a table of `width` pt has so much room."""
    worded = {
        column
        for cell in block.cells
        if not _is_written_into(cell)
        for column in range(cell.column, cell.column + cell.columns)
    }
    wider = [
        column if number in worded else max(column, writing) for number, column in enumerate(least)
    ]
    return wider if sum(wider) <= width else list(least)


def _is_written_into(cell: GridCell) -> bool:
    return not cell.text.parts or BLANK.search(cell.text.plain) is not None


__all__ = ["WRITING", "is_to_fill_in", "with_room_to_write"]

"""Widen columns in which a few words, such as "10 each leg", would stand below one another.

Widths are shared by the letters of all cells of a column. So one of numbers alone leaves a cell
with words too little, while its neighbours have room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from irdocs.frozen import frozen
from irdocs.typeset.lines import MeasuredParagraph

SHORT = 0.35
"""The part of the table's width that a text may take to be short, which no more than two lines
should hold."""
MOST_LINES = 2


HEADER = -1
"""The row of the names of the columns."""


@frozen
class SetCell:
    """A cell of a table, or the name of a column, as it is set."""

    row: int
    column: int
    paragraphs: tuple[MeasuredParagraph, ...]
    padding: float
    """The white space at both of its sides together, in pt."""
    columns: int = 1
    sets_height: bool = True
    """Whether its row is as high as it needs; one over several rows ends where it may."""

    @property
    def is_simple(self) -> bool:
        """Whether it takes one column and one row."""
        return self.columns == 1 and self.sets_height

    def room(self, widths: Sequence[float]) -> float:
        """Return the width of its lines with these widths of the columns; all in pt."""
        return sum(widths[self.column : self.column + self.columns]) - self.padding

    def lines(self, widths: Sequence[float]) -> int:
        """Return how many lines it takes with these widths of the columns in pt."""
        room = self.room(widths)
        return sum(paragraph.count(room) for paragraph in self.paragraphs)

    def is_parted(self, widths: Sequence[float]) -> bool:
        """Return whether it is short, and takes more lines than it should."""
        if len(self.paragraphs) != 1 or not self.is_simple or self.row == HEADER:
            return False
        whole = self.paragraphs[0].full_width
        is_short = widths[self.column] - self.padding < whole <= SHORT * sum(widths)
        return is_short and self.lines(widths) > MOST_LINES


def relieved(
    cells: Sequence[SetCell],
    least: Sequence[float],
    shared: Callable[[Sequence[float]], list[float]],
) -> list[float]:
    """Return the width of each column in pt, so that short cells take two lines where that makes
    no other row higher than theirs becomes lower.

    `shared` returns the widths for some least ones.
    """
    widths = shared(least)
    for column in sorted({cell.column for cell in cells if cell.is_parted(widths)}):
        parted = [cell for cell in cells if cell.column == column and cell.is_parted(widths)]
        wanted = max(
            (cell.paragraphs[0].width_of_lines(MOST_LINES) + cell.padding for cell in parted),
            default=0.0,
        )
        wider = [max(wanted, own) if at == column else own for at, own in enumerate(least)]
        if sum(wider) > sum(widths):
            continue
        others = shared(wider)
        if _lines_of_rows(cells, others) <= _lines_of_rows(cells, widths):
            least, widths = wider, others
    return widths


def _lines_of_rows(cells: Sequence[SetCell], widths: Sequence[float]) -> int:
    """Return how many lines all rows take together."""
    rows: dict[int, int] = {}
    for cell in cells:
        if cell.is_simple:
            rows[cell.row] = max(rows.get(cell.row, 0), cell.lines(widths))
    return sum(rows.values())


__all__ = ["HEADER", "SetCell", "relieved"]

"""Place the cells of a table in its grid of rows and columns, where cells may span several."""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.markup import Plain, Raised, Text, TextList
from irdocs.content.source import SourceText
from irdocs.content.status import STATUS_MARKS, StatusKind
from irdocs.diagnostics import Span
from irdocs.frozen import frozen, replace

CellSize = tuple[int, int]
"""The number of columns and of rows that a cell takes."""


@frozen
class GridCell:
    """A cell in its place."""

    text: Text
    row: int
    """The first row that it takes, counted from 0 below the header."""
    column: int
    """The first column that it takes, counted from 0."""
    columns: int = 1
    rows: int = 1
    shade: StatusKind | None = None
    is_marked: bool = False
    """Whether its text is followed by the sign of its shade; of a shaded row the first cell is."""
    is_row_header: bool = False

    @property
    def shown(self) -> Text:
        """Its text with the sign of its shade, so that it differs by more than colour.

        A line may break before the sign, where a column would else be too narrow.
        """
        return self._with_sign(" ")

    @property
    def bound(self) -> Text:
        """The same with the sign on the line of its last word."""
        return self._with_sign("\u00a0")

    def _with_sign(self, space: str) -> Text:
        if self.shade is None or not self.is_marked:
            return self.text
        mark = STATUS_MARKS[self.shade]
        if not self.text.parts:
            return replace(self.text, parts=((Plain(mark),),))
        *parts, last = self.text.parts
        assert not isinstance(last, TextList)  # a cell holds one paragraph
        return replace(self.text, parts=(*parts, (*last, Plain(space), Raised((Plain(mark),)))))


@frozen
class GridRow:
    """A row: the cells that begin in it, from left to right, or the heading of a group of rows."""

    cells: tuple[GridCell, ...]
    group: SourceText | None = None
    """The heading of the rows below it; such a row has no cells."""

    @property
    def span(self) -> Span | None:
        """Where its first text stands in the content; None if all its cells are empty."""
        if self.group is not None:
            return self.group.span
        return next((cell.text.span for cell in self.cells if cell.text.parts), None)


@frozen
class GridPlacement:
    """The first column of each cell, row by row; and the rows that do not fill the grid."""

    columns: tuple[tuple[int, ...], ...]
    faults: tuple[tuple[int, str], ...]
    """The number, from 0, of each faulty row, and what is wrong with it."""


def place(rows: Sequence[Sequence[CellSize] | None], count: int) -> GridPlacement:
    """Return where cells stand in a grid of `count` columns; a row that is None is a heading.

    Each cell takes the next columns of its row that no cell of a row above reaches into.
    """
    taken: list[set[int]] = [set() for _ in rows]
    columns: list[tuple[int, ...]] = []
    faults: list[tuple[int, str]] = []
    for number, row in enumerate(rows):
        covered = len(taken[number])
        if row is None:
            if covered:
                faults.append((number, "is a heading, and a cell above it reaches into it"))
            elif all(below is None for below in rows[number:]) and any(rows):
                faults.append((number, "is a heading, and no row follows it"))
            columns.append(())
            continue
        starts = []
        free = [column for column in range(count) if column not in taken[number]]
        for across, down in row:
            start = free[0] if free else count
            wanted = set(range(start, start + across))
            starts.append(start)
            if number + down > len(rows):
                faults.append((number, "has a cell that reaches below the last row"))
            elif not wanted <= set(free) and wanted <= set(range(count)):
                faults.append((number, "has a cell that runs into one from a row above"))
            free = [column for column in free if column not in wanted]
            for below in range(number + 1, min(number + down, len(rows))):
                taken[below] |= wanted
        if not row and covered == count:
            faults.append((number, "has no cell of its own: cells above it take all of it"))
        filled = covered + sum(across for across, _ in row)
        if filled != count and not any(fault == number for fault, _ in faults):
            is_plain = filled == len(row)
            verb = (
                f"has {filled} cell{'s'[: filled != 1]}" if is_plain
                else f"fills {filled} column{'s'[: filled != 1]}"
            )  # fmt: skip
            faults.append((number, f"{verb}, and the header has {count}"))
        columns.append(tuple(starts))
    return GridPlacement(tuple(columns), tuple(faults))

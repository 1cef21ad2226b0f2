"""Part a table that is too tall for one slide: which of its rows stand on which slide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

from irdocs.content.blocks import Table
from irdocs.deck.height_gauge import even_runs
from irdocs.frozen import frozen


@frozen
class TablePart:
    """What one slide has of a table."""

    rows: slice
    heading: int | None = None
    """The row with the name of the group that goes on, which stands above them again."""

    @property
    def all_rows(self) -> list[int]:
        """The numbers of all rows below the header, the repeated name first."""
        repeated = [] if self.heading is None else [self.heading]
        return [*repeated, *range(self.rows.start, self.rows.stop)]


def parted(block: Table, heights: Sequence[float], room: float) -> list[TablePart]:
    """Return the parts of a table; `room` is the height in pt below the header.

    Whole groups share slides; a group that is too tall for one is parted on slides of its own, each
    of which has its name. No part has a single row and no heading ends one, and no cell is parted,
    if that is possible.
    """
    count, headings = len(heights), _headings(block)
    every_row, apart, paired = set(range(count)), _unshared(block), _paired(count, headings)
    bounds_in_order = (paired & apart, paired, every_row)
    starts = [0, *sorted(headings - {0}), count]
    parts: list[TablePart] = []
    for together in _packed(starts, heights, room):
        named = (_cut_named(together, bounds, heights, room)
                 for bounds in bounds_in_order if together.start in headings)  # fmt: skip
        plain = (_cut(together, bounds, heights, room) for bounds in bounds_in_order)
        ways = (way for way in chain(named, plain) if way is not None)
        parts += next(ways, [TablePart(together)])
    return parts


def loss(block: Table, parts: Sequence[TablePart]) -> tuple[int, int, int]:
    """Return how ill a table is parted: rows that are alone, groups that are parted, slides."""
    headings = _headings(block)
    rows = [set(range(part.rows.start, part.rows.stop)) - headings for part in parts]
    alone = sum(len(each) < 2 for each in rows) if len(parts) > 1 else 0
    starts = {0, *headings}
    return alone, sum(part.rows.start not in starts for part in parts), len(parts)


def _packed(starts: Sequence[int], heights: Sequence[float], room: float) -> list[slice]:
    """Return runs of whole groups that fit on one slide, of similar height; each taller one alone.

    `starts` are the rows with which groups begin, and the number of rows.
    """
    groups = [slice(start, end) for start, end in pairwise(starts)]
    runs: list[slice] = []
    fitting: list[slice] = []

    def flush() -> None:
        if fitting:
            units = [sum(heights[group]) for group in fitting]
            runs.extend(
                slice(fitting[run.start].start, fitting[run.stop - 1].stop)
                for run in even_runs(units, 0.0, room)
            )
            fitting.clear()

    for group in groups:
        if sum(heights[group]) <= room:
            fitting.append(group)
        else:
            flush()
            runs.append(group)
    flush()
    return runs


def _cut_named(
    group: slice, bounds: set[int], heights: Sequence[float], room: float
) -> list[TablePart] | None:
    """Return a group that begins with its name, as parts that fit on a slide below that name."""
    named = slice(group.start + 1, group.stop)
    cut = _cut(named, bounds, heights, room - heights[group.start])
    if not cut:
        return None
    first, *others = (part.rows for part in cut)
    return [
        TablePart(slice(group.start, first.stop)),
        *(TablePart(rows, group.start) for rows in others),
    ]


def _cut(
    rows: slice, bounds: set[int], heights: Sequence[float], room: float
) -> list[TablePart] | None:
    """Return rows as parts that fit on a slide and begin at `bounds`; None if that cannot be."""
    inner = sorted(bound for bound in bounds if rows.start < bound < rows.stop)
    starts = [rows.start, *inner, rows.stop]
    units = [sum(heights[start:end]) for start, end in pairwise(starts)]
    if any(unit > room for unit in units):
        return None
    return [
        TablePart(slice(starts[run.start], starts[run.stop])) for run in even_runs(units, 0.0, room)
    ]


def _headings(block: Table) -> set[int]:
    return {number for number, row in enumerate(block.grid) if row.group is not None}


def _unshared(block: Table) -> set[int]:
    """Return the rows that no cell of a row above reaches into."""
    reached = {row for cell in block.cells for row in range(cell.row + 1, cell.row + cell.rows)}
    return set(range(len(block.rows))) - reached


def _paired(count: int, headings: set[int]) -> set[int]:
    """Return the rows above which a table may be parted so that each part has two rows or more.

    The rows that follow a heading, and those that precede one, are such parts too.
    """
    rows = set(range(count))
    for start in {0, *headings}:
        first = start + (start in headings)
        rows -= {first, first + 1} - {start}
    return rows - {end - 1 for end in {count, *headings}}

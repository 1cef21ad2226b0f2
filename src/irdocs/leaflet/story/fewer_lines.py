"""Move width from columns of a table that have some to spare to those whose rows take fewer lines
with it.

Widths are shared by the letters of the cells. So a column may have a little less than its words
need, and each of its rows a line more, beside one with room for a word that it has not got.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from irdocs.caching.by_value import cached_by_value
from irdocs.leaflet.story.short_cells import SetCell
from irdocs.typeset.columns import with_spans

AIR = 3.0
"""How much a column keeps beyond what its cells need, in pt, so that no text comes closer to the
next column's for it than the padding makes them."""
MOST_MOVES = 12
"""How often width is moved in one table."""
MOST_CELLS = 200
"""Longer tables are left alone: they have rows enough of each length, and measuring takes time."""
MOST_TRIED = 12
"""How many widths of one column are tried each time."""
KEPT = 512
"""How many tables are kept from one plan to the next, which differs in other things."""


@cached_by_value(KEPT)
def with_fewer_lines(
    cells: tuple[SetCell, ...], least: tuple[float, ...], widths: tuple[float, ...]
) -> tuple[float, ...]:
    """Return the width of each column in pt, so that the rows of a table take as few lines as
    moving width between two columns or more can reach.

    Together the columns stay as wide as they are in `widths`. None becomes narrower than its
    `least`, and no cell has a line more for it.
    """
    if len(cells) > MOST_CELLS:
        return widths
    for _ in range(MOST_MOVES):
        lines = {cell: cell.lines(widths) for cell in cells}
        spare = _spare(cells, lines, least, widths)
        moves = [
            (gain, -need, column)
            for column in range(len(widths))
            for need, gain in _moves(cells, lines, column, widths)
            if need <= sum(spare) - spare[column]
        ]
        if not moves:
            break
        _, need, column = max(moves)
        moved = _moved(widths, spare, column, -need)
        if any(cell.lines(moved) > lines[cell] for cell in cells):
            break  # a cell over several columns has become too narrow
        widths = moved
    return widths


def _spare(
    cells: Sequence[SetCell],
    lines: dict[SetCell, int],
    least: Sequence[float],
    widths: Sequence[float],
) -> list[float]:
    """Return how much of each column, in pt, no cell needs for the lines that it has; `AIR` is
    kept."""
    floors = list(least)
    spans: list[tuple[int, int, float]] = []
    for cell in cells:
        needed = cell.padding + max(
            (part.width_of_lines(part.count(cell.room(widths))) for part in cell.paragraphs),
            default=0.0,
        )
        if cell.columns == 1:
            floors[cell.column] = max(floors[cell.column], needed)
        else:
            spans.append((cell.column, cell.columns, needed))
    return [
        max(0.0, width - floor - AIR)
        for width, floor in zip(widths, with_spans(floors, spans), strict=True)
    ]


def _moves(
    cells: Sequence[SetCell], lines: dict[SetCell, int], column: int, widths: Sequence[float]
) -> Iterator[tuple[float, int]]:
    """Yield by how much a column might be wider, in pt, and how many lines all rows save then."""
    own = [cell for cell in cells if cell.is_simple and cell.column == column]
    others: defaultdict[int, int] = defaultdict(int)
    for cell in cells:
        if cell.sets_height and cell not in own:
            others[cell.row] = max(others[cell.row], lines[cell])
    wanted = {
        ceil(cell.paragraphs[0].width_of_lines(lines[cell] - 1) + cell.padding)
        for cell in own
        if len(cell.paragraphs) == 1 and lines[cell] > max(1, others[cell.row])
    }
    for width in sorted(wanted)[:MOST_TRIED]:
        wider = [width if at == column else one for at, one in enumerate(widths)]
        gain = sum(
            lines[cell] - max(cell.lines(wider), others[cell.row])
            for cell in own
            if lines[cell] > others[cell.row]
        )
        if gain > 0 and width > widths[column]:
            yield width - widths[column], gain


def _moved(
    widths: Sequence[float], spare: Sequence[float], column: int, need: float
) -> tuple[float, ...]:
    """Return widths of which one is wider by `need` pt, and the others are narrower, each by its
    share of what they have to spare."""
    given = need / (sum(spare) - spare[column])
    return tuple(
        width + need if at == column else width - given * spare[at]
        for at, width in enumerate(widths)
    )


__all__ = ["with_fewer_lines"]

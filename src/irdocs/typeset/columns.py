"""Share a table's width among its columns, from the number of letters in its cells."""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(
    lengths: Sequence[Sequence[int]], width: float, least: Sequence[float] = ()
) -> list[float]:
    """Return the width of each column in pt; together they are `width` pt wide.

    `lengths` holds, for each column, the number of letters in each of its cells; `least` holds the
    minimum width of each column in pt. If all minimums together are wider than `width`, they are
    ignored.

    Each column's share grows with the average length of its cells and with its longest cell. Both
    are damped by an exponent below 1: in proportion to the letters, one long text would leave the
    other columns almost nothing. A column whose share is below its minimum is fixed at the minimum,
    and the rest of the width is shared anew among the others. That can push another column below
    its minimum, so the step is repeated until none is too narrow; each round fixes at least one
    column, so it ends.
    """
    wants = [max(4.0, sum(cells) / len(cells)) ** 0.75 + max(cells) ** 0.5 for cells in lengths]
    if sum(least) > width:
        return [width * want / sum(wants) for want in wants]
    fixed: dict[int, float] = {}
    while True:
        remaining = width - sum(fixed.values())
        total_wants = sum(want for column, want in enumerate(wants) if column not in fixed)
        widths = [
            fixed.get(column, remaining * want / total_wants if total_wants else 0)
            for column, want in enumerate(wants)
        ]
        too_narrow = {
            column: minimum
            for column, minimum in enumerate(least)
            if column not in fixed and widths[column] < minimum
        }
        if not too_narrow:
            return widths
        fixed |= too_narrow

"""How a table's width is shared among its columns."""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(
    lengths: Sequence[Sequence[int]], width: float, least: Sequence[float] = ()
) -> list[float]:
    """Return each column's width in pt, by how many letters stand in its cells.

    A column is wanted wide for what it holds on average and for its longest cell, both damped, so
    that one long text does not starve the others. None is narrower than its `least`, in pt, as
    long as all of those go into the width.
    """
    wants = [max(4.0, sum(cells) / len(cells)) ** 0.75 + max(cells) ** 0.5 for cells in lengths]
    if sum(least) > width:
        return [width * want / sum(wants) for want in wants]
    held: dict[int, float] = {}
    while True:
        free = width - sum(held.values())
        shares = sum(want for column, want in enumerate(wants) if column not in held)
        widths = [
            held.get(n, free * want / shares if shares else 0) for n, want in enumerate(wants)
        ]
        tight = {n: low for n, low in enumerate(least) if n not in held and widths[n] < low}
        if not tight:
            return widths
        held |= tight

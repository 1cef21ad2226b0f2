"""How a table's width is shared among its columns."""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(lengths: Sequence[Sequence[int]], width: float) -> list[float]:
    """Return each column's width in pt, by how many letters stand in its cells.

    A column is wanted wide for what it holds on average and for its longest cell, both damped, so
    that one long text does not starve the others.
    """
    wants = [max(4.0, sum(cells) / len(cells)) ** 0.75 + max(cells) ** 0.5 for cells in lengths]
    return [width * want / sum(wants) for want in wants]

"""Whether the tables of a PDF close: each row, with what reaches into it, has as many columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf


def open_grids(file: Path) -> list[list[int]]:
    """The columns of each row of tables whose rows differ; empty if all tables close."""
    with pikepdf.open(file) as pdf:
        widths = [_widths(table) for table in _below(pdf.Root.StructTreeRoot, "/Table")]
    return [rows for rows in widths if len(set(rows)) > 1]


def _below(node: Any, role: str) -> Iterator[Any]:
    """Yield the outermost elements of a role below another, in order."""
    for kid in _listed(node, "/K"):
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") == role:
                yield kid
            else:
                yield from _below(kid, role)


def _listed(node: Any, key: str) -> list[Any]:
    """Return what stands under a key, as a list of one or of several; empty for nothing."""
    value = node.get(key)
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _widths(table: Any) -> list[int]:
    """Return how many columns each row has, cells of rows above included (14.8.5.7)."""
    reaching: dict[int, int] = {}  # for each column, how many more rows a cell above takes
    widths = []
    for row in _below(table, "/TR"):
        taken = dict(reaching)
        column = 0
        for cell in _listed(row, "/K"):
            while taken.get(column):
                column += 1
            across, down = _span(cell, "/ColSpan"), _span(cell, "/RowSpan")
            for place in range(column, column + across):
                assert not taken.get(place), "cells overlap"
                taken[place] = down
            column += across
        widths.append(len(taken))
        reaching = {place: down - 1 for place, down in taken.items() if down > 1}
    return widths


def _span(cell: Any, key: str) -> int:
    for one in _listed(cell, "/A"):
        if key in one:
            return int(one[key])
    return 1

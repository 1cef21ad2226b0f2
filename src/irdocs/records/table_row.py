"""A row of a table of records, and the check of the row of names above all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from irdocs.diagnostics import Report, Span
from irdocs.frozen import frozen

Cells = Mapping[str, Any]
"""The values of a row by the names of columns: texts, numbers, days, truth values, lists."""


@frozen
class TableRow:
    """A row of a table."""

    cells: Cells
    place: Span
    is_damaged: bool = False
    """Whether it cannot be read, which was reported at its place: no edition is made of it."""


def are_names(names: list[str], place: Span, report: Report) -> bool:
    """Whether the first row names each column once; reports it if not."""
    for number, name in enumerate(names, start=1):
        if not name:
            report.error("bad-data", f"column {number} has no name", place, "name each column")
            return False
        if names.index(name) != number - 1:
            report.error(
                "bad-data", f'two columns are called "{name}"', place, "name each only once"
            )
            return False
    return True


__all__ = ["Cells", "TableRow", "are_names"]

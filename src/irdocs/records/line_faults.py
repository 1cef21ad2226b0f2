"""Faults of single lines of a text with records, such as control characters."""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import replace
from irdocs.records.table_row import TableRow


class LineFaults:
    """Each is one of the row that its line is of, and the other rows can be read."""

    def __init__(self, found: Report, report: Report) -> None:
        self._report = report
        self._by_line: dict[int, list[Diagnostic]] = {}
        for one in found:
            self._by_line.setdefault(one.span.line if one.span else 0, []).append(one)

    def tell(self, lines: range, place: Span) -> None:
        """Report those of some lines at the place of their row, which can be read otherwise."""
        found = [one for line in lines for one in self._by_line.pop(line, ())]
        for one in found:
            column = one.span.column if one.span else 1
            self._report.add(replace(one, span=place, message=f"{one.message} (column {column})"))

    def others(self) -> Iterator[TableRow]:
        """Report those of lines that are of no row, where they are; yield no row."""
        for found in self._by_line.values():
            self._report.extend(found)
        yield from ()


__all__ = ["LineFaults"]

"""Read the rows of a table from CSV, XLSX, YAML, JSON or JSON lines, as they are written.

Each row knows its place: the line of a text file, or the row of a sheet. Nothing is guessed: what
looks like a number stays a text until the content's `columns:` say that it is one, but numbers,
dates and truth values of formats that have such are what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePath

from irdocs.content.text_file import decode_text
from irdocs.diagnostics import Report, Span
from irdocs.records.csv_table import of_csv
from irdocs.records.line_faults import LineFaults
from irdocs.records.record_lists import of_json, of_lines, of_yaml
from irdocs.records.sheet_table import of_sheet
from irdocs.records.table_row import TableRow

MOST_ROWS = 100_000
"""The most records of a file."""
MOST_BYTES = 200_000_000
ENDINGS = (".csv", ".tsv", ".xlsx", ".yaml", ".yml", ".json", ".jsonl", ".ndjson")
"""The kinds of file that are read."""


def rows(raw: bytes, file: str, report: Report) -> list[TableRow]:
    """Return the rows of a file, whose kind its name tells; faults go to the report."""
    ending = PurePath(file).suffix.lower()
    if ending not in ENDINGS:
        report.error(
            "bad-data", f'"{ending or file}" is no kind of file that records are read from',
            Span(file, 1, 1, 1, 2), f"one of {', '.join(ENDINGS)}",
        )  # fmt: skip
        return []
    found = Report()
    read = list(_read(raw, file, ending, found))
    report.extend(found)
    if not read and not found.errors:
        report.error("bad-data", "there is no record in the file", Span(file, 1, 1, 1, 2),
                     "write a row of names, and a row for each edition below")  # fmt: skip
    return read


def _read(raw: bytes, file: str, ending: str, report: Report) -> Iterator[TableRow]:
    if ending == ".xlsx":
        return of_sheet(raw, file, report)
    found = Report()
    text = decode_text(raw, file, found)
    if ending in (".csv", ".tsv", ".jsonl", ".ndjson") and text is not None:
        faults = LineFaults(found, report)
        read = (
            of_lines(text.text, file, report, faults)
            if ending in (".jsonl", ".ndjson")
            else of_csv(text.text, file, report, faults, "\t" if ending == ".tsv" else None)
        )
        return chain(read, faults.others())
    report.extend(found)
    if text is None:
        return iter(())
    if ending in (".yaml", ".yml"):
        return of_yaml(text, file, report)
    return of_json(text.text, file, report)


__all__ = ["ENDINGS", "MOST_BYTES", "MOST_ROWS", "rows"]

"""Read the rows of a table of texts: CSV, or with other signs between its cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from irdocs.diagnostics import Report, Span, count_of
from irdocs.records.line_faults import LineFaults
from irdocs.records.table_row import TableRow, are_names

_ERRORS = frozenset({
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
})  # fmt: skip
"""What a sheet that was saved as text shows where it could compute nothing (ECMA-376, 18.18.11)."""


class SemicolonCell(str):
    """A cell of a file whose cells semicolons part, as commas are decimal signs where it was made:
    there 1.200 is more than a thousand."""


def of_csv(
    text: str, file: str, report: Report, faults: LineFaults, sign: str | None
) -> Iterator[TableRow]:
    """Yield the rows of a table of texts; the sign between cells is that of the first line."""
    first = text.split("\n", 1)[0]
    said = _SAID_SIGN.fullmatch(first.rstrip("\r"))
    parted = sign or (said[1] if said else max(",;\t|", key=first.count))
    names: list[str] | None = None
    for lines, cells in _csv_rows(text, parted, file, report):
        place = Span(file, lines.start, 1, lines.start, 2)
        if cells is None:
            faults.tell(lines, place)
            yield TableRow({}, place, is_damaged=True)
            continue
        if not any(cell.strip() for cell in cells) or (said and lines.start == 1):
            continue
        if names is None:
            names = [cell.strip().removeprefix("\ufeff") for cell in cells]
            while names and not names[-1]:
                names.pop()
            if not are_names(names, place, report):
                return
            continue
        faults.tell(lines, place)
        if len(cells) != len(names) and any(cell.strip() for cell in cells[len(names) :]):
            report.error(
                "bad-data",
                f"this row has {count_of(len(cells), 'cells')}, the first "
                f"{count_of(len(names), 'names')}",
                place, 'put cells with a comma in quotes: "Leeds, St James"',
            )  # fmt: skip
            yield TableRow({}, place, is_damaged=True)
            continue
        padded = [_as_shown(cell) for cell in cells] + [""] * (len(names) - len(cells))
        faulty = [
            (name, cell.strip())
            for name, cell in zip(names, padded, strict=False)
            if cell.strip().upper() in _ERRORS
        ]
        for name, cell in faulty:
            report.error("bad-cell", f"{name}: the cell shows {cell}", place,
                         "mend what the sheet computes there")  # fmt: skip
        if parted == ";":
            padded = [SemicolonCell(cell) for cell in padded]
        yield TableRow(dict(zip(names, padded, strict=False)), place, bool(faulty))


def _csv_rows(
    text: str, parted: str, file: str, report: Report
) -> Iterator[tuple[range, list[str] | None]]:
    """Yield the numbers of the lines of each row, and its cells; None for one that cannot be read.

    Where the cells of one that cannot be read go on in other lines, nobody can tell these from rows
    of their own: that is a fault of the file.
    """
    reader, start = csv.reader(io.StringIO(text), delimiter=parted, strict=True), 1
    while True:
        cells: list[str] | None = None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            report.error(
                "bad-data", f"the row cannot be read: {error}", Span(file, start, 1, start, 2),
                "close the quotation marks of each cell",
            )  # fmt: skip
            if reader.line_num > start:
                return
        yield range(start, reader.line_num + 1), cells
        start = reader.line_num + 1


_SAID_SIGN = re.compile(r"sep=([,;\t|])")
"""The first line of a file that says to Excel what parts its cells."""
_FORCED = re.compile(r'="((?:[^"]|"")*)"')
"""How a text is written that a spreadsheet must not take for a number: ="01248"."""


def _as_shown(cell: str) -> str:
    """Return a cell as a spreadsheet shows it."""
    match = _FORCED.fullmatch(cell.strip())
    return match[1].replace('""', '"') if match else cell


__all__ = ["SemicolonCell", "of_csv"]

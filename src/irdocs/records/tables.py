"""Read the rows of a table from CSV, XLSX, YAML, JSON or JSON lines, as they are written.

Each row knows its place: the line of a text file, or the row of a sheet. Nothing is guessed: what
looks like a number stays a text until the content's `columns:` say that it is one, but numbers,
dates and truth values of formats that have such are what they are.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from itertools import chain, islice
from pathlib import PurePath
from typing import Any

from irdocs.content.source import SourceDecimal, SourceInteger, SourceList, SourceMapping
from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_value
from irdocs.diagnostics import Diagnostic, Report, Span
from irdocs.frozen import frozen
from irdocs.records import sheet_layout
from irdocs.records.cell_formats import shown_duration, shown_month, shown_number, shown_time
from irdocs.records.cell_words import words_of

MOST_ROWS = 100_000
"""The most records of a file."""
MOST_BYTES = 200_000_000
ENDINGS = (".csv", ".tsv", ".xlsx", ".yaml", ".yml", ".json", ".jsonl", ".ndjson")
"""The kinds of file that are read."""
_ERRORS = frozenset({
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
})  # fmt: skip
"""What a sheet that was saved as text shows where it could compute nothing (ECMA-376, 18.18.11)."""


class SemicolonCell(str):
    """A cell of a file whose cells semicolons part, as commas are decimal signs where it was made:
    there 1.200 is more than a thousand."""


Cells = Mapping[str, Any]
"""The values of a row by the names of columns: texts, numbers, days, truth values, lists."""


@frozen
class TableRow:
    """A row of a table."""

    cells: Cells
    place: Span
    is_damaged: bool = False
    """Whether it cannot be read, which was reported at its place: no edition is made of it."""


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
        return _of_sheet(raw, file, report)
    found = Report()
    text = decode_text(raw, file, found)
    if ending in (".csv", ".tsv", ".jsonl", ".ndjson") and text is not None:
        faults = _LineFaults(found, report)
        read = (
            _of_lines(text.text, file, report, faults)
            if ending in (".jsonl", ".ndjson")
            else _of_csv(text.text, file, report, faults, "\t" if ending == ".tsv" else None)
        )
        return chain(read, faults.others())
    report.extend(found)
    if text is None:
        return iter(())
    if ending in (".yaml", ".yml"):
        return _of_yaml(text, file, report)
    return _of_json(text.text, file, report)


class _LineFaults:
    """Faults of single lines of a text, such as control characters: each is one of the row that the
    line is of, and the other rows can be read."""

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


# ---------------------------------------------------------------- tables


def _of_csv(
    text: str, file: str, report: Report, faults: _LineFaults, sign: str | None
) -> Iterator[TableRow]:
    """Yield the rows of a table of texts; the sign between cells is that of the first line."""
    first = text.split("\n", 1)[0]
    said = _SAID_SIGN.fullmatch(first.rstrip("\r"))
    parted = sign or (said[1] if said else max(",;\t|", key=first.count))
    names: list[str] | None = None
    for lines, cells in _csv_rows(text, parted, file, report):
        place = Span(file, lines.start, 1, lines.start, 2)
        if cells is None:
            yield TableRow({}, place, is_damaged=True)
            continue
        if not any(cell.strip() for cell in cells) or (said and lines.start == 1):
            continue
        if names is None:
            names = [cell.strip().removeprefix("\ufeff") for cell in cells]
            while names and not names[-1]:
                names.pop()
            if not _are_names(names, place, report):
                return
            continue
        if len(cells) != len(names) and any(cell.strip() for cell in cells[len(names) :]):
            report.error(
                "bad-data", f"this row has {len(cells)} cells, the first {len(names)} names",
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
        faults.tell(lines, place)
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


def _are_names(names: list[str], place: Span, report: Report) -> bool:
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


def _of_sheet(raw: bytes, file: str, report: Report) -> Iterator[TableRow]:
    """Yield the rows of the first sheet that a workbook shows, or of its first."""
    start = Span(file, 1, 1, 1, 2)
    try:
        import openpyxl
    except ImportError:
        report.error("missing-extra", "reading a workbook needs openpyxl", start,
                     'pip install "irdocs[batch]", or save the sheet as CSV')  # fmt: skip
        return
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(raw), read_only=True, data_only=True, rich_text=True
        )
        shown = _shown_sheet(book)
        listed = list(shown.iter_rows())
        others = [one.title for one in book.worksheets if one is not shown and _has_rows(one)]
        has_blanks = any(
            cell.value is None and hasattr(cell, "coordinate") for row in listed for cell in row
        )
        formulas = _formulas(raw) if has_blanks else frozenset()
        layout = sheet_layout.read(raw)
    except Exception as error:  # whatever a damaged workbook makes the library raise
        report.error("bad-data", f"the workbook cannot be read: {type(error).__name__}", start,
                     "save it again, or as CSV")  # fmt: skip
        return
    if others:
        report.warning(
            "other-sheet",
            f"records are read from the sheet \"{shown.title}\" alone, and there are rows on "
            f"{', '.join(map(_quoted, others))}",
            start, "put all records on one sheet, or hide or remove the others",
        )  # fmt: skip
    names: list[str] | None = None
    values: dict[int, list[Any]] = {}
    hidden: list[int] = []
    for number, row in enumerate(listed, start=1):
        place = Span(file, number, 1, number, 2)
        uncomputed = [
            cell.coordinate
            for cell in row
            if cell.value is None
            and getattr(cell, "coordinate", "") in formulas
            and cell.data_type != "str"  # an empty text is what comes of it
        ]
        for name in uncomputed:
            report.error(
                "bad-cell", f"the cell {name} has a formula, and the file not what comes of it",
                place, "open the workbook in a program that computes it, and save it there",
            )  # fmt: skip
        refused = [cell for cell in row if getattr(cell, "data_type", "") == "e"]
        for cell in refused:
            report.error("bad-cell", f"the cell {cell.coordinate} shows {cell.value}", place,
                         "mend what the sheet computes there")  # fmt: skip
        found = Report()
        cells = [_of_cell(cell, place, found) for cell in row]
        report.extend(found)
        if all(str(cell).strip() == "" for cell in cells):
            continue
        for column in range(1, len(cells) + 1):
            above = layout.above(number, column)
            if above in values and column <= len(values[above]):
                cells[column - 1] = values[above][column - 1]
        values[number] = cells
        if names is None:
            while cells and cells[-1] == "":
                cells.pop()
            names = [str(cell).strip() for cell in cells]
            if not _are_names(names, place, report):
                return
            continue
        if area := layout.across(number):
            report.error("bad-cell", f"the cells {area.name} are one", place,
                         "part them, and fill each")  # fmt: skip
        if number in layout.hidden_rows:
            hidden.append(number)
        is_damaged = bool(uncomputed or refused or area or found.errors)
        yield TableRow(dict(zip(names, cells, strict=False)), place, is_damaged)
    if hidden:
        listed_rows = ", ".join(map(str, hidden[:12])) + ", …" * (len(hidden) > 12)
        report.warning(
            "hidden-row",
            f"the sheet hides {len(hidden)} of its rows, and each is an edition: {listed_rows}",
            Span(file, hidden[0], 1, hidden[0], 2), "show them, or remove them from the sheet",
        )  # fmt: skip


def _shown_sheet(book: Any) -> Any:
    """Return the first sheet that a workbook shows, or its first."""
    sheets = book.worksheets
    return next((one for one in sheets if one.sheet_state == sheet_layout.VISIBLE), sheets[0])


def _has_rows(sheet: Any) -> bool:
    """Whether a sheet that is shown has a row below its first, as a table of records has."""
    if sheet.sheet_state != sheet_layout.VISIBLE:
        return False
    rows = (row for row in sheet.iter_rows() if any(cell.value is not None for cell in row))
    return len(list(islice(rows, 2))) == 2


def _quoted(name: str) -> str:
    return f'"{name}"'


def _formulas(raw: bytes) -> frozenset[str]:
    """Return the names of the cells of the sheet that is read that have a formula.

    What such a cell shows is kept beside it; programs that write workbooks without computing them
    leave it out.
    """
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)
    return frozenset(
        cell.coordinate
        for row in _shown_sheet(book).iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.data_type == "f"
    )


def _of_cell(cell: Any, place: Span, report: Report) -> Any:
    """Return the value of a cell of a sheet as the sheet shows it.

    Whole numbers have no fraction; what the format adds is kept. A format that is not known is
    told.
    """
    format = str(getattr(cell, "number_format", "General"))
    match cell.value:
        case None:
            return ""
        case bool() as value:
            return value
        case str() | list():
            return words_of(cell, place, report)
        case int() | float() as value:
            shown = shown_number(value, format)
            if shown is None:
                report.warning(
                    "unknown-number-format",
                    f"the cell {cell.coordinate} has the format {format}, which is not known: it "
                    f"is taken for {value}",
                    place, "write what is to be printed as a text",
                )  # fmt: skip
                return Decimal(repr(value))
            return shown
        case datetime() as value:
            month = shown_month(value, format)
            return month or (value if value.time() != time() else value.date())
        case time() as value:
            return shown_time(value, format)
        case timedelta() as value:
            return shown_duration(value, format)
        case value:
            return value if isinstance(value, date) else str(value)


# ---------------------------------------------------------------- lists of mappings


def _of_yaml(text: Any, file: str, report: Report) -> Iterator[TableRow]:
    data = read_value(text, file, report).value
    if report.errors:
        return
    if not isinstance(data, SourceList):
        report.error("bad-data", "the file must be a list of records", Span(file, 1, 1, 1, 2),
                     "begin each record with - ")  # fmt: skip
        return
    for item, span in zip(data, data.spans, strict=True):
        if isinstance(item, SourceMapping):
            yield TableRow(dict(flat(item)), span)
        else:
            report.error("bad-data", "a record must be a mapping", span, "write - name: Leeds")
            yield TableRow({}, span, is_damaged=True)


def _of_json(text: str, file: str, report: Report) -> Iterator[TableRow]:
    start = Span(file, 1, 1, 1, 2)
    try:
        data = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        report.error("bad-data", "the file is no JSON", Span(file, line, 1, line, 2),
                     "write a list of objects")  # fmt: skip
        return
    if not isinstance(data, list):
        report.error("bad-data", "the file must be a list of records", start, "begin it with [")
        return
    for item, line in zip(data, _lines_of_items(text), strict=True):
        place = Span(file, line, 1, line, 2)
        if isinstance(item, dict):
            yield TableRow(dict(flat(item)), place)
        else:
            report.error("bad-data", "the record is no object", place, 'write {"name": …}')
            yield TableRow({}, place, is_damaged=True)


def _lines_of_items(text: str) -> Iterator[int]:
    """Yield the number of the line at which each item of a list begins, in a text that is JSON."""
    decoder, at, line = json.JSONDecoder(), text.index("[") + 1, 1
    counted = 0
    while True:
        while text[at] in " \t\r\n,":
            at += 1
        if text[at] == "]":
            return
        line += text.count("\n", counted, at)
        counted = at
        yield line
        _, at = decoder.raw_decode(text, at)


def _of_lines(text: str, file: str, report: Report, faults: _LineFaults) -> Iterator[TableRow]:
    for number, line in enumerate(text.split("\n"), start=1):
        place = Span(file, number, 1, number, 2)
        if not line.strip():
            continue
        try:
            item = json.loads(line, parse_float=Decimal)
        except (ValueError, RecursionError):
            item = None
        if isinstance(item, dict):
            faults.tell(range(number, number + 1), place)
            yield TableRow(dict(flat(item)), place)
        else:
            report.error("bad-data", "this line is no JSON object", place,
                         'write one on each line: {"name": "Leeds"}')  # fmt: skip
            yield TableRow({}, place, is_damaged=True)


def flat(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield values with their names; those of a mapping within another have dots."""
    for key, value in data.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            yield from flat(value, f"{name}.")
        else:
            yield name, plain(value)


def plain(value: Any) -> Any:
    """Return a value of YAML or JSON as one of a row."""
    match value:
        case SourceInteger() | SourceDecimal():
            return _number(value.written)
        case list():
            return tuple(plain(item) for item in value)
        case int() if not isinstance(value, bool):
            return Decimal(value)
        case float():
            return Decimal(repr(value))
        case None:
            return ""
        case str():
            return str(value)  # a row goes to other processes, without its place
        case _:
            return value


def _number(written: str) -> Any:
    """Return a number, or a text of what is written with a zero before it, as telephone numbers."""
    if written.lstrip("+-").startswith("0") and written.isdigit() and len(written) > 1:
        return written
    try:
        return Decimal(written)
    except InvalidOperation:
        return written


__all__ = ["ENDINGS", "MOST_BYTES", "MOST_ROWS", "TableRow", "flat", "rows"]

"""Read the rows of a sheet of a workbook (XLSX), as the sheet shows them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from irdocs.diagnostics import Report, Span
from irdocs.records import sheet_layout
from irdocs.records.cell_formats import shown_duration, shown_month, shown_number, shown_time
from irdocs.records.cell_words import words_of
from irdocs.records.table_row import TableRow, are_names


def of_sheet(raw: bytes, file: str, report: Report) -> Iterator[TableRow]:
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
            if not are_names(names, place, report):
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


__all__ = ["of_sheet"]

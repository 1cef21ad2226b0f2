"""Make records of rows: hold cells against the content's `columns:`, and name the editions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, assert_never

from irdocs.content.edition_settings import EditionSettings, RecordColumn
from irdocs.content.guarding import GUARDS
from irdocs.diagnostics import Report, Span, guess
from irdocs.records.braces import filled
from irdocs.records.cell_formats import ShownNumber
from irdocs.records.cell_numbers import advice, number_of
from irdocs.records.csv_table import SemicolonCell
from irdocs.records.expressions import Expression
from irdocs.records.record import Record
from irdocs.records.record_lists import flat, plain
from irdocs.records.table_row import TableRow
from irdocs.records.values import NO, YES, ExpressionError, Value, shown

_OPTIONS = ("only", "format", "language", "template", "copies")
"""What a record may say of how its edition is made."""
_SHORTENED = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+?\d{1,3}")
_POINTED = re.compile(r"[+\-−]?[1-9]\d{0,2}(?:\.\d{3})+")
_IS_SHOWN = re.compile(r"\+|[^,]*,")
"""A number that is printed as it is written, with its plus or the commas of its groups."""
MOST_NAME = 120
"""The most characters of an edition's name."""


def sample(settings: EditionSettings, place: Span, report: Report) -> Record | None:
    """Return the record that is taken where no edition is chosen; None if there is none."""
    if settings.sample is None:
        return None
    cells = dict(flat(settings.sample))
    return _record(TableRow(cells, place), settings, report, name="")


def records(
    rows: Sequence[TableRow],
    settings: EditionSettings,
    report: Report,
    places: Mapping[str, Span] = MappingProxyType({}),
) -> list[Record | None]:
    """Return a record of each row; None for one with errors, which go to the report.

    `places` are those of the names of columns in the content.
    """
    found: list[Record | None] = []
    names: dict[str, Span] = {}
    columns = dict.fromkeys(name for row in rows for name in row.cells)
    for name in settings.columns:
        if name not in columns and columns:  # none are known where no row can be read
            report.error(
                "unknown-column", f'the records have no column "{name}"',
                places.get(name, rows[0].place),
                guess(name, list(columns), f"they have: {', '.join(columns)}"),
            )  # fmt: skip
    if _names_all_alike(settings, list(columns), len(rows), report):
        return [None] * len(rows)
    for row in rows:
        own = Report()
        _check_signs(row, own)
        record = None if row.is_damaged else _record(row, settings, own)
        if record is not None:
            folder = record.folder
            if folder in names:
                own.error(
                    "repeated-edition", f'"{record.name}" is called as the edition in line '
                    f"{names[folder].line}", row.place, "give each edition a name of its own",
                )  # fmt: skip
            names.setdefault(folder, row.place)
        report.extend(own)
        found.append(None if own.errors else record)
    return found


def _names_all_alike(
    settings: EditionSettings, names: Sequence[str], count: int, report: Report
) -> bool:
    """Whether the name of an edition takes nothing of its record, which is reported once."""
    name = settings.name
    if name is None or "{{" in name or (count < 2 and name not in names):
        return False
    column = name if name in names else next(iter(names), "name")
    report.error(
        "repeated-edition", f'each edition would be called "{name}"',
        getattr(name, "span", settings.span), f'write name: "{{{{ {column} }}}}"',
    )  # fmt: skip
    return True


def _check_signs(row: TableRow, report: Report) -> None:
    """Report signs that would be taken for those that irdocs puts in place of others."""
    for name, value in row.cells.items():
        texts = value if isinstance(value, tuple) else (value,)
        found = {sign for text in texts if isinstance(text, str) for sign in text} & GUARDS
        for sign in sorted(found):
            report.error(
                "bad-cell", f"{name}: U+{ord(sign):04X} is a sign of private use, which no "
                "typeface shows", row.place, "delete it",
            )  # fmt: skip


_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")
"""Names that stand for devices on Windows."""


def folder_of(name: str) -> str:
    """Return a folder of signs that all systems take, in lower case for those that do not tell
    case apart. Slashes part folders."""
    parts = []
    for part in name.split("/"):
        letters = unicodedata.normalize("NFKD", part.strip()).lower()
        bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
        kept = re.sub(r"[^\w-]+", "-", bare).strip("-_")
        part = kept[:MOST_NAME] or "edition"
        parts.append(f"{part}-edition" if _RESERVED.match(part) else part)
    return "/".join(parts)


def _as_part(value: Value, read: Expression, address: str | None) -> str:
    """Return a value as part of the name of one folder."""
    return _flat(shown(value))


def _flat(name: str) -> str:
    return name.replace("/", "-")


def _record(
    row: TableRow, settings: EditionSettings, report: Report, name: str | None = None
) -> Record | None:
    """Return the record of a row; None after an error."""
    values: dict[str, Value] = {}
    for column, cell in row.cells.items():
        kind = settings.columns.get(column)
        value = _typed(column, cell, kind, row.place, report)
        values[column] = value
        if kind and not report.errors:
            _hold(column, value, kind, row.place, report)
    if report.errors:
        return None
    markdown = frozenset(name for name, kind in settings.columns.items() if kind.markdown)
    folder, last = "", settings.name
    try:
        if name is None:
            pattern = settings.name
            first = next(iter(values.values()), "")
            name = filled(pattern, values) if pattern else shown(first)
            # A slash in a value, as in "N/A", makes no folder: those of the pattern do.
            folder = folder_of(filled(pattern, values, _as_part) if pattern else _flat(name))
            if not name.strip():
                report.error("bad-data", "this edition has no name", row.place,
                             "fill the first column, or say name: under editions:")  # fmt: skip
                return None
        options = []
        for key in _OPTIONS:
            if (last := getattr(settings, key)) is not None:
                parts = (part.strip() for part in filled(last, values).split(";"))
                options.append((key, tuple(filter(None, parts))))
        last = settings.wording
        wording = filled(last, values) if last else None
    except ExpressionError as error:
        is_of_row = error.code == "empty-value"
        place = row.place if is_of_row else getattr(last, "span", settings.span)
        report.error(error.code, error.message, place, error.hint)
        return None
    chosen = tuple((key, parts) for key, parts in options if parts)
    return Record(name.strip(), folder, values, row.place, markdown, wording, chosen)


def _typed(name: str, cell: Any, column: RecordColumn | None, place: Span, report: Report) -> Value:
    """Return the value of a cell; an empty cell has none."""
    value = plain(cell)
    if isinstance(value, str):
        value = value.strip()
        if not value:
            return None
    kind = column.type if column else None
    if isinstance(value, str) and _SHORTENED.fullmatch(value) and kind in (None, "text"):
        report.error(
            "bad-cell", f'{name}: "{value}" is a number that a spreadsheet has shortened', place,
            "format the column as text in the sheet, and write all digits again",
        )  # fmt: skip
        return None

    def not_a(what: str, hint: str) -> None:
        report.error("bad-cell", f'{name}: "{shown_cell(value)}" is no {what}', place, hint)

    if isinstance(value, tuple) and not all(isinstance(one, str | Decimal | bool | date)
                                            for one in value):  # fmt: skip
        report.error("bad-cell", f"{name}: a list holds lists or mappings", place,
                     "write a list of texts and numbers")  # fmt: skip
        return None
    match kind:
        case None:
            return value if isinstance(value, bool | Decimal | tuple | date) else _as_text(value)
        case "text":
            return _as_text(value)
        case "number":
            if isinstance(value, bool):
                not_a("number", "write digits")
                return None
            if isinstance(value, ShownNumber):
                return value
            if isinstance(cell, SemicolonCell) and _POINTED.fullmatch(cell.strip()):
                bare = str(value).replace(".", "")
                not_a("clear number", f"semicolons part the cells, so is it {bare}? write that; "
                      "a fraction without zeros at its end")  # fmt: skip
                return None
            number = value if isinstance(value, Decimal | int) else number_of(str(value))
            if number is not None and _IS_SHOWN.match(str(value)):
                return ShownNumber.of(Decimal(number), str(value))
            if number is None or not Decimal(number).is_finite():
                not_a("number", advice(str(value)))
                return None
            return Decimal(number)
        case "date":
            if isinstance(value, datetime):
                not_a("date alone", "it has a time, too; without type: date both are printed")
                return None
            if isinstance(value, date):
                return value
            try:
                return date.fromisoformat(str(value))
            except ValueError:
                not_a("date", "write it as 2026-11-23")
                return None
        case "yes-no":
            if isinstance(value, bool):
                return value
            word = str(value).casefold()
            if word not in YES | NO:
                not_a("yes or no", "write yes or no")
                return None
            return word in YES
        case "list":
            if isinstance(value, tuple):
                return tuple(_as_text(item) for item in value)
            return tuple(part.strip() for part in str(value).split(";") if part.strip())
        case _:
            assert_never(kind)


def _as_text(value: Any) -> str:
    """Return a value as words; a number as it is written."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return shown(value)


def shown_cell(value: Any) -> str:
    """Return a cell for a message."""
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _hold(name: str, value: Value, column: RecordColumn, place: Span, report: Report) -> None:
    """Report a value that is required and missing, or not allowed."""
    if value is None or value == ():
        if column.required:
            report.error("bad-cell", f"{name}: nothing is written there", place,
                         "each record needs it (required: true)")  # fmt: skip
        return
    allowed = [str(getattr(one, "written", one)) for one in column.allowed]
    given = value if isinstance(value, tuple) else (value,)
    for one in given if allowed else ():
        if shown(one) not in allowed:
            report.error(
                "bad-cell", f'{name}: "{shown_cell(shown(one))}" is not allowed', place,
                guess(shown(one), allowed, f"one of {', '.join(allowed)}"),
            )  # fmt: skip


def named(found: Sequence[Record | None], name: str) -> Record | None:
    """Return the record of an edition by its name or its folder; None if there is none."""
    for record in _whole(found):
        if name in (record.name, record.folder):
            return record
    folded = name.casefold()
    return next((one for one in _whole(found) if one.name.casefold() == folded), None)


def _whole(found: Sequence[Record | None]) -> Iterator[Record]:
    return (record for record in found if record is not None)


__all__ = ["folder_of", "named", "records", "sample"]

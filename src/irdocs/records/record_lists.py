"""Read records that are mappings: of YAML, JSON or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from irdocs.content.source import SourceDecimal, SourceInteger, SourceList, SourceMapping
from irdocs.content.yaml_file import read_value
from irdocs.diagnostics import Report, Span
from irdocs.records.line_faults import LineFaults
from irdocs.records.table_row import TableRow


def of_yaml(text: Any, file: str, report: Report) -> Iterator[TableRow]:
    data = read_value(text, file, report).data
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


def of_json(text: str, file: str, report: Report) -> Iterator[TableRow]:
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


def of_lines(text: str, file: str, report: Report, faults: LineFaults) -> Iterator[TableRow]:
    for number, line in enumerate(text.split("\n"), start=1):
        place = Span(file, number, 1, number, 2)
        if not line.strip():
            continue
        try:
            item = json.loads(line, parse_float=Decimal)
        except (ValueError, RecursionError):
            item = None
        faults.tell(range(number, number + 1), place)
        if isinstance(item, dict):
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


__all__ = ["flat", "of_json", "of_lines", "of_yaml", "plain"]

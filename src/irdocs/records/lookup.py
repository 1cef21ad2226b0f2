"""Find the records of a content file: all of them, or that of one edition by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from irdocs.content import limits
from irdocs.content.files import FileReader
from irdocs.content.named_files import below
from irdocs.content.source import SourceMapping
from irdocs.content.text_file import decode_text
from irdocs.content.yaml_file import read_values
from irdocs.diagnostics import Diagnostic, Report, Span, guess
from irdocs.records import columns, tables, unmet, wording
from irdocs.records.edition import settings_of
from irdocs.records.filling import SETTINGS
from irdocs.records.record import Record


@dataclass(slots=True)
class FoundRecords:
    """The records of a content file."""

    records: list[Record | None] = field(default_factory=list)
    """None for a row with errors."""
    places: list[Span] = field(default_factory=list)
    """Where each is written."""
    texts: dict[str, str] = field(default_factory=dict)
    """The text of their file, by the name that messages give it."""
    settings: range = range(0)
    """The numbers of the lines in which the content speaks of its editions."""
    place: Span | None = None
    """Where it does; None if what it says of them cannot be read."""


def find(path: Path, data: Path | None, files: FileReader, report: Report) -> FoundRecords:
    """Return the records of the file `data`, or of the one that a content file names.

    What is wrong with the content itself is not reported here, but for conditions that no record
    meets. Raises OSError if the content cannot
    be read.
    """
    found = FoundRecords()
    text = decode_text(files.read(path, limits.CONTENT_BYTES), str(path), Report())
    values = read_values(text, str(path), Report()).data if text else None
    if values is None:
        return found
    if SETTINGS not in values:
        report.error(
            "no-editions", "the content has no editions:", values.span,
            "add editions: with data: trusts.csv, and {{ names }} of its columns to texts",
        )  # fmt: skip
        return found
    settings, place = settings_of(values), values.value_spans[SETTINGS]
    found.settings = values.lines_of(SETTINGS)
    if settings is None:
        return found
    found.place = place
    name = str(data)
    if data is None:
        if settings.data is None:
            report.error("no-data", "editions: names no file of records", place,
                         "write data: trusts.csv, or give --data")  # fmt: skip
            return found
        name = str(path.parent / settings.data)
        data = below(path.parent, str(settings.data))
        if data is None:
            report.error(
                "outside-asset", f'"{settings.data}" lies outside the content\'s folder', place,
                "copy it into the content's folder, or give --data",
            )  # fmt: skip
            return found
    try:
        raw = files.read(data, tables.MOST_BYTES)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        report.error("missing-data", f"{name}: {reason}", place, "correct data:, or give --data")
        return found
    if not name.lower().endswith(".xlsx"):
        found.texts[name] = raw.decode("utf-8-sig", "replace")
    rows = tables.rows(raw, name, report)
    if len(raw) > tables.MOST_BYTES or len(rows) > tables.MOST_ROWS:
        report.error(
            "too-large", f"{name} has more than {tables.MOST_ROWS:,} records, or is very large",
            place, "divide it into several files",
        )  # fmt: skip
        return found
    found.places = [row.place for row in rows]
    listed = values[SETTINGS].get("columns")
    named = listed.key_spans if isinstance(listed, SourceMapping) else {}
    found.records = columns.records(rows, settings, report, named)
    records = [one for one in found.records if one]
    if settings.wording and len(records) == len(found.records):
        span = getattr(settings.wording, "span", place)
        wording.tell_unused(str(settings.wording), records, path.parent, span, report)
    unmet.tell(values, settings, records, report)
    return found


def find_one(
    path: Path, name: str, data: Path | None, files: FileReader, report: Report
) -> tuple[Record | None, FoundRecords]:
    """Return the record of an edition, or None after reporting why there is none.

    What is wrong with other rows is none of its business.
    """
    own = Report()
    found = find(path, data, files, own)
    record = columns.named(found.records, name)
    if record is not None:
        report.extend(one for one in own if _concerns(one, record, found.places))
        return record, found
    report.extend(own)
    names = [one.name for one in found.records if one]
    if found.place and (names or not own.errors):
        report.error(
            "unknown-edition", f'no record is called "{name}"', found.place,
            guess(name, names, f"there are: {', '.join(names[:12])}"),
        )  # fmt: skip
    return None, found


def _concerns(error: Diagnostic, record: Record, places: Sequence[Span]) -> bool:
    """Whether a finding in a file of records is one of a record: it stands in its lines or above
    all records, a column is missing, or another record has the same name."""
    span, own = error.span, record.place
    if span is None or span.file != own.file or error.code == "unknown-column":
        return True
    if error.code == "repeated-edition":
        return error.message.endswith(f" in line {own.line}")
    later = [place.line for place in places if place.line > own.line]
    is_own = own.line <= span.line < min(later, default=span.line + 1)
    return is_own or span.line < min(place.line for place in places)


__all__ = ["FoundRecords", "find", "find_one"]

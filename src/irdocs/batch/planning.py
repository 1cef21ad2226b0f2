"""Plan a batch: its editions with their records, folders and options, and what forbids them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from irdocs import building, manifest
from irdocs.content.files import FileReader
from irdocs.content.product import LEAFLET
from irdocs.diagnostics import Diagnostic, Report, Severity, Span
from irdocs.editions import with_record
from irdocs.frozen import frozen, replace
from irdocs.options import BuildOptions
from irdocs.records import lookup
from irdocs.version import VERSION


@frozen
class PlannedEdition:
    """An edition that is to be made."""

    name: str
    folder: str
    """Its path in the folder of the batch."""
    options: BuildOptions
    place: Span
    """The row of its record."""
    key: str
    """The SHA-256 of all that it is made of but files: record, options, versions."""
    data: Path | None = None
    """The file of records that the options name."""
    records_read: tuple[tuple[Path, str], ...] = ()
    """The files that its record was read from, with the SHA-256 of each."""


@frozen
class RefusedRecord:
    """A row from which no edition can be made."""

    place: Span
    messages: tuple[str, ...]


@frozen
class BatchPlan:
    """All editions of a content file."""

    editions: tuple[PlannedEdition, ...]
    refused: tuple[RefusedRecord, ...]
    report: Report
    """What is wrong with the records as a whole; nothing is made after an error."""
    texts: dict[str, str]
    """The text of the file of records, of which messages quote lines."""


def planned(path: Path, options: BuildOptions, only: Sequence[str] = ()) -> BatchPlan:
    """Return the editions of a content file, or those of some names or folders.

    Raises OSError if the content cannot be read.
    """
    found_report, report = Report(), Report()
    files = FileReader()
    found = lookup.find(path, options.data, files, found_report)
    read = tuple(files.read_files.items())
    places = {place: number for number, place in enumerate(found.places)}
    of_rows: dict[int, list[str]] = {}
    for finding in found_report:
        number = places.get(finding.span) if finding.span else None
        is_of_row = number is not None and finding.severity is Severity.ERROR
        if number is None or not (is_of_row or found.records[number] is None):
            report.add(finding)
        else:
            hint = f" ({finding.hint})" if finding.hint else ""
            of_rows.setdefault(number, []).append(f"[{finding.code}] {finding.message}{hint}")
    if found.place is None and found.settings and not report.errors:
        report.extend(_faults_of(found.settings, path))
        found.texts[str(path)] = path.read_text("utf-8", "replace")
    if found.place is None and not report.errors:
        report.error(
            "no-editions", "the content's editions: cannot be read", Span(str(path), 1, 1, 1, 2),
            "irdocs check tells what is wrong with it",
        )  # fmt: skip
    editions, here = [], manifest.surroundings()
    for number, (record, place) in enumerate(zip(found.records, found.places, strict=True)):
        if record is None or number in of_rows:
            continue
        own = replace(with_record(options, record), edition=None, data=None)
        folder = record.folder
        # A manifest names the file of records as it is now.
        key = _key(own, path, [here, [sha256 for _, sha256 in read if options.manifest]])
        editions.append(PlannedEdition(record.name, folder, own, place, key, options.data, read))
    is_read = bool(editions) or not report.errors
    for name in only:
        if is_read and not any(name in (one.name, one.folder) for one in editions):
            report.error("unknown-edition", f'no record is called "{name}"', found.place,
                         "correct --edition")  # fmt: skip
    if only:
        editions = [one for one in editions if one.name in only or one.folder in only]
    refused = tuple(
        RefusedRecord(found.places[number], tuple(lines)) for number, lines in of_rows.items()
    )
    return BatchPlan(tuple(editions), () if only else refused, report, found.texts)


def _faults_of(settings: range, path: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with what a content file says of its editions, in some lines of it."""
    for error in building.check(path, BuildOptions(only=LEAFLET.name)).report.errors:
        if error.span and error.span.file == str(path) and error.span.line in settings:
            yield error


def _key(options: BuildOptions, path: Path, here: list[Any]) -> str:
    """Return the digest of what an edition is made of, apart from the contents of files."""
    assert options.record is not None
    data = {
        "irdocs": VERSION,
        "surroundings": here,
        "content": str(path.resolve()),
        "record": options.record.digest,
        "options": repr(replace(options, record=None, today=None)),
    }
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()


__all__ = ["BatchPlan", "PlannedEdition", "RefusedRecord", "planned"]

"""Make one edition in a process of its own: read, build, read back, put in place."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from datetime import date
from pathlib import Path
from time import perf_counter

from irdocs import folders, hand_edits, manifest
from irdocs.batch.planning import PlannedEdition
from irdocs.building import make
from irdocs.diagnostics import Diagnostic, Report, UsageError
from irdocs.frozen import frozen, replace
from irdocs.output import PENDING
from irdocs.page_images import glimpse
from irdocs.products import FinishedFile

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""What stops a batch: a disk that takes nothing more."""
THUMBNAIL = 360
"""The width of the picture of an edition's first page, in pixels."""


@frozen
class EditionOutcome:
    """What came of one edition."""

    name: str
    folder: str
    key: str
    is_made: bool
    findings: tuple[tuple[str, str, str], ...]
    """The severity, place and message of each error and warning."""
    files: tuple[tuple[str, str, int], ...] = ()
    """The path in its folder, SHA-256 and size of each file."""
    inputs: tuple[tuple[str, str], ...] = ()
    """The path and SHA-256 of each file that was read."""
    seconds: float = 0.0
    picture: bytes | None = None
    """Its first page as JPEG; None without a leaflet."""
    days: tuple[tuple[str, int], ...] = ()
    """The days of its reviews (ISO 8601), each with how the day of the run stood to it: before it
    (-1), the same (0) or behind it (1). What is found depends on that, and on no other day."""


@frozen
class EditionMaker:
    """Makes an edition in a folder that all workers see."""

    path: Path
    out: Path
    pictured: bool

    def __call__(self, edition: PlannedEdition) -> EditionOutcome:
        """Return what came of an edition; its folder stands in place then. Raises OSError."""
        return make_edition(self.path, self.out, edition, pictured=self.pictured)


def make_edition(
    path: Path, out: Path, edition: PlannedEdition, *, pictured: bool = False
) -> EditionOutcome:
    """Make an edition and put its folder in place; after an error nothing is put there."""
    start = perf_counter()
    try:
        result, files, created = make(path, edition.options)
    except (OSError, UsageError) as error:
        found = (("error", str(path), str(error)),)
        return EditionOutcome(edition.name, edition.folder, edition.key, False, found)
    findings = tuple(map(told, (*result.report.errors, *result.report.warnings)))
    inputs = tuple((str(one), sha256) for one, sha256 in result.named_inputs.items())
    if result.failed or created is None:
        return EditionOutcome(
            edition.name, edition.folder, edition.key, False, findings, (), inputs,
            perf_counter() - start,
        )  # fmt: skip
    contents = {file.name: file.data for file in files}
    folder = out / edition.folder
    if edition.options.manifest:
        order = replace(edition.options, edition=edition.name, data=edition.data)
        inputs_of_it = {**dict(edition.records_read), **result.inputs}
        contents[manifest.FILE] = manifest.made(
            path, folder, order, created, inputs_of_it, contents
        ).encode()
    edited = hand_edits.edited(folder, files)
    if edited and not edition.options.overwrite:
        refused = Report()
        hand_edits.complain(edited, refused, can_keep=False)
        findings = tuple(map(told, refused))
        return EditionOutcome(
            edition.name, edition.folder, edition.key, False, findings, (), inputs,
            perf_counter() - start,
        )  # fmt: skip
    try:
        hand_edits.put_aside(edited)
        put(folder, contents)
    except (OSError, UsageError) as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            raise  # it is no fault of this edition
        findings = (("error", str(folder), str(error)),)
        return EditionOutcome(
            edition.name, edition.folder, edition.key, False, findings, (), inputs,
            perf_counter() - start,
        )  # fmt: skip
    reviews = result.examined.days_of_reviews if result.examined else ()
    today = edition.options.today
    written = tuple(
        (name, hashlib.sha256(data).hexdigest(), len(data)) for name, data in contents.items()
    )
    picture = _first_page(files) if pictured else None
    return EditionOutcome(
        edition.name, edition.folder, edition.key, True, findings, written, inputs,
        perf_counter() - start, picture,
        tuple((day.isoformat(), standing(today, day)) for day in reviews),
    )  # fmt: skip


def standing(today: date | None, day: date) -> int:
    """Return how a day stands to another: before it (-1), the same (0), behind it (1), or not at
    all (2), if there is none."""
    return 2 if today is None else (today > day) - (today < day)


def put(folder: Path, contents: dict[str, bytes]) -> None:
    """Put the files of an edition in place in one step; what was put beside them stays.

    Names of folders that are being made end with the process' number, so that those of a killed
    one are known.
    """
    pending = folders.prepared(folder, contents, f"{PENDING}{os.getpid()}.")
    try:
        folders.put(pending, folder)
    except OSError:
        shutil.rmtree(pending, ignore_errors=True)
        raise


def told(finding: Diagnostic) -> tuple[str, str, str]:
    """Return a finding as plain words, with the row of its record."""
    place = str(finding.span) if finding.span else ""
    if finding.span and finding.span.other:
        place += f" ({finding.span.other})"
    hint = f" ({finding.hint})" if finding.hint else ""
    return str(finding.severity), place, f"[{finding.code}] {finding.message}{hint}"


def _first_page(files: list[FinishedFile]) -> bytes | None:
    """Return a picture of the first page of the first PDF."""
    for file in files:
        if file.name.endswith(".pdf"):
            return glimpse(file.data, THUMBNAIL)
    return None


__all__ = ["EditionMaker", "EditionOutcome", "make_edition", "put", "standing", "told"]

"""Read finished files back, and hold them against the content, the rules, and one another.

A file that a build has just made must say what the content says. A file of an earlier build may
have been changed by anybody since, so it is compared in addition with what would be built now. If
it differs, it was changed, or was made of other content. A manifest beside it tells which: it has
the digests of the inputs and of the files of the build that wrote it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from irdocs.audit import ledger, parity
from irdocs.audit.parity import Inventory
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.content.files import digest_of, read_regular
from irdocs.content.model import Document
from irdocs.content.product import ProductTraits
from irdocs.diagnostics import Report, UsageError
from irdocs.frozen import frozen
from irdocs.locale import Locale
from irdocs.products import AuditResult, PlannedFile

if TYPE_CHECKING:
    from irdocs.recorded_build import RecordedBuild

_UNREADABLE = "unreadable-file"


@frozen
class AuditedHalf:
    """A document in the language of a file, or in one of the two that share it."""

    document: Document
    locale: Locale
    """The one in which the product formats numbers."""


@frozen
class FileAudit:
    """Audits the files of one product."""

    halves: tuple[AuditedHalf, ...]
    product: ProductTraits
    draft: bool
    """Whether statistics without a value are expected, too."""

    @property
    def document(self) -> Document:
        """The document in the first language of the files."""
        return self.halves[0].document

    def review(self, file: PlannedFile, data: bytes, report: Report) -> AuditResult:
        """Read a finished file back and compare it with the content and the rules.

        Returns what was read, and the files that go beside it, such as the preflight report of a
        press file.
        """
        try:
            with reading():
                result = file.review(data, report)
        except UnreadableError as error:
            report.error(_UNREADABLE, f"{file.name} cannot be read: {error}",
                         self.document.span, "build it again")  # fmt: skip
            return AuditResult()
        for half, contents in zip(self._halves_of(file), result.contents, strict=False):
            ledger.account(
                half.document, file.traits or self.product, contents.placement, contents.outline,
                half.locale, report, draft=self.draft,
            )  # fmt: skip
        if len(result.inventories) == 2:
            parity.complain(*result.inventories, self.document.span, report)
        return result

    def _halves_of(self, file: PlannedFile) -> tuple[AuditedHalf, ...]:
        """Return the documents in the languages of a file."""
        return self.halves if file.half is None else (self.halves[file.half],)

    def check_built(self, file: PlannedFile, folder: Path, report: Report) -> Sequence[Inventory]:
        """Read a file of an earlier build from its folder, review it, and compare it.

        Returns what it holds in each language.
        """
        path = folder / file.name
        try:
            data = read_regular(path)
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            report.error(
                "missing-file", f"{path}: {reason}", self.document.span, "run irdocs build first"
            )
            return ()
        expected, own = file.render(), Report()
        inventories = self.review(file, data, own).inventories
        is_readable = all(error.code != _UNREADABLE for error in own.errors)
        if data == expected or not is_readable:
            report.extend(own)
            return inventories
        # A text that the ledger misses would be a fault of irdocs in a file that it has just made.
        # Here it is one of the differences, which the comparison names better.
        report.extend(found for found in own if found.code not in ledger.CODES)
        self._compare(file, folder, expected, data, report)
        return inventories

    def _compare(
        self, file: PlannedFile, folder: Path, expected: bytes, data: bytes, report: Report
    ) -> None:
        """Report how a file differs from the `expected` one.

        If its manifest says that it was made of other content, only that is reported.
        """
        recorded = _recorded(folder)
        if recorded is not None and (changed := _changed_input(folder, recorded)):
            entry = recorded.files.get(file.name)
            is_as_made = entry and entry.sha256 == hashlib.sha256(data).hexdigest()
            since = "" if is_as_made else "; it was changed since it was built, too"
            report.error(
                "outdated-file",
                f"{file.name} was built before {changed} was changed{since}",
                self.document.span,
                "run irdocs build, then check again",
            )
            return
        entries = [
            entry
            for half, placement in zip(self._halves_of(file), file.placements(), strict=False)
            for entry in ledger.entries(
                half.document, file.traits or self.product, placement, half.locale, draft=self.draft
            )
        ]
        from irdocs.audit import comparison  # which only `check --built` needs

        origins = comparison.Origins(tuple(entries), self.document.span)
        try:
            with reading():
                outcome = file.compare(expected, data)
        except UnreadableError as error:
            report.error(_UNREADABLE, f"{file.name} cannot be compared: {error}",
                         self.document.span, "build it again")  # fmt: skip
            return
        comparison.complain(outcome, file.name, file.unit, origins, report)


def _recorded(folder: Path) -> RecordedBuild | None:
    """Return what the manifest in a folder says; None if there is none that can be read."""
    from irdocs import manifest, recorded_build

    try:
        return recorded_build.read(folder / manifest.FILE)
    except (OSError, UsageError):
        return None


def _changed_input(folder: Path, recorded: RecordedBuild) -> str | None:
    """Return the name of the first input of an earlier build that is not what it was."""
    for name, sha256 in recorded.inputs.items():
        if digest_of(folder / name) != sha256:
            return Path(name).name
    return None


__all__ = ["AuditedHalf", "FileAudit"]

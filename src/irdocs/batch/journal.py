"""The journal of a batch: what each edition was made of, and what was made of it (SQLite).

An edition is written down when its folder stands in place. A run that is killed, or that a full
disk stops, then goes on where it was: what is written down, and still is what it was, is not made
again.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from irdocs.batch.planning import PlannedEdition
from irdocs.batch.worker import EditionOutcome, standing
from irdocs.content.files import digest_of
from irdocs.diagnostics import Span
from irdocs.frozen import replace

FILE = ".irdocs-batch.sqlite"
"""The journal's name in the folder of a batch."""
_TABLE = """
CREATE TABLE IF NOT EXISTS made_editions (
  folder TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, made INTEGER NOT NULL,
  findings TEXT NOT NULL, files TEXT NOT NULL, inputs TEXT NOT NULL, seconds REAL NOT NULL,
  picture BLOB, days TEXT NOT NULL
)
"""


@dataclass
class Journal:
    """The journal in the folder of a batch."""

    folder: Path
    lying: Callable[[str], bytes | None] | None = None
    """Returns the bytes that lie at a path, by which editions are looked up; by default those of
    files in `folder`."""
    _digests: dict[str, str] = field(default_factory=dict)
    """The digests of inputs, each taken once a run."""

    def __post_init__(self) -> None:
        self._connection = sqlite3.connect(self.folder / FILE, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute(_TABLE)

    def data(self) -> bytes:
        """Return the journal as the bytes of a file."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return (self.folder / FILE).read_bytes()

    def close(self) -> None:
        self._connection.close()

    def write(self, outcome: EditionOutcome) -> None:
        """Write down what came of an edition."""
        row = (
            outcome.folder, outcome.name, outcome.key, int(outcome.is_made),
            json.dumps(outcome.findings), json.dumps(outcome.files), json.dumps(outcome.inputs),
            outcome.seconds, outcome.picture, json.dumps(outcome.days),
        )  # fmt: skip
        marks = ", ".join("?" * len(row))
        self._connection.execute(f"INSERT OR REPLACE INTO made_editions VALUES ({marks})", row)

    def outcome(self, folder: str) -> EditionOutcome | None:
        """Return what is written down of an edition."""
        with closing(
            self._connection.execute("SELECT * FROM made_editions WHERE folder = ?", (folder,))
        ) as cursor:
            row = cursor.fetchone()
        if row is None:
            return None
        _, name, key, made, findings, files, inputs, seconds, picture, days = row
        return EditionOutcome(
            name, folder, key, bool(made),
            tuple((severity, place, message) for severity, place, message in json.loads(findings)),
            tuple((path, sha256, size) for path, sha256, size in json.loads(files)),
            tuple((path, sha256) for path, sha256 in json.loads(inputs)),
            seconds, picture, tuple((day, stood) for day, stood in json.loads(days)),
        )  # fmt: skip

    def unchanged(self, edition: PlannedEdition) -> EditionOutcome | None:
        """Return what came of an edition if it would be the same now, and lies there as it was."""
        known = self.outcome(edition.folder)
        if known is None or known.key != edition.key:
            return None
        if not known.is_made:
            return None  # an error may be gone; and nothing lies there
        today = edition.options.today
        if any(standing(today, date.fromisoformat(day)) != stood for day, stood in known.days):
            return None  # a review has become overdue, for one
        if any(self._digest(path) != sha256 for path, sha256 in known.inputs):
            return None
        lying = self.lying or self._of_folder
        for name, sha256, size in known.files:
            data = lying(f"{edition.folder}/{name}")
            if data is None or len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
                return None
        return replace(known, findings=tuple(_told_now(known.findings, edition.place)))

    def _of_folder(self, path: str) -> bytes | None:
        try:
            return (self.folder / path).read_bytes()
        except OSError:
            return None

    def folders(self) -> Iterator[str]:
        """Yield the folders of all editions that are written down."""
        for (folder,) in self._connection.execute(
            "SELECT folder FROM made_editions ORDER BY folder"
        ):
            yield folder

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            self._digests[path] = digest_of(Path(path))
        return self._digests[path]


def _told_now(
    findings: Sequence[tuple[str, str, str]], row: Span
) -> Iterator[tuple[str, str, str]]:
    """Yield findings with the row of their record as it stands in its file now."""
    before = re.compile(rf" \({re.escape(row.file)}:\d+:\d+\)\Z")
    for severity, place, message in findings:
        yield severity, before.sub(lambda _: f" ({row})", place), message


__all__ = ["FILE", "Journal"]

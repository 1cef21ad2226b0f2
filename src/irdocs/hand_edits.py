"""Find the files of an earlier build that somebody has edited since, and put them aside.

A lecturer edits the deck the night before. A build must never lose that: it stops, or keeps what it
replaces under another name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from irdocs.content.files import read_regular
from irdocs.diagnostics import Report
from irdocs.ooxml.made_mark import is_as_made
from irdocs.products import FinishedFile

EDITABLE = ".pptx"
"""The ending of files that people edit."""


def edited(folder: Path, files: Iterable[FinishedFile]) -> list[Path]:
    """Return those of the paths that files will be written to where an edited one lies."""
    return [
        folder / file.name
        for file in files
        if file.name.endswith(EDITABLE) and _is_edited(folder / file.name, file.data)
    ]


def complain(paths: Iterable[Path], report: Report, *, can_keep: bool = True) -> None:
    """Report edited files that would be replaced; with `can_keep`, the command takes --keep."""
    keep = "--keep keeps edited slides and renews the others; " if can_keep else ""
    other = "-o names another folder; " if can_keep else ""
    for path in paths:
        report.error(
            "edited-file",
            f"{path} was edited since it was made, or is not of irdocs; it is left as it is",
            None,
            f"{keep}irdocs pull brings edits into the content; --overwrite writes the new one and "
            f"keeps yours as {kept_name(path).name}; {other}irdocs check --built says what was "
            "edited",
        )


def put_aside(paths: Iterable[Path]) -> list[Path]:
    """Rename files, and return their new paths. Raises OSError."""
    kept = []
    for path in paths:
        target = kept_name(path)
        path.rename(target)
        kept.append(target)
    return kept


def kept_name(path: Path) -> Path:
    """Return the name that an edited file is kept by: with the day on which it was edited."""
    try:
        day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    except (OSError, ValueError, OverflowError):
        day = "edited"
    number = 1
    while True:
        more = "" if number == 1 else f"-{number}"
        target = path.with_name(f"{path.stem}.edited-{day}{more}{path.suffix}")
        if not target.exists():
            return target
        number += 1


def _is_edited(path: Path, new: bytes) -> bool:
    """Whether what lies at a path is neither as it was made nor what is to be written there."""
    try:
        data = read_regular(path)
    except OSError:
        return False
    return data != new and not is_as_made(data)


__all__ = ["complain", "edited", "kept_name", "put_aside"]

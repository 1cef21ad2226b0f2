"""The files of a user that a run reads: each within its limit, and each remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

ABSENT = ""
"""What stands for the digest of a file that was asked for and is not there."""


def digest_of(path: Path) -> str:
    """Return a file's SHA-256, or what stands for one that cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ABSENT


class FileReader:
    """Reads files, and knows afterwards which and what they held: what a run depends on."""

    def __init__(self) -> None:
        self._read: dict[Path, str] = {}

    @property
    def read_files(self) -> Mapping[Path, str]:
        """The SHA-256 of each file that was read, in the order of the first reading."""
        return MappingProxyType(self._read)

    def read(self, path: Path, most: int) -> bytes:
        """Return a file's bytes, no more than one beyond `most`. Raises OSError, ValueError."""
        self._read.setdefault(path, ABSENT)
        with path.open("rb") as file:
            data = file.read(most + 1)
        self._read[path] = hashlib.sha256(data).hexdigest()
        return data

    def note_missing(self, path: Path) -> None:
        """Remember a file that is not there, though the run would have read it."""
        self._read.setdefault(path, ABSENT)

    def read_within(self, path: Path, most: int) -> bytes:
        """Return a file's bytes. Raises OSError, and ValueError when there are more than `most`."""
        data = self.read(path, most)
        if len(data) > most:
            raise ValueError(f"larger than {most:,} bytes")
        return data

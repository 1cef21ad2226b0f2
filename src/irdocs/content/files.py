"""Read a user's files within limits, and remember which they were and what they held.

The manifest lists what a product was built from, and the preview watches these files for changes.
Files that were looked for in vain are remembered too: the preview builds again when they appear.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

ABSENT = ""
"""The digest of a file that was asked for but is not there or cannot be read."""


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, or ABSENT if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ABSENT


class FileReader:
    """Reads files and remembers their digests: the inputs that a run depends on."""

    def __init__(self) -> None:
        self._digests: dict[Path, str] = {}

    @property
    def read_files(self) -> Mapping[Path, str]:
        """The SHA-256 of each file that was asked for, or ABSENT, in order of the first request."""
        return MappingProxyType(self._digests)

    def read(self, path: Path, most: int) -> bytes:
        """Return at most `most` + 1 bytes of a file, so that the caller sees if it is too large.

        Raises OSError, and ValueError for a path that no file can have.
        """
        self._digests.setdefault(path, ABSENT)
        with path.open("rb") as file:
            data = file.read(most + 1)
        self._digests[path] = hashlib.sha256(data).hexdigest()
        return data

    def note_missing(self, path: Path) -> None:
        """Remember a file that the run would have read if it were there."""
        self._digests.setdefault(path, ABSENT)

    def read_within(self, path: Path, most: int) -> bytes:
        """Return the bytes of a file. Raises OSError, and ValueError if it has more than `most`."""
        data = self.read(path, most)
        if len(data) > most:
            raise ValueError(f"it is larger than {most:,} bytes")
        return data

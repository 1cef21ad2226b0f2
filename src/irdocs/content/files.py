"""Read a user's files within limits, and remember which they were and what they held.

The manifest lists what a product was built from, and the preview watches these files for changes.
Files that were looked for in vain are remembered too: the preview builds again when they appear.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

ABSENT = ""
"""The digest of a file that was asked for but is not there or cannot be read."""


def opened(path: Path) -> BinaryIO:
    """Return a regular file, opened for reading.

    Raises OSError, for a pipe or a device too: to open a pipe that nobody writes to would wait for
    ever, and a device may have no end.
    """
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - the caller closes it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file", str(path))
    return file


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # Windows has no such pipes


def read_regular(path: Path) -> bytes:
    """Return all bytes of a regular file. Raises OSError as `opened` does."""
    with opened(path) as file:
        return file.read()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, or ABSENT if it cannot be read."""
    try:
        return hashlib.sha256(read_regular(path)).hexdigest()
    except OSError:
        return ABSENT


class FileReader:
    """Reads files and remembers their digests: the inputs that a run depends on."""

    def __init__(self) -> None:
        self._digests: dict[Path, str] = {}
        self._links: dict[Path, Path | None] = {}
        self._texts: dict[str, str] = {}

    @property
    def read_files(self) -> Mapping[Path, str]:
        """The SHA-256 of each file that was asked for, or ABSENT, in order of the first request."""
        return MappingProxyType(self._digests)

    @property
    def links(self) -> Mapping[Path, Path | None]:
        """The paths that lead through symbolic links, each with the file that it led to.

        None stands for a path that led out of the folder in which files may be.
        """
        return MappingProxyType(self._links)

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of which messages quote lines, by the names that messages give their files."""
        return MappingProxyType(self._texts)

    def note_text(self, name: str, text: str) -> None:
        """Remember a text, as there is something to say of it."""
        self._texts[name] = text

    def note_link(self, name: Path, path: Path | None) -> None:
        """Remember where a path leads, if that is elsewhere than it says."""
        if name != path:
            self._links[name] = path

    def read(self, path: Path, most: int) -> bytes:
        """Return at most `most` + 1 bytes of a file, so that the caller sees if it is too large.

        Raises OSError, and ValueError for a path that no file can have.
        """
        self._digests.setdefault(path, ABSENT)
        with opened(path) as file:
            data = file.read(most + 1)
        self._digests[path] = hashlib.sha256(data).hexdigest()
        return data

    def add(self, read: Mapping[Path, str], links: Mapping[Path, Path | None]) -> None:
        """Remember what another reader has read."""
        for path, digest in read.items():
            self._digests[path] = digest or self._digests.get(path, ABSENT)
        self._links.update(links)

    def note_missing(self, path: Path) -> None:
        """Remember a file that the run would have read if it were there."""
        self._digests.setdefault(path, ABSENT)

    def read_within(self, path: Path, most: int) -> bytes:
        """Return the bytes of a file. Raises OSError, and ValueError if it has more than `most`."""
        data = self.read(path, most)
        if len(data) > most:
            raise ValueError(f"it is larger than {most:,} bytes")
        return data

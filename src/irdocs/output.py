"""Finished files → a folder: all of them or none; what a killed build left behind is cleared."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR
from pathlib import Path

PENDING = ".irdocs-"
"""What the names of files that are not yet in place begin with."""


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file beside its target, then move all into place; on any fault, none.

    Builds into one folder wait for each other. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        if (folder / name).is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(folder / name))
    with _alone_in(folder), ExitStack() as undo:
        _clear(folder)
        moves = []
        for name, data in files.items():
            handle, pending = tempfile.mkstemp(prefix=f"{PENDING}{name}.", dir=folder)
            undo.callback(_remove, Path(pending))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(pending).chmod(0o666 & ~_umask())
            moves.append((Path(pending), folder / name))
        for source, target in moves:
            source.replace(target)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other builds out of a folder; the system frees it when the process ends, however."""
    try:
        import fcntl
    except ImportError:  # Windows: two builds at once are parted by their files' names alone
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    """Remove what a build left that was killed; no other is at work here."""
    for left in folder.glob(f"{PENDING}*"):
        with suppress(OSError):
            left.unlink()


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

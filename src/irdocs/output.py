"""Put finished files into the output folder: all of them or none.

The output folder must never hold a file that is half written, nor a new leaflet beside an old deck.
So each file is first written under a temporary name in the same folder, and only when all are on
the disk are they renamed. A rename within a folder replaces the old file in one step: only a build
that is killed between two renames leaves files of two builds, and none of those is half written.
Temporary files that a killed build has left are removed by the next one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR, ENOTDIR
from pathlib import Path

from irdocs import folders

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

PENDING = ".irdocs-"
"""The prefix of temporary names."""


def json_text(data: object) -> str:
    """Return data as JSON for people and programs, with its characters as they are.

    A name of a file may have bytes that are not UTF-8. Python keeps each as a lone surrogate
    (PEP 383), which UTF-8 cannot hold; it is written as an escape, such as \\udcff for the byte FF,
    and a program that reads it has the name again.
    """
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, given by their names, into a folder, which is made if it is missing.

    Those of a name such as web/index.html are the whole of a folder in it, which replaces the old
    one in one step. If one file cannot be written, none is put in place. Builds into one folder
    wait for each other. Raises OSError, IsADirectoryError if a folder has the name of a file, and
    UsageError if a folder of ours has the name of one that has other files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    trees: dict[str, dict[str, bytes]] = {}
    for name, data in files.items():
        if "/" in name:
            inner, _, rest = name.partition("/")
            trees.setdefault(inner, {})[rest] = data
        elif (folder / name).is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(folder / name))
    with _alone_in(folder), ExitStack() as undo:
        _clear(folder)
        moves = []
        pending_folders = []
        for name, tree in trees.items():
            if (folder / name).exists() and not (folder / name).is_dir():
                raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder / name))
            made = folders.prepared(folder / name, tree, f"{PENDING}{name}.")
            undo.callback(shutil.rmtree, made, ignore_errors=True)
            pending_folders.append((made, folder / name))
        for name, data in files.items():
            if "/" in name:
                continue
            handle, pending = tempfile.mkstemp(prefix=f"{PENDING}{name}.", dir=folder)
            undo.callback(_remove, Path(pending))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            # mkstemp makes files that only their owner can read; ours are like any other file.
            Path(pending).chmod(0o666 & ~_umask())
            moves.append((Path(pending), folder / name))
        for source, target in moves:
            source.replace(target)
        for source, target in pending_folders:
            folders.put(source, target)


def write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, given by their paths in it, as the whole of a folder, which is replaced in one
    step; what else somebody has put there stays.

    Raises OSError, and UsageError if the folder has files but none of ours.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder.parent):
        prefix = f"{PENDING}{folder.name}."
        _clear(folder.parent, prefix)
        folders.put(folders.prepared(folder, files, prefix), folder)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold a lock on a folder, so that other builds into it wait.

    The system releases the lock when the process ends, even if it is killed; a lock file would
    remain and stop all later builds.
    """
    try:
        import fcntl
    except ImportError:  # Windows: two builds at once do not wait for each other
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _clear(folder: Path, prefix: str = PENDING) -> None:
    """Remove the temporary files of a build that was killed; the lock keeps out those at work."""
    for leftover in folder.glob(f"{prefix}*"):
        with suppress(OSError):
            if leftover.is_dir() and not leftover.is_symlink():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError):
        path.unlink()


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

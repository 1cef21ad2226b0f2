"""Replace a folder by another in one step, so that a killed build leaves the old or the new one.

A folder cannot be renamed onto one that has files. Linux and macOS can exchange two folders in one
step; elsewhere there is a moment between two renames in which neither stands in its place.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from irdocs.diagnostics import UsageError
from irdocs.ooxml.made_mark import is_as_made

OURS = ".irdocs-files"
"""The list, in a folder that we write, of the files in it that are ours."""
_AT_CURRENT_FOLDER = -100
_EXCHANGE_LINUX, _EXCHANGE_MACOS = 2, 2
"""The flags RENAME_EXCHANGE of renameat2(2) and RENAME_SWAP of renamex_np(2)."""


def prepared(folder: Path, files: Mapping[str, bytes], prefix: str) -> Path:
    """Return a new folder beside another, with files given by their paths in it.

    What else lies in the old folder and is not ours, such as a favicon, is in the new one as well,
    and so is a deck of ours that somebody has edited.
    The name of the new folder begins with `prefix`; folders above it are made. Raises OSError, and
    UsageError if the old one has files and none of them is ours: they may be many, and somebody
    else's.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / OURS).is_file():
        raise UsageError(f"{folder} has files that are not irdocs'; name a new or an empty folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    pending = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        for name in _kept(folder, files):
            target = pending / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, target, follow_symlinks=False)
        for name, data in {**files, OURS: "\n".join([*sorted(files), ""]).encode()}.items():
            target = pending / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        pending.chmod(0o777 & ~mask)  # mkdtemp makes folders that only their owner can read
    except BaseException:
        shutil.rmtree(pending, ignore_errors=True)
        raise
    return pending


def put(pending: Path, folder: Path) -> None:
    """Put a prepared folder in the place of the old one, which is removed. Raises OSError."""
    if not folder.exists():
        pending.rename(folder)
        return
    if not _exchanged(pending, folder):
        aside = Path(tempfile.mkdtemp(prefix=pending.name, dir=folder.parent)) / folder.name
        folder.rename(aside)
        pending.rename(folder)
        pending = aside.parent
    shutil.rmtree(pending, ignore_errors=True)


def _kept(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the paths of files in a folder that are neither ours nor to be written."""
    ours = {OURS}
    with suppress(OSError, UnicodeDecodeError):
        ours |= set((folder / OURS).read_text(encoding="utf-8").splitlines())
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not (path.is_file() or path.is_symlink()) or name in files:
            continue
        if name not in ours or _is_edited(path):
            yield name


def _is_edited(path: Path) -> bool:
    """Whether a file of ours is a deck that somebody has edited since it was made."""
    return path.suffix == ".pptx" and not is_as_made(path.read_bytes())


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system cannot."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            done = library.renameat2(
                _AT_CURRENT_FOLDER, names[0], _AT_CURRENT_FOLDER, names[1], _EXCHANGE_LINUX
            )
        elif sys.platform == "darwin":
            done = library.renamex_np(*names, _EXCHANGE_MACOS)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    return bool(done == 0)


__all__ = ["OURS", "prepared", "put"]

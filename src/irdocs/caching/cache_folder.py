"""The folder in which irdocs keeps what it need not do twice, and how files in it are written.

It lies where the platform keeps caches. IRDOCS_CACHE names another folder, or is "off". A file that
cannot be read, or is not as it was written, is as if it were not there; one that cannot be written
is done without.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SIZE = 16
"""The length of the digest with which a file begins, in bytes."""
_MOST = 5_000_000
"""The most bytes of a file that is read."""


def folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of the cache, which need not be there yet; None if there is to be none."""
    named = environment.get("IRDOCS_CACHE", "")
    if named.lower() == "off":
        return None
    if named:
        return Path(named)
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
        return Path(base) / "irdocs" / "cache" if base else None
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Caches" / "irdocs" if home else None
    base = environment.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "irdocs"
    return Path(home) / ".cache" / "irdocs" if home else None


def read(path: Path) -> bytes | None:
    """Return what was written to a file; None if there is none, or it is not as it was written."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except (OSError, ValueError):
        return None
    if len(data) > _MOST or _digest(data[_SIZE:]) != data[:_SIZE]:
        return None
    return data[_SIZE:]


def write(path: Path, data: bytes) -> None:
    """Write a file in one step, so that another process sees all of it or nothing."""
    pending = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        pending.write_bytes(_digest(data) + data)
        pending.replace(path)
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            pending.unlink(missing_ok=True)


def files(where: Path) -> Iterator[Path]:
    """Yield the files of a cache."""
    try:
        found = (path for path in where.rglob("*") if path.is_file() and path != where / _PRUNED)
        yield from sorted(found)
    except OSError:
        return


MOST_DAYS, MOST_BYTES = 30, 64_000_000
"""Files that nobody has written for so many days, or beyond so many bytes, are pruned."""
_PRUNED = "pruned"
"""The file whose time says when a cache was last pruned."""
_DAY = 86_400.0


def outworn(where: Path, now: float) -> list[Path]:
    """Return the files of a cache that are to be pruned; `now` is in seconds since 1970."""
    sizes = {}
    for path in files(where):
        with suppress(OSError):
            sizes[path] = path.stat()
    kept, found = 0, []
    for path in sorted(sizes, key=lambda path: -sizes[path].st_mtime):
        kept += sizes[path].st_size
        if now - sizes[path].st_mtime > MOST_DAYS * _DAY or kept > MOST_BYTES:
            found.append(path)
    return found


def prune_daily(where: Path, now: float) -> None:
    """Remove what is outworn, once a day; what cannot be removed stays."""
    mark = where / _PRUNED
    with suppress(OSError, ValueError):
        if mark.exists() and now - mark.stat().st_mtime < _DAY:
            return
        for path in outworn(where, now):
            path.unlink(missing_ok=True)
        mark.touch()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()


__all__ = ["files", "folder", "outworn", "prune_daily", "read", "write"]

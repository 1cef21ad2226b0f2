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
        yield from sorted(path for path in where.rglob("*") if path.is_file())
    except OSError:
        return


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()


__all__ = ["files", "folder", "read", "write"]

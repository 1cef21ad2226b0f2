"""The folder in which irdocs keeps what it need not do twice, and how files in it are written.

It lies where the platform keeps caches. IRDOCS_CACHE names another folder, or is "off". A file that
cannot be read, or is not as it was written, is as if it were not there; one that cannot be written
is done without.

A command that has nothing to do spends most of its time on imports, so paths are texts here, and
digests are made without hashlib, which loads OpenSSL.
"""

from __future__ import annotations

import os
import sys

try:
    from _blake2 import blake2b
except ImportError:  # where hashlib has it from elsewhere
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    AnyPath = str | os.PathLike[str]

_SIZE = 16
"""The length of the digest with which a file begins, in bytes."""
_MOST = 5_000_000
"""The most bytes of a file that is read."""


def folder(environment: Mapping[str, str]) -> str | None:
    """Return the folder of the cache, which need not be there yet; None if there is to be none."""
    named = environment.get("IRDOCS_CACHE", "")
    if named.lower() == "off":
        return None
    if named:
        return named
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
        return os.path.join(base, "irdocs", "cache") if base else None
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "irdocs") if home else None
    base = environment.get("XDG_CACHE_HOME")
    if base and os.path.isabs(base):
        return os.path.join(base, "irdocs")
    return os.path.join(home, ".cache", "irdocs") if home else None


def read(path: AnyPath) -> bytes | None:
    """Return what was written to a file; None if there is none, or it is not as it was written."""
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST + 1)
    except (OSError, ValueError):
        return None
    if len(data) > _MOST or _digest(data[_SIZE:]) != data[:_SIZE]:
        return None
    return data[_SIZE:]


def write(path: AnyPath, data: bytes) -> None:
    """Write a file in one step, so that another process sees all of it or nothing."""
    where, name = os.path.split(path)
    pending = os.path.join(where, f".{name}.{os.getpid()}")
    try:
        os.makedirs(where or os.curdir, exist_ok=True, mode=0o700)
        with open(pending, "wb") as file:
            file.write(_digest(data) + data)
        os.replace(pending, path)
    except (OSError, ValueError):
        try:
            os.unlink(pending)
        except (OSError, ValueError):
            pass


def digest_of(data: bytes) -> str:
    """Return what tells data from other data: the BLAKE2b of 20 bytes, as hexadecimal digits."""
    return blake2b(data, digest_size=20).hexdigest()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()


__all__ = ["digest_of", "folder", "read", "write"]

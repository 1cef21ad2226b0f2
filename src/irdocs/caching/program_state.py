"""What tells one state of the program and its libraries from another, without reading them.

No pathlib here, nor typing: a command that has nothing to do spends its time on imports."""

from __future__ import annotations

import os
import sys

from irdocs.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def program_state() -> str:
    """Return a text that differs whenever the program, a library or the interpreter does."""
    return "\0".join((VERSION, sys.version, sys.prefix, *_stamps()))


def _stamps() -> tuple[str, ...]:
    """Return the times of the last change of what is installed."""
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    libraries = {path for path in sys.path if path.endswith(("site-packages", "dist-packages"))}
    stamps = [f"{path} {_time(path)}" for path in sorted(libraries)]
    if os.path.dirname(own) not in libraries:  # a working copy: files change under one version
        stamps += sorted(_newest(own))
    return tuple(stamps)


def _time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def _newest(folder: str) -> Iterator[str]:
    """Yield a folder and those below it, each with the latest change of its files."""
    newest, below = 0, []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                below.append(entry)
            else:
                newest = max(newest, entry.stat().st_mtime_ns)
    yield f"{folder} {newest}"
    for inner in below:
        if inner.name != "__pycache__":
            yield from _newest(inner.path)


__all__ = ["program_state"]

"""What tells one state of the program and its libraries from another, without reading them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from irdocs.version import VERSION


def program_state() -> str:
    """Return a text that differs whenever the program, a library or the interpreter does."""
    return "\0".join((VERSION, sys.version, sys.prefix, *_stamps()))


def _stamps() -> tuple[str, ...]:
    """Return the times of the last change of what is installed."""
    own = Path(__file__).parents[1]
    libraries = {path for path in sys.path if path.endswith(("site-packages", "dist-packages"))}
    stamps = [f"{path} {_time(path)}" for path in sorted(libraries)]
    if str(own.parent) not in libraries:  # a working copy, whose files change under one version
        stamps += sorted(_newest(str(own)))
    return tuple(stamps)


def _time(path: str) -> int:
    try:
        return Path(path).stat().st_mtime_ns
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

"""What tells one state of the program and its libraries from another, without reading them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from irdocs.version import VERSION


def program_state() -> str:
    """Return a text that differs whenever the program, a library or the interpreter does."""
    return "\0".join((VERSION, sys.version, sys.prefix, *_stamps()))


def _stamps() -> tuple[str, ...]:
    """Return the times of the last change of what is installed."""
    own = Path(__file__).parent
    libraries = {path for path in sys.path if path.endswith(("site-packages", "dist-packages"))}
    stamps = [f"{path} {_time(path)}" for path in sorted(libraries)]
    if str(own.parent) not in libraries:  # a working copy, whose files change under one version
        stamps += [f"{folder} {_newest(folder)}" for folder in _folders(own)]
    return tuple(stamps)


def _time(path: str) -> int:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


def _folders(own: Path) -> list[str]:
    return sorted(folder for folder, _, _ in os.walk(own) if "__pycache__" not in folder)


def _newest(folder: str) -> int:
    """Return the latest change of the files of a folder."""
    with os.scandir(folder) as entries:
        return max((entry.stat().st_mtime_ns for entry in entries if entry.is_file()), default=0)


__all__ = ["program_state"]

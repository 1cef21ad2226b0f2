"""Which files of a cache are no longer worth their room, and their removal, once a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


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


__all__ = ["files", "outworn", "prune_daily"]

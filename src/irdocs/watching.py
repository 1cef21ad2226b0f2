"""Build again whenever a file changes that the last build read.

Changes of other files are ignored: a build writes its output beside the content, and would start
the next build by itself otherwise. Each build says anew which files it read, since an edit may name
another image or theme.

A file also changes when a folder above it is moved, deleted or made again, and when a symbolic link
on its path is switched. So the folders above the files are watched too, and after a change of one
of them the watcher starts anew: it would go on watching a folder that has moved elsewhere.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from irdocs.building import BuildResult
from irdocs.content.files import digest_of
from irdocs.diagnostics import Report, UsageError
from irdocs.frozen import frozen

if TYPE_CHECKING:
    from watchfiles import Change

STEP = 20
"""A build begins when nothing has changed for this many milliseconds: an editor saves a file in
several steps, such as writing a copy and renaming it."""
LONGEST = 400
"""If changes do not cease, a build begins after this many milliseconds all the same."""


@frozen
class WatchedPaths:
    """The absolute paths of files, and of the folders above them, whose changes start a build."""

    files: frozenset[str]
    folders: frozenset[str]

    def __or__(self, other: WatchedPaths) -> WatchedPaths:
        return WatchedPaths(self.files | other.files, self.folders | other.folders)

    def is_changed_by(self, change: Change, path: str) -> bool:
        """Return whether a change of the file system is one of these paths.

        A folder counts only if it appears or disappears: it is also modified when any file in it
        is written.
        """
        from watchfiles import Change

        return path in self.files or (path in self.folders and change is not Change.modified)

    def existing_folders(self) -> list[Path]:
        """Return the folders that must be watched for changes of these paths to be noticed.

        Files themselves cannot be watched: many editors save by writing a new file and renaming it
        over the old one, which ends the watch of the old. A missing folder is replaced by the
        nearest one above that exists.
        """
        folders: set[Path] = set()
        for name in (*self.files, *self.folders):
            folder = Path(name).parent
            while not folder.is_dir():
                folder = folder.parent
            folders.add(folder)
        return sorted(folders)


NOTHING = WatchedPaths(frozenset(), frozenset())


def watch(
    build: Callable[[], BuildResult], stop: Event | None = None
) -> Iterator[tuple[BuildResult, bool]]:
    """Yield the result of a build, and of one more after each change, until `stop` is set.

    Beside each result is whether it is the first. A later build that cannot read a file yields a
    failed result, and is tried again at the next change to the files of the build before. Raises
    what the first build raises.

    A change can be missed: a file may be saved after the build has read it, but before the watcher
    has started. So the first time that the watcher has waited in vain, after `rust_timeout`
    milliseconds, the digests of the files are compared with those that the last build took.
    """
    from watchfiles import watch as changes

    start_folder = Path.cwd()
    result = build()
    yield result, True
    watched = NOTHING
    while not (stop and stop.is_set()):
        # A failed build may have stopped before it read them all: keep those of the last good one.
        watched = paths_of(result, start_folder) | (watched if result.failed else NOTHING)
        may_have_missed = True
        try:
            for changed in changes(
                *watched.existing_folders(), watch_filter=watched.is_changed_by, step=STEP,
                debounce=LONGEST, recursive=False, stop_event=stop, raise_interrupt=True,
                rust_timeout=100, yield_on_timeout=True,
            ):  # fmt: skip
                missed = may_have_missed and not changed and has_changed(result)
                may_have_missed = may_have_missed and bool(changed)
                if not changed and not missed:
                    continue
                try:
                    result = build()
                except (OSError, UsageError) as error:  # an editor or git may be still saving
                    result = unreadable(result.file, error, result.inputs)
                yield result, False
                now = paths_of(result, start_folder)
                is_folder_changed = any(path in watched.folders for _, path in changed)
                if is_folder_changed or not now.files <= watched.files:
                    break  # start another watcher, with the folders and files of now
            else:
                return
        except FileNotFoundError:  # a folder vanished before the watcher could start
            time.sleep(STEP / 1000)


def unreadable(file: str, error: OSError | UsageError, inputs: Mapping[Path, str]) -> BuildResult:
    """Return a failed result for a build that could not read a file.

    `inputs` are the files of the build before, which are watched as before.
    """
    message = str(error)
    if isinstance(error, OSError) and error.strerror:
        message = f"{error.filename or file}: {error.strerror}"
    report = Report()
    report.error("unreadable-content", message, hint="it is read again as soon as it is saved")
    return BuildResult(report, file, inputs=inputs, failed=True)


def paths_of(result: BuildResult, start_folder: Path) -> WatchedPaths:
    """Return the paths of the files that a build read or looked for, and the folders above them.

    Each path is watched as it was named and as it is with its symbolic links followed. Of the
    folders those are left out that hold the content's folder and more: nobody moves them while at
    work, and much that has nothing to do with the content happens in them.
    """
    named = {start_folder / path for path in (*result.inputs, *result.links)}
    files = {os.path.normpath(path) for path in named} | {os.path.realpath(path) for path in named}
    content = start_folder / result.file
    contents = (os.path.normpath(content), os.path.realpath(content))
    tops = {str(Path(path).parent) for path in contents}
    folders = {folder for file in files for folder in _folders_above(file, tops)}
    return WatchedPaths(frozenset(files), frozenset(folders))


def _folders_above(file: str, tops: Set[str]) -> Iterator[str]:
    """Yield the folders above a file up to one of `tops`; only its own if it is in none of them."""
    folders = [str(folder) for folder in Path(file).parents]
    depth = next((number for number, folder in enumerate(folders) if folder in tops), 0)
    yield from folders[: depth + 1]


def has_changed(result: BuildResult) -> bool:
    """Return whether a file that a build read, or where a link leads, is different now."""
    return any(digest_of(path) != digest for path, digest in result.inputs.items()) or any(
        end is not None and os.path.realpath(name) != str(end) for name, end in result.links.items()
    )

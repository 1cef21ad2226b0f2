"""Build again whenever a file changes that the last build read.

Changes of other files are ignored: a build writes its output beside the content, and would start
the next build by itself otherwise. Each build says anew which files it read, since an edit may name
another image or theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path
from threading import Event

from irdocs.build import BuildResult
from irdocs.content.files import digest_of
from irdocs.diagnostics import Report, UsageError

STEP = 20
"""A build begins when nothing has changed for this many milliseconds: an editor saves a file in
several steps, such as writing a copy and renaming it."""
LONGEST = 400
"""If changes do not cease, a build begins after this many milliseconds all the same."""


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

    result = build()
    yield result, True
    watched: frozenset[str] = frozenset()
    while not (stop and stop.is_set()):
        # A failed build may have stopped before it read them all: keep those of the last good one.
        watched = files_of(result) | (watched if result.failed else frozenset())
        may_have_missed = True

        # `watched` is a default value since the loop assigns another set to the variable.
        def is_watched(_: object, path: str, watched: frozenset[str] = watched) -> bool:
            return path in watched

        for changed in changes(
            *folders_of(watched), watch_filter=is_watched, step=STEP, debounce=LONGEST,
            recursive=False, stop_event=stop, raise_interrupt=True, rust_timeout=100,
            yield_on_timeout=True,
        ):  # fmt: skip
            missed = may_have_missed and not changed and has_changed(result)
            may_have_missed = may_have_missed and bool(changed)
            if not changed and not missed:
                continue
            try:
                result = build()
            except (OSError, UsageError) as error:  # an editor or git may be in the midst of saving
                result = unreadable(result.file, error, result.inputs)
            yield result, False
            if not files_of(result) <= watched:
                break  # start another watcher, with the new files
        else:
            return


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


def files_of(result: BuildResult) -> frozenset[str]:
    """Return the absolute paths of the files that a build read, or looked for and did not find."""
    return frozenset(str(path.resolve()) for path in result.inputs)


def has_changed(result: BuildResult) -> bool:
    """Return whether the contents of a file that a build read are different now."""
    return any(digest_of(path) != digest for path, digest in result.inputs.items())


def folders_of(files: Set[str]) -> list[Path]:
    """Return the folders of some files, in which their changes are noticed.

    The files themselves cannot be watched: many editors save by writing a new file and renaming it
    over the old one, which ends the watch of the old. A missing folder is replaced by the nearest
    one above that exists.
    """
    folders: set[Path] = set()
    for name in files:
        folder = Path(name).parent
        while not folder.is_dir():
            folder = folder.parent
        folders.add(folder)
    return sorted(folders)

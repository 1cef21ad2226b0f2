"""Build again whenever a file changes that the last build read; its own output is none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path
from threading import Event

from irdocs.build import BuildResult
from irdocs.content.files import digest_of
from irdocs.diagnostics import Report, UsageError

STEP = 20
"""For how many milliseconds nothing may change before a build begins: saves come in several."""
LONGEST = 400
"""After how many it begins all the same."""


def watch(
    build: Callable[[], BuildResult], stop: Event | None = None
) -> Iterator[tuple[BuildResult, bool]]:
    """Yield the outcome of a build, and of one more after each change, until it is stopped.

    A later build that cannot read what it needs fails, and is tried again at the next change to the
    files of the last one. Beside each outcome stands whether it is the first. Raises what the first
    build raises.
    """
    from watchfiles import watch as changes

    result = build()
    yield result, True
    wanted: frozenset[str] = frozenset()
    while not (stop and stop.is_set()):
        # After an error the files of the last good build are read again before long.
        wanted = files_of(result) | (wanted if result.failed else frozenset())
        is_late = True

        def is_wanted(_: object, path: str, wanted: frozenset[str] = wanted) -> bool:
            return path in wanted

        for changed in changes(
            *folders_of(wanted), watch_filter=is_wanted, step=STEP, debounce=LONGEST,
            recursive=False, stop_event=stop, raise_interrupt=True, rust_timeout=100,
            yield_on_timeout=True,
        ):  # fmt: skip
            # What was saved between the build and the first look is found by what it holds.
            missed = is_late and not changed and has_changed(result)
            is_late = is_late and bool(changed)
            if not changed and not missed:
                continue
            try:
                result = build()
            except (OSError, UsageError) as error:  # an editor or git may be halfway through
                result = unreadable(result.file, error, result.inputs)
            yield result, False
            if not files_of(result) <= wanted:
                break  # other files are read now
        else:
            return


def unreadable(file: str, error: OSError | UsageError, inputs: Mapping[Path, str]) -> BuildResult:
    """Return the outcome of a build that could not read a file; the same files are watched."""
    what = str(error)
    if isinstance(error, OSError) and error.strerror:
        what = f"{error.filename or file}: {error.strerror}"
    report = Report()
    report.error("unreadable-content", what, hint="it is read again as soon as it is saved")
    return BuildResult(report, file, inputs=inputs, failed=True)


def files_of(result: BuildResult) -> frozenset[str]:
    """Return the files that a build read, or looked for in vain."""
    return frozenset(str(path.resolve()) for path in result.inputs)


def has_changed(result: BuildResult) -> bool:
    """Whether a file that a build read holds something else now."""
    return any(digest_of(path) != digest for path, digest in result.inputs.items())


def folders_of(files: Set[str]) -> list[Path]:
    """Return the folders to be watched: an editor may replace a file, and not write to it."""
    found: set[Path] = set()
    for name in files:
        folder = Path(name).parent
        while not folder.is_dir():  # what is missing may come with its folder
            folder = folder.parent
        found.add(folder)
    return sorted(found)

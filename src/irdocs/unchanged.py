"""Tell a build that would make what lies there already, or a check of what was checked before.

After a build or check its inputs and files are noted, by their digests, under the command that was
typed and the folder that it was typed in, with the day, and what tells one state of the program
from another. If all of that is as it was, the same command has nothing to do: it says what it said,
in a fortieth of the time. This module imports next to nothing, since that is where the time goes.
"""

from __future__ import annotations

import os
import sys
from time import gmtime, localtime, strftime

from irdocs.caching import cache_folder
from irdocs.caching.program_state import program_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from irdocs.caching.cache_folder import AnyPath

_FOLDER = "builds"
_BETWEEN = "\0"
"""What stands between the parts of a note, and in none of them."""
_ALWAYS = (
    "--force", "--as", "--overwrite", "--keep", "--help", "-h", "--manifest",
    "--built", "--score", "--list", "--explain",
)  # fmt: skip
"""Options with which a command is carried out, whatever there is."""


class RecordedOutcome:
    """What a build said that made what lies there, or a check of what lies there.

    It is no frozen value as others are: dataclasses take as long to import as all the rest here.
    """

    __slots__ = ("counts", "files", "is_quiet", "told")

    def __init__(self, told: str, files: tuple[str, ...], counts: str, *, is_quiet: bool) -> None:
        """Hold findings with the colours of a terminal, a line for each file, and the counts.

        A file's line has its name, pages and size; the counts are those of errors and warnings.
        """
        self.told = told
        self.files = files
        self.counts = counts
        self.is_quiet = is_quiet

    def findings(self, *, coloured: bool) -> str:
        """Return its findings as they are printed."""
        return self.told if coloured else _plain(self.told)

    def outcome(self, *, coloured: bool) -> str:
        """Return the lines that say that nothing is to be done."""
        lines = [f"\x1b[32m\x1b[1munchanged\x1b[0m {file}\n" for file in self.files]
        again = "; --force builds it again" if self.files else ""
        text = "".join((*lines, f"nothing has changed: {self.counts}{again}\n"))
        return text if coloured else _plain(text)


def recorded_here(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> RecordedOutcome | None:
    """Return what `recorded` does for the current folder."""
    try:
        return recorded(arguments, os.getcwd(), environment)
    except OSError:  # the folder is gone
        return None


def recorded(
    arguments: Sequence[str], here: AnyPath, environment: Mapping[str, str]
) -> RecordedOutcome | None:
    """Return what a command said when it was last given; None if it has something to do."""
    path = _path(arguments, here, environment)
    data = cache_folder.read(path) if path is not None else None
    if data is None:
        return None
    try:
        parts = iter(data.decode("utf-8", "surrogatepass").split(_BETWEEN))
        if next(parts) != _state(environment):
            return None
        digests = _several(parts)
        for name in digests:
            if _digest(os.path.join(here, name)) != next(digests):
                return None
        files = tuple(_several(parts))
        counts, quiet, told = parts
    except (ValueError, StopIteration):
        return None
    return RecordedOutcome(told, files, counts, is_quiet=quiet == "quiet")


def note(
    arguments: Sequence[str],
    here: AnyPath,
    environment: Mapping[str, str],
    inputs: Mapping[Path, str],
    files: Iterable[Path],
    outcome: RecordedOutcome,
) -> None:
    """Note what a command has read and made, and what it said.

    `inputs` are the SHA-256 of what it has read, as hexadecimal digits; empty for what was not
    there.
    """
    from hashlib import sha256

    path = _path(arguments, here, environment)
    if path is None:
        return
    digests = {}
    for name, read in inputs.items():
        data = _data(os.path.join(here, name))
        # A file that has changed since it was read is not what was built or checked.
        if (sha256(data).hexdigest() if data is not None else "") != read:
            return
        digests[os.fspath(name)] = _digest_of(data)
    for name in files:
        digests[os.fspath(name)] = _digest(os.path.join(here, name))
        if not digests[os.fspath(name)]:
            return
    flat = [part for digest in digests.items() for part in digest]
    parts = [
        _state(environment),
        str(len(flat)), *flat,
        str(len(outcome.files)), *outcome.files,
        outcome.counts, "quiet" if outcome.is_quiet else "", outcome.told,
    ]  # fmt: skip
    if not any(_BETWEEN in part for part in parts):
        cache_folder.write(path, _BETWEEN.join(parts).encode("utf-8", "surrogatepass"))


def _several(parts: Iterator[str]) -> Iterator[str]:
    """Return an iterator over parts whose number is the first of what comes next.

    Raises ValueError if that is no number, and StopIteration if there are fewer.
    """
    return iter([next(parts) for _ in range(int(next(parts)))])


def _path(arguments: Sequence[str], here: AnyPath, environment: Mapping[str, str]) -> str | None:
    """Return the file of a command in the cache; None if it is not noted."""
    folder = cache_folder.folder(environment)
    if folder is None or any(one.split("=")[0] in _ALWAYS for one in arguments):
        return None
    whole = "\0".join((*arguments, os.fspath(here))).encode("utf-8", "surrogatepass")
    return os.path.join(folder, _FOLDER, cache_folder.digest_of(whole))


def _state(environment: Mapping[str, str]) -> str:
    """Return what an outcome depends on beside its inputs: the day, the program, its libraries."""
    days = (strftime("%Y-%m-%d", localtime()), strftime("%Y-%m-%d", gmtime()))
    whole = (
        *days,
        environment.get("SOURCE_DATE_EPOCH", ""),
        *sys.path,
        program_state(),
    )
    return cache_folder.digest_of("\0".join(whole).encode("utf-8", "surrogatepass"))


def _digest(path: str) -> str:
    """Return the digest of a file; empty if it cannot be read."""
    return _digest_of(_data(path))


def _digest_of(data: bytes | None) -> str:
    return "" if data is None else cache_folder.digest_of(data)


def _data(path: str) -> bytes | None:
    """Return what is in a file; None if it cannot be read."""
    try:
        if not os.path.isfile(path):  # a pipe in its place would have to be waited for
            return None
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def _plain(text: str) -> str:
    """Return a text without the colours of a terminal, sequences such as ESC [ 31 m."""
    first, *others = text.split("\x1b[")
    plain = [first]
    for other in others:
        codes, _, after = other.partition("m")
        is_colour = not codes.strip("0123456789;")
        plain.append(after if is_colour else f"\x1b[{other}")
    return "".join(plain)


__all__ = ["RecordedOutcome", "note", "recorded", "recorded_here"]

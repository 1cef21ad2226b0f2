"""Tell a build that would make what lies there already, or a check of what was checked before.

After a build or check its inputs and files are noted, by their digests, under the command that was
typed and the folder that it was typed in, with the day, and what tells one state of the program
from another. If all of that is as it was, the same command has nothing to do: it says what it said,
in a fortieth of the time. This module imports next to nothing, since that is where the time goes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b, sha256
from pathlib import Path
from time import gmtime, localtime, strftime
from typing import NamedTuple

from irdocs.caching import cache_folder
from irdocs.caching.program_state import program_state

_FOLDER = "builds"
_ALWAYS = (
    "--force", "--as", "--overwrite", "--keep", "--help", "-h", "--manifest",
    "--built", "--score", "--list", "--explain",
)  # fmt: skip
"""Options with which a command is carried out, whatever there is."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class RecordedOutcome(NamedTuple):
    """What a build said that made what lies there, or a check of what lies there.

    It is no frozen value as others are: dataclasses take as long to import as all the rest here.
    """

    told: str
    """Its findings, with the colours of a terminal."""
    files: tuple[str, ...]
    """A line for each file: its name, pages and size."""
    counts: str
    """How many errors and warnings there were."""
    is_quiet: bool

    def findings(self, *, coloured: bool) -> str:
        """Return its findings as they are printed."""
        return self.told if coloured else _COLOUR.sub("", self.told)

    def outcome(self, *, coloured: bool) -> str:
        """Return the lines that say that nothing is to be done."""
        lines = [f"\x1b[32m\x1b[1munchanged\x1b[0m {file}\n" for file in self.files]
        again = "; --force builds it again" if self.files else ""
        text = "".join((*lines, f"nothing has changed: {self.counts}{again}\n"))
        return text if coloured else _COLOUR.sub("", text)


def recorded_here(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> RecordedOutcome | None:
    """Return what `recorded` does for the current folder."""
    try:
        return recorded(arguments, Path.cwd(), environment)
    except OSError:  # the folder is gone
        return None


def recorded(
    arguments: Sequence[str], here: Path, environment: Mapping[str, str]
) -> RecordedOutcome | None:
    """Return what a command said when it was last given; None if it has something to do."""
    path = _path(arguments, here, environment)
    data = cache_folder.read(path) if path is not None else None
    if data is None:
        return None
    try:
        noted = json.loads(data)
        same = noted["state"] == _state(environment)
        same = same and all(
            _digest(here / name) == digest for name, digest in noted["inputs"].items()
        )
        same = same and all(_digest(here / name) == one for name, one in noted["files"].items())
        outcome = RecordedOutcome(
            str(noted["told"]), tuple(map(str, noted["lines"])), str(noted["counts"]),
            bool(noted["quiet"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError):
        return None
    return outcome if same else None


def note(
    arguments: Sequence[str],
    here: Path,
    environment: Mapping[str, str],
    inputs: Mapping[Path, str],
    files: Iterable[Path],
    outcome: RecordedOutcome,
) -> None:
    """Note what a command has read and made, and what it said.

    `inputs` are the digests of what it has read.
    """
    path = _path(arguments, here, environment)
    if path is None:
        return
    digests = {str(file): _digest(here / file) for file in files}
    read = {str(name): digest for name, digest in inputs.items()}
    # A file that has changed since it was read is not what was built or checked.
    if "" in digests.values() or any(_digest(here / name) != one for name, one in read.items()):
        return
    noted = {
        "state": _state(environment),
        "inputs": read, "files": digests, "told": outcome.told, "lines": outcome.files,
        "counts": outcome.counts, "quiet": outcome.is_quiet,
    }  # fmt: skip
    cache_folder.write(path, json.dumps(noted).encode("utf-8", "surrogatepass"))


def _path(arguments: Sequence[str], here: Path, environment: Mapping[str, str]) -> Path | None:
    """Return the file of a command in the cache; None if it is not noted."""
    folder = cache_folder.folder(environment)
    if folder is None or any(one.split("=")[0] in _ALWAYS for one in arguments):
        return None
    whole = "\0".join((*arguments, str(here))).encode("utf-8", "surrogatepass")
    return folder / _FOLDER / blake2b(whole, digest_size=20).hexdigest()


def _state(environment: Mapping[str, str]) -> str:
    """Return what an outcome depends on beside its inputs: the day, the program, its libraries."""
    days = (strftime("%Y-%m-%d", localtime()), strftime("%Y-%m-%d", gmtime()))
    whole = (
        *days,
        environment.get("SOURCE_DATE_EPOCH", ""),
        *sys.path,
        program_state(),
    )
    return sha256("\0".join(whole).encode("utf-8", "surrogatepass")).hexdigest()


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file; empty if it cannot be read."""
    try:
        # A pipe in its place would have to be waited for.
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except (OSError, ValueError):
        return ""


__all__ = ["RecordedOutcome", "note", "recorded", "recorded_here"]

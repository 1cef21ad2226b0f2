"""Build the files of a manifest.json again, in a temporary folder, and compare the two builds.

They are the same if their bytes are, or if their parts are with compression undone (see
`manifest`). If not, the versions of libraries that differ are named: the likeliest cause.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from irdocs import manifest
from irdocs.build import build
from irdocs.content.datafile import is_path
from irdocs.content.files import ABSENT, digest_of
from irdocs.diagnostics import UsageError
from irdocs.options import BuildOptions


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a comparison."""

    same: bool
    """Whether every file could be made again with the same contents."""
    lines: tuple[str, ...]
    """What to print: a line for each file, and for each version that differs."""


def reproduce(file: Path) -> Verdict:
    """Build the files of a manifest again, in a temporary folder, and compare.

    Raises OSError if the manifest cannot be read, UsageError if the file is not a manifest.
    """
    recorded = _read(file)
    folder = file.parent
    changed = list(_changed(folder, recorded["inputs"]))
    if changed:
        return Verdict(
            False,
            (*changed, "the files that it was made of have changed; build again with --manifest"),
        )
    epoch = str(int(datetime.fromisoformat(recorded["created"]).timestamp()))
    with tempfile.TemporaryDirectory() as name:
        new_folder = Path(name)
        result = build(
            folder / recorded["content"], new_folder, _options(recorded["order"], folder),
            environment={"SOURCE_DATE_EPOCH": epoch},
        )  # fmt: skip
        if result.failed:
            return Verdict(False, tuple(str(error) for error in result.report.errors))
        comparisons = list(_compared(folder, new_folder, recorded["files"]))
    same = all(is_same for is_same, _ in comparisons)
    lines = [line for _, line in comparisons]
    here = manifest.surroundings()
    if not same or any("compressed" in line for line in lines):
        lines += _differences(recorded["made_with"], here)
    return Verdict(same, tuple(lines))


def _read(file: Path) -> dict[str, Any]:
    """Return the contents of a manifest. Raises OSError, or UsageError if it is none."""
    try:
        recorded: dict[str, Any] = json.loads(file.read_bytes())
        datetime.fromisoformat(recorded["created"])
        for name in ("content", "order", "inputs", "files", "made_with"):
            recorded[name]
        return recorded
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{file} is not a manifest; irdocs build --manifest writes one") from None


def _options(recorded: Mapping[str, Any], folder: Path) -> BuildOptions:
    """Return the options of the recorded build, with paths from the folder of the manifest."""

    def from_folder(name: str | None) -> str | None:
        return str(folder / name) if name and is_path(name) else name

    template = recorded["template"]
    return BuildOptions(
        recorded["only"], tuple(str(from_folder(name)) for name in recorded["formats"]),
        from_folder(recorded["press"]), recorded["answers"],
        folder / template if template else None, recorded["draft"], handout=recorded["handout"],
    )  # fmt: skip


def _changed(folder: Path, inputs: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each file of the first build's inputs that is missing or different now."""
    for name, sha256 in inputs.items():
        now = digest_of(folder / name)
        if now != sha256:
            yield f"{name}: {'is not there' if now == ABSENT else 'is not what it was'}"


def _compared(
    folder: Path, new_folder: Path, files: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[bool, str]]:
    """Yield for each file whether its contents are the same, and the line to print about it.

    The digests of the first build are in the manifest. Its files in `folder` are needed only to
    name the part that differs; they may be gone.
    """
    for name, recorded in files.items():
        data = (new_folder / name).read_bytes()
        digest = manifest.digest(name, data)
        if digest.sha256 == recorded["sha256"]:
            yield True, f"{name}: the same {digest.size:,} bytes"
        elif digest.streams == recorded["streams"]:
            yield True, f"{name}: the same contents, otherwise compressed"
        else:
            where = _first_difference(name, folder / name, data)
            yield False, f"{name}: other contents{where}"


def _first_difference(name: str, before: Path, data: bytes) -> str:
    """Return the end of a message that names the first part that differs.

    It is empty if the file of the first build is gone, or has the same parts.
    """
    try:
        old_data = before.read_bytes()
    except OSError:
        return ""
    for old, new in zip_longest(manifest.parts(name, old_data), manifest.parts(name, data)):
        if old != new:
            part = (new or old or ("",))[0]
            return f", first in {part}"
    return ""


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return a line for each version that is not that of the first build."""
    lines = [
        f"{name}: {then.get(name)} then, {now[name]} now"
        for name in ("python", "zlib")
        if then.get(name) != now[name]
    ]
    old_versions = then.get("libraries", {})
    lines += [
        f"{name}: {old_versions.get(name)} then, {version} now"
        for name, version in now["libraries"].items()
        if old_versions.get(name) != version
    ]
    return lines

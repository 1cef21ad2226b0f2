"""manifest.json → the same files once more, compared: byte for byte, or stream for stream."""

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
    """What was found: whether the files could be made again, and a line for each thing to say."""

    same: bool
    lines: tuple[str, ...]


def reproduce(file: Path) -> Verdict:
    """Build what a manifest speaks of again, in a folder of its own, and compare.

    Raises OSError when it cannot be read, UsageError when it is no manifest.
    """
    told = _read(file)
    folder = file.parent
    changed = list(_changed(folder, told["inputs"]))
    if changed:
        return Verdict(False, (*changed, "what it was made of has changed; build it anew"))
    epoch = str(int(datetime.fromisoformat(told["created"]).timestamp()))
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        result = build(
            folder / told["content"], made, _options(told["order"], folder),
            environment={"SOURCE_DATE_EPOCH": epoch},
        )  # fmt: skip
        if result.failed:
            return Verdict(False, tuple(str(error) for error in result.report.errors))
        lines = list(_compared(folder, made, told["files"]))
    same = all(verdict for verdict, _ in lines)
    said = [line for _, line in lines]
    here = manifest.surroundings()
    if not same or any("compressed" in line for line in said):
        said += _differences(told["made_with"], here)
    return Verdict(same, tuple(said))


def _read(file: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(file.read_bytes())
        datetime.fromisoformat(told["created"])
        for name in ("content", "order", "inputs", "files", "made_with"):
            told[name]
        return told
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"{file} is no manifest of irdocs build --manifest") from None


def _options(told: Mapping[str, Any], folder: Path) -> BuildOptions:
    def place(name: str | None) -> str | None:
        return str(folder / name) if name and is_path(name) else name

    template = told["template"]
    return BuildOptions(
        told["only"], tuple(str(place(name)) for name in told["formats"]), place(told["press"]),
        told["answers"], folder / template if template else None, told["draft"],
        handout=told["handout"],
    )  # fmt: skip


def _changed(folder: Path, inputs: Mapping[str, str]) -> Iterator[str]:
    for name, sha256 in inputs.items():
        now = digest_of(folder / name)
        if now != sha256:
            yield f"{name}: {'is not there' if now == ABSENT else 'is not what it was'}"


def _compared(
    folder: Path, made: Path, files: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[bool, str]]:
    """Yield for each file whether it says the same, and a line that says how."""
    for name, wanted in files.items():
        data = (made / name).read_bytes()
        found = manifest.digest(name, data)
        if found.sha256 == wanted["sha256"]:
            yield True, f"{name}: the same {found.size:,} bytes"
        elif found.streams == wanted["streams"]:
            yield True, f"{name}: the same contents, otherwise compressed"
        else:
            where = _first_difference(name, folder / name, data)
            yield False, f"{name}: other contents{where}"


def _first_difference(name: str, before: Path, data: bytes) -> str:
    """Return which part of a file differs first, if the file of the manifest is still there."""
    try:
        old = before.read_bytes()
    except OSError:
        return ""
    for one, two in zip_longest(manifest.parts(name, old), manifest.parts(name, data)):
        if one != two:
            part = (two or one or ("",))[0]
            return f", first in {part}"
    return ""


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    said = [
        f"{name}: {then.get(name)} then, {now[name]} now"
        for name in ("python", "zlib")
        if then.get(name) != now[name]
    ]
    before = then.get("libraries", {})
    said += [
        f"{name}: {before.get(name)} then, {version} now"
        for name, version in now["libraries"].items()
        if before.get(name) != version
    ]
    return said

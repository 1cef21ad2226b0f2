"""Build the files of a manifest.json again, in a temporary folder, and compare the two builds.

Three things must agree: the manifest, the files that lie beside it, and the files as they are made
again. They do if their bytes are the same, or if their parts are with compression undone (see
`manifest`). If not, the versions of libraries that differ are named: the likeliest cause.

A manifest may come from anybody, so it is checked before it is followed: every key has its type,
and a finished file has a plain name, which lies in the manifest's own folder.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from irdocs import manifest, recorded_build
from irdocs.audit.reading.unreadable import UnreadableError, reading
from irdocs.building import build
from irdocs.content.datafile import is_path
from irdocs.content.files import ABSENT, digest_of, read_regular
from irdocs.frozen import frozen
from irdocs.options import BuildOptions
from irdocs.recorded_build import RecordedFile, RecordedOptions, RecordedVersions


@frozen
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
    recorded = recorded_build.read(file)
    folder = file.parent
    changed = list(_changed(folder, recorded.inputs))
    if changed:
        return Verdict(
            False,
            (*changed, "the files that it was made of have changed; build again with --manifest"),
        )
    epoch = str(int(recorded.created.timestamp()))
    with tempfile.TemporaryDirectory() as name:
        new_folder = Path(name)
        result = build(
            folder / recorded.content, new_folder, _options(recorded.order, folder),
            environment={"SOURCE_DATE_EPOCH": epoch},
        )  # fmt: skip
        if result.failed:
            return Verdict(False, tuple(str(error) for error in result.report.errors))
        comparisons = list(_compared(folder, new_folder, recorded.files))
    same = all(is_same for is_same, _ in comparisons)
    lines = [line for _, line in comparisons]
    here = manifest.surroundings()
    if not same or any("compressed" in line for line in lines):
        lines += _differences(recorded.made_with, here)
    return Verdict(same, tuple(lines))


def _options(recorded: RecordedOptions, folder: Path) -> BuildOptions:
    """Return the options of the recorded build, with paths from the folder of the manifest."""

    def from_folder(name: str | None) -> str | None:
        return str(folder / name) if name and is_path(name) else name

    template = folder / recorded.template if recorded.template else None
    return BuildOptions(
        recorded.only, tuple(str(from_folder(name)) for name in recorded.formats),
        from_folder(recorded.press), recorded.answers, template, recorded.draft,
        handout=recorded.handout, web=recorded.web, site=recorded.site, epub=recorded.epub,
        languages=tuple(recorded.languages),
        bilingual=tuple(recorded.bilingual), bilingual_deck=recorded.bilingual_deck,
        allow_untranslated=recorded.allow_untranslated, edition=recorded.edition,
        data=folder / recorded.data if recorded.data else None,
    )  # fmt: skip


def _changed(folder: Path, inputs: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each file of the first build's inputs that is missing or different now."""
    for name, sha256 in inputs.items():
        now = digest_of(folder / name)
        if now != sha256:
            yield f"{name}: {'is not there' if now == ABSENT else 'is not what it was'}"


def _compared(
    folder: Path, new_folder: Path, files: Mapping[str, RecordedFile]
) -> Iterator[tuple[bool, str]]:
    """Yield for each file whether it is the same in all three, and the line to print about it."""
    for name, recorded in files.items():
        try:
            lying = read_regular(folder / name)
        except OSError:
            yield False, f"{name}: is not there"
            continue
        if not _is_recorded(name, lying, recorded):
            yield False, f"{name}: was changed after it was made"
            continue
        try:
            data = (new_folder / name).read_bytes()
        except OSError:
            yield False, f"{name}: was not made again"
            continue
        digest = manifest.digest(name, data)
        if digest.sha256 == recorded.sha256:
            yield True, f"{name}: the same {digest.size:,} bytes"
        elif digest.streams == recorded.streams:
            yield True, f"{name}: the same contents, otherwise compressed"
        else:
            yield False, f"{name}: other contents{_first_difference(name, lying, data)}"


def _is_recorded(name: str, data: bytes, recorded: RecordedFile) -> bool:
    """Whether a file is the one of the first build, however it is compressed."""
    try:
        with reading():
            digest = manifest.digest(name, data)
    except (UnreadableError, BadZipFile, OSError):
        return False
    return digest.sha256 == recorded.sha256 or digest.streams == recorded.streams


def _first_difference(name: str, before: bytes, data: bytes) -> str:
    """Return the end of a message that names the first part that differs; empty if none does."""
    for old, new in zip_longest(manifest.parts(name, before), manifest.parts(name, data)):
        if old != new:
            part = (new or old or ("",))[0]
            return f", first in {part}"
    return ""


def _differences(then: RecordedVersions, now: Mapping[str, Any]) -> list[str]:
    """Return a line for each version that is not that of the first build."""
    lines = [
        f"{name}: {old} then, {now[name]} now"
        for name, old in (("python", then.python), ("zlib", then.zlib))
        if old != now[name]
    ]
    lines += [
        f"{name}: {then.libraries.get(name)} then, {version} now"
        for name, version in now["libraries"].items()
        if then.libraries.get(name) != version
    ]
    return lines

"""manifest.json: what was made, of what and by what, so that anybody can make it again."""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from irdocs.content.datafile import is_path
from irdocs.options import BuildOptions
from irdocs.version import VERSION

FILE = "manifest.json"
ZIPPED = (".pptx", ".xlsx")


@dataclass(frozen=True, slots=True)
class Digest:
    """What a finished file is known by."""

    sha256: str
    size: int
    streams: str
    """The same of its contents with compression undone, which is not every zlib's own."""


def digest(name: str, data: bytes) -> Digest:
    """Return what a finished file is known by."""
    whole = hashlib.sha256()
    for part, content in parts(name, data):
        whole.update(f"{part}\0{len(content)}\0".encode())
        whole.update(content)
    return Digest(hashlib.sha256(data).hexdigest(), len(data), whole.hexdigest())


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a finished file by name, with compression undone."""
    if name.endswith(ZIPPED):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.infolist():
                content = package.read(entry)
                if entry.filename.endswith(ZIPPED):
                    for inner, said in parts(entry.filename, content):
                        yield f"{entry.filename}/{inner}", said
                else:
                    yield entry.filename, content
    elif name.endswith(".pdf"):
        yield from _objects(data)
    else:
        yield name, data


def _objects(data: bytes) -> Iterator[tuple[str, bytes]]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects: Any = pdf.objects
        for number, node in enumerate(objects, start=1):
            if not isinstance(node, pikepdf.Stream):
                yield f"object {number}", node.unparse()
                continue
            entries: dict[str, Any] = dict(node.items())
            head = {key: _unparsed(entries[key]) for key in sorted(entries) if key != "/Length"}
            try:
                body = node.read_bytes()
            except pikepdf.PdfError:  # a photograph's own compression
                body = node.read_raw_bytes()
            yield f"object {number}", repr(head).encode() + body


def _unparsed(value: Any) -> bytes:
    return bytes(value.unparse()) if hasattr(value, "unparse") else str(value).encode()


def made(
    content: Path,
    folder: Path,
    options: BuildOptions,
    created: datetime,
    inputs: Mapping[Path, str],
    files: Mapping[str, bytes],
) -> str:
    """Return the manifest of a build as JSON; its paths are relative to the output folder."""
    data = {
        "irdocs": VERSION,
        "created": created.isoformat(),
        "content": _relative(content, folder),
        "order": _options(options, folder),
        "inputs": {_relative(path, folder): sha256 for path, sha256 in inputs.items()},
        "files": {
            name: {"sha256": d.sha256, "bytes": d.size, "streams": d.streams}
            for name, d in ((name, digest(name, data)) for name, data in files.items())
        },
        "made_with": surroundings(),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def surroundings() -> dict[str, Any]:
    """Return what the bytes depend on beside the inputs: Python, zlib, libraries with fonts."""
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "libraries": {name: _version(name) for name in sorted(_libraries())},
    }


def _libraries() -> set[str]:
    """Return the names of the libraries that irdocs needs, those with our fonts among them."""
    try:
        required = metadata.requires("irdocs") or []
    except metadata.PackageNotFoundError:
        return set()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in required if "extra ==" not in line)
    return {match[0].lower() for match in names if match}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _options(options: BuildOptions, folder: Path) -> dict[str, Any]:
    def place(name: str | Path | None) -> str | None:
        if name is None or (isinstance(name, str) and not is_path(name)):
            return name
        return _relative(Path(name), folder)

    return {
        "only": options.only,
        "formats": [place(name) for name in options.formats],
        "press": place(options.press),
        "answers": options.answers,
        "template": place(options.template),
        "draft": options.draft,
        "handout": options.handout,
    }


def _relative(path: Path, folder: Path) -> str:
    """Return a path from the output folder, with forward slashes; no machine's own stands in it."""
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()

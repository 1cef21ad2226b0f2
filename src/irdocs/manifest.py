"""Write manifest.json: which files were made, of which inputs, by which versions.

With it, anybody can build the same files again and prove that they are the same (`irdocs
reproduce`). Equal bytes are too much to ask of every machine: zlib and its replacements compress
the same data into different bytes. So the manifest has two digests of a file: one of its bytes, and
one of its parts with compression undone, which does not depend on the version of zlib.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from irdocs.content.datafile import is_path
from irdocs.frozen import frozen
from irdocs.options import BuildOptions
from irdocs.output import json_text
from irdocs.version import VERSION

FILE = "manifest.json"
ZIPPED = (".pptx", ".xlsx", ".epub")
"""The suffixes of files that are ZIP packages: presentations, the workbooks of their charts, and
e-books."""


@frozen
class Digest:
    """The digests of a finished file, with and without its compression."""

    sha256: str
    """Of its bytes, in hexadecimal digits."""
    size: int
    """In bytes."""
    streams: str
    """The SHA-256 of its parts with compression undone."""


def digest(name: str, data: bytes) -> Digest:
    """Return the digests of a finished file. The suffix of its name tells how it is compressed."""
    streams = hashlib.sha256()
    for part, content in parts(name, data):
        # With its length, so that no part can be taken for the end of the one before.
        streams.update(f"{part}\0{len(content)}\0".encode())
        streams.update(content)
    return Digest(hashlib.sha256(data).hexdigest(), len(data), streams.hexdigest())


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the parts of a finished file, with compression undone.

    The parts of a package are its entries, and those of the packages in it; the parts of a PDF are
    its objects. Any other file is one part.
    """
    if name.endswith(ZIPPED):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.infolist():
                content = package.read(entry)
                if entry.filename.endswith(ZIPPED):
                    for inner, inner_content in parts(entry.filename, content):
                        yield f"{entry.filename}/{inner}", inner_content
                else:
                    yield entry.filename, content
    elif name.endswith(".pdf"):
        yield from _objects(data)
    else:
        yield name, data


def _objects(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the objects of a PDF. A stream's /Length depends on its compression and is left out."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects: Any = pdf.objects
        for number, pdf_object in enumerate(objects, start=1):
            if not isinstance(pdf_object, pikepdf.Stream):
                # Resolved: an object that others refer to is written as its reference else.
                yield f"object {number}", pdf_object.unparse(resolved=True)
                continue
            entries: dict[str, Any] = dict(pdf_object.items())
            head = {key: _unparsed(entries[key]) for key in sorted(entries) if key != "/Length"}
            try:
                body = pdf_object.read_bytes()
            except pikepdf.PdfError:  # a JPEG: its compression is part of the picture, and stays
                body = pdf_object.read_raw_bytes()
            yield f"object {number}", repr(head).encode() + body


def _unparsed(value: Any) -> bytes:
    """Return a value of a stream's dictionary as bytes; pikepdf gives numbers as Python's own."""
    return bytes(value.unparse()) if hasattr(value, "unparse") else str(value).encode()


def made(
    content: Path,
    folder: Path,
    options: BuildOptions,
    created: datetime,
    inputs: Mapping[Path, str],
    files: Mapping[str, bytes],
) -> str:
    """Return the manifest of a build as JSON; its paths are relative to the output folder.

    `inputs` maps the path of each file that was read to its SHA-256, `files` the name of each
    finished file to its bytes.
    """
    data = {
        "irdocs": VERSION,
        "created": created.isoformat(),
        "content": _relative(content, folder),
        "order": _options(options, folder),
        "inputs": dict(
            sorted((_relative(path, folder), sha256) for path, sha256 in inputs.items())
        ),
        "files": {name: _digest_entry(digest(name, data)) for name, data in files.items()},
        "made_with": surroundings(),
    }
    return json_text(data)


def _digest_entry(file: Digest) -> dict[str, str | int]:
    return {"sha256": file.sha256, "bytes": file.size, "streams": file.streams}


def surroundings() -> dict[str, Any]:
    """Return the versions that the bytes depend on: of Python, zlib and the required libraries."""
    return {
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "libraries": {name: _version(name) for name in sorted(_libraries())},
    }


def _libraries() -> set[str]:
    """Return the names of the packages that irdocs requires; its fonts are packages too."""
    from importlib import metadata

    try:
        required = metadata.requires("irdocs") or []
    except metadata.PackageNotFoundError:
        return set()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in required if "extra ==" not in line)
    return {match[0].lower() for match in names if match}


def _version(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _options(options: BuildOptions, folder: Path) -> dict[str, Any]:
    """Return the options on which the files depend; paths in them relative to the output folder."""

    def relative(name: str | Path | None) -> str | None:
        if name is None or (isinstance(name, str) and not is_path(name)):
            return name
        return _relative(Path(name), folder)

    return {
        "only": options.only,
        "formats": [relative(name) for name in options.formats],
        "press": relative(options.press),
        "answers": options.answers,
        "template": relative(options.template),
        "draft": options.draft,
        "handout": options.handout,
        "web": options.web,
        "site": options.site,
        "epub": options.epub,
        "edition": options.edition,
        "data": _relative(options.data, folder) if options.data else None,
        "languages": list(options.languages),
        "bilingual": list(options.bilingual),
        "bilingual_deck": options.bilingual_deck,
        "allow_untranslated": options.allow_untranslated,
    }


def _relative(path: Path, folder: Path) -> str:
    """Return a path relative to the output folder, with forward slashes on every system.

    An absolute path would name folders of one machine and would be of no use on another.
    """
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()

"""Archives by their members: to change one member of an Office file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return an archive of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, contents in files.items():
            archive.writestr(name, contents)
    return out.getvalue()

"""Mark a presentation with a digest of its parts, by which an edit of it is told later.

The mark is the identifier among the core properties (ECMA-376, part 2, 11; Dublin Core): a named
information URI (RFC 6920) of all other parts. Programs that save a presentation write other parts,
and keep the identifier or drop it; either way it is not the parts' digest any more.
"""

from __future__ import annotations

import zipfile
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256

from lxml import etree

from irdocs.caching.by_value import cached_by_value
from irdocs.ooxml.xml import qname
from irdocs.ooxml.zip_reading import ZipReader

CORE = "docProps/core.xml"
"""The part that has the mark, and is not part of it."""
_MOST = 2_000_000_000
"""The most bytes that the parts of a file may have to be looked at."""


def mark_of(parts: Iterable[tuple[str, bytes]]) -> str:
    """Return the mark of parts, given by their names and contents; their order is no matter."""
    whole = sha256()
    for name, data in sorted(parts):
        if name != CORE:
            whole.update(f"{name}\0{len(data)}\0".encode())
            whole.update(_digest(data))
    return f"ni:///sha-256;{urlsafe_b64encode(whole.digest()).decode().rstrip('=')}"


_REMEMBERED = 250_000
"""Parts of up to so many bytes are remembered, as editions have most in common."""


@cached_by_value(1024, longest=_REMEMBERED)
def _digest(data: bytes) -> bytes:
    return sha256(data).digest()


def is_as_made(data: bytes) -> bool:
    """Whether a file is a presentation of ours that nobody has saved since it was made."""
    try:
        archive = ZipReader(data)
        if archive.size > _MOST:
            return False
        parts = [(name, archive.read(name)) for name in archive.names]
        core = next((content for name, content in parts if name == CORE), b"")
        root = etree.fromstring(core, etree.XMLParser(resolve_entities=False, no_network=True))
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, NotImplementedError,
            RuntimeError, OSError, EOFError, ValueError):  # fmt: skip
        return False
    identifier = root.findtext(qname("dc:identifier"))
    return identifier is not None and identifier == mark_of(parts)


__all__ = ["CORE", "is_as_made", "mark_of"]

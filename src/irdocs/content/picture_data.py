"""What a picture file holds beside its pixels: found, and taken out without touching the pixels.

A JPEG is a list of segments, a PNG a list of chunks. Those named here say who, where, when and with
what; none of them changes what is shown. ICC profiles are not among them: a picture of a template
keeps its own, since without it its colours would change.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG_SIGNATURE = b"\xff\xd8\xff"
_PNG_KINDS = {b"eXIf": "Exif", b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"tIME": "time"}
_JPEG_KINDS = {0xE1: "Exif or XMP", 0xED: "IPTC", 0xFE: "comment"}


def metadata_in(data: bytes) -> tuple[str, ...]:
    """Return the kinds of metadata in a PNG or JPEG, each once; none for any other file."""
    kinds = (kind for kind, _ in _pieces(data) if kind is not None)
    return tuple(dict.fromkeys(kinds))


def without_metadata(data: bytes) -> bytes:
    """Return a PNG or JPEG without its metadata; any other file, and one without, as it is."""
    if not metadata_in(data):
        return data
    return b"".join(piece for kind, piece in _pieces(data) if kind is None)


def _pieces(data: bytes) -> Iterator[tuple[str | None, bytes]]:
    """Yield the pieces of a file in order, each with the kind of metadata that it is, if any."""
    if data.startswith(PNG_SIGNATURE):
        yield from _chunks(data)
    elif data.startswith(JPEG_SIGNATURE):
        yield from _segments(data)
    else:
        yield None, data


def _chunks(data: bytes) -> Iterator[tuple[str | None, bytes]]:
    yield None, data[:8]
    at = 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 12 + length
        yield _PNG_KINDS.get(data[at + 4 : at + 8]), data[at:end]
        at = end
    yield None, data[at:]


def _segments(data: bytes) -> Iterator[tuple[str | None, bytes]]:
    """Yield the segments before the first scan (ITU-T T.81, B.1.1.4), then the rest as one."""
    yield None, data[:2]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xDA, 0xFF):
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        yield _JPEG_KINDS.get(data[at + 1]), data[at:end]
        at = end
    yield None, data[at:]

"""What Windows metafiles hold beside what they draw: found, and taken out.

The header of an EMF has a description, which names the program and the document that it was made in
(MS-EMF, 2.2.9), and both EMF and WMF have comments in which programs keep data of their own
(MS-EMF, 2.3.3; MS-WMF, 2.3.6.23). EMZ and WMZ are the same, packed with gzip, which adds the name
of the file and a date. Nothing of that is drawn, except comments that begin with "EMF+" or "GDIC",
which hold another form of the drawing.
"""

from __future__ import annotations

import gzip
import struct
import zlib
from collections.abc import Iterator

_EMF_SIGNATURE, _SIGNATURE_AT = b" EMF", 40
_DESCRIPTION_AT = 60
"""Where the header has the length of the description in characters, and then its place."""
_COMMENT = 70
"""The type of a record with a comment (EMR_COMMENT)."""
_DRAWN = (b"EMF+", b"GDIC")
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_WMF_HEADERS = (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_ESCAPE, _WMF_COMMENT = 0x0626, 0x000F
_GZIP = b"\x1f\x8b"
_MOST = 100_000_000
"""The bytes of an unpacked metafile that are read at most."""
DESCRIPTION = "a description"
"""What a metafile that is named after its document is said to hold."""


def metadata_in(data: bytes) -> tuple[str, ...]:
    """Return the kinds of what a metafile holds beside its drawing; none for any other file."""
    if data.startswith(_GZIP):
        plain = _unpacked(data)
        named = ("a file name",) if plain is not None and data[3:4] != b"\0" else ()
        return (*named, *(metadata_in(plain) if plain is not None else ()))
    return tuple(dict.fromkeys(kind for kind, start, end in _traces(data) if any(data[start:end])))


def without_metadata(data: bytes) -> bytes:
    """Return a metafile with zeros in place of its descriptions and comments; others as they are.

    A packed one is packed again, without the name of a file and a date.
    """
    if data.startswith(_GZIP):
        plain = _unpacked(data)
        is_clean = plain is None or not metadata_in(data)
        return (
            data
            if plain is None or is_clean
            else gzip.compress(without_metadata(plain), 9, mtime=0)
        )
    cleaned = bytearray(data)
    for _, start, end in _traces(data):
        cleaned[start:end] = bytes(end - start)
    return bytes(cleaned)


def _unpacked(data: bytes) -> bytes | None:
    """Return the metafile in an EMZ or WMZ; None if it is damaged, too large or something else."""
    try:
        plain = zlib.decompressobj(wbits=31).decompress(data, _MOST)
    except zlib.error:
        return None
    return plain if _is_emf(plain) or _is_wmf(plain) else None


def _is_emf(data: bytes) -> bool:
    return data[_SIGNATURE_AT : _SIGNATURE_AT + 4] == _EMF_SIGNATURE


def _is_wmf(data: bytes) -> bool:
    return data.startswith((_PLACEABLE, *_WMF_HEADERS))


def _traces(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield the kind, the start and the end of each piece that is not drawn."""
    pieces = _of_emf(data) if _is_emf(data) else _of_wmf(data) if _is_wmf(data) else ()
    yield from ((kind, start, end) for kind, start, end in pieces if start < end)


def _of_emf(data: bytes) -> Iterator[tuple[str, int, int]]:
    if len(data) >= _DESCRIPTION_AT + 8:
        length, start = struct.unpack_from("<II", data, _DESCRIPTION_AT)
        if length and start:
            yield DESCRIPTION, start, min(start + 2 * length, len(data))
            yield DESCRIPTION, _DESCRIPTION_AT, _DESCRIPTION_AT + 8
    at = 0
    while at + 12 <= len(data):
        kind, size, length = struct.unpack_from("<III", data, at)
        if kind == _COMMENT and data[at + 12 : at + 16] not in _DRAWN:
            yield "a comment", at + 12, min(at + 12 + length, at + size, len(data))
        if size < 8:
            return
        at += size


def _of_wmf(data: bytes) -> Iterator[tuple[str, int, int]]:
    at = 22 if data.startswith(_PLACEABLE) else 0
    if at + 4 > len(data):
        return
    at += 2 * int.from_bytes(data[at + 2 : at + 4], "little")  # the header's length, in words
    while at + 10 <= len(data):
        words, function, escape, length = struct.unpack_from("<IHHH", data, at)
        if function == _ESCAPE and escape == _WMF_COMMENT:
            yield "a comment", at + 10, min(at + 10 + length, at + 2 * words, len(data))
        if words < 3:
            return
        at += 2 * words


__all__ = ["DESCRIPTION", "metadata_in", "without_metadata"]

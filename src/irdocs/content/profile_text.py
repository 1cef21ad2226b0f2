"""Blank the texts in the colour profile of a picture, which may name a person, a firm or a machine.

A profile (ICC.1:2022) is a table of tags. Colours depend on its curves and matrices alone; its
description, copyright and the names of devices are texts. They are overwritten with spaces of the
same length, so that nothing else in the file moves, and the checksum of the profile is emptied.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from irdocs.content.picture_data import JPEG_SIGNATURE, PNG_SIGNATURE, chunks, segments

_HEADER = 128
"""The length of a profile's header in bytes (7.2)."""
_CHECKSUM = slice(84, 100)
"""Where the header has the profile's checksum; zeros say that it was not computed (7.2.18)."""
_ICC = b"ICC_PROFILE\0"
"""How the data of an APP2 segment with a part of a profile begins (annex B.4)."""
_CHUNK_HEAD = 18
"""The bytes of such a segment before the profile: marker, length, the name, two numbers."""


def without_profile_text(data: bytes) -> bytes:
    """Return a PNG or JPEG with the texts of its profile blanked; any other file as it is."""
    if data.startswith(PNG_SIGNATURE):
        return _png(data) if b"iCCP" in data else data
    if data.startswith(JPEG_SIGNATURE):
        return _jpeg(data) if _ICC in data else data
    return data


def _png(data: bytes) -> bytes:
    """Return a PNG whose chunk iCCP is written anew (PNG, third edition, 11.3.2.3)."""
    pieces, size = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    for name, chunk in chunks(data):
        size += len(chunk)
        pieces.append(_profile_chunk(chunk) if name == b"iCCP" else chunk)
    return b"".join((*pieces, data[size:]))


def _profile_chunk(chunk: bytes) -> bytes:
    """Return a chunk with a blanked profile; the same chunk if it cannot be unpacked."""
    _, _, packed = chunk[8:-4].partition(b"\0")
    try:
        profile = zlib.decompress(packed[1:])
    except zlib.error:
        return chunk
    content = b"iCCP" + b"icc\0\0" + zlib.compress(blanked(profile), 9)
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


def _jpeg(data: bytes) -> bytes:
    """Return a JPEG whose profile, in one or several segments, is blanked in place."""
    places, at = [], 2
    for marker, segment in segments(data):
        # Fill bytes may stand before a marker, which is one more byte FF and its number.
        start = at + len(segment) - len(segment.lstrip(b"\xff")) - 1
        if marker == 0xE2 and data[start + 4 : start + 16] == _ICC:
            places.append((start + _CHUNK_HEAD, at + len(segment)))
        at += len(segment)
    profile = blanked(b"".join(data[start:end] for start, end in places))
    changed, used = bytearray(data), 0
    for start, end in places:
        changed[start:end] = profile[used : used + end - start]
        used += end - start
    return bytes(changed)


def blanked(profile: bytes) -> bytes:
    """Return a profile of the same length without its texts."""
    changed = bytearray(profile)
    if len(profile) < _HEADER + 4:
        return profile
    changed[_CHECKSUM] = bytes(16)
    for start, end in _tags(profile):
        kind = profile[start : start + 4]
        if kind == b"text":
            _blank(changed, start + 8, end - 1)
        elif kind == b"desc":
            (count,) = struct.unpack_from(">I", profile, start + 8)
            _blank(changed, start + 12, min(end, start + 12 + count) - 1)
            # After it comes the same text in Unicode and for the Macintosh; both may be empty.
            changed[min(end, start + 12 + count) : end] = bytes(max(0, end - start - 12 - count))
        elif kind == b"mluc":
            (count,) = struct.unpack_from(">I", profile, start + 8)
            first = start + 16 + 12 * count
            for place in range(first, end - 1, 2):
                changed[place : place + 2] = b"\0 "
    return bytes(changed)


def _tags(profile: bytes) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each tag's data that is whole (7.3)."""
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    for number in range(min(count, (len(profile) - _HEADER - 4) // 12)):
        _, start, size = struct.unpack_from(">4sII", profile, _HEADER + 4 + 12 * number)
        if size >= 16 and start >= _HEADER and start + size <= len(profile):
            yield start, start + size


def _blank(data: bytearray, start: int, end: int) -> None:
    """Overwrite bytes with spaces."""
    if end > start:
        data[start:end] = b" " * (end - start)

"""ICC colour profiles: what they are called, and the same profile without its texts.

A profile says how the numbers of a picture are seen as colours. One that was measured for a screen
is often called after its owner ("Jane's MacBook"), and may hold the serial number of the device.
The colours do not depend on any of this, so the texts can be emptied and the rest kept. Clause
numbers are those of ICC.1:2010 (ISO 15076-1).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from irdocs.late_pattern import LatePattern

_HEADER = 128
_TEXT_TYPES = (b"text", b"desc", b"mluc", b"mmod", b"dict")
"""The types of tags that hold texts, and Apple's `mmod`: make, model and serial number."""
MOST_TAGS = 200
"""The tags that are read at most; a usual profile has about twenty."""
_STANDARD = LatePattern(
    r"\b(s-?rgb|scrgb|adobe ?rgb|apple rgb|display p3|prophoto|romm|generic|gr[ae]y|gamma|dot gain|"
    r"rec\.? ?709|rec\.? ?2020|e?rgb ?v?2|fogra|swop|gracol|iso ?coated|pso|coated|uncoated|"
    r"japan color|eci|c2|xyz|lab)",
    re.IGNORECASE,
)
"""Names of colour spaces that everybody uses, which say nothing about the owner of a picture."""


def description(profile: bytes) -> str:
    """Return what a profile is called; empty if it is called nothing."""
    for name, at, size in _entries(profile):
        if name == b"desc":
            return _text_of(profile[at : at + size])
    return ""


def names_its_owner(profile: bytes) -> bool:
    """Return whether a profile is called something that is no name of a usual colour space."""
    called = description(profile)
    return bool(called) and not _STANDARD.compiled.search(called)


def nameless(profile: bytes) -> bytes:
    """Return a profile of the same colours and length without texts, date and device."""
    if len(profile) < _HEADER + 4:
        return profile
    emptied = bytearray(profile)
    emptied[24:36] = bytes(12)  # the date (7.2)
    emptied[48:56] = bytes(8)  # the maker and the model of the device
    emptied[80:100] = bytes(20)  # who made the profile, and its checksum, which has changed
    for _, at, size in _entries(profile):
        data = profile[at : at + size]
        if data[:4] in _TEXT_TYPES:
            emptied[at + 8 : at + size] = _emptied(data)
    return bytes(emptied)


def _emptied(data: bytes) -> bytes:
    """Return the data of a tag after its type and the four bytes that follow, without its text.

    Lengths and places stay, so that the tag is as well-formed as it was.
    """
    size = len(data)
    if data.startswith(b"mluc") and size >= 16:
        start = min(size, 16 + 12 * int.from_bytes(data[8:12]))
        return data[8:start] + (b"\0 " * size)[: size - start]
    if data.startswith(b"desc") and size >= 12:
        count = min(int.from_bytes(data[8:12]), size - 12)
        return data[8:12] + b" " * max(0, count - 1) + bytes(size - 12 - max(0, count - 1))
    return bytes(size - 8)


def _entries(profile: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name, the place and the size of each tag's data within the profile (7.3)."""
    if len(profile) < _HEADER + 4:
        return
    count = int.from_bytes(profile[_HEADER : _HEADER + 4])
    for number in range(min(count, MOST_TAGS)):
        entry = profile[_HEADER + 4 + 12 * number :][:12]
        if len(entry) < 12:
            return
        name, at, size = struct.unpack(">4sII", entry)
        if at >= _HEADER and size >= 8 and at + size <= len(profile):
            yield name, at, size


def _text_of(data: bytes) -> str:
    """Return the text of a tag: of type mluc (10.13), or desc, as in profiles of version 2."""
    if data.startswith(b"mluc") and len(data) >= 28:
        length, at = struct.unpack_from(">II", data, 20)
        text = data[at : at + length].decode("utf-16-be", "ignore")
    elif data.startswith(b"desc") and len(data) >= 12:
        text = data[12 : 12 + int.from_bytes(data[8:12])].decode("latin-1")
    else:
        text = data[8:].decode("latin-1")
    return "".join(letter for letter in text if letter.isprintable()).strip()

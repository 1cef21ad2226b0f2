"""Read the members of a ZIP archive (APPNOTE.TXT 6.3), an ordinary one faster than zipfile does.

A deck has some hundred small members, and zipfile takes longer to open each than to unpack it. An
archive is ordinary if it is whole and nothing else, is not split, encrypted or ZIP64, and has no
extra fields in its directory; any other is left to zipfile, and so is a member that is damaged.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from struct import Struct
from typing import NamedTuple

from irdocs.caching.by_value import cached_by_value

END = Struct("<4s4H2LH")
"""The record at the end of the directory (4.3.16), without a comment."""
FIRST_SIGNATURE, _ENTRY_SIGNATURE, END_SIGNATURE = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_LOCAL = Struct("<4s5H3L2H")
"""The head of a member (4.3.7), without its name."""
_ENTRY = Struct("<4s6H3L5H2L")
"""An entry of the directory (4.3.12), without its name."""
_UTF_8 = 0x800
_VERSION = 20
"""The version of the format that ordinary archives need: 2.0, with deflated members (4.4.3)."""
_STORED, _DEFLATED = 0, 8
_KEPT = 1024
_KEPT_SIZE = 100_000
"""How many members are remembered unpacked, and of how many bytes at most."""


class _Member(NamedTuple):
    """Where a member's head is, how it is packed, its CRC-32 and its sizes in bytes."""

    place: int
    method: int
    crc: int
    packed: int
    size: int


class ZipReader:
    """The members of an archive by their names."""

    def __init__(self, data: bytes, *, remembers: bool = False) -> None:
        """Open an archive; with `remembers`, members that were unpacked lately are taken as they
        were.

        Raises zipfile.BadZipFile, NotImplementedError, OSError or ValueError if it is none.
        """
        self._data = data
        self._unpacked = _unpacked_before if remembers else _unpacked
        self._members = _members(data)
        self._zip: zipfile.ZipFile | None = None
        if self._members is not None:
            self.names = tuple(self._members)
            self.size = sum(member.size for member in self._members.values())
        else:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = tuple(self._zip.namelist())
            self.size = sum(entry.file_size for entry in self._zip.infolist())
            """How many bytes all members have unpacked, by what the archive says."""

    def read(self, name: str) -> bytes:
        """Return a member; no more of it is unpacked than the archive says that it has.

        Raises KeyError if there is none of this name, and for damage what zipfile raises.
        """
        if self._members is not None:
            member = self._members[name]
            packed = _packed(self._data, name, member)
            unpack = self._unpacked if member.size <= _KEPT_SIZE else _unpacked
            data = unpack(packed, member.method, member.size, member.crc)
            if data is not None:
                return data
        if self._zip is None:
            self._zip = zipfile.ZipFile(io.BytesIO(self._data))
        return self._zip.read(name)


def _members(data: bytes) -> Mapping[str, _Member] | None:
    """Return the members of an archive by name; None if it is not ordinary."""
    place = len(data) - END.size
    if place < 0:
        return None
    signature, disk, first_disk, here, count, size, start, comment = END.unpack_from(data, place)
    if signature != END_SIGNATURE or disk or first_disk or here != count or comment:
        return None
    if start + size != place:
        return None
    members: dict[str, _Member] = {}
    while start < place:
        if start + _ENTRY.size > place:
            return None
        (
            signature, _made, version, flags, method, _time, _day, crc, packed, full, name_length,
            extra, comment, disk, _inner, _outer, head,
        ) = _ENTRY.unpack_from(data, start)  # fmt: skip
        start += _ENTRY.size + name_length
        written = data[start - name_length : start]
        if signature != _ENTRY_SIGNATURE or version > _VERSION or flags not in (0, _UTF_8):
            return None
        if method not in (_STORED, _DEFLATED) or extra or comment or disk:
            return None
        if not written.isascii() or b"\0" in written or (name := written.decode()) in members:
            return None
        members[name] = _Member(head, method, crc, packed, full)
    return members if len(members) == count and start == place else None


def _packed(data: bytes, name: str, member: _Member) -> bytes:
    """Return a member as it is packed; nothing if its head does not fit the directory's entry."""
    if member.place + _LOCAL.size > len(data):
        return b""
    head = _LOCAL.unpack_from(data, member.place)
    start = member.place + _LOCAL.size + head[9] + head[10]
    is_usual = head[0] == FIRST_SIGNATURE and head[2] in (0, _UTF_8)
    written = data[member.place + _LOCAL.size : start - head[10]]
    return data[start : start + member.packed] if is_usual and written == name.encode() else b""


def _unpacked(packed: bytes, method: int, size: int, crc: int) -> bytes | None:
    """Return a member's bytes, or None if they are damaged or of another size."""
    if method == _DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacker.decompress(packed, size + 1)
        except zlib.error:
            return None
        is_whole = unpacker.eof and not unpacker.unused_data
    else:
        data, is_whole = packed, True
    return data if is_whole and len(data) == size and zlib.crc32(data) == crc else None


_unpacked_before = cached_by_value(_KEPT)(_unpacked)

__all__ = ["END", "END_SIGNATURE", "FIRST_SIGNATURE", "ZipReader"]

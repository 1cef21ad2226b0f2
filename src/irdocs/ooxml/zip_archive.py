"""Write members into a ZIP archive (APPNOTE.TXT 6.3), always the same bytes for the same members.

The library's zipfile takes longer for the headers of a deck's few hundred members than for packing
them. Editions have most members in common: what was packed lately is not packed again.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

from irdocs.caching.by_value import cached_by_value

_LARGEST = 2**31 - 1
"""Archives of this size and more need ZIP64, and are left to zipfile."""
_REMEMBERED = 250_000
"""Members of up to so many bytes are remembered when they are packed."""
_VERSION = 20
_ATTRIBUTES = 0o600 << 16
_DAY = 1 << 5 | 1
"""The first day that an archive can name, 1 January 1980: no clock is asked."""
_UTF_8 = 0x800


def archived(
    members: Iterable[tuple[str, bytes]], is_stored: Callable[[str], bool] = lambda name: False
) -> bytes:
    """Return an archive of members, each a name and its bytes; `is_stored` names those that are
    not worth packing."""
    listed = list(members)
    if sum(len(data) + 2 * len(name) + 200 for name, data in listed) >= _LARGEST:
        return _large(listed, is_stored)
    parts: list[bytes] = []
    entries: list[bytes] = []
    place = 0
    for name, data in listed:
        stored = is_stored(name)
        method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        crc, packed = (zlib.crc32(data), data) if stored else _packed(data)
        written = name.encode("utf-8")
        flags = 0 if name.isascii() else _UTF_8
        fields = (flags, method, 0, _DAY, crc, len(packed), len(data), len(written), 0)
        head = struct.pack("<4s2B4HL2L2H", b"PK\3\4", _VERSION, 0, *fields)
        parts += (head, written, packed)
        entries.append(struct.pack(
            "<4s4B4HL2L5H2L", b"PK\1\2", _VERSION, 0, _VERSION, 0, *fields, 0, 0, 0,
            _ATTRIBUTES, place,
        ) + written)  # fmt: skip
        place += len(head) + len(written) + len(packed)
    directory = b"".join(entries)
    count = len(listed)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), place, 0)
    return b"".join((*parts, directory, end))


@cached_by_value(1024, longest=_REMEMBERED)
def _packed(data: bytes) -> tuple[int, bytes]:
    """Return the checksum of a member, and its bytes packed."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return zlib.crc32(data), packer.compress(data) + packer.flush()


def _large(members: list[tuple[str, bytes]], is_stored: Callable[[str], bool]) -> bytes:
    """Return the same for what needs ZIP64."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if is_stored(name) else zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data)
    return file.getvalue()


__all__ = ["archived"]

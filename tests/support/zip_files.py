"""Archives by their members: to change one member of an Office file."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from struct import pack


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


MEGABYTE = 1 << 20


def of_zeros(members: Mapping[str, int]) -> bytes:
    """Return an archive of members that unpack to so many megabytes of zeros each.

    They are packed by repeating one packed megabyte, in a thousandth of the time.
    """
    zeros, packer = bytes(MEGABYTE), zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    sums, out, listed = {}, b"", b""
    for name, size in members.items():
        if size not in sums:
            total = 0
            for _ in range(size):
                total = zlib.crc32(zeros, total)
            sums[size] = total
        data = piece * size + b"\3\0"  # an empty last block
        fields = pack(
            "<5H3L2H", 20, 0, 8, 0, 33, sums[size], len(data), size * MEGABYTE, len(name), 0
        )
        listed += b"PK\1\2" + pack("<H", 20) + fields + pack("<3H2L", 0, 0, 0, 0, len(out))
        listed += name.encode()
        out += b"PK\3\4" + fields + name.encode() + data
    end = pack("<4H2LH", 0, 0, len(members), len(members), len(listed), len(out), 0)
    return out + listed + b"PK\5\6" + end

"""What a picture file holds beside its pixels: found, and taken out without touching the pixels.

A JPEG is a list of segments, a PNG a list of chunks. Some of them say who, where, when and with
what a picture was made, and none of these changes what is shown. So does whatever follows the end
of the picture, where phones put a second one with data of its own.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from irdocs.content.colour_profiles import nameless, names_its_owner

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG_SIGNATURE = b"\xff\xd8\xff"
_END_OF_IMAGE = b"\xff\xd9"
_PNG_KINDS = {b"eXIf": "Exif", b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"tIME": "time"}
_JPEG_KINDS = {0xE1: "Exif or XMP", 0xED: "IPTC", 0xFE: "comment"}
_JPEG_PROFILE = b"ICC_PROFILE\0"
_NAMED_PROFILE = "a colour profile named after somebody"
LONGEST_PROFILE = 4_000_000
"""The bytes of an ICC profile that are read at most."""
_AFTER = "data after its end"
_PNG_PIXELS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
"""What a still picture needs (PNG, third edition, 11.2 and 11.3.1)."""
_PNG_LOOKS = frozenset(
    {
        *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"mDCV", b"cLLI"),
        *(b"bKGD", b"pHYs", b"hIST", b"acTL", b"fcTL", b"fdAT"),
    }
)
"""What says how pixels look: colours, sizes, frames."""
_REST = -1
"""In place of a marker: what cannot be parted into segments."""


def metadata_in(data: bytes) -> tuple[str, ...]:
    """Return the kinds of metadata in a PNG or JPEG, each once; none for any other file.

    An ICC profile is counted only if it is named after somebody: without it the colours of a
    template's picture would change.
    """
    kinds = dict.fromkeys(kind for kind, _ in _pieces(data) if kind is not None)
    if names_its_owner(_colour_profile(data)):
        kinds[_NAMED_PROFILE] = None
    return tuple(kinds)


def without_metadata(data: bytes) -> bytes:
    """Return a PNG or JPEG without its metadata; any other file, and one without, as it is.

    A colour profile stays, but without texts if it is named after somebody.
    """
    kinds = metadata_in(data)
    if not kinds:
        return data
    pieces = [piece for kind, piece in _pieces(data) if kind is None]
    if _NAMED_PROFILE in kinds:
        pieces = list(_with_profile(pieces, nameless(_colour_profile(data))))
    return b"".join(pieces)


def _colour_profile(data: bytes) -> bytes:
    """Return the ICC profile of a PNG or JPEG; empty if it has none that can be read."""
    parts = [_profile_in(piece) for _, piece in _pieces(data) if _holds_profile(piece)]
    return b"".join(parts)


def _holds_profile(piece: bytes) -> bool:
    """Whether a chunk of a PNG or a segment of a JPEG holds an ICC profile, or a part of one."""
    if piece.startswith(b"\xff"):
        return piece[1:2] == b"\xe2" and piece[4:16] == _JPEG_PROFILE
    return piece[4:8] == b"iCCP"


def _profile_in(piece: bytes) -> bytes:
    """Return the part of an ICC profile that a chunk or segment holds (PNG, 11.3.2.3; ICC, B.4)."""
    if piece.startswith(b"\xff"):
        return piece[18:]
    _, _, compressed = piece[8:-4].partition(b"\0")
    try:
        return zlib.decompressobj().decompress(compressed[1:], LONGEST_PROFILE)
    except zlib.error:
        return b""


def _with_profile(pieces: list[bytes], profile: bytes) -> Iterator[bytes]:
    """Yield the pieces of a file with another ICC profile of the same length as theirs."""
    start = 0
    for piece in pieces:
        if not _holds_profile(piece):
            yield piece
        elif not piece.startswith(b"\xff"):
            body = b"iCCP" + b"RGB\0\0" + zlib.compress(profile, 9)
            yield struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
        else:
            end = start + len(piece) - 18
            yield piece[:18] + profile[start:end]
            start = end


def pixels_alone(data: bytes) -> bytes | None:
    """Return a PNG or JPEG with what its pixels need and nothing else, its ICC profile neither.

    Of a JPEG's application segments two matter: JFIF, which is written anew without its thumbnail,
    and Adobe's, which says how the colours are coded. None is returned for a JPEG that cannot be
    parted up to its end.
    """
    if data.startswith(PNG_SIGNATURE):
        kept_chunks = (chunk for name, chunk in chunks(data) if name in _PNG_PIXELS)
        return b"".join((PNG_SIGNATURE, *kept_chunks))
    all_segments = list(segments(data))
    end = 2 + sum(len(segment) for _, segment in all_segments)
    if data[end : end + 2] != _END_OF_IMAGE:
        return None
    kept = [data[:2]]
    for marker, segment in all_segments:
        is_adobe = marker == 0xEE and segment[4:9] == b"Adobe"
        is_beside = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if marker == 0xE0 and segment[4:9] == b"JFIF\0":
            kept.append(b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0")
        elif is_adobe or not is_beside:
            kept.append(segment)
    return b"".join((*kept, _END_OF_IMAGE))


def _png_kind(name: bytes) -> str | None:
    """Return what a chunk is that no pixel needs, or None for one that says how pixels look."""
    if name in _PNG_PIXELS or name in _PNG_LOOKS:
        return None
    return _PNG_KINDS.get(name, "data of a program")


def _jpeg_kind(marker: int, piece: bytes) -> str | None:
    """Return what a segment is that no pixel needs, or None for one that says how pixels look."""
    if marker in _JPEG_KINDS:
        return _JPEG_KINDS[marker]
    is_needed = (
        not 0xE0 <= marker <= 0xEF
        or (marker == 0xE0 and piece[4:9] == b"JFIF\0")
        or (marker == 0xEE and piece[4:9] == b"Adobe")
        or _holds_profile(piece)
    )
    return None if is_needed else "data of a program"


def _pieces(data: bytes) -> Iterator[tuple[str | None, bytes]]:
    """Yield the pieces of a file in order, each with the kind of metadata that it is, if any."""
    size = 0
    if data.startswith(PNG_SIGNATURE):
        yield None, PNG_SIGNATURE
        for name, piece in chunks(data):
            yield _png_kind(name), piece
            size += len(piece)
        size += len(PNG_SIGNATURE)
    elif data.startswith(JPEG_SIGNATURE):
        yield None, data[:2]
        for marker, piece in segments(data):
            yield _jpeg_kind(marker, piece), piece
            size += len(piece)
        end = data[size + 2 : size + 4]  # the marker that ends the picture, unless it is cut short
        yield None, end
        size += 2 + len(end)
    else:
        yield None, data
        size = len(data)
    if size < len(data):
        yield _AFTER, data[size:]


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name of each chunk of a PNG up to its end, and the whole chunk."""
    at, name = len(PNG_SIGNATURE), b""
    while at < len(data) and name != b"IEND":
        whole = len(data) - at
        if whole >= 12:
            (length,) = struct.unpack_from(">I", data, at)
            whole = 12 + length
        name = data[at + 4 : at + 8]
        yield name, data[at : at + whole]
        at += whole


def segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the marker of each segment of a JPEG up to its end, and the whole segment.

    A scan comes with its data, a segment with the fill bytes before it (ITU-T T.81, B.1.1).
    """
    start = at = 2
    while data[at : at + 2] != _END_OF_IMAGE and start < len(data):
        if data[at : at + 2] == b"\xff\xff":
            at += 1
            continue
        if at + 4 > len(data) or data[at] != 0xFF:
            yield _REST, data[start:]
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        marker, end = data[at + 1], at + 2 + length
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        yield marker, data[start:end]
        start = at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where a scan's data ends: at the first marker that is no restart and no stuffing."""
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        following = data[at + 1]
        if following == 0 or 0xD0 <= following <= 0xD7:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at
    return len(data)

"""Films made by hand, box by box (ISO/IEC 14496-12): small, and with whatever a test needs.

The pictures are the letter P and the sounds the letter S, in two chunks each; they cannot be
decoded, and nothing here decodes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from struct import pack

PICTURES, SOUNDS = b"P" * 700, b"S" * 300
CHUNKS = 2
SCALE = 1000
UNTURNED = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
TURNED = (0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
SELF_CONTAINED = pack(">I", 1)


def box(kind: bytes, *parts: bytes) -> bytes:
    """Return a box of a type with parts in it."""
    body = b"".join(parts)
    return pack(">I4s", 8 + len(body), kind) + body


@dataclass(frozen=True)
class Track:
    """A track of a film."""

    kind: bytes
    coding: bytes
    data: bytes
    program: bytes = b""
    """What its handler is called."""
    compressor: bytes = b""
    reference: bytes = box(b"url ", SELF_CONTAINED)
    more: bytes = b""
    """Further boxes in it."""
    is_coded: bool = False
    """Whether each chunk is one sample, made of units with lengths of four bytes."""


PICTURE = Track(b"vide", b"avc1", PICTURES)
SOUND = Track(b"soun", b"mp4a", SOUNDS)
PLACES = Track(b"meta", b"mebx", b"+51.5000-000.1200/" * 4)


@dataclass(frozen=True)
class Film:
    """What a film is made of."""

    tracks: Sequence[Track] = (PICTURE, SOUND)
    brand: bytes = b"isom"
    size: tuple[int, int] = (160, 90)
    seconds: float = 2.0
    is_turned: bool = False
    date: int = 0
    in_header: bytes = b""
    """Further boxes in moov."""
    before_data: bytes = b""
    """Further boxes before mdat."""
    at_end: bytes = b""
    between: bytes = b""
    """What lies between the chunks and belongs to none."""
    long_offsets: bool = False

    def made(self) -> bytes:
        """Return the file."""
        head = box(b"ftyp", self.brand, pack(">I", 0), self.brand)
        begin = len(head) + len(self._header([0] * CHUNKS * len(self.tracks)))
        begin += len(self.before_data) + 8
        places, data = list[int](), b""
        for number in range(CHUNKS):
            for track in self.tracks:
                size = len(track.data) // CHUNKS
                places.append(begin + len(data))
                data += track.data[number * size : (number + 1) * size] + self.between
        return head + self._header(places) + self.before_data + box(b"mdat", data) + self.at_end

    def _header(self, places: Sequence[int]) -> bytes:
        duration = round(self.seconds * SCALE)
        dates = pack(">II", self.date, self.date)
        header = box(b"mvhd", pack(">I", 0), dates, pack(">II", SCALE, duration), bytes(80))
        tracks = [
            self._track(track, places[number :: len(self.tracks)], dates)
            for number, track in enumerate(self.tracks)
        ]
        return box(b"moov", header, *tracks, self.in_header)

    def _track(self, track: Track, places: Sequence[int], dates: bytes) -> bytes:
        matrix = pack(">9i", *(TURNED if self.is_turned else UNTURNED))
        width, height = (side << 16 for side in self.size)
        header = box(b"tkhd", pack(">I", 7), dates, bytes(28), matrix, pack(">II", width, height))
        handler = box(b"hdlr", bytes(8), track.kind, bytes(12), track.program + b"\0")
        size = len(track.data) // CHUNKS
        count = 1 if track.is_coded else size
        sizes = (0, CHUNKS, *(size,) * CHUNKS) if track.is_coded else (1, CHUNKS * size)
        offsets = (
            box(b"co64", pack(f">II{len(places)}Q", 0, len(places), *places))
            if self.long_offsets
            else box(b"stco", pack(f">II{len(places)}I", 0, len(places), *places))
        )
        table = box(
            b"stbl",
            box(b"stsd", pack(">II", 0, 1), _entry(track)),
            box(b"stts", pack(">4I", 0, 1, count * CHUNKS, 1)),
            box(b"stsc", pack(">5I", 0, 1, 1, count, 1)),
            box(b"stsz", pack(f">{1 + len(sizes)}I", 0, *sizes)),
            offsets,
        )
        data = box(b"dinf", box(b"dref", pack(">II", 0, 1), track.reference))
        media_header = box(b"mdhd", pack(">I", 0), dates, pack(">III", SCALE, 2000, 0))
        media = box(b"mdia", media_header, handler, box(b"minf", data, table))
        return box(b"trak", header, media, track.more)


def _entry(track: Track) -> bytes:
    """Return how a track is coded (12.1.3)."""
    if track.kind != b"vide":
        return box(track.coding, bytes(28))
    name = bytes([len(track.compressor)]) + track.compressor.ljust(31, b"\0")
    return box(track.coding, bytes(42), name, bytes(4), box(b"avcC", bytes((1, 0, 0, 0, 3, 0, 0))))


def film(**changes: object) -> bytes:
    """Return a film; `changes` are fields of `Film`."""
    return Film(**changes).made()  # type: ignore[arg-type]

"""Notes that cameras and programs write among the pictures of H.264 and H.265 films.

A picture is a run of units, and some are messages beside it (SEI: ITU-T H.264, 7.3.2.3). Messages
without a registered meaning hold whatever a maker likes: camcorders note the time and the place of
each picture there, encoders their settings. Units of another length would move all that follows, so
a message keeps its length and loses its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from irdocs.content.video.boxes import MovieBox, first, inside
from irdocs.content.video.samples import Range, samples

_FIELDS = 78
"""The size of the fields of a picture's sample entry before its boxes (ISO/IEC 14496-12, 12.1)."""
_CODINGS: Mapping[bytes, tuple[int, int, frozenset[int]]] = {
    b"avcC": (4, 1, frozenset({6})),
    b"hvcC": (21, 2, frozenset({39, 40})),
}
"""By the box that configures a coding (ISO/IEC 14496-15): where it says how long the lengths of
units are, the size of a unit's head, and the types of units that are messages."""
_ARRAYS = 23
"""Where the lists of units begin in the box hvcC (ISO/IEC 14496-15, 8.3.3.1.2); their number is in
the byte before."""
_UNREGISTERED = 5
"""The type of messages without a registered meaning (ITU-T H.264, D.1.7)."""
_ESCAPE = b"\0\0\3"
"""Two zeros and a byte that keeps what follows from looking like the beginning of a unit."""


def notes(data: bytes, track: MovieBox) -> Iterator[Range]:
    """Yield the places of notes among the pictures of a track, which may be overwritten by 0xFF.

    Raises VideoError for tables that contradict one another.
    """
    table = first(data, track, b"mdia", b"minf", b"stbl")
    description = first(data, table, b"stsd") if table else None
    if table is None or description is None:
        return
    for entry in inside(data, description, 8):
        for box in inside(data, entry, _FIELDS):
            coding = _CODINGS.get(box.kind)
            if coding is not None and box.body + coding[0] < box.end:
                at, head, messages = coding
                size = (data[box.body + at] & 3) + 1
                if box.kind == b"hvcC":
                    yield from _in_configuration(data, box, messages)
                for sample in samples(data, table):
                    yield from _in_sample(data, sample, size, head, messages)


def _in_configuration(data: bytes, box: MovieBox, messages: frozenset[int]) -> Iterator[Range]:
    """Yield the places of notes among the units for all pictures of an H.265 film."""
    at = box.body + _ARRAYS
    for _ in range(data[at - 1] if at <= box.end else 0):
        if at + 3 > box.end:
            return
        kind, count, at = data[at] & 63, int.from_bytes(data[at + 1 : at + 3], "big"), at + 3
        for _ in range(count):
            start = at + 2
            at = start + int.from_bytes(data[at:start], "big")
            if at > box.end:
                return
            if kind in messages:
                yield from _in_unit(data, start + 2, at)


def _in_sample(
    data: bytes, sample: Range, size: int, head: int, messages: frozenset[int]
) -> Iterator[Range]:
    """Yield the places of notes in a picture, whose units have lengths of `size` bytes."""
    at, end = sample
    while at + size + head <= end:
        start = at + size
        at = start + int.from_bytes(data[at:start], "big")
        if at > end:
            return
        kind = data[start] & 31 if head == 1 else data[start] >> 1 & 63
        if kind in messages:
            yield from _in_unit(data, start + head, at)


def _in_unit(data: bytes, at: int, end: int) -> Iterator[Range]:
    """Yield the places of notes in a unit of messages."""
    while at + 2 < end:
        kind, at = _number(data, at, end)
        size, at = _number(data, at, end)
        after = _end(data, at, min(at + size, end), end)
        if kind == _UNREGISTERED:
            yield from _between_escapes(data, at, after)
        at = after


def _number(data: bytes, at: int, end: int) -> tuple[int, int]:
    """Return a type or a length, 255 for each byte 0xFF before the last, and where it ends."""
    number = 0
    while at < end and data[at] == 0xFF:
        number, at = number + 255, at + 1
    return number + (data[at] if at < end else 0), at + 1


def _end(data: bytes, at: int, after: int, end: int) -> int:
    """Return where a message ends: escapes in it are not part of its length."""
    while (at := data.find(_ESCAPE, at, after)) != -1:
        at, after = at + len(_ESCAPE), min(after + 1, end)
    return after


def _between_escapes(data: bytes, at: int, end: int) -> Iterator[Range]:
    """Yield what is between escapes, each of which stays with the byte that it escapes."""
    while (escape := data.find(_ESCAPE, at, end)) != -1:
        yield at, escape
        at = min(escape + len(_ESCAPE) + 1, end)
    yield at, end

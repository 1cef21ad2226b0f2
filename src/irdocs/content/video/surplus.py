"""What a video says beside its pictures and its sound: found, named, and blanked out.

Cameras and programs write into an MP4 where and when it was taken, on which device and by whom,
as notes, as dates, as tracks of positions, and as remnants between the pictures. In a hospital any
of it may name a patient. So a closed list says which boxes stay, and within the data only what the
tables of pictures and sound claim, without notes among them (`user_data`). Everything else is
overwritten in its place, boxes as boxes of free space (ISO/IEC 14496-12, 8.1.2), so that nothing
moves and no offset changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from irdocs.content.video.boxes import MovieBox, VideoError, boxes, first, inside
from irdocs.content.video.samples import Range, chunks
from irdocs.content.video.user_data import notes
from irdocs.frozen import frozen

_KEPT: Mapping[bytes, frozenset[bytes]] = {
    b"": frozenset({b"ftyp", b"moov", b"mdat"}),
    b"moov": frozenset({b"mvhd", b"trak"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia", b"tapt"}),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"hdlr", b"dinf", b"stbl"}),
    b"dinf": frozenset({b"dref"}),
    b"stbl": frozenset({b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stps", b"stsc", b"stsz",
                        b"stco", b"co64", b"sdtp", b"sgpd", b"sbgp"}),
}  # fmt: skip
"""The boxes that stay in each box; the file itself has no name."""
_FREE = frozenset({b"free", b"skip", b"wide"})
"""Boxes of free space, in which old notes may still be legible."""
_CALLED: Mapping[bytes, str] = {
    b"udta": "notes on the file (udta)", b"meta": "notes on the file (meta)",
    b"uuid": "data of a program (uuid)",
}  # fmt: skip
DATES = "dates"
PROGRAMS = "names of programs"
NOTES = "notes among the pictures"
REMNANTS = "data that is neither picture nor sound"
TRACKS = "a track that is neither picture nor sound"
SOUND = "sound"
PICTURE_TRACK, SOUND_TRACK = b"vide", b"soun"
"""The kinds of track that stay (ISO/IEC 14496-12, 8.4.3)."""
_DATED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_FREE_KIND = b"free"
_HANDLER = (12, 12), (24, None)
"""Where a handler (8.4.3) names the program that wrote it: its maker, and its name, to the end."""
_ENTRY = {b"vide": ((12, 4), (42, 32)), b"soun": ((12, 4),)}
"""Where a sample entry (12.1.3, 12.2.3) does: its vendor in QuickTime, its compressor; each the
number of bytes from the beginning of its body, and the length."""
PATHS = "a path of a computer"


@frozen
class Surplus:
    """A part of a file that no picture and no sound needs."""

    kind: str
    """What messages call it."""
    start: int
    end: int
    type_at: int | None = None
    """Where the type of a box stands, if the part is all that is in that box."""
    blank: bytes = b"\0"
    """The byte that it is overwritten with."""

    @classmethod
    def of(cls, kind: str, box: MovieBox) -> Surplus:
        """Return all that is in a box."""
        return cls(kind, box.body, box.end, box.start + 4)

    def is_blank(self, data: bytes) -> bool:
        """Return whether it says nothing, and stands in free space if it is a box."""
        is_empty = data.count(self.blank, self.start, self.end) == self.end - self.start
        at = self.type_at
        return is_empty and (at is None or data[at : at + 4] in _FREE)


def track_kind(data: bytes, track: MovieBox) -> bytes:
    """Return what a track is (8.4.3), such as vide; empty if it does not say so."""
    handler = first(data, track, b"mdia", b"hdlr")
    return handler.code(data, 8) if handler is not None else b""


def surplus(data: bytes, *, with_sound: bool = True) -> tuple[Surplus, ...]:
    """Return every part of a file beside its pictures and, unless it is unwanted, its sound.

    Raises VideoError for a damaged file.
    """
    found, claimed, media = list[Surplus](), list[Range](), list[MovieBox]()
    for box in boxes(data):
        if box.kind == b"mdat":
            media.append(box)
        elif box.kind == b"moov":
            for inner in inside(data, box):
                kind = track_kind(data, inner) if inner.kind == b"trak" else b""
                if inner.kind != b"trak" or kind == PICTURE_TRACK or (
                    kind == SOUND_TRACK and with_sound
                ):  # fmt: skip
                    found += _beside(data, b"moov", inner, kind)
                    table = first(data, inner, b"mdia", b"minf", b"stbl") if kind else None
                    claimed += chunks(data, table) if table is not None else []
                    if kind == PICTURE_TRACK:
                        found += (Surplus(NOTES, *at, blank=b"\xff") for at in notes(data, inner))
                else:
                    found.append(Surplus.of(SOUND if kind == SOUND_TRACK else TRACKS, inner))
            found += _tail(data, box)
        else:
            found += _beside(data, b"", box, b"")
    whole = MovieBox(b"", 0, 0, len(data))
    return (*found, *_unclaimed(media, sorted(claimed)), *_tail(data, whole))


def metadata_in(data: bytes) -> tuple[str, ...]:
    """Return the kinds of what an MP4 says beside pictures and sound; none if it is blank.

    Raises VideoError for a damaged file.
    """
    return tuple(dict.fromkeys(part.kind for part in surplus(data) if not part.is_blank(data)))


def without(data: bytes, parts: Sequence[Surplus]) -> bytes:
    """Return a file with parts overwritten; the same bytes if all of them are blank already."""
    parts = [part for part in parts if not part.is_blank(data)]
    view, pieces, at = memoryview(data), list[bytes | memoryview](), 0
    for part in sorted(parts, key=lambda part: part.start):
        if part.type_at is not None:
            pieces += [view[at : part.type_at], _FREE_KIND]
            at = part.type_at + 4
        pieces += [view[at : part.start], part.blank * (part.end - part.start)]
        at = part.end
    return b"".join((*pieces, view[at:])) if pieces else data


def _beside(data: bytes, parent: bytes, box: MovieBox, track: bytes) -> Iterator[Surplus]:
    """Yield what is surplus in a box, or all of it; `track` is the kind of track it belongs to."""
    if box.kind in _FREE:
        yield Surplus.of(REMNANTS, box)
    elif box.kind not in _KEPT[parent]:
        yield Surplus.of(_CALLED.get(box.kind, "data of a program"), box)
    elif box.kind in _KEPT:
        for inner in inside(data, box):
            yield from _beside(data, box.kind, inner, track)
        yield from _tail(data, box)
    else:
        yield from _fields(data, box, track)


def _fields(data: bytes, box: MovieBox, track: bytes) -> Iterator[Surplus]:
    """Yield the fields of a box that tell when, with what and where a file was made."""
    if box.kind in _DATED:
        size = 16 if box.field(data, 0, 1) == 1 else 8  # both dates (8.2.2)
        yield Surplus(DATES, box.body + 4, min(box.body + 4 + size, box.end))
    elif box.kind == b"hdlr":
        for at, length in _HANDLER:
            start = min(box.body + at, box.end)
            yield Surplus(
                PROGRAMS, start, box.end if length is None else min(start + length, box.end)
            )
    elif box.kind == b"stsd":
        for entry in inside(data, box, 8):
            for at, length in _ENTRY.get(track, ()):
                if entry.body + at + length <= entry.end:
                    yield Surplus(PROGRAMS, entry.body + at, entry.body + at + length)
    elif box.kind == b"dref":
        for entry in inside(data, box, 8):
            yield Surplus(PATHS, min(entry.body + 4, entry.end), entry.end)


def _tail(data: bytes, box: MovieBox) -> Iterator[Surplus]:
    """Yield the few bytes at the end of a box that are no box."""
    end = max((inner.end for inner in inside(data, box)), default=box.body)
    if end < box.end:
        yield Surplus(REMNANTS, end, box.end)


def _unclaimed(media: Sequence[MovieBox], claimed: Sequence[Range]) -> Iterator[Surplus]:
    """Yield what lies between the pictures and sounds; `claimed` are their places in order.

    Raises VideoError for one that lies elsewhere.
    """
    number = 0
    for box in sorted(media, key=lambda box: box.start):
        at = box.body
        while number < len(claimed) and claimed[number][0] < box.end:
            start, end = claimed[number]
            if start < box.body or end > box.end:
                raise VideoError("it is damaged: its tables lead to what is no picture or sound")
            if at < start:
                yield Surplus(REMNANTS, at, start)
            at, number = max(at, end), number + 1
        if at < box.end:
            yield Surplus(REMNANTS, at, box.end)
    if any(end > start for start, end in claimed[number:]):
        raise VideoError("it is damaged: its tables lead to what is no picture or sound")

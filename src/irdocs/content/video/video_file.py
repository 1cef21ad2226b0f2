"""A video's file: an MP4 or QuickTime film that PowerPoint can play, without what stands beside it.

The file is known by what is in it and not by its name. It is neither decoded nor changed, except
that everything but its pictures and its sound is blanked out (`surplus`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from irdocs.content.video.boxes import MovieBox, VideoError, boxes, first, inside, needed
from irdocs.content.video.surplus import (
    PICTURE_TRACK,
    SOUND_TRACK,
    surplus,
    track_kind,
    without,
)
from irdocs.frozen import frozen

Container = Literal["mp4", "mov"]
_PLAYED = frozenset({"avc1", "avc3", "mp4a"})
"""How pictures and sound are coded that every PowerPoint plays: H.264 and AAC."""
_CODINGS: Mapping[str, str] = {
    "hvc1": "H.265", "hev1": "H.265", "av01": "AV1", "vp09": "VP9", "mp4v": "MPEG-4 Part 2",
    "apch": "ProRes", "apcn": "ProRes", "ap4h": "ProRes", "jpeg": "Motion JPEG",
    "Opus": "Opus", "ac-3": "AC-3", "ec-3": "E-AC-3", "alac": "ALAC", "lpcm": "PCM",
    "sowt": "PCM", "twos": "PCM", "fLaC": "FLAC",
}  # fmt: skip
"""The usual names of other codings (mp4ra.org)."""
_TEXT_TRACKS = frozenset({b"text", b"sbtl", b"subt", b"clcp"})
_ENCRYPTED = frozenset({"encv", "enca", "drmi", "drms"})
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x1aE\xdf\xa3", "WebM or Matroska"), (b"RIFF", "AVI"), (b"0&\xb2u", "Windows Media"),
    (b"FLV", "Flash"), (b"\0\0\1\xba", "MPEG"), (b"\0\0\1\xb3", "MPEG"), (b"OggS", "Ogg"),
    (b"GIF8", "GIF"),
)  # fmt: skip
"""How files of other kinds begin."""
_FIRST_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_QUICKTIME = b"qt  "


@frozen
class VideoFile:
    """A video as it goes into a deck."""

    data: bytes
    """The file, in which all but pictures and sound is blank."""
    container: Container
    seconds: float
    """How long it lasts."""
    width: float
    height: float
    """Of the film as it is seen, turned upright, in pixels."""
    has_sound: bool
    unplayed: tuple[str, ...] = ()
    """The names of codings that not every PowerPoint plays."""
    has_text: bool = False
    """Whether the file had captions of its own, which are not kept."""

    @property
    def ratio(self) -> float:
        """Width over height."""
        return self.width / self.height

    def film(self, *, with_sound: bool) -> bytes:
        """Return the file's bytes, its sound blanked out unless it is wanted."""
        if with_sound or not self.has_sound:
            return self.data
        return without(self.data, surplus(self.data, with_sound=False))


def read(data: bytes) -> VideoFile:
    """Return the video in a file. Raises VideoError, saying why, if it cannot be shown."""
    _check_kind(data)
    top = tuple(boxes(data))
    kinds = {box.kind for box in top}
    movie = next((box for box in top if box.kind == b"moov"), None)
    if movie is None:
        raise VideoError("it is damaged or cut short: it has no header (moov)")
    if b"moof" in kinds or first(data, movie, b"mvex"):
        raise VideoError("it is in fragments, as for streaming")
    if first(data, movie, b"cmov"):
        raise VideoError("its header is compressed, as old QuickTime files have it")
    tracks = [box for box in inside(data, movie) if box.kind == b"trak"]
    pictures = [track for track in tracks if track_kind(data, track) == PICTURE_TRACK]
    sounds = [track for track in tracks if track_kind(data, track) == SOUND_TRACK]
    if not pictures:
        raise VideoError("it has no pictures, only sound" if sounds else "it has no pictures")
    codings = [_coding(data, track) for track in (*pictures, *sounds)]
    width, height = _size(data, pictures[0])
    header = needed(data, movie, b"mvhd")
    brand = next((box.code(data, 0) for box in top if box.kind == b"ftyp"), _QUICKTIME)
    return VideoFile(
        without(data, surplus(data)),
        "mov" if brand == _QUICKTIME else "mp4",
        _seconds(data, header),
        width,
        height,
        bool(sounds),
        tuple(dict.fromkeys(_CODINGS.get(c, f'"{c}"') for c in codings if c not in _PLAYED)),
        any(track_kind(data, track) in _TEXT_TRACKS for track in tracks),
    )


def is_video(data: bytes) -> bool:
    """Whether a file begins as an MP4 or QuickTime film does."""
    return data[4:8] in _FIRST_BOXES


def has_sound(data: bytes) -> bool:
    """Whether a film has a track of sound; a damaged one is taken to have one."""
    try:
        movies = [box for box in boxes(data) if box.kind == b"moov"]
        tracks = [b for movie in movies for b in inside(data, movie) if b.kind == b"trak"]
        return not movies or any(track_kind(data, track) == SOUND_TRACK for track in tracks)
    except VideoError:
        return True


def _check_kind(data: bytes) -> None:
    """Refuse what is no MP4 or QuickTime film, by how it begins."""
    if is_video(data):
        return
    name = next((name for start, name in _OTHERS if data.startswith(start)), None)
    raise VideoError(f"it is {name}, not MP4" if name else "it is no MP4 or QuickTime film")


def _coding(data: bytes, track: MovieBox) -> str:
    """Return how a track is coded (8.5.2), such as avc1. Raises VideoError for one with a lock."""
    media = needed(data, track, b"mdia", b"minf")
    for reference in inside(data, needed(data, media, b"dinf", b"dref"), 8):
        if not reference.field(data, 0, 4) & 1:  # flags: what it refers to is in this file (8.7.2)
            raise VideoError("its pictures or its sound are in another file")
    table = needed(data, media, b"stbl", b"stsd")
    entry = next(iter(inside(data, table, 8)), None)
    if entry is None:
        raise VideoError("it is damaged: it does not say how it is coded")
    coding = entry.kind.decode("latin-1")
    if coding in _ENCRYPTED:
        raise VideoError("it is protected against copying")
    return coding


def _size(data: bytes, track: MovieBox) -> tuple[float, float]:
    """Return the width and height in pixels of a track of pictures, turned upright (8.3.2)."""
    header = needed(data, track, b"tkhd")
    at = 52 if header.field(data, 0, 1) == 1 else 40  # behind dates, ids, duration, layer, volume
    first_column, second_column = header.field(data, at, 4), header.field(data, at + 4, 4)
    width, height = (header.field(data, at + 36 + offset, 4) / 65536 for offset in (0, 4))
    if not width or not height:
        raise VideoError("it is damaged: its pictures have no size")
    is_turned = first_column == 0 and second_column != 0
    return (height, width) if is_turned else (width, height)


def _seconds(data: bytes, header: MovieBox) -> float:
    """Return how long a film lasts, by its header (8.2.2)."""
    is_long = header.field(data, 0, 1) == 1
    scale = header.field(data, 20 if is_long else 12, 4)
    length = header.field(data, 24, 8) if is_long else header.field(data, 16, 4)
    if not scale or not length:
        raise VideoError("it is damaged: it lasts no time")
    return length / scale

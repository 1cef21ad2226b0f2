"""The boxes of an MP4 or QuickTime file (ISO/IEC 14496-12, 4.2): where each begins and ends.

Both formats are boxes within boxes; QuickTime calls them atoms. Only their heads are read here, and
nothing is copied, so that a file of many megabytes is in memory once.
"""

from __future__ import annotations

from collections.abc import Iterator

from irdocs.content import limits
from irdocs.frozen import frozen


class VideoError(ValueError):
    """A video cannot be used; the message says why, as the end of a sentence on its file."""


@frozen
class MovieBox:
    """One box: its type, and where it, what is in it, and what follows it begin in the file."""

    kind: bytes
    """Four characters, such as moov."""
    start: int
    body: int
    end: int

    def field(self, data: bytes, at: int, size: int) -> int:
        """Return an unsigned number of `size` bytes, `at` bytes into the box.

        Raises VideoError if the box is too short for it.
        """
        begin = self.body + at
        if begin + size > self.end:
            raise VideoError("it is damaged: a part of its header is too short")
        return int.from_bytes(data[begin : begin + size], "big")

    def code(self, data: bytes, at: int) -> bytes:
        """Return four characters, `at` bytes into the box. Raises VideoError as `field` does."""
        return self.field(data, at, 4).to_bytes(4, "big")


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[MovieBox]:
    """Yield the boxes in a part of a file, which is all of it by default.

    Fewer than eight bytes at the end of a box are no box: QuickTime ends lists with four zeros.
    Raises VideoError for a box that ends after what it is in.
    """
    at, limit, count = start, len(data) if end is None else end, 0
    while limit - at >= _HEAD:
        size, head = int.from_bytes(data[at : at + 4], "big"), _HEAD
        kind = bytes(data[at + 4 : at + 8])
        if size == 0:  # it reaches to the end
            size = limit - at
        elif size == 1:
            head = _LONG_HEAD
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < head or at + size > limit:
            name = kind.decode("latin-1") if kind.isalnum() else "unknown"
            raise VideoError(f"it is damaged or cut short: its part {name} is not whole")
        count += 1
        if count > limits.VIDEO_BOXES:
            raise VideoError(f"it has more than {limits.VIDEO_BOXES:,} parts in one")
        yield MovieBox(kind, at, at + head, at + size)
        at += size


def inside(data: bytes, box: MovieBox, skipped: int = 0) -> tuple[MovieBox, ...]:
    """Return the boxes in a box; its first `skipped` bytes are fields of its own."""
    return tuple(boxes(data, min(box.body + skipped, box.end), box.end))


def first(data: bytes, box: MovieBox, *path: bytes) -> MovieBox | None:
    """Return the first box at the end of a path of types within a box; None if there is none."""
    for kind in path:
        found = next((inner for inner in inside(data, box) if inner.kind == kind), None)
        if found is None:
            return None
        box = found
    return box


def needed(data: bytes, box: MovieBox, *path: bytes) -> MovieBox:
    """Return the same, of a box without which there is no video. Raises VideoError."""
    found = first(data, box, *path)
    if found is None:
        name = path[-1].decode("latin-1")
        raise VideoError(f"it is damaged: it has no part {name}")
    return found


_HEAD, _LONG_HEAD = 8, 16
"""The sizes in bytes of a box's head: size and type, and with a size of 64 bits."""

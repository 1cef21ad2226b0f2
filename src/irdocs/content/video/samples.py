"""Where the samples of a track lie: the pictures or the sound in a video (ISO/IEC 14496-12, 8.7).

A track's tables say how large its samples are, how many of them follow one another in a chunk, and
where the chunks begin. What no track of pictures or sound claims is none of either.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from itertools import accumulate, pairwise

from irdocs.content import limits
from irdocs.content.video.boxes import MovieBox, VideoError, first, needed

Range = tuple[int, int]
"""Where something begins in the file, and where it ends."""


def chunks(data: bytes, table: MovieBox) -> list[Range]:
    """Return the place of each chunk of a track, whose sample table (stbl) is given.

    Raises VideoError for tables that contradict one another or lead out of the file.
    """
    starts = _starts(data, table)
    sizes = _sizes(data, table)
    counts = list(_counts(data, table, len(starts)))
    if isinstance(sizes, int):
        lengths = [count * sizes for count in counts]
    else:
        totals = [0, *accumulate(sizes)]
        firsts = [0, *accumulate(counts)]
        if firsts[-1] > len(sizes):
            raise VideoError("it is damaged: its table of samples is too short")
        lengths = [totals[end] - totals[begin] for begin, end in pairwise(firsts)]
    found = [(at, at + length) for at, length in zip(starts, lengths, strict=True)]
    if any(end > len(data) for _, end in found):
        raise VideoError("it is cut short: it ends before its last picture or sound")
    return found


def samples(data: bytes, table: MovieBox) -> Iterator[Range]:
    """Yield the place of each sample of a track, in order. Raises VideoError as `chunks` does."""
    sizes = _sizes(data, table)
    starts = _starts(data, table)
    number = 0
    for at, count in zip(starts, _counts(data, table, len(starts)), strict=True):
        if isinstance(sizes, int):
            return  # pictures of one size each are not compressed
        for size in sizes[number : number + count]:
            yield at, at + size
            at += size
        number += count


def _starts(data: bytes, table: MovieBox) -> array[int]:
    """Return where each chunk begins (8.7.5)."""
    short = first(data, table, b"stco")
    if short is not None:
        return _numbers(data, short, 4, short.field(data, 4, 4), 8)
    long = needed(data, table, b"co64")
    return _numbers(data, long, 8, long.field(data, 4, 4), 8)


def _sizes(data: bytes, table: MovieBox) -> array[int] | int:
    """Return the size of each sample in bytes (8.7.3), or the one that all have."""
    box = first(data, table, b"stsz")
    if box is None:
        raise VideoError("it has a rare form of table (stz2); save it anew")
    size, count = box.field(data, 4, 4), box.field(data, 8, 4)
    return size or _numbers(data, box, 4, count, 12)


def _counts(data: bytes, table: MovieBox, chunk_count: int) -> Iterator[int]:
    """Yield how many samples each chunk has (8.7.4): rows are for a chunk and those that follow."""
    box = needed(data, table, b"stsc")
    rows = _numbers(data, box, 4, box.field(data, 4, 4) * 3, 8)
    begins, numbers = rows[0::3], rows[1::3]
    if chunk_count and (not begins or begins[0] != 1):
        raise VideoError("it is damaged: its table of chunks does not begin with the first")
    for begin, following, count in zip(
        begins, [*begins[1:], chunk_count + 1], numbers, strict=True
    ):
        if following < begin:
            raise VideoError("it is damaged: its table of chunks is out of order")
        for _ in range(begin, min(following, chunk_count + 1)):
            yield count


def _numbers(data: bytes, box: MovieBox, size: int, count: int, at: int) -> array[int]:
    """Return `count` unsigned numbers of `size` bytes each, `at` bytes into a box."""
    if count > limits.VIDEO_SAMPLES:
        raise VideoError(f"it has more than {limits.VIDEO_SAMPLES:,} samples or chunks")
    begin = box.body + at
    if begin + count * size > box.end:
        raise VideoError("it is damaged: a table is longer than the part that it is in")
    numbers = array("I" if size == 4 else "Q", data[begin : begin + count * size])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers

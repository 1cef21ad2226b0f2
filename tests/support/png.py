"""A PNG writer and reader of their own (PNG, third edition), to compare pictures without Pillow.

They are as short as can be: every depth and colour type, interlaced or not, no checks.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""The samples of a pixel by its colour type (11.2.1)."""
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
         (0, 1, 1, 2))  # fmt: skip
"""The first column and row of each pass, and the steps between columns and rows (8.1)."""
Pixel = tuple[int, ...]


def passes(width: int, height: int, *, interlaced: bool) -> Iterator[tuple[range, range]]:
    """Yield the columns and rows of each pass that has pixels."""
    for x, y, across, down in ADAM7 if interlaced else ((0, 0, 1, 1),):
        columns, rows = range(x, width, across), range(y, height, down)
        if columns and rows:
            yield columns, rows


def written(
    pixels: Sequence[Sequence[Pixel]], colour: int, depth: int, *extra: tuple[bytes, bytes],
    interlaced: bool = False,
) -> bytes:  # fmt: skip
    """Return a PNG of rows of pixels; `extra` are chunks before the data, such as PLTE."""
    width, height = len(pixels[0]), len(pixels)
    raw = b""
    for columns, rows in passes(width, height, interlaced=interlaced):
        for y in rows:
            samples = [sample for x in columns for sample in pixels[y][x]]
            bits = "".join(f"{sample:0{depth}b}" for sample in samples)
            bits += "0" * (-len(bits) % 8)
            raw += b"\0" + int(bits, 2).to_bytes(len(bits) // 8)
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    chunks = ((b"IHDR", head), *extra, (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def read(data: bytes) -> list[list[Pixel]]:
    """Return rows of pixels as red, green, blue and opacity, each from 0 to 255."""
    chunks: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name = data[at + 4 : at + 8]
        chunks[name] = chunks.get(name, b"") + data[at + 8 : at + 8 + length]
        at += 12 + length
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    raw, channels = zlib.decompress(chunks[b"IDAT"]), CHANNELS[colour]
    step = max(1, channels * depth // 8)
    rows: list[list[Pixel]] = [[(0, 0, 0, 0)] * width for _ in range(height)]
    start = 0
    for columns, lines in passes(width, height, interlaced=bool(interlaced)):
        size = (len(columns) * channels * depth + 7) // 8
        before = bytes(size)
        for y in lines:
            line = _unfiltered(raw[start], raw[start + 1 : start + 1 + size], before, step)
            start, before = start + 1 + size, line
            bits = int.from_bytes(line)
            samples = [
                bits >> (size * 8 - depth * (number + 1)) & (1 << depth) - 1
                for number in range(len(columns) * channels)
            ]
            for number, x in enumerate(columns):
                pixel = tuple(samples[number * channels : (number + 1) * channels])
                rows[y][x] = _rgba(pixel, colour, depth, chunks)
    return rows


def _unfiltered(kind: int, line: bytes, before: bytes, step: int) -> bytes:
    """Return a line of bytes without its filter (9.2)."""
    made = bytearray(line)
    for at in range(len(made)):
        left = made[at - step] if at >= step else 0
        up = before[at]
        corner = before[at - step] if at >= step else 0
        nearest = min((left, up, corner), key=lambda one: abs(left + up - corner - one))
        made[at] = (made[at] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
    return bytes(made)


def _rgba(pixel: Pixel, colour: int, depth: int, chunks: dict[bytes, bytes]) -> Pixel:
    """Return a pixel as red, green, blue and opacity."""
    if colour == 3:
        number = pixel[0]
        opacities = chunks.get(b"tRNS", b"")
        opacity = opacities[number] if number < len(opacities) else 255
        return (*chunks[b"PLTE"][3 * number : 3 * number + 3], opacity)
    most = (1 << depth) - 1
    eight = tuple(round(sample * 255 / most) for sample in pixel)
    grey = colour in (0, 4)
    clear = chunks.get(b"tRNS")
    opacity = eight[-1] if colour in (4, 6) else 255
    if clear and colour in (0, 2) and pixel == struct.unpack(f">{len(pixel)}H", clear):
        opacity = 0
    return (*((eight[0],) * 3 if grey else eight[:3]), opacity)

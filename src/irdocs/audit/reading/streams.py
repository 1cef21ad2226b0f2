"""The data of a PDF's streams, unpacked, as long as it is no trap (ISO 32000-1, 7.3.8)."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.content.limits import PDF_STREAM


def unpacked(stream: Any) -> bytes:
    """Return a stream's data. Raises UnreadableError if it cannot be unpacked, or is too large."""
    packing = _filters(stream)
    if set(packing) == {"FlateDecode"} and "/DecodeParms" not in stream:
        return _inflated(stream, len(packing))
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PdfError as error:
        how = f", which is packed by {' and '.join(packing)}," if packing else ""
        raise UnreadableError(f"{called(stream)}: its data{how} cannot be unpacked") from error
    _limit(stream, data)
    return data


def called(thing: Any) -> str:
    """Return what to call an object in a message: its number, by which any tool finds it."""
    number, _ = thing.objgen
    return f"object {number}" if number else "an object"


def _filters(stream: Any) -> list[str]:
    given: Any = stream.get("/Filter", [])
    names = [given] if isinstance(given, pikepdf.Name) else list(given)
    return [str(name).removeprefix("/") for name in names]


def _inflated(stream: Any, times: int) -> bytes:
    """Return data that was deflated so many times.

    A few bytes can unpack into gigabytes, so no more is unpacked than may be.
    """
    data = bytes(stream.read_raw_bytes())
    try:
        for _ in range(times):
            data = zlib.decompressobj().decompress(data, PDF_STREAM + 1)
            _limit(stream, data)
    except zlib.error as error:
        raise UnreadableError(f"{called(stream)}: its data is damaged") from error
    return data


def _limit(stream: Any, data: bytes) -> None:
    if len(data) > PDF_STREAM:
        raise UnreadableError(f"{called(stream)}: it unpacks into more than {PDF_STREAM} bytes")

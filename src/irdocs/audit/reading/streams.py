"""Decoding the streams of a PDF within a limit of size (ISO 32000-1, 7.3.8).

Deflate can pack gigabytes of zeros into a few kilobytes (a "zip bomb"), and filters can be applied
several times over. Nearly all streams are deflated only, so those are inflated here, where
inflating can stop at the limit; the rest is left to pikepdf and measured afterwards.
"""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.caching.by_value import cached_by_value
from irdocs.content.limits import PDF_STREAM


def unpacked(stream: Any) -> bytes:
    """Return a stream's decoded data.

    Raises UnreadableError if it cannot be decoded, or has more than PDF_STREAM bytes.
    """
    filters = filters_of(stream)
    if set(filters) == {"FlateDecode"} and "/DecodeParms" not in stream:
        return _inflated(stream, len(filters))
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PdfError as error:
        encoding = f", which is packed by {' and '.join(filters)}," if filters else ""
        raise UnreadableError(f"{called(stream)}: its data{encoding} cannot be unpacked") from error
    _limit(stream, data)
    return data


def contents_of(page: Any) -> list[Any]:
    """Return the streams that are the content of a page, a dictionary (ISO 32000-1, 7.7.3.3)."""
    contents: Any = page.get("/Contents", [])
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return [part for part in streams if isinstance(part, pikepdf.Stream)]


def called(thing: Any) -> str:
    """Return a name for an object in messages: its object number, by which PDF tools find it."""
    number, _ = thing.objgen
    return f"object {number}" if number else "an object"


def filters_of(stream: Any) -> list[str]:
    """Return the names of a stream's filters, in the order in which they are undone."""
    value: Any = stream.get("/Filter", [])
    names = [value] if isinstance(value, pikepdf.Name) else list(value)
    return [str(name).removeprefix("/") for name in names]


def _inflated(stream: Any, times: int) -> bytes:
    """Return the data of a stream that was deflated `times` times, one after the other."""
    data = bytes(stream.read_raw_bytes())
    try:
        for _ in range(times):
            data = _inflated_once(data)
            _limit(stream, data)
    except zlib.error as error:
        raise UnreadableError(f"{called(stream)}: its data is damaged") from error
    return data


def _inflated_once(data: bytes) -> bytes:
    """Return inflated data; one byte beyond the limit is enough to know that it is passed."""
    if len(data) <= _SMALL and (known := _lately_inflated(data)) is not None:
        return known
    return zlib.decompressobj().decompress(data, PDF_STREAM + 1)


_SMALL = 200_000
"""Streams of up to so many bytes, packed and unpacked, are remembered, as those of fonts and maps
that editions have in common."""


@cached_by_value(64)
def _lately_inflated(data: bytes) -> bytes | None:
    """Return inflated data; None if it is not small."""
    inflated = zlib.decompressobj().decompress(data, _SMALL + 1)
    return inflated if len(inflated) <= _SMALL else None


def _limit(stream: Any, data: bytes) -> None:
    """Raise UnreadableError for data over the limit."""
    if len(data) > PDF_STREAM:
        raise UnreadableError(f"{called(stream)}: it unpacks into more than {PDF_STREAM} bytes")

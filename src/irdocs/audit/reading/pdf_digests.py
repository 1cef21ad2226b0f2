"""Digests of PDF objects with all that they refer to, which do not depend on how they are stored.

Programs that save a PDF again give its objects other numbers, compress its streams otherwise, or
put objects together in streams. The digest of an object leaves all of that out: references are
followed, streams are unpacked, keys are sorted.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pikepdf

from irdocs.audit.reading.streams import filters_of, unpacked
from irdocs.content.limits import PDF_DEPTH, PIXELS

_STORAGE = frozenset({"/Length", "/Filter", "/DecodeParms"})
"""The entries of a stream that say how it is stored."""
UPWARDS = frozenset({"/Parent", "/P", "/Pg", "/StructParent", "/StructParents"})
"""Entries that lead back to what an object belongs to."""
_PICTURES = frozenset({"DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"})
"""Filters whose data is a picture, which is not unpacked as other streams are."""


class ObjectDigests:
    """Digests of the objects of one file; each is computed once.

    `pages` maps the object and generation number of each page to its number, from 1.
    """

    def __init__(self, pages: Mapping[tuple[int, int], int]) -> None:
        self._pages = pages
        self._known: dict[tuple[int, int], str] = {}
        self._open: set[tuple[int, int]] = set()

    def digest(self, thing: Any, without: frozenset[str] = frozenset()) -> str:
        """Return the digest of an object without some entries of its dictionary."""
        text = self._content(thing, 0, without)
        return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]

    def page(self, thing: Any) -> int:
        """Return the number of a page object; 0 for anything else."""
        is_page = isinstance(thing, pikepdf.Dictionary) and thing.is_indirect
        return self._pages.get(thing.objgen, 0) if is_page else 0

    def _described(self, thing: Any, depth: int) -> str:
        """Return a text that two objects share if and only if they mean the same."""
        if not isinstance(thing, pikepdf.Object) or not thing.is_indirect:
            return self._content(thing, depth, frozenset())
        if number := self.page(thing):
            return f"page {number}"
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem":
            return "structure element"
        key = thing.objgen
        if thing.objgen in self._open or depth > PDF_DEPTH:
            return "loop"
        if key not in self._known:
            self._open.add(thing.objgen)
            text = self._content(thing, depth, frozenset())
            self._open.remove(thing.objgen)
            self._known[key] = sha256(text.encode("utf-8", "replace")).hexdigest()
        return self._known[key]

    def _content(self, thing: Any, depth: int, without: frozenset[str]) -> str:
        if depth > PDF_DEPTH:
            return "deep"
        match thing:
            case pikepdf.Stream():
                left_out = without | _STORAGE
                return f"{self._entries(thing, depth, left_out)} stream {stream_digest(thing)}"
            case pikepdf.Dictionary():
                return self._entries(thing, depth, without)
            case pikepdf.Array():
                return f"[{' '.join(self._described(part, depth + 1) for part in thing)}]"
            case pikepdf.String():
                return f"({bytes(thing).hex()})"
            case pikepdf.Name() | pikepdf.Operator():
                return str(thing)
            case bool() | None:
                return str(thing)
            case _:
                return f"{float(thing):.4f}"

    def _entries(self, thing: Any, depth: int, without: frozenset[str]) -> str:
        entries = [
            f"{key} {self._described(value, depth + 1)}"
            for key, value in sorted(dict(thing.items()).items())
            if key not in without and key not in UPWARDS
        ]
        return f"<{' '.join(entries)}>"


def stream_digest(stream: Any) -> str:
    """Return a digest of a stream's data with compression undone; of a JPEG, that of its pixels."""
    filters = filters_of(stream)
    if not filters or filters[-1] not in _PICTURES:
        return sha256(unpacked(stream)).hexdigest()
    data = bytes(stream.read_raw_bytes())
    if filters == ["DCTDecode"]:
        data = _pixels(data)
    return sha256(data).hexdigest()


def _pixels(jpeg: bytes) -> bytes:
    """Return the samples of a JPEG; its bytes if it cannot be decoded, or has too many pixels."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
            if picture.width * picture.height <= PIXELS:
                return picture.tobytes()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        pass
    return jpeg


__all__ = ["UPWARDS", "ObjectDigests", "stream_digest"]

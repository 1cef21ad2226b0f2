"""Metafiles lose descriptions and comments, and draw the same."""

from __future__ import annotations

import gzip
import struct

from irdocs.content import metafiles
from test_traces import SECRET, metafile

PLACEABLE = b"\xd7\xcd\xc6\x9a" + bytes(18)


def wmf(identifier: bytes = b"NAME") -> bytes:
    """A WMF with a comment and one other record, which ends it."""
    note = identifier + SECRET.encode() + b"\0"
    note += bytes(len(note) % 2)
    record = struct.pack("<IHHH", 5 + len(note) // 2, 0x0626, 0x000F, len(note)) + note
    return PLACEABLE + b"\x01\x00\x09\x00" + bytes(14) + record + struct.pack("<IH", 3, 0)


def test_an_emf_loses_its_description_and_comments_and_no_record() -> None:
    data = metafile()
    assert metafiles.metadata_in(data) == ("a description", "a comment")
    cleaned = metafiles.without_metadata(data)
    assert len(cleaned) == len(data) and cleaned[:60] == data[:60] and cleaned[-20:] == data[-20:]
    assert SECRET.encode() not in cleaned and SECRET.encode("utf-16-le") not in cleaned
    assert metafiles.metadata_in(cleaned) == ()


def test_a_drawing_within_a_comment_stays() -> None:
    drawn = metafile().replace(SECRET.encode() + bytes(3), b"EMF+" + bytes(8))
    cleaned = metafiles.without_metadata(drawn)
    assert b"EMF+" in cleaned and metafiles.metadata_in(cleaned) == ()


def test_a_wmf_loses_its_comments() -> None:
    data = wmf()
    assert metafiles.metadata_in(data) == ("a comment",)
    cleaned = metafiles.without_metadata(data)
    assert SECRET.encode() not in cleaned and len(cleaned) == len(data)
    assert metafiles.metadata_in(cleaned) == ()


def test_a_packed_metafile_loses_the_name_of_its_file_too() -> None:
    packed = bytearray(gzip.compress(metafile(), mtime=0))
    packed[3] |= 8  # FNAME (RFC 1952, 2.3)
    named = bytes(packed[:10]) + SECRET.encode() + b"\0" + bytes(packed[10:])
    assert metafiles.metadata_in(named) == ("a file name", "a description", "a comment")
    cleaned = metafiles.without_metadata(named)
    assert SECRET.encode() not in cleaned
    assert gzip.decompress(cleaned) == metafiles.without_metadata(metafile())


def test_other_and_damaged_files_stay_as_they_are() -> None:
    for data in (b"", b"\x89PNG\r\n\x1a\n", b"\x1f\x8bno gzip", PLACEABLE, metafile()[:61]):
        assert metafiles.without_metadata(data) == data


def test_lengths_that_lie_do_no_harm() -> None:
    for at in (4, 60, 64, 108, 112):
        data = bytearray(metafile())
        data[at : at + 4] = b"\xff\xff\xff\xff"
        assert len(metafiles.without_metadata(bytes(data))) == len(data)

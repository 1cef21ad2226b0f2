"""ZIP archives: ours, others' and damaged ones are read as the library's zipfile reads them."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from typing import Any

import pytest

from irdocs.ooxml.zip_archive import archived
from irdocs.ooxml.zip_reading import ZipReader

MEMBERS = [("a/b.xml", b"<a/>" * 50), ("c.png", bytes(range(60))), ("empty", b"")]
ORDINARY = archived(MEMBERS, lambda name: name.endswith(".png"))


def written(members: list[tuple[str, bytes]] = MEMBERS, **options: Any) -> bytes:
    """An archive that the library wrote."""
    file = io.BytesIO()
    comment = options.pop("comment", b"")
    with zipfile.ZipFile(file, "w", **options) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data)
        archive.comment = comment
    return file.getvalue()


def by_zipfile(data: bytes) -> dict[str, bytes] | None:
    """What the library reads, or None if it finds damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        return None


def by_us(data: bytes, **options: bool) -> dict[str, bytes] | None:
    try:
        archive = ZipReader(data, **options)
        return {name: archive.read(name) for name in archive.names}
    except Exception:
        return None


@pytest.fixture
def no_zipfile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the library's reader away."""
    monkeypatch.delattr("zipfile.ZipFile")


@pytest.mark.usefixtures("no_zipfile")
@pytest.mark.parametrize("remembers", [False, True])
def test_ordinary_archives_need_no_zipfile(remembers: bool) -> None:
    for _ in range(2):
        assert by_us(ORDINARY, remembers=remembers) == dict(MEMBERS)
    assert ZipReader(ORDINARY).size == sum(len(data) for _, data in MEMBERS)


OTHERS = {
    "a library's": written(), "packed": written(compression=zipfile.ZIP_DEFLATED),
    "bzip2": written(compression=zipfile.ZIP_BZIP2), "a comment": written(comment=b"hello"),
    "names in Greek": written([("αβγ.xml", b"1")]), "nothing": written([]),
    "data before": b"#!/bin/sh\n" + ORDINARY, "data after": ORDINARY + b"more",
    "two of one name": archived([("a", b"1"), ("a", b"2")]), "no archive": b"nothing at all",
    "empty": b"",
}  # fmt: skip


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS.keys())
def test_other_archives_are_read_as_zipfile_reads_them(data: bytes) -> None:
    assert by_us(data) == by_us(data, remembers=True) == by_zipfile(data)


def test_a_damaged_archive_gives_no_other_members() -> None:
    """Each byte is flipped, and cut: what zipfile refuses is refused, and nothing else appears.

    Fields that say nothing of a member are free to differ: zipfile refuses some of them.
    """
    chance = random.Random(7)
    for place in range(len(ORDINARY)):
        for damaged in (
            ORDINARY[:place],
            ORDINARY[:place] + bytes([ORDINARY[place] ^ chance.randint(1, 255)])
            + ORDINARY[place + 1 :],
        ):  # fmt: skip
            found, expected = by_us(damaged), by_zipfile(damaged)
            assert found == expected, (place, found, expected)


def test_a_member_larger_than_it_says_is_not_unpacked() -> None:
    bomb = archived([("bomb", bytes(1_000_000))])
    size = struct.pack("<L", 1_000_000)
    assert bomb.count(size) == 2
    small = bomb.replace(size, struct.pack("<L", 10))
    with pytest.raises(zipfile.BadZipFile):
        ZipReader(small).read("bomb")
    with pytest.raises(KeyError):
        ZipReader(bomb).read("other")

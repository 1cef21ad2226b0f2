"""What a deck's pictures, films and embedded workbooks tell beside what they show.

A workbook is an Office file of its own, with the name of its author, of a company, and the folder
in which it was last saved. Whoever gets the deck can open it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from irdocs.audit.deck.examined import ExaminedDeck
from irdocs.audit.rules import Finding
from irdocs.caching.by_value import cached_by_value
from irdocs.content import metafiles
from irdocs.content.picture_data import metadata_in
from irdocs.content.video import surplus
from irdocs.content.video.boxes import VideoError
from irdocs.ooxml.package import KNOWN, NotAPackageError, PackageReader

PATH = re.compile(
    rb"""(?<![\w.%-])(/(?:home|root|Users|tmp|var|mnt|work)/\w[^\s"'<>]*|[A-Za-z]:\\\w+|file:///)"""
)
"""Paths of the computer that made a file, which tell user names and folders."""
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PATH_MARKERS = (
    b"/home/", b"/root/", b"/Users/", b"/tmp/", b"/var/", b"/mnt/", b"/work/", b":\\", b"file:///",
)  # fmt: skip
"""Every path has one of these, and finding them is much quicker than the pattern."""
_PEOPLE = {"creator": "an author", "lastModifiedBy": "who last changed it", "Company": "a company",
           "Manager": "a manager", "author": "who commented"}  # fmt: skip
"""Elements of the workbook's properties and comments that name somebody, by their local names."""
_PICTURES = (".png", ".jpg", ".jpeg")
_FILMS = (".mp4", ".m4v", ".mov", ".m4a")
_METAFILES = (".emf", ".wmf", ".emz", ".wmz")


@cached_by_value(KNOWN)
def path_in(data: bytes) -> str | None:
    """Return the first path of somebody's computer in a part, or None."""
    match = PATH.search(data) if any(mark in data for mark in _PATH_MARKERS) else None
    return match[0][:60].decode("utf-8", "replace") if match else None


def beside_pixels_and_numbers(deck: ExaminedDeck) -> Iterator[Finding]:
    """Yield a finding for each picture, film and workbook that tells more than it shows."""
    package = deck.presentation.package
    for name in package.names:
        if name.endswith((*_PICTURES, *_METAFILES)):
            data = package.data(name)
            if kinds := metadata_in(data) + metafiles.metadata_in(data):
                yield Finding(0, f"the picture {name} holds more than pixels: {', '.join(kinds)}")
        elif name.lower().endswith(_FILMS):
            if kinds := _told_by_film(package.data(name)):
                yield Finding(0, f"the video {name} holds more than a film: {', '.join(kinds)}")
        elif name.endswith(".xlsx"):
            for what in _told_by_workbook(package.data(name)):
                yield Finding(0, f"the workbook {name} holds more than numbers: {what}")


def _told_by_film(data: bytes) -> tuple[str, ...]:
    """Return the kinds of what a film says beside its pictures and its sound."""
    try:
        return surplus.metadata_in(data)
    except VideoError as error:
        return (f"what cannot be examined, as {error}",)


def _told_by_workbook(data: bytes) -> Iterator[str]:
    """Yield what a workbook tells of people and computers; nothing if it cannot be opened."""
    try:
        workbook = PackageReader(data)
        for name in workbook.names:
            if name.endswith((".xml", ".rels")):
                if path := path_in(workbook.data(name)):
                    yield f"the path {path}"
                if name.startswith(("docProps/", "xl/comments")):
                    yield from _people_in(workbook, name)
            elif name.endswith(_PICTURES):
                yield from metadata_in(workbook.data(name))
    except NotAPackageError:
        return


def _people_in(workbook: PackageReader, name: str) -> Iterator[str]:
    """Yield each kind of person that a part of a workbook names."""
    for element in workbook.xml(name).iter():
        kind = _PEOPLE.get(element.tag.rpartition("}")[2])
        if kind and (element.text or "").strip():
            yield f'{kind}, "{element.text.strip()}"'

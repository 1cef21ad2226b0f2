"""The preview's pictures by name: drawn when they are asked for, anew only what looks otherwise."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any

from irdocs.page_images import drawn
from irdocs.products import PlannedFile, SinglePage

PICTURE_WIDTH = 1000
"""How many pixels wide a picture is."""
QUICK = 1
"""How hard it is compressed: it goes no further than this machine."""

Source = Callable[[], tuple[bytes, int]]
"""Returns a PDF, and which of its pages is meant, from 0."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture that can be asked for by name; another name whenever it looks otherwise."""

    name: str
    ratio: float
    """Width over height."""
    faithful: bool = False
    """Whether LibreOffice drew it."""


@dataclass(frozen=True, slots=True)
class _SeenSlide:
    looks: object
    shot: PagePicture


@dataclass
class Album:
    """Pictures of a leaflet's pages and a deck's slides."""

    _drawing: Lock = field(default_factory=Lock)
    """Held by who draws: neither pdfium nor ReportLab is made for several at once."""
    _sources: dict[str, Source] = field(default_factory=dict)
    _pictures: dict[str, bytes] = field(default_factory=dict)
    _slides: dict[int, _SeenSlide] = field(default_factory=dict)
    """Each slide as it was last seen, by its number from 1."""
    _count: int = 0

    def picture(self, name: str) -> bytes | None:
        """Return a picture as PNG, or None if there is none of this name."""
        with self._drawing:
            if name not in self._pictures and name in self._sources:
                picture, _ = drawn(*self._sources[name](), PICTURE_WIDTH, compression=QUICK)
                self._pictures[name] = picture
            return self._pictures.get(name)

    def pages(self, draft: PlannedFile) -> list[PagePicture]:
        """Return a picture of each page of a draft."""
        if alone := draft.single_pages():
            return [self._slide(number, one) for number, one in enumerate(alone, start=1)]
        with self._drawing:
            data = draft.render()
        return [self._shot(data, *found) for found in enumerate(_digests(data))]

    def _shot(self, data: bytes, number: int, found: tuple[str, float]) -> PagePicture:
        digest, ratio = found
        self._sources[digest] = partial(_page_of, data, number)
        return PagePicture(digest, ratio)

    def _slide(self, number: int, one: SinglePage) -> PagePicture:
        seen = self._slides.get(number)
        if seen is None or seen.looks != one.appearance:
            seen = _SeenSlide(one.appearance, self._new(one.ratio))
            self._slides[number] = seen
        if not seen.shot.faithful:
            self._sources[seen.shot.name] = lambda: (one.render(), 0)
        return seen.shot

    def _new(self, ratio: float, *, faithful: bool = False) -> PagePicture:
        self._count += 1
        return PagePicture(f"slide-{self._count}", ratio, faithful)

    def retake(self, alone: Sequence[SinglePage], data: bytes) -> dict[int, PagePicture]:
        """Return the slides, by number, of which LibreOffice's PDF has another picture now.

        A slide that looks otherwise by now stays as it is.
        """
        taken = {}
        for number, one in enumerate(alone, start=1):
            seen = self._slides.get(number)
            if seen and seen.looks == one.appearance and not seen.shot.faithful:
                taken[number] = shot = self._new(one.ratio, faithful=True)
                self._slides[number] = _SeenSlide(one.appearance, shot)
                self._sources[shot.name] = partial(_page_of, data, number - 1)
        return taken

    def keep(self, wanted: Set[str]) -> None:
        """Forget all pictures but those of some names."""
        with self._drawing:
            for known in (self._sources, self._pictures):
                for name in known.keys() - wanted:
                    del known[name]
            for number in [n for n, seen in self._slides.items() if seen.shot.name not in wanted]:
                del self._slides[number]


def _page_of(data: bytes, number: int) -> tuple[bytes, int]:
    return data, number


def _digests(data: bytes) -> Iterator[tuple[str, float]]:
    """Yield of each page what its picture depends on, as a digest, and its shape."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            known = hashlib.sha256(page.Contents.read_bytes())
            resources: Any = page.get("/Resources", pikepdf.Dictionary())
            for font in resources.get("/Font", pikepdf.Dictionary()).values():
                known.update(font.ToUnicode.read_bytes())
            for image in resources.get("/XObject", pikepdf.Dictionary()).values():
                known.update(image.read_raw_bytes())
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            yield known.hexdigest()[:24], (right - left) / (top - bottom)

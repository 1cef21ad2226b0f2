"""Keep the preview's pictures by name, and draw each when the page asks for it.

After each save, only pages that look different should be drawn again. So a page's picture has a
name that changes whenever its looks do, and the browser keeps a picture of a known name for good.
Two kinds of page are told apart in two ways. A leaflet is rendered whole, and the name is a digest
of all that the page's picture depends on. A slide is not rendered until its picture is asked for:
the plan says what the looks of a slide depend on, and a slide for which that is the same as at the
last save keeps its name.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any

from irdocs.audit.reading.streams import contents_of
from irdocs.frozen import frozen
from irdocs.page_images import drawn
from irdocs.products import PlannedFile, SinglePage

PICTURE_WIDTH = 1000
"""The width of a picture in pixels."""
QUICK = 1
"""The level of zlib's compression: the quickest, since a picture does not leave this machine."""

Source = Callable[[], tuple[bytes, int]]
"""Returns a PDF, and the number of the page to draw, counted from 0."""


@frozen
class PagePicture:
    """A picture of a page, which `Album.picture` returns by its name."""

    name: str
    """Another one whenever the page looks different."""
    ratio: float
    """Its width divided by its height."""
    faithful: bool = False
    """Whether LibreOffice drew it."""


@frozen
class _SeenSlide:
    """A slide as it was at the last save."""

    appearance: object
    picture: PagePicture


@dataclass
class Album:
    """Pictures of a leaflet's pages and a deck's slides, and the web pages of both."""

    _drawing: Lock = field(default_factory=Lock)
    """Held while drawing: neither pdfium nor ReportLab can be used by several threads at once."""
    _sources: dict[str, Source] = field(default_factory=dict)
    """What each picture is drawn from, by the picture's name."""
    _pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures that were drawn already, as PNG, by name."""
    _slides: dict[int, _SeenSlide] = field(default_factory=dict)
    """Each slide as it was at the last save, by its number from 1."""
    _web_pages: dict[str, bytes] = field(default_factory=dict)
    """The web pages, by their names."""
    _count: int = 0
    """How many names were given to slides."""

    def picture(self, name: str) -> bytes | None:
        """Return a picture as PNG, or None if there is none of this name."""
        with self._drawing:
            if name not in self._pictures and name in self._sources:
                picture, _ = drawn(*self._sources[name](), PICTURE_WIDTH, compression=QUICK)
                self._pictures[name] = picture
            return self._pictures.get(name)

    def pages(self, file: PlannedFile) -> list[PagePicture]:
        """Return a picture of each page of a planned file."""
        if single_pages := file.single_pages():
            return [self._slide(number, page) for number, page in enumerate(single_pages, start=1)]
        with self._drawing:
            data = file.render()
        return [
            self._page(data, number, digest, ratio)
            for number, (digest, ratio) in enumerate(_digests(data))
        ]

    def web_page(self, file: PlannedFile) -> str:
        """Keep a planned web page, and return the name that `document` gives it back by."""
        data = file.render()
        name = hashlib.sha256(data).hexdigest()[:24]
        self._web_pages[name] = data
        return name

    def document(self, name: str) -> bytes | None:
        """Return a web page, or None if there is none of this name."""
        return self._web_pages.get(name)

    def _page(self, data: bytes, number: int, digest: str, ratio: float) -> PagePicture:
        """Return the picture of page `number`, counted from 0, of a PDF."""
        self._sources[digest] = partial(_page_of, data, number)
        return PagePicture(digest, ratio)

    def _slide(self, number: int, page: SinglePage) -> PagePicture:
        """Return the picture of a slide, under the name that it had if it looks the same."""
        seen = self._slides.get(number)
        if seen is None or seen.appearance != page.appearance:
            seen = _SeenSlide(page.appearance, self._new_picture(page.ratio))
            self._slides[number] = seen
        if not seen.picture.faithful:
            self._sources[seen.picture.name] = lambda: (page.render(), 0)
        return seen.picture

    def _new_picture(self, ratio: float, *, faithful: bool = False) -> PagePicture:
        self._count += 1
        return PagePicture(f"slide-{self._count}", ratio, faithful)

    def retake(self, alone: Sequence[SinglePage], data: bytes) -> dict[int, PagePicture]:
        """Replace pictures of slides by those of LibreOffice's PDF, and return them by number.

        `alone` are the slides that LibreOffice was given, which was some seconds ago. A slide that
        has changed since keeps the picture that irdocs drew, until LibreOffice has drawn it too.
        """
        pictures = {}
        for number, page in enumerate(alone, start=1):
            seen = self._slides.get(number)
            if seen and seen.appearance == page.appearance and not seen.picture.faithful:
                pictures[number] = picture = self._new_picture(page.ratio, faithful=True)
                self._slides[number] = _SeenSlide(page.appearance, picture)
                self._sources[picture.name] = partial(_page_of, data, number - 1)
        return pictures

    def keep(self, wanted: Set[str]) -> None:
        """Forget all pictures and web pages but those of the given names."""
        with self._drawing:
            for by_name in (self._sources, self._pictures):
                for name in by_name.keys() - wanted:
                    del by_name[name]
            for name in self._web_pages.keys() - wanted:
                del self._web_pages[name]
            unused = [n for n, seen in self._slides.items() if seen.picture.name not in wanted]
            for number in unused:
                del self._slides[number]


def _page_of(data: bytes, number: int) -> tuple[bytes, int]:
    """Return a page as a `Source` does; `partial` of this binds a loop's values, a lambda not."""
    return data, number


def _digests(data: bytes) -> Iterator[tuple[str, float]]:
    """Yield a digest of what each page's picture depends on, and its width divided by its height.

    That is its content, its images, and its fonts. The content has only the codes of what each font
    shows, and another file may give some of them to other letters; the font's ToUnicode map says
    which letters they are.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            digest = hashlib.sha256(b"".join(part.read_bytes() for part in contents_of(page.obj)))
            resources: Any = page.get("/Resources", pikepdf.Dictionary())
            for font in resources.get("/Font", pikepdf.Dictionary()).values():
                # Its name has a digest of a font file of the user's, which may have changed.
                digest.update(str(font.BaseFont).encode() + font.ToUnicode.read_bytes())
            for image in resources.get("/XObject", pikepdf.Dictionary()).values():
                digest.update(image.read_raw_bytes())
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            yield digest.hexdigest()[:24], (right - left) / (top - bottom)

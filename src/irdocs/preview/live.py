"""What the preview shows: the newest pages that could be made, else the last good ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition, Lock

from irdocs import watching
from irdocs.build import BuildResult, planning
from irdocs.diagnostics import UsageError
from irdocs.libreoffice import LibreOfficeError
from irdocs.options import BuildOptions
from irdocs.preview.album import Album, PagePicture
from irdocs.preview.state import PreviewPage, PreviewProduct, PreviewState
from irdocs.products import PagePictures, PlannedFile, SinglePage, SourceLines


@dataclass
class LivePreview:
    """Makes states and hands them out."""

    path: Path
    options: BuildOptions
    libreoffice: Callable[[bytes], bytes] | None = None
    """Turns a deck into a PDF of its slides, if its pictures are wanted."""
    tell: Callable[[str], None] = lambda line: None
    shown: PreviewState = field(default_factory=PreviewState)
    album: Album = field(default_factory=Album)
    _changed: Condition = field(default_factory=Condition)
    _renewing: Lock = field(default_factory=Lock)
    _behind: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    _asked: Future[None] | None = None
    """What LibreOffice was asked for last."""
    _watched: Mapping[Path, str] = field(default_factory=dict)
    """What the last good build read."""

    def renew(self) -> BuildResult:
        """Make everything anew; show the leaflet as soon as it is there, then the slides.

        A product with an error keeps the pages that it had.
        """
        with self._renewing:
            return self._renew()

    def _renew(self) -> BuildResult:
        kept = {product.name: product for product in self.shown.products}
        planned: dict[str, PlannedFile] = {}
        try:
            result, files = planning(self.path, replace(self.options, pages=True))
            for file in files:
                planned[file.name] = file
                called = file.pictures
                if called is None or not called.in_preview:
                    continue
                kept[called.title] = self._product(file, called, result.text)
                self._publish(result, kept)
                if called.slides_of is not None:
                    self._ask(planned[called.slides_of], called.title, file.single_pages())
        except (OSError, UsageError) as error:
            result = watching.unreadable(str(self.path), error, self._watched)
        self._watched = result.inputs
        self._publish(result, kept)
        self._forget()
        return result

    def stop(self) -> None:
        """Wait for nothing that LibreOffice was asked for."""
        self._behind.shutdown(wait=False, cancel_futures=True)

    def after(self, version: int, patience: float) -> PreviewState:
        """Return a state later than a version; after so many seconds the present one."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.version > version, patience)
            return self.shown

    def _publish(self, result: BuildResult, products: dict[str, PreviewProduct]) -> None:
        ordered = products.values()
        self._show(
            replace(
                self.shown, file=result.file, source=result.text, products=tuple(ordered),
                findings=tuple(result.report), failed=bool(result.report.errors),
            )
        )  # fmt: skip

    def _show(self, shown: PreviewState) -> None:
        with self._changed:
            self.shown = replace(shown, version=self.shown.version + 1)
            self._changed.notify_all()

    def _product(self, file: PlannedFile, called: PagePictures, source: str) -> PreviewProduct:
        regions = list(file.regions())
        text = source.split("\n")
        key = called.title.lower().replace(" ", "-")
        pages = []
        for number, shot in enumerate(self.album.pages(file), start=1):
            here = tuple((r, _last(r.lines, text)) for r in regions if r.page == number)
            title = f"{called.page} {number} of {file.count}"
            pages.append(PreviewPage(f"{key}-{number}", title, shot, here))
        return PreviewProduct(called.title, tuple(pages), tuple(file.crops()))

    def _forget(self) -> None:
        """Drop pictures of pages that are not shown any more."""
        self.album.keep({page.shot.name for one in self.shown.products for page in one.pages})

    # ------------------------------------------------------------ LibreOffice, behind

    def _ask(self, deck: PlannedFile, title: str, alone: Sequence[SinglePage]) -> None:
        """Have the slides drawn by LibreOffice; what waits to be drawn is older, and dropped."""
        if self.libreoffice is None:
            return
        if self._asked:
            self._asked.cancel()
        self._asked = self._behind.submit(self._retake, self.libreoffice, deck, title, alone)

    def _retake(
        self,
        convert: Callable[[bytes], bytes],
        deck: PlannedFile,
        title: str,
        alone: Sequence[SinglePage],
    ) -> None:
        try:
            data = convert(deck.render())
        except LibreOfficeError as error:
            self.tell(str(error))
            return
        with self._renewing:
            taken = self.album.retake(alone, data)
            products = tuple(
                _retaken(product, taken) if product.name == title else product
                for product in self.shown.products
            )
            self._show(replace(self.shown, products=products))
            self._forget()


def _retaken(product: PreviewProduct, taken: Mapping[int, PagePicture]) -> PreviewProduct:
    pages = [
        replace(page, shot=taken.get(number, page.shot))
        for number, page in enumerate(product.pages, start=1)
    ]
    return replace(product, pages=tuple(pages))


def _last(lines: SourceLines, source: Sequence[str]) -> int:
    """Return the last line of a block that says something, a remark on the next one left out."""
    last = min(lines.last or len(source), len(source))
    while last > lines.first and (not (text := source[last - 1].strip()) or text.startswith("#")):
        last -= 1
    return last

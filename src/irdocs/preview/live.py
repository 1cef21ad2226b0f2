"""Plan the products after each save, and keep the state that the preview page shows.

Three kinds of thread meet in a `LivePreview`. The watcher's thread calls `renew` after each save.
The server's threads, one for each request, call `after` and wait there for the next state. One more
thread runs LibreOffice, if that is wanted, and puts its pictures into the newest state seconds
later. `_renewing` is held by who changes the state, so that LibreOffice's pictures never
overwrite those of a later save; `_changed` wakes the server's threads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Lock

from irdocs import watching
from irdocs.building import BuildResult, planning
from irdocs.diagnostics import UsageError
from irdocs.frozen import replace
from irdocs.libreoffice import LibreOfficeError
from irdocs.options import BuildOptions
from irdocs.preview.album import Album, PagePicture
from irdocs.preview.state import PreviewFrame, PreviewPage, PreviewProduct, PreviewState
from irdocs.products import PagePictures, PlannedFile, SinglePage, SourceLines


@dataclass
class LivePreview:
    """The preview of one content file."""

    path: Path
    options: BuildOptions
    libreoffice: Callable[[bytes], bytes] | None = None
    """Turns a deck into a PDF of its slides; None for slides as irdocs draws them."""
    tell: Callable[[str], None] = lambda line: None
    """Called with a message for the terminal."""
    shown: PreviewState = field(default_factory=PreviewState)
    """The newest state."""
    album: Album = field(default_factory=Album)
    _changed: Condition = field(default_factory=Condition)
    """Notified of each new state."""
    _renewing: Lock = field(default_factory=Lock)
    """Held while the next state is made."""
    _converter: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    """Runs LibreOffice, one conversion at a time."""
    _conversion: Future[None] | None = None
    """The conversion that was asked for last."""
    _inputs: Mapping[Path, str] = field(default_factory=dict)
    """The files that the last build read, with their digests, to be watched if the next cannot."""

    def renew(self) -> BuildResult:
        """Plan everything again; publish a state with each product as soon as it is planned.

        A product with an error keeps the pages that it had.
        """
        with self._renewing:
            return self._renew()

    def _renew(self) -> BuildResult:
        products = {product.name: product for product in self.shown.products}
        frames = {frame.id: frame for frame in self.shown.frames}
        planned_files: dict[str, PlannedFile] = {}
        try:
            result, files = planning(self.path, replace(self.options, pages=True, web="single"))
            for file in files:
                planned_files[file.name] = file
                if file.name.endswith(".html"):
                    frame = PreviewFrame(f"web-{file.name}", file.name, self.album.web_page(file))
                    frames[frame.id] = frame
                    self._publish(result, products, frames)
                titles = file.pictures
                if titles is None or not titles.in_preview:
                    continue
                products[titles.title] = self._product(file, titles, result.text)
                self._publish(result, products, frames)
                if titles.slides_of is not None:
                    deck = planned_files[titles.slides_of]
                    self._start_conversion(deck, titles.title, file.single_pages())
        except (OSError, UsageError) as error:
            result = watching.unreadable(str(self.path), error, self._inputs)
        self._inputs = result.inputs
        self._publish(result, products, frames)
        self._drop_unused_pictures()
        return result

    def stop(self) -> None:
        """Cancel the conversions that have not begun, and do not wait for one that has."""
        self._converter.shutdown(wait=False, cancel_futures=True)

    def after(self, version: int, patience: float) -> PreviewState:
        """Return a state later than `version`; the present one if none comes in `patience` s."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.version > version, patience)
            return self.shown

    def _publish(
        self,
        result: BuildResult,
        products: Mapping[str, PreviewProduct],
        frames: Mapping[str, PreviewFrame],
    ) -> None:
        """Show products with the text and the diagnostics of a build that may be under way."""
        self._show(
            replace(
                self.shown, file=result.file, source=result.text, products=tuple(products.values()),
                frames=tuple(frames.values()),
                findings=tuple(result.report), failed=bool(result.report.errors),
            )
        )  # fmt: skip

    def _show(self, state: PreviewState) -> None:
        """Make a state the newest, under the next version."""
        with self._changed:
            self.shown = replace(state, version=self.shown.version + 1)
            self._changed.notify_all()

    def _product(self, file: PlannedFile, titles: PagePictures, source: str) -> PreviewProduct:
        """Return the pages of a planned file, with the regions of its blocks on them."""
        regions = list(file.regions())
        source_lines = source.split("\n")
        key = titles.title.lower().replace(" ", "-")
        pages = []
        for number, picture in enumerate(self.album.pages(file), start=1):
            page_regions = tuple(
                (region, _last_line(region.lines, source_lines))
                for region in regions
                if region.page == number
            )
            title = f"{titles.page} {number} of {file.count}"
            pages.append(PreviewPage(f"{key}-{number}", title, picture, page_regions))
        return PreviewProduct(titles.title, tuple(pages), tuple(file.crops()))

    def _drop_unused_pictures(self) -> None:
        """Drop the pictures of pages that are not shown any more."""
        self.album.keep(
            {page.shot.name for product in self.shown.products for page in product.pages}
            | {frame.name for frame in self.shown.frames}
        )

    def _start_conversion(
        self, deck: PlannedFile, title: str, slides: Sequence[SinglePage]
    ) -> None:
        """Have LibreOffice draw the slides; a conversion that still waits is of an older deck."""
        if self.libreoffice is None:
            return
        if self._conversion:
            self._conversion.cancel()
        self._conversion = self._converter.submit(
            self._convert, self.libreoffice, deck, title, slides
        )

    def _convert(
        self,
        convert: Callable[[bytes], bytes],
        deck: PlannedFile,
        title: str,
        slides: Sequence[SinglePage],
    ) -> None:
        """Convert the deck, then show LibreOffice's pictures of the slides that are still so."""
        try:
            data = convert(deck.render())
        except LibreOfficeError as error:
            self.tell(str(error))
            return
        with self._renewing:
            pictures = self.album.retake(slides, data)
            products = tuple(
                _with_pictures(product, pictures) if product.name == title else product
                for product in self.shown.products
            )
            self._show(replace(self.shown, products=products))
            self._drop_unused_pictures()


def _with_pictures(product: PreviewProduct, pictures: Mapping[int, PagePicture]) -> PreviewProduct:
    """Return a product with other pictures of some pages, by the page's number from 1."""
    pages = [
        replace(page, shot=pictures.get(number, page.shot))
        for number, page in enumerate(product.pages, start=1)
    ]
    return replace(product, pages=tuple(pages))


def _last_line(lines: SourceLines, source: Sequence[str]) -> int:
    """Return the number of the last line of a block.

    Blank lines and comments before the next block are left out: a comment there is about that one.
    """
    last = min(lines.last or len(source), len(source))
    while last > lines.first and (not (text := source[last - 1].strip()) or text.startswith("#")):
        last -= 1
    return last

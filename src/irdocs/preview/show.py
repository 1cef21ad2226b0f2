"""What the preview shows: pages with their pictures, regions and findings; the last good ones."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Condition, Lock
from typing import Any

from irdocs.build import Result, UsageError, planning
from irdocs.diagnostics import Diagnostic, Report
from irdocs.order import Order
from irdocs.pictures import drawn
from irdocs.products import SLIDES, Alone, Crop, Draft, Region

PICTURE_WIDTH = 1000
"""How many pixels wide a picture is."""
QUICK = 1
"""How hard it is compressed: it goes no further than this machine."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page or slide: its picture's name, its shape, what stands on it."""

    id: str
    title: str
    picture: str
    """Another whenever the page looks otherwise."""
    ratio: float
    """Width over height."""
    regions: tuple[tuple[Region, int], ...]
    """Each with the last line of its block."""


@dataclass(frozen=True, slots=True)
class Product:
    """A product's pages, and the panels that it folds into."""

    name: str
    pages: tuple[Page, ...]
    crops: tuple[Crop, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the preview."""

    version: int = 0
    file: str = ""
    source: str = ""
    products: tuple[Product, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    failed: bool = False


Source = Callable[[], tuple[bytes, int]]
"""Returns a PDF, and which of its pages is meant, from 0."""


@dataclass
class Show:
    """Makes states and hands them out; pictures are drawn when they are asked for."""

    path: Path
    order: Order
    shown: Shown = field(default_factory=Shown)
    _changed: Condition = field(default_factory=Condition)
    _drawing: Lock = field(default_factory=Lock)
    """Held by who draws: neither pdfium nor ReportLab is made for several at once."""
    _sources: dict[str, Source] = field(default_factory=dict)
    """Of each picture by its name, what it is drawn from."""
    _pictures: dict[str, bytes] = field(default_factory=dict)
    _looks: dict[str, tuple[object, str]] = field(default_factory=dict)
    """Of each slide by its page's id, what it shows, and the name of its picture."""
    _watched: Mapping[Path, str] = field(default_factory=dict)
    """What the last good build read."""

    def renew(self) -> Result:
        """Make everything anew; show the leaflet as soon as it is there, then the slides.

        A product with an error keeps the pages that it had.
        """
        kept = {product.name: product for product in self.shown.products}
        try:
            result, drafts = planning(self.path, replace(self.order, pages=True))
            for draft in drafts:
                if draft.file.endswith(".pdf"):
                    kept[_name(draft)] = self._product(draft, result.text)
                    self._publish(result, kept)
        except (OSError, UsageError) as error:
            report = Report()
            report.error("unreadable-content", str(error))
            result = Result(report, str(self.path), inputs=self._watched, failed=True)
        self._watched = result.inputs
        self._publish(result, kept)
        self._forget()
        return result

    def _publish(self, result: Result, products: dict[str, Product]) -> None:
        ordered = sorted(products.values(), key=lambda product: product.name == "Deck")
        with self._changed:
            self.shown = Shown(
                self.shown.version + 1, result.file, result.text, tuple(ordered),
                tuple(result.report), bool(result.report.errors),
            )  # fmt: skip
            self._changed.notify_all()

    def after(self, version: int, patience: float) -> Shown:
        """Return a state later than a version; after so many seconds the present one."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.version > version, patience)
            return self.shown

    def picture(self, name: str) -> bytes | None:
        """Return a picture as PNG, or None if there is none of this name."""
        with self._drawing:
            if name not in self._pictures and name in self._sources:
                picture, _ = drawn(*self._sources[name](), PICTURE_WIDTH, compression=QUICK)
                self._pictures[name] = picture
            return self._pictures.get(name)

    def _product(self, draft: Draft, source: str) -> Product:
        regions = list(draft.regions())
        last = _ends({region.span.line for region in regions}, source)
        name, what = _name(draft), "Slide" if draft.file == SLIDES else "Page"
        pages = []
        for number, (picture, ratio) in enumerate(self._drawn(draft), start=1):
            here = tuple((r, last(r.span.line)) for r in regions if r.page == number)
            title = f"{what} {number} of {draft.count}"
            pages.append(Page(f"{name.lower()}-{number}", title, picture, ratio, here))
        return Product(name, tuple(pages), tuple(draft.crops()))

    def _drawn(self, draft: Draft) -> Iterator[tuple[str, float]]:
        """Yield of each page the name of its picture, which may be drawn later, and its shape."""
        if alone := draft.alone():
            yield from (self._slide(number, one) for number, one in enumerate(alone, start=1))
            return
        with self._drawing:
            data = draft.render()
        for number, (digest, ratio) in enumerate(_digests(data)):
            self._sources[digest] = partial(_page_of, data, number)
            yield digest, ratio

    def _slide(self, number: int, one: Alone) -> tuple[str, float]:
        id = f"slide-{number}"
        looks, name = self._looks.get(id, (None, ""))
        if looks != one.looks:
            name = f"{id}-{self.shown.version}"
            self._looks[id] = one.looks, name
        self._sources[name] = lambda: (one.render(), 0)
        return name, one.ratio

    def _forget(self) -> None:
        """Drop pictures of pages that are not shown any more."""
        wanted = {page.picture for product in self.shown.products for page in product.pages}
        self._looks = {id: (looks, n) for id, (looks, n) in self._looks.items() if n in wanted}
        with self._drawing:
            for known in (self._sources, self._pictures):
                for name in [name for name in known if name not in wanted]:
                    del known[name]


def _page_of(data: bytes, number: int) -> tuple[bytes, int]:
    return data, number


def _name(draft: Draft) -> str:
    return "Deck" if draft.file == SLIDES else "Leaflet"


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


Told = dict[str, Any]


def as_json(shown: Shown) -> Told:
    """Return a state as the page reads it."""
    return {
        "version": shown.version,
        "file": Path(shown.file).name,
        "failed": shown.failed,
        "source": shown.source.split("\n"),
        "products": [_product(product) for product in shown.products],
        "findings": [_finding(one) for one in shown.findings],
    }


def _product(product: Product) -> Told:
    return {
        "name": product.name,
        "pages": [
            {
                "id": page.id, "title": page.title, "picture": page.picture, "ratio": page.ratio,
                "regions": [
                    {"name": r.name, "line": r.span.line, "end": end,
                     "left": r.left, "top": r.top, "width": r.width, "height": r.height}
                    for r, end in page.regions
                ],
            }
            for page in product.pages
        ],
        "panels": [
            {"page": crop.page, "name": crop.name, "left": crop.left, "width": crop.width}
            for crop in product.crops
        ],
    }  # fmt: skip


def _ends(starts: Set[int], source: str) -> Callable[[int], int]:
    """Return what tells the last line of a block that begins at a line."""
    last = source.count("\n") + 1
    lines = source.split("\n")

    def end(line: int) -> int:
        following = min((start for start in starts if start > line), default=last + 1)
        stop = min(following - 1, last)
        while stop > line and (not lines[stop - 1].strip() or lines[stop - 1].strip()[0] == "#"):
            stop -= 1
        return stop

    return end


def _finding(one: Diagnostic) -> Told:
    return {
        "code": one.code, "severity": str(one.severity), "message": one.message,
        "hint": one.hint, "line": one.span.line if one.span else None,
        "column": one.span.column if one.span else None,
    }  # fmt: skip

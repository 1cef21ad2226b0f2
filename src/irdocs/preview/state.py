"""What the preview page is told: the pages, the regions of blocks on them, and the findings.

The keys of the JSON are read by page/script.js.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from irdocs.diagnostics import Diagnostic
from irdocs.frozen import frozen
from irdocs.preview.album import PagePicture
from irdocs.products import PageRegion, PanelCrop


@frozen
class PreviewPage:
    """One page or slide, with its picture."""

    id: str
    """Unique in the state, and the same in the next: deck-12."""
    title: str
    """Shown above the picture: Slide 12 of 30."""
    shot: PagePicture
    regions: tuple[tuple[PageRegion, int], ...]
    """The blocks on it, each with the number of the last line of its block."""


@frozen
class PreviewProduct:
    """A product's pages, and the panels that it folds into, if it does."""

    name: str
    pages: tuple[PreviewPage, ...]
    crops: tuple[PanelCrop, ...] = ()


@frozen
class PreviewFrame:
    """A web page."""

    id: str
    """Unique in the state, and the same in the next."""
    title: str
    name: str
    """Another one whenever the page is another."""


@frozen
class PreviewState:
    """All that the preview shows at a moment."""

    version: int = 0
    """Greater in each new state, so that the page can ask for a later one than it has."""
    file: str = ""
    """The path of the content file."""
    source: str = ""
    """The text of the content file."""
    products: tuple[PreviewProduct, ...] = ()
    frames: tuple[PreviewFrame, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    failed: bool = False
    """Whether there are errors, so that a product may still show earlier pages."""


JsonObject = dict[str, Any]


def as_json(shown: PreviewState) -> JsonObject:
    """Return a state as an object that can be encoded as JSON."""
    return {
        "version": shown.version,
        "file": Path(shown.file).name,
        "failed": shown.failed,
        "source": shown.source.split("\n"),
        "products": [_product(product) for product in shown.products],
        "frames": [
            {"id": frame.id, "title": frame.title, "name": frame.name} for frame in shown.frames
        ],
        "findings": [_finding(diagnostic, shown.file) for diagnostic in shown.findings],
    }


def _product(product: PreviewProduct) -> JsonObject:
    return {
        "name": product.name,
        "pages": [
            {
                "id": page.id, "title": _title(page), "picture": page.shot.name,
                "ratio": page.shot.ratio,
                "regions": [
                    {"name": region.name, "line": region.lines.first, "end": last_line,
                     "left": region.left, "top": region.top,
                     "width": region.width, "height": region.height}
                    for region, last_line in page.regions
                ],
            }
            for page in product.pages
        ],
        "panels": [
            {"page": crop.page, "name": crop.name, "left": crop.left, "width": crop.width}
            for crop in product.crops
        ],
    }  # fmt: skip


def _title(page: PreviewPage) -> str:
    return f"{page.title}, as LibreOffice shows it" if page.shot.faithful else page.title


def _finding(diagnostic: Diagnostic, file: str) -> JsonObject:
    """Return a diagnostic; one about a translation is shown at the line of its text."""
    span = diagnostic.span
    if span and span.other and span.other.file == file:
        span = span.other
    return {
        "code": diagnostic.code, "severity": str(diagnostic.severity),
        "message": diagnostic.message, "hint": diagnostic.hint,
        "line": span.line if span else None, "column": span.column if span else None,
    }  # fmt: skip

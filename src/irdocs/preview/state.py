"""A state of the preview: pages with their regions and findings, as the web page reads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from irdocs.diagnostics import Diagnostic
from irdocs.preview.album import PagePicture
from irdocs.products import PageRegion, PanelCrop


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page or slide: its picture, what stands on it."""

    id: str
    title: str
    shot: PagePicture
    regions: tuple[tuple[PageRegion, int], ...]
    """Each with the last line of its block."""


@dataclass(frozen=True, slots=True)
class PreviewProduct:
    """A product's pages, and the panels that it folds into."""

    name: str
    pages: tuple[PreviewPage, ...]
    crops: tuple[PanelCrop, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewState:
    """A state of the preview."""

    version: int = 0
    file: str = ""
    source: str = ""
    products: tuple[PreviewProduct, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    failed: bool = False


Told = dict[str, Any]


def as_json(shown: PreviewState) -> Told:
    """Return a state as the page reads it."""
    return {
        "version": shown.version,
        "file": Path(shown.file).name,
        "failed": shown.failed,
        "source": shown.source.split("\n"),
        "products": [_product(product) for product in shown.products],
        "findings": [_finding(one) for one in shown.findings],
    }


def _product(product: PreviewProduct) -> Told:
    return {
        "name": product.name,
        "pages": [
            {
                "id": page.id, "title": _title(page), "picture": page.shot.name,
                "ratio": page.shot.ratio,
                "regions": [
                    {"name": r.name, "line": r.lines.first, "end": end,
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


def _title(page: PreviewPage) -> str:
    return f"{page.title}, as LibreOffice shows it" if page.shot.faithful else page.title


def _finding(one: Diagnostic) -> Told:
    return {
        "code": one.code, "severity": str(one.severity), "message": one.message,
        "hint": one.hint, "line": one.span.line if one.span else None,
        "column": one.span.column if one.span else None,
    }  # fmt: skip

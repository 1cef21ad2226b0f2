"""The list of products: how each is ordered, planned, written and read back.

To add one, write a module that makes a `Product`, and put it into this list: `only:`, the command
line, the JSON Schema, the rules, the ledger and the preview ask the list.
"""

from __future__ import annotations

from irdocs.content.product import DECK, LEAFLET, ProductTraits
from irdocs.products import deck, leaflet
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    FinishedFile,
    PagePictures,
    PageRegion,
    PanelCrop,
    PlanContext,
    PlannedFile,
    SinglePage,
    SourceLines,
)
from irdocs.products.product import Planner, Product

PRODUCTS = (Product(LEAFLET, leaflet.order), Product(DECK, deck.order))

__all__ = [
    "PRODUCTS", "AuditResult", "FileContents", "FinishedFile", "PagePictures", "PageRegion",
    "PanelCrop", "PlanContext", "PlannedFile", "Planner", "Product", "SinglePage", "SourceLines",
    "traits_of",
]  # fmt: skip


def traits_of(products: tuple[Product, ...] = PRODUCTS) -> tuple[ProductTraits, ...]:
    """Return what the content and the rules must know of some products."""
    return tuple(product.traits for product in products)

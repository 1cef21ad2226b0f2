"""The list of products, and how each is ordered, planned, written and read back.

To add a product, write a module with a function like `leaflet.order`, and add a `Product` to the
list. `only:`, the command line, the JSON Schema, the rules, the ledger and the preview all go by
the list.
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
    """Return what the content's model and the rules need to know about some products."""
    return tuple(product.traits for product in products)

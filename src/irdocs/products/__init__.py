"""The list of products, and how each is ordered, planned, written and read back.

To add a product, write a module with a function like `leaflet.order`, and add a `Product` to the
list. `only:`, the command line, the JSON Schema, the rules, the ledger and the preview all go by
the list.
"""

from __future__ import annotations

from irdocs.content.product import DECK, LEAFLET, ProductTraits
from irdocs.frozen import replace
from irdocs.products import deck, leaflet
from irdocs.products.planning import (
    AuditResult,
    FileContents,
    FinishedFile,
    Half,
    PagePictures,
    PageRegion,
    PanelCrop,
    PlanContext,
    PlannedFile,
    PlannedFiles,
    SinglePage,
    SourceLines,
    WebOrder,
)
from irdocs.products.product import Planner, Product, ProductOrder

PRODUCTS = (Product(LEAFLET, leaflet.order, leaflet.format_names), Product(DECK, deck.order))

__all__ = [
    "PRODUCTS", "AuditResult", "FileContents", "FinishedFile", "Half", "PagePictures", "PageRegion",
    "PanelCrop", "PlanContext", "PlannedFile", "PlannedFiles", "Planner", "Product",
    "ProductOrder", "SinglePage", "SourceLines", "WebOrder",
    "places_of_content", "traits_of",
]  # fmt: skip


def places_of_content(products: tuple[Product, ...] = PRODUCTS) -> tuple[str, ...]:
    """Return what `only:` may name: the products, and each in each of its built-in formats."""
    formats = [f"{product.name}/{name}" for product in products for name in product.formats()]
    return (*(product.name for product in products), *formats)


def traits_of(products: tuple[Product, ...] = PRODUCTS) -> tuple[ProductTraits, ...]:
    """Return what the content's model and the rules need to know about some products."""
    return tuple(replace(product.traits, formats=product.formats()) for product in products)

"""How each product is planned, made and read back: what a build orders from the back-ends."""

from __future__ import annotations

from irdocs.products.deck import DECK, SLIDES, DeckOrder
from irdocs.products.drafts import (
    Alone,
    Backend,
    Contents,
    Context,
    Crop,
    Draft,
    Lines,
    Made,
    Region,
    Reviewed,
)
from irdocs.products.leaflet import LeafletOrder

__all__ = [
    "DECK", "SLIDES", "Alone", "Backend", "Contents", "Context", "Crop", "DeckOrder",
    "Draft", "LeafletOrder", "Lines", "Made", "Region", "Reviewed",
]  # fmt: skip

"""How each product is planned, made and read back: what a build orders from the back-ends."""

from __future__ import annotations

from irdocs.products.deck import DECK, SLIDES, DeckOrder
from irdocs.products.leaflet import LeafletOrder
from irdocs.products.planning import (
    AuditResult,
    Backend,
    FileContents,
    FinishedFile,
    PageRegion,
    PanelCrop,
    PlanContext,
    PlannedFile,
    SinglePage,
    SourceLines,
)

__all__ = [
    "DECK",
    "SLIDES",
    "AuditResult",
    "Backend",
    "DeckOrder",
    "FileContents",
    "FinishedFile",
    "LeafletOrder",
    "PageRegion",
    "PanelCrop",
    "PlanContext",
    "PlannedFile",
    "SinglePage",
    "SourceLines",
]  # fmt: skip

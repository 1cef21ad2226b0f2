"""How a leaflet is set more tightly before its words are too many: spaces first, then pictures,
type last."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_TEXT = 12.0
"""The least size in pt that running text is reduced to, at a scale of 1 (NHS: 12 pt for all
readers)."""
LEAST_SMALL = 9.0
"""The same for small print."""


@dataclass(frozen=True, slots=True)
class Economy:
    """The parts of their usual size that things have, all panels alike."""

    spaces: float = 1.0
    """The spaces between blocks and between their parts."""
    pictures: float = 1.0
    """The widths of pictures."""
    type: float = 1.0
    """The type sizes, as far as `reduced` lets them."""

    def reduced(self, size: float, usual_floor: float) -> float:
        """Return a type size in pt, reduced to no less than a floor, and never made larger."""
        return max(size * self.type, min(size, usual_floor))


USUAL = Economy()
"""All things have their usual sizes."""
STEPS = (
    USUAL,
    Economy(0.8),
    Economy(0.65),
    Economy(0.65, 0.85),
    Economy(0.65, 0.7),
    Economy(0.65, 0.7, 0.94),
    Economy(0.65, 0.7, 0.88),
)
"""What is tried, in this order, until the content fits."""

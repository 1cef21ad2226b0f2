"""How a leaflet is set more tightly before its words are too many: codes first, then spaces and
pictures, type last."""

from __future__ import annotations

from irdocs.frozen import frozen

LEAST_TEXT = 12.0
"""The least size in pt that running text is reduced to, at a scale of 1 (NHS: 12 pt for all
readers)."""
LEAST_SMALL = 9.0
"""The same for small print."""


@frozen
class Economy:
    """The parts of their usual size that things have, all panels alike."""

    codes: float = 1.0
    """The widths of QR codes."""
    spaces: float = 1.0
    """The spaces between blocks and between their parts."""
    pictures: float = 1.0
    """The widths of pictures."""
    type: float = 1.0
    """The type sizes, as far as `reduced` lets them."""

    def reduced(self, size: float, usual_floor: float) -> float:
        """Return a type size in pt, reduced to no less than a floor, and never made larger."""
        return max(size * self.type, min(size, usual_floor))


SMALL_CODES = 0.875
"""QR codes of 24 mm become 21 mm, which telephones read as well: that is not worth a word."""
USUAL = Economy()
"""All things have their usual sizes."""
WITH_SMALL_CODES = Economy(SMALL_CODES)
"""All things but QR codes have their usual sizes."""
A_LITTLE_LESS_SPACE = Economy(SMALL_CODES, 0.8)
"""Spaces are smaller; pictures and type have their usual sizes."""
LESS_SPACE = Economy(SMALL_CODES, 0.65)
"""Spaces are as small as they may be; pictures and type have their usual sizes."""
STEPS = (
    USUAL,
    WITH_SMALL_CODES,
    A_LITTLE_LESS_SPACE,
    LESS_SPACE,
    Economy(SMALL_CODES, 0.65, 0.85),
    Economy(SMALL_CODES, 0.65, 0.7),
    Economy(SMALL_CODES, 0.65, 0.7, 0.94),
    Economy(SMALL_CODES, 0.65, 0.7, 0.88),
)
"""What is tried, in this order, until the content fits."""

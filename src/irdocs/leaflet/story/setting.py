"""What every part of the story is set with: styles, a column width, source numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from irdocs.leaflet.compose import Setter

GAP = 9.0
"""Space between blocks, in pt."""
SMALL_GAP = 4.5
"""Space between the parts of a block, in pt."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The styles and the column that blocks are set with; lengths in pt."""

    setter: Setter
    width: float
    card_columns: int
    numbers: Mapping[str, int]
    figure_width: float = 0.0
    """The width of the widest figure of the leaflet, so that all pictures line up."""

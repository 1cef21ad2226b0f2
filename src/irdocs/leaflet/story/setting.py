"""What every part of the story is set with: styles, a column width, source numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from irdocs.leaflet.compose import ParagraphSetter
from irdocs.locale import Locale
from irdocs.units import mm

GAP = 9.0
"""Space between blocks, in pt at a scale of 1."""
GUTTER = 6.0
"""Space between columns, in mm at a scale of 1."""
SMALL_GAP = 4.5
"""Space between the parts of a block, in pt at a scale of 1."""


@dataclass(frozen=True, slots=True)
class ColumnSetting:
    """The styles and the column that blocks are set with; lengths in pt."""

    setter: ParagraphSetter
    width: float
    locale: Locale
    citations: Mapping[str, str]
    """How each source is cited in a text, by its id, in the order of their numbers."""
    format_name: str = ""
    tail: float = 0.0
    """Room below a timeline where its wire leaves for the next panel, in pt."""
    height: float = 1000.0
    """Of the lowest panel's text, in pt."""
    figure_width: float = 0.0
    """The width of the widest figure of the leaflet, so that all pictures line up."""

    def pt(self, length: float) -> float:
        """Return a length in pt as large as the format's type."""
        return length * self.setter.styles.scale

    def mm(self, length: float) -> float:
        """Return a length given in mm, in pt, as large as the format's type."""
        return mm(length) * self.setter.styles.scale

    @property
    def gap(self) -> float:
        return self.pt(GAP)

    @property
    def small_gap(self) -> float:
        return self.pt(SMALL_GAP)

    def narrower(self, width: float) -> ColumnSetting:
        """Return the same setting for a narrower column."""
        return replace(self, width=width)

    def columns(self, count: int, least: float, gap: float) -> tuple[int, float]:
        """Return in how many columns of at least that width so many things stand, and how wide.

        None is left alone in a last row.
        """
        most = min(count, max(1, int((self.width + gap) // (least + gap))))
        count = next((n for n in range(most, 1, -1) if count % n != 1), 1)
        return count, (self.width - gap * (count - 1)) / count

"""What serves one of our layouts in a user's template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from irdocs.deck.blank_slide import FooterPlaceholder
from irdocs.units import Rect


@dataclass(frozen=True, slots=True)
class LayoutSource:
    """What serves one of our layouts: a part of the template, as it is or as a start."""

    part: str
    called: str
    made: bool
    """Whether a new layout is made from it, for what it holds is not what we need."""
    recoloured: Mapping[int | None, str]
    """Placeholders (by idx, the title as None) whose words need another role to be read."""
    footers: tuple[FooterPlaceholder, ...]
    link: str
    """The slot of the colour scheme in which its links are read."""
    title: Rect | None = None
    """Where the title of a new layout stands, in pt."""

    @property
    def is_new(self) -> bool:
        return self.made or bool(self.recoloured)

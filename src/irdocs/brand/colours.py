"""What a brand brings: colours, each with where it comes from, and what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.theme.perception import Oklch


@frozen
class BrandColour:
    """A colour of a brand."""

    colour: Colour
    called: str
    """How the brand names it, or how much of its logo it covers."""
    share: float = 1.0
    """The part that it has among the brand's colours, from 0 to 1."""
    role: str | None = None
    """The colour role that the brand means it for; None where that is ours to find."""


@frozen
class ColourUse:
    """A colour of a brand in a role of a theme."""

    source: BrandColour
    role: str
    colour: Colour
    """Its own, or the nearest one that the role allows."""
    because: str = ""
    """Why it is not its own; empty if it is."""

    @property
    def is_exact(self) -> bool:
        """Whether the brand's colour is taken as it is."""
        return self.colour == self.source.colour

    @property
    def said(self) -> str:
        """What became of the colour, in words: how much darker or lighter it is, and why."""
        if self.is_exact:
            return "as it is"
        change = Oklch.of(self.colour).lightness - Oklch.of(self.source.colour).lightness
        direction = "lighter" if change > 0 else "darker"
        return f"{self.colour}, {direction} by {abs(change):.0%}: {self.because}"


@frozen
class BrandPalette:
    """A colour for every role of a theme, and what became of each colour of the brand."""

    colours: Mapping[str, Colour]
    uses: tuple[ColourUse, ...]
    unused: tuple[tuple[BrandColour, str], ...] = ()
    """The brand's colours that have no role, each with the reason."""
    derived: Mapping[str, str] = field(default_factory=dict)
    """Of the roles that no colour of the brand has: how each was found."""

"""What is painted behind a slide's words: paths, gradients, pictures and sayings, as values."""

from __future__ import annotations

from dataclasses import dataclass

from irdocs.drawing import Colour, Path
from irdocs.ooxml.geometry import Affine
from irdocs.ooxml.text_styles import TextStyle
from irdocs.units import Rect

NUMBER = "\u2039#\u203a"
"""What stands for a slide's number among words, as Office has it."""


@dataclass(frozen=True, slots=True)
class GradientStop:
    """One colour of a gradient, and how far along it stands, 0 to 1."""

    at: float
    colour: Colour
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class GradientFill:
    """An outline filled with a gradient from one point of the page to another."""

    outline: Path
    stops: tuple[GradientStop, ...]
    start: tuple[float, float]
    end: tuple[float, float]
    round: bool = False
    """Whether it runs outwards from its start."""


@dataclass(frozen=True, slots=True)
class PictureFill:
    """A picture whose unit square, y growing downwards, is put on the page; clipped, if at all."""

    data: bytes
    to_page: Affine
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """What is taken away left, at the top, right and below, each as a part of the picture."""
    opacity: float = 1.0
    outline: Path | None = None


@dataclass(frozen=True, slots=True)
class LayoutText:
    """Words of the layout itself, NUMBER among them; a footer's are the slide's, by its type."""

    lines: tuple[str, ...]
    """Its paragraphs."""
    style: TextStyle
    """How the first of them looks."""
    box: Rect
    align: str
    anchor: str
    insets: tuple[float, float]
    """White space left and right, above and below, in pt."""
    turned: float = 0.0
    """Degrees clockwise, about the middle of the box."""
    footer: str | None = None
    """dt, ftr or sldNum; its words are the slide's."""


ArtItem = Path | GradientFill | PictureFill | LayoutText


@dataclass(frozen=True, slots=True)
class LayoutArt:
    """Marks in the order in which they are painted; what could not be read, in words."""

    background: tuple[ArtItem, ...]
    foreground: tuple[ArtItem, ...]
    """What placeholders that slides fill are painted with: above all else."""
    missing: tuple[str, ...]

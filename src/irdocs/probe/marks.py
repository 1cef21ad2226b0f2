"""What is painted behind a slide's words: paths, gradients, pictures and sayings, as values."""

from __future__ import annotations

from dataclasses import dataclass

from irdocs.drawing import Colour, Commands, Path
from irdocs.probe.looks import Look
from irdocs.units import Rect


@dataclass(frozen=True, slots=True)
class Blend:
    """An outline filled with a gradient from one point of the page to another."""

    outline: Commands
    stops: tuple[tuple[float, Colour], ...]
    """Each colour, and how far along it stands, 0 to 1."""
    start: tuple[float, float]
    end: tuple[float, float]
    round: bool = False
    """Whether it runs outwards from its start."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture in a box, turned about its middle; `crop` takes parts of its edges away."""

    data: bytes
    box: Rect
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom, each as a part of the picture."""
    turned: float = 0.0
    """Degrees clockwise."""
    mirrored: tuple[bool, bool] = (False, False)
    opacity: float = 1.0
    outline: Commands | None = None
    """What it is clipped to, on the page."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of the layout itself; a footer's are the slide's, by its type."""

    lines: tuple[str, ...]
    """Its paragraphs."""
    look: Look
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


Mark = Path | Blend | Pasted | Saying


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Marks in the order in which they are painted; what could not be read, in words."""

    marks: tuple[Mark, ...]
    missing: tuple[str, ...]

"""The drawing of a layout as values: paths, gradients, pictures and texts behind a slide's text.

`layout_art` makes them from a template; the handout draws them. All lengths are in pt from the
top left corner of the slide, with y growing downwards.
"""

from __future__ import annotations

from irdocs.drawing import Colour, Path
from irdocs.frozen import frozen
from irdocs.ooxml.geometry import Affine
from irdocs.ooxml.text_styles import TextStyle
from irdocs.units import Rect

NUMBER = "\u2039#\u203a"
"""The characters in a layout's text that stand for the slide's number, as Office writes them."""


@frozen
class GradientStop:
    """One colour of a gradient."""

    at: float
    """Its position between the gradient's start, 0, and its end, 1."""
    colour: Colour
    opacity: float = 1.0
    """From 0, invisible, to 1, opaque."""


@frozen
class GradientFill:
    """An outline filled with a gradient from one point of the page to another."""

    outline: Path
    stops: tuple[GradientStop, ...]
    start: tuple[float, float]
    end: tuple[float, float]
    round: bool = False
    """Whether it is radial: circles round `start`, the last of them through `end`."""


@frozen
class PictureFill:
    """A picture on the page, clipped to an outline if there is one."""

    data: bytes
    """The picture's file."""
    to_page: Affine
    """Puts the unit square, which the cropped picture fills, on the page."""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """What is cut off left, top, right and bottom, as fractions of the picture's size."""
    opacity: float = 1.0
    outline: Path | None = None


@frozen
class LayoutText:
    """A text that a layout shows itself, or the place and style of a footer of its slides.

    It may contain NUMBER.
    """

    lines: tuple[str, ...]
    """Its lines, broken at paragraphs and line breaks; none for a footer."""
    style: TextStyle
    """The style of its first run that is not blank, used for all of it."""
    box: Rect
    align: str
    """l, ctr or r (20.1.10.59)."""
    anchor: str
    """Such as t, ctr or b (20.1.10.60): where the lines stand in the box."""
    insets: tuple[float, float]
    """The white space beside the text, and that above and below it, in pt."""
    turned: float = 0.0
    """The angle in degrees, clockwise, by which the text is turned about the middle of `box`."""
    footer: str | None = None
    """A footer's type: dt, ftr, sldNum or hdr; its text is the slide's. Else None."""


ArtItem = Path | GradientFill | PictureFill | LayoutText


@frozen
class LayoutArt:
    """What a layout and its master paint, in the order in which it is painted."""

    background: tuple[ArtItem, ...]
    foreground: tuple[ArtItem, ...]
    """The fills and outlines of the placeholders that slides fill; painted over `background`."""
    missing: tuple[str, ...]
    """What cannot be drawn, as phrases for a message to the author."""

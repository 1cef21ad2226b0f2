"""What is painted over something else and lets it be seen."""

from __future__ import annotations

from irdocs.drawing import Colour
from irdocs.frozen import frozen


@frozen
class Glaze:
    """A translucent fill, through which what is below is seen."""

    colour: Colour
    opacity: float
    is_whole: bool
    """Whether it covers the whole of its shape's box, as a rectangle does and a wave does not."""


__all__ = ["Glaze"]

"""A drawing in its own colours: any SVG that is not made of colour roles alone.

Most are vectors throughout (`Artwork`). What no vectors hold, such as blur, makes the drawing a
picture (`RenderedArtwork`), rendered anew at the size at which each product shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from math import sqrt
from pathlib import Path

from irdocs.content import limits
from irdocs.content.photographs import Photograph
from irdocs.content.svg.faults import DrawingRemark, UnsupportedDrawingError
from irdocs.content.svg.rendering import rendered
from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.vector_art import VectorElement, placed, recoloured

FINENESS = 2.0
"""How many times finer than a photograph a rendered drawing is: 600 dpi where that has 300, since
it has edges and letters."""


@frozen
class Artwork:
    """A drawing as vectors, with its width and height in its own units."""

    width: float
    height: float
    elements: tuple[VectorElement, ...]
    role_marks: Mapping[Colour, str] = field(default_factory=dict, hash=False)
    """The colours in `elements` that stand for colour roles of the theme."""
    words: tuple[str, ...] = ()
    """The texts that are drawn, in their order; the letters themselves are outlines."""
    remarks: tuple[DrawingRemark, ...] = ()
    least_type: float = 0.0
    """The smallest type size of its texts as a part of its width; 0 if there are none."""

    @property
    def roles(self) -> frozenset[str]:
        """The colour roles that the drawing names."""
        return frozenset(self.role_marks.values())

    def vectors(self, colours: Mapping[str, Colour], width: float) -> tuple[VectorElement, ...]:
        """Return the elements `width` pt wide, their roles looked up in `colours`."""
        elements = self.elements
        if self.role_marks:
            marks = self.role_marks
            elements = recoloured(
                elements, lambda colour: colours[marks[colour]] if colour in marks else colour
            )
        return placed(elements, width / self.width)


@frozen
class RenderedArtwork(Photograph):
    """A drawing that is shown as pixels; `width` and `height` are the most that it may have."""

    svg: str = ""
    fonts: tuple[Path, ...] = ()
    words: tuple[str, ...] = ()
    remarks: tuple[DrawingRemark, ...] = ()
    least_type: float = 0.0

    @classmethod
    def of(
        cls,
        svg: str,
        ratio: float,
        proof: bytes,
        fonts: tuple[Path, ...],
        words: tuple[str, ...],
        remarks: tuple[DrawingRemark, ...],
        least_type: float,
    ) -> RenderedArtwork:
        """Return the picture of a drawing; `proof` is a small rendering, `ratio` width : height."""
        height = sqrt(limits.DRAWING_PIXELS / ratio)
        size = max(1, int(height * ratio)), max(1, int(height))
        return cls(
            proof, "PNG", *size,
            svg=svg, fonts=fonts, words=words, remarks=remarks, least_type=least_type,
        )  # fmt: skip

    def pixels(self, width: float) -> bytes:
        """Return a PNG that is FINENESS times as wide as asked for.

        If that takes too long it is made smaller, at worst as small as it was when it was read.
        """
        wanted = min(self.width, max(1, round(width * FINENESS)))
        if wanted not in self._made:
            self._made[wanted] = self._rendered(wanted)
        return self._made[wanted]

    def _rendered(self, width: int) -> bytes:
        for part in (1, 2, 4):
            try:
                return rendered(self.svg, max(1, width // part), self.fonts)
            except UnsupportedDrawingError:
                continue
        return self.data

"""The values that describe a painted page: fills, strokes, texts, images and their colours."""

from __future__ import annotations

from typing import Literal, NamedTuple

from irdocs.audit.reading.page_geometry import PageArea
from irdocs.frozen import frozen

Kind = Literal["fill", "stroke", "text", "image"]
Space = Literal["gray", "rgb", "cmyk", "separation", "other"]


@frozen
class InkColour:
    """A colour: its colour space, and its components from 0 to 1."""

    space: Space
    parts: tuple[float, ...]

    @property
    def total(self) -> float:
        """The total of all inks on one spot, in per cent; 0 in spaces that are not a press's.

        Printers' marks are in a separation named All, which prints on every plate; they lie
        outside the trim, so they count as no ink.
        """
        if self.space == "cmyk":
            return 100 * sum(self.parts)
        if self.space == "gray":
            return 100 * (1 - self.parts[0])
        return 0.0

    @property
    def is_black_alone(self) -> bool:
        """Whether it has no ink but black; paper white, which has no ink at all, counts too."""
        return self.space == "cmyk" and not any(self.parts[:3])

    @property
    def is_rich_black(self) -> bool:
        """Whether it has 80 % of black or more, and other inks as well."""
        return self.space == "cmyk" and self.parts[3] >= 0.8 and any(self.parts[:3])

    @property
    def is_paper(self) -> bool:
        """Whether it prints no ink at all, so that the paper shows."""
        return self.space == "cmyk" and not any(self.parts)


class MarkedContentReference(NamedTuple):
    """The identity of a marked-content sequence, by which structure elements name it (14.7.4.2)."""

    page: int
    """Counted from 1; 0 where the file does not say."""
    mcid: int
    """The sequence's number within its content stream."""
    stream: int = 0
    """The object number of the form XObject that contains it; 0 for the page's own content."""


@frozen
class PaintedItem:
    """Something that is painted on a page, cut to the clipping path."""

    kind: Kind
    area: PageArea
    """Its bounding box on the page."""
    ink: InkColour
    size: float = 0.0
    """The type size of a text or the width of a stroke in pt; the pixels per inch of an image."""
    text: str = ""
    """The characters of a text."""
    content: MarkedContentReference | None = None
    """The marked content that it belongs to; None if that has no number or is an artifact."""
    artifact: str | None = None
    """The type of the artifact that it belongs to, such as Page or Layout (14.8.2.2)."""
    overprints: bool = False
    """Whether fills leave the inks below them in place where they add none (8.6.7)."""
    most_ink: float = 0.0
    """The largest total of ink on one pixel of a CMYK image, in per cent."""
    step: float = 0.0
    """The smallest difference of heights in a filled path, in pt: the module of a QR code."""
    cover: float = 0.0
    """The share of its bounding box that a filled path covers, from 0 to 1.

    It tells grounds that text stands on from drawings: a panel or a card covers nearly all of its
    box, a drawing less. It is 0 for paths of several parts, and 1 for images and gradients."""

"""What a page shows: each fill, stroke, text and image, with its colour and its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from irdocs.audit.reading.page_geometry import PageArea

Kind = Literal["fill", "stroke", "text", "image"]
Space = Literal["gray", "rgb", "cmyk", "separation", "other"]


@dataclass(frozen=True, slots=True)
class InkColour:
    """A colour: its space and its parts, 0 to 1."""

    space: Space
    parts: tuple[float, ...]

    @property
    def total(self) -> float:
        """How much ink lies on one spot, in per cent; of marks in every ink, only the one."""
        if self.space == "cmyk":
            return 100 * sum(self.parts)
        if self.space == "gray":
            return 100 * (1 - self.parts[0])
        return 0.0

    @property
    def is_black_alone(self) -> bool:
        return self.space == "cmyk" and not any(self.parts[:3])

    @property
    def is_rich_black(self) -> bool:
        """Whether it is dark by black and by other inks as well."""
        return self.space == "cmyk" and self.parts[3] >= 0.8 and any(self.parts[:3])

    @property
    def is_paper(self) -> bool:
        return self.space == "cmyk" and not any(self.parts)


class MarkedContentReference(NamedTuple):
    """A marked-content sequence, as structure elements name it (ISO 32000-1, 14.7.4.2)."""

    page: int
    """Counted from 1; 0 where the file does not say."""
    mcid: int
    stream: int = 0
    """The object number of the form XObject whose content it is; 0 for the page's own content."""


@dataclass(frozen=True, slots=True)
class PaintedItem:
    """Something painted on a page, as far as no clipping path hides it."""

    kind: Kind
    area: PageArea
    ink: InkColour
    size: float = 0.0
    """A text's size or a stroke's width in pt, an image's pixels per inch."""
    text: str = ""
    """The characters of a text."""
    content: MarkedContentReference | None = None
    """The marked content that it belongs to, if a structure element may own it."""
    artifact: str | None = None
    """The type of the artifact that it belongs to, such as Page or Layout (14.8.2.2)."""
    overprints: bool = False
    most_ink: float = 0.0
    """Of an image's pixels, in per cent."""
    step: float = 0.0
    """The least height between two places of a filled path, in pt: a QR code's module."""
    cover: float = 0.0
    """How much of its box a filled path covers, 0 to 1, as far as its points tell: a panel or a
    card nearly all, a drawing less; 0 where it has several parts, 1 for images and gradients."""

"""A picture that stands in a place with a form of its own: cover, section, card.

Such a place has its proportions. A photograph is cut to them, about the part of it that `focus:`
names; a drawing is shown whole.
"""

from __future__ import annotations

from typing import Self

from pydantic_core import PydanticCustomError

from irdocs.content.artwork import RenderedArtwork
from irdocs.content.assets import Picture
from irdocs.content.fields import Label
from irdocs.content.node import Asset, Node
from irdocs.content.photographs import Focus, Photograph, filling
from irdocs.models import model_validator


class PlacedPicture(Node):
    """A picture by its file's name, or with what is said of it; without `alt`, it is ornament."""

    called = "a picture"
    shorthand = "file"
    file: Asset
    alt: Label | None = None
    decorative: bool = False
    focus: Focus = "centre"
    """The part of a photograph that stays in view where it is cut to the form of its place."""

    @model_validator(mode="after")
    def _said_once(self) -> Self:
        if self.alt and self.decorative:
            raise PydanticCustomError(
                "missing-alt",
                "a picture has either alternative text (alt:) or decorative: true, not both",
            )
        return self

    @property
    def is_photograph(self) -> bool:
        """Whether it is cut to the form of its place; a drawing shown as pixels is not."""
        content = self.file.content
        return isinstance(content, Photograph) and not isinstance(content, RenderedArtwork)

    @property
    def is_content(self) -> bool:
        """Whether it says something: a photograph does, and what has alternative text."""
        return self.is_photograph or self.alt is not None

    @property
    def alternative(self) -> str | None:
        """Its alternative text; None for ornament."""
        return self.file.alternative(str(self.alt)) if self.alt else None

    def cut(self, ratio: float) -> Picture:
        """Return the picture for a place of the proportions width : height of `ratio`."""
        content = self.file.content
        if not isinstance(content, Photograph) or not self.is_photograph:
            return self.file
        return Picture(self.file.name, filling(content, ratio, self.focus))


class SectionPicture(PlacedPicture):
    """The picture of a section: on its opening slide and, if it says so, in the leaflet too."""

    leaflet: bool = False
    """Whether it stands below the section's heading in the leaflet as well."""


class CardPicture(PlacedPicture):
    """The picture at the head of a card, which is content unless it says that it is not."""

    @model_validator(mode="after")
    def _described(self) -> Self:
        if not (self.alt or self.decorative):
            raise PydanticCustomError(
                "missing-alt",
                "the picture of a card needs either alternative text or decorative: true",
                {"hint": "write picture: {file: …, alt: …}", "keys": "alt"},
            )
        return self

"""Pictures: one with its caption, or several side by side."""

from __future__ import annotations

from typing import Literal, Self

from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Label, Prose, Sentence
from irdocs.content.node import Asset, Node
from irdocs.models import Field, model_validator

Place = Literal["full", "wide", "left", "right"]
"""Where a picture stands: over all of a slide, over the whole width, or beside its caption."""
PictureSize = Literal["small", "medium", "large"]


def _check_described(alt: Label | None, decorative: bool) -> None:
    """A picture has either alternative text or a statement that it needs none (WCAG 1.1.1)."""
    if decorative == (alt is not None):
        raise PydanticCustomError(
            "missing-alt",
            "an image needs either alternative text (alt:) or decorative: true",
            {"keys": "alt"},
        )


class Image(Block):
    """A picture: a drawing (SVG) or a photograph (PNG, JPEG)."""

    called = "image"
    type: Literal["image"]
    file: Asset
    alt: Label | None = None
    decorative: bool = False
    caption: Prose | None = None
    credit: Label | None = None
    place: Place | None = None
    """`full`: all of a slide, or of the paper's column; `wide`: the whole width; `left` and
    `right`: beside the caption. Without it, the picture's shape decides."""
    size: PictureSize | None = None
    """How much of the width it takes; without it, as much as its place has."""

    @model_validator(mode="after")
    def _described(self) -> Self:
        _check_described(self.alt, self.decorative)
        if self.size and self.place in ("full", "wide"):
            raise PydanticCustomError(
                "bad-value",
                "a picture of place: {place} takes the whole width; leave out size:",
                {"place": self.place},
            )
        if self.place in ("left", "right") and not (self.caption or self.credit):
            raise PydanticCustomError(
                "bad-value",
                "a picture at the {place} stands beside its caption; add a caption:",
                {"place": self.place},
            )
        return self


class SmallImage(Node):
    """One of several pictures side by side."""

    called = "a picture"
    file: Asset
    alt: Label | None = None
    decorative: bool = False
    caption: Sentence | None = None

    @model_validator(mode="after")
    def _described(self) -> Self:
        _check_described(self.alt, self.decorative)
        return self


class Images(Block):
    """Two to six pictures side by side, as before and after."""

    called = "images"
    type: Literal["images"]
    items: tuple[SmallImage, ...] = Field(min_length=2, max_length=6)
    credit: Label | None = None

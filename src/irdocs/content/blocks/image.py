"""Pictures."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from irdocs.content.blocks.block import Block
from irdocs.content.fields import Label, Prose
from irdocs.content.node import Asset


class Image(Block):
    """A picture: a drawing (SVG) or a photograph (PNG, JPEG)."""

    called = "image"
    type: Literal["image"]
    file: Asset
    alt: Label | None = None
    decorative: bool = False
    caption: Prose | None = None
    credit: Label | None = None

    @model_validator(mode="after")
    def _described(self) -> Self:
        """An image has either alternative text or a statement that it needs none (WCAG 1.1.1)."""
        if self.decorative == (self.alt is not None):
            raise PydanticCustomError(
                "missing-alt",
                "an image needs either alternative text (alt:) or decorative: true",
            )
        return self

"""A photograph turned by a quarter, for a page that is turned to be read."""

from __future__ import annotations

import io
from dataclasses import field

from irdocs.content.photographs import Photograph, saved
from irdocs.frozen import frozen


@frozen
class TurnedPhotograph(Photograph):
    """A photograph turned to the left, so that its top is at the left."""

    upright: Photograph = field(kw_only=True)

    def pixels(self, width: float) -> bytes:
        """Return a file of `kind` that is about so many pixels wide, or as wide as there are."""
        from PIL import Image

        upright = self.upright
        with Image.open(
            io.BytesIO(upright.pixels(width * upright.width / upright.height))
        ) as image:
            made = image.transpose(Image.Transpose.ROTATE_90)
        return saved(made, self.kind)


def turned(photograph: Photograph) -> Photograph:
    """Return a photograph turned to the left."""
    width, height = photograph.height, photograph.width
    return TurnedPhotograph(
        photograph.data, photograph.kind, width, height, is_clear=photograph.is_clear,
        upright=photograph,
    )  # fmt: skip

"""A picture in four inks, no spot of it with more ink than a print shop allows.

The ICC profile mixes up to 330 per cent for dark pixels; too much ink does not dry. Where a pixel
is over the limit, cyan, magenta and yellow are lessened by the same share and black stays, which
keeps the hue. All pixels are computed at once, a plane an ink: one by one they would take seconds
for a photograph.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

QUALITY = 90
"""Of the JPEG data of photographs (libjpeg's scale to 100)."""


def inked(
    data: bytes, limit: int, convert: Callable[[Image.Image], Image.Image]
) -> tuple[bytes, Image.Image | None]:
    """Return a PNG or JPEG in CMYK: as JPEG data where it was a JPEG, else as a picture.

    `limit` is the most ink on one spot, in per cent; `convert` turns sRGB into CMYK.
    """
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
        is_lossy = opened.format == "JPEG"
        picture = limited(convert(_on_paper(opened)), limit)
    if not is_lossy:
        return b"", picture
    buffer = io.BytesIO()
    # Compression changes values a little, so the limit is held with something to spare.
    picture.save(buffer, "JPEG", quality=QUALITY, subsampling=0)
    return buffer.getvalue(), None


def _on_paper(picture: Image.Image) -> Image.Image:
    """Return a picture in sRGB, what is transparent in it as white paper."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        flat = Image.new("RGBA", picture.size, "white")
        flat.alpha_composite(picture.convert("RGBA"))
        return flat.convert("RGB")
    return picture.convert("RGB")


def limited(picture: Image.Image, limit: int) -> Image.Image:
    """Return a picture in CMYK whose inks sum to `limit` per cent at most on each spot."""
    from PIL import Image, ImageMath

    most = int(limit * 2.55)
    inks = [plane.convert("I") for plane in picture.split()]
    named = dict(zip("cmyk", inks, strict=True))

    def lessened(ink: str) -> Callable[[dict[str, Any]], Any]:
        def compute(given: dict[str, Any]) -> Any:
            colours = given["c"] + given["m"] + given["y"]
            # Pillow divides by nought without complaint; such a spot has no colour to lessen.
            less = given[ink] * (most - given["k"]) / colours
            is_over = (colours + given["k"]) > most
            return given["convert"](less * is_over + given[ink] * (1 - is_over), "L")

        return compute

    planes = [ImageMath.lambda_eval(lessened(ink), **named) for ink in "cmy"]
    return Image.merge("CMYK", (*planes, picture.getchannel("K")))

"""A picture in four inks, no spot of it with more ink than a print shop allows.

The ICC profile mixes up to 330 per cent for dark pixels; too much ink does not dry. Where a pixel
is over the limit, cyan, magenta and yellow are lessened by the same share and black stays, which
keeps the hue. The pixels of a band are computed at once, a plane an ink: one by one they would take
seconds for a photograph, and all at once more memory than the photograph itself.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from math import ceil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

QUALITY = 90
"""Of the JPEG data of photographs (libjpeg's scale to 100)."""
BAND = 1 << 18
"""The pixels that are computed at once: planes of whole numbers take 4 MB for so many."""
ATTEMPTS = 4
"""How often a JPEG is made with less ink before the picture is kept without loss instead."""


def inked(
    data: bytes, limit: int, convert: Callable[[Image.Image], Image.Image]
) -> tuple[bytes, Image.Image | None]:
    """Return a PNG or JPEG in CMYK: as JPEG data where it was a JPEG, else as a picture.

    `limit` is the most ink on one spot, in per cent; `convert` turns sRGB into CMYK.
    """
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
        is_lossy = opened.format == "JPEG"
        picture = convert(_on_paper(opened))
    if is_lossy and (jpeg := _jpeg_within(picture, limit)) is not None:
        return jpeg, None
    return b"", limited(picture, limit)


def _jpeg_within(picture: Image.Image, limit: int) -> bytes | None:
    """Return a picture in CMYK as a JPEG within a limit of ink, or None if none is found.

    Compression changes each value a little, and more along edges. So the data is decoded again, and
    where it is over the limit, it is made anew with as much less ink.
    """
    from PIL import Image

    allowed = limit
    for _ in range(ATTEMPTS):
        buffer = io.BytesIO()
        limited(picture, allowed).save(buffer, "JPEG", quality=QUALITY, subsampling=0)
        with Image.open(buffer, formats=("JPEG",)) as decoded:
            over = most_ink(decoded) - limit
        if over <= 0:
            return buffer.getvalue()
        allowed -= ceil(over) + 1
    return None


def most_ink(picture: Image.Image) -> float:
    """Return the largest sum of inks on one spot of a picture in CMYK, in per cent."""
    return max(_most_ink(band) for _, band in _bands(picture)) / 2.55


def _most_ink(band: Image.Image) -> float:
    """Return the largest sum of a pixel's samples."""
    from PIL import ImageMath

    planes = {ink: plane.convert("I") for ink, plane in zip("cmyk", band.split(), strict=True)}
    total = ImageMath.lambda_eval(lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["k"], **planes)
    _, most = total.getextrema()
    return float(most)


def _bands(picture: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """Yield a picture in bands of full width, the topmost first, each with its top."""
    height = max(1, BAND // picture.width)
    for top in range(0, picture.height, height):
        bottom = min(top + height, picture.height)
        yield top, picture.crop((0, top, picture.width, bottom))


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
    from PIL import Image

    made = Image.new("CMYK", picture.size)
    for top, band in _bands(picture):
        made.paste(_limited_band(band, int(limit * 2.55)), (0, top))
    return made


def _limited_band(band: Image.Image, most: int) -> Image.Image:
    """Return a band whose samples sum to `most` at most in each pixel."""
    from PIL import Image, ImageMath

    inks = [plane.convert("I") for plane in band.split()]
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
    return Image.merge("CMYK", (*planes, band.getchannel("K")))

"""How much ink an image in CMYK puts on one spot, whether its data is deflated or JPEG."""

from __future__ import annotations

import io
from typing import Any

from irdocs.audit.reading.streams import called, filters_of, unpacked
from irdocs.audit.reading.unreadable import UnreadableError
from irdocs.content.limits import PDF_STREAM

PIXELS_AT_ONCE = 1 << 18
"""Planes of whole numbers are four times as large as samples, so few are made at once."""


def most_ink(image: Any) -> float:
    """Return the largest total of ink on one pixel of a CMYK image, in per cent (0 to 400).

    Raises UnreadableError if the image cannot be decoded.
    """
    if filters_of(image) == ["DCTDecode"]:
        return _most_ink_of_jpeg(image)
    # A photograph has millions of pixels but far fewer colours, so its pixels are first reduced to
    # a set; four bytes at a time are compared as one integer, which is quicker than slicing.
    data = unpacked(image)
    pixels = set(memoryview(data[: len(data) // 4 * 4]).cast("I"))
    return max((sum(pixel.to_bytes(4, "big")) for pixel in pixels), default=0) / 2.55


def _most_ink_of_jpeg(image: Any) -> float:
    """Return the same of JPEG data.

    Adobe's programs store CMYK upside down, 255 for no ink, and a PDF puts that right by the
    image's Decode array (ISO 32000-1, 8.9.5.2). Pillow does so by itself wherever Adobe's mark is
    in the file. Where only one of the two inverts, the samples are the other way round.
    """
    from PIL import Image, ImageChops, ImageMath

    try:
        with Image.open(io.BytesIO(bytes(image.read_raw_bytes())), formats=("JPEG",)) as jpeg:
            if jpeg.width * jpeg.height * 4 > PDF_STREAM * 4 or jpeg.mode != "CMYK":
                raise UnreadableError(f"{called(image)}: its data is not a JPEG in CMYK")
            decoded = [float(value) for value in image.get("/Decode", [0])]
            samples: Image.Image = jpeg.convert("CMYK")
            if ("adobe" in jpeg.info) != (decoded[0] == 1):
                samples = ImageChops.invert(samples)
    except (OSError, SyntaxError, ValueError) as error:
        raise UnreadableError(f"{called(image)}: its JPEG data is damaged") from error
    most = 0.0
    rows = max(1, PIXELS_AT_ONCE // samples.width)
    for top in range(0, samples.height, rows):
        band = samples.crop((0, top, samples.width, min(top + rows, samples.height)))
        planes = {
            name: plane.convert("I") for name, plane in zip("cmyk", band.split(), strict=True)
        }
        total = ImageMath.lambda_eval(
            lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["k"], **planes
        )
        most = max(most, float(total.getextrema()[1]))
    return most / 2.55

"""Cut pictures as a slide shows them: what somebody has cropped away is not to come back.

It may be a patient's name.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from irdocs.ooxml.xml import Element

PictureCrop = tuple[float, float, float, float]
"""The parts that are taken off a picture at its left, top, right and bottom, from 0 to 1."""
_FORMATS: Mapping[bytes, str] = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG"}
_QUALITY = 95
"""Of a JPEG that is stored once more."""


def crop_of(source: Element | None) -> PictureCrop | None:
    """Return what a:srcRect (ECMA-376, 20.1.8.55) takes off a picture; None for nothing."""
    if source is None:
        return None
    left, top, right, bottom = (_share(str(source.get(name, "0"))) for name in "ltrb")
    return (left, top, right, bottom) if left or top or right or bottom else None


def cropped(data: bytes, parts: PictureCrop) -> bytes | None:
    """Return a picture without what is cropped away, and without its metadata; None if it cannot be
    cropped."""
    from PIL import Image, ImageOps

    format = next((name for start, name in _FORMATS.items() if data.startswith(start)), None)
    left, top, right, bottom = parts
    if format is None or left + right >= 1 or top + bottom >= 1:
        return None
    try:
        with Image.open(io.BytesIO(data)) as opened:
            image = ImageOps.exif_transpose(opened)
            width, height = image.size
            start, head = round(left * width), round(top * height)
            end, foot = round((1 - right) * width), round((1 - bottom) * height)
            if end <= start or foot <= head:
                return None
            file = io.BytesIO()
            image.crop((start, head, end, foot)).save(file, format, quality=_QUALITY)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return file.getvalue()


def _share(text: str) -> float:
    """Return a percentage as it is written, such as 12.5% or 12500, from 0 to 1; 0 for what is
    less, as that is space around the picture, and for what is none."""
    number = text.removesuffix("%")
    if not number.replace(".", "", 1).isdecimal() or len(number) > 12:
        return 0.0
    return float(number) / (100 if text.endswith("%") else 100_000)


__all__ = ["PictureCrop", "crop_of", "cropped"]

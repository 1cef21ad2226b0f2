"""Digests of pictures by what they show, so that another compression makes no difference."""

from __future__ import annotations

import io
from hashlib import sha256

from irdocs.content.limits import PIXELS


def digest(data: bytes) -> str:
    """Return a digest of a picture file's pixels; of its bytes if it cannot be decoded.

    A picture with more than PIXELS pixels is not decoded, since a few kilobytes can declare
    thousands of millions of them.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height <= PIXELS:
                pixels = picture.convert("RGBA")
                size = f"{picture.width} x {picture.height} ".encode()
                return sha256(size + pixels.tobytes()).hexdigest()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        pass
    return sha256(data).hexdigest()

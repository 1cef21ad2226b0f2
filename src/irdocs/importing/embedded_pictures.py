"""Tell whether a picture within a file of another program can be shown."""

from __future__ import annotations

import io

from PIL import Image

_KINDS = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "TIFF": ".tif", "BMP": ".bmp",
          "WEBP": ".webp"}  # fmt: skip
"""The endings of pictures that are taken, by the names that Pillow has for their formats."""


def ending_of(data: bytes) -> str | None:
    """Return the ending of the file of a picture, such as ".png"; None for one that is damaged or
    of a kind that no product shows."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            return _KINDS.get(picture.format or "")
    except Exception:  # Pillow raises many kinds for damaged pictures
        return None


__all__ = ["ending_of"]

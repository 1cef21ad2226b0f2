"""Check pictures that a drawing holds as data: URLs (RFC 2397)."""

from __future__ import annotations

import base64
import binascii
import io
from urllib.parse import unquote_to_bytes

from irdocs.content import limits
from irdocs.content.svg.faults import UnsupportedDrawingError

KINDS = ("PNG", "JPEG", "GIF", "WEBP")
"""The formats that resvg decodes."""


def drawing_in(url: str) -> bytes | None:
    """Return the SVG file that a data: URL holds, or None if it holds a whole picture.

    Raises UnsupportedDrawingError for a picture that is damaged or too large.
    """
    from PIL import Image

    data = _data(url)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return data
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as image:
            width, height = image.size
    except Exception:
        # Pillow raises whatever its decoders meet in a damaged file.
        raise UnsupportedDrawingError(
            f"its embedded picture is damaged, or not {', '.join(KINDS)}"
        ) from None
    if width * height > limits.PIXELS:
        raise UnsupportedDrawingError(f"its picture has more than {limits.PIXELS:,} pixels")
    return None


def url_of(drawing: str) -> str:
    """Return a data: URL that holds an SVG file."""
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"


def _data(url: str) -> bytes:
    head, comma, payload = url.partition(",")
    data = unquote_to_bytes(payload)
    if not comma:
        raise UnsupportedDrawingError("its embedded picture has no data")
    if not head.casefold().replace(" ", "").endswith(";base64"):
        return data
    try:
        return base64.b64decode(b"".join(data.split()) + b"==")
    except binascii.Error:
        raise UnsupportedDrawingError("its embedded picture is damaged") from None

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
_PNG_DEPTH = 24
"""Where a PNG says how many bits a sample has (PNG, 11.2.2)."""

SHARP_PIXELS = 1200
"""The longer side, at most, of a picture that is enlarged for sharp pixels."""


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


def plain(url: str, *, sharp: bool) -> str:
    """Return the data: URL of a picture as one that both libraries read: not WebP, of 8 bits.

    If its pixels are to stay `sharp`, such as those of a QR code, each is made a square of many:
    programs smooth small pictures that they enlarge.
    """
    from PIL import Image

    data = _data(url)
    with Image.open(io.BytesIO(data), formats=KINDS) as image:
        factor = max(1, SHARP_PIXELS // max(image.size)) if sharp else 1
        is_deep = image.format == "PNG" and data[_PNG_DEPTH] == 16
        if factor == 1 and not is_deep and image.format != "WEBP":
            return url
        is_grey = image.mode.startswith("I")  # Pillow itself makes 8 bits of other colours' 16
        picture = image.point(lambda value: value / 256).convert("L") if is_grey else image
        picture = picture.convert("RGBA")
    picture = picture.resize(
        (picture.width * factor, picture.height * factor), Image.Resampling.NEAREST
    )
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


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

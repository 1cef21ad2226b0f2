"""Any picture file → pixels that are upright, in sRGB, without metadata, and no more than needed.

A camera's file says far more than it shows: where and when it was taken, by whom, on which device,
often with a thumbnail of the uncropped scene. In a hospital it may name the patient. So nothing but
pixels leaves this module: a JPEG or PNG that needs no other change keeps its compressed data and
loses every other segment or chunk; any other file is decoded and written anew.

Decoding is put off until a product says how many pixels it needs. JPEG files can then be decoded at
a half, a quarter or an eighth of their size, which is what keeps ten photographs of 40 megapixels
within the memory of a small machine.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Sequence
from dataclasses import field
from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from irdocs.content import limits
from irdocs.content.picture_data import pixels_alone
from irdocs.content.pixel_conversion import (
    MODES,
    SIDEWAYS,
    has_alpha,
    has_foreign_profile,
    orientation,
    upright,
)
from irdocs.content.png_colours import png_profile
from irdocs.frozen import frozen

if TYPE_CHECKING:
    from PIL import Image

Focus = Literal[
    "centre", "top", "bottom", "left", "right",
    "top left", "top right", "bottom left", "bottom right",
]  # fmt: skip
"""The part of a photograph that stays where it is cut."""
Kind = Literal["PNG", "JPEG"]
"""How a picture is handed on: photographs lossily as they came, everything else without loss."""

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")
"""What Pillow may take a file for. A JPEG with a second picture in it, as phones make them, is
opened as MPO."""
NAMES = "PNG, JPEG, WebP, GIF, TIFF, BMP or AVIF"
QUALITY = 90
"""Of JPEG data that is written anew (libjpeg's scale to 100)."""
PRINT_DPI = 300.0
"""How many pixels an inch paper can show."""
SCREEN_PIXELS = 8 / 3
"""How many pixels a pt of a slide can be: a slide of 960 pt on a screen of 2560 pixels."""
_ROUNDING = 1e-6
"""What a number of pixels that is whole may be off by, as others than whole ones are rounded up."""
SPARE = 1.25
"""A picture is made smaller only if it is so many times wider than needed: less would blur it for
little gain."""


Edges = tuple[float, float, float, float]
"""The left, top, right and bottom edge of a part, as parts of the whole's width and height."""


class TooManyPixelsError(ValueError):
    """A picture that is larger than any product needs, and than a small machine can hold."""

    hint = "make it smaller: 2,500 pixels across are enough for the whole width of an A4 page"

    def __init__(self) -> None:
        super().__init__(f"it has more than {limits.PIXELS:,} pixels")


_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
"""How pictures of the usual kinds begin."""


class DamagedPictureError(ValueError):
    """A picture of which a part is missing."""

    hint = "save or copy it again from where you have it, and see that it opens"

    def __init__(self) -> None:
        super().__init__("the picture is damaged or cut short")


@frozen
class Photograph:
    """A raster picture: its file's bytes, and its size in pixels once it is upright."""

    data: bytes
    kind: Kind
    width: int
    height: int
    frames: int = 1
    """How many pictures its file holds, of which the first is shown."""
    is_clear: bool = False
    """Whether something is seen through a part of it."""
    _made: dict[int, bytes] = field(default_factory=dict, compare=False, repr=False)
    """The files that were made of it, by their width in pixels."""
    _cut: dict[tuple[Edges, int], bytes] = field(default_factory=dict, compare=False, repr=False)
    """Those that were made of its parts, by their edges and the width of the whole in pixels."""

    def pixels(self, width: float) -> bytes:
        """Return a file of `kind` that is about so many pixels wide, or as wide as there are.

        The file has no metadata, stands upright, and is in sRGB or grey.
        """
        wanted = self.width
        if self.width > width * SPARE:
            wanted = max(1, ceil(width - _ROUNDING))  # a press asks for so many or more
        if wanted not in self._made:
            self._made[wanted] = _converted(self, wanted)
        return self._made[wanted]


@frozen
class PhotographPart(Photograph):
    """A part of a photograph, cut out where it is asked for its pixels."""

    whole: Photograph = field(kw_only=True)
    box: Edges = (0.0, 0.0, 1.0, 1.0)
    """Its left, top, right and bottom edge, as parts of the whole's width and height."""

    def pixels(self, width: float) -> bytes:
        """Return a file of `kind` that is about so many pixels wide, or as wide as there are."""
        from PIL import Image

        left, top, right, bottom = self.box
        with Image.open(io.BytesIO(self.whole.pixels(width / (right - left)))) as image:
            across, down = image.size
            if (self.box, across) in self.whole._cut:
                return self.whole._cut[self.box, across]
            x = min(across - 1, floor(left * across + _ROUNDING))
            y = min(down - 1, floor(top * down + _ROUNDING))
            x_end = max(x + 1, min(across, ceil(right * across - _ROUNDING)))
            y_end = max(y + 1, min(down, ceil(bottom * down - _ROUNDING)))
            made = image.crop((x, y, x_end, y_end))
        self.whole._cut[self.box, across] = saved(made, self.kind)
        return self.whole._cut[self.box, across]


def part(whole: Photograph, left: float, top: float, right: float, bottom: float) -> Photograph:
    """Return a part of a photograph; its edges are parts of the whole's width and height."""
    if isinstance(whole, PhotographPart):
        x, y, x_end, y_end = whole.box
        across, down = x_end - x, y_end - y
        return part(
            whole.whole, x + left * across, y + top * down, x + right * across, y + bottom * down
        )
    width = max(1, round(whole.width * (right - left)))
    height = max(1, round(whole.height * (bottom - top)))
    return PhotographPart(
        whole.data, whole.kind, width, height, is_clear=whole.is_clear, whole=whole,
        box=(left, top, right, bottom),
    )  # fmt: skip


def filling(whole: Photograph, ratio: float, focus: Focus = "centre") -> Photograph:
    """Return the largest part of a photograph that is `ratio` times as wide as high.

    It is the middle or, with a focus, reaches to that side of the photograph.
    """
    own = whole.width / whole.height
    across, down = min(1.0, ratio / own), min(1.0, own / ratio)
    words = focus.split()
    left = (1 - across) * _cut_off(words, "left", "right")
    top = (1 - down) * _cut_off(words, "top", "bottom")
    return part(whole, left, top, left + across, top + down)


def _cut_off(words: Sequence[str], near: str, far: str) -> float:
    """Return which part of what is cut off is cut at the near side, by what shall stay."""
    return 0.0 if near in words else 1.0 if far in words else 0.5


def read(data: bytes) -> Photograph:
    """Return the picture in a file. Raises ValueError, saying why, if it cannot be shown whole."""
    from PIL import Image, UnidentifiedImageError

    try:
        with _opened(data) as image:
            width, height = image.size
            if width * height > limits.PIXELS:
                raise TooManyPixelsError
            # The second picture of a telephone's JPEG is for programs.
            frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
            kind: Kind = "JPEG" if _is_lossy(image, data) and not has_alpha(image) else "PNG"
            if orientation(image) in SIDEWAYS:
                width, height = height, width
            if image.format in ("JPEG", "MPO"):  # reads all data, and decodes an eighth
                image.draft(None, (1, 1))
            image.load()
            if image.format == "TIFF":
                width, height = image.size  # Pillow has turned it upright
            least, most = _opacity(image).getextrema() if has_alpha(image) else (255, 255)
            if most == 0:
                raise ValueError("it is transparent all over, and shows nothing")
            if image.mode not in MODES:
                raise ValueError(f"its pixels are {image.mode}; save it as RGB")
    except UnidentifiedImageError:
        if data.startswith(_BEGINNINGS):  # and has not even the size of a picture behind that
            raise DamagedPictureError from None
        raise ValueError(f"it is not SVG, {NAMES}") from None
    except Image.DecompressionBombError:
        raise TooManyPixelsError from None
    except (OSError, SyntaxError, EOFError, struct.error, IndexError, KeyError, TypeError):
        # Pillow raises whatever its decoders meet in a damaged file.
        raise DamagedPictureError from None
    return Photograph(data, kind, width, height, frames, is_clear=least != 255)


def _opacity(image: Image.Image) -> Image.Image:
    """Return how opaque each pixel of a picture is that has transparency."""
    whole = image if "A" in image.getbands() else image.convert("RGBA")
    return whole.getchannel("A")


def is_known(data: bytes) -> bool:
    """Whether a file begins as one of the formats that can be read."""
    from PIL import UnidentifiedImageError

    try:
        with _opened(data):
            return True
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return False


def _opened(data: bytes) -> Image.Image:
    from PIL import Image

    Image.init()
    known = [name for name in FORMATS if name in Image.OPEN]  # AVIF needs a Pillow built with it
    with warnings.catch_warnings():  # what is too large is an error of ours
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(data), formats=known)


def _converted(photograph: Photograph, width: int) -> bytes:
    with _opened(photograph.data) as image:
        is_whole = width == photograph.width
        if is_whole and (kept := _kept(photograph, image)) is not None:
            return kept
        height = max(1, ceil(photograph.height * width / photograph.width))
        size = (height, width) if orientation(image) in SIDEWAYS else (width, height)
        made = upright(image, size, photograph.data)
    return saved(made, photograph.kind)


def saved(made: Image.Image, kind: Kind) -> bytes:
    """Return a picture as a file of a kind."""
    buffer = io.BytesIO()
    if kind == "JPEG":
        made.save(buffer, "JPEG", quality=QUALITY, subsampling=0)
    else:
        made.save(buffer, "PNG")
    return buffer.getvalue()


def _kept(photograph: Photograph, image: Image.Image) -> bytes | None:
    """Return the file's own compressed data without its metadata, or None if that is not enough."""
    is_plain = orientation(image) == 1 and not has_foreign_profile(image)
    is_plain = is_plain and png_profile(photograph.data) is None
    if image.mode in ("1", "L", "RGB") and "transparency" in image.info:
        return None  # one colour is clear, which ReportLab does not know of
    if not is_plain:
        return None
    if image.format in ("JPEG", "MPO") and image.mode in ("RGB", "L"):
        return pixels_alone(photograph.data)
    is_png = image.format == "PNG" and image.mode in ("RGB", "RGBA", "L", "LA", "P", "1")
    if is_png and photograph.data[24] <= 8:  # bits a sample (PNG, 11.2.1)
        return pixels_alone(photograph.data)
    return None


def _is_lossy(image: Image.Image, data: bytes) -> bool:
    match image.format:
        case "JPEG" | "MPO" | "AVIF":
            return True
        case "WEBP":
            return b"VP8 " in data[:64]  # VP8L is without loss (RFC 9649, 2.6)
        case _:
            return False

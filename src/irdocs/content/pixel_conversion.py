"""Pixels of an opened picture file → upright, with 8 bits a sample, in sRGB or grey.

Nothing of a file but its pixels is handed on: no profile, comment or other metadata.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from irdocs.content.png_colours import png_profile

if TYPE_CHECKING:
    from PIL import Image

MODES = frozenset(
    {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "I", "F"}
    | {"I;16", "I;16L", "I;16B"}
)
"""The kinds of pixel that can be converted, by Pillow's names."""
ORIENTATION = 0x0112
"""The tag that says how a camera was held (Exif 2.32, 4.6.4)."""
SIDEWAYS = frozenset({5, 6, 7, 8})
"""Orientations in which width and height change places."""


def upright(image: Image.Image, size: tuple[int, int], data: bytes) -> Image.Image:
    """Return the picture of a file in sRGB or grey, upright; `size` is before it is turned."""
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    turn = turns.get(orientation(image))
    profile = image.info.get("icc_profile") or png_profile(data)
    if size != image.size and image.format in ("JPEG", "MPO"):
        image.draft(None, size)
    made = _in_srgb(_eight_bits(image, _clear_colour(image, data)), profile)
    if size != made.size:
        made = made.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    if turn is not None:
        made = made.transpose(turn)
    made.info = {}  # Pillow would write a profile or a comment that stands here
    return made


def _clear_colour(image: Image.Image, data: bytes) -> int | tuple[int, ...] | None:
    """Return the one grey or colour of a PNG that is transparent, on the scale of Pillow's samples.

    The file has it on the scale of its own samples (PNG, 11.3.1.1), as Pillow does too.
    """
    clear: int | tuple[int, ...] | bytes | None = image.info.get("transparency")
    if image.format != "PNG" or clear is None or isinstance(clear, bytes) or image.mode == "P":
        return None
    depth = data[24]  # bits a sample (PNG, 11.2.1)
    if isinstance(clear, tuple):
        return tuple(value >> 8 if depth == 16 else value for value in clear)
    return clear * 255 // ((1 << depth) - 1) if depth < 8 else clear


def _without_grey(image: Image.Image, clear: int) -> Image.Image:
    """Return a grey picture with an alpha channel that is 0 where its sample is `clear`."""
    from PIL import Image, ImageMath

    alpha = ImageMath.lambda_eval(
        lambda given: given["convert"]((given["samples"] != clear) * 255, "L"),
        samples=image.convert("I"),
    )
    return Image.merge("LA", (_eight_bits(image, None), alpha))


def _eight_bits(image: Image.Image, clear: int | tuple[int, ...] | None) -> Image.Image:
    """Return a picture with 8 bits a sample and no palette, its transparency as a channel.

    `clear` is the one colour that is transparent, if there is one.
    """
    if isinstance(clear, int):
        image.info.pop("transparency")
        return _without_grey(image, clear)
    if clear is not None:
        image.info["transparency"] = clear
    if image.mode.startswith(("I;16", "I", "F")):
        return _deep_grey(image)
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if has_alpha(image) else "RGB")
    if "transparency" in image.info and image.mode in ("RGB", "L"):
        return image.convert("RGBA" if image.mode == "RGB" else "LA")
    image.load()
    return image


def _deep_grey(image: Image.Image) -> Image.Image:
    """Return a grey picture of more than 8 bits a sample with 8.

    Radiographs have 10 to 16 bits in samples of 16. As many bits count as the brightest pixel uses:
    of 12 in 16, a division by 256 would leave next to black.
    """
    from PIL import ImageChops

    deep = image.convert("F")
    extremes: tuple[float, float] = deep.getextrema()  # type: ignore[assignment]
    low, high = extremes
    if image.mode == "F" or low < 0:  # as those of computed tomography, whose water is 0
        start, span = low, (high - low) or 1.0
    else:
        start, span = 0.0, float(2 ** max(8, int(max(high, 1.0)).bit_length()) - 1)
    grey = deep.point(lambda value: value * (255 / span) - start * 255 / span).convert("L")
    return ImageChops.invert(grey) if _is_white_at_zero(image) else grey


_PHOTOMETRIC, _WHITE_IS_ZERO = 262, 0
"""The tag of a TIFF that says what its numbers mean, and the value for 0 as white (TIFF 6.0)."""


def _is_white_at_zero(image: Image.Image) -> bool:
    """Whether a deep picture is stored as its negative; Pillow turns those of 8 bits by itself."""
    tags = getattr(image, "tag_v2", None) or {}
    return tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in sRGB or grey; without a profile of its own, CMYK is converted plainly."""
    from PIL import Image, ImageCms

    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    base = image.convert("RGB" if image.mode == "RGBA" else "L") if alpha else image
    if profile and _is_foreign(profile):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            is_grey = base.mode == "L"
            if not is_grey or source.profile.xcolor_space == "RGB ":
                colours = base.convert("RGB") if is_grey else base
                converted = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
                base = (converted or colours).convert("L") if is_grey else converted or base
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile that does not fit its picture is as good as none
    if base.mode not in ("RGB", "L"):
        base = base.convert("RGB")
    if alpha is None:
        return base
    channels: list[Image.Image] = [*base.split(), alpha]
    return Image.merge("RGBA" if base.mode == "RGB" else "LA", channels)


def orientation(image: Image.Image) -> int:
    """Return how the picture must be turned, 1 to 8; 1 is upright, as is what makes no sense."""
    if image.format == "TIFF":
        return 1  # Pillow turns these itself
    try:
        value = image.getexif().get(ORIENTATION, 1)
    except Exception:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def has_foreign_profile(image: Image.Image) -> bool:
    profile: bytes | None = image.info.get("icc_profile")
    return profile is not None and _is_foreign(profile)


def _is_foreign(profile: bytes) -> bool:
    """Whether an ICC profile is another than sRGB, going by what it is called."""
    from PIL import ImageCms

    try:
        named = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return False
    return "srgb" not in named.casefold().replace(" ", "")


def has_alpha(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info

"""Digests of pictures by what they show, so that another compression makes no difference."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING

from irdocs.content.limits import PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

_GAMMA = 1 / 2.2
"""The gamma that files of sRGB pictures state (PNG, 11.3.3.2)."""
_ORIENTATION = 0x0112
"""The number of the orientation among Exif's entries."""


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
                return sha256(size + _changes(picture) + pixels.tobytes()).hexdigest()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        pass
    return sha256(data).hexdigest()


def _changes(picture: Image) -> bytes:
    """Return what makes programs show the pixels otherwise; nothing for most pictures.

    This is a gamma that is not that of sRGB, a colour profile, a turn, and further frames.
    """
    gamma, profile = picture.info.get("gamma", _GAMMA), picture.info.get("icc_profile")
    turn = picture.getexif().get(_ORIENTATION, 1)
    frames = getattr(picture, "n_frames", 1)
    unusual = [f"gamma {gamma:.3f}"] if abs(gamma - _GAMMA) > 0.01 else []
    unusual += [f"profile {sha256(profile).hexdigest()}"] if profile else []
    unusual += [f"turned {turn}"] if turn != 1 else []
    unusual += [f"{frames} frames"] if frames != 1 else []
    return ", ".join(unusual).encode()

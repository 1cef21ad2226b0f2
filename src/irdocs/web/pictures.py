"""Where the pictures of a page are: in the page itself, or in files beside it.

Files are named by their contents, so that no word of the content becomes a path, and so that a
browser may keep each for ever.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from irdocs.content.photographs import Photograph
from irdocs.frozen import frozen
from irdocs.web.drawings import PIXELS

FOLDER = "pictures"
"""The folder of pictures beside pages."""
_STEPS = (0.5, 1.0, 2.0)
"""How many times as wide as it is shown each size of a photograph is: for telephones, for common
screens, and for fine ones."""
ONE_SIZE = (2.0,)
"""The same where there is one size."""
_SIGNATURES = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpeg"))


@frozen
class ShownPhotograph:
    """The addresses of a photograph, and its size in pixels of CSS."""

    address: str
    width: int
    height: int
    sizes: tuple[tuple[str, int], ...] = ()
    """Its addresses in several sizes, each with its width in pixels; none if there is one size."""


class Pictures(Protocol):
    """Keeps the pictures of pages."""

    def address(self, data: bytes) -> str:
        """Return the address of a picture, a PNG or JPEG."""

    def photograph(self, photograph: Photograph, width: float) -> ShownPhotograph:
        """Return the addresses of a photograph that is shown so many pt wide."""


class InlinePictures:
    """Pictures that are part of their page."""

    def address(self, data: bytes) -> str:
        """Return a picture as an address with all its data."""
        return f"data:image/{_kind(data)};base64,{b64encode(data).decode()}"

    def photograph(self, photograph: Photograph, width: float) -> ShownPhotograph:
        """Return a photograph with twice the pixels that it is wide, for fine screens."""
        across, down = _shown(photograph, width)
        return ShownPhotograph(self.address(photograph.pixels(2 * across)), across, down)


@dataclass(slots=True)
class PictureFiles:
    """Pictures in files beside the pages."""

    files: dict[str, bytes] = field(default_factory=dict)
    """Each picture by its path from the pages."""
    steps: tuple[float, ...] = _STEPS
    """How many times as wide as it is shown each size of a photograph is."""

    def address(self, data: bytes) -> str:
        """Keep a picture, and return its path."""
        name = f"{FOLDER}/{sha256(data).hexdigest()[:16]}.{_kind(data)}"
        self.files[name] = data
        return name

    def photograph(self, photograph: Photograph, width: float) -> ShownPhotograph:
        """Keep a photograph in several sizes, and return their paths."""
        across, down = _shown(photograph, width)
        widths = sorted({min(photograph.width, round(across * step)) for step in self.steps})
        sizes = tuple((self.address(photograph.pixels(wide)), wide) for wide in widths)
        middle = next((path for path, wide in sizes if wide >= across), sizes[-1][0])
        return ShownPhotograph(middle, across, down, sizes if len(sizes) > 1 else ())


def _shown(photograph: Photograph, width: float) -> tuple[int, int]:
    """Return the size in pixels of CSS: no more than it has pixels."""
    across = max(1, min(photograph.width, round(width * PIXELS)))
    return across, max(1, round(across * photograph.height / photograph.width))


def _kind(data: bytes) -> str:
    return next(kind for signature, kind in _SIGNATURES if data.startswith(signature))


__all__ = ["FOLDER", "ONE_SIZE", "InlinePictures", "PictureFiles", "Pictures", "ShownPhotograph"]

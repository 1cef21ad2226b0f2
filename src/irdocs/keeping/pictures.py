"""The pictures of a slide, and whether two of them show the same."""

from __future__ import annotations

import io
from collections.abc import Mapping

from irdocs.keeping.reading import ReadDeck, ReadSlide, picture_finder
from irdocs.ooxml.namespaces import A, R
from irdocs.ooxml.slide_look import short_digest

_SIDE = 16
"""To how many pixels across and down pictures are made smaller to be compared."""
_FAR = 10.0
"""By how much colours may differ in pictures that are alike, on average, of 255."""


def pictures_of(deck: ReadDeck, slide: ReadSlide) -> Mapping[str, bytes]:
    """Return the pictures of a slide by their digests."""
    page = deck.show.slides[slide.number - 1]
    picture = picture_finder(deck.show, page)
    stored = (picture(blip.get(f"{R}embed", "")) for blip in page.root.iter(f"{A}blip"))
    return {short_digest(data): data for data in stored if data}


def looks_alike(one: bytes, other: bytes) -> bool:
    """Whether two pictures show the same, however they are stored; not if one cannot be read."""
    from PIL import Image, ImageChops, ImageStat, UnidentifiedImageError

    try:
        first, second = (
            Image.open(io.BytesIO(data)).convert("RGB").resize((_SIDE, _SIDE))
            for data in (one, other)
        )
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return False
    means = ImageStat.Stat(ImageChops.difference(first, second)).mean
    return sum(means) / len(means) < _FAR


__all__ = ["looks_alike", "pictures_of"]

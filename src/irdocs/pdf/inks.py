"""Colours → what a page is painted with: sRGB on a screen, four inks at a print shop."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol

from irdocs.drawing import Colour

Cmyk = tuple[int, int, int, int]
"""Cyan, magenta, yellow and black in per cent."""

BLACK: Cmyk = (0, 0, 0, 100)


@dataclass(frozen=True, slots=True)
class OutputCondition:
    """What a file's colours are meant for (ISO 32000-1, 14.11.5)."""

    identifier: str
    info: str
    registry: str | None
    components: int
    profile: bytes


class Inks(Protocol):
    """Turns colours into operands of colour operators (ISO 32000-1, 8.6.8)."""

    @property
    def condition(self) -> OutputCondition: ...

    @property
    def for_press(self) -> bool: ...

    def paint(self, colour: Colour) -> str:
        """Return the operands and the operator that set a fill."""

    def text(self, colour: Colour) -> tuple[str, bool]:
        """Return the same for words, and whether they overprint what is below them."""

    def image(self, data: bytes) -> Any:
        """Return a PNG or JPEG as something that ReportLab embeds."""


class ScreenInks:
    """sRGB as it is."""

    for_press = False

    def __init__(self) -> None:
        self._operators: dict[Colour, str] = {}

    @property
    def condition(self) -> OutputCondition:
        name = "sRGB IEC61966-2.1"
        return OutputCondition(name, name, None, 3, srgb_profile())

    def paint(self, colour: Colour) -> str:
        if colour not in self._operators:
            parts = (_part(value) for value in (colour.red, colour.green, colour.blue))
            self._operators[colour] = f"{' '.join(parts)} rg"
        return self._operators[colour]

    def text(self, colour: Colour) -> tuple[str, bool]:
        return self.paint(colour), False

    def image(self, data: bytes) -> Any:
        from reportlab.lib.utils import ImageReader

        return ImageReader(io.BytesIO(data))


class PressInks:
    """Four inks for coated offset (FOGRA39), by a theme's own mixtures or by the ICC profile.

    `own` gives the mixtures of some colours in per cent; words in a colour of `black` are printed
    with black alone and overprint; `limit` is the most ink on one spot in per cent.
    """

    for_press = True

    def __init__(self, own: Mapping[Colour, Cmyk], black: frozenset[Colour], limit: int) -> None:
        self._own = own
        self._black = black
        self._limit = limit
        self._mix = cache(self._mixed)

    @property
    def condition(self) -> OutputCondition:
        return OutputCondition(
            "FOGRA39", "Coated FOGRA39 (ISO 12647-2:2004)", "http://www.color.org", 4,
            fogra39_profile(),
        )  # fmt: skip

    def mix(self, colour: Colour) -> Cmyk:
        """Return how much of each ink makes a colour."""
        return self._mix(colour)

    def paint(self, colour: Colour) -> str:
        return _operator(self.mix(colour))

    def text(self, colour: Colour) -> tuple[str, bool]:
        mixture = BLACK if colour in self._black else self.mix(colour)
        return _operator(mixture), mixture == BLACK

    def image(self, data: bytes) -> Any:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        picture: Image.Image = Image.open(io.BytesIO(data))
        if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
            flat = Image.new("RGBA", picture.size, "white")
            flat.alpha_composite(picture.convert("RGBA"))
            picture = flat
        inked = _transform()(picture.convert("RGB"))
        raw, most = bytearray(inked.tobytes()), int(self._limit * 2.55)
        for start in range(0, len(raw), 4):
            pixel = (raw[start], raw[start + 1], raw[start + 2], raw[start + 3])
            if sum(pixel) > most:
                raw[start : start + 4] = bytes(_limited(pixel, most))
        return ImageReader(Image.frombytes("CMYK", inked.size, bytes(raw)))

    def _mixed(self, colour: Colour) -> Cmyk:
        if colour in self._own:
            return self._own[colour]
        if colour.red == colour.green == colour.blue:
            return (0, 0, 0, round(100 - colour.red / 2.55))
        from PIL import Image

        pixel = Image.new("RGB", (1, 1), (colour.red, colour.green, colour.blue))
        cyan, magenta, yellow, black = _transform()(pixel).getpixel((0, 0))
        parts = tuple(round(part / 2.55) for part in (cyan, magenta, yellow, black))
        return _limited((parts[0], parts[1], parts[2], parts[3]), self._limit)


def srgb_profile() -> bytes:
    """Return an sRGB ICC profile whose build date and ID are zero, so that bytes repeat."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)
    profile[84:100] = bytes(16)
    return bytes(profile)


def fogra39_profile() -> bytes:
    """Return the ICC profile FOGRA39L coated (CC0; docs/licences.md)."""
    return (resources.files("irdocs.pdf") / "data" / "FOGRA39L_coated.icc").read_bytes()


@cache
def _transform() -> Callable[[Any], Any]:
    """Return sRGB → FOGRA39, relative colorimetric with black point compensation."""
    from PIL import ImageCms

    made = ImageCms.buildTransform(
        io.BytesIO(srgb_profile()),
        io.BytesIO(fogra39_profile()),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return lambda picture: ImageCms.applyTransform(picture, made)


def _limited(inks: tuple[int, int, int, int], limit: float) -> Cmyk:
    """Return inks that sum to `limit` at most, less of each colour, black as it was."""
    *colours, black = inks
    if sum(inks) <= limit:
        return inks
    share = (limit - black) / sum(colours)
    cyan, magenta, yellow = (int(part * share) for part in colours)
    return (cyan, magenta, yellow, black)


def _operator(inks: Cmyk) -> str:
    return " ".join(f"{part / 100:g}" for part in inks) + " k"


def _part(value: int) -> str:
    return f"{value / 255:.4f}".rstrip("0").rstrip(".")

"""Converts colours for their output: sRGB for a screen, four inks for a print shop.

Content states colours in sRGB, which is light. A press prints with cyan, magenta, yellow and black
ink, and which mixture looks like a given colour depends on the inks and the paper. An ICC profile
describes one such printing condition, here FOGRA39 (offset on coated paper). Three rules go beyond
the profile: a theme may set the mixture of its own colours, pure greys are printed with black ink
alone, as the profile would mix them of all four, and what the profile mixes is held to a limit of
ink, or the sheet would not dry.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any, Protocol

from irdocs.drawing import Colour
from irdocs.frozen import frozen
from irdocs.pdf.press_images import inked

Cmyk = tuple[int, int, int, int]
"""Cyan, magenta, yellow and black in per cent."""

BLACK: Cmyk = (0, 0, 0, 100)


@frozen
class OutputCondition:
    """The device that a file's colours are made for (ISO 32000-1, 14.11.5)."""

    identifier: str
    """Its name in a registry."""
    info: str
    """Its name for readers."""
    registry: str | None
    """The address of the registry, if it is in one."""
    components: int
    """The number of values of a colour: 3 or 4."""
    profile: bytes
    """An ICC profile."""


class Inks(Protocol):
    """Turns colours into operators that set a colour (ISO 32000-1, 8.6.8)."""

    @property
    def condition(self) -> OutputCondition:
        """The device that the colours are made for."""

    @property
    def for_press(self) -> bool:
        """Whether the file is meant for a print shop, and so must conform to PDF/X-4."""

    def paint(self, colour: Colour) -> str:
        """Return the operator, with its operands, that sets a colour for fills.

        In capitals it sets the same colour for strokes.
        """

    def text(self, colour: Colour) -> tuple[str, bool]:
        """Return the same for text, and whether the text overprints what is below it."""

    def image(self, data: bytes) -> Any:
        """Return a PNG or JPEG as a ReportLab ImageReader, its colours converted."""


class ScreenInks:
    """Inks of a screen: leaves colours as they are, in sRGB."""

    for_press = False

    def __init__(self) -> None:
        self._operators: dict[Colour, str] = {}

    @property
    def condition(self) -> OutputCondition:
        name = "sRGB IEC61966-2.1"
        return OutputCondition(name, name, None, 3, srgb_profile())

    def paint(self, colour: Colour) -> str:
        if colour not in self._operators:
            parts = (_component(value) for value in (colour.red, colour.green, colour.blue))
            self._operators[colour] = f"{' '.join(parts)} rg"
        return self._operators[colour]

    def text(self, colour: Colour) -> tuple[str, bool]:
        return self.paint(colour), False

    def image(self, data: bytes) -> Any:
        from reportlab.lib.utils import ImageReader

        return ImageReader(io.BytesIO(data))


class PressInks:
    """Inks of a press: converts colours for offset on coated paper (FOGRA39).

    `own` gives the mixtures of some colours in per cent; the others are computed by the profile.
    Text in a colour of `black` is printed with black ink alone, and overprints. `limit` is the
    largest sum of the four inks in one place, in per cent.
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
        """Return the inks for a colour, in per cent."""
        return self._mix(colour)

    def paint(self, colour: Colour) -> str:
        return _operator(self.mix(colour))

    def text(self, colour: Colour) -> tuple[str, bool]:
        mixture = BLACK if colour in self._black else self.mix(colour)
        return _operator(mixture), mixture == BLACK

    def image(self, data: bytes) -> Any:
        """Return a picture in four inks, on white where it was transparent."""
        from reportlab.lib.utils import ImageReader

        jpeg, picture = inked(data, self._limit, _transform())
        return ImageReader(picture if picture is not None else io.BytesIO(jpeg))

    def _mixed(self, colour: Colour) -> Cmyk:
        """Return the inks for a colour by the rules that the module names."""
        if colour in self._own:
            return self._own[colour]
        if colour.red == colour.green == colour.blue:
            return (0, 0, 0, round(100 - colour.red / 2.55))
        from PIL import Image

        pixel = Image.new("RGB", (1, 1), (colour.red, colour.green, colour.blue))
        cyan, magenta, yellow, black = _transform()(pixel).getpixel((0, 0))
        inks = tuple(round(value / 2.55) for value in (cyan, magenta, yellow, black))
        return _limited((inks[0], inks[1], inks[2], inks[3]), self._limit)


def srgb_profile() -> bytes:
    """Return an sRGB ICC profile.

    Its creation date (bytes 24 to 35) and its ID (84 to 99) are set to zero, as they would differ
    from build to build.
    """
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
    """Return the function that converts a picture from sRGB to FOGRA39.

    It uses relative colorimetric intent with black point compensation: white is the paper's white,
    black the darkest mixture, and colours that ink cannot print become the nearest printable ones.
    """
    from PIL import ImageCms

    transform = ImageCms.buildTransform(
        io.BytesIO(srgb_profile()),
        io.BytesIO(fogra39_profile()),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return lambda picture: ImageCms.applyTransform(picture, transform)


def _limited(inks: tuple[int, int, int, int], limit: float) -> Cmyk:
    """Return inks that sum to `limit` at most.

    Cyan, magenta and yellow are reduced in proportion; black is kept, as it carries the detail.
    """
    *colours, black = inks
    if sum(inks) <= limit:
        return inks
    factor = (limit - black) / sum(colours)
    cyan, magenta, yellow = (int(value * factor) for value in colours)
    return (cyan, magenta, yellow, black)


def _operator(inks: Cmyk) -> str:
    """Return the operator k, with inks as fractions, which sets a colour for fills."""
    return " ".join(f"{part / 100:g}" for part in inks) + " k"


def _component(value: int) -> str:
    """Return a component from 0 to 255 as a fraction with four decimals at most."""
    return f"{value / 255:.4f}".rstrip("0").rstrip(".")

"""How colours look: lightness, chroma and hue, how far two are apart, and who sees which alike.

OKLab places colours so that like distances look alike (Björn Ottosson, "A perceptual color space
for image processing", 2020); OKLCH is the same in polar coordinates. Colours as people with a
colour vision deficiency see them are computed by the matrices of Machado, Oliveira and Fernandes
("A physiologically-based model for simulation of color vision deficiency", 2009, severity 1.0).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import atan2, cbrt, cos, degrees, dist, hypot, radians, sin
from types import MappingProxyType
from typing import Literal

from irdocs.drawing import Colour, linear, nonlinear
from irdocs.frozen import frozen

Triple = tuple[float, float, float]
Vision = Literal["normal vision", "protanopia", "deuteranopia"]
"""Normal vision, and the two deficiencies that are not rare: each of 1 man in 100."""

VISIONS: tuple[Vision, ...] = ("normal vision", "protanopia", "deuteranopia")
_SEEN: Mapping[Vision, tuple[Triple, Triple, Triple]] = MappingProxyType(
    {
        "normal vision": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
    }
)
"""What becomes of linear light, red, green and blue, in each kind of vision (Machado, table 1)."""
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)

ALIKE: Mapping[Vision, float] = MappingProxyType(
    {"normal vision": 0.09, "protanopia": 0.05, "deuteranopia": 0.05}
)
"""Below this distance in OKLab two colours that mark things cannot be told apart at a glance. Side
by side 0.02 is a difference that is just seen; marks stand apart and are small."""


@frozen
class Oklch:
    """A colour by how it looks."""

    lightness: float
    """0 for black to 1 for white."""
    chroma: float
    """0 for grey; the most vivid colours of a screen have 0.13 to 0.32."""
    hue: float
    """Degrees: red is near 29, yellow 110, green 142, blue 264."""

    @classmethod
    def of(cls, colour: Colour) -> Oklch:
        """Return how a colour looks."""
        lightness, a, b = oklab(colour)
        return cls(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)

    def colour(self) -> Colour:
        """Return the nearest colour of a screen with this lightness and hue.

        Its chroma is reduced as far as it must be (CSS Color 4, 13.2, without its last step).
        """
        light = min(max(self.lightness, 0.0), 1.0)
        low, high = 0.0, self.chroma
        inside = _screen(light, high, self.hue)
        if inside is None:
            for _ in range(16):
                middle = (low + high) / 2
                if _screen(light, middle, self.hue) is None:
                    high = middle
                else:
                    low = middle
            inside = _screen(light, low, self.hue) or (light**3,) * 3
        red, green, blue = (round(255 * nonlinear(min(max(part, 0.0), 1.0))) for part in inside)
        return Colour(red, green, blue)


def _screen(lightness: float, chroma: float, hue: float) -> Triple | None:
    """Return linear light for a colour, or None if no screen of sRGB can show it."""
    angle = radians(hue)
    lab = (lightness, chroma * cos(angle), chroma * sin(angle))
    cones = _times(_FROM_LAB, lab)
    light = _times(_FROM_CONES, (cones[0] ** 3, cones[1] ** 3, cones[2] ** 3))
    return light if all(-1e-4 <= part <= 1 + 1e-4 for part in light) else None


@lru_cache(maxsize=4096)
def oklab(colour: Colour, vision: Vision = "normal vision") -> Triple:
    """Return the place of a colour in OKLab, as somebody with a kind of vision sees it."""
    light = (linear(colour.red / 255), linear(colour.green / 255), linear(colour.blue / 255))
    red, green, blue = (min(max(part, 0.0), 1.0) for part in _times(_SEEN[vision], light))
    long, middle, short = _times(_TO_CONES, (red, green, blue))
    return _times(_TO_LAB, (cbrt(long), cbrt(middle), cbrt(short)))


def distance(one: Colour, other: Colour, vision: Vision = "normal vision") -> float:
    """Return how far two colours are apart in a kind of vision; white and black are 1 apart."""
    return dist(oklab(one, vision), oklab(other, vision))


@frozen
class AlikePair:
    """Two colours, by their places in a list, that somebody cannot tell apart."""

    first: int
    second: int
    vision: Vision
    distance: float


def alike(colours: Sequence[Colour]) -> Iterator[AlikePair]:
    """Yield the pairs that cannot be told apart, each once, in the vision where they are nearest.

    What cannot be told apart in normal vision is named for that.
    """
    for (first, one), (second, other) in combinations(enumerate(colours), 2):
        found = [
            AlikePair(first, second, vision, apart)
            for vision in VISIONS
            if (apart := distance(one, other, vision)) < ALIKE[vision]
        ]
        if found:
            is_plain = found[0].vision == "normal vision"
            yield found[0] if is_plain else min(found, key=lambda pair: pair.distance)


def _times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    first, second, third = (
        row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2] for row in matrix
    )
    return first, second, third

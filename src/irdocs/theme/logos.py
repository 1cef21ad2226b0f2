"""Choose the version of a logo that is seen on a ground, and what has to be painted behind it.

A logo keeps its own colours, which were not chosen for our grounds. Where it has a version for dark
grounds, that is taken there. Where no version is seen, the logo stands on a plate in the theme's
plain ground, or in its primary colour if the logo is light.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot

from irdocs.content.artwork import Artwork
from irdocs.content.assets import Picture
from irdocs.content.illustration import Illustration
from irdocs.content.logos import Logo
from irdocs.content.photographs import Photograph
from irdocs.drawing import Colour, Command
from irdocs.frozen import frozen
from irdocs.theme import contrast
from irdocs.vector_art import EmbeddedImage, Shading, Tiling, VectorElement, VectorGroup

SEEN = 3.0
"""The least contrast with the ground of what has to be seen of a graphic (WCAG 2.2, 1.4.11)."""
SHARE = 0.2
"""The least part of what a logo paints that must have that contrast. The rest may be a pale field
behind letters, or an accent."""
ALIKE = 1.1
"""Up to this contrast, what is painted is of the ground's own colour, such as white paper that was
saved with the logo."""
SAMPLE = 96
"""The width in pixels at which pictures are looked at."""


@frozen
class LogoVersion:
    """A logo as it stands on a ground."""

    picture: Picture
    is_on_dark: bool
    """Whether what is directly behind it is dark."""
    plate: str | None = None
    """The colour role of a plate behind it; None if it stands on the ground itself."""
    is_seen: bool = True


def version_on(logo: Logo, ground: Colour, palette: Mapping[str, Colour]) -> LogoVersion:
    """Return the version of a logo for a ground; `palette` has the colour of each role."""
    is_dark = not contrast.is_light(ground)
    versions = [logo.on_dark, logo.file] if is_dark else [logo.file, logo.on_dark]
    for picture in versions:
        if picture and is_seen(picture, ground, palette):
            return LogoVersion(picture, is_dark)
    for picture, role in ((logo.file, "ground"), (logo.on_dark or logo.file, "primary")):
        if is_seen(picture, palette[role], palette):
            return LogoVersion(picture, not contrast.is_light(palette[role]), role)
    return LogoVersion(logo.file, is_dark, is_seen=False)


def is_seen(picture: Picture, ground: Colour, palette: Mapping[str, Colour]) -> bool:
    """Whether enough of a picture has enough contrast with a ground."""
    colours = {**palette, "accent": palette["primary"]}
    painted = [
        (contrast.ratio(colour, ground), weight) for colour, weight in _painted(picture, colours)
    ]
    unlike = [(ratio, weight) for ratio, weight in painted if ratio > ALIKE]
    total = sum(weight for _, weight in unlike)
    return total > 0 and sum(weight for ratio, weight in unlike if ratio >= SEEN) >= SHARE * total


def _painted(picture: Picture, palette: Mapping[str, Colour]) -> Iterator[tuple[Colour, float]]:
    """Yield the colours that a picture paints, each with about the area that it has."""
    content = picture.content
    if isinstance(content, Photograph):
        yield from _of_pixels(content.pixels(SAMPLE), 1.0)
    elif isinstance(content, Artwork):
        yield from _of_elements(content.vectors(palette, SAMPLE))
    else:
        yield from _of_drawing(content, palette)


def _of_drawing(
    drawing: Illustration, palette: Mapping[str, Colour]
) -> Iterator[tuple[Colour, float]]:
    for path in drawing.paths(palette, SAMPLE):
        if path.fill:
            yield path.fill, _area(path.commands)
        if path.stroke:
            yield path.stroke, _length(path.commands) * path.stroke_width


def _of_elements(elements: Sequence[VectorElement]) -> Iterator[tuple[Colour, float]]:
    for element in elements:
        if isinstance(element, VectorGroup):
            yield from _of_elements(element.children)
            continue
        if isinstance(element, EmbeddedImage):
            a, b, c, d, _, _ = element.to_drawing
            yield from _of_pixels(element.data, abs(a * d - b * c))
            continue
        stroke = element.stroke
        area = _length(element.commands) * stroke.width if stroke else _area(element.commands)
        paint = element.paint
        if isinstance(paint, Shading):
            for stop in paint.stops:
                yield stop.colour, area / len(paint.stops)
        elif isinstance(paint, Tiling):
            for colour, part in _of_elements(paint.children):
                yield colour, part / (paint.width * paint.height) * area
        else:
            yield paint, area


def _of_pixels(data: bytes, area: float) -> Iterator[tuple[Colour, float]]:
    """Yield the colours of a file's pixels that are not clear; `area` is that of all pixels."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        small = image.convert("RGBA")
    small.thumbnail((SAMPLE, SAMPLE))
    weight = area / (small.width * small.height)
    red, green, blue, alpha = (channel.tobytes() for channel in small.split())
    pixels = zip(zip(red, green, blue, strict=True), alpha, strict=True)
    counts = Counter(pixel for pixel, opacity in pixels if opacity > 127)
    for pixel, count in counts.items():
        yield Colour(*pixel), count * weight


def _points(commands: Sequence[Command]) -> list[tuple[float, float]]:
    """Return the end points of the parts of a path; a curve counts as a straight line."""
    return [(values[-2], values[-1]) for _, values in commands if values]


def _area(commands: Sequence[Command]) -> float:
    """Return about the area inside a path: that of the polygons through its points."""
    total = 0.0
    outline: list[tuple[float, float]] = []
    for operator, values in [*commands, ("M", (0.0, 0.0))]:
        if operator == "M" and outline:
            ring = zip(outline, [*outline[1:], outline[0]], strict=True)
            total += sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in ring) / 2
            outline = []
        if values:
            outline.append((values[-2], values[-1]))
    return abs(total)


def _length(commands: Sequence[Command]) -> float:
    """Return about the length of a path."""
    points = _points(commands)
    return sum(hypot(next_x - x, next_y - y) for (x, y), (next_x, next_y) in pairwise(points))

"""What a picture paints on a ground: its parts, how well each is seen, and which of them vanish.

A part of the ground's own colour is no fault everywhere. White paper that was saved with a logo, a
pale field behind letters, and white letters on a blue plate look on white as they are meant to. A
dark emblem on a ground of the same dark vanishes.
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
from irdocs.content.photographs import Photograph
from irdocs.drawing import Colour, Command
from irdocs.frozen import frozen
from irdocs.theme import contrast
from irdocs.units import Rect
from irdocs.vector_art import EmbeddedImage, Shading, Tiling, VectorElement, VectorGroup

ALIKE = 1.1
"""Up to this contrast, what is painted is of the ground's own colour."""
DIM = 1.5
"""Up to this contrast nothing is made out on a dark ground."""
SAMPLE = 96
"""The width in pixels at which pictures are looked at."""
PAPER = 0.97
"""The least part of a drawing's width and height that its paper covers."""
OPAQUE = 127
"""Pixels above this opacity, of 255, are painted."""
CLEAR, PAINTED, REACHED = 0, 255, 128
"""What a pixel is in the picture that is filled from its edge."""


@frozen
class PaintedPart:
    """A part of a picture on a ground."""

    contrast: float
    """With the ground."""
    area: float
    is_lost: bool
    """Whether it is a figure that vanishes, and no field behind one."""


@frozen
class _Paint:
    """A path, or an even part of one."""

    colour: Colour
    area: float
    box: Rect


def parts_on(picture: Picture, ground: Colour, palette: Mapping[str, Colour]) -> list[PaintedPart]:
    """Return the parts of a picture on a ground, without paper of the ground's own colour."""
    content = picture.content
    if isinstance(content, Photograph):
        return list(_of_pixels(content.pixels(SAMPLE), ground))
    if isinstance(content, Artwork):
        return list(_of_paints(list(_in_elements(content.vectors(palette, SAMPLE))), ground))
    return list(_of_paints(list(_in_drawing(content, palette)), ground))


def _of_paints(paints: Sequence[_Paint], ground: Colour) -> Iterator[PaintedPart]:
    """Yield the parts that paths make, which are painted in their order."""
    is_light = contrast.is_light(ground)
    whole = _around([paint.box for paint in paints])
    for number, paint in enumerate(paints):
        ratio = contrast.ratio(paint.colour, ground)
        on_it = (other for other in paints[number + 1 :] if _holds(paint.box, other.box))
        is_field = any(contrast.ratio(other.colour, paint.colour) > DIM for other in on_it)
        if ratio <= ALIKE and (_is_paper(paint, whole) or (is_light and is_field)):
            continue
        behind = (other for other in paints[:number] if _holds(other.box, paint.box))
        is_framed = any(contrast.ratio(other.colour, paint.colour) > DIM for other in behind)
        yield PaintedPart(
            ratio, paint.area, ratio <= (ALIKE if is_light else DIM) and not is_framed
        )


def _is_paper(paint: _Paint, whole: Rect) -> bool:
    return paint.box.width >= PAPER * whole.width and paint.box.height >= PAPER * whole.height


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


def _of_pixels(data: bytes, ground: Colour) -> Iterator[PaintedPart]:
    """Yield the parts of a file of pixels.

    What is of the ground's own colour is followed from the edge inwards: what is not reached stands
    within something that is seen. Whether what is reached is a field cannot be told; on a light
    ground it is taken for one, and where the corners are of that colour it is paper.
    """
    from PIL import Image, ImageDraw

    with Image.open(io.BytesIO(data)) as image:
        image.draft(None, (SAMPLE, SAMPLE))  # a JPEG need not be decoded in full
        small = image.convert("RGBA")
    small.thumbnail((SAMPLE, SAMPLE))
    red, green, blue, alpha = (channel.tobytes() for channel in small.split())
    colours = list(zip(red, green, blue, strict=True))
    ratios = {colour: contrast.ratio(Colour(*colour), ground) for colour in dict.fromkeys(colours)}
    is_light = contrast.is_light(ground)
    vanishing = ALIKE if is_light else DIM
    reach = Image.new("L", (small.width + 2, small.height + 2), CLEAR)
    inner = Image.frombytes("L", small.size, bytes(
        PAINTED if opacity > OPAQUE and ratios[colour] > vanishing else CLEAR
        for colour, opacity in zip(colours, alpha, strict=True)
    ))  # fmt: skip
    reach.paste(inner, (1, 1))
    ImageDraw.floodfill(reach, (0, 0), REACHED)
    reached = reach.crop((1, 1, small.width + 1, small.height + 1)).tobytes()
    corners = (0, small.width - 1, len(alpha) - small.width, len(alpha) - 1)
    has_paper = all(
        alpha[corner] > OPAQUE and ratios[colours[corner]] <= vanishing for corner in corners
    )
    for colour, opacity, state in zip(colours, alpha, reached, strict=True):
        if opacity <= OPAQUE:
            continue
        ratio = ratios[colour]
        if state != REACHED:
            yield PaintedPart(ratio, 1.0, is_lost=False)
        elif not has_paper and not is_light:
            yield PaintedPart(ratio, 1.0, is_lost=True)


def _in_drawing(drawing: Illustration, palette: Mapping[str, Colour]) -> Iterator[_Paint]:
    for path in drawing.paths(palette, SAMPLE):
        box = _box(path.commands)
        if path.fill:
            yield _Paint(path.fill, _area(path.commands), box)
        if path.stroke:
            yield _Paint(path.stroke, _length(path.commands) * path.stroke_width, box)


def _in_elements(elements: Sequence[VectorElement]) -> Iterator[_Paint]:
    for element in elements:
        if isinstance(element, VectorGroup):
            yield from _in_elements(element.children)
            continue
        if isinstance(element, EmbeddedImage):
            yield from _in_image(element)
            continue
        stroke, box = element.stroke, _box(element.commands)
        area = _length(element.commands) * stroke.width if stroke else _area(element.commands)
        paint = element.paint
        if isinstance(paint, Shading):
            for stop in paint.stops:
                yield _Paint(stop.colour, area / len(paint.stops), box)
        elif isinstance(paint, Tiling):
            for part in _in_elements(paint.children):
                yield _Paint(part.colour, part.area / (paint.width * paint.height) * area, box)
        else:
            yield _Paint(paint, area, box)


def _in_image(image: EmbeddedImage) -> Iterator[_Paint]:
    """Yield the colours of a picture within a drawing, each as large as all its pixels are."""
    from PIL import Image

    a, b, c, d, e, f = image.to_drawing
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    box = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    with Image.open(io.BytesIO(image.data)) as opened:
        small = opened.convert("RGBA")
    small.thumbnail((SAMPLE, SAMPLE))
    weight = abs(a * d - b * c) / (small.width * small.height)
    red, green, blue, alpha = (channel.tobytes() for channel in small.split())
    pixels = zip(zip(red, green, blue, strict=True), alpha, strict=True)
    for colour, count in Counter(pixel for pixel, opacity in pixels if opacity > OPAQUE).items():
        yield _Paint(Colour(*colour), count * weight, box)


def _points(commands: Sequence[Command]) -> list[tuple[float, float]]:
    """Return the end points of the parts of a path; a curve counts as a straight line."""
    return [(values[-2], values[-1]) for _, values in commands if values]


def _box(commands: Sequence[Command]) -> Rect:
    """Return about the bounds of a path: those of its end points."""
    return _around([Rect(x, y, 0.0, 0.0) for x, y in _points(commands)])


def _around(boxes: Sequence[Rect]) -> Rect:
    """Return the bounds of boxes; an empty one of none."""
    if not boxes:
        return Rect(0.0, 0.0, 0.0, 0.0)
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)


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

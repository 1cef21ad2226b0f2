"""Sides → the pages that are written: as designed, several on a larger paper, or for a press."""

from __future__ import annotations

from dataclasses import dataclass

from irdocs.drawing import BLACK, Path, line
from irdocs.leaflet.formats import Format, Imposition, Side
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.units import Point, Rect, Size, mm, to_mm

FOLD_DASH = mm(1)
"""The dashes of a fold mark and the gaps between them."""


@dataclass(frozen=True, slots=True)
class PlacedSide:
    """A side, counted from 0, and where on the page its top left corner lies, in pt."""

    side: int
    at: Point


@dataclass(frozen=True, slots=True)
class Slug:
    """What a page says of itself outside the bleed, and where its baseline begins, in pt."""

    words: str
    at: Point


@dataclass(frozen=True, slots=True)
class OutputPage:
    """A page to write: its size, the sides on it, where it is cut, the marks round it; in pt."""

    size: Size
    sides: tuple[PlacedSide, ...]
    trim: Rect | None = None
    bleed: float = 0.0
    marks: tuple[Path, ...] = ()
    slug: Slug | None = None


def as_designed(format: Format) -> tuple[OutputPage, ...]:
    """Return a page for each side."""
    return tuple(
        OutputPage(Size(side.width, side.height), (PlacedSide(number, Point(0, 0)),))
        for number, side in enumerate(format.sides)
    )


def imposed(format: Format, imposition: Imposition) -> tuple[OutputPage, ...]:
    """Return a page for each side of the larger paper, the leaflet's sides beside each other.

    They stand at its outer edges; what the paper is wider lies between them, on the fold.
    """
    pages = []
    placed = {number for numbers in imposition.sides for number in numbers}
    # What is not arranged, as a draft's own sides are not, follows alone.
    alone = [(number,) for number in range(len(format.sides)) if number not in placed]
    for numbers in (*imposition.sides, *alone):
        sides = [format.sides[number] for number in numbers]
        spare = imposition.width - sum(side.width for side in sides)
        between = spare / (len(sides) - 1) if len(sides) > 1 else 0.0
        x, parts = (0.0 if between else spare / 2), []
        for number, side in zip(numbers, sides, strict=True):
            parts.append(PlacedSide(number, Point(x, (imposition.height - side.height) / 2)))
            x += side.width + between
        pages.append(OutputPage(Size(imposition.width, imposition.height), tuple(parts)))
    return tuple(pages)


def for_press(format: Format, press: PressProfile) -> tuple[OutputPage, ...]:
    """Return a page for each side with bleed round it, and marks beyond the bleed if wanted."""
    found = []
    for number, side in enumerate(format.sides):
        room = press.bleed if not press.marks else press.offset + press.length + mm(1)
        trim = Rect(room, room, side.width, side.height)
        size = Size(side.width + 2 * room, side.height + 2 * room)
        marks = (*_crop_marks(trim, press), *_fold_marks(side, trim, press)) if press.marks else ()
        part = PlacedSide(number, Point(room, room))
        slug = _slug(format, number, trim, press) if press.marks else None
        found.append(OutputPage(size, (part,), trim, press.bleed, marks, slug))
    return tuple(found)


def _slug(format: Format, number: int, trim: Rect, press: PressProfile) -> Slug:
    """What a side on the press room's floor is known by."""
    side = format.sides[number]
    words = (
        f"{format.name} · {side.name} · {number + 1}/{len(format.sides)} · "
        f"{to_mm(side.width):g}×{to_mm(side.height):g}+{to_mm(press.bleed):g}"
    )
    return Slug(words, Point(trim.x + mm(12), trim.bottom + press.offset + mm(3)))


def _crop_marks(trim: Rect, press: PressProfile) -> list[Path]:
    """Two lines at each corner, in line with the trim, beginning beyond the bleed."""
    near, far = press.offset, press.offset + press.length
    found = []
    for x, outwards in ((trim.x, -1), (trim.right, 1)):
        for y, upwards in ((trim.y, -1), (trim.bottom, 1)):
            found.append(line((x + outwards * near, y), (x + outwards * far, y)))
            found.append(line((x, y + upwards * near), (x, y + upwards * far)))
    return [Path(commands, stroke=BLACK, stroke_width=MARK_WIDTH) for commands in found]


def _fold_marks(side: Side, trim: Rect, press: PressProfile) -> list[Path]:
    """A dashed line above and below each fold."""
    found = []
    for fold in side.folds:
        for y, way in ((trim.y, -1), (trim.bottom, 1)):
            start = press.offset
            while start + FOLD_DASH <= press.offset + press.length + 0.01:
                dash = (y + way * start, y + way * (start + FOLD_DASH))
                x = trim.x + fold
                found.append(line((x, dash[0]), (x, dash[1])))
                start += 2 * FOLD_DASH
    return [Path(commands, stroke=BLACK, stroke_width=MARK_WIDTH) for commands in found]


MARK_WIDTH = 0.25
"""Of a crop or fold mark, in pt: the thinnest line that prints (PRN-12)."""

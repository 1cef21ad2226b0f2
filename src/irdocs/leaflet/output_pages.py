"""Arrange the sides of a leaflet on the pages of the file.

There are three ways: each side on a page of its own size, several sides imposed on larger paper for
an office printer, or each side with bleed and printers' marks for a press.
"""

from __future__ import annotations

from irdocs.drawing import BLACK, Path, line
from irdocs.frozen import frozen, replace
from irdocs.leaflet.formats import Format, Imposition, Side
from irdocs.leaflet.press_profiles import PressProfile
from irdocs.units import Point, Rect, Size, mm, to_mm

FOLD_DASH = mm(1)
"""The length of the dashes of a fold mark, and of the gaps between them, in pt."""


@frozen
class PlacedSide:
    """A side, by its index, and the position of its top left corner on the page, in pt."""

    side: int
    at: Point


@frozen
class Slug:
    """The slug line, outside the bleed, and the start of its baseline on the page, in pt."""

    text: str
    at: Point


@frozen
class OutputPage:
    """A page to write and the sides that stand on it; lengths in pt."""

    size: Size
    sides: tuple[PlacedSide, ...]
    trim: Rect | None = None
    """The box that remains after cutting; None for a page that is not cut."""
    bleed: float = 0.0
    """How far colour reaches beyond the trim."""
    marks: tuple[Path, ...] = ()
    """Crop marks."""
    fold_marks: tuple[Path, ...] = ()
    slug: Slug | None = None

    @property
    def blank(self) -> OutputPage:
        """A page of the same size without a side: it is cut like this one, and its folds are those
        of the other side of its paper."""
        return replace(self, sides=(), fold_marks=(), slug=None)

    @property
    def unmarked(self) -> OutputPage:
        """This page without what stands outside the trim."""
        return replace(self, marks=(), fold_marks=(), slug=None)


def as_designed(format: Format) -> tuple[OutputPage, ...]:
    """Return a page of the side's own size for each side."""
    return tuple(
        OutputPage(Size(side.width, side.height), (PlacedSide(number, Point(0, 0)),))
        for number, side in enumerate(format.sides)
    )


def imposed(format: Format, imposition: Imposition) -> tuple[OutputPage, ...]:
    """Return a page for each side of the larger paper, with the leaflet's sides beside each other.

    The sides stand at the outer edges of the paper, so that spare width lies between them, at the
    fold; a single side is centred.
    """
    pages = []
    imposed_numbers = {number for numbers in imposition.sides for number in numbers}
    # Sides that the imposition does not name, such as the extra sides of a draft, follow singly.
    not_imposed = [
        (number,) for number in range(len(format.sides)) if number not in imposed_numbers
    ]
    for numbers in (*imposition.sides, *not_imposed):
        sides = [format.sides[number] for number in numbers]
        spare = imposition.width - sum(side.width for side in sides)
        gap = spare / (len(sides) - 1) if len(sides) > 1 else 0.0
        x, placed_sides = (0.0 if gap else spare / 2), []
        for number, side in zip(numbers, sides, strict=True):
            placed_sides.append(PlacedSide(number, Point(x, (imposition.height - side.height) / 2)))
            x += side.width + gap
        pages.append(OutputPage(Size(imposition.width, imposition.height), tuple(placed_sides)))
    return tuple(pages)


def for_press(format: Format, press: PressProfile, part: str = "") -> tuple[OutputPage, ...]:
    """Return a page for each side with bleed and, if the profile asks for them, printers' marks.

    Where a file holds several leaflets, `part` says beside the marks which of them a page is of.
    """
    pages = []
    for number, side in enumerate(format.sides):
        margin = press.bleed if not press.marks else press.offset + press.length + mm(1)
        trim = Rect(margin, margin, side.width, side.height)
        size = Size(side.width + 2 * margin, side.height + 2 * margin)
        marks = tuple(_crop_marks(trim, press)) if press.marks else ()
        folds = tuple(_fold_marks(side, trim, press)) if press.marks else ()
        placed_side = PlacedSide(number, Point(margin, margin))
        slug = _slug(format, number, trim, press, part) if press.marks else None
        pages.append(OutputPage(size, (placed_side,), trim, press.bleed, marks, folds, slug))
    return tuple(pages)


def _slug(format: Format, number: int, trim: Rect, press: PressProfile, part: str) -> Slug:
    """Return the line of text, outside the trim, that tells which side of which leaflet this is.

    It also states the width and height of the trim and the bleed, in mm.
    """
    side = format.sides[number]
    size = f"{to_mm(side.width):g}×{to_mm(side.height):g}+{to_mm(press.bleed):g}"
    words = (format.name, part, side.name, f"{number + 1}/{len(format.sides)}", size)
    text = " · ".join(filter(None, words))
    return Slug(text, Point(trim.x + mm(12), trim.bottom + press.offset + mm(3)))


def _crop_marks(trim: Rect, press: PressProfile) -> list[Path]:
    """Return the crop marks: two strokes at each corner in line with the trim.

    They begin at a distance from the trim, beyond the bleed, so that they are cut off with it.
    """
    near, far = press.offset, press.offset + press.length
    strokes = []
    for x, x_direction in ((trim.x, -1), (trim.right, 1)):
        for y, y_direction in ((trim.y, -1), (trim.bottom, 1)):
            strokes.append(line((x + x_direction * near, y), (x + x_direction * far, y)))
            strokes.append(line((x, y + y_direction * near), (x, y + y_direction * far)))
    return [Path(commands, stroke=BLACK, stroke_width=MARK_WIDTH) for commands in strokes]


def _fold_marks(side: Side, trim: Rect, press: PressProfile) -> list[Path]:
    """Return the fold marks: a dashed stroke above and below each fold."""
    dashes = []
    for fold in side.folds:
        for y, direction in ((trim.y, -1), (trim.bottom, 1)):
            distance = press.offset
            while distance + FOLD_DASH <= press.offset + press.length + 0.01:
                dash = (y + direction * distance, y + direction * (distance + FOLD_DASH))
                x = trim.x + fold
                dashes.append(line((x, dash[0]), (x, dash[1])))
                distance += 2 * FOLD_DASH
    return [Path(commands, stroke=BLACK, stroke_width=MARK_WIDTH) for commands in dashes]


MARK_WIDTH = 0.25
"""The stroke width of a crop or fold mark, in pt: the thinnest line that prints (PRN-12)."""

"""Sheets → the pages that are written: as designed, side by side, or for a press."""

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
    """A sheet, counted from 0, and where on the page its top left corner lies, in pt."""

    sheet: int
    at: Point


@dataclass(frozen=True, slots=True)
class Slug:
    """What a page says of itself outside the bleed, and where its baseline begins, in pt."""

    words: str
    at: Point


@dataclass(frozen=True, slots=True)
class OutputPage:
    """A page to write: its size, the sheets on it, where it is cut, the marks round it; in pt."""

    size: Size
    parts: tuple[PlacedSide, ...]
    trim: Rect | None = None
    bleed: float = 0.0
    marks: tuple[Path, ...] = ()
    slug: Slug | None = None


def as_designed(format: Format) -> tuple[OutputPage, ...]:
    """Return a page for each sheet."""
    return tuple(
        OutputPage(Size(sheet.width, sheet.height), (PlacedSide(number, Point(0, 0)),))
        for number, sheet in enumerate(format.sheets)
    )


def imposed(format: Format, imposition: Imposition) -> tuple[OutputPage, ...]:
    """Return a page for each side of the larger paper, its sheets side by side.

    They stand at its outer edges; what the paper is wider lies between them, on the fold.
    """
    sides = []
    placed = {number for numbers in imposition.sides for number in numbers}
    # What is not arranged, as a draft's own sheets are not, follows alone.
    alone = [(number,) for number in range(len(format.sheets)) if number not in placed]
    for numbers in (*imposition.sides, *alone):
        sheets = [format.sheets[number] for number in numbers]
        spare = imposition.width - sum(sheet.width for sheet in sheets)
        between = spare / (len(sheets) - 1) if len(sheets) > 1 else 0.0
        x, parts = (0.0 if between else spare / 2), []
        for number, sheet in zip(numbers, sheets, strict=True):
            parts.append(PlacedSide(number, Point(x, (imposition.height - sheet.height) / 2)))
            x += sheet.width + between
        sides.append(OutputPage(Size(imposition.width, imposition.height), tuple(parts)))
    return tuple(sides)


def for_press(format: Format, press: PressProfile) -> tuple[OutputPage, ...]:
    """Return a page for each sheet with bleed round it, and marks beyond the bleed if wanted."""
    found = []
    for number, sheet in enumerate(format.sheets):
        room = press.bleed if not press.marks else press.offset + press.length + mm(1)
        trim = Rect(room, room, sheet.width, sheet.height)
        size = Size(sheet.width + 2 * room, sheet.height + 2 * room)
        marks = (*_crop_marks(trim, press), *_fold_marks(sheet, trim, press)) if press.marks else ()
        part = PlacedSide(number, Point(room, room))
        slug = _slug(format, number, trim, press) if press.marks else None
        found.append(OutputPage(size, (part,), trim, press.bleed, marks, slug))
    return tuple(found)


def _slug(format: Format, number: int, trim: Rect, press: PressProfile) -> Slug:
    """What a sheet on the press room's floor is known by."""
    sheet = format.sheets[number]
    words = (
        f"{format.name} · {sheet.name} · {number + 1}/{len(format.sheets)} · "
        f"{to_mm(sheet.width):g}×{to_mm(sheet.height):g}+{to_mm(press.bleed):g}"
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


def _fold_marks(sheet: Side, trim: Rect, press: PressProfile) -> list[Path]:
    """A dashed line above and below each fold."""
    found = []
    for fold in sheet.folds:
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

"""Arrange slides, notes and ruled lines on a handout's pages of A4 paper.

All boxes are in pt, with y counted downwards from the upper edge of the paper.
"""

from __future__ import annotations

from irdocs.frozen import frozen
from irdocs.units import Rect, Size, mm

A4 = Size(mm(210), mm(297))
MARGIN = mm(16)
FOOT = mm(10)
"""The distance of the page number's baseline from the lower edge of the paper."""
COUNTS = (1, 2, 3, 6)
"""The possible numbers of slides on a page: one has its notes, three have lines to write on."""
LINE_PITCH = mm(8)
"""The distance of lines to write on, wide enough for handwriting."""
GAP = mm(8)
"""The distance of frames from one another, and of notes from the slide above them."""


@frozen
class PageArrangement:
    """The boxes of one page."""

    frames: tuple[Rect, ...]
    """One for each slide, in reading order."""
    rules: tuple[Rect, ...] = ()
    """Boxes to be filled with ruled lines, one beside each slide."""
    notes: Rect | None = None
    """The box of the notes; None for pages without notes."""


def whole(slide: Size) -> PageArrangement:
    """Return a page as large as the slide and filled by it, for pictures of slides."""
    return PageArrangement((Rect(0, 0, slide.width, slide.height),))


LIVE = Rect(MARGIN, MARGIN, A4.width - 2 * MARGIN, A4.height - 2 * MARGIN)
"""The page without its margins."""


def arranged(count: int, slide: Size) -> PageArrangement:
    """Return the arrangement of `count` slides, of a size in pt, on one page.

    Raises KeyError for a number that is not in COUNTS.
    """
    ratio = slide.width / slide.height
    return {1: _one, 2: _two, 3: _three, 6: _six}[count](ratio)


def _frame(within: Rect, ratio: float) -> Rect:
    """Return the largest frame with a ratio of width to height, at the top centre of a box."""
    width = min(within.width, within.height * ratio)
    return Rect(within.x + (within.width - width) / 2, within.y, width, width / ratio)


def _one(ratio: float) -> PageArrangement:
    frame = _frame(Rect(LIVE.x, LIVE.y, LIVE.width, LIVE.height / 2), ratio)
    top = frame.bottom + GAP
    return PageArrangement((frame,), notes=Rect(LIVE.x, top, LIVE.width, LIVE.bottom - top))


def _rows(count: int, box: Rect) -> list[Rect]:
    """Return a box divided into rows of equal height, with gaps between them."""
    height = (box.height - GAP * (count - 1)) / count
    return [
        Rect(box.x, box.y + number * (height + GAP), box.width, height) for number in range(count)
    ]


def _two(ratio: float) -> PageArrangement:
    return PageArrangement(tuple(_frame(row, ratio) for row in _rows(2, LIVE)))


def _three(ratio: float) -> PageArrangement:
    half = (LIVE.width - GAP) / 2
    rows = _rows(3, LIVE)
    frames = [_frame(Rect(row.x, row.y, half, row.height), ratio) for row in rows]
    rules = [Rect(LIVE.right - half, row.y, half, row.height - GAP) for row in rows]
    return PageArrangement(tuple(frames), tuple(rules))


def _six(ratio: float) -> PageArrangement:
    half = (LIVE.width - GAP) / 2
    frames = [
        _frame(Rect(x, row.y, half, row.height), ratio)
        for row in _rows(3, LIVE)
        for x in (LIVE.x, LIVE.right - half)
    ]
    return PageArrangement(tuple(frames))

"""Where slides, notes and ruled lines stand on a handout's pages."""

from __future__ import annotations

from dataclasses import dataclass

from irdocs.units import Rect, Size, mm

A4 = Size(mm(210), mm(297))
MARGIN = mm(16)
FOOT = mm(10)
"""From the paper's lower edge to the page number's baseline."""
COUNTS = (1, 2, 3, 6)
"""How many slides may stand on a page: one with its notes, three with lines to write on."""
LINE_PITCH = mm(8)
"""Between lines to write on: what handwriting needs."""
GAP = mm(8)


@dataclass(frozen=True, slots=True)
class PageArrangement:
    """One page: a frame for each slide in reading order, lines to write on, room for notes."""

    frames: tuple[Rect, ...]
    rules: tuple[Rect, ...] = ()
    """Boxes filled with ruled lines, one beside each slide."""
    notes: Rect | None = None


def whole(slide: Size) -> PageArrangement:
    """Return a page that is one slide, for pictures of it."""
    return PageArrangement((Rect(0, 0, slide.width, slide.height),))


LIVE = Rect(MARGIN, MARGIN, A4.width - 2 * MARGIN, A4.height - 2 * MARGIN)


def arranged(count: int, slide: Size) -> PageArrangement:
    """Return how a page holds so many slides of a size in pt. Raises KeyError for other counts."""
    ratio = slide.width / slide.height
    return {1: _one, 2: _two, 3: _three, 6: _six}[count](ratio)


def _frame(within: Rect, ratio: float) -> Rect:
    """Return the largest frame of a ratio at the top of a box, in its middle."""
    width = min(within.width, within.height * ratio)
    return Rect(within.x + (within.width - width) / 2, within.y, width, width / ratio)


def _one(ratio: float) -> PageArrangement:
    frame = _frame(Rect(LIVE.x, LIVE.y, LIVE.width, LIVE.height / 2), ratio)
    top = frame.bottom + GAP
    return PageArrangement((frame,), notes=Rect(LIVE.x, top, LIVE.width, LIVE.bottom - top))


def _rows(count: int, box: Rect) -> list[Rect]:
    height = (box.height - GAP * (count - 1)) / count
    return [Rect(box.x, box.y + n * (height + GAP), box.width, height) for n in range(count)]


def _two(ratio: float) -> PageArrangement:
    return PageArrangement(tuple(_frame(row, ratio) for row in _rows(2, LIVE)))


def _three(ratio: float) -> PageArrangement:
    half = (LIVE.width - GAP) / 2
    rows = _rows(3, LIVE)
    left = [_frame(Rect(row.x, row.y, half, row.height), ratio) for row in rows]
    right = [Rect(LIVE.right - half, row.y, half, row.height - GAP) for row in rows]
    return PageArrangement(tuple(left), tuple(right))


def _six(ratio: float) -> PageArrangement:
    half = (LIVE.width - GAP) / 2
    frames = [
        _frame(Rect(x, row.y, half, row.height), ratio)
        for row in _rows(3, LIVE)
        for x in (LIVE.x, LIVE.right - half)
    ]
    return PageArrangement(tuple(frames))

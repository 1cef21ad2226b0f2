"""Place the answers of a flow chart beside their arrows, clear of everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf

from irdocs.charts.flow_charts.plan import FlowAnswer, FlowArrow, FlowBox, WordsGauge
from irdocs.content.blocks import FlowLink
from irdocs.units import Rect, Size

AnswerSizes = Mapping[FlowLink, Size | None]
"""The size in pt of the answer of each arrow that has one; None if it has no room."""
MARGIN = 0.35
"""The distance of an answer from its arrow, and of anything from an answer."""
ROUNDING = 0.05
"""What the width of a text is measured narrower, in pt, since files round lengths."""
ANSWER_WIDTHS = (5.0, 7.0, 10.0)
"""The widths that an answer beside a part that runs across may take, the first that holds it."""


def placed_answers(
    arrows: Sequence[FlowArrow],
    boxes: Sequence[FlowBox],
    sizes: tuple[AnswerSizes, AnswerSizes],
    frame: Size,
    size: float,
) -> tuple[FlowAnswer, ...] | None:
    """Return the answers at their places, or None if one has none.

    `sizes` are those beside parts that run down, and beside parts that run across; `size` is the
    type size. All lengths are in pt.
    """
    down, across = sizes
    answers: list[FlowAnswer] = []
    for arrow in arrows:
        if arrow.link not in down:
            continue
        places = _places(arrow, down[arrow.link], across[arrow.link], size)
        taken = [answer.box for answer in answers]
        clear = (p for p in places if _is_clear(p, boxes, arrows, taken, frame, size))
        answer = next(clear, None)
        if answer is None:
            return None
        answers.append(answer)
    return tuple(answers)


def _is_clear(
    answer: FlowAnswer,
    boxes: Sequence[FlowBox],
    arrows: Sequence[FlowArrow],
    taken: Sequence[Rect],
    frame: Size,
    size: float,
) -> bool:
    """Whether an answer is within the frame, and clear of boxes, arrows and other answers."""
    margin, box = MARGIN * size, answer.box
    wide = box.inset(-margin / 2, -margin / 4, -margin / 2, -margin / 4)
    others = (
        *(other.box for other in boxes),
        *(part for arrow in arrows for part in arrow.parts()),
        *taken,
    )
    is_inside = _inside(box, Rect(0, 0, frame.width, frame.height))
    return is_inside and not any(_touches(wide, other) for other in others)


def _places(
    arrow: FlowArrow, down: Size | None, across: Size | None, size: float
) -> Iterator[FlowAnswer]:
    """Yield places of an answer along its arrow, the best first."""
    margin = MARGIN * size
    for a, b in pairwise(arrow.points):
        runs_down = a.x == b.x
        box = down if runs_down else across
        if box is None:
            continue
        start, end = (a.y, b.y) if runs_down else (a.x, b.x)
        extent = box.height if runs_down else box.width
        sign = 1 if end > start else -1
        tip = size if b is arrow.points[-1] else margin
        near = start + sign * (margin + extent / 2)
        far = end - sign * (tip + extent / 2)
        for middle in (near, (start + end) / 2, far):
            along = middle - extent / 2
            if runs_down:
                yield FlowAnswer(
                    arrow.link, Rect(a.x + margin, along, box.width, box.height), False
                )
                yield FlowAnswer(
                    arrow.link,
                    Rect(a.x - margin - box.width, along, box.width, box.height),
                    False,
                )
            else:
                half = margin / 2
                yield FlowAnswer(
                    arrow.link, Rect(along, a.y - half - box.height, box.width, box.height),
                    True,
                )  # fmt: skip
                yield FlowAnswer(arrow.link, Rect(along, a.y + half, box.width, box.height), True)


def answer_size(gauge: WordsGauge, widths: Sequence[float], size: float) -> Size | None:
    """Return the size of an answer in the first of some widths that holds its words, or None."""
    whole = gauge.width(size)
    for width in widths:
        height = gauge.height(width, size)
        if height < inf:
            return Size(min(whole, width) + ROUNDING, height)
    return None


def _inside(box: Rect, limits: Rect) -> bool:
    slack = 0.01
    return (
        box.x >= limits.x - slack
        and box.y >= limits.y - slack
        and box.right <= limits.right + slack
        and box.bottom <= limits.bottom + slack
    )


def _touches(first: Rect, second: Rect) -> bool:
    """Whether two boxes, of which one may be a line, have a point in common."""
    return (
        first.x < second.right
        and second.x < first.right
        and first.y < second.bottom
        and second.y < first.bottom
    ) or (
        (second.width == 0 or second.height == 0)
        and first.x <= second.right
        and second.x <= first.right
        and first.y <= second.bottom
        and second.y <= first.bottom
    )

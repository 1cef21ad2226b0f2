"""The plan of a flow chart: boxes, arrows and answers at their places, and the shapes of boxes.

The shapes are those of flow charts in PowerPoint, so that a plan can be written with them and drawn
on paper alike. Decisions are hexagons, as the Society for Medical Decision Making proposed for
clinical algorithms (1992): a diamond of the same size holds half as many words.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Protocol

from irdocs.charts.flow_charts.placement import Direction
from irdocs.content.blocks import FlowLink, StepKind
from irdocs.drawing import Commands, line, polygon, rounded
from irdocs.frozen import frozen
from irdocs.units import Point, Rect, Size

HEXAGON = 0.2
"""How far the points of a decision reach, as a part of its width (flowChartPreparation)."""
STEEPEST = 0.6
"""How far these points reach at most, as a part of its height: in wide boxes they would be needles.
PowerPoint has no such limit, and boxes on slides are not that wide."""
PILL_ACROSS, PILL_DOWN = 1018 / 21600, 3163 / 21600
"""The margins round the text of a start or an end, as parts of its width and its height
(flowChartTerminator)."""
PILL_END = 3475 / 21600
"""The width of its round ends, as a part of its width."""
TALL = 1.25
"""How much higher than wide these ends may be, by half of them: of a taller box they would make a
barrel. It has round corners as wide, which leave its text the same room."""
CORNER = 0.25
"""The radius of a step's corners, as a multiple of the type size."""
ARROW_LENGTH, ARROW_WIDTH = 0.55, 0.5
"""The size of an arrow's head, as multiples of the type size."""


class WordsGauge(Protocol):
    """Measures one text in the face in which it is shown."""

    def height(self, room: float, size: float) -> float:
        """Return its height in lines of `room` pt at a type size; infinite if a word is wider."""

    def width(self, size: float) -> float:
        """Return its width on one line at a type size; all in pt."""


@frozen
class FlowWords:
    """The texts of a flow chart, measured: of its steps in order, and of its answers."""

    steps: tuple[WordsGauge, ...]
    answers: Mapping[FlowLink, WordsGauge]


@frozen
class FlowBox:
    """The box of a step, in pt within the chart's frame."""

    number: int
    """The index of the step in the content."""
    kind: StepKind
    box: Rect
    room: Rect
    """Where its text is set, centred."""

    def outline(self, size: float) -> Commands:
        """Return its outline; `size` is the type size in pt."""
        box = self.box
        match self.kind:
            case "decision":
                tip = min(box.width * HEXAGON, box.height * STEEPEST)
                middle = box.y + box.height / 2
                return polygon(
                    [
                        (box.x, middle),
                        (box.x + tip, box.y),
                        (box.right - tip, box.y),
                        (box.right, middle),
                        (box.right - tip, box.bottom),
                        (box.x + tip, box.bottom),
                    ]
                )
            case "start" | "end":
                return _pill(box)
            case "step":
                return rounded(box.x, box.y, box.width, box.height, CORNER * size)


def is_tall(box: Rect) -> bool:
    """Whether the box of a start or an end is too high for round ends."""
    return box.height / 2 > TALL * PILL_END * box.width


def _pill(box: Rect) -> Commands:
    """Return a box with round ends, or with round corners if it is tall."""
    if is_tall(box):
        return rounded(box.x, box.y, box.width, box.height, box.width * PILL_END)
    end, half = min(box.width * PILL_END, box.height / 2), box.height / 2
    across, down = end * _KAPPA, half * _KAPPA
    left, right, middle = box.x + end, box.right - end, box.y + half
    return (
        ("M", (left, box.y)),
        ("L", (right, box.y)),
        ("C", (right + across, box.y, box.right, middle - down, box.right, middle)),
        ("C", (box.right, middle + down, right + across, box.bottom, right, box.bottom)),
        ("L", (left, box.bottom)),
        ("C", (left - across, box.bottom, box.x, middle + down, box.x, middle)),
        ("C", (box.x, middle - down, left - across, box.y, left, box.y)),
        ("Z", ()),
    )


_KAPPA = 0.5522847498
"""How long the handles of a curve are that is a quarter of an ellipse, as a part of its radius."""


@frozen
class FlowArrow:
    """An arrow, in pt within the chart's frame."""

    link: FlowLink
    points: tuple[Point, ...]
    """Its ends, on the edges of two boxes, and the corners between them."""
    exit: int
    """The side of the first box on which it begins: 0 top, 1 left, 2 bottom, 3 right."""
    entry: int
    """The side of the last box on which it ends."""

    def shaft(self, size: float) -> Commands:
        """Return its line as far as its head; `size` is the type size in pt."""
        *before, last, tip = self.points
        length = ARROW_LENGTH * size * 0.8
        reach = abs(tip.x - last.x) + abs(tip.y - last.y)
        part = max(0.0, 1 - length / reach) if reach else 0.0
        end = Point(last.x + (tip.x - last.x) * part, last.y + (tip.y - last.y) * part)
        return line(*((point.x, point.y) for point in (*before, last, end)))

    def head(self, size: float) -> Commands:
        """Return the triangle at its end; `size` is the type size in pt."""
        last, tip = self.points[-2:]
        reach = abs(tip.x - last.x) + abs(tip.y - last.y) or 1.0
        along = Point((tip.x - last.x) / reach, (tip.y - last.y) / reach)
        length, half = ARROW_LENGTH * size, ARROW_WIDTH * size / 2
        base = Point(tip.x - along.x * length, tip.y - along.y * length)
        return polygon(
            [
                (tip.x, tip.y),
                (base.x - along.y * half, base.y + along.x * half),
                (base.x + along.y * half, base.y - along.x * half),
            ]
        )

    def parts(self) -> tuple[Rect, ...]:
        """Return its straight parts as boxes without width or height."""
        return tuple(
            Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
            for a, b in pairwise(self.points)
        )

    def bounds(self, size: float) -> Rect:
        """Return its bounding box, with room for its head; `size` is the type size in pt."""
        parts = self.parts()
        left, top = min(part.x for part in parts), min(part.y for part in parts)
        right, bottom = max(part.right for part in parts), max(part.bottom for part in parts)
        half = ARROW_WIDTH * size / 2
        return Rect(left, top, right - left, bottom - top).inset(-half, -half, -half, -half)


@frozen
class FlowAnswer:
    """The answer beside an arrow, and the box in which it is set."""

    link: FlowLink
    box: Rect
    centred: bool
    """Whether it stands above or below a part that runs across, and is centred; else it is set
    from the side of the arrow."""


@frozen
class FlowPlan:
    """A flow chart laid out; lengths in pt within its frame."""

    frame: Size
    size: float
    """The type size of all its texts."""
    direction: Direction
    boxes: tuple[FlowBox, ...]
    """In the order of the steps."""
    arrows: tuple[FlowArrow, ...]
    """In the order of the links."""
    answers: tuple[FlowAnswer, ...]

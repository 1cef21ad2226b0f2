"""Place the label of a level reference line: at the line itself where it is clear of all that shows
values, else as an entry of its own below the chart.

Beside the plot it would take a part of the width from all that the chart shows. A line across
horizontal bars has its label above them, which bars.py plans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from irdocs.charts.clearance import meets
from irdocs.charts.drawing_marks import marks
from irdocs.charts.elements import ChartLabel, ChartShape
from irdocs.charts.marks import Point
from irdocs.charts.plan import ChartPlan, PlannedText, TextMeasure
from irdocs.charts.room import ChartRoom
from irdocs.charts.wording import reference_text
from irdocs.frozen import replace
from irdocs.units import Rect, Size

CLEAR = 0.3
"""The least distance at either side between the label and what shows values, in type sizes; above
and below it, the leading of its lines is nearly enough."""
OFF_LINE = 0.15
"""The distance between the label and its line, in type sizes."""
LINES = (1, 2)
"""How many lines a label at its line may have; the first that has room is taken."""
KEY = 2.5
"""The length of the piece of the line before a label below the chart, in type sizes."""
KEY_GAP = 0.5
"""The gap between that and the label, and that above both, in type sizes."""

Planner = Callable[[ChartRoom], ChartPlan | None]


def in_frame(room: ChartRoom, plan: Planner) -> ChartPlan | None:
    """Return the plan of a chart in its frame with the label of its reference line, if it has one;
    None if something has no room."""
    planned = _at_line(room, plan(room))
    if planned is None or planned.reference or planned.chart.reference is None:
        return planned
    label = _entry(room)
    if label is None:
        return None
    taken = label.box.height + KEY_GAP * room.size
    planned = plan(room.in_frame(Size(room.frame.width, room.frame.height - taken)))
    return planned and _with_entry(planned, label, room.line)


def in_column(room: ChartRoom, plan: Planner) -> ChartPlan | None:
    """The same in a column of text, in which the label makes the chart higher where it needs to."""
    planned = _at_line(room, plan(room))
    if planned is None or planned.reference or planned.chart.reference is None:
        return planned
    label = _entry(room)
    return None if label is None else _with_entry(planned, label, room.line)


# ---------------------------------------------------------------- at the line


def _at_line(room: ChartRoom, plan: ChartPlan | None) -> ChartPlan | None:
    """Return a plan with its label at the line; the plan as it is where that has no room."""
    if plan is None or plan.chart.reference is None:
        return plan
    text = reference_text(plan.chart, plan.locale)
    shown = list(marks(plan))
    air, more = CLEAR * plan.size, OFF_LINE * plan.size
    for label in _places(plan, text, room):
        wider = label.box.inset(-air, -more, -air, -more)
        if not any(_touches(part, wider, plan, room.measure) for part in shown):
            return replace(plan, reference=label)
    return plan


def _places(plan: ChartPlan, text: str, room: ChartRoom) -> Iterator[PlannedText]:
    """Yield the places at the line, the best one first: above it at its end."""
    assert plan.chart.reference is not None
    plot, y = plan.plot, plan.at(float(plan.chart.reference.value))
    off, gap = OFF_LINE * plan.size, CLEAR * plan.size
    for lines in LINES:
        width = _width(text, lines, room)
        height = lines * room.line
        if width is None or width > plot.width:
            continue
        for top in (y - off - height, y + off):
            if plot.y - off <= top and top + height <= plot.bottom:
                yield PlannedText(text, Rect(plot.right - width, top, width, height), "r")
                yield PlannedText(text, Rect(plot.x + gap, top, width, height), "l")


def _width(text: str, lines: int, room: ChartRoom) -> float | None:
    """Return the least width in which a text has a number of lines; None if it has fewer."""
    whole = room.measure.width(text, room.size) * 1.02
    if lines == 1:
        return whole
    shares = (step / 20 for step in range(20 // lines, 20))
    widths = (whole * share for share in shares)
    return next((w for w in widths if room.measure.line_count(text, room.size, w) == lines), None)


def _touches(
    part: ChartShape | ChartLabel, box: Rect, plan: ChartPlan, measure: TextMeasure
) -> bool:
    """Whether something that shows a value reaches into a box."""
    if isinstance(part, ChartLabel):
        width = measure.width(part.text, plan.size, bold=part.bold)
        spare = part.box.width - width
        x = part.box.x + spare * {"l": 0.0, "ctr": 0.5, "r": 1.0}[part.align]
        return _overlap(Rect(x, part.box.y, width, part.box.height), box)
    runs = list(_runs(part))
    if part.fill is not None:
        corners = [point for run in runs for point in run]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return _overlap(Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)), box)
    return any(meets(start, end, box) for run in runs for start, end in pairwise(run))


def _runs(shape: ChartShape) -> Iterator[list[Point]]:
    """Yield the corners of each part of a shape; of a curve, those of what it runs within."""
    run: list[Point] = []
    for name, numbers in shape.commands:
        if name == "M" and run:
            yield run
            run = []
        run += zip(numbers[::2], numbers[1::2], strict=True)
    if run:
        yield run


def _overlap(one: Rect, other: Rect) -> bool:
    shared = one.within(other)
    return shared.width > 0 and shared.height > 0


# ---------------------------------------------------------------- below the chart


def _entry(room: ChartRoom) -> PlannedText | None:
    """Return the label below a chart, as far from the top of its own room as it will stand; None
    if it has no room there."""
    text = reference_text(room.chart, room.locale)
    before = (KEY + KEY_GAP) * room.size
    width = min(room.measure.width(text, room.size) * 1.02, room.frame.width - before)
    lines = room.measure.line_count(text, room.size, width)
    if not lines:
        return None
    x = (room.frame.width - before - width) / 2 + before
    return PlannedText(text, Rect(x, KEY_GAP * room.size, width, lines * room.line), "l")


def _with_entry(plan: ChartPlan, label: PlannedText, pitch: float) -> ChartPlan:
    """Return a plan with a label below all of it, and a piece of the line before its first line,
    `pitch` pt high."""
    frame = Size(plan.frame.width, plan.frame.height + label.box.bottom)
    label = replace(label, box=label.box.moved(0, plan.frame.height))
    end, middle = label.box.x - KEY_GAP * plan.size, label.box.y + pitch / 2
    key = ((end - KEY * plan.size, middle), (end, middle))
    return replace(plan, frame=frame, reference=label, reference_key=key)


__all__ = ["in_column", "in_frame"]

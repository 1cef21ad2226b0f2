"""Give a placed and routed flow chart its lengths at one type size.

All columns have one width, and all boxes of a row one height, so that edges line up. A channel is
as wide as its tracks need and the answers beside the arrows that leave boxes into it. Whether an
answer is clear of everything is asked once all is in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from irdocs.charts.flow_charts.answers import (
    ANSWER_WIDTHS,
    MARGIN,
    ROUNDING,
    AnswerSizes,
    answer_size,
    placed_answers,
)
from irdocs.charts.flow_charts.placement import FlowGraph, Placement
from irdocs.charts.flow_charts.plan import (
    HEXAGON,
    PILL_ACROSS,
    PILL_DOWN,
    FlowArrow,
    FlowBox,
    FlowPlan,
    FlowWords,
)
from irdocs.charts.flow_charts.routing import HEADINGS, LEFT, UP, FlowRoute, GridPoint
from irdocs.charts.flow_charts.tracks import Channel, Tracks
from irdocs.content.blocks import StepKind
from irdocs.frozen import frozen
from irdocs.units import Point, Rect, Size

# Lengths below are multiples of the type size.
PAD_ACROSS, PAD_DOWN = 0.55, 0.4
"""White space left and right of a step's text, and above and below it."""
WIDEST, NARROWEST = 17.0, 4.5
"""The widths of a box, at most and at least."""
LEAST_HEIGHT = 1.9
"""The least height of a box."""
GAP_DOWN, GAP_ACROSS = 1.35, 1.45
"""The least gap between rows and between columns that an arrow crosses."""
CLEAR, TIP_CLEAR = 0.7, 1.15
"""The distance of an arrow from a box that it passes, and from one that it will enter."""
TRACK = 0.75
"""The distance of arrows that run side by side."""
GOOD_GAP, MOST_GAP = 2.0, 3.2
"""The widths of gaps that spare height is given to before boxes become taller, and afterwards."""
MOST_STRETCH = 1.6
"""The most that boxes become taller of spare height, as a multiple of what they need."""
FLAT = 0.5
"""The height of a box, as a multiple of its width, beyond which it is not made taller."""
_ChannelWidths = tuple[float, float, float]
"""The widths of a channel: before its tracks, of the tracks, and after them."""


@dataclass(slots=True)
class FlowGeometry:
    """Lays out one placement of a flow chart at one type size; all lengths are in pt."""

    graph: FlowGraph
    placement: Placement
    words: FlowWords
    room: Size
    size: float
    is_filled: bool
    """Whether spare height is shared out."""
    _width: float = field(default=0.0)
    """The width of all boxes."""

    def may_fit(self) -> bool:
        """Whether boxes alone have room: a quick answer before arrows are routed."""
        columns, rows = self.placement.columns, self.placement.rows
        gaps = (columns - 1) * GAP_ACROSS * self.size
        self._width = min(WIDEST * self.size, (self.room.width - gaps) / columns)
        if self._width < NARROWEST * self.size:
            return False
        return sum(self._row_heights()) + (rows - 1) * GAP_DOWN * self.size <= self.room.height

    def plan(self, routes: Sequence[FlowRoute], tracks: Tracks) -> FlowPlan | None:
        """Return the plan, or None if something has no room."""
        return _RoutedGeometry(self, routes, tracks).plan()

    def _row_heights(self) -> list[float]:
        """Return the height of each row; infinite if a word is wider than its box."""
        heights = [LEAST_HEIGHT * self.size] * self.placement.rows
        for number, (row, _) in enumerate(self.placement.cells):
            heights[row] = max(heights[row], self.box_height(number))
        return heights

    def box_height(self, number: int) -> float:
        """Return the least height of the box of a step."""
        kind = self.graph.kinds[number]
        height = self.words.steps[number].height(self.text_width(kind) - ROUNDING, self.size)
        if kind in ("start", "end"):
            return height / (1 - 2 * PILL_DOWN) + 2
        return height + 2 * PAD_DOWN * self.size

    def text_width(self, kind: StepKind) -> float:
        """Return the width of the text in a box of a kind."""
        if kind == "decision":
            return self._width * (1 - 2 * HEXAGON)
        if kind in ("start", "end"):
            return self._width * (1 - 2 * PILL_ACROSS) - PAD_ACROSS * self.size
        return self._width - 2 * PAD_ACROSS * self.size

    def row_heights(self, width: float) -> list[float]:
        """Return the height of each row for boxes of a width."""
        self._width = width
        return self._row_heights()


class _RoutedGeometry:
    """Lays out a chart whose arrows have routes and tracks."""

    def __init__(self, geometry: FlowGeometry, routes: Sequence[FlowRoute], tracks: Tracks) -> None:
        self._base, self._routes, self._tracks = geometry, routes, tracks
        self._size = geometry.size
        self._columns, self._rows = geometry.placement.columns, geometry.placement.rows

    def plan(self) -> FlowPlan | None:
        """Return the plan, or None if something has no room."""
        base, size = self._base, self._size
        across = {
            link: answer_size(gauge, [width * size for width in ANSWER_WIDTHS], size)
            for link, gauge in base.words.answers.items()
        }
        columns = [self._channel("column", at, across) for at in range(self._columns + 1)]
        free = base.room.width - sum(map(sum, columns))
        width = min(WIDEST * size, free / self._columns)
        if width < NARROWEST * size:
            return None
        heights = base.row_heights(width)
        down = {
            link: answer_size(gauge, [width / 2 - 2 * MARGIN * size, width], size)
            for link, gauge in base.words.answers.items()
        }
        rows = [self._channel("row", at, down) for at in range(self._rows + 1)]
        rows[0] = (max(rows[0][0], self._above(across) - heights[0] / 2), *rows[0][1:])
        spare_height = base.room.height - sum(map(sum, rows)) - sum(heights)
        if spare_height < 0 or spare_height == -inf:
            return None
        spare_width = free - width * self._columns
        left = 0.0
        if base.is_filled:
            columns, spare_width = _widened(columns, spare_width, MOST_GAP * size)
            rows, spare_height = _widened(rows, spare_height, GOOD_GAP * size)
            tallest = max(heights)
            tallest = max(tallest, min(tallest * MOST_STRETCH, width * FLAT))
            heights, spare_height = _levelled(heights, spare_height, tallest)
            rows, spare_height = _widened(rows, spare_height, MOST_GAP * size)
            left = spare_width / 2
        top = spare_height / 2 if base.is_filled else 0.0
        lines = _Lines(
            _positions(columns, [width] * self._columns, left, TRACK * size),
            _positions(rows, heights, top, TRACK * size),
        )
        frame = Size(
            base.room.width,
            base.room.height if base.is_filled else sum(map(sum, rows)) + sum(heights),
        )
        return self._drawn(lines, frame, down, across)

    def _channel(self, between: str, number: int, answers: AnswerSizes) -> _ChannelWidths:
        """Return the widths of a channel's three parts: before its tracks, of them, and after.

        `answers` has the size of each answer beside an arrow that crosses the channel.
        """
        size, at = self._size, 2 * number
        is_row = between == "row"
        count = self._tracks.count(Channel("row" if is_row else "column", at))
        near, far = 0.0, 0.0
        last = self._rows if is_row else self._columns
        for route in self._routes:
            box = answers.get(route.link)
            if box is None:
                continue
            need = (box.height if is_row else box.width) + 2 * MARGIN * size
            start = route.corners[0]
            place, heading = (start.y, route.exit.y) if is_row else (start.x, route.exit.x)
            if heading == 0 or place + heading != at:
                continue
            is_shared = any(
                other is not route
                and other.link.source == route.link.source
                and other.exit == route.exit
                for other in self._routes
            )
            if (heading > 0) != is_shared:
                near = max(near, need)
            else:
                far = max(far, need)
        is_outer = number in (0, last)
        tip = 0.9 * size
        if count == 0:
            if is_outer:
                return 0.0, 0.0, 0.0
            gap = max((GAP_DOWN if is_row else GAP_ACROSS) * size, max(near, far) + tip)
            return gap / 2, 0.0, gap / 2
        before = max(CLEAR * size, near) if number else 0.1 * size
        after = max(TIP_CLEAR * size, far + (tip if far else 0.0))
        if number == last:
            after = 0.1 * size
        if self._enters_before(between, at):
            before = max(before, TIP_CLEAR * size)
        return before, (count - 1) * TRACK * size, after

    def _above(self, answers: AnswerSizes) -> float:
        """Return how far answers beside boxes of the first row reach above their arrows."""
        tall = [
            box.height
            for route in self._routes
            if route.exit.y == 0 and route.corners[0].y == 1 and (box := answers.get(route.link))
        ]
        return max(tall, default=0.0) + MARGIN * self._size / 2

    def _enters_before(self, between: str, at: int) -> bool:
        """Whether an arrow enters a box on the lower side of a channel."""
        for route in self._routes:
            entry, end = route.entry, route.corners[-1]
            if between == "row" and entry == UP and end.y + 1 == at:
                return True
            if between == "column" and entry == LEFT and end.x + 1 == at:
                return True
        return False

    # ------------------------------------------------------------ all in its place

    def _drawn(
        self,
        lines: _Lines,
        frame: Size,
        down: AnswerSizes,
        across: AnswerSizes,
    ) -> FlowPlan | None:
        base = self._base
        boxes = tuple(self._box(lines, number) for number in range(len(base.graph.kinds)))
        arrows = tuple(self._arrow(lines, route, boxes) for route in self._routes)
        answers = placed_answers(arrows, boxes, (down, across), frame, self._size)
        if answers is None:
            return None
        return FlowPlan(frame, self._size, base.placement.direction, boxes, arrows, answers)

    def _box(self, lines: _Lines, number: int) -> FlowBox:
        row, column = self._base.placement.cells[number]
        kind = self._base.graph.kinds[number]
        x, width = lines.columns.cells[column]
        y, height = lines.rows.cells[row]
        box = Rect(x, y, width, height)
        text_width = self._base.text_width(kind)
        edge = height * PILL_DOWN if kind in ("start", "end") else PAD_DOWN * self._size / 2
        side = (width - text_width) / 2
        return FlowBox(number, kind, box, box.inset(side, edge, side, edge))

    def _arrow(self, lines: _Lines, route: FlowRoute, boxes: Sequence[FlowBox]) -> FlowArrow:
        corners = route.corners
        points: list[Point] = []
        for index, corner in enumerate(corners):
            # The x of a corner is that of the part that runs down to or from it, its y that of
            # the part that runs across.
            parts = [part for part in (index - 1, index) if 0 <= part < len(corners) - 1]
            track_x = track_y = 0
            for part in parts:
                number = self._tracks.numbers.get((route.link, part), 0)
                if corners[part].x == corners[part + 1].x:
                    track_x = number
                else:
                    track_y = number
            points.append(
                Point(lines.columns.at(corner.x, track_x), lines.rows.at(corner.y, track_y))
            )
        points[0] = _on_edge(boxes[route.link.source].box, route.exit)
        points[-1] = _on_edge(
            boxes[route.link.target].box, GridPoint(-route.entry.x, -route.entry.y)
        )
        entry_side = GridPoint(-route.entry.x, -route.entry.y)
        return FlowArrow(
            route.link, tuple(points), HEADINGS.index(route.exit), HEADINGS.index(entry_side)
        )


@frozen
class _Axis:
    """Positions along x or y: of cells with their lengths, and of tracks in channels."""

    cells: tuple[tuple[float, float], ...]
    first_tracks: tuple[float, ...]
    pitch: float

    def at(self, coordinate: int, track: int) -> float:
        """Return the position of a line of the coarse grid; a channel's depends on the track."""
        if coordinate % 2:
            start, length = self.cells[coordinate // 2]
            return start + length / 2
        return self.first_tracks[coordinate // 2] + track * self.pitch


@frozen
class _Lines:
    """Where the lines of the coarse grid are."""

    columns: _Axis
    rows: _Axis


def _positions(
    channels: Sequence[_ChannelWidths],
    cells: Sequence[float],
    start: float,
    pitch: float,
) -> _Axis:
    """Return the positions of cells and tracks, beginning at `start`."""
    placed: list[tuple[float, float]] = []
    first_tracks: list[float] = []
    at = start
    for number, channel in enumerate(channels):
        first_tracks.append(at + channel[0])
        at += sum(channel)
        if number < len(cells):
            placed.append((at, cells[number]))
            at += cells[number]
    return _Axis(tuple(placed), tuple(first_tracks), pitch)


def _levelled(lengths: Sequence[float], spare: float, most: float) -> tuple[list[float], float]:
    """Return lengths of which the shortest are made alike as far as spare room goes.

    None becomes longer than `most`. The room that is left comes second.
    """
    level, left = 0.0, max(spare, 0.0)
    ascending = sorted(lengths)
    for count, length in enumerate(ascending, start=1):
        following = min(ascending[count], most) if count < len(ascending) else most
        level = max(length, min(following, length + left / count))
        left -= (level - length) * count
        if level < following:
            break
    levelled = [max(length, min(level, most)) for length in lengths]
    return levelled, spare - sum(levelled) + sum(lengths)


def _widened(
    channels: Sequence[_ChannelWidths], spare: float, most: float
) -> tuple[list[_ChannelWidths], float]:
    """Return channels whose inner ones are levelled, each shared out to its two sides."""
    inner = channels[1:-1]
    gaps, left = _levelled([sum(channel) for channel in inner], spare, most)
    widened = [
        (before + (gap - before - tracks - after) / 2, tracks,
         after + (gap - before - tracks - after) / 2)
        for (before, tracks, after), gap in zip(inner, gaps, strict=True)
    ]  # fmt: skip
    return [channels[0], *widened, channels[-1]], left


def _on_edge(box: Rect, side: GridPoint) -> Point:
    """Return the middle of a side of a box."""
    middle = Point(box.x + box.width / 2, box.y + box.height / 2)
    return Point(middle.x + side.x * box.width / 2, middle.y + side.y * box.height / 2)


__all__ = ["FlowGeometry"]

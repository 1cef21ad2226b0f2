"""Plan a flow chart: the largest type size at which some placement of its steps has room.

Each placement (see `placement`) is routed once and measured at one type size after the other. Of
those that fit at the largest size, the one is taken that has the fewest crossings and turns and
fills its room best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from irdocs.charts.flow_charts.geometry import FlowGeometry
from irdocs.charts.flow_charts.placement import FlowGraph, Placement, placements
from irdocs.charts.flow_charts.plan import FlowPlan, FlowWords
from irdocs.charts.flow_charts.routing import (
    FlowRoute,
    GridPoint,
    UnroutableError,
    crossings,
    routed,
)
from irdocs.charts.flow_charts.tracks import CrampedError, Tracks, tracks
from irdocs.content.blocks import FlowLink
from irdocs.frozen import frozen
from irdocs.units import Size

COMPARED = 3
"""How many further sizes are tried on a slide once one fits."""
SMALLER = 50.0
"""How much worse a plan of no size at all would be than one of the largest size that fits; a plan
in between is worse in proportion. An arrow's turn is 1."""
FLAT, TALL = 0.75, 6.0
"""The height of a box as a multiple of its width up to which it looks right, and how much worse a
plan is for each further width of height."""
CROSSING, FOLD, SIDEWAYS = 8.0, 8.0, 6.0
"""How much worse a plan is for a crossing, for each fold of its main path, and, in a column of
text, for a main path that runs to the right."""
ATTEMPTS = 12
"""How often a placement is routed anew when two of its arrows would lie on one another."""


@frozen
class FlowRoom:
    """The room that a flow chart has."""

    width: float
    """In pt."""
    height: float
    """In pt; what is not needed is left."""
    filled: bool
    """Whether spare height is shared out among its gaps, as on a slide."""


def fit_flow(
    graph: FlowGraph, words: FlowWords, room: FlowRoom, sizes: Sequence[float]
) -> FlowPlan | None:
    """Return the plan of a flow chart, or None if it fits at none of some sizes.

    `sizes` are type sizes in pt, the largest first. The first at which it fits is taken; on a slide
    also one of the next, if boxes would be narrow and tall at the larger ones.
    """
    ways = [_RoutedPlacement(graph, placement) for placement in placements(graph)]
    plans: list[tuple[float, int, FlowPlan]] = []
    largest, sizes_left = sizes[-1], len(sizes)
    further = COMPARED if room.filled else 0
    for size in sizes:
        for way in ways:
            plan = way.plan(words, room, size)
            if plan is not None:
                largest = largest if plans else size
                badness = way.badness + _badness(plan, room) + SMALLER * (1 - size / largest)
                plans.append((badness, len(plans), plan))
        sizes_left = min(sizes_left - 1, further if plans else sizes_left)
        if sizes_left <= 0:
            break
    return min(plans, key=lambda entry: entry[:2])[2] if plans else None


def steps_that_fit(graph: FlowGraph, words: FlowWords, room: FlowRoom, size: float) -> int:
    """Return how many steps from the beginning fit at a type size in pt; 0 if not even two do."""
    for count in range(len(graph.kinds) - 1, 1, -1):
        links = tuple(link for link in graph.links if max(link.source, link.target) < count)
        part = FlowGraph(graph.kinds[:count], links)
        measured = FlowWords(words.steps[:count], words.answers)
        if fit_flow(part, measured, room, (size,)) is not None:
            return count
    return 0


def _badness(plan: FlowPlan, room: FlowRoom) -> float:
    """Return how far a plan is from what is wanted of it in its room.

    Boxes should be wider than tall, so that their lines hold several words. On a slide they should
    fill the room; in a column of text the chart should be low.
    """
    boxes = [box.box for box in plan.boxes]
    tall = sum(TALL * max(0.0, box.height / box.width - FLAT) for box in boxes)
    if not room.filled:
        sideways = SIDEWAYS * (plan.direction == "right")
        return tall + sideways + 8.0 * plan.frame.height / room.width
    area = sum(box.width * box.height for box in boxes)
    return tall - 12.0 * area / (room.width * room.height)


@dataclass(slots=True)
class _RoutedPlacement:
    """A placement, which is routed when it is first asked for."""

    graph: FlowGraph
    placement: Placement
    _routes: tuple[FlowRoute, ...] = ()
    _tracks: Tracks | None = None
    _is_routed: bool = field(default=False)

    @property
    def badness(self) -> float:
        """How hard it is to follow: turns, crossings, and a main path that is folded."""
        turns = sum(len(route.corners) - 2 for route in self._routes)
        return turns + CROSSING * crossings(self._routes) + FOLD * (self.placement.bands - 1)

    def plan(self, words: FlowWords, room: FlowRoom, size: float) -> FlowPlan | None:
        """Return the plan at a type size in pt; None if something has no room."""
        geometry = FlowGeometry(self.graph, self.placement, words, Size(room.width, room.height),
                                size, is_filled=room.filled)  # fmt: skip
        if not geometry.may_fit():
            return None
        if not self._is_routed:
            self._is_routed = True
            self._route()
        if self._tracks is None:
            return None
        return geometry.plan(self._routes, self._tracks)

    def _route(self) -> None:
        """Find routes and tracks, if there are any without arrows on one another."""
        blocked: frozenset[tuple[FlowLink, GridPoint]] = frozenset()
        first: tuple[FlowLink, ...] = ()
        for _ in range(ATTEMPTS):
            try:
                self._routes = routed(self.graph, self.placement, blocked, first)
                self._tracks = tracks(self._routes)
                return
            except CrampedError as error:
                blocked |= {(error.link, error.at)}
            except UnroutableError as error:
                if error.link in first:
                    return
                first = (error.link, *first)

"""Find a way for each arrow of a flow chart, between the cells of its grid.

Arrows run on the lines of a coarse grid: the middle lines of rows and columns, on which the boxes
stand, and the channels between them, in which no box stands. Along x and y alike, the channel
before row or column n has the coordinate 2n, and its middle line 2n + 1. An arrow leaves and enters
a box in the middle of a side, since these are the points to which PowerPoint ties connectors, and
has at most five parts, the most that one of PowerPoint's connectors can have.

The cheapest way is found by Dijkstra's algorithm; turns, crossings and unusual sides cost more. On
a middle line there is room for one arrow only, unless two come from one side of a box, or lead to
one. In channels, arrows run side by side: see `tracks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from irdocs.charts.flow_charts.placement import FlowGraph, Placement
from irdocs.content.blocks import FlowLink
from irdocs.frozen import frozen

MOST_PARTS = 5
"""The most straight parts of an arrow (ECMA-376, 20.1.10.55: bentConnector5)."""


class GridPoint(NamedTuple):
    """A crossing of two lines of the coarse grid."""

    x: int
    y: int

    def step(self, heading: GridPoint) -> GridPoint:
        """Return the next crossing in a direction."""
        return GridPoint(self.x + heading.x, self.y + heading.y)


UP, LEFT, DOWN, RIGHT = GridPoint(0, -1), GridPoint(-1, 0), GridPoint(0, 1), GridPoint(1, 0)
HEADINGS = (UP, LEFT, DOWN, RIGHT)
"""The directions, in the order of the points on a box that connectors are tied to."""


@frozen
class FlowRoute:
    """The way of one arrow: its corners, from the middle of one box to the middle of another."""

    link: FlowLink
    corners: tuple[GridPoint, ...]

    @property
    def exit(self) -> GridPoint:
        """The direction in which it leaves its first box."""
        return _heading(self.corners[0], self.corners[1])

    @property
    def entry(self) -> GridPoint:
        """The direction in which it enters its last box."""
        return _heading(self.corners[-2], self.corners[-1])

    @property
    def points(self) -> tuple[GridPoint, ...]:
        """All crossings that it passes, in order."""
        points = [self.corners[0]]
        for start, end in pairwise(self.corners):
            heading = _heading(start, end)
            while points[-1] != end:
                points.append(points[-1].step(heading))
        return tuple(points)

    def shares_side(self, other: FlowRoute) -> bool:
        """Whether both leave one side of a box, or both enter one."""
        leaves = self.link.source == other.link.source and self.exit == other.exit
        return leaves or (self.link.target == other.link.target and self.entry == other.entry)


def _heading(start: GridPoint, end: GridPoint) -> GridPoint:
    return GridPoint(_sign(end.x - start.x), _sign(end.y - start.y))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


class UnroutableError(ValueError):
    """There is no way for an arrow that keeps clear of the others."""

    def __init__(self, link: FlowLink) -> None:
        super().__init__(f"there is no way for {link}")
        self.link = link


def middle_of(placement: Placement, step: int) -> GridPoint:
    """Return the crossing on which the box of a step stands."""
    row, column = placement.cells[step]
    return GridPoint(2 * column + 1, 2 * row + 1)


def routed(
    graph: FlowGraph,
    placement: Placement,
    blocked: frozenset[tuple[FlowLink, GridPoint]],
    first: Sequence[FlowLink] = (),
) -> tuple[FlowRoute, ...]:
    """Return a route for each arrow. Raises UnroutableError.

    `blocked` are crossings on which an arrow must not turn. The arrows in `first` are routed before
    all others, short ones before long ones, and those that lead back last. The routes come in the
    order of the graph's arrows.
    """
    forward = frozenset(graph.forward)
    router = _Router(forward, placement, blocked)

    def difficulty(link: FlowLink) -> tuple[bool, bool, int]:
        start, end = middle_of(placement, link.source), middle_of(placement, link.target)
        return link not in first, link not in forward, abs(start.x - end.x) + abs(start.y - end.y)

    for link in sorted(graph.links, key=difficulty):
        router.add(link)
    return tuple(sorted(router.routes, key=lambda route: graph.links.index(route.link)))


class _State(NamedTuple):
    """A crossing reached in a direction, with the number of parts of the way to it."""

    at: GridPoint
    heading: GridPoint
    parts: int


@dataclass(slots=True)
class _Router:
    """Routes arrows one after the other, each clear of those before."""

    forward: frozenset[FlowLink]
    """The arrows that do not lead back."""
    placement: Placement
    blocked: frozenset[tuple[FlowLink, GridPoint]]
    routes: list[FlowRoute] = field(default_factory=list)
    _boxes: dict[GridPoint, int] = field(init=False)
    _pieces: dict[frozenset[GridPoint], list[FlowRoute]] = field(default_factory=dict)
    """The routes that run along each piece between two neighbouring crossings."""

    def __post_init__(self) -> None:
        count = len(self.placement.cells)
        self._boxes = {middle_of(self.placement, step): step for step in range(count)}

    def add(self, link: FlowLink) -> None:
        """Find the cheapest route of an arrow. Raises UnroutableError."""
        route = self._cheapest(link)
        self.routes.append(route)
        for start, end in pairwise(route.points):
            self._pieces.setdefault(frozenset((start, end)), []).append(route)

    def _cheapest(self, link: FlowLink) -> FlowRoute:
        start = middle_of(self.placement, link.source)
        goal = middle_of(self.placement, link.target)
        queue: list[tuple[float, int, _State]] = []
        came_from: dict[_State, _State | None] = {}
        costs: dict[_State, float] = {}
        for order, heading in enumerate(HEADINGS):
            state = _State(start, heading, 1)
            costs[state] = self._leaving(link, heading)
            came_from[state] = None
            heappush(queue, (costs[state], order, state))
        order = len(HEADINGS)
        while queue:
            cost, _, state = heappop(queue)
            if cost > costs[state]:
                continue
            if state.at == goal:
                return FlowRoute(link, _corners(state, came_from))
            for follower, extra in self._onward(link, state, start, goal):
                total = cost + extra
                if total < costs.get(follower, float("inf")):
                    costs[follower], came_from[follower] = total, state
                    order += 1
                    heappush(queue, (total, order, follower))
        raise UnroutableError(link)

    def _onward(
        self, link: FlowLink, state: _State, start: GridPoint, goal: GridPoint
    ) -> Iterator[tuple[_State, float]]:
        """Yield the states that may follow one, each with its cost."""
        at, heading, parts = state
        if at != start and parts < MOST_PARTS and at not in self._boxes:
            for turned in HEADINGS:
                if turned.x * heading.x + turned.y * heading.y == 0 and (
                    (link, at) not in self.blocked
                ):
                    yield _State(at, turned, parts + 1), 3.0
        ahead = at.step(heading)
        if not (
            0 <= ahead.x <= 2 * self.placement.columns and 0 <= ahead.y <= 2 * self.placement.rows
        ):
            return
        if ahead in self._boxes and ahead != goal:
            return
        cost = self._along(link, at, ahead, start, goal, heading)
        if cost is None:
            return
        if ahead == goal:
            cost += self._entering(link, heading)
        yield _State(ahead, heading, parts), cost

    def _along(
        self,
        link: FlowLink,
        at: GridPoint,
        ahead: GridPoint,
        start: GridPoint,
        goal: GridPoint,
        heading: GridPoint,
    ) -> float | None:
        """Return the cost of a piece of the way; None if another arrow has it for itself."""
        cost = 1.0
        is_channel = (at.y if heading.x else at.x) % 2 == 0
        for other in self._pieces.get(frozenset((at, ahead)), ()):
            if is_channel:
                cost += 1.0
            elif not self._may_share(link, other, start, goal, heading, at, ahead):
                return None
        across = GridPoint(heading.y, heading.x)
        crossing = self._pieces.get(frozenset((ahead, ahead.step(across))), ())
        if ahead != goal and crossing:
            cost += 6.0 * sum(
                ahead not in route.corners and not self._is_kin(link, route) for route in crossing
            )
        return cost

    def _may_share(
        self,
        link: FlowLink,
        other: FlowRoute,
        start: GridPoint,
        goal: GridPoint,
        heading: GridPoint,
        at: GridPoint,
        ahead: GridPoint,
    ) -> bool:
        """Whether an arrow may run along a piece of a middle line that another has.

        It may if both have just left one side of a box, or are about to enter one.
        """
        pieces = [frozenset(piece) for piece in pairwise(other.points)]
        place = pieces.index(frozenset((at, ahead)))
        runs_alike = other.points[place] == at
        leaves = (
            other.link.source == link.source
            and other.exit == heading
            and all(_heading(*pair) == heading for pair in pairwise(other.points[: place + 2]))
        )
        enters = (
            other.link.target == link.target
            and other.entry == heading
            and all(_heading(*pair) == heading for pair in pairwise(other.points[place:]))
        )
        return runs_alike and (leaves or enters)

    def _is_kin(self, link: FlowLink, other: FlowRoute) -> bool:
        return link.source == other.link.source or link.target == other.link.target

    def _leaving(self, link: FlowLink, heading: GridPoint) -> float:
        """Return the cost of leaving a box at the side that lies in a direction."""
        costs = {0: 1.5, 1: 0.0, -1: 14.0}
        if link not in self.forward:
            costs[-1] = 2.0
        cost = costs[self._progress(heading)]
        if heading in (UP, LEFT):
            cost += 0.2  # of two equal ways, the one that leaves the chart's edge where it is
        for route in self.routes:
            if route.link.source == link.source and route.exit == heading:
                cost += 12.0  # answers would not be told apart where their arrows begin
            if route.link.target == link.source and _opposite(route.entry) == heading:
                cost += 25.0  # one arrow in and one out at one point look like one line
        return cost

    def _entering(self, link: FlowLink, heading: GridPoint) -> float:
        """Return the cost of entering a box in a direction."""
        cost = {0: 1.0, 1: 0.0, -1: 6.0}[self._progress(heading)]
        for route in self.routes:
            if route.link.source == link.target and route.exit == _opposite(heading):
                cost += 25.0
            if route.link.target == link.target and route.entry == heading:
                cost += 0.5
        return cost

    def _progress(self, heading: GridPoint) -> int:
        """Return 1 for the direction of the main path, -1 for the opposite one, else 0."""
        return heading.y if self.placement.direction == "down" else heading.x


def _opposite(heading: GridPoint) -> GridPoint:
    return GridPoint(-heading.x, -heading.y)


def _corners(last: _State, came_from: dict[_State, _State | None]) -> tuple[GridPoint, ...]:
    """Return the start, the turns and the end of the way to a state."""
    states = [last]
    while (before := came_from[states[-1]]) is not None:
        states.append(before)
    states.reverse()
    turns = [state.at for before, state in pairwise(states) if before.heading != state.heading]
    return (states[0].at, *turns, states[-1].at)


def crossings(routes: Sequence[FlowRoute]) -> int:
    """Return how often arrows cross that have neither their first nor their last box in common."""
    count = 0
    for number, route in enumerate(routes):
        inner = set(route.points[1:-1]) - set(route.corners)
        for other in routes[:number]:
            count += len(inner & (set(other.points[1:-1]) - set(other.corners)))
    return count

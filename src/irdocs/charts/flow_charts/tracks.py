"""Give arrows that run in one channel a track each, side by side.

The order of tracks is that of channel routing for circuit boards. Two arrows may turn on one
middle line, one coming from the row before and the other going to the row after: then the first
must run on an earlier track, or both would lie on one another between the tracks. Where that leaves
the order open, the one with fewer crossings is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from irdocs.charts.flow_charts.routing import FlowRoute, GridPoint
from irdocs.content.blocks import FlowLink
from irdocs.frozen import frozen


class Channel(NamedTuple):
    """A channel: "row" for one between rows, in which arrows run across, and its coordinate."""

    between: Literal["row", "column"]
    at: int


@frozen
class ChannelRun:
    """The part of a route that runs along a channel, from a lower to a higher coordinate."""

    route: FlowRoute
    part: int
    """The index of the part in its route, from 0."""
    low: int
    high: int
    turns: tuple[tuple[int, int], ...]
    """Both ends: the coordinate, and -1 if the route goes there to the lower side, else 1."""

    def overlaps(self, other: ChannelRun) -> bool:
        """Whether both have a crossing in common."""
        return self.low <= other.high and other.low <= self.high


class CrampedError(ValueError):
    """Two arrows would lie on one another, whatever the order of their tracks."""

    def __init__(self, link: FlowLink, at: GridPoint) -> None:
        super().__init__(f"{link} cannot turn at {at}")
        self.link, self.at = link, at


@frozen
class Tracks:
    """The track of each part that runs in a channel, and how many tracks each channel has."""

    numbers: Mapping[tuple[FlowLink, int], int]
    """By the arrow and the index of the part of its route; tracks are counted from 0."""
    counts: Mapping[Channel, int]

    def count(self, channel: Channel) -> int:
        """Return the number of tracks of a channel."""
        return self.counts.get(channel, 0)


def tracks(routes: Sequence[FlowRoute]) -> Tracks:
    """Return a track for each part of a route that runs in a channel. Raises CrampedError."""
    by_channel: dict[Channel, list[ChannelRun]] = {}
    for route in routes:
        for channel, run in _runs(route):
            by_channel.setdefault(channel, []).append(run)
    numbers: dict[tuple[FlowLink, int], int] = {}
    counts: dict[Channel, int] = {}
    for channel, runs in by_channel.items():
        levels = _ordered(channel, runs)
        counts[channel] = 1 + max(levels)
        for run, level in zip(runs, levels, strict=True):
            numbers[run.route.link, run.part] = level
    return Tracks(numbers, counts)


def _runs(route: FlowRoute) -> Iterator[tuple[Channel, ChannelRun]]:
    """Yield the parts of a route that run in channels."""
    corners = route.corners
    for part, (start, end) in enumerate(pairwise(corners)):
        lies_across = start.y == end.y
        line = start.y if lies_across else start.x
        if line % 2:
            continue

        def turn(
            corner: GridPoint, beyond: GridPoint, across: bool = lies_across
        ) -> tuple[int, int]:
            if across:
                return corner.x, 1 if beyond.y > corner.y else -1
            return corner.y, 1 if beyond.x > corner.x else -1

        # A channel is never the first or the last part, as boxes stand on middle lines.
        ends = turn(start, corners[part - 1]), turn(end, corners[part + 2])
        low, high = sorted(at for at, _ in ends)
        channel = Channel("row" if lies_across else "column", line)
        yield channel, ChannelRun(route, part, low, high, ends)


def _ordered(channel: Channel, runs: Sequence[ChannelRun]) -> list[int]:
    """Return the track of each run. Raises CrampedError."""
    after: dict[int, set[int]] = {number: set() for number in range(len(runs))}
    wishes: list[tuple[int, int, int]] = []
    for (a, first), (b, second) in combinations(enumerate(runs), 2):
        if first.route.shares_side(second.route) or not first.overlaps(second):
            continue
        must = _must_precede(first, second), _must_precede(second, first)
        if all(place is not None for place in must):
            raise CrampedError(second.route.link, _crossing(channel, must[0] or 0))
        if must[0] is not None:
            after[a].add(b)
        elif must[1] is not None:
            after[b].add(a)
        else:
            gain = _crossings(second, first) - _crossings(first, second)
            wishes.append((-abs(gain), a, b) if gain >= 0 else (-abs(gain), b, a))
    for number in range(len(runs)):
        if number in _beyond(after, number):
            run = runs[number]
            raise CrampedError(run.route.link, _crossing(channel, run.turns[0][0]))
    for _, a, b in sorted(wishes):
        if a in _beyond(after, b):
            a, b = b, a
        after[a].add(b)
    levels = [0] * len(runs)
    for _ in runs:
        for number, followers in after.items():
            for follower in followers:
                levels[follower] = max(levels[follower], levels[number] + 1)
    return levels


def _crossing(channel: Channel, at: int) -> GridPoint:
    return GridPoint(at, channel.at) if channel.between == "row" else GridPoint(channel.at, at)


def _must_precede(first: ChannelRun, second: ChannelRun) -> int | None:
    """Return the middle line on which the first comes from before and the second goes on after."""
    befores = {at for at, side in first.turns if side < 0 and at % 2}
    afters = {at for at, side in second.turns if side > 0 and at % 2}
    return min(befores & afters, default=None)


def _crossings(first: ChannelRun, second: ChannelRun) -> int:
    """Return how often two runs cross if the first has the earlier track."""
    return sum(side > 0 and second.low < at < second.high for at, side in first.turns) + sum(
        side < 0 and first.low < at < first.high for at, side in second.turns
    )


def _beyond(after: Mapping[int, set[int]], number: int) -> set[int]:
    """Return all runs that come on a later track than one."""
    waiting, reached = list(after[number]), set[int]()
    while waiting:
        follower = waiting.pop()
        if follower not in reached:
            reached.add(follower)
            waiting += after[follower]
    return reached

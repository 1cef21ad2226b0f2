"""Put the steps of a flow chart into the cells of a grid.

The method is that of Sugiyama, Tagawa and Toda (1981), cut down to what charts of a page need:
arrows that lead back are set aside, each step gets a layer by the longest way to it, and within its
layer a lane. Lanes are given to whole chains of steps at a time, the longest chain first, so that
the main path is one straight line and each branch another. A branch may begin beside its decision
in place of below it, which saves a layer.

A chart that is longer than the room can be folded into bands, as text is into lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Literal

from irdocs.content.blocks import FlowLink, StepKind
from irdocs.frozen import frozen

Direction = Literal["down", "right"]
"""Where the main path runs."""
Cell = tuple[int, int]
"""A row and a column of the grid, counted from 0."""
MOST_BANDS = 3


@frozen
class FlowGraph:
    """The steps of a flow chart by their kinds, and the arrows between them."""

    kinds: tuple[StepKind, ...]
    links: tuple[FlowLink, ...]

    @property
    def forward(self) -> tuple[FlowLink, ...]:
        """The arrows without those that lead back to a step on the way to their own."""
        successors: dict[int, list[FlowLink]] = {}
        for link in self.links:
            successors.setdefault(link.source, []).append(link)
        back: set[FlowLink] = set()
        finished: set[int] = set()

        def visit(number: int, path: frozenset[int]) -> None:
            for link in successors.get(number, ()):
                if link.target in path:
                    back.add(link)
                elif link.target not in finished:
                    visit(link.target, path | {link.target})
            finished.add(number)

        targets = {link.target for link in self.links}
        starts = [n for n in range(len(self.kinds)) if n == 0 or n not in targets]
        for start in starts:
            visit(start, frozenset({start}))
        return tuple(link for link in self.links if link not in back)


@frozen
class Placement:
    """The cell of each step, and where the main path runs."""

    cells: tuple[Cell, ...]
    direction: Direction
    bands: int

    @property
    def rows(self) -> int:
        """The number of rows of the grid."""
        return 1 + max(row for row, _ in self.cells)

    @property
    def columns(self) -> int:
        """The number of columns of the grid."""
        return 1 + max(column for _, column in self.cells)


def placements(graph: FlowGraph) -> Iterator[Placement]:
    """Yield each way to place a chart, those that are easier to follow before others."""
    known: set[tuple[tuple[Cell, ...], Direction]] = set()
    directions: tuple[Direction, ...] = ("down", "right")
    layouts = [
        _Lanes(graph, beside=beside, both_sides=both_sides).cells()
        for beside, both_sides in product((True, False), repeat=2)
    ]
    for bands in range(1, MOST_BANDS + 1):
        for cells, direction in product(layouts, directions):
            folded = _folded(cells, bands)
            if folded is None:
                continue
            placed = tuple((lane, layer) for layer, lane in folded) if direction == "right" else (
                folded)  # fmt: skip
            if (placed, direction) not in known:
                known.add((placed, direction))
                yield Placement(placed, direction, bands)


def _folded(cells: Sequence[Cell], bands: int) -> tuple[Cell, ...] | None:
    """Return cells, each a layer and a lane, with the layers folded into bands side by side.

    Returns None if there are too few layers for so many bands.
    """
    layers = 1 + max(layer for layer, _ in cells)
    if bands == 1:
        return tuple(cells)
    height = -(-layers // bands)
    if height < 2 or -(-layers // height) != bands:
        return None
    folded: dict[int, Cell] = {}
    first_lane = 0
    for band in range(bands):
        members = [n for n, (layer, _) in enumerate(cells) if layer // height == band]
        lanes = sorted({cells[n][1] for n in members})
        for n in members:
            folded[n] = cells[n][0] % height, first_lane + lanes.index(cells[n][1])
        first_lane += len(lanes)
    return tuple(folded[n] for n in range(len(cells)))


class _Lanes:
    """Gives each step a layer and a lane.

    With `beside`, a branch begins beside its decision, else one layer below. With `both_sides`,
    branches stand at both sides of the main path, else at one.
    """

    def __init__(self, graph: FlowGraph, *, beside: bool, both_sides: bool) -> None:
        self._count = len(graph.kinds)
        self._forward = graph.forward
        self._both_sides = both_sides
        self._chains = self._decomposed()
        self._beside = self._branches_beside() if beside else frozenset()
        self._layers = self._layered()
        self._taken: dict[Cell, int] = {}

    def cells(self) -> tuple[Cell, ...]:
        """Return the layer and the lane of each step, both counted from 0."""
        lanes: dict[int, int] = {}
        for chain in self._chains:
            lane = self._lane(chain, lanes)
            first, last = self._layers[chain[0]], self._layers[chain[-1]]
            for layer in range(first, last + 1):
                self._taken[layer, lane] = chain[0]
            lanes |= dict.fromkeys(chain, lane)
        used = sorted(set(lanes.values()))
        return tuple((self._layers[n], used.index(lanes[n])) for n in range(self._count))

    def _out(self, number: int) -> list[FlowLink]:
        return [link for link in self._forward if link.source == number]

    def _decomposed(self) -> list[list[int]]:
        """Return the steps as chains, the main path first, then branches in order of the list.

        A chain goes on with the step from which the longest way leads to an end; of ways that are
        equally long, the first is taken.
        """
        lengths: dict[int, int] = {}

        def length(number: int) -> int:
            if number not in lengths:
                lengths[number] = 1 + max(
                    (length(link.target) for link in self._out(number)), default=0
                )
            return lengths[number]

        placed: set[int] = set()
        chains: list[list[int]] = []

        def follow(number: int) -> None:
            chain = [number]
            placed.add(number)
            while followers := [
                link.target for link in self._out(chain[-1]) if link.target not in placed
            ]:
                chain.append(max(followers, key=length))
                placed.add(chain[-1])
            chains.append(chain)

        follow(0)
        while len(placed) < self._count:
            reached = [
                link.target
                for chain in chains
                for number in chain
                for link in self._out(number)
                if link.target not in placed
            ]
            others = [number for number in range(self._count) if number not in placed]
            follow(reached[0] if reached else others[0])
        return chains

    def _branches_beside(self) -> frozenset[FlowLink]:
        """Return the arrows that may lead to the same layer: to branches that only they lead to."""
        heads = {chain[0] for chain in self._chains}
        beside: list[FlowLink] = []
        for number in range(self._count):
            ways = self._out(number)
            branches = [
                link
                for link in ways
                if link.target in heads
                and sum(other.target == link.target for other in self._forward) == 1
            ]
            if len(ways) > 1:
                beside += branches[: 2 if self._both_sides else 1]
        return frozenset(beside)

    def _layered(self) -> list[int]:
        """Return the layer of each step: the longest way to it."""
        layers = [0] * self._count
        for _ in range(self._count):
            for link in self._forward:
                step = 0 if link in self._beside else 1
                layers[link.target] = max(layers[link.target], layers[link.source] + step)
        return layers

    def _lane(self, chain: Sequence[int], lanes: dict[int, int]) -> int:
        """Return the lane nearest to the parent of a chain in which the chain has room.

        With both sides to choose from, it is on the side where its parent has fewer branches. One
        that begins beside its parent has nothing between them, if there is such a lane.
        """
        parents = [
            link for link in self._forward if link.target == chain[0] and link.source in lanes
        ]
        parent = parents[0] if parents else None
        home = lanes[parent.source] if parent else 0
        first, last = self._layers[chain[0]], self._layers[chain[-1]]
        siblings = [
            lanes[link.target] - home
            for link in self._forward
            if parent and link.source == parent.source and link.target in lanes
        ]
        right, left = sum(side > 0 for side in siblings), sum(side < 0 for side in siblings)
        sides = (1,) if not self._both_sides else (1, -1) if right <= left else (-1, 1)
        is_beside = parent in self._beside
        for between_too, distance in product((True, False), range(2 * self._count + 1)):
            for side in sides if distance else (1,):
                lane = home + side * distance
                wanted = {(layer, lane) for layer in range(first, last + 1)}
                if is_beside and between_too:
                    between = range(min(home, lane) + 1, max(home, lane))
                    wanted |= {(first, column) for column in between}
                if not wanted & self._taken.keys():
                    return lane
        raise AssertionError("a free lane is never further away than there are steps")

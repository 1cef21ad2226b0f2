"""Find the best of all places at which boxes can part into panels.

A leaflet is broken as TeX breaks a paragraph (Knuth and Plass, "Breaking paragraphs into lines",
1981), with panels for lines: of all ways to part the boxes, the one with the least cost is taken.
What costs, and how much, are the constants below: a panel that is not full, and the harm that a
break does at its place; where a panel has columns, what balance.py counts comes to that. Dynamic
programming finds the least in a time that grows with the number of boxes, as a panel holds few of
them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf
from types import MappingProxyType

from irdocs.frozen import frozen
from irdocs.leaflet.balance import SLACK, Fill, Heights
from irdocs.leaflet.boxes import Box, Parting

EMPTY = 40.0
"""The cost of an empty panel; of a partly filled one, this times the square of its empty share.
Squares make panels alike: two panels filled to 80 % cost less than one filled wholly and one to 60
%. All other costs are to be read against it: at 70 % a panel costs 3.6, at half 10."""
EMPTY_END = 20.0
"""The same for the last panel of a format that grows, where a reader expects the words to end."""
EMPTY_BEFORE = 1.0
"""What an empty panel costs more if content follows: readers take it for a misprint."""
PANEL = 12.0
"""The cost of each panel of a format that grows: paper is not spent to mend what can be borne."""
JOINED_SECTIONS = 4.0
"""The cost of a section that begins below another one instead of at the head of a panel."""
TURN = 2.0
"""How much worse a parting is when the reader has to turn the page, or fold, to go on."""
PENALTIES: Mapping[Parting, float] = MappingProxyType(
    {
        Parting.SECTIONS: 0.0,  # the best place
        Parting.BLOCKS: 1.0,
        Parting.PARAGRAPHS: 3.0,
        Parting.ITEMS: 5.0,  # things of one kind are read together
        Parting.LINES: 6.0,  # a sentence is broken off
        Parting.INNER_ITEMS: 7.0,  # they are read as what the point above them says
        Parting.STEPS: 8.0,  # what follows in order is done with one page in sight
        Parting.ROWS: 8.0,  # and columns are compared from row to row
        Parting.ALONE: 18.0,  # one thing alone looks forgotten
        Parting.TOGETHER: 90.0,  # the author asks: done where nothing else is possible
    }
)
"""The cost of a break by what it parts."""


@frozen
class PanelRoom:
    """A panel as breaks see it."""

    height: float
    """What its boxes may take, in pt."""
    is_in_sight: bool = False
    """Whether it is seen together with the panel before it."""


@frozen
class Rooms:
    """The panels in reading order."""

    first: tuple[PanelRoom, ...]
    more: tuple[PanelRoom, ...] = ()
    """Those that follow as often as there is content; without any, the number of panels is fixed,
    and small print stands on the last one."""
    closing: float = 0.0
    """The height in pt of the small print, with the space above it."""

    @property
    def highest(self) -> float:
        """The height of the panel that has the most room."""
        return max(room.height for room in (*self.first, *self.more))

    def at(self, phase: int) -> PanelRoom:
        """Return the panel of a phase: its index, or that of the same panel of an earlier side."""
        count = len(self.first)
        return self.first[phase] if phase < count else self.more[phase - count]

    def after(self, phase: int) -> int | None:
        """Return the phase of the panel that follows; None if none does."""
        count = len(self.first) + len(self.more)
        if phase + 1 < count:
            return phase + 1
        return len(self.first) if self.more else None


@frozen
class Breaks:
    """A way of parting groups of boxes into panels."""

    ranges: tuple[tuple[int, int], ...]
    """The groups on each panel. A range is empty if its panel is, or holds small print alone."""
    cost: float
    worst: float
    """The cost of the worst of its partings, no turn counted; 0 without any."""
    empty: float
    """How much is empty on all panels together, in panels."""


@frozen
class _Measures:
    """What the cost of a panel is computed from, for boxes that are parted only between groups."""

    heights: Heights
    sections: tuple[int, ...]
    """For each place, how many sections begin before it."""
    partings: tuple[float, ...]
    """For each group, the cost of a break after it."""
    ends: tuple[int, ...]
    """For each group, the place where its panel ends at the latest: the next page break of the
    author's."""
    forced: frozenset[int]
    """The places at which the author breaks."""
    bound: frozenset[int]
    """The places at which no panel ends."""

    def fills(self, start: int) -> list[Fill]:
        """Return what a panel that begins with a group takes, by the place where it ends, as far as
        the highest panel has room."""
        return self.heights.within(start, self.ends[start]) if start < len(self.ends) else []


def best_breaks(
    groups: Sequence[Sequence[Box]],
    section_starts: frozenset[int],
    forced: frozenset[int],
    rooms: Rooms,
    bound: frozenset[int] = frozenset(),
) -> Breaks | None:
    """Return the best way of parting groups into panels, or None if no way holds them all.

    Groups are boxes that share a panel, and a column of it where they stand in one.
    `section_starts` are the numbers of the groups that begin a section, `forced` those before which
    the author breaks, `bound` those that must share a panel with the group before.
    """
    if not rooms.more and _least_height(groups) > sum(room.height for room in rooms.first):
        return None
    measures = _measured(groups, section_starts, forced, bound, rooms.highest)
    count = len(groups)
    least: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came_from: dict[tuple[int, int], tuple[int, int]] = {}
    best_end, best_cost = None, inf
    phases = range(len(rooms.first) + len(rooms.more))
    for start in range(count + 1):
        fills = measures.fills(start)
        # Empty panels lead from one phase to the next, and at the last of them to an earlier one.
        for phase in (*phases, *phases) if rooms.more else phases:
            cost = least.get((start, phase))
            if cost is None:
                continue
            end_cost = cost + _final_cost(measures, rooms, start, phase, fills)
            if end_cost < best_cost:
                best_end, best_cost = (start, phase), end_cost
            following = rooms.after(phase)
            if following is None:
                continue
            for end, panel_cost in _panels(measures, rooms, start, phase, following, fills):
                state = (end, following)
                if cost + panel_cost < least.get(state, inf):
                    least[state] = cost + panel_cost
                    came_from[state] = (start, phase)
    if best_end is None:
        return None
    states = [best_end]
    while states[-1] in came_from:
        states.append(came_from[states[-1]])
    states.reverse()
    starts = [start for start, _ in states]
    ranges = tuple(pairwise((*starts, count)))
    ends = {end for _, end in ranges[:-1] if end > 0} - forced
    worst = max((measures.partings[end - 1] for end in ends), default=0.0)
    used, _ = _last_panel(measures, rooms, *best_end, measures.fills(best_end[0])) or (0.0, 0.0)
    empty = 1 - used / rooms.at(best_end[1]).height
    for (_, phase), (start, end) in zip(states[:-1], ranges[:-1], strict=True):
        height = rooms.at(phase).height
        filled = measures.fills(start)[end - start - 1].within(height) if start < end else None
        empty += 1 - (filled[0] if filled else 0.0) / height
    return Breaks(ranges, best_cost, worst, empty)


def _least_height(groups: Sequence[Sequence[Box]]) -> float:
    """Return a height in pt that groups cannot be set in less than."""
    return sum(box.height / (2 if box.in_column else 1) for group in groups for box in group)


def _measured(
    groups: Sequence[Sequence[Box]],
    section_starts: frozenset[int],
    forced: frozenset[int],
    bound: frozenset[int],
    highest: float,
) -> _Measures:
    """Return the measures of groups of boxes, for panels with `highest` pt of room at most."""
    ends = []
    end = len(groups)
    for number in reversed(range(len(groups))):
        if number + 1 in forced:
            end = number + 1
        ends.append(end)
    ends.reverse()
    return _Measures(
        Heights(groups, highest),
        (0, *accumulate(int(number in section_starts) for number in range(len(groups)))),
        tuple(PENALTIES[group[-1].parting] for group in groups),
        tuple(ends),
        forced,
        bound,
    )


def _panels(
    measures: _Measures,
    rooms: Rooms,
    start: int,
    phase: int,
    following: int,
    fills: Sequence[Fill],
) -> list[tuple[int, float]]:
    """Return each place where a panel that begins at `start` can end, with its cost, if it is not
    the last panel."""
    room = rooms.at(phase)
    turn = 1.0 if rooms.at(following).is_in_sight else TURN
    paper = PANEL if rooms.more else 0.0
    if start == len(measures.ends):
        return [(start, EMPTY + paper)]
    found = [(start, EMPTY + paper + EMPTY_BEFORE)]
    sections_before = measures.sections[start + 1]
    height = room.height + SLACK
    for end, best, lowest in fills:
        used, cost = best if best[0] <= height else lowest
        if used > height or end in measures.bound:
            continue
        cost += paper + JOINED_SECTIONS * (measures.sections[end] - sections_before)
        if end not in measures.forced:
            cost += EMPTY * max(0.0, 1 - used / room.height) ** 2
            cost += turn * measures.partings[end - 1]
        found.append((end, cost))
    return found


def _last_panel(
    measures: _Measures, rooms: Rooms, start: int, phase: int, fills: Sequence[Fill]
) -> tuple[float, float] | None:
    """Return the height of all from `start` with the small print, and the cost of their runs; None
    if the panel cannot be the last one, holding them."""
    if rooms.after(phase) is not None and not rooms.more:
        return None
    height, count = rooms.at(phase).height, len(measures.ends)
    filled: tuple[float, float] | None = (0.0, 0.0)
    if start < count:
        is_all = bool(fills) and fills[-1].end == count
        filled = fills[-1].within(height - rooms.closing) if is_all else None
    if filled is None or filled[0] + rooms.closing > height + SLACK:
        return None
    return filled[0] + rooms.closing, filled[1]


def _final_cost(
    measures: _Measures, rooms: Rooms, start: int, phase: int, fills: Sequence[Fill]
) -> float:
    """Return the cost of the last panel, holding all from `start` and the small print; infinite if
    it cannot."""
    last = _last_panel(measures, rooms, start, phase, fills)
    if last is None:
        return inf
    (used, cost), count = last, len(measures.ends)
    if start < count:
        cost += JOINED_SECTIONS * (measures.sections[count] - measures.sections[start + 1])
    empty = max(0.0, 1 - used / rooms.at(phase).height) ** 2
    cost += empty * (EMPTY_END if rooms.more else EMPTY)
    return cost + (PANEL if rooms.more else 0.0)

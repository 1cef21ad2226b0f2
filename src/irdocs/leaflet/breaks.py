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

from irdocs.caching.by_value import cached_by_value
from irdocs.frozen import frozen, replace
from irdocs.leaflet.balance import SLACK, UNEVEN, Fill, GroupMeasure, Heights
from irdocs.leaflet.boxes import Box, Parting

EMPTY = 40.0
"""The cost of an empty panel; of a partly filled one, this times the square of its empty share.
Squares make panels alike: two panels filled to 80 % cost less than one filled wholly and one to 60
%. All other costs are to be read against it: at 70 % a panel costs 3.6, at half 10."""
EMPTY_END = 20.0
"""The same for the last panel of a format that grows, where a reader expects the words to end."""
BARE_END = 10.0
"""The cost of small print alone on the last page of such a format: the block before it keeps it
company, but nothing is torn apart for that."""
NOTES = 8.0
"""The cost of a page of a booklet that is ruled for notes: less than of two that are half empty."""
EMPTY_BEFORE = 1.0
"""What an empty panel costs more if content follows: readers take it for a misprint."""
PANEL = 12.0
"""The cost of each panel of a format that grows: paper is not spent to mend what can be borne."""
JOINED_SECTIONS = 4.0
"""The cost of a section that begins below another one instead of at the head of a panel."""
JOINED_ON_A_PAGE = 1.0
"""The same where a page holds several sections: it is not left half empty for that."""
SPLIT_SECTION = 1.5
"""What a parting within a section costs more if a panel holds all of it: a page may end short."""
SPLIT_ON_A_PAGE = 0.5
"""The same where a page holds several: a short one with a page of its own leaves most of it
empty."""
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
        Parting.FEW: 9.0,  # no page is too small for them
        Parting.BAND: 15.0,
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
    may_be_notes: bool = False
    """Whether it is ruled for the reader's notes if all content stands before it."""


@frozen
class Rooms:
    """The panels in reading order."""

    first: tuple[PanelRoom, ...]
    more: tuple[PanelRoom, ...] = ()
    """Those that follow as often as there is content; without any, the number of panels is fixed,
    and small print stands on the last one."""
    closing: float = 0.0
    """The height in pt of the small print, with the space above it."""
    is_bare: bool = True
    """Whether nothing but small print stands there, no callout."""
    is_large: bool = False
    """Whether the type is so large that a page holds hardly more than one section."""

    @property
    def has_long_pages(self) -> bool:
        """Whether they are pages, as many as there is content, that hold several sections each."""
        return bool(self.more) and not self.is_large

    @property
    def joined(self) -> float:
        """What a section costs that begins below another one."""
        return JOINED_ON_A_PAGE if self.has_long_pages else JOINED_SECTIONS

    @property
    def split(self) -> float:
        """What a parting within a section that a panel holds costs more."""
        return SPLIT_ON_A_PAGE if self.has_long_pages else SPLIT_SECTION

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
    at_end: float = 0.0
    """How much of it on the last one, if small print stands there alone."""


@frozen
class _Measures:
    """What the cost of a panel is computed from, for boxes that are parted only between groups."""

    heights: Heights
    sections: tuple[int, ...]
    """For each place, how many sections begin before it."""
    partings: tuple[float, ...]
    """For each group, the cost of a break after it by what it parts."""
    costs: tuple[float, ...]
    """The same with what it costs to part a section that a panel holds."""
    ends: tuple[int, ...]
    """For each group, the place where its panel ends at the latest: the next page break of the
    author's."""
    forced: frozenset[int]
    """The places at which the author breaks."""
    bound: frozenset[int]
    """The places at which no panel ends."""


@frozen
class Content:
    """What is parted into panels, as breaks see it."""

    groups: tuple[GroupMeasure, ...]
    section_starts: frozenset[int]
    """The numbers of the groups that begin a section."""
    forced: frozenset[int]
    """Those of the groups before which the author breaks."""
    rooms: Rooms
    bound: frozenset[int] = frozenset()
    """Those of the groups that must share a panel with the group before."""

    def best(self) -> Breaks | None:
        """Return the best way of parting it into panels, or None if no way holds all."""
        return _best_breaks(self.groups, self.section_starts, self.forced, self.rooms, self.bound)

    def if_scaled(self, factor: float) -> Breaks | None:
        """Return about the best way if all in it were higher by a factor: how it would be parted
        in other type, before it is set in that."""
        groups = tuple(group.scaled(factor) for group in self.groups)
        rooms = replace(self.rooms, closing=self.rooms.closing * factor)
        return _found(groups, self.section_starts, self.forced, rooms, self.bound)

    def if_spaced(self, factor: float) -> Breaks | None:
        """Return about the best way if all spaces between boxes were smaller by a factor."""
        groups = tuple(group.spaced(factor) for group in self.groups)
        return _found(groups, self.section_starts, self.forced, self.rooms, self.bound)


def best_breaks(
    groups: Sequence[Sequence[Box]],
    section_starts: frozenset[int],
    forced: frozenset[int],
    rooms: Rooms,
    bound: frozenset[int] = frozenset(),
) -> Breaks | None:
    """Return the best way of parting groups into panels, or None if no way holds them all.

    Groups are boxes that share a panel, and a column of it where they stand in one. The other
    arguments see `Content`.
    """
    measures = tuple(map(GroupMeasure.of, groups))
    return Content(measures, section_starts, forced, rooms, bound).best()


CONTENTS = 64
"""Of how many contents the best breaks are remembered: most saves, and most records of editions,
change no height."""


@cached_by_value(CONTENTS)
def _best_breaks(
    groups: tuple[GroupMeasure, ...],
    section_starts: frozenset[int],
    forced: frozenset[int],
    rooms: Rooms,
    bound: frozenset[int],
) -> Breaks | None:
    return _found(groups, section_starts, forced, rooms, bound)


def _found(
    groups: tuple[GroupMeasure, ...],
    section_starts: frozenset[int],
    forced: frozenset[int],
    rooms: Rooms,
    bound: frozenset[int],
) -> Breaks | None:
    least = sum(group.least for group in groups)
    if not rooms.more and least > sum(room.height for room in rooms.first):
        return None
    measures = _measured(groups, section_starts, forced, bound, rooms)
    return _Search(measures, rooms).best()


@frozen
class _PanelStart:
    """A panel that begins at a place, if it is not the last one."""

    phase: int
    following: int
    """The phase of the panel after it."""
    cost: float
    """The least cost of all panels before it."""
    room: float
    """Its height in pt."""
    turn: float
    """How much worse than in sight of the reader a parting at its end is."""
    empty: float
    """What its emptiness costs at least, times the square of its empty share: EMPTY, or less where
    two columns that are uneven might cost less than they fill."""


class _Search:
    """The search for the least cost with which a panel of each phase begins at each place.

    A panel is measured only if it might lead to its end for less than those that begin before it
    and lead there, too. Where that is impossible is known without parting its columns: no two are
    lower than half of what stands in them. That spares nine panels of ten.
    """

    def __init__(self, measures: _Measures, rooms: Rooms) -> None:
        self._measures = measures
        self._rooms = rooms
        self._count = len(measures.ends)
        self._phases = range(len(rooms.first) + len(rooms.more))
        self._paper = PANEL if rooms.more else 0.0
        self._least = [[inf] * (self._count + 1) for _ in self._phases]
        """By the phase and the place."""
        self._least[0][0] = 0.0
        self._came_from: dict[tuple[int, int], tuple[int, int]] = {}
        """The place and the phase of the panel before, by those of a panel."""

    def best(self) -> Breaks | None:
        """Return the best way, or None if there is none."""
        last, least = None, inf
        for start in range(self._count + 1):
            self._pass_over(start)
            whole = self._fill(start)
            for phase in self._phases:
                cost = self._least[phase][start]
                if cost < inf:
                    cost += _final_cost(self._measures, self._rooms, start, phase, whole)
                if cost < least:
                    last, least = (start, phase, whole), cost
        return self._way(*last, least) if last else None

    def _reach(self, end: int, following: int, cost: float, start: int, phase: int) -> None:
        """Note that a panel leads to a place for a cost."""
        if cost < self._least[following][end]:
            self._least[following][end] = cost
            self._came_from[end, following] = start, phase

    def _pass_over(self, start: int) -> None:
        """Leave panels empty: one leads to the next, and the last of a side to the first."""
        is_end = start == self._count
        empty = EMPTY + self._paper + (0.0 if is_end else EMPTY_BEFORE)
        for phase in (*self._phases, *self._phases) if self._rooms.more else self._phases:
            following, cost = self._rooms.after(phase), self._least[phase][start]
            if following is not None and cost < inf:
                is_ruled = is_end and self._rooms.at(phase).may_be_notes
                own = NOTES if is_ruled else empty
                self._reach(start, following, cost + own, start, phase)

    def _fill(self, start: int) -> Fill | None:
        """Fill the panels that begin at a place, as far as that is of use; return what all that
        follows takes of the highest one, or None if that does not hold it."""
        if start == self._count:
            return Fill(start, (0.0, 0.0), (0.0, 0.0))
        measures, count = self._measures, self._count
        if all(self._least[phase][start] == inf for phase in self._phases):
            return None
        begun = [panel for phase in self._phases if (panel := self._begun(start, phase))]
        bound, forced, sections = measures.bound, measures.forced, measures.sections
        costs, least, before = measures.costs, self._least, sections[start + 1]
        joined = self._rooms.joined

        def cost_of(panel: _PanelStart, end: int, used: float, empty: float) -> float:
            """Return the cost of all panels as far as a place, but for the runs in this one, if it
            takes `used` pt; `empty` is what its emptiness costs."""
            cost = panel.cost + joined * (sections[end] - before)
            if end not in forced:
                cost += panel.turn * costs[end - 1]
                if used < panel.room:
                    cost += empty * (1 - used / panel.room) ** 2
            return cost

        def is_of_use(end: int, used: float) -> bool:
            """Whether a panel that ends at a place may be of use, if it takes `used` pt at most
            with even columns."""
            if end in bound:
                return False
            if end == count:  # it may be the last one
                return True
            for panel in begun:  # a long document comes here a million times
                if cost_of(panel, end, used, panel.empty) < least[panel.following][end]:
                    return True
            return False

        whole = None
        for fill in measures.heights.within(start, measures.ends[start], is_of_use):
            whole = fill if fill.end == count else None
            for panel in begun:
                if filled := fill.within(panel.room):
                    used, cost = filled
                    cost += cost_of(panel, fill.end, used, EMPTY)
                    self._reach(fill.end, panel.following, cost, start, panel.phase)
        return whole

    def _begun(self, start: int, phase: int) -> _PanelStart | None:
        """Return a panel that begins at a place; None if none does, or it is the last one."""
        cost, following = self._least[phase][start], self._rooms.after(phase)
        if following is None or cost == inf:
            return None
        room = self._rooms.at(phase).height
        turn = 1.0 if self._rooms.at(following).is_in_sight else TURN
        empty = min(EMPTY, UNEVEN * room / self._rooms.highest)
        return _PanelStart(phase, following, cost + self._paper, room, turn, empty)

    def _way(self, start: int, phase: int, whole: Fill | None, cost: float) -> Breaks:
        """Return the way whose last panel begins at a place, all that follows being on it."""
        measures, rooms = self._measures, self._rooms
        states = [(start, phase)]
        while states[-1] in self._came_from:
            states.append(self._came_from[states[-1]])
        states.reverse()
        ranges = tuple(pairwise((*(start for start, _ in states), self._count)))
        ends = {end for _, end in ranges[:-1] if end > 0} - measures.forced
        worst = max((measures.partings[end - 1] for end in ends), default=0.0)
        used, _ = _last_panel(measures, rooms, start, phase, whole) or (0.0, 0.0)
        empty = 1 - used / rooms.at(phase).height
        at_end = empty if ranges[-1][0] == self._count else 0.0
        for (_, passed), (first, end) in zip(states[:-1], ranges[:-1], strict=True):
            height = rooms.at(passed).height
            filled = measures.heights.fill(first, end).within(height)
            empty += 1 - (filled[0] if filled else 0.0) / height
        return Breaks(ranges, cost, worst, empty, at_end)


def _measured(
    groups: Sequence[GroupMeasure],
    section_starts: frozenset[int],
    forced: frozenset[int],
    bound: frozenset[int],
    rooms: Rooms,
) -> _Measures:
    """Return the measures of groups of boxes, for the panels of `rooms`."""
    highest, split = rooms.highest, rooms.split
    ends = []
    end = len(groups)
    for number in reversed(range(len(groups))):
        if number + 1 in forced:
            end = number + 1
        ends.append(end)
    ends.reverse()
    heights = Heights(groups, highest)
    partings = tuple(PENALTIES[group.parting] for group in groups)
    costs = list(partings)
    for start, end in pairwise((*sorted(section_starts), len(groups))):
        if heights.even(start, end) <= highest + SLACK:
            for number in range(start, end - 1):
                costs[number] += split
    return _Measures(
        heights,
        (0, *accumulate(int(number in section_starts) for number in range(len(groups)))),
        partings,
        tuple(costs),
        tuple(ends),
        forced,
        bound,
    )


def _last_panel(
    measures: _Measures, rooms: Rooms, start: int, phase: int, whole: Fill | None
) -> tuple[float, float] | None:
    """Return the height of all from `start` with the small print, and the cost of their runs; None
    if the panel cannot be the last one, holding them. `whole` is what they take, if any panel
    holds them."""
    if rooms.after(phase) is not None and not rooms.more:
        return None
    height = rooms.at(phase).height
    filled = whole.within(height - rooms.closing) if whole else None
    if start == len(measures.ends):
        filled = (0.0, 0.0)  # however high the small print is
    if filled is None or filled[0] + rooms.closing > height + SLACK:
        return None
    return filled[0] + rooms.closing, filled[1]


def _final_cost(
    measures: _Measures, rooms: Rooms, start: int, phase: int, whole: Fill | None
) -> float:
    """Return the cost of the last panel, holding all from `start` and the small print; infinite if
    it cannot."""
    last = _last_panel(measures, rooms, start, phase, whole)
    if last is None:
        return inf
    (used, cost), count = last, len(measures.ends)
    if start < count:
        cost += rooms.joined * (measures.sections[count] - measures.sections[start + 1])
    elif rooms.more and rooms.is_bare and count:
        cost += BARE_END
    empty = max(0.0, 1 - used / rooms.at(phase).height) ** 2
    cost += empty * (EMPTY_END if rooms.more else EMPTY)
    return cost + (PANEL if rooms.more else 0.0)

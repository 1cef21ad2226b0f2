"""Find the section that need be shortened least so that a leaflet holds its content.

The content that no way of breaking holds is measured again with lines left out of one section, and
the least number is searched that makes all fit: first lines that go on with a paragraph, then whole
paragraphs and points of one line, from the end of the section, but none of a block's last line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from irdocs.frozen import frozen, replace
from irdocs.leaflet.balance import SLACK, Heights
from irdocs.leaflet.boxes import Box, TextMark
from irdocs.leaflet.breaks import Rooms
from irdocs.page.tags import Tag

A_LINE = 1.35
"""A box of text that is higher than so many lines of running text is more than one line."""

_Place = tuple[int, int]
"""The number of a group, and that of a box in it."""


@frozen
class TooMuch:
    """Groups of boxes that panels do not hold, as breaks.py has them."""

    groups: tuple[tuple[Box, ...], ...]
    section_starts: frozenset[int]
    forced: frozenset[int]
    bound: frozenset[int]
    rooms: Rooms

    def without(self, places: Sequence[_Place]) -> TooMuch:
        """Return the same without some boxes, whose groups stay."""
        groups = [list(group) for group in self.groups]
        for group, box in places:
            nothing = replace(groups[group][box], height=0.0, marks=(), space_before=0.0)
            groups[group][box] = nothing
        return replace(self, groups=tuple(map(tuple, groups)))

    @property
    def is_held(self) -> bool:
        """Whether the panels hold it: each is filled as far as it can be."""
        rooms, heights = self.rooms, Heights.of(self.groups, self.rooms.highest)
        forced = sorted(self.forced)
        start, phase, idle = 0, 0, 0
        while True:
            following = rooms.after(phase)
            room = rooms.at(phase).height
            until = next((place for place in forced if place > start), len(self.groups))
            ends = [
                fill.end
                for fill in heights.within(start, until)
                if fill.lowest[0] <= room + SLACK and fill.end not in self.bound
            ]
            end = max(ends, default=start)
            if following is None or rooms.more:
                rest = list(heights.within(start, len(self.groups)))
                used = rest[-1].lowest[0] if rest else 0.0
                is_whole = until == len(self.groups) and (
                    start == until or bool(rest and rest[-1].end == until)
                )
                if is_whole and used + rooms.closing <= room + SLACK:
                    return True
            idle = idle + 1 if end == start else 0
            if following is None or idle > len(rooms.first) + len(rooms.more):
                return False
            start, phase = end, following


@frozen
class Shortening:
    """What to shorten, and by how many lines."""

    section: int | None
    """The number of the section; None for all the text."""
    lines: int


def cheapest(arrangements: Sequence[TooMuch], pitch: float) -> Shortening | None:
    """Return the shortening that takes the fewest lines; None if none is enough.

    One of the `arrangements` of the same sections must hold what is left. Lines are `pitch` pt
    high. Of sections that need equally few, the one with the most lines is chosen; the text as a
    whole is what to shorten where no section is long enough.
    """
    if not arrangements:
        return None
    removable = [_removable(arrangement, pitch) for arrangement in arrangements]
    found: list[tuple[int, int, int]] = []
    for section, most in ((n, len(places)) for n, places in removable[0].items() if places):
        least = _least(arrangements, [lines.get(section, []) for lines in removable], most)
        if least is not None:
            found.append((least, -most, section))
    if found:
        least, _, section = min(found)
        return Shortening(section, least)
    whole = [_in_turns(list(lines.values())) for lines in removable]
    least = _least(arrangements, whole, min(map(len, whole)))
    return None if least is None else Shortening(None, least)


def _in_turns(places: Sequence[Sequence[_Place]]) -> list[_Place]:
    """Return the places of all sections, one of each in turns, so that all become shorter alike."""
    rounds = zip_longest(*places)
    return [place for each in rounds for place in each if place is not None]


def _least(
    arrangements: Sequence[TooMuch], places: Sequence[Sequence[_Place]], most: int
) -> int | None:
    """Return how many of the boxes at the places must go, in their order; None if all do not do."""

    def is_held(count: int) -> bool:
        return any(
            arrangement.without(each[:count]).is_held
            for arrangement, each in zip(arrangements, places, strict=True)
        )

    counts = range(1, most + 1)
    found = bisect_left(counts, True, key=is_held)
    return counts[found] if found < len(counts) else None


def _removable(content: TooMuch, pitch: float) -> Mapping[int, list[_Place]]:
    """Return the places of lines by their section, those first that are to go first."""
    further: dict[int, list[_Place]] = {}
    whole: dict[int, list[_Place]] = {}
    section, seen = -1, set[str]()
    before: Box | None = None
    for number, group in enumerate(content.groups):
        if number in content.section_starts:
            section += 1
        for index, box in enumerate(group):
            if not _is_line(box, pitch):
                before = None
                continue
            goes_on = before is not None and before.block == box.block and not box.space_before
            if goes_on:
                further.setdefault(section, []).insert(0, (number, index))
            elif box.block in seen:
                whole.setdefault(section, []).insert(0, (number, index))
            seen.add(box.block)
            before = box
    sections = range(section + 1)
    return {n: [*further.get(n, []), *whole.get(n, [])] for n in sections}


def _is_line(box: Box, pitch: float) -> bool:
    """Whether a box is a line of running text in a block, and no title."""
    owners = [mark.owner for mark in box.marks if isinstance(mark, TextMark)]
    is_text = bool(owners) and len(owners) == len(box.marks)
    is_title = any(isinstance(owner, Tag) and owner.role.startswith("H") for owner in owners)
    return bool(box.block) and is_text and not is_title and box.height <= A_LINE * pitch

"""Set boxes of a page in two columns of about equal height, between those that stand across it.

A panel may have two columns. A box then stands across the panel or, if it is `in_column`, in one of
its columns; boxes in columns that follow one another are a run. A run is parted once, and its two
parts stand side by side: what is read first at the left, what follows at the right, both from the
same height on. So a panel holds bands, one below the other, and each is read to its end before the
next begins.

A run is parted where that costs least. As a page is short, that need not be the place that makes it
lowest; where the panel does not hold it then, the lowest is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType

from irdocs.leaflet.boxes import Box, Parting

SLACK = 0.01
"""Heights that differ by less, in pt, are the same."""
UNEVEN = 45.0
"""The cost of two columns whose heights differ by as much as the highest panel has room; less is
less in proportion."""
LONGER_AT_RIGHT = 1.25
"""How much worse a difference is if the right column is the higher one, as if by mistake."""
ONE_BLOCK = 0.4
"""How much less a parting costs in a run of one block, which has both columns to itself; not one
that leaves a thing alone."""
PENALTIES: Mapping[Parting, float] = MappingProxyType(
    {
        Parting.SECTIONS: 0.0,
        Parting.BLOCKS: 0.5,
        Parting.PARAGRAPHS: 2.0,
        Parting.ITEMS: 5.0,
        Parting.TOGETHER: 5.0,  # both columns are one page, in sight at once
        Parting.LINES: 6.0,
        Parting.STEPS: 7.0,
        Parting.ALONE: 8.0,
        Parting.ROWS: 8.0,
    }
)
"""The cost of a column's end by what it parts; see breaks.py for that of a panel's end."""


@dataclass(frozen=True, slots=True)
class PartedRun:
    """A run of groups as it stands in two columns."""

    split: int
    """The number of the first group of the right column; that after the run's if it is empty."""
    height: float
    """The height of the higher column, in pt."""
    cost: float


@dataclass(frozen=True, slots=True)
class Fill:
    """What the groups up to a place take of a panel, parted as is best, and as is lowest."""

    end: int
    best: tuple[float, float]
    """The height in pt, and the cost of the runs."""
    lowest: tuple[float, float]

    def within(self, room: float) -> tuple[float, float] | None:
        """Return the height and the cost with which they stand on a panel; None if they do not."""
        for height, cost in (self.best, self.lowest):
            if height <= room + SLACK:
                return height, cost
        return None


@dataclass(frozen=True, slots=True)
class GroupBand:
    """Groups that stand one below the other, `start` to `end`, or those of a run, from `split`."""

    start: int
    end: int
    split: int | None = None
    """The first group of the right column; None for groups across the panel."""


class Heights:
    """The heights of groups of boxes, each of which shares a panel and a column.

    A group is in a column if its boxes are.
    """

    def __init__(self, groups: Sequence[Sequence[Box]], highest: float) -> None:
        """Measure groups for panels of which the one with the most room has `highest` pt."""
        self._groups = groups
        self._highest = highest
        heights = (sum(box.space_before + box.height for box in group) for group in groups)
        self._tops = (0.0, *accumulate(heights))
        self._in_column = tuple(group[0].in_column for group in groups)
        self._runs: dict[tuple[int, int], tuple[PartedRun, PartedRun]] = {}

    def fills(self, start: int, last: int) -> Iterator[Fill]:
        """Yield what the groups from `start` take, for each place where their panel may end."""
        best = lowest = above_best = above_lowest = (0.0, 0.0)
        run_start: int | None = None
        for number in range(start, last):
            if self._in_column[number]:
                if run_start is None:
                    run_start, above_best, above_lowest = number, best, lowest
                space = self._groups[run_start][0].space_before if run_start > start else 0.0
                as_best, as_lowest = self._run(run_start, number + 1)
                best = (above_best[0] + space + as_best.height, above_best[1] + as_best.cost)
                lowest = (
                    above_lowest[0] + space + as_lowest.height,
                    above_lowest[1] + as_lowest.cost,
                )
            else:
                run_start = None
                added = self._tops[number + 1] - self._tops[number]
                added -= self._dropped(number) if number == start else 0.0
                best, lowest = (best[0] + added, best[1]), (lowest[0] + added, lowest[1])
            yield Fill(number + 1, best, lowest)

    def bands(self, start: int, end: int, room: float) -> list[GroupBand]:
        """Return the groups of a panel as bands, parted as `Fill.within` takes them."""
        *_, whole = (Fill(start, (0.0, 0.0), (0.0, 0.0)), *self.fills(start, end))
        is_best = whole.best[0] <= room + SLACK
        found: list[GroupBand] = []
        number = start
        while number < end:
            behind = number
            while behind < end and self._in_column[behind] == self._in_column[number]:
                behind += 1
            if self._in_column[number]:
                best, lowest = self._run(number, behind)
                found.append(GroupBand(number, behind, (best if is_best else lowest).split))
            else:
                found.append(GroupBand(number, behind))
            number = behind
        return found

    def _dropped(self, number: int) -> float:
        """Return what a group takes less at the head of a panel, in pt; a header that is repeated
        makes it less than 0."""
        first = self._groups[number][0]
        header = first.repeated_header
        return first.space_before - (header.height if header else 0.0)

    def _column(self, start: int, end: int) -> float:
        """Return the height of groups in one column; 0 if there are none."""
        if start == end:
            return 0.0
        return self._tops[end] - self._tops[start] - self._groups[start][0].space_before

    def _run(self, start: int, end: int) -> tuple[PartedRun, PartedRun]:
        """Return a run as it is best, and as it is lowest."""
        if (start, end) not in self._runs:
            self._runs[start, end] = self._parted(start, end)
        return self._runs[start, end]

    def _parted(self, start: int, end: int) -> tuple[PartedRun, PartedRun]:
        """Return the same, searched from the middle of the run outwards.

        The further from the middle, the more uneven the columns are; so the search ends where that
        alone costs more than what was found.
        """
        places = range(start + 1, end + 1)
        middle = places.start + bisect_left(
            places, 0.0, key=lambda split: self._column(start, split) - self._column(split, end)
        )
        middle = min(middle, end)
        near = [split for split in (middle, middle - 1) if split in places]
        lowest = min((self._at(start, split, end) for split in near), key=lambda run: run.height)
        best = lowest
        for step in (1, -1):
            split = middle if step > 0 else middle - 1
            while split in places and self._uneven(start, split, end) < best.cost:
                best = min(best, self._at(start, split, end), key=lambda run: run.cost)
                split += step
        return best, lowest

    def _uneven(self, start: int, split: int, end: int) -> float:
        """Return what it costs that the columns of a run are not equally high."""
        more = self._column(start, split) - self._column(split, end)
        return UNEVEN * (more if more >= 0 else -more * LONGER_AT_RIGHT) / self._highest

    def _at(self, start: int, split: int, end: int) -> PartedRun:
        """Return a run parted at a place."""
        height = max(self._column(start, split), self._column(split, end))
        parting = self._groups[split - 1][-1].parting
        penalty = PENALTIES[parting] if split < end else 0.0
        is_one_block = self._groups[start][0].block == self._groups[end - 1][-1].block
        if is_one_block and parting is not Parting.ALONE:
            penalty *= ONE_BLOCK
        return PartedRun(split, height, self._uneven(start, split, end) + penalty)


__all__ = ["PENALTIES", "SLACK", "Fill", "GroupBand", "Heights"]

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

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, takewhile
from math import inf
from types import MappingProxyType
from typing import NamedTuple

from irdocs.frozen import frozen
from irdocs.leaflet.boxes import Box, Parting

SLACK = 0.01
"""Heights that differ by less, in pt, are the same."""
UNEVEN = 45.0
"""The cost of two columns whose heights differ by as much as the highest panel has room; less is
less in proportion."""
LONGER_AT_RIGHT = 1.25
"""How much worse a difference is if the right column is the higher one, as if by mistake."""
ONE_BLOCK = 0.4
"""How much less a parting costs in a run of one block, which has both columns to itself."""
TORN = frozenset({Parting.ALONE, Parting.INNER_ITEMS})
"""Partings that cost no less there: what they leave at the head of a column lacks its like, or the
point that says what it is."""
PENALTIES: Mapping[Parting, float] = MappingProxyType(
    {
        Parting.SECTIONS: 0.0,
        Parting.BLOCKS: 0.5,
        Parting.PARAGRAPHS: 2.0,
        Parting.ITEMS: 5.0,
        Parting.TOGETHER: 5.0,  # both columns are one page, in sight at once
        Parting.LINES: 6.0,
        Parting.INNER_ITEMS: 7.0,
        Parting.STEPS: 7.0,
        Parting.ALONE: 8.0,
        Parting.ROWS: 8.0,
    }
)
"""The cost of a column's end by what it parts; see breaks.py for that of a panel's end."""


class PartedRun(NamedTuple):
    """A run of groups as it stands in two columns."""

    split: int
    """The number of the first group of the right column; that after the run's if it is empty."""
    height: float
    """The height of the higher column, in pt."""
    cost: float


class Fill(NamedTuple):
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


@frozen
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
        self._spaces = tuple(group[0].space_before for group in groups)
        self._in_column = tuple(group[0].in_column for group in groups)
        self._blocks = tuple((group[0].block, group[-1].block) for group in groups)
        partings = [group[-1].parting for group in groups]
        self._penalties = tuple(PENALTIES[parting] for parting in partings)
        self._within_one_block = tuple(
            PENALTIES[parting] * (1 if parting in TORN else ONE_BLOCK) for parting in partings
        )
        self._runs: dict[tuple[int, int], tuple[PartedRun, PartedRun]] = {}
        self._middles: dict[int, tuple[int, int]] = {}
        """The end of the last run that began at a group, and where it was nearly even."""

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

    def within(self, start: int, last: int) -> list[Fill]:
        """Return the same as far as the panel with the most room holds it."""
        most = self._highest + SLACK
        return list(takewhile(lambda fill: fill.lowest[0] <= most, self.fills(start, last)))

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

    def _run(self, start: int, end: int) -> tuple[PartedRun, PartedRun]:
        """Return a run as it is best, and as it is lowest."""
        parted = self._runs.get((start, end))
        if parted is None:
            parted = self._runs[start, end] = self._parted(start, end)
        return parted

    def _parted(self, start: int, end: int) -> tuple[PartedRun, PartedRun]:
        """Return the same, searched from the middle of the run outwards.

        The further from the middle, the more uneven the columns are; so the search ends where that
        alone costs more than what was found. A long document comes here some hundred thousand
        times: it is written out, without calls.
        """
        tops, spaces, highest = self._tops, self._spaces, self._highest
        is_one_block = self._blocks[start][0] == self._blocks[end - 1][1]
        penalties = self._within_one_block if is_one_block else self._penalties
        head, space, foot = tops[start], spaces[start], tops[end]
        middle = self._middle(start, end)
        low = split = middle
        left = tops[split] - head - space
        right = foot - tops[split] - spaces[split] if split < end else 0.0
        height = left if left > right else right
        if middle - 1 > start:
            left = tops[middle - 1] - head - space
            right = foot - tops[middle - 1] - spaces[middle - 1]
            if (left if left > right else right) < height:
                low, height = middle - 1, left if left > right else right
        lowest: PartedRun | None = None
        best_split, best_height, least = low, height, inf
        for first, step, last in ((low, 0, low), (middle, 1, end), (middle - 1, -1, start + 1)):
            split = first
            while start < split <= end:
                left = tops[split] - head - space
                right = foot - tops[split] - spaces[split] if split < end else 0.0
                more = left - right
                uneven = UNEVEN * (more if more >= 0 else -more * LONGER_AT_RIGHT) / highest
                if uneven >= least:
                    break
                cost = uneven + (penalties[split - 1] if split < end else 0.0)
                if cost < least:
                    best_split, least = split, cost
                    best_height = left if left > right else right
                if split == last:
                    break
                split += step
            if lowest is None:
                lowest = PartedRun(low, height, least)
        assert lowest is not None
        return PartedRun(best_split, best_height, least), lowest

    def _middle(self, start: int, end: int) -> int:
        """Return the first place of a run at which the left column is as high as the right one.

        The longer a run is, the further down it lies; so the search goes on where that for a
        shorter run ended.
        """
        tops, spaces = self._tops, self._spaces
        before, middle = self._middles.get(start, (start, start + 1))
        if before > end:
            middle = start + 1
        head, space, foot = tops[start], spaces[start], tops[end]
        while middle < end:
            left = tops[middle] - head - space
            if left >= foot - tops[middle] - spaces[middle]:
                break
            middle += 1
        self._middles[start] = end, middle
        return middle


__all__ = ["PENALTIES", "SLACK", "Fill", "GroupBand", "Heights"]

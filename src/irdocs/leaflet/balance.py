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

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
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
        Parting.FEW: 10.0,
        Parting.BAND: 8.0,
        Parting.ALONE: 8.0,
        Parting.ROWS: 8.0,
    }
)
"""The cost of a column's end by what it parts; see breaks.py for that of a panel's end."""
_TORN = frozenset({Parting.ALONE, Parting.BAND, Parting.INNER_ITEMS})
IN_ONE_BLOCK: Mapping[Parting, float] = MappingProxyType(
    {parting: cost * (1.0 if parting in _TORN else 0.4) for parting, cost in PENALTIES.items()}
)
"""The same in a run of one block, which has both columns to itself. What lacks its like at the head
of a column, or the point that says what it is, costs no less."""
THREE = 3
OF_THREE: Mapping[Parting, float] = MappingProxyType(
    {**IN_ONE_BLOCK, Parting.ALONE: 0.6 * PENALTIES[Parting.ALONE]}
)
"""The same where it has three things: an empty column beside them is worse than one alone."""


class GroupMeasure(NamedTuple):
    """All that breaks depend on of a group, whatever its words are; lengths in pt."""

    height: float
    """Of its boxes, with the spaces above them."""
    space: float
    """Above its first box."""
    header: float
    """The height of a table's header that is set again above it if it begins a panel."""
    least: float
    """What its boxes take at least, without spaces, however they are set."""
    in_column: bool
    blocks: tuple[str, str]
    """The ids of the blocks of its first and its last box."""
    parting: Parting

    @classmethod
    def of(cls, group: Sequence[Box]) -> GroupMeasure:
        """Return the measure of boxes that share a panel."""
        first, last = group[0], group[-1]
        return cls(
            sum(box.space_before + box.height for box in group),
            first.space_before,
            first.repeated_header.height if first.repeated_header else 0.0,
            sum(box.height / (2 if box.in_column else 1) for box in group),
            first.in_column,
            (first.block, last.block),
            last.parting,
        )

    def scaled(self, factor: float) -> GroupMeasure:
        """Return the measure if all heights are larger by a factor."""
        return self._replace(
            height=self.height * factor, space=self.space * factor,
            header=self.header * factor, least=self.least * factor,
        )  # fmt: skip

    def spaced(self, factor: float) -> GroupMeasure:
        """Return the measure if the spaces above its boxes are smaller by a factor."""
        boxes = self.least * (2 if self.in_column else 1)
        return self._replace(
            height=boxes + (self.height - boxes) * factor, space=self.space * factor
        )


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

    def __init__(self, groups: Sequence[GroupMeasure], highest: float) -> None:
        """Measure groups for panels of which the one with the most room has `highest` pt."""
        self._groups = groups
        self._highest = highest
        heights = [group.height for group in groups]
        self._tops = (0.0, *accumulate(heights))
        self._spaces = tuple(group.space for group in groups)
        self._in_column = tuple(group.in_column for group in groups)
        self._evened = (0.0, *accumulate(self._even_heights(heights)))
        """Tops of groups that are nowhere below those of even columns."""
        bare = (
            (height - space) / (2 if in_column else 1)
            for height, space, in_column in zip(heights, self._spaces, self._in_column, strict=True)
        )
        self._bare = (0.0, *accumulate(bare))
        """Tops of groups without the spaces above them, that are nowhere above those of columns."""
        self._blocks = tuple(group.blocks for group in groups)
        partings = [group.parting for group in groups]
        self._penalties = tuple(PENALTIES[parting] for parting in partings)
        self._within_one_block = tuple(IN_ONE_BLOCK[parting] for parting in partings)
        self._within_three = tuple(OF_THREE[parting] for parting in partings)
        self._runs: dict[tuple[int, int], tuple[PartedRun, PartedRun]] = {}
        self._middles: dict[int, tuple[int, int]] = {}
        """The end of the last run that began at a group, and where it was nearly even."""

    @classmethod
    def of(cls, groups: Sequence[Sequence[Box]], highest: float) -> Heights:
        """Return the heights of groups of boxes."""
        return cls([GroupMeasure.of(group) for group in groups], highest)

    def _even_heights(self, heights: Sequence[float]) -> Iterator[float]:
        """Yield the height that each group adds, at most, to columns of the same height; the space
        above a run is above both of them."""
        was_in_column = False
        for height, space, in_column in zip(heights, self._spaces, self._in_column, strict=True):
            begins = in_column and not was_in_column
            yield (height + space if begins else height) / (2 if in_column else 1)
            was_in_column = in_column

    def even(self, start: int, end: int) -> float:
        """Return the height in pt that groups have at the head of a panel if their columns are
        even."""
        if start == end:
            return 0.0
        is_in_run = start > 0 and self._in_column[start - 1] and self._in_column[start]
        # Of the space above what begins within a run, half is in the tops of even columns.
        space = self._spaces[start] / (2 if is_in_run else 1)
        return self._evened[end] - self._evened[start] - space + self._groups[start].header

    def fills(
        self, start: int, last: int, is_wanted: Callable[[int, float], bool] | None = None
    ) -> Iterator[Fill]:
        """Yield what the groups from `start` take, for each place where their panel may end.

        `is_wanted` is given a place, and the height in pt that the groups up to there have at most
        if their columns are even; what they take is measured and yielded only if it returns True.
        """
        best = lowest = (0.0, 0.0)
        """Of the groups above the run that is not at its end."""
        run_start: int | None = None
        evened = self._evened
        head = evened[start] + min(0.0, self._dropped(start)) if start < last else 0.0
        for number in range(start, last):
            if not self._in_column[number]:
                if run_start is not None:
                    best, lowest = self._with_run(best, lowest, run_start, number, start)
                    run_start = None
                added = self._tops[number + 1] - self._tops[number]
                added -= self._dropped(number) if number == start else 0.0
                best, lowest = (best[0] + added, best[1]), (lowest[0] + added, lowest[1])
            elif run_start is None:
                run_start = number
            end = number + 1
            if is_wanted is not None and not is_wanted(end, evened[end] - head):
                continue
            if run_start is None:
                yield Fill(end, best, lowest)
            else:
                yield Fill(end, *self._with_run(best, lowest, run_start, end, start))

    def _with_run(
        self,
        best: tuple[float, float],
        lowest: tuple[float, float],
        run_start: int,
        end: int,
        start: int,
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return what groups take with a run below them, on a panel that begins at `start`."""
        space = self._spaces[run_start] if run_start > start else 0.0
        as_best, as_lowest = self._run(run_start, end)
        return (
            (best[0] + space + as_best.height, best[1] + as_best.cost),
            (lowest[0] + space + as_lowest.height, lowest[1] + as_lowest.cost),
        )

    def fill(self, start: int, end: int) -> Fill:
        """Return what the groups of a panel take."""
        if start == end:
            return Fill(end, (0.0, 0.0), (0.0, 0.0))
        return next(self.fills(start, end, lambda place, _: place == end))

    def within(
        self, start: int, last: int, is_wanted: Callable[[int, float], bool] | None = None
    ) -> Iterator[Fill]:
        """Yield the same as far as the panel with the most room holds it."""
        most = self._highest + SLACK
        last = min(last, bisect_right(self._bare, self._bare[start] + most))
        return takewhile(lambda fill: fill.lowest[0] <= most, self.fills(start, last, is_wanted))

    def bands(self, start: int, end: int, room: float) -> list[GroupBand]:
        """Return the groups of a panel as bands, parted as `Fill.within` takes them."""
        is_best = self.fill(start, end).best[0] <= room + SLACK
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
        return self._groups[number].space - self._groups[number].header

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
        if is_one_block and end - start == THREE:
            penalties = self._within_three
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


__all__ = ["PENALTIES", "SLACK", "Fill", "GroupBand", "GroupMeasure", "Heights"]

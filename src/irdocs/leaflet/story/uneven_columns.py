"""Tell how high boxes are that stand in two columns, and how uneven the columns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from irdocs.leaflet.boxes import Box

MOST_UNEVEN = 0.45
"""Columns of which one is lower than the other by more than this part of that are uneven."""
MOST_HIGHER = 1.1
"""What is whole stands rather across the panel than beside a column so uneven, if all is then no
higher than so many times."""


def parted(boxes: Sequence[Box]) -> tuple[float, float]:
    """Return the height in pt of the higher of two columns, as low as it can be, and by how much
    the other one is lower."""
    best = (height(boxes), height(boxes))
    for number in range(1, len(boxes)):
        if boxes[number - 1].keep_with_next:
            continue
        left, right = height(boxes[:number]), height(boxes[number:])
        best = min(best, (max(left, right), abs(left - right)))
    return best


def are_uneven(boxes: Sequence[Box]) -> bool:
    """Whether boxes make columns of which one is much lower than the other."""
    higher, difference = parted(boxes)
    return difference > higher * MOST_UNEVEN


def height_of_all(blocks: Sequence[Sequence[Box]]) -> float:
    """Return the height in pt of blocks below one another, those in columns side by side."""
    return sum(_heights([box for boxes in blocks for box in boxes]))


def _heights(boxes: Sequence[Box]) -> Iterator[float]:
    for is_in_column, group in groupby(boxes, key=lambda box: box.in_column):
        run = list(group)
        yield run[0].space_before + (parted(run)[0] if is_in_column else height(run))


def height(boxes: Sequence[Box]) -> float:
    """Return the height of boxes in pt, without the space above them."""
    return sum(box.space_before + box.height for box in boxes) - boxes[0].space_before

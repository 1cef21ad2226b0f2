"""Things of one kind are shared out among slides so that each slide is full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irdocs.deck.grouping import shared_out
from irdocs.deck.layout_names import COUNTS, LayoutKind

CARDS = COUNTS[LayoutKind.CARDS]


@pytest.mark.parametrize(
    ("number", "most", "sizes"),
    [(4, 6, [4]), (5, 6, [3, 2]), (7, 6, [4, 3]), (9, 6, [6, 3]), (10, 6, [6, 4]),
     (13, 6, [6, 4, 3]), (8, 6, [4, 4]), (7, 4, [4, 3]), (9, 4, [3, 3, 3]), (5, 3, [3, 2]),
     (1, 6, [1]), (3, 2, [2, 1])],
)  # fmt: skip
def test_no_slide_of_cards_has_an_empty_one(number: int, most: int, sizes: list[int]) -> None:
    assert [len(group) for group in shared_out(range(number), most, 2, CARDS)] == sizes


@given(st.integers(0, 40), st.integers(2, 8), st.sampled_from([(), CARDS, (2, 3)]))
def test_each_thing_is_on_one_slide(number: int, most: int, counts: tuple[int, ...]) -> None:
    groups = shared_out(range(number), most, 2, counts)
    assert [item for group in groups for item in group] == list(range(number))
    assert all(0 < len(group) <= max(most, 2) for group in groups)

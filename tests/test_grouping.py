"""Things of one kind are shared out among slides so that each slide is full."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from irdocs.deck.grouping import shared_out, turned
from irdocs.deck.layout_names import COUNTS, LayoutKind
from support.small_documents import built, one_section, whole

CARDS = COUNTS[LayoutKind.CARDS]


@pytest.mark.parametrize(
    ("number", "most", "sizes"),
    [(4, 6, [4]), (5, 6, [3, 2]), (7, 6, [4, 3]), (9, 6, [6, 3]), (10, 6, [6, 4]),
     (13, 6, [6, 4, 3]), (8, 6, [4, 4]), (7, 4, [4, 3]), (9, 4, [3, 3, 3]), (5, 3, [3, 2]),
     (1, 6, [1]), (3, 2, [2, 1])],
)  # fmt: skip
def test_no_slide_of_cards_has_an_empty_one(number: int, most: int, sizes: list[int]) -> None:
    assert [len(group) for group in shared_out(range(number), most, 2, CARDS)] == sizes


@pytest.mark.parametrize("sizes", [[], [3], [3, 2], [6, 4, 3], [2, 2, 1]])
def test_groups_may_stand_the_other_way_round(sizes: list[int]) -> None:
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    groups = [range(start, start + size) for start, size in zip(starts, sizes, strict=True)]
    other = turned(groups)
    assert [len(group) for group in other] == sizes[::-1]
    assert [item for group in other for item in group] == list(range(sum(sizes)))


@given(st.integers(0, 40), st.integers(2, 8), st.sampled_from([(), CARDS, (2, 3)]))
def test_each_thing_is_on_one_slide(number: int, most: int, counts: tuple[int, ...]) -> None:
    groups = shared_out(range(number), most, 2, counts)
    assert [item for group in groups for item in group] == list(range(number))
    assert all(0 < len(group) <= max(most, 2) for group in groups)


def test_no_statistic_of_five_is_alone_and_values_are_large(tmp_path: Path) -> None:
    values = [("1234567", "patients"), ("0.5", "mg"), ("12", "mmol/L"), ("3", ""), ("77", "%")]
    items = [
        {"value": value, "label": f"of it {n}", "source": "Our audit of 12 people, Leeds, 2026"}
        | ({"unit": unit} if unit else {})
        for n, (value, unit) in enumerate(values)
    ]  # fmt: skip
    result = built(tmp_path, one_section({"type": "statistics", "items": items}), only="deck")
    assert not result.failed, [str(error) for error in result.report.errors]
    counts = [
        sum(shape.has_text_frame and shape.text_frame.text.startswith("of it ")
            for shape in slide.shapes)
        for slide in Presentation(str(tmp_path / "out" / "deck.pptx")).slides
    ]  # fmt: skip
    assert [count for count in counts if count] == [2, 3]


@pytest.mark.parametrize("text", ["Once.", None])
def test_no_slide_shows_an_empty_card(tmp_path: Path, text: str | None) -> None:
    names = ["Apixaban", "Thrombozytenaggregationshemmungsmittel", "Warfarin"]
    items = [{"title": name} | ({"text": text} if text else {}) for name in names]
    out = whole(tmp_path, one_section({"type": "cards", "items": items}), only="deck")
    words = [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(str(out / "deck.pptx")).slides
    ]
    (slide,) = [text for text in words if names[0] in text]
    assert all(name in slide for name in names)

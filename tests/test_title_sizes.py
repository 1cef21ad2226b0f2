"""The titles of a deck have few sizes, in our own look and in templates."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.oxml.ns import qn

from irdocs.deck.title_sizes import SECOND, TitleRoom, shared
from support import templates
from support.small_documents import one_section, whole
from support.thorough import tried

STEPS = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)


@st.composite
def title_rooms(draw: st.DrawFn) -> TitleRoom:
    largest = draw(st.sampled_from(STEPS))
    smaller = [size for size in STEPS if 0.75 * largest <= size <= largest]
    return TitleRoom(draw(st.sampled_from(smaller)), largest)


@given(st.lists(title_rooms(), min_size=1, max_size=30))
def test_every_title_has_room_and_most_share_one_of_two_sizes(titles: list[TitleRoom]) -> None:
    sizes = shared(titles)
    assert all(size <= title.largest for size, title in zip(sizes, titles, strict=True))
    fit = sorted((title.largest for title in titles), reverse=True)
    first = fit[-(-2 * len(fit) // 3) - 1]
    assert max(sizes) <= first
    near = {size for size in sizes if SECOND * first <= size}
    assert len(near) <= 2
    assert sum(size in near for size in sizes) >= 2 / 3 * len(titles)


def test_titles_that_are_alike_stay_as_they_are() -> None:
    assert shared([TitleRoom(44.0, 44.0)] * 3) == [44.0] * 3
    assert shared([TitleRoom(44.0, 44.0)] * 5 + [TitleRoom(20.0, 20.0)]) == [44.0] * 5 + [20.0]


LONG = "Five cosines give most of the tide at most ports that ships of any size call at"
LONGER = "A wall is built for a level that comes once in a hundred years and stands for sixty, and "


@pytest.mark.parametrize(
    "template", [None, "small-wide.pptx", "default.pptx", "branded.pptx"][: tried(4, 2)]
)
def test_neighbours_of_any_length_have_few_sizes(template: str | None, tmp_path: Path) -> None:
    file = tmp_path / "trust.pptx"
    if template:
        file.write_bytes(templates.all_templates()[template])
    titles = ["Short", LONG, "Also short", f"{LONG} now", f"{LONG} in May", LONGER + "then some"]
    blocks = [{"type": "points", "title": title, "items": ["One", "Two"]} for title in titles]
    out = whole(tmp_path, one_section(*blocks), only="deck", template=file if template else None)
    deck = Presentation(io.BytesIO((out / "deck.pptx").read_bytes()))
    shown = {}
    for slide in deck.slides:
        title = slide.shapes.title
        run = next(title._element.iter(qn("a:rPr")))
        shown[title.text_frame.text] = run.get("sz") or "the layout's"
    sizes = [shown[title] for title in titles]
    assert len(set(sizes[:5])) <= 2, sizes
    assert len(set(sizes)) <= 3, sizes

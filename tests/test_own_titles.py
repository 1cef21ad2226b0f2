"""Titles of slides whose blocks have none: each says what its slide is about, and none is a number
behind the section's title."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pptx import Presentation

from support.small_documents import one_section, whole

SOURCES = {
    "a": {
        "authors": "A",
        "title": "B",
        "publisher": "C",
        "year": 2024,
        "url": "https://example.org/",
    }
}
GROUPS = [{"name": "Without", "affected": 20}, {"name": "With", "affected": 10}]
BLOCKS = [
    ({"type": "points", "items": ["Use the preventer.", "Keep the reliever."]},
     "Section: Use the preventer"),
    ({"type": "text", "text": "Ask for a plan. It says what to do."}, "Section: Ask for a plan"),
    ({"type": "chart", "kind": "column", "categories": ["A", "B"], "alt": "Columns.",
      "series": [{"name": "Attacks", "values": [1, 2]}], "source": ["a"]}, "Section: Attacks"),
    ({"type": "cards", "items": [{"title": "Pollen"}, {"title": "Smoke"}]},
     "Section: Pollen and Smoke"),
    ({"type": "risk", "of": 100, "time": "over a year", "event": "people have an attack",
      "groups": GROUPS, "source": ["a"]}, "Section: people have an attack"),
    ({"type": "statistics", "items": [{"value": 8, "unit": "%", "label": "of people have it",
      "source": ["a"]}]}, "Section: 8% of people have it"),
    ({"type": "quote", "text": "I run.", "by": "Alex"}, "Section: Alex"),
    ({"type": "terms", "items": [{"term": "Peak flow", "meaning": "M."}]}, "Section: Peak flow"),
    ({"type": "timeline", "items": [{"date": "1956", "title": "Inhaler"},
      {"date": "1972", "title": "Steroids"}]}, "Section: Inhaler and Steroids"),
    ({"type": "flow", "steps": [{"text": "Short of breath?"}, {"text": "Go on"}]},
     "Section: Short of breath?"),
]  # fmt: skip


def titles(out: Path) -> list[str]:
    slides = Presentation(io.BytesIO((out / "deck.pptx").read_bytes())).slides
    return [slide.shapes.title.text_frame.text.replace("\u00a0", " ") for slide in slides]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    text = one_section(*(block for block, _ in BLOCKS), sources=SOURCES)
    return titles(whole(tmp_path_factory.mktemp("own"), text, only="deck"))


@pytest.mark.parametrize("title", [title for _, title in BLOCKS])
def test_an_untitled_block_is_called_by_its_own_words(shown: list[str], title: str) -> None:
    assert title in shown


def test_no_title_is_a_number_and_none_stands_twice(shown: list[str]) -> None:
    assert not [title for title in shown if re.search(r"\(\d+\)$", title)]
    assert len(set(shown)) == len(shown)


def test_words_without_room_are_cut_and_equal_ones_counted(tmp_path: Path) -> None:
    long = "Rinse your mouth " + "and then again " * 20
    points = [{"type": "points", "items": [words, "Second."]} for words in (long, "Rest.", "Rest.")]
    shown = titles(whole(tmp_path, one_section(*points), only="deck"))
    (cut,) = [title for title in shown if title.startswith("Section: Rinse")]
    assert cut.endswith("…") and len(cut.split()) >= 4
    assert {"Section: Rest", "Section: Rest (2)"} <= set(shown)


def test_a_sentence_that_is_all_of_a_slide_is_not_its_title_too(tmp_path: Path) -> None:
    block = {"type": "text", "text": "These words are all."}
    assert "Section (2)" in titles(whole(tmp_path, one_section(block), only="deck"))


def test_the_only_block_of_a_section_keeps_the_title_that_its_author_gave(tmp_path: Path) -> None:
    block = {"type": "points", "title": "What helps", "items": ["Rest.", "Water."]}
    assert "What helps" in titles(whole(tmp_path, one_section(block), only="deck"))

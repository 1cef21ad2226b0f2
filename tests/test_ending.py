"""The last slide of a deck says whom to ask, or whose talk it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
import pytest

from support.small_documents import ABOUT, one_section, whole

SAID = "How we decide"
AUTHORS = [
    {"name": "Tomasz Zieliński", "role": "Consultant", "affiliation": "St Example’s"},
    {"name": "Priya Nair"},
]


def last_slide(folder: Path, **more: Any) -> list[str]:
    """Return the texts of the last slide."""
    text = {"type": "text", "text": "Words."}
    about = {**ABOUT, "subtitle": SAID, "title": "Weaning", **more}
    whole(folder, one_section(text, document=about), only="deck")
    *_, slide = pptx.Presentation(str(folder / "out" / "deck.pptx")).slides
    return [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]


@pytest.mark.parametrize(
    ("more", "below"),
    [
        ({"authors": AUTHORS}, "Tomasz Zieliński, Consultant, St Example’s\nPriya Nair"),
        ({"organisation": "St Example’s Trust"}, "St Example’s Trust"),
        ({"authors": AUTHORS, "contact": {"name": "Our ward", "telephone": "0113 496 0000"}},
         "Our ward\n0113\xa0496\xa00000"),
        ({}, "Weaning"),
    ],
)  # fmt: skip
def test_the_last_slide_has_more_than_the_subtitle(
    more: dict[str, Any], below: str, tmp_path: Path
) -> None:
    assert last_slide(tmp_path, **more)[:2] == [SAID, below]


def test_many_authors_stand_there_by_their_names(tmp_path: Path) -> None:
    authors = [{"name": f"Name Of Author {n}", "role": "Consultant in the care of everybody",
                "affiliation": "A hospital with a long name"} for n in range(9)]  # fmt: skip
    texts = last_slide(tmp_path, authors=authors)
    assert len(texts) == 2 and texts[1].startswith("Name Of Author 0, Name Of Author 1")
